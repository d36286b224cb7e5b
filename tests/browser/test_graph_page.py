"""The page in a browser: every feature used, and its effect compared with the graph that went in."""

import csv
import io
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import networkx as nx
import pytest
from hostile import hostile_graph
from pages import graph as generated
from seen import Visit, Written, counts, go, shows
from seen import links as all_links

from kg.model import Graph, Literal, Statement

GRAPH = generated(60)


@pytest.fixture
def small(written: Written) -> Path:
    return written("small", GRAPH)


def links(graph: Graph = GRAPH) -> list[Statement]:
    return all_links(graph)


def named(id_: str) -> str:
    return next(e.name for e in GRAPH.entities if e.id == id_)


def busiest() -> str:
    many: dict[str, int] = {}
    for s in links():
        many[s.subject] = many.get(s.subject, 0) + 1
    return max(sorted(many), key=lambda id_: many[id_])


def test_all_of_a_small_graph_is_shown(visit: Visit, small: Path) -> None:
    shown, drawn, hidden, left = counts(visit(small))
    joined = {s.subject for s in GRAPH.statements} | {str(s.object) for s in links()}
    assert (shown, drawn, hidden, left) == (len(joined), len(links()), len(GRAPH.entities) - len(joined), 0)


def test_a_thing_shows_its_statements_and_a_statement_its_sentences(visit: Visit, small: Path) -> None:
    id_ = busiest()
    page = visit(small, f"node={quote(id_)}")
    mine = [s for s in GRAPH.statements if id_ in (s.subject, s.object)]
    assert page.inner_text("#panel h2") == named(id_)
    assert page.locator("#panel .statement").count() == len(mine)
    page.locator("#panel .statement summary").first.click()
    card = page.locator("#panel .card").first
    assert card.locator("mark").inner_text() in {e.trigger_text for s in mine for e in s.evidence}
    assert card.locator("blockquote").inner_text() in {e.quote for s in mine for e in s.evidence}
    assert "svo.active" in card.inner_text()


def test_a_card_tells_all_that_is_known(visit: Visit, small: Path) -> None:
    names = {e.id: e.name for e in GRAPH.entities}
    articles = {a.id: a for a in GRAPH.articles}
    s, e = next((s, e) for s in links() for e in s.evidence if e.via and e.speaker)
    page = visit(small, f"link={quote(s.subject)}&link={quote(str(s.object))}")
    card = page.locator(".card", has_text=e.quote).first
    text = card.inner_text()
    assert f"According to {names[e.via[0]]}, citing {names[str(e.speaker)]}" in text
    assert articles[e.article].title in text
    assert (articles[e.article].publisher or "Outlet not known") in text
    assert f"{round(e.confidence * 100)} %" in text
    assert card.locator("a").get_attribute("href") == articles[e.article].url
    assert card.locator("a").get_attribute("rel") == "noopener noreferrer nofollow"


def test_clicking_a_thing_on_the_canvas_opens_it(visit: Visit, small: Path) -> None:
    page = visit(small)
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    shows(page, "node=")
    assert page.inner_text("#panel h2") in {e.name for e in GRAPH.entities}
    page.keyboard.press("Escape")
    shows(page, "node=", there=False)


def test_search_suggests_as_one_types_and_goes_there(visit: Visit, small: Path) -> None:
    page, wanted = visit(small), named(busiest())
    page.click("#search")
    page.keyboard.type(wanted[:-1].lower())
    assert wanted in page.locator("#suggestions [role=option]").first.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#panel h2:has-text('{wanted}')")


def test_search_finds_sentences(visit: Visit, small: Path) -> None:
    page = visit(small)
    page.click("#search")
    page.keyboard.type("officials in karsk")
    page.locator("#suggestions [role=option]", has_text="sentence").last.click()
    wanted = sum("officials in Karsk" in e.quote for s in GRAPH.statements for e in s.evidence)
    shows(page, "text=")
    assert page.inner_text("#panel .lead").startswith(f"{wanted} ")


@pytest.mark.parametrize("relation", ["visited", "attacked"])
def test_a_relation_filter_hides_what_it_says(visit: Visit, small: Path, relation: str) -> None:
    page = visit(small)
    row = page.locator(f'[data-facet=relation] li[data-value="{relation}"]')
    wanted = sum(s.relation == relation for s in GRAPH.statements)
    assert row.locator(".count").inner_text() == str(wanted)
    row.locator("input").uncheck()
    shows(page, "no-relation")
    assert counts(page)[1] == len(links()) - wanted
    assert counts(page)[3] == wanted
    page.go_back()
    shows(page, "no-relation", there=False)
    assert counts(page)[1] == len(links())
    page.go_forward()
    shows(page, "no-relation")
    assert counts(page)[1] == len(links()) - wanted


def test_only_one_outlet(visit: Visit, small: Path) -> None:
    page, outlet = visit(small), "Estmark Wire"
    row = page.locator(f'[data-facet=outlet] li[data-value="{outlet}"]')
    row.hover()
    row.locator(".only").click()
    shows(page, "outlet=")
    theirs = {a.id for a in GRAPH.articles if a.publisher == outlet}
    assert counts(page)[1] == sum(any(e.article in theirs for e in s.evidence) for s in links())


def test_stances_types_and_speakers_filter(visit: Visit, small: Path) -> None:
    denied = sum(any(e.polarity == "negative" for e in s.evidence) for s in links())
    page = visit(small, "stance=denied")
    assert counts(page)[1] == denied > 0
    people = {e.id for e in GRAPH.entities if e.type == "Person"}
    page = visit(small, "type=Person")
    assert counts(page)[1] == sum({s.subject, s.object} <= people for s in links())
    page = visit(small, "speaker=")
    assert counts(page)[1] == sum(any(e.speaker is None for e in s.evidence) for s in links())


def test_dates_filter(visit: Visit, small: Path) -> None:
    page = visit(small)
    page.fill("#since", "2024-03-01")
    days = {a.id: a.published or "" for a in GRAPH.articles}
    wanted = sum(any(days[e.article] >= "2024-03-01" for e in s.evidence) for s in links())
    shows(page, "since")
    assert counts(page)[1] == wanted < len(links())


def test_the_timeline_can_be_brushed(visit: Visit, small: Path) -> None:
    page = visit(small)
    box = page.locator(".histogram").bounding_box()
    page.mouse.move(box["x"] + 3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=3)
    page.mouse.up()
    shows(page, "until")
    assert 0 < counts(page)[1] < len(links())


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_a_neighbourhood_is_what_is_within_the_hops(visit: Visit, small: Path, hops: int) -> None:
    centre = busiest()
    page = visit(small, f"node={quote(centre)}")
    page.click(f"#panel .actions button:text-is('{hops}')")
    shows(page, "around")
    near = nx.ego_graph(nx.Graph([(s.subject, s.object) for s in links()]), centre, hops)
    assert counts(page)[0] == len(near)
    assert counts(page)[1] == sum(s.subject in near and s.object in near for s in links())


def test_the_path_found_is_a_shortest_path(visit: Visit, small: Path) -> None:
    network = nx.Graph([(s.subject, s.object) for s in links()])
    far = max(nx.single_source_shortest_path_length(network, busiest()).items(), key=lambda item: (item[1], item[0]))
    page = visit(small)
    page.click("#open-path")
    for end, id_ in (("from", busiest()), ("to", far[0])):
        page.click(f"#path-{end}")
        page.keyboard.type(named(id_))
        page.keyboard.press("Enter")
        shows(page, f"{end}=")
    found = page.locator("#panel .path [data-node]").evaluate_all("rows => rows.map(r => r.dataset.node)")
    assert len(found) == far[1] + 1
    assert (found[0], found[-1]) == (busiest(), far[0])
    assert all(network.has_edge(a, b) for a, b in pairwise(found))


def test_no_path_is_said(visit: Visit, small: Path) -> None:
    ids = sorted({s.subject for s in links()})
    page = visit(small, f"path=&from={quote(ids[0])}&to={quote(ids[-1])}&relation=age")
    assert "No path" in page.inner_text("#no-path")


def test_the_table_s_csv_is_the_graph(visit: Visit, small: Path) -> None:
    page = visit(small, "view=table")
    with page.expect_download() as download:
        page.click("#table-csv")
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    said = {
        (s.subject, s.relation, s.object.value if isinstance(s.object, Literal) else s.object, len(s.evidence))
        for s in GRAPH.statements
    }
    assert {
        (r["subject_id"], r["relation_id"], r["object_id"] or r["object"], int(r["sentences"])) for r in rows
    } == said
    assert len(rows) == len(said)


def test_the_evidence_s_csv_is_the_graph(visit: Visit, small: Path) -> None:
    page = visit(small)
    page.click("#save summary")
    with page.expect_download() as download:
        page.click("#save-evidence")
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    said = sorted(
        (s.subject, s.relation, e.quote, e.trigger_text, e.polarity, e.modality)
        for s in GRAPH.statements
        for e in s.evidence
    )
    keys = ("subject_id", "relation_id", "sentence", "trigger", "polarity", "modality")
    assert sorted(tuple(r[key] for key in keys) for r in rows) == said


def test_the_table_sorts(visit: Visit, small: Path) -> None:
    page = visit(small, "view=table")
    page.click("th button:text-is('Subject')")
    names = page.locator("tbody tr td:first-child").all_inner_texts()
    assert names == sorted(names, key=str.lower)
    page.click("th button:text-is('Subject')")
    assert page.locator("tbody tr td:first-child").all_inner_texts()[0] == max(names, key=str.lower)


@pytest.mark.parametrize(("item", "start"), [("#save-png", b"\x89PNG"), ("#save-svg", b"<svg ")])
def test_pictures_are_saved(visit: Visit, small: Path, item: str, start: bytes) -> None:
    page = visit(small)
    page.click("#save summary")
    with page.expect_download() as download:
        page.click(item)
    assert download.value.path().read_bytes().startswith(start)
    assert download.value.path().stat().st_size > 10_000


def test_the_citation_is_copied(visit: Visit, small: Path) -> None:
    s = links()[0]
    page = visit(
        small, f"link={quote(s.subject)}&link={quote(str(s.object))}", permissions=["clipboard-read", "clipboard-write"]
    )
    page.locator(".card button:has-text('Copy citation')").first.click()
    page.wait_for_selector("text=Copied")
    assert s.evidence[0].quote[:20] in page.evaluate("navigator.clipboard.readText()")


def test_the_rest_of_a_large_graph_waits_in_clusters_with_its_true_count(visit: Visit, written: Written) -> None:
    graph = generated(500)
    page = visit(written("large", graph))
    shown, drawn, hidden, left = counts(page)
    assert shown == 64
    assert (shown + hidden, drawn + left) == (500, len(links(graph)))
    page.click("#show-more")
    shows(page, "limit")
    assert counts(page)[0] == 224
    page.click("#show-all")
    shows(page, "limit=500")
    assert counts(page)[1] == len(links(graph))


def test_hostile_text_runs_nothing_and_breaks_nothing(visit: Visit, written: Written) -> None:
    file = written("hostile", hostile_graph())
    page = visit(file)
    ids = page.evaluate("[...document.querySelectorAll('#panel .thing')].length")
    assert ids > 0
    for entity in hostile_graph().entities:
        go(page, f"node={quote(entity.id)}")
        page.wait_for_selector("#panel .kind")
        hacked, fits, links = page.evaluate(
            "() => { document.querySelectorAll('#panel .statement summary').forEach((row, k) => k < 2 && row.click());"
            " return new Promise(requestAnimationFrame).then(() => [window.hacked ?? null,"
            " document.documentElement.scrollWidth <= innerWidth && panel.scrollWidth <= panel.clientWidth + 1,"
            " [...document.querySelectorAll('#panel a[href]')].map((a) => a.getAttribute('href'))]); }"
        )
        assert hacked is None
        assert fits, entity.id
        assert all(link.startswith(("http://", "https://")) for link in links)
    assert page.locator("script").count() == 2
    go(page, "view=table")
    page.wait_for_selector("#table tbody tr")
    assert page.evaluate("window.hacked") is None
