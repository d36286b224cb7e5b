"""The reader's figures beside their targets and a peer: `make bench-reader CORPORA=DIR [CNN=DIR] [FP32=FILE]`.

CORPORA is the folder that data/README.md describes; without it only cost is measured. CNN is spaCy's CNN pipeline
trained by tests/bench/cnn on the same data; FP32 the folder of the unquantised graphs that training writes.
"""

from collections.abc import Iterator
from pathlib import Path

import click
import spacy
from spacy.language import Language

from kg.reader import load
from kg.reader.component import FOLDER, Reader

from . import reader_accuracy as accuracy
from . import reader_cost as cost

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
Row = tuple[str, str, str, bool | None]


@click.command(help=__doc__)
@click.option("--corpora", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--cnn", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--fp32", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(corpora: Path | None, cnn: Path | None, fp32: Path | None) -> None:
    nlp, peer = load(), spacy.load(cnn) if cnn else None
    click.echo(f"{'figure':48} {'target':>10} {'measured':>10}")
    rows: list[Iterator[Row]] = []
    if corpora:
        rows.append(_accuracy(nlp, corpora))
        if peer:
            rows.append(_peer_accuracy(peer, corpora))
        if fp32:
            rows.append(_quantised(nlp, corpora, fp32))
    for name, target, measured, good in (row for part in [*rows, _cost(nlp, peer)] for row in part):
        click.echo(f"{name:48} {target:>10} {measured:>10} {'' if good is None else 'ok' if good else 'short'}")


def _row(name: str, measured: float, least: float | None = None, most: float | None = None, form: str = ".1f") -> Row:
    target = f"≥ {least}" if least is not None else f"≤ {most}" if most is not None else ""
    good = None if not target else (measured >= least if least is not None else measured <= (most or 0))
    return name, target, f"{measured:{form}}", good


def _accuracy(nlp: Language, corpora: Path) -> Iterator[Row]:
    ud, ner = corpora / "ud", corpora / "ner"
    ewt = accuracy.trees(nlp, ud / "ewt-test.conllu")
    for layer, least in (("UPOS", 96.7), ("lemma", 97.3), ("UAS", 91.9), ("LAS (full)", 89.6)):
        yield _row(f"EWT test, gold words: {layer}", ewt[layer], least)
    yield _row("EWT test, gold words: LAS (universal)", ewt["LAS (universal)"])
    gum = accuracy.trees(nlp, ud / "gum-test.conllu")
    yield _row("GUM test, gold words: LAS (full)", gum["LAS (full)"], 88)
    yield _row("GUM test, gold words: LAS (universal)", gum["LAS (universal)"])
    yield _row("EWT test, raw text: sentence F1", accuracy.sentences(nlp, ud / "ewt-test.conllu"), 89)
    names = accuracy.names(nlp, ud / "ewt-test.conllu", ner / "uner-ewt-test.iob2")
    yield _row("UNER EWT test: PER, ORG, LOC F1", names, 82)
    ids = {doc.user_data["id"] for doc in accuracy.gold_docs(ud / "gum-test.conllu")}
    coref = accuracy.coreference(nlp, corpora / "coref" / "ontogum", ids)
    for name in ("mentions", "MUC", "B³", "CEAFe"):
        yield _row(f"OntoGUM test, raw text: {name} F1", coref[name])
    yield _row("OntoGUM test, raw text: CoNLL F1", coref["CoNLL"], 50)


def _peer_accuracy(peer: Language, corpora: Path) -> Iterator[Row]:
    ud, ner = corpora / "ud", corpora / "ner"
    for part in ("ewt", "gum"):
        figures = accuracy.trees(peer, ud / f"{part}-test.conllu")
        for layer in ("UPOS", "lemma", "UAS", "LAS (full)"):
            yield _row(f"CNN peer, {part.upper()} test, gold words: {layer}", figures[layer])
    yield _row("CNN peer, EWT test, raw text: sentence F1", accuracy.sentences(peer, ud / "ewt-test.conllu"))
    names = accuracy.names(peer, ud / "ewt-test.conllu", ner / "uner-ewt-test.iob2")
    yield _row("CNN peer, UNER EWT test: PER, ORG, LOC F1", names)


def _quantised(nlp: Language, corpora: Path, fp32: Path) -> Iterator[Row]:
    """Compare the shipped encoder with the unquantised one on the same trees."""
    whole = spacy.blank("en")
    reader = Reader(whole.vocab, fp32, encoder="encoder-fp32.onnx")
    Language.component("fp32_reader", func=reader)
    whole.add_pipe("fp32_reader")
    for part in ("ewt", "gum"):
        path = corpora / "ud" / f"{part}-test.conllu"
        lost = accuracy.trees(whole, path)["LAS (full)"] - accuracy.trees(nlp, path)["LAS (full)"]
        yield _row(f"{part.upper()} test: LAS lost by quantisation", lost, most=0.3, form=".2f")


def _cost(nlp: Language, peer: Language | None) -> Iterator[Row]:
    texts = cost.texts_of(SAMPLE, 12)
    ours = cost.speed(nlp.pipe, texts)
    yield _row("words/s, whole reader, 2 threads", ours, form=",.0f")
    if peer:
        single = cost.speed(peer.pipe, texts)
        yield _row("words/s, CNN peer, one process", single, form=",.0f")
        yield _row("ratio to the CNN peer, one process", ours / single, 1.5, form=".2f")
        double = cost.speed(lambda t: peer.pipe(t, n_process=2), texts * 3)
        yield _row("words/s, CNN peer, two processes", double, form=",.0f")
        yield _row("ratio to the CNN peer, two processes", ours / double, form=".2f")
    yield _row("model files, MiB", cost.model_size(FOLDER), most=30)
    article = " ".join(" ".join(texts[:6]).split(" ")[:1000])
    yield _row("peak memory on 1,000 words, MiB", cost.peak_memory(article), most=700, form=".0f")
    yield _row("import and load, s", cost.start_time(), most=2.5, form=".2f")
    equal = cost.same(texts[:64], load(threads=1), nlp)
    yield "1 or 2 threads, alone or in a batch: the same", "yes", "yes" if equal else "no", equal


if __name__ == "__main__":
    main()
