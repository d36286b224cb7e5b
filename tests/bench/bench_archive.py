"""What an archive costs: 100, 1,000 and 5,000 articles, read, extracted, resolved and stored.

    python -m tests.bench.bench_archive [--sizes 100,1000,5000] [--read 1000]

Out: a table, one line a size: processor time an article for each step, the share of extraction and resolution in the
reader's time, and the peak of memory. Each size has a process of its own. `--read` is how many articles are read at
most; those beyond are readings of the first, retold of other names. So resolution and the graph are measured in full,
and the reader and the extraction, which know one article at a time, on those that they read.
"""

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench import archive

from kg import ontology, pipeline
from kg.extract import extract
from kg.model import Reading
from kg.reader import load
from kg.resolve import Resolution
from kg.store import Folder

WANTED = 1 / 3  # of the reader's time
MODELS = 200  # readings that are retold
STEPS = ("reader", "extraction", "resolution", "keeping readings", "writing the graph")


class Clock:
    """Adds up the processor time of each step, all threads together."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        self.seconds[step] = self.seconds.get(step, 0.0) + time.process_time() - begun


def peak() -> float:
    """Return the most memory in use so far, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="utf8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def measure(size: int, read: int, folder: Path) -> dict[str, float]:
    """Build the graph of an archive in a folder; return seconds an article for each step, and MiB of memory."""
    clock, kept = Clock(), Folder.create(folder)
    known, words = min(size, read), 0
    models: list[Reading] = []
    nlp, vocabulary = load(threads=1), ontology.load()
    nlp("The bank lent money.")
    gc.freeze()  # as `pipeline.model_reader` does
    for article in archive.articles(size, known):
        with clock("reader"):
            doc = nlp(article.text)
        with clock("extraction"):
            reading = extract(doc, article, vocabulary)
        with clock("keeping readings"):
            kept.keep(reading, "bench")
        words += len(doc)
        models += [reading] if size > read and len(models) < MODELS else []
    reading_peak = peak()
    for number in range(known, size):
        reading = archive.retold(models[number % len(models)], number, size)
        with clock("keeping readings"):
            kept.keep(reading, "bench")
    models.clear()
    with clock("resolution"):
        resolution = Resolution(kept.readings())
        for reading in kept.readings():
            resolution.tell(reading)
    with clock("writing the graph"):
        written = pipeline.write(kept)
    clock.seconds["writing the graph"] -= clock.seconds["resolution"]  # it resolves anew
    articles = {"reader": known, "extraction": known}
    each = {step: clock.seconds[step] / articles.get(step, size) for step in STEPS}
    return {**each, "words": words / known, "reading": reading_peak, "peak": peak(), "statements": written.statements}


def row(size: int, figures: dict[str, float]) -> str:
    """Write the figures of a size as a line of the table."""
    share = (figures["extraction"] + figures["resolution"]) / figures["reader"]
    verdict = "yes" if share <= WANTED else "NO"
    times = " | ".join(f"{figures[step] * 1000:.1f}" for step in STEPS)
    counts, memory = (f"{figures[a]:.0f} | {figures[b]:.0f}" for a, b in (("words", "statements"), ("reading", "peak")))
    return f"| {size} | {counts} | {times} | {share:.2f} | {verdict} | {memory} |"


@click.command()
@click.option("--sizes", default="100,1000,5000", show_default=True, help="How many articles, with commas between.")
@click.option("--read", default=1000, show_default=True, help="How many are read at most; the rest are retold.")
@click.option("--alone", type=int, hidden=True, help="Measure this size in this process, and print it as JSON.")
def bench(sizes: str, read: int, alone: int | None) -> None:
    """Print what archives of these sizes cost."""
    if alone is not None:
        with tempfile.TemporaryDirectory() as folder:
            click.echo(json.dumps(measure(alone, read, Path(folder) / "graph")))
        return
    click.echo(
        f"Milliseconds of processor time an article; at most {WANTED:.2f} of the reader's wanted; memory in MiB.\n"
    )
    names = " | ".join(STEPS)
    click.echo(
        f"| articles | words each | statements | {names} | extraction + resolution | reached | reading | at most |"
    )
    click.echo("|---" * (8 + len(STEPS)) + "|")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    for size in map(int, sizes.split(",")):
        command = [sys.executable, __file__, "--alone", str(size), "--read", str(read)]
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        click.echo(row(size, json.loads(run.stdout)))


if __name__ == "__main__":
    bench()
