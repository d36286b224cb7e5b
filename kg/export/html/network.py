"""The drawing of a graph, built with pyvis: a graph and the vocabulary in; pyvis nodes and edges with their looks out.

Nodes are in the order of their centrality, so that a page can draw the most central first. Every statement that joins
two things is an edge of its own (a multi-digraph); the page draws parallel ones as one weighted line.
"""

from typing import TYPE_CHECKING

from kg.export.html.layout import arrange
from kg.export.html.select import UNNAMED, joins
from kg.model import Entity, Graph
from kg.ontology import Ontology

if TYPE_CHECKING:
    from pyvis.network import Network

COLOUR, SHAPE = "#767676", "dot"


def looks(ontology: Ontology, type_: str) -> tuple[str, str, str]:
    """Return the label, colour and shape of an entity class; plain ones where the vocabulary has none."""
    known = ontology.entity_classes.get(type_)
    if known is None:
        return type_, COLOUR, SHAPE
    return known.label or type_, known.colour or COLOUR, known.shape or SHAPE


def build(graph: Graph, ontology: Ontology) -> "Network":
    """Return the network of the graph; a node's `group` is its community, 0 for loose ends."""
    # Imported here: pyvis brings IPython, and no other export should wait a second for it.
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    number = {e.id: i for i, e in enumerate(graph.entities)}
    pairs = [(s, o) for s, o in joins(graph) if s.subject in number and o in number]
    links = [(number[s.subject], number[o], float(len(s.evidence))) for s, o in pairs]
    layout = arrange(len(number), links, [1.0 if e.named else UNNAMED for e in graph.entities])
    network = Network(directed=True)
    # Node and Edge, not add_node and add_edge: these look through all nodes for each edge.
    for i in layout.order:
        entity: Entity = graph.entities[i]
        _, colour, shape = looks(ontology, entity.type)
        at = {"x": layout.x[i], "y": layout.y[i], "group": layout.community[i], "physics": False}
        network.nodes.append(Node(entity.id, shape, entity.name, color=colour, **at).options)
    for statement, other in pairs:
        relation = ontology.relations.get(statement.relation)
        label = relation.label if relation else open_label(statement.relation)
        weight = len(statement.evidence)
        network.edges.append(Edge(statement.subject, other, True, label=label, value=weight).options)
    return network


def open_label(relation: str) -> str:
    """Return "speak to" for the open relation "other:speak-to"."""
    return relation.removeprefix("other:").replace("-", " ")
