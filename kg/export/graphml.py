"""Graph → GraphML, for yEd, Cytoscape and networkx: entities as nodes, statements as directed edges."""

from typing import BinaryIO

import networkx as nx

from kg.export.network import network
from kg.model import Graph
from kg.ontology import Ontology


def write(graph: Graph, ontology: Ontology, stream: BinaryIO, base: str) -> None:
    """Write the network as GraphML."""
    # networkx would take lxml where it is installed, and write other bytes
    nx.write_graphml_xml(network(graph, ontology), stream, named_key_ids=True)
    stream.write(b"\n")
