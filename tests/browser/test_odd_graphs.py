"""Graphs at the edge: nothing, one thing, no names, very long names, writing from right to left, links both ways."""

import re
from pathlib import Path
from typing import Any

import pytest
from pages import HARBOUR, few
from seen import Visit, Written, counts, go, saved

from kg.model import Graph, Modality, Polarity

LONG = "The Extraordinary Committee of Inquiry into the Grounding of the Ferry Ostrava and Related Matters at Sea " * 3


def test_an_empty_graph_says_so(visit: Visit, written: Written) -> None:
    page = visit(written("empty", Graph()))
    assert "No articles" in page.inner_text("#empty")
    assert counts(page) == [0, 0, 0, 0]
    for fragment in ("view=table", "path=", "stories=", "text=x", "node=nobody"):
        go(page, fragment)
    assert page.is_hidden("#time")


def test_articles_that_say_nothing_are_told_from_filters_that_hide_all(visit: Visit, written: Written) -> None:
    assert "Nothing is said" in visit(written("silent", few(["Ada Alder"]))).inner_text("#empty")
    page = visit(written("one", few(["Ada Alder"], (0, "age", "56"))), "relation=backs")
    assert "Nothing passes the filters" in page.inner_text("#empty")
    page.click("#reset")
    page.wait_for_selector("#empty", state="hidden")


def test_one_thing_stands_in_the_middle(visit: Visit, written: Written) -> None:
    page = visit(written("one", few(["Ada Alder"], (0, "age", "56"))))
    assert counts(page) == [1, 0, 0, 0]
    box = page.locator("#canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#panel h2:has-text('Ada Alder')")
    assert "age 56" in page.inner_text("#panel .statement")


def test_things_without_names_are_shown_like_others(visit: Visit, written: Written) -> None:
    names = ["two officials", "the guard", "a court", "contractors"]
    file = written("unnamed", few(names, (0, "backs", 1), (1, "opposes", 2), (2, "backs", 3), named=False))
    page = visit(file)
    assert counts(page) == [4, 3, 0, 0]
    drawing = saved(page, "#save summary", "#save-svg").decode()
    assert all(name in drawing for name in names)
    go(page, "node=e0")
    assert "not named" in page.inner_text("#panel .kind")


@pytest.mark.parametrize("width", [1280, 390])
def test_long_names_stay_within_the_page(visit: Visit, written: Written, width: int) -> None:
    names = [LONG, "Donaudampfschifffahrts" * 20, "Ada Alder"]
    page = visit(
        written("long", few(names, (0, "backs", 1), (2, "leads", 0))), viewport={"width": width, "height": 844}
    )
    for fragment in (
        "",
        "node=e0",
        "node=e1",
        "link=e0&link=e1",
        "view=table",
        "path=&from=e2&to=e1",
        "around=e0&hops=1",
    ):
        go(page, fragment)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), fragment
        assert page.evaluate("panel.scrollWidth <= panel.clientWidth"), fragment


def test_both_ways_between_two_things_are_two_lines_with_their_words(visit: Visit, written: Written) -> None:
    there = few(["Ada Alder", "Boris Brandt"], (0, "backs", 1), (0, "met-with", 1), (0, "accused", 0))
    back = few(["Ada Alder", "Boris Brandt"], (1, "opposes", 0), polarity=Polarity.NEGATIVE)
    page = visit(written("both", Graph(there.articles, there.entities, there.statements + back.statements)))
    assert counts(page) == [2, 4, 0, 0]
    drawing = saved(page, "#save summary", "#save-svg").decode()
    assert len(re.findall(r'<path d="M[\d. ]+Q', drawing)) == 2  # bent apart
    assert {"backs +1", "opposes"} <= set(re.findall(r">([^<]+)</text>", drawing))
    go(page, "link=e0&link=e1")
    assert page.locator("#panel > ul > .statement").count() == 2
    assert "The other way round" in page.inner_text("#panel")
    go(page, "node=e0")
    assert page.locator("#panel .statement").count() == 4


def test_a_line_looks_as_it_is_told(visit: Visit, written: Written) -> None:
    how: list[dict[str, Any]] = [
        {}, {"speaker": "e5"}, {"polarity": Polarity.NEGATIVE}, {"modality": Modality.PLANNED},
        {"modality": Modality.POSSIBLE},
    ]  # fmt: skip
    names = ["Ada Alder", "Boris Brandt", "Celia Dorn", "Dmitri Falk", "Elena Grau", "Farid Holm"]
    parts = [few(names, (5, "backs", k), **one) for k, one in enumerate(how)]
    page = visit(written("looks", Graph((HARBOUR,), parts[0].entities, tuple(p.statements[0] for p in parts))))
    drawing = saved(page, "#save summary", "#save-svg").decode()
    line = (
        r'<path d="[^"]+" fill="none" stroke="([^"]+)"[^>]*?(?: stroke-dasharray="([^"]+)")?(?: opacity="([^"]+)")?/>'
    )
    lines = re.findall(line, drawing)
    plain = [stroke for stroke, dash, faint in lines if not dash and not faint]
    assert sum(dash == "6 4" for _, dash, _ in lines) == 1  # attributed
    assert sum(dash == "1.5 4" and float(faint or 1) < 1 for _, dash, faint in lines) == 2  # planned and possible
    denied = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--denied').trim()")
    assert plain.count(denied) == 3  # the line and the two strokes that strike it out
    assert len(plain) == 4


def test_writing_from_right_to_left_keeps_its_order(visit: Visit, written: Written) -> None:
    names = ["نادية الإدريسي", "وزارة الموانئ والنقل البحري في المدينة القديمة", "תמר לוין", "Karsk"]
    page = visit(written("rtl", few(names, (0, "leads", 1), (2, "backs", 0), (1, "located-in", 3))), "node=e1")
    assert page.locator("#panel h2 bdi").inner_text() == names[1]
    assert page.evaluate("getComputedStyle(document.querySelector('#panel h2 bdi')).unicodeBidi") == "isolate"
    drawing = saved(page, "#save summary", "#save-svg").decode()
    assert drawing.count('direction="rtl"') >= 3
    page.click("#search")
    page.keyboard.type("לוין")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#panel h2:has-text('{names[2]}')")


def test_a_page_of_one_day_has_no_timeline(visit: Visit, written: Written, tmp_path: Path) -> None:
    assert visit(written("one", few(["Ada Alder"], (0, "age", "56")))).is_hidden("#time")
