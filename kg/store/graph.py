"""A graph that answers SPARQL, in memory or opened from a folder: queries in, solutions or the Graph out."""

import os
import re
import weakref
from collections.abc import Iterable, Iterator, Mapping
from typing import Self

import pyoxigraph as ox

from kg.errors import QueryError
from kg.model import Graph
from kg.rdf import BASE, from_triples, prefixes

Answer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean

# What may stand in a query beside its keywords: a comment, an IRI, a string, a variable, a prefixed name.
_STRING = r"""\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
_OTHER = rf"#[^\n]*|<[^<>\s]*>|{_STRING}|[?$]\w+|[\w.-]*:[\w.:%\\-]*"
_UPDATES = {"insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with"}


class Store:
    """The triples of one graph and the ontology's, for reading."""

    def __init__(self, oxigraph: ox.Store, base: str = BASE, handle: int | None = None) -> None:
        """`handle` is an open folder whose lock keeps the graph from being swept away while it is read."""
        self._oxigraph, self.base = oxigraph, base
        if handle is not None:
            weakref.finalize(self, os.close, handle)

    @classmethod
    def of(cls, triples: Iterable[ox.Triple], base: str = BASE) -> Self:
        """Hold the triples in memory."""
        oxigraph = ox.Store()
        oxigraph.bulk_extend(ox.Quad(*t) for t in triples)
        return cls(oxigraph, base)

    def __len__(self) -> int:
        return len(self._oxigraph)

    def triples(self) -> Iterator[ox.Triple]:
        for quad in self._oxigraph.quads_for_pattern(None, None, None):
            yield quad.triple

    def graph(self) -> Graph:
        """Read the whole graph, without the articles' texts."""
        return from_triples(self.triples(), self.base)

    def query(
        self, sparql: str, where: str = "query", values: Mapping[str, ox.NamedNode | ox.Literal] | None = None
    ) -> Answer:
        """Answer a SPARQL query. The prefixes of `kg.rdf.prefixes` need no declaration; `values` fill in variables.

        Raises QueryError, with line and column, for what is not a query, for updates and for SERVICE (nothing here goes
        to the network).
        """
        _refuse(sparql, where)
        substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): term for name, term in (values or {}).items()
        }
        try:
            return self._oxigraph.query(sparql, prefixes=prefixes(self.base), substitutions=substitutions)
        except SyntaxError as error:
            raise _syntax_error(sparql, str(error), where) from error


def _refuse(sparql: str, where: str) -> None:
    words = [m[1].lower() for m in re.finditer(rf"{_OTHER}|([A-Za-z]\w*)", sparql, re.DOTALL) if m[1]]
    first = next((w for w in words if w not in ("prefix", "base")), "")
    if first in _UPDATES:
        raise QueryError(
            where, f"{first.upper()} would change the graph", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    if "service" in words:
        raise QueryError(where, "SERVICE would ask another machine", "leave it out: kg works offline")


def _syntax_error(sparql: str, message: str, where: str) -> QueryError:
    """Say where a query goes wrong and at which words, in place of the grammar's whole list of what it expected."""
    found = re.match(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", message, re.DOTALL)
    if not found:
        return QueryError(where, message.splitlines()[0], "mend the query")
    line, column, expected = int(found[1]), int(found[2]), found[3]
    if "Prefix not found" in expected:
        return QueryError(f"{where}:{line}:{column}", "this prefix is not declared", "declare it with PREFIX")
    text = sparql.split("\n")[line - 1] if sparql else ""
    near = text[max(0, column - 17) : column + 16].strip()
    what = f"this is not SPARQL near {near!r}" if near else "the query stops short"
    return QueryError(f"{where}:{line}:{column}", what, "mend it there")
