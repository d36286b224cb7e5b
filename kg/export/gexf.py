"""Graph → GEXF, for Gephi: as GraphML, with the ontology's colours."""

from typing import BinaryIO
from xml.etree import ElementTree

from networkx.readwrite.gexf import GEXFWriter

from kg.export.network import network
from kg.model import Graph
from kg.ontology import Ontology


def write(graph: Graph, ontology: Ontology, stream: BinaryIO, base: str) -> None:
    """Write the network as GEXF 1.2."""
    net = network(graph, ontology)
    for _, node in net.nodes(data=True):
        found = ontology.entity_classes.get(node["class"])
        colour = int(((found and found.colour) or "#999999").removeprefix("#"), 16)
        node["viz"] = {"color": {"r": colour >> 16, "g": colour >> 8 & 255, "b": colour & 255, "a": 1.0}}
    for _, _, key, edge in net.edges(keys=True, data=True):
        edge["id"] = key
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(net)
    for meta in [child for child in writer.xml if child.tag == "meta"]:
        writer.xml.remove(meta)  # it holds today's date: the same graph would give other bytes tomorrow
    writer.indent(writer.xml)
    ElementTree.ElementTree(writer.xml).write(stream, encoding="utf-8", xml_declaration=True)
