"""Hands on the canvas: point, click, drag, wheel, double click; and the table of what they choose."""

from typing import Any
from urllib.parse import quote

import networkx as nx
import pytest
from pages import few
from seen import Visit, Written, busiest, counts, go, graph_of, network, rows, saved, shows

from kg.model import Literal


@pytest.fixture
def one(visit: Visit, written: Written) -> Any:
    """A page of one thing, which stands in the middle."""
    return visit(written("one", few(["Ada Alder"], (0, "age", "56"))), reduced_motion="reduce")


@pytest.fixture
def two(visit: Visit, written: Written) -> Any:
    """A page of two things: the middle of their line is the middle of the canvas."""
    file = written("two", few(["Ada Alder", "Boris Brandt"], (0, "backs", 1), (0, "leads", 1)))
    return visit(file, reduced_motion="reduce")


def middle(page: Any) -> tuple[float, float]:
    box = page.locator("#canvas").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_pointing_at_a_thing_tells_its_name_and_kind(one: Any) -> None:
    one.mouse.move(*middle(one))
    one.wait_for_selector("#tip:has-text('Ada Alder · person')")
    assert one.inner_text("#tip") == "Ada Alder · person"
    one.mouse.move(middle(one)[0] + 200, middle(one)[1])
    one.wait_for_selector("#tip", state="hidden")
    assert not one.is_visible("#tip")


def test_pointing_at_a_line_tells_all_it_stands_for_and_a_click_opens_them(two: Any) -> None:
    two.mouse.move(*middle(two))
    two.wait_for_selector("#tip:has-text('Ada Alder – backs, leads – Boris Brandt · 2 sentences')")
    two.mouse.click(*middle(two))
    shows(two, "link=e0&link=e1")
    assert two.locator("#panel .statement").count() == 2
    assert two.locator("#panel .card mark").all_inner_texts() == ["backs", "leads"]


def test_a_dragged_thing_stays_where_it_is_put(one: Any) -> None:
    x, y = middle(one)
    one.mouse.move(x, y)
    one.mouse.down()
    one.mouse.move(x + 150, y + 60, steps=4)
    one.mouse.up()
    shows(one, "node=", there=False)
    one.mouse.click(x, y)
    one.wait_for_timeout(100)
    shows(one, "node=", there=False)
    one.mouse.click(x + 150, y + 60)
    shows(one, "node=e0")
    assert one.inner_text("#panel h2") == "Ada Alder"


def test_a_dragged_ground_moves_the_picture(one: Any) -> None:
    x, y = middle(one)
    one.mouse.move(x + 120, y)
    one.mouse.down()
    one.mouse.move(x + 20, y + 50, steps=4)
    one.mouse.up()
    one.mouse.click(x - 100, y + 50)
    shows(one, "node=e0")
    assert one.inner_text("#panel h2") == "Ada Alder"


def test_the_wheel_zooms_about_the_pointer(two: Any) -> None:
    before = two.evaluate("canvas.toDataURL()")
    two.mouse.move(*middle(two))
    two.mouse.wheel(0, -400)
    two.wait_for_timeout(150)
    assert two.evaluate("canvas.toDataURL()") != before
    two.mouse.click(*middle(two))
    shows(two, "link=")


def test_a_double_click_shows_what_is_around(one: Any) -> None:
    one.mouse.dblclick(*middle(one))
    shows(one, "around=e0")
    assert "Within 1 link of Ada Alder" in one.inner_text("#focus")


def test_the_table_holds_what_is_chosen(visit: Visit, written: Written) -> None:
    whole = graph_of("60")
    centre = busiest(whole)
    page = visit(written("small", whole), "view=table&stance=denied")
    denied = [s for s in whole.statements if any(e.polarity == "negative" for e in s.evidence)]
    assert {(r["subject_id"], r["relation_id"]) for r in rows(saved(page, "#table-csv"))} == {
        (s.subject, s.relation) for s in denied
    }
    go(page, f"view=table&around={quote(centre)}&hops=1")
    near = nx.ego_graph(network(whole), centre, 1)
    inside = [s for s in whole.statements if s.subject in near and (isinstance(s.object, Literal) or s.object in near)]
    assert len(rows(saved(page, "#table-csv"))) == len(inside)
    assert counts(page)[0] == len(near)


def test_back_and_forward_go_through_the_views(visit: Visit, written: Written) -> None:
    page = visit(written("small", graph_of("60")))
    for fragment in ("stance=denied", "view=table", "path="):
        go(page, fragment)
    for fragment in ("view=table", "stance=denied"):
        page.go_back()
        shows(page, fragment)
    page.go_forward()
    shows(page, "view=table")
    assert page.is_visible("#table")
