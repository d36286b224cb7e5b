"""The names of the graph: namespaces, and the IRIs of articles, entities, relations, statements and evidence.

A statement's IRI hashes subject, relation and object; an evidence's all that it says. `settled` gives a graph the one
form in which it is written and read: each part once, sorted.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from pyoxigraph import NamedNode

from kg.model import Evidence, Graph, Literal, Precision, Span, Statement

BASE = "https://kg.example/id/"
KG = "https://kg.example/ontology#"
OTHER = "https://kg.example/other#"
ROLE = "https://kg.example/role#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

TYPE, LABEL, ALT_LABEL, SAME_AS = RDF + "type", RDFS + "label", SKOS + "altLabel", OWL + "sameAs"
SUBJECT, PREDICATE, OBJECT = RDF + "subject", RDF + "predicate", RDF + "object"
DATE_TYPES = {Precision.DAY: XSD + "date", Precision.MONTH: XSD + "gYearMonth", Precision.YEAR: XSD + "gYear"}


_PLAIN = re.compile("[A-Za-z0-9_-]+")


def prefixes(base: str = BASE) -> dict[str, str]:
    """Give the short names in which the graph is written and may be asked."""
    own = {"": base, "article": base + "article/", "evidence": base + "evidence/", "statement": base + "statement/"}
    ours = {"kg": KG, "other": OTHER, "role": ROLE}
    return own | ours | {"owl": OWL, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}


def slug(words: str) -> str:
    """Encode words as the last part of an IRI: letters and digits of any script, `_`, `-` and `.` stay as they are."""
    if _PLAIN.fullmatch(words):
        return words
    safe = "".join(c if c.isalnum() or c in "_-." else "".join(f"%{b:02X}" for b in c.encode()) for c in words)
    return safe if safe.strip(".") else safe.replace(".", "%2E")  # "." and ".." would be steps in a path


@lru_cache(maxsize=1 << 16)
def entity_iri(entity: str, base: str = BASE) -> NamedNode:
    return NamedNode(base + slug(entity))


def entity_id(iri: str, base: str = BASE) -> str:
    return unquote(iri.removeprefix(base))


def article_iri(article: str, base: str = BASE) -> NamedNode:
    return NamedNode(f"{base}article/{slug(article)}")


def article_id(iri: str, base: str = BASE) -> str:
    return unquote(iri.removeprefix(f"{base}article/"))


@lru_cache(maxsize=1 << 10)
def relation_iri(relation: str) -> NamedNode:
    """Give a relation's IRI: `backs` is the ontology's own, `other:perpetrate` an open one."""
    if relation.startswith("other:"):
        return NamedNode(OTHER + slug(relation.removeprefix("other:")))
    return NamedNode(KG + slug(relation))


def relation_name(iri: str) -> str:
    opened = iri.startswith(OTHER)
    return "other:" + unquote(iri.removeprefix(OTHER)) if opened else unquote(iri.removeprefix(KG))


def statement_iri(statement: Statement, base: str = BASE) -> NamedNode:
    return NamedNode(f"{base}statement/{_hash(_triple(statement))}")


def evidence_iri(statement: Statement, evidence: Evidence, base: str = BASE) -> NamedNode:
    return NamedNode(f"{base}evidence/{_hash([*_triple(statement), *_content(evidence)])}")


def settled(graph: Graph) -> Graph:
    """Give the one form of a graph: each part once, sorted, confidences to four places."""
    evidence: dict[tuple[str, ...], dict[str, Evidence]] = {}
    statements: dict[tuple[str, ...], Statement] = {}
    for statement in graph.statements:
        key = _triple(statement)
        statements[key] = statement
        for e in map(_settled, statement.evidence):
            evidence.setdefault(key, {})[json.dumps(_content(e))] = e
    return Graph(
        tuple(sorted(set(graph.articles), key=lambda a: a.id)),
        tuple(sorted(set(graph.entities), key=lambda e: e.id)),
        tuple(replace(s, evidence=_in_order(evidence.get(key, {}))) for key, s in sorted(statements.items())),
    )


def _settled(evidence: Evidence) -> Evidence:
    arguments = tuple(sorted(set(evidence.arguments), key=lambda a: (a[0], _object(a[1]))))
    return replace(evidence, arguments=arguments, confidence=round(evidence.confidence, 4))


def _in_order(evidence: dict[str, Evidence]) -> tuple[Evidence, ...]:
    def place(item: tuple[str, Evidence]) -> tuple[str, Span, Span, str]:
        content, e = item
        return e.article, e.sentence, e.trigger, content

    return tuple(e for _, e in sorted(evidence.items(), key=place))


def _triple(statement: Statement) -> tuple[str, ...]:
    return statement.subject, statement.relation, *_object(statement.object)


def _object(value: str | Literal) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else ("", value.value, value.datatype, value.unit or "")


def _content(e: Evidence) -> list[object]:
    where = [e.article, e.sentence.start, e.sentence.end, e.quote, e.trigger.start, e.trigger.end, e.trigger_text]
    when = e.when and [e.when.value, e.when.precision, e.when.of_event]
    told = [e.rule, e.polarity, e.modality, e.speaker, e.via, when, e.where, e.confidence, e.basis]
    return [*where, *told, [[role, _object(v)] for role, v in e.arguments], e.subject_text, e.object_text]


def _hash(content: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]
