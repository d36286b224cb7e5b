"""How right the reader is, on the public test sets: in, a pipeline and the corpora; out, figures in per cent.

`docs` reads given words and sentences, `texts` raw text; so spaCy's own pipelines are measured by the same code.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.reader.conllu import pretokenized_docs, read_conllu
from kg.reader.conllu_out import raw_text

from .coref_score import score
from .ontonotes import clusters
from .tree_score import iob2_spans, read_iob2, segmentation, span_f1, token_scores, visible_spans

COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "PER": "PER"}
Apply = Callable[[Doc], Doc]


def apply(nlp: Language) -> Apply:
    """Return the pipeline without its tokenizer."""

    def run(doc: Doc) -> Doc:
        for _, component in nlp.pipeline:
            doc = component(doc)
        return doc

    return run


def gold_docs(path: Path) -> Iterator[Doc]:
    with path.open(encoding="utf8") as lines:
        yield from read_conllu(lines, spacy.blank("en").vocab)


def trees(nlp: Language, path: Path) -> dict[str, float]:
    """Score tags, lemmas and trees on gold words and sentences."""
    run = apply(nlp)
    with path.open(encoding="utf8") as lines:
        guesses = [run(doc) for doc in pretokenized_docs(lines, nlp.vocab)]
    return token_scores(zip(gold_docs(path), guesses, strict=True))


def sentences(nlp: Language, path: Path) -> float:
    """Score sentence splitting from raw text, F1."""
    rows = []
    for gold in gold_docs(path):
        text, offsets = raw_text(gold)
        doc = nlp(text)
        ends = [o + len(t) for o, t in zip(offsets, gold, strict=True)]
        ours = [(offsets[s.start], ends[s.end - 1]) for s in gold.sents]
        rows.append((text, ours, [(s.start_char, s.end_char) for s in doc.sents]))
    return segmentation(rows).percent


def names(nlp: Language, trees_file: Path, names_file: Path) -> float:
    """Score PER, ORG and LOC spans on Universal NER's words, F1; GPE, LOC and FAC are its LOC, other types none."""
    run = apply(nlp)
    with names_file.open(encoding="utf8") as lines:
        gold = read_iob2(lines)
    pairs = []
    with trees_file.open(encoding="utf8") as lines:
        for doc in pretokenized_docs(lines, nlp.vocab):
            ids, doc = doc.user_data["sentences"], run(doc)
            for sentence, name in zip(doc.sents, ids, strict=True):
                found = {(e.start - sentence.start, e.end - sentence.start, COARSE[e.label_])
                         for e in sentence.ents if e.label_ in COARSE}  # fmt: skip
                pairs.append(({s for s in iob2_spans(gold[name][1]) if s[2] in ("PER", "ORG", "LOC")}, found))
    return span_f1(pairs).percent


def coreference(nlp: Language, folder: Path, ids: set[str]) -> dict[str, float]:
    """Score coreference from raw text on OntoGUM documents: CoNLL F1 is the mean of MUC, B³ and CEAFe."""
    documents = []
    for path in sorted(folder.glob("*.conllu")):
        if path.stem not in ids:
            continue
        for gold in gold_docs(path):
            text, offsets = raw_text(gold)
            starts = {i: (o, o + len(gold[i])) for i, o in enumerate(offsets)}
            doc = nlp(text)
            expected: dict[str, set[tuple[int, int]]] = {}
            for span in gold.spans["mentions"]:
                place = (starts[span.start][0], starts[span.end - 1][1])
                expected.setdefault(span.id_, set()).update(visible_spans(text, [place]))
            found = [
                frozenset(visible_spans(text, [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in cluster]))
                for cluster in clusters(doc)
            ]
            documents.append(([frozenset(c) for c in expected.values()], found))
    total = score(documents)
    figures = {"MUC": total.muc.f1, "B³": total.b_cubed.f1, "CEAFe": total.ceaf_e.f1, "mentions": total.mentions.f1}
    figures["CoNLL"] = (total.muc.f1 + total.b_cubed.f1 + total.ceaf_e.f1) / 3
    return {k: v * 100 if v <= 1 else v for k, v in figures.items()}
