"""The graph page: a graph in; one HTML file out that opens offline, on any screen, and phones nobody.

select.py keeps what was asked for, layout.py places it, network.py draws it with pyvis, data.py packs it, page.py puts
it into our own template. Text from articles travels as JSON alone and is shown as text alone.
"""

from typing import TextIO

from kg.export.html.data import pack
from kg.export.html.network import build
from kg.export.html.page import render
from kg.export.html.select import select
from kg.model import Graph
from kg.ontology import Ontology


def write_html(
    graph: Graph,
    ontology: Ontology,
    stream: TextIO,
    *,
    around: str | None = None,
    hops: int = 2,
    since: str | None = None,
    until: str | None = None,
    top: int | None = None,
) -> None:
    """Write the page of a graph, or of a part of it; the same graph gives the same bytes.

    `around` is an entity's id, name or alias, kept with all within `hops` links; `since` and `until` are ISO days,
    months or years, inclusive; `top` keeps the most central things. Raises UsageError for what is not there.
    """
    part, note = select(graph, around=around, hops=hops, since=since, until=until, top=top)
    stream.write(render(pack(part, build(part, ontology), ontology, note), part))
