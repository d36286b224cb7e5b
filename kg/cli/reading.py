"""`kg extract`, `kg parse`: what the program reads in articles, before there is a graph."""

import io
import sys

import click

from kg import ontology, pipeline
from kg.cli.options import Skips, closed, min_confidence, strict
from kg.export import EXPORTERS
from kg.export.choose import choose

_FOLLOWING = ("jsonl", "turtle", "nquads")  # what can follow itself in one stream


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(_FOLLOWING), default="jsonl", show_default=True)
@closed
@min_confidence
@strict
@click.pass_context
def extract(
    context: click.Context, files: tuple[str, ...], form: str, closed: bool, min_confidence: float, strict: bool
) -> None:
    """Print what articles claim, one claim a line, without keeping a graph.

    FILES are articles (text, HTML, JSON, JSONL), folders of them, or - for standard input. The articles of one FILE are
    resolved together.
    """
    skips, vocabulary = Skips(), ontology.load()
    for graph in pipeline.extract(files, strict=strict, on_skip=skips):
        EXPORTERS[form].write(choose(graph, closed, min_confidence), vocabulary, sys.stdout.buffer)
    context.exit(skips.exit_code)


@click.command()
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["conllu"]), default="conllu", show_default=True)
@click.option("--pretokenized", is_flag=True, help="FILE is CoNLL-U; keep its tokens and sentences.")
@click.pass_context
def parse(context: click.Context, file: str, form: str, pretokenized: bool) -> None:
    """Print the reader's analysis of articles: words, syntax, names and coreference, as CoNLL-U."""
    skips = Skips()
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf8", newline="\n", write_through=True)
    try:
        pipeline.parse(file, stream, pretokenized=pretokenized, on_skip=skips)
    finally:
        stream.detach()  # or it would close standard output as it goes
    context.exit(skips.exit_code)
