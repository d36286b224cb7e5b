"""Stories: views kept with a few words, told one after another, and sent along in a copy of the page."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hostile import RUN
from seen import Visit, Written, busiest, counts, go, graph_of, saved, shows

GRAPH = graph_of("60")
NODE = busiest(GRAPH)


@pytest.fixture
def small(written: Written) -> Path:
    return written("small", GRAPH)


def test_views_are_kept_told_and_sent(visit: Visit, small: Path, tmp_path: Path) -> None:
    page = visit(small, f"around={quote(NODE)}&hops=1&node={quote(NODE)}")
    around = counts(page)
    page.click("#open-stories")
    page.fill("#story-name", "Who is around")
    page.fill("#story-note", f'They all "know" it. </script><script>{RUN}</script>')
    page.click("#story-keep")
    go(page, "stance=denied")
    denied = counts(page)
    page.click("#open-stories")
    page.fill("#story-name", "What is denied")
    page.click("#story-keep")
    assert page.locator("#panel .stories li").count() == 2
    copy = tmp_path / "copy.html"
    copy.write_bytes(saved(page, "#story-save"))

    for where in (small, copy):  # the browser kept them for the one, the file holds them in the other
        page = visit(copy) if where == copy else page
        go(page, "")
        page.click("#panel .stories .thing")
        shows(page, "around=")
        assert counts(page) == around
        assert 'They all "know" it. </script>' in page.inner_text("#story")
        page.click("#story [aria-label='The next view']")
        shows(page, "stance=denied")
        assert counts(page) == denied
        assert "2 of 2" in page.inner_text("#story")
        assert page.is_disabled("#story [aria-label='The next view']")
        page.click("#story [aria-label='The view before']")
        shows(page, "around=")
        page.click("#story [aria-label='Leave the story']")
        assert page.is_hidden("#story")
        assert page.evaluate("window.hacked") is None


def test_a_kept_view_can_be_removed(visit: Visit, small: Path) -> None:
    page = visit(small, "stories=")
    page.click("#story-keep")
    page.reload()
    page.wait_for_selector("#panel .stories li")
    page.click("#panel .stories .plain")
    assert page.locator("#panel .stories li").count() == 0
    page.click("#panel .close")
    shows(page, "stories", there=False)


def test_a_copy_is_the_page_but_for_its_stories(visit: Visit, small: Path) -> None:
    page = visit(small, "stories=")
    page.click("#story-keep")
    copy, page_text = saved(page, "#story-save").decode(), small.read_text(encoding="utf-8")
    for element in ("script>", 'script type="application/json" id="graph-data">', "style>"):
        tag = element.split()[0].strip(">")
        wanted = re.search(f"<{element}(.*?)</{tag}>", page_text, re.DOTALL)
        found = re.search(f"<{element}(.*?)</{tag}>", copy, re.DOTALL)
        assert wanted
        assert found
        assert wanted[1] == found[1]


@pytest.mark.parametrize("kept", ["[[]]", "{", "null", '[{"name": 1}]', '[{"name": "a", "note": "b"}]'])
def test_what_is_no_story_is_passed_over(visit: Visit, small: Path, tmp_path: Path, kept: str) -> None:
    file = tmp_path / "odd.html"
    content = f'<meta name="stories" content="{kept.replace(chr(34), "&quot;")}">'
    file.write_text(small.read_text(encoding="utf-8").replace('<meta name="stories" content="[]">', content))
    page = visit(file, "stories=")
    assert page.locator("#panel .stories li").count() == 0
