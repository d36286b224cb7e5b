"""The part of a graph that a page is to hold: a graph and a wish in; a smaller graph and a sentence about it out."""

import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from kg.errors import UsageError
from kg.export.html.layout import rank
from kg.model import Evidence, Graph, Literal, Statement

UNNAMED = 0.35  # how much a thing without a name counts beside one that has one


def select(
    graph: Graph,
    *,
    around: str | None = None,
    hops: int = 2,
    since: str | None = None,
    until: str | None = None,
    top: int | None = None,
) -> tuple[Graph, str]:
    """Return what was asked for, and a sentence that tells what the page holds and what it leaves out ("" when all).

    `around` is an entity's id, name or alias; `since` and `until` are ISO days, months or years, both inclusive; `top`
    keeps the most central things. Raises UsageError for an entity that is not there, or more than one of that name.
    """
    whole, wishes = graph, []
    if since or until:
        graph = _dated(graph, _day("--since", since), _day("--until", until))
        wishes.append(" ".join(f"{word} {day}" for word, day in (("since", since), ("until", until)) if day))
    if around is not None:
        centre = find(whole, around)
        graph = _within(graph, _reach(graph, centre, hops))
        name = next(e.name for e in whole.entities if e.id == centre)
        wishes.append(f"within {hops} {'hop' if hops == 1 else 'hops'} of {name}")
    if top is not None:
        graph = _within(graph, set(central(graph)[: max(top, 1)]))
        wishes.append(f"the {top} most central things")
    if not wishes:
        return graph, ""
    left = len(whole.statements) - len(graph.statements)
    return graph, f"Only {', '.join(wishes)}: {len(graph.statements)} statements; {left} more are not in this file."


def find(graph: Graph, wanted: str) -> str:
    """Return the id of the one entity with this id, name or alias (in this order); letter case does not matter."""
    key = _fold(wanted)
    tests: tuple[Callable[[str, str, Collection[str]], bool], ...] = (
        lambda id_, name, also: id_ == wanted,
        lambda id_, name, also: key in (_fold(id_), _fold(name)),
        lambda id_, name, also: key in also,
    )
    for test in tests:
        found = [e.id for e in graph.entities if test(e.id, e.name, [_fold(a) for a in e.also_known_as])]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"--around {wanted}", "several things have this name", "use an id: " + ", ".join(found))
    near = sorted({e.id for e in graph.entities if key in _fold(e.name)})[:8]
    remedy = "did you mean " + ", ".join(near) + "?" if near else "give the id, the name or an alias of an entity"
    raise UsageError(f"--around {wanted}", "nothing in the graph has this name", remedy)


def central(graph: Graph) -> list[str]:
    """Return the ids of all entities, most central first, the named before the unnamed of like standing."""
    number = {e.id: i for i, e in enumerate(graph.entities)}
    links = [(number[s.subject], number[o], float(len(s.evidence))) for s, o in joins(graph) if s.subject in number]
    weight = [1.0 if e.named else UNNAMED for e in graph.entities]
    return [graph.entities[i].id for i in rank(len(number), links, weight)]


def joins(graph: Graph) -> list[tuple[Statement, str]]:
    """Return the statements that join two things, each with its object's id."""
    return [(s, s.object) for s in graph.statements if not isinstance(s.object, Literal)]


def roles(evidence: Evidence) -> Iterable[str]:
    """Yield the ids of all that an evidence names beside subject and object."""
    yield from (i for i in (evidence.speaker, *evidence.via, evidence.where) if i is not None)
    yield from (value for _, value in evidence.arguments if not isinstance(value, Literal))


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("_", " ").casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).strip()


def _day(option: str, value: str | None) -> str | None:
    parts = (value or "").split("-")
    if value and not (len(parts) <= 3 and all(p.isascii() and p.isdigit() for p in parts) and len(parts[0]) == 4):
        raise UsageError(f"{option} {value}", "not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
    return value


def _dated(graph: Graph, since: str | None, until: str | None) -> Graph:
    """Keep the evidence of the range: dated by what happened where the text says it, else by publication."""
    published = {a.id: a.published for a in graph.articles}

    def inside(evidence: Evidence) -> bool:
        when = evidence.when
        day = when.value if when is not None and when.of_event else published.get(evidence.article)
        if day is None:
            return False
        after = since is None or day >= since[: len(day)]
        return after and (until is None or day[: len(until)] <= until[: len(day)])

    kept = [replace(s, evidence=tuple(e for e in s.evidence if inside(e))) for s in graph.statements]
    return _of_statements(graph, [s for s in kept if s.evidence])


def _reach(graph: Graph, centre: str, hops: int) -> set[str]:
    beside: dict[str, set[str]] = {}
    for statement, other in joins(graph):
        beside.setdefault(statement.subject, set()).add(other)
        beside.setdefault(other, set()).add(statement.subject)
    reached = rim = {centre}
    for _ in range(hops):
        rim = {n for node in rim for n in beside.get(node, ())} - reached
        reached = reached | rim
    return reached


def _within(graph: Graph, kept: set[str]) -> Graph:
    whole = [s for s in graph.statements if s.subject in kept and (isinstance(s.object, Literal) or s.object in kept)]
    return _of_statements(graph, whole, kept)


def _of_statements(graph: Graph, statements: list[Statement], also: Collection[str] = ()) -> Graph:
    """Return the graph of these statements, with the entities and articles that they need."""
    needed = set(also) | {s.subject for s in statements}
    needed |= {s.object for s in statements if not isinstance(s.object, Literal)}
    needed |= {i for s in statements for e in s.evidence for i in roles(e)}
    read = {e.article for s in statements for e in s.evidence}
    return Graph(
        articles=tuple(a for a in graph.articles if a.id in read),
        entities=tuple(e for e in graph.entities if e.id in needed),
        statements=tuple(statements),
    )
