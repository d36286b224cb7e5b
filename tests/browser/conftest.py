"""Chromium and axe-core for the page's tests; where there is none they are skipped, and say why, except in CI."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from kg import ontology
from kg.export.html import write_html
from kg.model import Graph

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def missing(what: str) -> NoReturn:
    """Skip the test for want of something, and say what; where CI is set, fail."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    try:
        from playwright import sync_api as api
    except ImportError:
        missing("Playwright is not installed: pip install .[test]")
    if not os.path.exists(CHROMIUM):
        missing(f"no Chromium at {CHROMIUM}: apt-get install chromium")
    with api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for what would keep someone out: axe-core."""
    file = Path(os.environ.get("AXE", Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"))
    if not file.exists():
        missing(f"no axe-core at {file}: npm install --prefix tests/browser, or set AXE")
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Graph], Path]:
    """Write a graph's page once a session."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, graph: Graph) -> Path:
        file = folder / f"{name}.html"
        if not file.exists():
            stream = io.StringIO()
            write_html(graph, ontology.load(), stream)
            file.write_text(stream.getvalue(), encoding="utf-8")
        return file

    return write


@contextmanager
def visiting(browser: Any) -> Iterator[Callable[..., Any]]:
    """Give what opens pages; at the end they must have asked for nothing and said nothing on the console."""
    contexts, troubles = [], []

    def go(file: Path, fragment: str = "", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 850}, **options})
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("console", lambda m: m.type in ("error", "warning") and troubles.append(m.text))
        page.on("pageerror", lambda e: troubles.append(str(e)))
        page.on("dialog", lambda d: (troubles.append(f"dialog {d.message}"), d.dismiss()))
        page.on("request", lambda r: r.url.startswith(("file:", "blob:")) or troubles.append(f"request {r.url}"))
        page.goto(f"{file.as_uri()}#{fragment}")
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield go
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    with visiting(browser) as go:
        yield go


@pytest.fixture(scope="module")
def long_visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open a page for all tests of a module."""
    with visiting(browser) as go:
        yield go
