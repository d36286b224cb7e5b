"""The data of a page: a graph and its network in; one compact JSON text out, in columns, every string written once.

The reader of this form is assets/model.js. Numbers stand for rows of other columns: a node is a row of `nodes` (most
central first), an object below zero is the literal -1 - object.
"""

import json
import re
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kg.export.html.network import looks, open_label
from kg.export.html.select import joins
from kg.model import Entity, Evidence, Graph, Literal, Modality, Polarity
from kg.ontology import ID, Ontology

if TYPE_CHECKING:
    from pyvis.network import Network

T = TypeVar("T", bound=Hashable)
MODALITIES = tuple(Modality)
# What could end the script element or start markup, and what old JavaScript takes for the end of a line.
UNSAFE = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


class Rows(Generic[T]):
    """Numbers given to values in the order in which they first come."""

    def __init__(self) -> None:
        self.number: dict[T, int] = {}

    def __getitem__(self, value: T) -> int:
        return self.number.setdefault(value, len(self.number))

    def __iter__(self) -> "Any":
        return iter(self.number)


def pack(graph: Graph, network: "Network", ontology: Ontology, note: str) -> str:
    """Return the JSON of the page, safe inside a script element."""
    entities = {e.id: e for e in graph.entities}
    node = {row["id"]: i for i, row in enumerate(network.nodes)}
    ordered = [entities[row["id"]] for row in network.nodes]
    types: Rows[str] = Rows()
    data: dict[str, Any] = {"note": note, "base": ID, "nodes": _nodes(network.nodes, ordered, types)}
    data["types"] = [[name, *looks(ontology, name)] for name in types]
    articles = {a.id: i for i, a in enumerate(graph.articles)}
    data["articles"] = [[a.id, a.title, a.url, a.published, a.publisher] for a in graph.articles]
    data.update(_statements(graph, node, articles, ontology))
    data["edges"] = len(joins(graph))
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda m: UNSAFE[m.group()], text).encode("utf-8", "replace").decode("utf-8")


def _nodes(rows: Sequence[Mapping[str, Any]], ordered: Sequence[Entity], types: Rows[str]) -> dict[str, Any]:
    """Return the columns of the nodes; an id is 0 where it is the name with underlines."""
    return {
        "id": [0 if e.id == e.name.replace(" ", "_") else e.id for e in ordered],
        "name": [row["label"] for row in rows],
        "type": [types[e.type] for e in ordered],
        "unnamed": [i for i, e in enumerate(ordered) if not e.named],
        "also": {i: e.also_known_as for i, e in enumerate(ordered) if e.also_known_as},
        "same": {i: e.same_as for i, e in enumerate(ordered) if e.same_as},
        "x": [row["x"] for row in rows],
        "y": [row["y"] for row in rows],
        "group": [row["group"] for row in rows],
    }


def _statements(
    graph: Graph, node: Mapping[str, int], articles: Mapping[str, int], ontology: Ontology
) -> dict[str, Any]:
    """Return the columns of statements and evidence (which follow each other in the order of the statements)."""
    relations: Rows[str] = Rows()
    literals: Rows[Literal] = Rows()
    columns = _Columns(node, articles)
    subject, relation, object_, count = [], [], [], []
    for s in graph.statements:
        subject.append(node[s.subject])
        relation.append(relations[s.relation])
        object_.append(-1 - literals[s.object] if isinstance(s.object, Literal) else node[s.object])
        count.append(len(s.evidence))
        for e in s.evidence:
            columns.add(e)
    known = [(name, ontology.relations.get(name)) for name in relations]
    return {
        "relations": [[name, r.label if r else open_label(name), r.comment if r else ""] for name, r in known],
        "literals": [[v.value, v.unit] if v.unit else [v.value] for v in literals],
        "statements": {"s": subject, "r": relation, "o": object_, "n": count},
        **columns.finish(),
    }


class _Columns:
    """The columns of the evidence while they fill."""

    def __init__(self, node: Mapping[str, int], articles: Mapping[str, int]) -> None:
        self.node, self.articles = node, articles
        self.sentences: Rows[tuple[int, str]] = Rows()
        self.whens: Rows[str] = Rows()
        self.rules: Rows[str] = Rows()
        self.column: dict[str, list[int]] = {
            key: [] for key in ("q", "t", "tl", "s", "sl", "o", "ol", "stance", "by", "when", "rule", "conf")
        }
        self.more: dict[int, list[Any]] = {}

    def add(self, e: Evidence) -> None:
        trigger = _place(e.quote, e.trigger_text, e.trigger.start - e.sentence.start)
        row = {
            "q": self.sentences[(self.articles[e.article], e.quote)],
            "stance": MODALITIES.index(e.modality) * 2 + (e.polarity is Polarity.NEGATIVE),
            "by": -1 if e.speaker is None else self.node[e.speaker],
            "when": -1 if e.when is None else self.whens[e.when.value + ("" if e.when.of_event else "~")],
            "rule": self.rules[e.rule],
            "conf": round(e.confidence * 100),
        }
        row["t"], row["tl"] = trigger
        row["s"], row["sl"] = _place(e.quote, e.subject_text)
        row["o"], row["ol"] = _place(e.quote, e.object_text)
        if e.via or e.where is not None or e.arguments:
            roles = [[name, self._value(value)] for name, value in e.arguments]
            place = -1 if e.where is None else self.node[e.where]
            self.more[len(self.column["q"])] = [[self.node[v] for v in e.via], place, roles]
        for key, value in row.items():
            self.column[key].append(value)

    def _value(self, value: str | Literal) -> int | str:
        if isinstance(value, Literal):
            return f"{value.value} {value.unit}" if value.unit else value.value
        return self.node[value]

    def finish(self) -> dict[str, Any]:
        return {
            "sentences": {"article": [a for a, _ in self.sentences], "text": [text for _, text in self.sentences]},
            "whens": list(self.whens),
            "rules": list(self.rules),
            "evidence": {**self.column, "more": self.more},
        }


def _place(quote: str, words: str, expected: int | None = None) -> tuple[int, int]:
    """Return start and length of the words in the quote, in code points; (-1, 0) where they are not there."""
    if not words:
        return -1, 0
    if expected is not None and expected >= 0 and quote.startswith(words, expected):
        return expected, len(words)
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", quote)
    start = found.start() if found else quote.find(words)
    return (start, len(words)) if start >= 0 else (-1, 0)
