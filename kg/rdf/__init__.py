"""A Graph ⇄ RDF triples: the only package that knows the graph's shape.

In: a Graph, or the triples that one gave. Out: triples in three layers, plain RDF 1.1, every node an IRI, no blank
nodes; or the Graph again. `ontology/statements.ttl` declares the terms and shows the shape.
"""

from pyoxigraph import Triple

from kg.rdf.names import (
    BASE,
    article_id,
    article_iri,
    entity_id,
    entity_iri,
    evidence_iri,
    prefixes,
    relation_iri,
    relation_name,
    settled,
    statement_iri,
)
from kg.rdf.read import from_triples
from kg.rdf.stream import Stream
from kg.rdf.vocabulary import vocabulary_triples
from kg.rdf.write import triples

__all__ = [
    "BASE",
    "Stream",
    "Triple",
    "article_id",
    "article_iri",
    "entity_id",
    "entity_iri",
    "evidence_iri",
    "from_triples",
    "prefixes",
    "relation_iri",
    "relation_name",
    "settled",
    "statement_iri",
    "triples",
    "vocabulary_triples",
]
