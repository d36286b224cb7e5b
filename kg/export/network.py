"""Graph → a networkx MultiDiGraph for network tools: entities and literal values as nodes, a statement an edge.

Each edge carries what its evidence adds up to. Only strings, integers and booleans, none missing, so that any format
takes them; characters that XML does not allow are left out.
"""

import re

import networkx as nx

from kg.export.names import Names
from kg.model import Evidence, Graph, Literal, Statement
from kg.ontology import Ontology
from kg.rdf import statement_iri

Attributes = dict[str, str | int | bool]

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network(graph: Graph, ontology: Ontology) -> "nx.MultiDiGraph[str]":
    """Build the network; node ids are the entities' ids, edge keys the statements' hashes."""
    names = Names(graph, ontology)
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in graph.entities:
        also = " | ".join(entity.also_known_as)
        net.add_node(plain(entity.id), **_node(entity.name, entity.type, entity.named, also))
    for statement in graph.statements:
        key = statement_iri(statement).value.rpartition("/")[2]
        if isinstance(statement.object, Literal):
            target = f"value:{key}"
            net.add_node(target, **_node(names.object(statement.object), "Value", False, ""))
        else:
            target = plain(statement.object)
        net.add_edge(plain(statement.subject), target, key=key, **_edge(statement, names))
    return net


def plain(words: str) -> str:
    """Leave out what XML cannot hold."""
    return _NOT_XML.sub("", words)


def _node(label: str, kind: str, named: bool, also: str) -> Attributes:
    return {"label": plain(label), "class": kind, "named": named, "also_known_as": plain(also)}


def _edge(statement: Statement, names: Names) -> Attributes:
    row: Attributes = {"label": names.relation(statement.relation)}
    row |= summary(statement, names)
    return {key: plain(value) if isinstance(value, str) else value for key, value in row.items()}


def summary(statement: Statement, names: Names) -> Attributes:
    """Add up a statement's evidence: how much, for and against, told how, by whom, from when to when."""
    evidence = statement.evidence
    dates = sorted(e.when.value for e in evidence if e.when)
    return {
        "relation": statement.relation,
        "holds": statement.holds,
        "evidence": len(evidence),
        "affirmed": sum(e.holds for e in evidence),
        "denied": sum(e.polarity == "negative" for e in evidence),
        "modality": _distinct([e.modality.value for e in evidence]),
        "speakers": _distinct([names.entity(e.speaker) for e in evidence if e.speaker]),
        "articles": _distinct([e.article for e in evidence]),
        "first_date": dates[0] if dates else "",
        "last_date": dates[-1] if dates else "",
        "sentence": best(evidence).quote if evidence else "",
    }


def best(evidence: tuple[Evidence, ...]) -> Evidence:
    """Choose the evidence to show where there is room for one: one that holds, the surest, the first."""
    return max(evidence, key=lambda e: (e.holds, e.confidence))


def _distinct(words: list[str]) -> str:
    return " | ".join(sorted(set(words)))
