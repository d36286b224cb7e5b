"""Graph → the graph page, one HTML file."""

import io
from typing import BinaryIO

from kg.export.html import write_html
from kg.model import Graph
from kg.ontology import Ontology


def write(graph: Graph, ontology: Ontology, stream: BinaryIO, base: str) -> None:
    """Write the page of the whole graph."""
    text = io.TextIOWrapper(stream, encoding="utf8", newline="\n", write_through=True)
    write_html(graph, ontology, text)
    text.detach()
