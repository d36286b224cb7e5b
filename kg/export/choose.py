"""The part of a graph that a user wants written: a Graph and wishes in, a smaller Graph out."""

from dataclasses import replace

from kg.model import Evidence, Graph, Statement


def choose(graph: Graph, closed: bool = False, min_confidence: float = 0.0) -> Graph:
    """Keep what is sure enough and, when `closed`, only the ontology's own relations; then what these speak of."""
    if not closed and not min_confidence:
        return graph
    statements = []
    for statement in graph.statements:
        evidence = tuple(e for e in statement.evidence if e.confidence >= min_confidence)
        if evidence and not (closed and statement.relation.startswith("other:")):
            statements.append(replace(statement, evidence=evidence))
    named = {id_ for s in statements for id_ in _named(s)}
    return Graph(graph.articles, tuple(e for e in graph.entities if e.id in named), tuple(statements))


def _named(statement: Statement) -> set[str]:
    named = {statement.subject} | ({statement.object} if isinstance(statement.object, str) else set())
    return named.union(*map(_named_by, statement.evidence))


def _named_by(evidence: Evidence) -> set[str]:
    said_by = (evidence.speaker, *evidence.via, evidence.where)
    return {id_ for id_ in (*said_by, *(v for _, v in evidence.arguments)) if isinstance(id_, str)}
