"""The vocabulary's files → triples, to lie beside a graph's own: so that a query can climb its hierarchies."""

from functools import cache

import pyoxigraph as ox

from kg import ontology


@cache
def vocabulary_triples() -> tuple[ox.Triple, ...]:
    """Give what the vocabulary says of its classes, relations and terms, in one order."""
    files = sorted(file for file in ontology.FOLDER.glob("*.ttl") if file.name != ontology.SHAPES)
    found = {quad.triple for file in files for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)}
    return tuple(sorted(found, key=str))
