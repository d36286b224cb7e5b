"""`kg export`: the graph in another form, to a file or to standard output."""

from pathlib import Path

import click

from kg import ontology
from kg.cli.options import closed, graph, min_confidence
from kg.errors import UsageError
from kg.export import EXPORTERS
from kg.export.choose import choose
from kg.store import open_graph
from kg.store.files import disk_trouble, write_whole


@click.command()
@graph
@click.argument("form", metavar="FORMAT", type=click.Choice(list(EXPORTERS)))
@click.option("-o", "--output", type=click.Path(), default="-", help="Where to write; - is standard output.")
@closed
@min_confidence
def export(graph: str, form: str, output: str, closed: bool, min_confidence: float) -> None:
    """Write the graph in DIR as FORMAT.

    FORMAT is turtle, trig, nquads, jsonld, graphml, gexf, csv (tables in a zip file), jsonl or html.
    """
    exporter = EXPORTERS[form]
    if form == "csv" and Path(output).suffix.lower() == ".csv":
        raise UsageError(f"-o {output}", "csv is several tables in one zip file", "name a file that ends in .zip")
    store = open_graph(graph)
    data = exporter.dumps(choose(store.graph(), closed, min_confidence), ontology.load(), store.base)
    if output == "-":
        click.echo(data, nl=False)
    else:
        with disk_trouble(Path(output)):
            write_whole(Path(output), data)
