"""The reader's figures beside their targets: how right, how fast, how large.

    make bench-reader CORPORA=DIR      or      python tests/bench/bench_reader.py --corpora DIR

DIR is the folder of corpora that data/README.md describes; without it only speed, size and sameness are measured.
`--cnn` names spaCy's CNN pipeline, trained on the same data as tests/bench/cnn/convert.py says; `--fp32` the encoder
before it was quantised, the other graphs beside it. Out: a table, each figure with its target; exit code 0 whatever the
figures.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
import spacy
from spacy.language import Language

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench import accuracy, cost

from kg.reader import component, load
from kg.reader.conllu import raw_text

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@dataclass(frozen=True)
class Row:
    """One line of the table; `higher` says which side of the target is right, no target is information only."""

    what: str
    figure: float | None
    target: float | None = None
    higher: bool = True
    note: str = ""

    def __str__(self) -> str:
        shown = "not measured" if self.figure is None else f"{self.figure:.2f}"
        if self.target is None or self.figure is None:
            verdict, wanted = "", "" if self.target is None else f"{'≥' if self.higher else '≤'} {self.target:g}"
        else:
            reached = self.figure >= self.target if self.higher else self.figure <= self.target
            verdict, wanted = "yes" if reached else "NO", f"{'≥' if self.higher else '≤'} {self.target:g}"
        return f"| {self.what} | {wanted} | {shown} | {verdict} | {self.note} |"


def accuracy_rows(nlp: Language, corpora: Path) -> Iterator[Row]:
    """Measure the shipped model on the test sets."""
    wanted = {"UPOS": 96.7, "lemma": 97.3, "UAS": 91.9, "LAS (universal)": 89.6}
    for layer, figure in accuracy.trees(nlp, corpora, "ewt").items():
        yield Row(f"EWT test, gold words and sentences: {layer}", figure, wanted.get(layer))
    for layer, figure in accuracy.trees(nlp, corpora, "gum").items():
        yield Row(f"GUM test, the same: {layer}", figure, 88.0 if layer == "LAS (universal)" else None)
    for what, figure in accuracy.sentences(nlp, corpora).items():
        yield Row(f"EWT test, raw text: {what}, F1", figure, 89.0 if what == "sentences" else None)
    mapping = "PERSON→PER, ORG→ORG, GPE LOC FAC→LOC, others none"
    for what, figure in accuracy.names(nlp, corpora).items():
        yield Row(f"UNER EWT test: {what}, F1", figure, 82.0 if what == "names" else None, note=mapping)
    note = "clusters in OntoNotes' manner: tests/bench/ontonotes.py; gold GUM clusters so give 84.2"
    for what, figure in accuracy.coreference(nlp, corpora).items():
        yield Row(
            f"OntoGUM test, raw text, singletons off: {what}", figure, 50.0 if what == "CoNLL F1" else None, note=note
        )


def peer_rows(nlp: Language, corpora: Path) -> Iterator[Row]:
    """Measure the peer on the same test sets."""
    for corpus in ("ewt", "gum"):
        for layer, figure in accuracy.trees(nlp, corpora, corpus).items():
            yield Row(f"spaCy CNN, {corpus.upper()} test: {layer}", figure)
    yield Row("spaCy CNN, EWT raw text: sentences, F1", accuracy.sentences(nlp, corpora)["sentences"])
    yield Row("spaCy CNN, UNER EWT test: names, F1", accuracy.names(nlp, corpora)["names"])


def speed_rows(nlp: Language, peer: Language | None, texts: list[str]) -> Iterator[Row]:
    """Time both on the same texts in the same run, in turn."""
    pipes: list[cost.Pipe] = [nlp.pipe]
    if peer is not None:
        pipes += [peer.pipe, partial(peer.pipe, n_process=2)]
    (ours, ours_cpu), *theirs = cost.words_per_second(pipes, texts)
    yield Row("words/s, whole reader, 2 threads", ours)
    yield Row("words per second of processor time, whole reader", ours_cpu)
    if not theirs:
        yield Row("words/s, ratio to spaCy's CNN pipeline", None, 1.5, note="no --cnn given")
        return
    (one, one_cpu), (two, _) = theirs
    yield Row("words/s, spaCy CNN, one process", one)
    yield Row("words per second of processor time, spaCy CNN", one_cpu)
    yield Row("words/s, spaCy CNN, two processes", two)
    yield Row("words/s, ratio to spaCy CNN in one process", ours / one, 1.5)
    yield Row("words/s, ratio to spaCy CNN in two processes", ours / two, note="results sent between processes")
    yield Row("processor time, ratio to spaCy CNN", ours_cpu / one_cpu, note="core for core")


def cost_rows(texts: list[str]) -> Iterator[Row]:
    """Measure size, memory, loading, and whether threads or batches change anything."""
    yield Row("model files, MB", cost.size(component.FOLDER), 30.0, higher=False)
    thousand = " ".join(" ".join(texts).split()[:1000])
    seconds, memory = cost.loading_and_memory(thousand)
    yield Row("import and load, s", seconds, 2.5, higher=False)
    yield Row("peak memory on 1,000 words, MiB", memory, 700.0, higher=False)
    batch = (texts * 64)[:64]
    one, two = load(threads=1), load(threads=2)
    expected = cost.digest(two(text) for text in batch)
    for what, found in (
        ("1 thread or 2", cost.digest(one(text) for text in batch)),
        ("alone or in a batch of 64", cost.digest(two.pipe(batch))),
    ):
        differing = sum(a != b for a, b in zip(expected, found, strict=True))
        yield Row(f"texts of 64 that differ, {what}", differing, 0.0, higher=False)


def fp32_row(nlp: Language, corpora: Path, encoder: Path) -> Row:
    """Compare with the graphs before quantisation, which training leaves beside `encoder`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(component.FOLDER, Path(name) / "model"))
        os.symlink(encoder.resolve(), folder / "fp32.onnx")
        for graph in ("labels", "links"):
            (folder / f"{graph}.onnx").unlink()
            os.symlink(encoder.resolve().with_name(f"{graph}-fp32.onnx"), folder / f"{graph}.onnx")
        exact = spacy.blank("en")
        reader = component.Reader(exact.vocab, folder, 2, "fp32.onnx")
        exact.add_pipe("kg_reader")
        exact._components[-1] = ("kg_reader", reader)
        ours, theirs = (accuracy.trees(n, corpora, "ewt")["LAS (universal)"] for n in (nlp, exact))
    return Row("LAS lost by quantisation, EWT test", theirs - ours, 0.3, higher=False, note=f"fp32 {theirs:.2f}")


def news(corpora: Path | None) -> list[str]:
    """Return news to time on: GUM's dev and test news and other prose, or the sample articles."""
    if corpora:
        docs = [doc for part in ("dev", "test") for doc in accuracy.gold(corpora / "ud" / f"gum-{part}.conllu")]
        return [raw_text(doc)[0] for doc in docs if doc.user_data["id"].split("_")[1] in ("news", "bio", "voyage")]
    return [path.read_text(encoding="utf8") for path in sorted(SAMPLE.glob("*.txt"))]


@click.command()
@click.option("--corpora", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="CORPORA")
@click.option("--cnn", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="CNN")
@click.option("--fp32", type=click.Path(exists=True, dir_okay=False, path_type=Path), envvar="FP32")
@click.option("--words", default=40_000, help="How many words to time on.")
def bench(corpora: Path | None, cnn: Path | None, fp32: Path | None, words: int) -> None:
    """Print the reader's figures as a table."""
    nlp, peer = load(threads=2), spacy.load(cnn) if cnn else None
    texts = news(corpora)
    click.echo("| what | target | figure | reached | note |\n|---|---|---|---|---|")
    rows: list[Iterator[Row]] = [speed_rows(nlp, peer, cost.articles(texts, words)), cost_rows(texts)]
    if corpora:
        rows.insert(0, accuracy_rows(nlp, corpora))
        rows += [peer_rows(peer, corpora)] if peer else []
        rows += [iter([fp32_row(nlp, corpora, fp32)])] if fp32 else []
    for row in (row for group in rows for row in group):
        click.echo(row)
    if not corpora:
        click.echo("Accuracy was not measured: give --corpora DIR.", err=True)


if __name__ == "__main__":
    bench()
