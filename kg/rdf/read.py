"""Triples → the Graph that gave them, but for its articles' texts, which stay in the graph folder."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal as Words
from pyoxigraph import NamedNode, Triple

from kg.model import (
    Article,
    Entity,
    Evidence,
    Graph,
    Literal,
    Modality,
    Polarity,
    Precision,
    Span,
    Statement,
    When,
)
from kg.rdf.names import (
    ALT_LABEL,
    BASE,
    KG,
    LABEL,
    OBJECT,
    PREDICATE,
    RDF,
    ROLE,
    SAME_AS,
    SUBJECT,
    TYPE,
    XSD,
    article_id,
    entity_id,
    relation_name,
    settled,
)

Term = NamedNode | Words
Node = Mapping[str, list[Term]]


def from_triples(triples: Iterable[Triple], base: str = BASE) -> Graph:
    """Read a graph back; triples of other shapes (an ontology's) are passed over."""
    nodes: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for s, p, o in triples:
        nodes[s.value][p.value].append(o)
    articles, entities, statements = [], [], []
    for iri, node in list(nodes.items()):
        types = {t.value for t in node.get(TYPE, ())}
        if KG + "Article" in types:
            articles.append(_article(node))
        elif RDF + "Statement" in types:
            statements.append(_statement(node, nodes, base))
        elif KG + "named" in node:
            entities.append(_entity(iri, node, base))
    return settled(Graph(tuple(articles), tuple(entities), tuple(statements)))


def _one(node: Node, predicate: str) -> str | None:
    values = node.get(predicate)
    return values[0].value if values else None


def _words(node: Node, predicate: str) -> str:
    return _one(node, predicate) or ""


def _all(node: Node, predicate: str) -> tuple[str, ...]:
    return tuple(sorted(value.value for value in node.get(predicate, ())))


def _article(node: Node) -> Article:
    return Article(
        id=_words(node, KG + "identifier"),
        title=_words(node, KG + "title"),
        text="",
        url=_one(node, KG + "url"),
        published=_one(node, KG + "published"),
        publisher=_one(node, KG + "publisher"),
    )


def _entity(iri: str, node: Node, base: str) -> Entity:
    return Entity(
        id=entity_id(iri, base),
        type=relation_name(_words(node, TYPE)),
        name=_words(node, LABEL),
        named=_one(node, KG + "named") == "true",
        also_known_as=_all(node, ALT_LABEL),
        same_as=_all(node, SAME_AS),
    )


def _statement(node: Node, nodes: Mapping[str, Node], base: str) -> Statement:
    return Statement(
        subject=entity_id(_words(node, SUBJECT), base),
        relation=relation_name(_words(node, PREDICATE)),
        object=_value(node[OBJECT][0], base),
        evidence=tuple(_evidence(nodes[iri], base) for iri in _all(node, KG + "evidence")),
    )


def _evidence(node: Node, base: str) -> Evidence:
    speaker, where = _one(node, KG + "speaker"), _one(node, KG + "place")
    chain = _one(node, KG + "viaChain")
    return Evidence(
        article=article_id(_words(node, KG + "article"), base),
        sentence=_span(node, "sentence"),
        quote=_words(node, KG + "sentence"),
        trigger=_span(node, "trigger"),
        trigger_text=_words(node, KG + "trigger"),
        rule=_words(node, KG + "rule"),
        polarity=Polarity(_words(node, KG + "polarity")),
        modality=Modality(_words(node, KG + "modality")),
        speaker=None if speaker is None else entity_id(speaker, base),
        via=tuple(entity_id(v, base) for v in (chain.split(" ") if chain else _all(node, KG + "via"))),
        when=_when(node),
        where=None if where is None else entity_id(where, base),
        arguments=tuple(_arguments(node, base)),
        confidence=float(_words(node, KG + "confidence")),
        basis=_words(node, KG + "confidenceBasis"),
        subject_text=_words(node, KG + "subjectText"),
        object_text=_words(node, KG + "objectText"),
    )


def _span(node: Node, name: str) -> Span:
    return Span(int(_words(node, KG + name + "Start")), int(_words(node, KG + name + "End")))


def _when(node: Node) -> When | None:
    value = _one(node, KG + "date")
    if value is None:
        return None
    return When(value, Precision(_words(node, KG + "datePrecision")), _one(node, KG + "dateOfEvent") == "true")


def _arguments(node: Node, base: str) -> Iterable[tuple[str, str | Literal]]:
    for predicate, values in node.items():
        if predicate.startswith(ROLE):
            for value in values:
                yield entity_id(predicate, ROLE), _value(value, base)


def _value(value: Term, base: str) -> str | Literal:
    if isinstance(value, NamedNode):
        return entity_id(value.value, base)
    if value.datatype.value == KG + "Quantity":
        number, _, unit = value.value.partition(" ")
        return Literal(number, "quantity", unit or None)
    return Literal(value.value, "integer" if value.datatype.value == XSD + "integer" else "string")
