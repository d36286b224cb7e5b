"""Every feature on the sample graph and on graphs of 500, 2,000 and 10,000 things, its effect counted in the graph."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any
from urllib.parse import quote

import networkx as nx
import pytest
from seen import (
    Visit,
    Written,
    busiest,
    clusters,
    counts,
    go,
    graph_of,
    joined,
    links,
    named,
    network,
    rows,
    saved,
    shows,
    stance,
)

from kg.model import Graph, Literal, Statement

FIRST, ENOUGH, STEP = 64, 120, 160


@pytest.fixture(scope="module", params=["sample", "500", "2000", "10000"])
def graph(request: pytest.FixtureRequest) -> Graph:
    return graph_of(request.param)


@pytest.fixture(scope="module")
def opened(graph: Graph, long_visit: Visit, written: Written) -> Any:
    return long_visit(written(f"of-{len(graph.entities)}", graph))


@pytest.fixture
def page(opened: Any) -> Any:
    go(opened, "")
    return opened


def test_what_is_shown_and_what_waits_add_up_to_the_graph(page: Any, graph: Graph) -> None:
    shown, drawn, hidden, left = counts(page)
    assert shown == FIRST
    assert (shown + hidden, drawn + left) == (len(graph.entities), len(links(graph)))
    assert drawn > 0
    waiting = clusters(page)
    assert shown + sum(n for n, _, _ in waiting) == len(joined(graph))

    n, x, y = max(waiting)
    page.mouse.click(x, y)
    shows(page, "open=")
    assert counts(page)[0] == FIRST + min(n, STEP)
    assert counts(page)[0] + counts(page)[2] == len(graph.entities)
    page.click("#show-all")
    shows(page, "limit=")
    assert counts(page)[:2] == [len(joined(graph)), len(links(graph))]
    assert clusters(page) == []
    page.click("#show-fewer")
    shows(page, "limit=", there=False)
    assert counts(page) == [shown, drawn, hidden, left]


@pytest.mark.parametrize("facet", ["type", "stance", "relation", "outlet", "speaker"])
def test_a_filter_hides_what_it_says_and_counts_right(page: Any, graph: Graph, facet: str) -> None:
    go(page, f"limit={len(graph.entities)}")
    row = page.locator(f"[data-facet={facet}] li").nth(1)
    key, count = row.get_attribute("data-value"), int(row.locator(".count").inner_text().replace(",", ""))
    passes = _passes(graph, facet, key)
    kept = [s for s in graph.statements if passes(s)]
    assert count == (_of_type(graph, key) if facet == "type" else len(kept))
    row.hover()
    row.locator(".only").click()
    shows(page, f"{facet}=")
    assert counts(page)[1] == sum(passes(s) for s in links(graph))
    assert counts(page)[0] == len({i for s in kept for i in (s.subject, s.object) if not isinstance(i, Literal)})
    assert counts(page)[0] + counts(page)[2] == len(graph.entities)
    assert counts(page)[1] + counts(page)[3] == len(links(graph))
    page.click("#reset")
    shows(page, f"{facet}=", there=False)
    assert counts(page)[1] == len(links(graph))


def _passes(graph: Graph, facet: str, key: str) -> Callable[[Statement], bool]:
    types = {e.id: e.type for e in graph.entities}
    outlets = {a.id: a.publisher or "" for a in graph.articles}
    tests: dict[str, Callable[[Statement], bool]] = {
        "type": lambda s: types[s.subject] == key and (isinstance(s.object, Literal) or types[s.object] == key),
        "stance": lambda s: any(stance(e) == key for e in s.evidence),
        "relation": lambda s: s.relation == key,
        "outlet": lambda s: any(outlets[e.article] == key for e in s.evidence),
        "speaker": lambda s: any((e.speaker or "") == key for e in s.evidence),
    }
    return tests[facet]


def _of_type(graph: Graph, key: str) -> int:
    about = joined(graph)
    return sum(e.type == key and e.id in about for e in graph.entities)


def test_the_path_found_is_a_shortest_path(page: Any, graph: Graph) -> None:
    near, start, names = network(graph), busiest(graph), named(graph)
    lengths = nx.single_source_shortest_path_length(near, start)
    end = max((id_ for id_ in lengths if id_ in names), key=lambda id_: (lengths[id_], id_))
    page.click("#open-path")
    for field, id_ in (("from", start), ("to", end)):
        page.click(f"#path-{field}")
        page.keyboard.type(names[id_])
        page.keyboard.press("Enter")
        shows(page, f"{field}=")
    found = page.locator("#panel .path [data-node]").evaluate_all("rows => rows.map(r => r.dataset.node)")
    assert (found[0], found[-1], len(found)) == (start, end, lengths[end] + 1)
    assert all(near.has_edge(a, b) for a, b in pairwise(found))
    assert counts(page)[0] == len(found)
    page.click("#focus button")
    shows(page, "path=", there=False)
    assert counts(page)[0] == FIRST


def test_a_neighbourhood_is_what_is_within_the_hops(page: Any, graph: Graph) -> None:
    centre = busiest(graph)
    go(page, f"node={quote(centre)}")
    for hops in (1, 2, 3):
        page.click(f"#panel .actions button:text-is('{hops}')")
        shows(page, f"hops={hops}")
        near = nx.ego_graph(network(graph), centre, hops)
        assert counts(page)[0] == (len(near) if len(near) <= ENOUGH else FIRST)
        if len(near) > ENOUGH:
            page.click("#show-all")
            shows(page, "limit=")
            assert counts(page)[0] == len(near)
            page.click("#show-fewer")
            shows(page, "limit=", there=False)
        assert counts(page)[0] + counts(page)[2] == len(graph.entities)


def test_the_table_s_csv_is_the_graph(page: Any, graph: Graph) -> None:
    page.click("#view-table")
    shows(page, "view=table")
    assert page.inner_text("#table-count").replace(",", "") == f"{len(graph.statements)} statements"
    found = rows(saved(page, "#table-csv"))
    said = {(s.subject, s.relation, _written(s.object), len(s.evidence)) for s in graph.statements}
    assert len(found) == len(graph.statements)
    assert {
        (r["subject_id"], r["relation_id"], r["object_id"] or r["object"], int(r["sentences"])) for r in found
    } == said


def _written(value: str | Literal) -> str:
    """Return an id as it is, and a value in one line with its unit."""
    return value if isinstance(value, str) else " ".join(f"{value.value} {value.unit or ''}".split())


def test_search_goes_to_a_thing_that_is_not_shown(page: Any, graph: Graph) -> None:
    about = joined(graph)
    names = [name for id_, name in named(graph).items() if id_ in about]
    far = names[-1]
    page.click("#search")
    page.keyboard.type(far.lower())
    page.locator("#suggestions [role=option]", has_text=far).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel h2")
    shows(page, "node=")
    assert page.inner_text("#panel h2") in names
    assert counts(page)[0] + counts(page)[2] == len(graph.entities)


def test_a_page_is_small_enough_to_mail(graph: Graph, written: Written) -> None:
    evidence = sum(len(s.evidence) for s in graph.statements)
    assert written(f"of-{len(graph.entities)}", graph).stat().st_size <= 900_000 + 400 * evidence
