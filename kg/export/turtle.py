"""Graph → Turtle, for people and for version control: one paragraph a node, a statement's evidence beneath it.

The order is the graph's own, so the same graph gives the same bytes. A Turtle document is a TriG document too.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.model import Graph
from kg.ontology import Ontology
from kg.rdf import prefixes, triples

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"

# PN_LOCAL of the Turtle grammar, less the characters that would need a backslash.
_LETTER = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER = f"[{_LETTER}0-9.\u00b7\u0300-\u036f\u203f-\u2040-]|%[0-9A-F]{{2}}"
_LAST = f"[{_LETTER}0-9\u00b7\u0300-\u036f\u203f-\u2040-]|%[0-9A-F]{{2}}"
_LOCAL = re.compile(f"(?:[{_LETTER}0-9]|%[0-9A-F]{{2}})(?:(?:{_INNER})*(?:{_LAST}))?")
_BARE = {_XSD + "integer": r"[+-]?[0-9]+", _XSD + "decimal": r"[+-]?[0-9]*\.[0-9]+", _XSD + "boolean": "true|false"}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"})


def write(graph: Graph, ontology: Ontology, stream: BinaryIO, base: str) -> None:
    """Write the graph as Turtle."""
    for line in lines(triples(graph, base), prefixes(base)):
        stream.write(line.encode())


def lines(facts: Iterable[Triple], names: dict[str, str]) -> Iterator[str]:
    """Write triples in paragraphs, subjects in the order in which they come first."""
    nodes: dict[str, dict[str, list[str]]] = {}
    terms = _Terms(names)
    for subject, predicate, value in facts:
        nodes.setdefault(terms.short(subject), {}).setdefault(terms.short(predicate), []).append(terms.short(value))
    for prefix, space in sorted(names.items()):
        yield f"@prefix {prefix}: <{space}> .\n"
    for name, node in nodes.items():
        type_ = node.pop(terms.short(NamedNode(_TYPE)), [])
        paragraph = [f"a {' , '.join(type_)}"] if type_ else []
        paragraph += [f"{predicate} {' , '.join(values)}" for predicate, values in node.items()]
        yield f"\n{name} " + " ;\n    ".join(paragraph) + " .\n"


class _Terms:
    """Shortens terms by prefixes, longest namespace first."""

    def __init__(self, names: dict[str, str]) -> None:
        self._known: dict[str, str] = {}
        self._spaces = sorted(((space, prefix) for prefix, space in names.items()), key=lambda s: -len(s[0]))

    def short(self, term: NamedNode | Literal | BlankNode | Triple) -> str:
        if isinstance(term, Literal):
            return self._literal(term)
        if not isinstance(term, NamedNode):
            return str(term)
        iri = term.value
        if iri not in self._known:
            self._known[iri] = self._shortened(iri)
        return self._known[iri]

    def _shortened(self, iri: str) -> str:
        for space, prefix in self._spaces:
            if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                return f"{prefix}:{iri[len(space) :]}"
        return f"<{iri}>"

    def _literal(self, term: Literal) -> str:
        datatype = term.datatype.value
        if datatype in _BARE and re.fullmatch(_BARE[datatype], term.value):
            return term.value
        quoted = '"' + term.value.translate(_ESCAPES) + '"'
        if term.language:
            return f"{quoted}@{term.language}"
        return quoted if datatype == _XSD + "string" else f"{quoted}^^{self.short(term.datatype)}"
