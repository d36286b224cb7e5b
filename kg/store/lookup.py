"""What a user calls a thing → the thing in the graph: by its name, an alias or its slug, in any letter case."""

import re
import unicodedata
from difflib import get_close_matches

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf import entity_id, relation_iri, relation_name
from kg.store.graph import Store

_NAMES = """SELECT ?thing ?name ?label WHERE {
  ?thing kg:named ?named ; rdfs:label ?label ; rdfs:label|skos:altLabel ?name }"""
_USED = "SELECT DISTINCT ?relation WHERE { ?statement rdf:predicate ?relation }"
_BELOW = "SELECT DISTINCT ?relation WHERE { ?relation rdfs:subPropertyOf* ?above }"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PATTERNS = {
    r"[+-]?\d+": "integer",
    r"[+-]?\d*\.\d+": "decimal",
    r"true|false": "boolean",
    r"\d{4}-\d\d-\d\d": "date",
    r"\d{4}-\d\d": "string",  # as kg:month writes a month
}


def find_entity(store: Store, words: str) -> ox.NamedNode:
    """Find the one entity of this slug, name or alias, the first of them that fits.

    Raises QueryError when there is none or more than one, and says what comes near.
    """
    wanted = _fold(words)
    by_slug: dict[str, set[str]] = {}
    by_label: dict[str, set[str]] = {}
    by_name: dict[str, set[str]] = {}
    for thing, name, label in store.rows(_NAMES):
        by_slug.setdefault(_fold(entity_id(thing.value, store.base)), set()).add(thing.value)
        by_label.setdefault(_fold(label.value), set()).add(thing.value)
        by_name.setdefault(_fold(name.value), set()).add(thing.value)
    for names in by_slug, by_label, by_name:
        found = sorted(names.get(wanted, ()))
        if len(found) == 1:
            return ox.NamedNode(found[0])
        if found:
            several = ", ".join(entity_id(iri, store.base) for iri in found[:8])
            raise QueryError(words, f"{len(found)} things have this name", f"say which: {several}")
    near = get_close_matches(wanted, by_name, n=5, cutoff=0.6) or [n for n in by_name if wanted in n.split()][:5]
    slugs = dict.fromkeys(entity_id(iri, store.base) for name in near for iri in sorted(by_name[name]))
    raise QueryError(words, "nothing in the graph has this name", _did_you_mean(list(slugs)[:5]))


def find_relations(store: Store, words: str) -> list[ox.NamedNode]:
    """Find a relation by its name, with those below it; QueryError when the graph and the vocabulary know none."""
    iri = relation_iri(words.strip().replace(" ", "-"))
    below = [ox.NamedNode(relation.value) for (relation,) in store.rows(_BELOW, {"above": iri})]
    used = sorted(relation_name(relation.value) for (relation,) in store.rows(_USED))
    if len(below) > 1 or relation_name(iri.value) in used or any(store.rows("SELECT ?p { ?r ?p ?o }", {"r": iri})):
        return below
    near = get_close_matches(words, used, n=5, cutoff=0.5)
    raise QueryError(words, "no statement has this relation", _did_you_mean(near))


def parse_value(store: Store, words: str) -> ox.NamedNode | ox.Literal:
    """Read the value of a query's variable: <IRI>, "text", a number, a date, kg:relation, or the name of an entity."""
    if re.fullmatch(r"<[^<>\s]+>", words):
        return ox.NamedNode(words[1:-1])
    if len(words) > 1 and words[0] == words[-1] == '"':
        return ox.Literal(words[1:-1])
    for pattern, datatype in _PATTERNS.items():
        if re.fullmatch(pattern, words, re.ASCII):
            return ox.Literal(words, datatype=ox.NamedNode(_XSD + datatype))
    if words.startswith(("kg:", "other:")):
        return relation_iri(words.removeprefix("kg:"))
    return find_entity(store, words)


def _fold(words: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(bare.replace("_", " ").casefold().split())


def _did_you_mean(names: list[str]) -> str:
    return f"did you mean {', '.join(names)}?" if names else "kg stats DIR shows what there is"
