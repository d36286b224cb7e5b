"""Graph → JSON-LD 1.1: the same nodes as the Turtle, one object a node, names relative to the base."""

import json
import re
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.model import Graph
from kg.ontology import Ontology
from kg.rdf import prefixes, triples

_XSD = "http://www.w3.org/2001/XMLSchema#"


def write(graph: Graph, ontology: Ontology, stream: BinaryIO, base: str) -> None:
    """Write the graph as one JSON-LD document, a node a line."""
    spaces = {name: space for name, space in prefixes(base).items() if not space.startswith(base)}
    names = _Names(spaces, base)
    nodes: dict[str, dict[str, Any]] = {}
    for s, p, o in triples(graph, base):
        node = nodes.setdefault(str(s), {"@id": names.short(s)})
        key = names.short(p)
        if key == "rdf:type":
            node.setdefault("@type", []).append(names.short(o))
        else:
            node.setdefault(key, []).append(names.value(o))
    context = json.dumps({"@version": 1.1, "@base": base, **spaces})
    stream.write(f'{{"@context": {context},\n"@graph": [\n'.encode())
    stream.write(",\n".join(_line(node) for node in nodes.values()).encode())
    stream.write(b"\n]}\n")


def _line(node: dict[str, Any]) -> str:
    alone = {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in node.items()}
    return json.dumps(alone, ensure_ascii=False)


class _Names:
    """Shortens IRIs: to a name relative to the base, or a prefixed one."""

    def __init__(self, spaces: dict[str, str], base: str) -> None:
        self._spaces, self._base = spaces, base

    def short(self, term: NamedNode | Literal | BlankNode | Triple) -> str:
        iri = str(term).strip("<>")
        for name, space in self._spaces.items():
            if iri.startswith(space):
                return f"{name}:{iri.removeprefix(space)}"
        return iri.removeprefix(self._base)

    def value(self, term: NamedNode | Literal | BlankNode | Triple) -> Any:
        if not isinstance(term, Literal):
            return {"@id": self.short(term)}
        kind = term.datatype.value.removeprefix(_XSD)
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if kind == "boolean" or (kind == "integer" and re.fullmatch("0|[1-9][0-9]*", term.value)):
            return json.loads(term.value)
        return term.value if kind == "string" else {"@value": term.value, "@type": self.short(term.datatype)}
