"""Training data for the peer: spaCy's CNN pipeline on the trees and names that the reader learns from.

    python -m tests.bench.cnn.convert --corpora DIR --out DIR
    OMP_NUM_THREADS=1 python -m spacy train tests/bench/cnn/config.cfg --output DIR/pipeline \
        --paths.train DIR/train.spacy --paths.dev DIR/dev.spacy

In: EWT and GUM with their trees, Universal NER's names of EWT. Out: `train.spacy`, `dev.spacy`. `config.cfg` is what
`spacy init config --lang en --pipeline tagger,morphologizer,trainable_lemmatizer,parser,ner --optimize efficiency`
wrote, with 3,500 steps. Names are PER, ORG and LOC, the three that both sources have; what a source does not label
(GUM's others, a sentence that the two versions of EWT word differently) is missing, not O.
"""

from collections.abc import Iterator
from pathlib import Path

import click
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from kg.reader.conllu import read_conllu

from ..tree_score import iob2_spans, read_iob2

COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


@click.command()
@click.option("--corpora", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
def convert(corpora: Path, out: Path) -> None:
    """Write the peer's training and development data."""
    out.mkdir(parents=True, exist_ok=True)
    for part in ("train", "dev"):
        docs = [*_ewt(corpora, part), *_gum(corpora, part)]
        DocBin(docs=docs, store_user_data=False).to_disk(out / f"{part}.spacy")
        click.echo(f"{part}: {len(docs)} documents, {sum(map(len, docs))} words", err=True)


def _read(path: Path) -> Iterator[Doc]:
    with path.open(encoding="utf8") as lines:
        for doc in read_conllu(lines, name=str(path)):
            for sentence in doc.sents:
                sentence.root.dep_ = "ROOT"  # spaCy's parser knows the root by this label alone
            yield doc


def _ewt(corpora: Path, part: str) -> Iterator[Doc]:
    with (corpora / "ner" / f"uner-ewt-{part}.iob2").open(encoding="utf8") as lines:
        names = read_iob2(lines)
    for doc in _read(corpora / "ud" / f"ewt-{part}.conllu"):
        entities, missing = [], []
        for sentence, name in zip(doc.sents, doc.user_data["sentences"], strict=True):
            words, tags = names.get(name, ([], []))
            if words != [token.text for token in sentence]:
                missing.append(doc[sentence.start : sentence.end])
                continue
            if tags[-1] == "B-O" and words[-1][0].isalnum():  # the early version lost many a sentence's last tag
                missing.append(doc[sentence.end - 1 : sentence.end])
            for start, end, label in sorted(iob2_spans("O" if tag == "B-O" else tag for tag in tags)):
                span = Span(doc, sentence.start + start, sentence.start + end, label=label)
                (entities if label in ("PER", "ORG", "LOC") else missing).append(span)
        doc.set_ents(entities, missing=missing)
        yield doc


def _gum(corpora: Path, part: str) -> Iterator[Doc]:
    for doc in _read(corpora / "ud" / f"gum-{part}.conllu"):
        entities = [Span(doc, e.start, e.end, label=COARSE[e.label_]) for e in doc.ents if e.label_ in COARSE]
        other = [Span(doc, e.start, e.end, label=e.label_) for e in doc.ents if e.label_ not in COARSE]
        unknown = [doc[t.i : t.i + 1] for t in doc if not t.ent_iob_]  # a name of no type
        doc.set_ents(filter_spans(entities), missing=[*other, *unknown])
        yield doc


if __name__ == "__main__":
    convert()
