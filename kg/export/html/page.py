"""The page around the data: JSON in; HTML out, with script and style inlined and everything else forbidden.

The Content-Security-Policy allows the one script and the one style of the page by their hashes, and nothing else: no
request, no handler, no frame, no form.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.model import Graph

# In the order in which they build on each other; one closure holds them all.
SCRIPTS = (
    "model", "state", "loosen", "places", "draw", "labels", "camera", "marks", "gestures", "dom", "evidence", "panel",
    "find", "filters", "timeline", "table", "save", "stories", "print", "main",
)  # fmt: skip


@cache
def _asset(name: str) -> str:
    return files("kg.export.html").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def script() -> str:
    return '"use strict";(() => {\n' + "\n".join(_asset(f"{name}.js") for name in SCRIPTS) + "\n})();"


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def render(data: str, graph: Graph) -> str:
    """Return the page; `data` is JSON that is safe inside a script element."""
    style, code = _asset("page.css"), script()
    policy = (
        f"default-src 'none'; script-src {_hash(code)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    template = environment.from_string(_asset("page.html"))
    # Markup: our own files, and JSON whose every < > & is escaped; all else is escaped by the template.
    return template.render(
        policy=policy, style=Markup(style), script=Markup(code), data=Markup(data), title=title(graph)
    )


def title(graph: Graph) -> str:
    """Return what the page is called: "Knowledge graph of 12 articles"."""
    if len(graph.articles) == 1:
        return graph.articles[0].title[:200] or "Knowledge graph of one article"
    return f"Knowledge graph of {len(graph.articles):,} articles"
