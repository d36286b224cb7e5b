"""The page for everyone: axe-core, keys alone, little motion, dark and light, paper, a telephone."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hostile import hostile_graph
from seen import Visit, Written, busiest, clusters, counts, go, graph_of, links, shows

GRAPH = graph_of("60")
NODE = f"node={quote(busiest(GRAPH))}"
ON_KEYS = "button, input, select, textarea, summary, a[href], [tabindex='0']"


@pytest.fixture
def small(written: Written) -> Path:
    return written("small", GRAPH)


@pytest.fixture
def large(written: Written) -> Path:
    return written("of-500", graph_of("500"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(visit: Visit, axe: str, small: Path, scheme: str, width: int) -> None:
    page = visit(small, color_scheme=scheme, viewport={"width": width, "height": 844}, bypass_csp=True)
    page.evaluate(axe)
    first = links(GRAPH)[0]
    link = f"link={quote(first.subject)}&link={quote(str(first.object))}"
    for fragment in ("", NODE, link, "view=table", f"path=&from={quote(busiest(GRAPH))}", "text=officials", "stories="):
        go(page, fragment)
        faults = page.evaluate(
            "axe.run().then(r => r.violations.map(v => [v.id, ...v.nodes.map(n => n.html.slice(0, 99))].join(' | ')))"
        )
        assert faults == [], fragment
    if width == 390:
        page.keyboard.press("Escape")
        page.click("#show-filters")
        assert page.evaluate("axe.run().then(r => r.violations.map(v => v.id))") == []


def test_the_tab_key_reaches_everything_and_shows_where_it_is(visit: Visit, small: Path) -> None:
    page = visit(small, NODE)
    page.evaluate(
        "wanted => document.querySelectorAll(wanted).forEach((n, k) => n.checkVisibility() && (n.dataset.k = k))",
        f":is({ON_KEYS})",
    )
    wanted = set(page.evaluate("[...document.querySelectorAll('[data-k]')].map(n => n.dataset.k)"))
    reached = set()
    for _ in range(len(wanted) + 60):  # a date field is several stops
        page.keyboard.press("Tab")
        key, outline = page.evaluate(
            "() => { const at = document.activeElement, s = getComputedStyle(at);"
            " return [at.dataset.k ?? '', s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2]; }"
        )
        if key:
            assert outline, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            reached.add(key)
    assert wanted - reached == set()
    assert len(wanted) > 60


def test_the_arrow_keys_go_from_thing_to_thing(visit: Visit, large: Path) -> None:
    page = visit(large)
    said = []
    page.focus("#canvas")
    for key in ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"] * 2:
        page.keyboard.press(key)
        said.append(page.inner_text("#said"))
    assert len(set(said)) > 2
    assert all("statement" in words or "more things" in words for words in said)


def test_the_page_keys_reach_every_thing_and_cluster_and_enter_opens_it(visit: Visit, large: Path) -> None:
    page = visit(large)
    shown, waiting = counts(page)[0], clusters(page)
    page.focus("#canvas")
    said = []
    for _ in range(shown + len(waiting)):
        page.keyboard.press("PageDown")
        said.append(page.inner_text("#said"))
    things, last = said[:shown], said[shown:]
    assert all("statement" in words for words in things)
    assert sorted(int(words.split()[0]) for words in last) == sorted(n for n, _, _ in waiting)
    page.keyboard.press("Enter")
    shows(page, "open=")
    assert counts(page)[0] + sum(n for n, _, _ in clusters(page)) == shown + sum(n for n, _, _ in waiting)
    assert counts(page)[0] > shown
    page.focus("#canvas")
    page.keyboard.press("PageDown")
    first = page.inner_text("#said").split(",")[0]
    page.keyboard.press("Enter")
    shows(page, "node=")
    assert page.inner_text("#panel h2") == first
    page.keyboard.press("Escape")
    shows(page, "node=", there=False)


def test_zoom_keys_zoom_and_nought_shows_all(visit: Visit, small: Path) -> None:
    page = visit(small, reduced_motion="reduce")
    page.focus("#canvas")
    drawn = page.evaluate("canvas.toDataURL()")
    page.keyboard.press("+")
    page.wait_for_timeout(100)
    assert page.evaluate("canvas.toDataURL()") != drawn
    page.keyboard.press("0")
    page.wait_for_timeout(100)
    assert page.evaluate("canvas.toDataURL()") == drawn


@pytest.mark.parametrize(("motion", "most"), [("reduce", 2), ("no-preference", 1000)])
def test_the_picture_glides_only_for_those_who_like_it(visit: Visit, small: Path, motion: str, most: int) -> None:
    page = visit(small, reduced_motion=motion)
    page.click("#zoom-in")
    page.wait_for_timeout(400)
    page.evaluate(
        "() => { window.frames_ = 0; const clear = CanvasRenderingContext2D.prototype.clearRect;"
        "CanvasRenderingContext2D.prototype.clearRect = function (...a) { frames_++; clear.apply(this, a); } }"
    )
    page.click("#zoom-fit")
    page.wait_for_timeout(700)
    frames = page.evaluate("frames_")
    assert 0 < frames <= most
    assert motion == "reduce" or frames > 3
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0 or motion != "reduce"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_canvas_shows_has_contrast(visit: Visit, small: Path, scheme: str) -> None:
    page = visit(small, color_scheme=scheme)
    style = "name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()"
    colour = {n: page.evaluate(style, n) for n in "paper area ink soft line denied contested accent".split()}
    for ground in ("paper", "area"):
        for text in ("ink", "soft", "denied", "contested"):
            assert contrast(colour[text], colour[ground]) >= 4.5, (text, ground)
        assert contrast(colour["line"], colour[ground]) >= 3, ground
    marks = page.evaluate(
        "[...document.querySelectorAll('[data-facet=type] .glyph *')].map(n => [n.getAttribute('fill'),"
        " n.getAttribute('points')?.length ?? 0])"
    )
    assert len(marks) > 5
    for fill, _ in marks:
        assert contrast(fill, colour["paper"]) >= 3, fill
    assert len({points for _, points in marks}) > 4  # many shapes beside many colours


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_colours_can_be_chosen(visit: Visit, small: Path) -> None:
    page = visit(small, color_scheme="light")
    seen = []
    for _ in range(3):
        seen.append((page.inner_text("#theme"), ground(page)))
        page.click("#theme")
    assert [text.split()[1] for text, _ in seen] == ["Auto", "Light", "Dark"]
    assert seen[0][1] == seen[1][1] != seen[2][1]


def ground(page: Any) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def test_paper_holds_the_picture_its_legend_and_the_sentences(visit: Visit, small: Path) -> None:
    page = visit(small, NODE, color_scheme="dark")
    page.emulate_media(media="print")
    for selector in (
        "h1",
        "#canvas",
        "#panel h2",
        "[data-facet=type] .glyph",
        "[data-facet=stance] .stroke",
        "#status",
    ):
        assert page.locator(selector).first.is_visible(), selector
    for selector in ("#search", ".zoom", "#time", ".close", "#filters input", "#theme", "[data-facet=relation] li"):
        assert not page.locator(selector).first.is_visible(), selector
    assert ground(page) == "rgb(255, 255, 255)"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    folded = "#panel .statement > details:not([open])"
    assert page.locator(folded).count() == 0
    assert page.locator("#panel .card").count() >= page.locator("#panel .statement").count()
    left_over = page.evaluate("canvas.getContext('2d').getImageData(5, 5, 1, 1).data[3]")
    assert left_over == 0  # no dark ground under the picture
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(folded).count() > 0
    assert page.evaluate("document.documentElement.dataset.theme") == "auto"
    page.emulate_media(media="screen")
    assert page.pdf(format="A4").startswith(b"%PDF-")


@pytest.mark.parametrize("fragment", ["", NODE, "view=table", "path=", "stories="])
def test_a_phone_is_wide_enough(visit: Visit, small: Path, fragment: str) -> None:
    page = visit(small, fragment, viewport={"width": 390, "height": 844}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for control in page.locator("#head button:visible, #head summary:visible").all():
        box = control.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["height"] >= 24


def test_a_phone_s_filters_open_and_close(visit: Visit, small: Path) -> None:
    page = visit(small, viewport={"width": 390, "height": 844}, has_touch=True)
    page.click("#show-filters")
    assert page.is_visible("#filters")
    page.click("#filters .close")
    assert page.is_hidden("#filters")


def test_a_finger_opens_a_thing(visit: Visit, small: Path) -> None:
    page = visit(small, viewport={"width": 390, "height": 844}, has_touch=True)
    box = page.locator("#canvas").bounding_box()
    first = page.evaluate("document.querySelector('#panel .thing').textContent")
    page.evaluate("document.querySelector('#panel .thing').click()")
    shows(page, "node=")
    assert page.inner_text("#panel h2") == first
    page.wait_for_timeout(500)
    page.click("#panel .close")
    shows(page, "node=", there=False)
    assert page.is_hidden("#panel")
    assert box["height"] > 300


def test_hostile_text_keeps_a_phone_s_layout(visit: Visit, written: Written) -> None:
    page = visit(written("hostile", hostile_graph()), viewport={"width": 390, "height": 844})
    for fragment in ("", "view=table", "text=rose", "stories="):
        go(page, fragment)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
