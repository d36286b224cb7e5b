"""Turtle files in; their paragraphs out: for each subject, its properties with their values in the file's order."""

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import VocabularyError

KG = "https://kg.example/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

Paragraph = dict[str, list[ox.NamedNode | ox.Literal]]
Paragraphs = dict[str, Paragraph]


def read_paragraphs(files: Iterable[Path]) -> Paragraphs:
    """Read the files as one: what several say of one subject is put together. Blank nodes are left out.

    Raises VocabularyError for a file that is not there or not Turtle, with the line.
    """
    found: Paragraphs = {}
    for path in files:
        try:
            for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                s, p, o = triple.subject, triple.predicate, triple.object
                if isinstance(s, ox.NamedNode) and isinstance(o, ox.NamedNode | ox.Literal):
                    values = found.setdefault(s.value, {}).setdefault(p.value, [])
                    if o not in values:
                        values.append(o)
        except OSError as error:
            raise VocabularyError(str(path), error.strerror or "cannot be read", "name a Turtle file") from error
        except SyntaxError as error:
            raise VocabularyError(f"{path}:{error.lineno}", f"not Turtle: {error.msg}", "mend the line") from error
    return found


def text(paragraph: Paragraph, key: str) -> str | None:
    """Return the first value of a property as one line, or None."""
    values = paragraph.get(key)
    return re.sub(r"\s+", " ", values[0].value) if values else None


def names(paragraph: Paragraph, key: str) -> tuple[str, ...]:
    """Return the local names of a property's values in the kg: namespace."""
    return tuple(t.value.removeprefix(KG) for t in paragraph.get(key, ()) if t.value.startswith(KG))
