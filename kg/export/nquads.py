"""Graph → N-Quads: one triple a line, sorted, for programs and for `diff`."""

from typing import BinaryIO

from kg.model import Graph
from kg.ontology import Ontology
from kg.rdf import triples


def write(graph: Graph, ontology: Ontology, stream: BinaryIO, base: str) -> None:
    """Write the graph as sorted N-Quads in the default graph."""
    for line in sorted(str(triple) for triple in triples(graph, base)):
        stream.write(f"{line} .\n".encode())
