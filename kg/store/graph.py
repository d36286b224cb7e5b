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

Term = ox.NamedNode | ox.Literal
Values = Mapping[str, Term]
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

    def about(self, node: ox.NamedNode) -> Iterator[ox.Triple]:
        """Yield the triples that have the node as their subject."""
        for quad in self._oxigraph.quads_for_pattern(node, None, None):
            yield quad.triple

    def graph(self) -> Graph:
        """Read the whole graph, without the articles' texts."""
        return from_triples(self.triples(), self.base)

    def query(self, sparql: str, where: str = "query", values: Values | None = None) -> Answer:
        """Answer a SPARQL query. The prefixes of `kg.rdf.prefixes` need no declaration; `values` bind variables.

        Raises QueryError, with line and column, for what is not a query, for updates and for SERVICE (nothing here goes
        to the network).
        """
        _refuse(sparql, where)
        bound = _bind(sparql, values, where) if values else sparql
        try:
            return self._oxigraph.query(bound, prefixes=prefixes(self.base))
        except SyntaxError as error:
            raise _syntax_error(bound, str(error), where) from error

    def rows(self, sparql: str, values: Values | None = None) -> Iterator[tuple[Term, ...]]:
        """Yield the rows of a SELECT whose variables are all bound."""
        answer = self.query(sparql, values=values)
        assert isinstance(answer, ox.QuerySolutions)
        for solution in answer:
            yield tuple(term for term in solution if isinstance(term, ox.NamedNode | ox.Literal))


def _tokens(sparql: str) -> Iterator[re.Match[str]]:
    """Yield the keywords (group 1) and the variables and braces (group 0) of a query, in order."""
    for match in re.finditer(rf"{_OTHER}|([A-Za-z]\w*)|[{{}}]", sparql, re.DOTALL):
        if match[1] or match[0][0] in "{}?$":
            yield match


def _keywords(sparql: str) -> list[str]:
    return [m[1].lower() for m in _tokens(sparql) if m[1] and m[1].lower() not in ("prefix", "base")]


def _refuse(sparql: str, where: str) -> None:
    words = _keywords(sparql)
    if words and words[0] in _UPDATES:
        what = f"{words[0].upper()} would change the graph"
        raise QueryError(where, what, "ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
    if "service" in words:
        raise QueryError(where, "SERVICE would ask another machine", "leave it out: kg works offline")


def _bind(sparql: str, values: Values, where: str) -> str:
    """Give variables their values: a VALUES clause at the start of the query's pattern.

    Oxigraph's own substitutions want the variable among those selected, and rdflib has no such thing.
    """
    used = {m[0][1:] for m in _tokens(sparql) if m[0][0] in "?$"}
    for name in values:
        if name not in used:
            known = ", ".join(sorted(used)) or "none"
            raise QueryError(where, f"there is no variable ?{name} in the query", f"its variables are {known}")
    template = "construct" in _keywords(sparql)[:1]  # has braces of its own before those of the pattern
    for match in _tokens(sparql):
        if match[0] == "{" and not template:
            clauses = "".join(f" VALUES ?{name} {{ {term} }}" for name, term in values.items())
            return sparql[: match.end()] + clauses + sparql[match.end() :]
        template = template and (match[1] or "").lower() != "where"
    return sparql


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
