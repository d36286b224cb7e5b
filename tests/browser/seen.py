"""What the tests of the page share: what a page shows, read from it, and what a graph holds, counted from it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
from pages import graph as generated

from kg.model import Evidence, Graph, Literal, Statement
from kg.rdf.read import from_triples

Visit = Callable[..., Any]
Written = Callable[[str, Graph], Path]
MODALITIES = {"planned", "possible", "conditional", "requested"}


@cache
def graph_of(name: str) -> Graph:
    """Return the sample graph, or a generated one of so many things."""
    if name != "sample":
        return generated(int(name))
    file = Path(__file__).parents[2] / "graphs" / "sample.ttl"
    return from_triples(quad.triple for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE))


def links(graph: Graph) -> list[Statement]:
    """Return the statements that join two things."""
    return [s for s in graph.statements if not isinstance(s.object, Literal)]


def joined(graph: Graph) -> set[str]:
    """Return the ids of all that some statement is about."""
    return {s.subject for s in graph.statements} | {str(s.object) for s in links(graph)}


def network(graph: Graph) -> "nx.Graph[str]":
    return nx.Graph([(s.subject, str(s.object)) for s in links(graph)])


def named(graph: Graph) -> dict[str, str]:
    """Return the names by id, of those things whose name no other has."""
    times = Counter(e.name for e in graph.entities)
    return {e.id: e.name for e in graph.entities if times[e.name] == 1}


def busiest(graph: Graph) -> str:
    """Return the thing with the most neighbours, whose name no other has."""
    near = network(graph)
    return max(sorted(set(named(graph)) & set(near)), key=lambda id_: int(near.degree[id_]))


def stance(evidence: Evidence) -> str:
    """Return the key of the filter under "Lines" that an evidence belongs to."""
    if evidence.polarity == "negative":
        return "denied"
    if evidence.modality in MODALITIES:
        return str(evidence.modality)
    return "attributed" if evidence.speaker else "stated"


def counts(page: Any) -> list[int]:
    """Return the things and links that are shown, and the things and links that are hidden."""
    text = page.inner_text("#status").replace(",", "")
    return [int(n) for n in re.findall(r"(\d+) (?:thing|link)", text)]


def shows(page: Any, part: str, there: bool = True) -> None:
    """Wait until the page shows a view whose fragment has (or has not) this part."""
    # By a selector: the page's policy forbids what wait_for_function does.
    has = f'[data-shown*="{part}"]'
    page.wait_for_selector(f"html{has}" if there else f"html[data-shown]:not({has})", state="attached")


def go(page: Any, fragment: str) -> None:
    """Go to another view of the page by its fragment."""
    page.evaluate(
        "hash => { if (location.hash.slice(1) === hash) return;"
        " delete document.documentElement.dataset.shown; location.hash = hash; }",
        fragment,
    )
    page.wait_for_selector("html[data-shown]", state="attached")


def saved(page: Any, *clicks: str) -> bytes:
    """Click one after another, and return the file that the last click saves."""
    for selector in clicks[:-1]:
        page.click(selector)
    with page.expect_download() as download:
        page.click(clicks[-1])
    content: bytes = download.value.path().read_bytes()
    return content


def rows(content: bytes) -> list[dict[str, str]]:
    """Read a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def clusters(page: Any) -> list[tuple[int, float, float]]:
    """Return the clusters of the view: how many things wait in each, and where it stands in the window."""
    drawing = saved(page, "#save summary", "#save-svg").decode()
    box = page.locator("#canvas").bounding_box()
    found = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>\+([\d,]+)</text>', drawing)
    return [(int(n.replace(",", "")), box["x"] + float(x), box["y"] + float(y)) for x, y, n in found]
