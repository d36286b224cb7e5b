"""How right a pipeline is on the test sets.

In: a spaCy pipeline and the corpora's folder (data/README.md says what is in it). Out: figures by name, per cent.
The same functions measure the reader and its peer; the peer has no coreference and is not asked for it.
"""

from collections.abc import Iterator
from pathlib import Path

from bench import ontonotes
from bench.coref_score import score
from bench.tree_score import iob2_spans, read_iob2, segmentation, span_f1, token_scores
from spacy.language import Language
from spacy.tokens import Doc

from kg.reader.conllu import pretokenized_docs, raw_text, read_conllu

UNER = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
"""Our types in Universal NER's; the others (NORP, EVENT, …) are none there."""


def gold(path: Path) -> list[Doc]:
    """Read a gold file."""
    with path.open(encoding="utf8") as lines:
        return list(read_conllu(lines, name=path.name))


def on_gold_words(nlp: Language, path: Path) -> list[tuple[Doc, Doc]]:
    """Return (gold, read) for each document, its words and sentences given."""
    with path.open(encoding="utf8") as lines:
        bare = list(pretokenized_docs(lines, nlp.vocab))
    return list(zip(gold(path), nlp.pipe(bare), strict=True))


def trees(nlp: Language, corpora: Path, corpus: str) -> dict[str, float]:
    """Tag and parse a test set's words."""
    return token_scores(on_gold_words(nlp, corpora / "ud" / f"{corpus}-test.conllu"))


def sentences(nlp: Language, corpora: Path) -> dict[str, float]:
    """Find EWT test's sentences and words in its raw text, paragraphs parted by an empty line."""
    documents = gold(corpora / "ud" / "ewt-test.conllu")
    texts = [raw_text(doc) for doc in documents]
    sentence_rows, token_rows = [], []
    for doc, (text, offsets), read in zip(documents, texts, nlp.pipe(text for text, _ in texts), strict=True):
        ends = [offset + len(token) for offset, token in zip(offsets, doc, strict=True)]
        expected = [(offsets[s.start], ends[s.end - 1]) for s in doc.sents]
        sentence_rows.append((text, expected, [(s.start_char, s.end_char) for s in read.sents]))
        token_rows.append((text, list(zip(offsets, ends, strict=True)), [(t.idx, t.idx + len(t)) for t in read]))
    return {"sentences": segmentation(sentence_rows).percent, "tokens": segmentation(token_rows).percent}


def names(nlp: Language, corpora: Path) -> dict[str, float]:
    """Find UNER EWT test's PER, ORG and LOC on its words; `UNER` says which of our types these are."""
    with (corpora / "ner" / "uner-ewt-test.iob2").open(encoding="utf8") as lines:
        tags = read_iob2(lines)
    rows = []
    for expected, read in on_gold_words(nlp, corpora / "ud" / "ewt-test.conllu"):
        for sentence, name in zip(expected.sents, expected.user_data["sentences"], strict=True):
            inside = read[sentence.start : sentence.end]
            found = {(e.start - sentence.start, e.end - sentence.start, UNER.get(e.label_, "")) for e in inside.ents}
            rows.append((iob2_spans(tags[name][1]), {span for span in found if span[2]}))
    by_type = {
        kind: span_f1([({s for s in g if s[2] == kind}, {s for s in p if s[2] == kind}) for g, p in rows]).percent
        for kind in ("PER", "ORG", "LOC")
    }
    return {"names": span_f1(rows).percent, **by_type}


def coreference(nlp: Language, corpora: Path) -> dict[str, float]:
    """Link OntoGUM's test documents (those of GUM's test part) from raw text, in OntoNotes' manner (`ontonotes`)."""
    documents = list(_ontogum(corpora))
    texts = [raw_text(doc) for doc in documents]
    rows = []
    for doc, (_, offsets), read in zip(documents, texts, nlp.pipe(text for text, _ in texts), strict=True):
        groups: dict[str, set[tuple[int, int]]] = {}
        for span in doc.spans["mentions"]:
            last = span.end - 1
            groups.setdefault(span.id_, set()).add((offsets[span.start], offsets[last] + len(doc[last])))
        found = [
            frozenset((read[start].idx, read[end - 1].idx + len(read[end - 1])) for start, end in cluster)
            for cluster in ontonotes.clusters(read)
        ]
        rows.append(([frozenset(group) for group in groups.values()], found))
    result = score(rows)
    parts = {"mentions": result.mentions, "MUC": result.muc, "B³": result.b_cubed, "CEAFe": result.ceaf_e}
    return {"CoNLL F1": 100 * result.conll_f1, **{name: 100 * part.f1 for name, part in parts.items()}}


def _ontogum(corpora: Path) -> Iterator[Doc]:
    for doc in gold(corpora / "ud" / "gum-test.conllu"):
        path = corpora / "coref" / "ontogum" / f"{doc.user_data['id']}.conllu"
        if path.exists():
            yield from gold(path)
