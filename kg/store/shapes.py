"""SHACL shapes → SPARQL queries that find what breaks them: a SHACL engine's answers in a fraction of its time.

What is known of SHACL: node shapes with `sh:targetClass`, their `sh:property`, each with one predicate as `sh:path`
and the constraints of CONSTRAINTS. A shape that says more is refused, never half checked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import VocabularyError
from kg.store.graph import Store

SH = "http://www.w3.org/ns/shacl#"
_TARGETS = """PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?class ?property WHERE { ?shape sh:targetClass ?class ; sh:property ?property } ORDER BY ?property ?class"""
_COUNTED = "} GROUP BY ?node HAVING (COUNT(DISTINCT ?value)"
_KINDS = {"IRI": "isIRI(?value)", "Literal": "isLiteral(?value)", "IRIOrLiteral": "!isBlank(?value)"}


@dataclass(frozen=True, slots=True)
class Violation:
    """A node that breaks a constraint of a property shape. `message` says in words how it should be."""

    node: str
    path: str
    constraint: str
    message: str


# For each constraint, the pattern that finds the nodes (?node) breaking it. All but the counts ask it of each ?value.
CONSTRAINTS: dict[str, Callable[[str, str], str]] = {
    "minCount": lambda path, n: f"OPTIONAL {{ ?node {path} ?value }} {_COUNTED} < {n}",
    "maxCount": lambda path, n: f"?node {path} ?value {_COUNTED} > {n}",
    "datatype": lambda path, t: f"?node {path} ?value FILTER(!isLiteral(?value) || datatype(?value) != {t}",
    "class": lambda path, c: f"?node {path} ?value FILTER(NOT EXISTS {{ ?value a/rdfs:subClassOf* {c} }}",
    "nodeKind": lambda path, kind: f"?node {path} ?value FILTER(!({_kind(kind)})",
    "in": lambda path, values: f"?node {path} ?value FILTER(?value NOT IN ({values})",
    "pattern": lambda path, regex: f"?node {path} ?value FILTER(isBlank(?value) || !regex(str(?value), {regex})",
    "minLength": lambda path, n: f"?node {path} ?value FILTER(isBlank(?value) || strlen(str(?value)) < {n}",
    "minInclusive": lambda path, n: f"?node {path} ?value FILTER(!COALESCE(?value >= {n}, false)",
    "maxInclusive": lambda path, n: f"?node {path} ?value FILTER(!COALESCE(?value <= {n}, false)",
    "lessThan": lambda path, other: (
        f"?node {path} ?value ; {other} ?other FILTER(!COALESCE(?value < ?other, false)"
    ),
}  # fmt: skip
_DESCRIBING = {"path", "message", "name", "description", "order", "severity"}


def check(store: Store, shapes: Path) -> Iterator[Violation]:
    """Yield all that in the store breaks the shapes of a Turtle file, in their order and the nodes'.

    Raises VocabularyError for a shape that says more than is known here.
    """
    graph = ox.Store()
    graph.load(path=str(shapes), format=ox.RdfFormat.TURTLE)
    rows = graph.query(_TARGETS)
    assert isinstance(rows, ox.QuerySolutions)
    targets: dict[ox.NamedNode | ox.BlankNode, list[str]] = {}
    for row in rows:
        targets.setdefault(row["property"], []).append(str(row["class"]))
    for shape, classes in targets.items():
        yield from _violations(store, graph, " ".join(classes), shape)


def _violations(store: Store, graph: ox.Store, classes: str, shape: ox.NamedNode | ox.BlankNode) -> Iterator[Violation]:
    said = {q.predicate.value.removeprefix(SH): q.object for q in graph.quads_for_pattern(shape, None, None)}
    unknown = sorted(set(said) - set(CONSTRAINTS) - _DESCRIBING)
    path = said.get("path")
    if unknown or not isinstance(path, ox.NamedNode):
        what = f"sh:{unknown[0]} is not known here" if unknown else "its sh:path is not one predicate"
        raise VocabularyError(str(shape), what, f"use sh:{', sh:'.join(CONSTRAINTS)}")
    message = said.get("message")
    words = message.value if isinstance(message, ox.Literal) else ""
    for name in (n for n in CONSTRAINTS if n in said):
        broken = CONSTRAINTS[name](str(path), _operand(graph, name, said[name]))
        nodes = f"VALUES ?class {{ {classes} }} ?node a/rdfs:subClassOf* ?class"
        sparql = f"SELECT DISTINCT ?node WHERE {{ {nodes} . {broken}{')' if name.endswith('Count') else ') }'}"
        for node in sorted(node.value for (node,) in store.rows(sparql)):
            yield Violation(node, path.value, f"sh:{name}", words)


def _operand(graph: ox.Store, name: str, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return " , ".join(_members(graph, value)) if name == "in" else str(value)


def _members(graph: ox.Store, head: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Iterator[str]:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    while isinstance(head, ox.BlankNode):
        said = {q.predicate.value.removeprefix(rdf): q.object for q in graph.quads_for_pattern(head, None, None)}
        yield str(said["first"])
        head = said["rest"]


def _kind(kind: str) -> str:
    name = kind.strip("<>").removeprefix(SH)
    if name not in _KINDS:
        raise VocabularyError(f"sh:{name}", "this node kind is not known here", f"use sh:{', sh:'.join(_KINDS)}")
    return _KINDS[name]
