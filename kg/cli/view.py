"""`kg view`: the graph page in a browser."""

import tempfile
import webbrowser
from pathlib import Path
from typing import Any

import click

from kg import ontology
from kg.cli.options import closed, graph, min_confidence, part
from kg.export.choose import choose
from kg.store import open_graph
from kg.store.files import disk_trouble


@click.command()
@graph
@closed
@min_confidence
@part
@click.option("--no-browser", is_flag=True, help="Write the page and print where it is; open nothing.")
def view(graph: str, closed: bool, min_confidence: float, no_browser: bool, **wishes: Any) -> None:
    """Write the graph page of DIR to a temporary file, and open it in the browser."""
    from kg.export.html import write_html  # brings networkx, which no other command waits for

    chosen = choose(open_graph(graph).graph(), closed, min_confidence)
    file = Path(tempfile.mkdtemp(prefix="kg-")) / "graph.html"
    with disk_trouble(file), file.open("w", encoding="utf-8", newline="\n") as stream:
        write_html(chosen, ontology.load(), stream, **wishes)
    click.echo(file)
    if not no_browser and not webbrowser.open(file.as_uri()):
        click.echo("kg: no browser could be opened; open the file above in one", err=True)
