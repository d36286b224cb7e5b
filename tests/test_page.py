"""The graph page without a browser: what it holds, that it is safe text, that it is always the same."""

import base64
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE, hostile_graph
from pages import graph as generated

from kg import ontology
from kg.errors import UsageError
from kg.export.html import write_html
from kg.export.html.layout import SPACING, arrange
from kg.export.html.select import find, select
from kg.model import Article, Entity, Evidence, Graph, Literal, Modality, Polarity, Precision, Span, Statement, When


def page(graph: Graph, **wishes: Any) -> str:
    stream = io.StringIO()
    write_html(graph, ontology.load(), stream, **wishes)
    return stream.getvalue()


class Elements(HTMLParser):
    """Collects the elements with their attributes, and the text of each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[list[str]] = []
        self.open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.texts.append([])
        self.open = True

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[-1].append(data)

    def text(self, tag: str, **wanted: str) -> list[str]:
        return [
            "".join(words)
            for (name, attrs), words in zip(self.tags, self.texts, strict=True)
            if name == tag and all(attrs.get(key) == value for key, value in wanted.items())
        ]


def data(text: str) -> dict[str, Any]:
    """Return the JSON that the page carries, found as a browser finds it."""
    (found,) = Elements(text).text("script", id="graph-data")
    loaded: dict[str, Any] = json.loads(found)
    return loaded


def small() -> Graph:
    """Two articles, four things, a denial, an attributed plan and an age."""
    articles = (
        Article("a1", "Norland backs Moreno", "", "https://kite.example/1", "2020-03-02", "Daily Kite"),
        Article("a2", "Moreno denies it", "", None, "2021-06-05", "The Gull"),
    )
    entities = (
        Entity("Ilda_Moreno", "Person", "Ilda Moreno", also_known_as=("Moreno",)),
        Entity("Norland", "GPE", "Norland"),
        Entity("a1-the_guard", "Group", "the guard", named=False),
        Entity("Estmark", "GPE", "Estmark"),
    )
    first = "Norland backs Ilda Moreno, 56."
    backs = Evidence("a1", Span(10, 40), first, Span(18, 23), "backs", "svo", subject_text="Norland",
                     object_text="Ilda Moreno", confidence=0.9)  # fmt: skip
    denial = Evidence("a2", Span(0, 31), "Norland never backed me, she said.", Span(14, 20), "backed", "svo",
                      Polarity.NEGATIVE, speaker="Ilda_Moreno", via=("Estmark",))  # fmt: skip
    plan = Evidence("a2", Span(40, 70), "The guard will fly to Estmark.", Span(55, 58), "fly", "obl",
                    modality=Modality.PLANNED, when=When("2021-07", Precision.MONTH), where="Norland",
                    arguments=(("with", "Ilda_Moreno"), ("amount", Literal("3", "quantity", "kilometre"))))  # fmt: skip
    age = Evidence("a1", Span(10, 40), first, Span(37, 39), "56", "appos.age")
    return Graph(
        articles,
        tuple(sorted(entities, key=lambda e: e.id)),
        (
            Statement("Ilda_Moreno", "age", Literal("56", "integer"), (age,)),
            Statement("Norland", "backs", "Ilda_Moreno", (backs, denial)),
            Statement("a1-the_guard", "flew-to", "Estmark", (plan,)),
        ),
    )


def test_a_page_holds_all_that_the_graph_says() -> None:
    held = data(page(small()))
    nodes, evidence = held["nodes"], held["evidence"]
    names = nodes["name"]
    assert sorted(names) == ["Estmark", "Ilda Moreno", "Norland", "the guard"]
    assert [names[i] for i in nodes["unnamed"]] == ["the guard"]
    assert nodes["also"] == {str(names.index("Ilda Moreno")): ["Moreno"]}
    said = {
        (names[s], held["relations"][r][0], names[o] if o >= 0 else held["literals"][-1 - o][0], n)
        for s, r, o, n in zip(*(held["statements"][key] for key in "sron"), strict=True)
    }
    assert said == {
        ("Ilda Moreno", "age", "56", 1),
        ("Norland", "backs", "Ilda Moreno", 2),
        ("the guard", "flew-to", "Estmark", 1),
    }
    texts = [held["sentences"]["text"][q] for q in evidence["q"]]
    marked = [text[t : t + n] for text, t, n in zip(texts, evidence["t"], evidence["tl"], strict=True)]
    assert marked == ["56", "backs", "backed", "fly"]
    assert [names[i] if i >= 0 else None for i in evidence["by"]] == [None, None, "Ilda Moreno", None]
    assert evidence["stance"] == [0, 0, 1, 2]
    via, where, roles = evidence["more"]["3"]
    assert (via, names[where], [[role, names[v] if isinstance(v, int) else v] for role, v in roles]) == (
        [], "Norland", [["with", "Ilda Moreno"], ["amount", "3 kilometre"]],
    )  # fmt: skip
    assert [names[i] for i in evidence["more"]["2"][0]] == ["Estmark"]
    assert held["whens"] == ["2021-07"]


def test_a_sentence_said_of_many_statements_is_written_once() -> None:
    assert len(data(page(small()))["sentences"]["text"]) == 3


def test_the_same_graph_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import hashlib, io, sys; sys.path[:0] = ['.', 'tests']; from pages import graph; from kg import ontology;"
        "from kg.export.html import write_html; out = io.StringIO(); write_html(graph(150), ontology.load(), out);"
        "print(hashlib.sha256(out.getvalue().encode()).hexdigest())"
    )
    root = Path(__file__).parent.parent
    printed = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=root, env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "77")
    }  # fmt: skip
    assert printed == {hashlib.sha256(page(generated(150)).encode()).hexdigest() + "\n"}


def test_the_policy_allows_the_script_and_style_of_the_page_and_nothing_else() -> None:
    found = Elements(page(small()))
    (policy,) = [attrs["content"] for tag, attrs in found.tags if attrs.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in (policy or "").split(";"))
    codes = [text for text in found.text("script") if not text.startswith("{")]
    for kind, texts in (("script-src", codes), ("style-src", found.text("style"))):
        hashes = ["'sha256-" + base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() + "'" for t in texts]
        assert hashes == [rules[kind]]
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"


def test_a_page_asks_for_nothing_from_anywhere() -> None:
    for tag, attrs in Elements(page(small())).tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "form"}
        assert not {"src", "href", "action", "style"} & set(attrs), (tag, attrs)
        assert not [key for key in attrs if key.startswith("on")], (tag, attrs)


def test_there_are_enough_hostile_strings() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 40


def test_hostile_text_stays_text() -> None:
    shape = [tag for tag, _ in Elements(page(small())).tags]
    hostile = page(hostile_graph())
    assert [tag for tag, _ in Elements(hostile).tags] == shape
    held = data(hostile)
    assert set(HOSTILE) == set(held["nodes"]["name"])
    assert {row[1] for row in held["articles"]} == set(HOSTILE)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:30])
def test_a_hostile_title_stays_a_title(text: str) -> None:
    article = Article("a1", text, "", None, None, None)
    found = Elements(page(Graph((article,), (), ())))
    assert sum(tag == "script" for tag, _ in found.tags) == 2
    assert found.text("title")[0].strip()[:100] == (text[:200] or "Knowledge graph of one article").strip()[:100]


def test_an_unpaired_surrogate_does_not_stop_the_page() -> None:
    entity = Entity("e", "Person", "half \ud83d emoji")
    stream = io.BytesIO()
    stream.write(page(Graph((), (entity,), ())).encode("utf-8"))
    assert b"half ? emoji" in stream.getvalue()


def test_an_empty_graph_has_a_page() -> None:
    assert data(page(Graph()))["nodes"]["name"] == []


@pytest.mark.parametrize("n", [60, 500])
def test_a_page_is_small_enough_to_mail(n: int) -> None:
    graph = generated(n)
    evidence = sum(len(s.evidence) for s in graph.statements)
    assert len(page(graph).encode()) <= 900_000 + 400 * evidence


def test_the_most_central_come_first_and_the_unnamed_after() -> None:
    names = data(page(small()))["nodes"]["name"]
    assert names.index("Norland") < names.index("the guard")


def test_communities_stand_apart() -> None:
    links = [(a, b, 1.0) for group in (range(8), range(8, 16)) for a in group for b in group if a < b]
    layout = arrange(16, [*links, (0, 8, 1.0)], [1.0] * 16)
    assert len({layout.community[i] for i in range(8)}) == len({layout.community[i] for i in range(8, 16)}) == 1
    assert layout.community[0] != layout.community[8]

    def middle(group: range) -> tuple[float, float]:
        return sum(layout.x[i] for i in group) / len(group), sum(layout.y[i] for i in group) / len(group)

    def far(a: tuple[float, float], b: tuple[float, float]) -> float:
        return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)

    one, two = middle(range(8)), middle(range(8, 16))
    inside = max(far((layout.x[i], layout.y[i]), one) for i in range(8))
    assert far(one, two) > inside


def test_no_two_things_stand_on_one_another() -> None:
    links = [(0, i, 1.0) for i in range(1, 40)]
    layout = arrange(60, links, [1.0] * 60)
    places = list(zip(layout.x, layout.y, strict=True))
    nearest = min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for k, a in enumerate(places) for b in places[:k])
    assert nearest > SPACING / 5


def test_around_keeps_what_is_within_the_hops() -> None:
    chain = tuple(Statement(f"e{i}", "backs", f"e{i + 1}", (_said(),)) for i in range(5))
    graph = Graph((Article("a", "", ""),), tuple(Entity(f"e{i}", "Person", f"Name {i}") for i in range(6)), chain)
    part, note = select(graph, around="name 2", hops=1)
    assert [e.id for e in part.entities] == ["e1", "e2", "e3"]
    assert len(part.statements) == 2
    assert "1 hop of Name 2" in note
    assert "3 more are not in this file" in note


def test_around_an_unknown_name_says_what_is_near() -> None:
    with pytest.raises(UsageError, match="did you mean Ilda_Moreno"):
        find(small(), "ilda")
    with pytest.raises(UsageError, match="nothing in the graph has this name"):
        find(small(), "Zog")


def test_around_a_name_that_two_have_asks_for_an_id() -> None:
    twice = replace(small(), entities=(*small().entities, Entity("Norland_2", "Organization", "Norland ")))
    with pytest.raises(UsageError, match="Norland, Norland_2"):
        find(twice, "norland")
    assert find(twice, "Norland") == "Norland"


@pytest.mark.parametrize(
    ("since", "until", "relations"),
    [
        ("2021", None, ["backs", "flew-to"]),
        (None, "2020", ["age", "backs"]),
        ("2021-07", "2021-07", ["flew-to"]),
        ("2021-06-30", None, ["flew-to"]),
        ("2022", None, []),
    ],
)
def test_dates_keep_what_happened_or_was_published_then(since: str, until: str, relations: list[str]) -> None:
    part, _ = select(small(), since=since, until=until)
    assert [s.relation for s in part.statements] == relations


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="not a date"):
        select(small(), since="last week")


def test_top_keeps_the_most_central() -> None:
    part, note = select(small(), top=2)
    assert {s.relation for s in part.statements} == {"age", "backs"}
    assert "the 2 most central things" in note


def test_no_script_of_ours_writes_markup() -> None:
    assets = Path(__file__).parent.parent / "kg" / "export" / "html" / "assets"
    for file in assets.glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", file.read_text()
        )


def _said() -> Evidence:
    return Evidence("a", Span(0, 3), "It is.", Span(0, 2), "It", "rule")
