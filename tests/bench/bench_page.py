"""The graph page beside a plain pyvis page of the same graph, in the same browser: `python tests/bench/bench_page.py`.

For each size: kilobytes, milliseconds to the first drawing, milliseconds a frame while panning (the median of 20).
pyvis runs as it comes (its physics would take minutes at 2,000 things, so it is switched off for pyvis too), its
requests to content networks are refused.
"""

import io
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from pages import graph as generated
from playwright.sync_api import sync_playwright
from pyvis.network import Network

from kg import ontology
from kg.export.html import write_html
from kg.model import Graph, Literal

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync".split()
)
PAN = """async (pan) => {
  const move = pan === "vis" ? (k) => network.moveTo({ position: { x: k * 10, y: 0 } }) : (k) => {
    const send = (type, x) => canvas.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: 300, pointerId: 1 }));
    const canvas = document.getElementById("canvas");
    canvas.setPointerCapture = () => {};
    if (!k) send("pointerdown", 500);
    send("pointermove", 500 + k * 8);
  };
  const frames = [];
  let last = performance.now();
  for (let k = 0; k < 20; k++) {
    move(k);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  return frames;
}"""


def plain(graph: Graph) -> str:
    """Return pyvis's own page of the graph."""
    network = Network(directed=True, cdn_resources="in_line", height="800px")
    network.toggle_physics(False)
    for entity in graph.entities:
        network.add_node(entity.id, label=entity.name, title=entity.type)
    for s in graph.statements:
        if not isinstance(s.object, Literal):
            network.add_edge(s.subject, s.object, label=s.relation)
    return str(network.generate_html())


def ours(graph: Graph) -> str:
    stream = io.StringIO()
    write_html(graph, ontology.load(), stream)
    return stream.getvalue()


def measure(browser: Any, file: Path, kind: str, fragment: str = "") -> tuple[float, float]:
    """Return the milliseconds to the first drawing and those of a median frame."""
    page = browser.new_page(viewport={"width": 1280, "height": 850})
    page.route("http*://**", lambda route: route.abort())
    page.goto(file.as_uri() + fragment, wait_until="domcontentloaded")
    if kind == "vis":
        page.wait_for_function("typeof network !== 'undefined'", timeout=120_000)
        ready = page.evaluate(
            "new Promise(r => { network.once('afterDrawing', () => r(performance.now())); network.redraw() })"
        )
    else:
        page.wait_for_selector("html[data-ready]", state="attached", timeout=120_000)
        ready = float(page.evaluate("document.documentElement.dataset.ready"))
    frame = statistics.median(page.evaluate(PAN, kind))
    page.close()
    return ready, frame


def main() -> None:
    print(f"{'things':>7} {'page':<18} {'kB':>7} {'write s':>8} {'ready ms':>9} {'frame ms':>9}")
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        warm = Path(folder) / "warm.html"
        warm.write_text(ours(generated(60)), encoding="utf-8")
        measure(browser, warm, "kg")  # the first page of a browser waits for its fonts
        for n in (500, 2_000, 10_000):
            graph, readies = generated(n), {}
            for name, write, kind, fragment in (
                ("kg", ours, "kg", ""),
                ("kg, all drawn", ours, "kg", f"#limit={n}"),
                ("plain pyvis", plain, "vis", ""),
            ):
                start = time.perf_counter()
                text = write(graph)
                took = time.perf_counter() - start
                file = Path(folder) / "page.html"
                file.write_text(text, encoding="utf-8")
                readies[name], frame = measure(browser, file, kind, fragment)
                size, ready = len(text.encode()) // 1000, readies[name]
                print(f"{n:>7} {name:<18} {size:>7} {took:>8.1f} {ready:>9.0f} {frame:>9.1f}", flush=True)
            print(f"        ready: {readies['plain pyvis'] / readies['kg']:.1f} times as fast as plain pyvis")
        browser.close()


if __name__ == "__main__":
    main()
