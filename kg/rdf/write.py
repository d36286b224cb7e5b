"""A Graph → its triples: the bare triple where the statement holds, its statement node, and its evidence nodes."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import Literal as Words
from pyoxigraph import NamedNode, Triple

from kg.model import Article, Entity, Evidence, Graph, Literal, Precision, Statement, When
from kg.rdf.names import (
    ALT_LABEL,
    BASE,
    DATE_TYPES,
    KG,
    LABEL,
    OBJECT,
    OTHER,
    PREDICATE,
    RDF,
    RDFS,
    ROLE,
    SAME_AS,
    SUBJECT,
    TYPE,
    XSD,
    article_iri,
    entity_iri,
    evidence_iri,
    relation_iri,
    settled,
    slug,
    statement_iri,
)

Fact = tuple[str, NamedNode | Words]  # of one node: predicate, object


def triples(graph: Graph, base: str = BASE) -> Iterator[Triple]:
    """Write the graph as triples, each once."""
    graph = settled(graph)
    for entity in graph.entities:
        yield from entity_triples(entity, base)
    yield from term_triples(*graph_terms(graph))
    yield from part_triples(graph, base, set(), set())


def part_triples(graph: Graph, base: str, known: set[int], holding: set[int]) -> Iterator[Triple]:
    """Write the articles and statements of a settled graph.

    `known` and `holding` hold the hashes of the statements that were written, and of those whose bare triple was; what
    is in them is not written again, and they grow.
    """
    for article in graph.articles:
        yield from _node(article_iri(article.id, base), _article(article))
    for statement in graph.statements:
        node = statement_iri(statement, base)
        number = int(node.value.rpartition("/")[2], 16)
        if number not in known:
            known.add(number)
            yield from _node(node, _statement(statement, base))
        if statement.holds and number not in holding:
            holding.add(number)
            yield Triple(
                entity_iri(statement.subject, base), relation_iri(statement.relation), _value(statement.object, base)
            )
        for evidence in statement.evidence:
            iri = evidence_iri(statement, evidence, base)
            yield Triple(node, _named(KG + "evidence"), iri)
            yield from _node(iri, _evidence(evidence, base))


def entity_triples(entity: Entity, base: str) -> Iterator[Triple]:
    return _node(entity_iri(entity.id, base), _entity(entity))


_named = lru_cache(maxsize=1 << 10)(NamedNode)


def _node(node: NamedNode, facts: Iterable[Fact]) -> Iterator[Triple]:
    for predicate, value in facts:
        yield Triple(node, _named(predicate), value)


def graph_terms(graph: Graph) -> tuple[set[str], set[str]]:
    """Return the open relations and the roles of a graph, which no ontology file can know."""
    roles = {role for s in graph.statements for e in s.evidence for role, _ in e.arguments}
    opened = {s.relation.removeprefix("other:") for s in graph.statements if s.relation.startswith("other:")}
    return opened, roles


def term_triples(opened: set[str], roles: set[str]) -> Iterator[Triple]:
    """Declare open relations and roles."""
    for names, namespace, above in (opened, OTHER, "related-to"), (roles, ROLE, "argument"):
        for name in sorted(names):
            label = Words(name.replace("-", " "), language="en")
            facts: list[Fact] = [(TYPE, NamedNode(RDF + "Property")), (LABEL, label)]
            facts.append((RDFS + "subPropertyOf", NamedNode(KG + above)))
            yield from _node(NamedNode(namespace + slug(name)), facts)


def _article(article: Article) -> Iterator[Fact]:
    yield TYPE, NamedNode(KG + "Article")
    yield KG + "identifier", Words(article.id)
    yield KG + "title", Words(article.title)
    if article.published is not None:
        yield KG + "published", _typed(article.published, XSD + "date")
    if article.publisher is not None:
        yield KG + "publisher", Words(article.publisher)
    if article.url is not None:
        yield KG + "url", _typed(article.url, XSD + "anyURI")


def _entity(entity: Entity) -> Iterator[Fact]:
    yield TYPE, NamedNode(KG + slug(entity.type))
    yield LABEL, Words(entity.name)
    yield KG + "named", _typed(str(entity.named).lower(), XSD + "boolean")
    for name in entity.also_known_as:
        yield ALT_LABEL, Words(name)
    for iri in entity.same_as:
        yield SAME_AS, NamedNode(iri)


def _statement(statement: Statement, base: str) -> Iterator[Fact]:
    yield TYPE, NamedNode(RDF + "Statement")
    yield SUBJECT, entity_iri(statement.subject, base)
    yield PREDICATE, relation_iri(statement.relation)
    yield OBJECT, _value(statement.object, base)
    if isinstance(statement.object, Literal) and statement.object.datatype == "quantity":
        if re.fullmatch(r"[+-]?\d+(\.\d+)?", statement.object.value, re.ASCII):
            yield KG + "quantity", _typed(statement.object.value, XSD + "decimal")
        if statement.object.unit:
            yield KG + "unit", Words(statement.object.unit)


def _evidence(evidence: Evidence, base: str) -> Iterator[Fact]:
    yield TYPE, NamedNode(KG + "Evidence")
    yield KG + "article", article_iri(evidence.article, base)
    for name, span, words in (
        ("sentence", evidence.sentence, evidence.quote),
        ("trigger", evidence.trigger, evidence.trigger_text),
    ):
        yield KG + name, Words(words)
        yield KG + name + "Start", _typed(str(span.start), XSD + "integer")
        yield KG + name + "End", _typed(str(span.end), XSD + "integer")
    yield KG + "polarity", Words(evidence.polarity.value)
    yield KG + "modality", Words(evidence.modality.value)
    yield KG + "rule", Words(evidence.rule)
    yield KG + "confidence", _typed(f"{evidence.confidence:.4f}".rstrip("0").rstrip("."), XSD + "decimal")
    texts = ("subjectText", evidence.subject_text), ("objectText", evidence.object_text)
    for name, words in (*texts, ("confidenceBasis", evidence.basis)):
        if words:
            yield KG + name, Words(words)
    for name, entity in ("speaker", evidence.speaker), ("place", evidence.where):
        if entity is not None:
            yield KG + name, entity_iri(entity, base)
    via = [entity_iri(v, base) for v in evidence.via]
    for relay in dict.fromkeys(via):
        yield KG + "via", relay
    if len(via) > 1:
        yield KG + "viaChain", Words(" ".join(v.value for v in via))
    if evidence.when is not None:
        yield from _when(evidence.when)
    for role, value in evidence.arguments:
        yield ROLE + slug(role), _value(value, base)


def _when(when: When) -> Iterator[Fact]:
    yield KG + "date", _typed(when.value, DATE_TYPES[when.precision])
    yield KG + "datePrecision", Words(when.precision.value)
    yield KG + "dateOfEvent", _typed(str(when.of_event).lower(), XSD + "boolean")
    if when.precision is not Precision.YEAR:
        yield KG + "month", Words(when.value[:7])


def _typed(lexical: str, datatype: str) -> Words:
    return Words(lexical, datatype=_named(datatype))


def _value(value: str | Literal, base: str) -> NamedNode | Words:
    if isinstance(value, str):
        return entity_iri(value, base)
    if value.datatype == "quantity":
        lexical = value.value + (f" {value.unit}" if value.unit else "")
        return _typed(lexical, KG + "Quantity")
    return _typed(value.value, XSD + "integer") if value.datatype == "integer" else Words(value.value)
