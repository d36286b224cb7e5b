"""The part of a graph that answers `kg why`: a subject, perhaps a relation and an object, in; a Graph out."""

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kg.model import Graph
from kg.rdf import from_triples
from kg.store.graph import Store, Term
from kg.store.lookup import find_entity, find_relations

_STATEMENT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement"
_EVIDENCE = "https://kg.example/ontology#Evidence"
_ABOUT = """SELECT ?statement WHERE {
  { ?statement rdf:subject ?thing } UNION { ?statement rdf:object ?thing } ?statement a rdf:Statement }"""
_SAID = (
    "SELECT ?statement ?object WHERE { ?statement rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object }"
)


def statements_about(store: Store, subject: str, relation: str | None = None, object: str | None = None) -> Graph:
    """Give the statements that join what the words name, with their evidence and all that it names.

    A subject alone gives all that is said of it, as subject and as object. A relation brings those below it. The
    object is an entity's name, or words that stand in a literal. Raises QueryError for what is not there.
    """
    thing = find_entity(store, subject)
    if relation is None:
        return part(store, [iri for (iri,) in store.rows(_ABOUT, {"thing": thing})])
    found: list[tuple[Term, ...]] = []
    for each in find_relations(store, relation):
        found.extend(store.rows(_SAID, {"subject": thing, "relation": each}))
    if object is not None:
        spoken = [pair for pair in found if isinstance(pair[1], ox.Literal) and _in(object, pair[1].value)]
        found = spoken or _with(found, find_entity(store, object))
    return part(store, [pair[0] for pair in found])


def part(store: Store, nodes: Sequence[Term]) -> Graph:
    """Give these statements as a Graph."""
    return from_triples(_described(store, nodes), store.base)


def _in(words: str, text: str) -> bool:
    return words.casefold() in text.casefold()


def _with(found: list[tuple[Term, ...]], thing: Term) -> list[tuple[Term, ...]]:
    return [pair for pair in found if pair[1] == thing]


def _described(store: Store, nodes: Iterable[Term]) -> Iterator[ox.Triple]:
    """Yield what is said of the nodes, and of those that statements and evidence lead to."""
    waiting, seen = list(nodes), set(nodes)
    while waiting:
        node = waiting.pop()
        triples = list(store.about(node)) if isinstance(node, ox.NamedNode) else []
        yield from triples
        if any(t.object.value in (_STATEMENT, _EVIDENCE) for t in triples if isinstance(t.object, ox.NamedNode)):
            for each in (t.object for t in triples):
                if isinstance(each, ox.NamedNode) and each not in seen:
                    seen.add(each)
                    waiting.append(each)
