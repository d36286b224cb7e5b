"""Answers of SPARQL → text: a table for people; CSV, JSON and Turtle for programs."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.errors import UsageError
from kg.rdf import prefixes
from kg.store.graph import Answer

FORMATS = ("table", "csv", "json", "turtle")

Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def render(answer: Answer, form: str, base: str, width: int | None = None) -> bytes:
    """Write an answer in one of FORMATS. `width` is that of the terminal: wider tables have their cells cut.

    Raises UsageError for a form that cannot hold the answer: SELECT and ASK give rows, CONSTRUCT and DESCRIBE triples.
    """
    if isinstance(answer, ox.QueryTriples):
        if form == "turtle":
            triples = sorted(answer, key=str)
            return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_used(triples, base)) or b""
        if form == "table":
            rows = [(t.subject, t.predicate, t.object) for t in sorted(answer, key=str)]
            return table(["subject", "predicate", "object"], _cells(rows, base), width)
        raise UsageError(f"--format {form}", "the query gives triples", "ask for turtle or table")
    if form == "turtle":
        raise UsageError("--format turtle", "the query gives rows, not triples", "ask for table, csv or json")
    if form == "table":
        if isinstance(answer, ox.QueryBoolean):
            return b"yes\n" if answer else b"no\n"
        names = [variable.value for variable in answer.variables]
        return table(names, _cells((list(row) for row in answer), base), width)
    text = answer.serialize(format=ox.QueryResultsFormat.CSV if form == "csv" else ox.QueryResultsFormat.JSON) or b""
    return text.replace(b"\r\n", b"\n") if text.endswith(b"\n") else text + b"\n"


def table(names: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None) -> bytes:
    """Align rows under their names; two spaces between columns."""
    lines = [list(names), *(list(row) for row in rows)]
    widths = [max(_columns(line[i]) for line in lines) for i in range(len(names))]
    while width and sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    lines.insert(1, ["─" * w for w in widths])
    text = ("  ".join(_fit(cell, w) for cell, w in zip(line, widths, strict=True)).rstrip() for line in lines)
    return ("\n".join(text) + "\n").encode()


def name(term: Term, base: str) -> str:
    """Write a term for people: an entity or relation by its local name, others by prefix, a literal by its words."""
    if isinstance(term, ox.Literal):
        return _CONTROL.sub(" ", term.value)
    if isinstance(term, ox.NamedNode):
        spaces = sorted(prefixes(base).items(), key=lambda item: -len(item[1]))
        for prefix, space in spaces:
            if term.value.startswith(space):
                local = term.value.removeprefix(space)
                return local if prefix in ("", "kg") else f"{prefix}:{local}"
    return "" if term is None else str(term)


def _cells(rows: Iterable[Sequence[Term]], base: str) -> Iterable[list[str]]:
    return ([name(term, base) for term in row] for row in rows)


def _columns(cell: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in cell)


def _fit(cell: str, width: int) -> str:
    if _columns(cell) > width:
        while _columns(cell) > width - 1:
            cell = cell[:-1]
        cell += "…"
    return cell + " " * (width - _columns(cell))


def _used(triples: Iterable[ox.Triple], base: str) -> dict[str, str]:
    text = " ".join(map(str, triples))
    return {prefix: space for prefix, space in prefixes(base).items() if f"<{space}" in text}
