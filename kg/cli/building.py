"""`kg build`, `kg remove`: articles into a graph folder, and out of it."""

import click

from kg import pipeline
from kg.cli.options import Skips, graph, strict


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--graph", "-g", "folder", required=True, type=click.Path(), help="The folder that holds the graph.")
@click.option("--base", help="IRI under which entities are named (of a new graph).  [default: https://kg.example/id/]")
@click.option(
    "--processes", type=click.IntRange(1, 64), default=1, show_default=True, help="Read in several processes."
)
@click.option("--again", is_flag=True, help="Read articles again that are there already.")
@strict
@click.pass_context
def build(
    context: click.Context,
    paths: tuple[str, ...],
    folder: str,
    base: str | None,
    processes: int,
    again: bool,
    strict: bool,
) -> None:
    """Read articles and add them to the graph in a folder.

    PATHS are articles (text, HTML, JSON, JSONL), folders of them, or - for standard input. An article replaces one of
    the same id. What is there already is not read again; so a build that was stopped goes on where it was.
    """
    report = pipeline.build(paths, folder, base=base, processes=processes, strict=strict, again=again, on_skip=Skips())
    unchanged = f", {report.unchanged} there already" if report.unchanged else ""
    skipped = f", {report.skipped} skipped" if report.skipped else ""
    written = report.written
    size = _size(written.articles, written.entities, written.statements, written.holding)
    click.echo(f"{_count(report.read, 'article')} read{unchanged}{skipped}; {folder}: {size}", err=True)
    if report.dropped:
        click.echo(f"{_count(report.dropped, 'claim')} left out: of what, the article does not tell", err=True)
    context.exit(1 if report.skipped else 0)


@click.command()
@graph
@click.argument("article")
def remove(graph: str, article: str) -> None:
    """Take ARTICLE, an article's id, out of the graph, with all that rests on it alone."""
    left = pipeline.remove(graph, article)
    holding = sum(s.holds for s in left.statements)
    size = _size(len(left.articles), len(left.entities), len(left.statements), holding)
    click.echo(f"{article} removed; {graph}: {size}", err=True)


def _size(articles: int, entities: int, statements: int, holding: int) -> str:
    things = f"{_count(articles, 'article')}, {_count(entities, 'entity')}"
    return f"{things}, {_count(statements, 'statement')} ({holding} hold)"


def _count(number: int, word: str) -> str:
    plural = word.removesuffix("y") + "ies" if word.endswith("y") else word + "s"
    return f"{number} {word if number == 1 else plural}"
