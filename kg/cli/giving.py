"""`kg export`: the graph in another form, to a file or to standard output."""

import io
from pathlib import Path
from typing import Any

import click

from kg import ontology
from kg.cli.options import closed, graph, min_confidence, part
from kg.errors import UsageError
from kg.export import EXPORTERS
from kg.export.choose import choose
from kg.model import Graph
from kg.store import open_graph
from kg.store.files import disk_trouble, write_whole


@click.command()
@graph
@click.argument("form", metavar="FORMAT", type=click.Choice(list(EXPORTERS)))
@click.option("-o", "--output", type=click.Path(), default="-", help="Where to write; - is standard output.")
@closed
@min_confidence
@part
def export(graph: str, form: str, output: str, closed: bool, min_confidence: float, **wishes: Any) -> None:
    """Write the graph in DIR as FORMAT.

    FORMAT is turtle, trig, nquads, jsonld, graphml, gexf, csv (tables in a zip file), jsonl or html.
    """
    if form == "csv" and Path(output).suffix.lower() == ".csv":
        raise UsageError(f"-o {output}", "csv is several tables in one zip file", "name a file that ends in .zip")
    if output != "-" and Path(graph).resolve() in Path(output).resolve().parents:
        raise UsageError(f"-o {output}", "the graph itself is kept in this folder", "name a file outside it")
    store = open_graph(graph)
    data = _written(choose(store.graph(), closed, min_confidence), form, store.base, wishes)
    if output == "-":
        click.echo(data, nl=False)
    else:
        with disk_trouble(Path(output)):
            write_whole(Path(output), data)


def _written(graph: Graph, form: str, base: str, wishes: dict[str, Any]) -> bytes:
    if not any(value for name, value in wishes.items() if name != "hops"):
        return EXPORTERS[form].dumps(graph, ontology.load(), base)
    from kg.export.html import write_html  # brings networkx
    from kg.export.html.select import select

    if form == "html":  # the page itself says what it leaves out
        page = io.StringIO()
        write_html(graph, ontology.load(), page, **wishes)
        return page.getvalue().encode()
    chosen, note = select(graph, **wishes)
    click.echo(note, err=True)
    return EXPORTERS[form].dumps(chosen, ontology.load(), base)
