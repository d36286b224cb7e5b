"""The spaCy component: in, a tokenized Doc; out, the same Doc with every layer that the joint model gives.

Tokens that are only white space are no words to the model: they hang on the word before, and two line breaks begin a
new paragraph. Sentence starts that a Doc already has (pretokenized input) are kept.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, LEMMA, MORPH, POS, SENT_START, SPACY, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.reader import coref
from kg.reader.decide import Decided, Words, decide
from kg.reader.labels import MENTION_TYPES
from kg.reader.lemmas import Lemmatizer
from kg.reader.names import agree
from kg.reader.pieces import Pieces, Window
from kg.reader.quantities import set_quantities
from kg.reader.session import Model
from kg.reader.spans import mention_spans
from kg.reader.windows import windows

FOLDER = Path(__file__).parent / "model"
AHEAD = 12  # windows given to each thread before a document is waited for
_ATTRIBUTES = [TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was decided of all N words: heads count over the document, a root's is itself; spans end exclusively."""

    upos: list[int]
    xpos: list[int]
    feats: list[int]
    heads: list[int]
    deps: list[int]
    names: list[tuple[int, int, str]]
    mentions: list[tuple[int, int, str, int]]


class Reader:
    """The joint model as a spaCy component; `threads` windows are read at once, with the same result for any number."""

    def __init__(self, vocab: Vocab, folder: Path = FOLDER, threads: int = 2, encoder: str = "encoder.onnx") -> None:
        self._vocab = vocab
        self._threads = threads
        self._model = Model(folder, encoder)
        self._pieces = Pieces(folder / "tokenizer.json")
        self._lemmas = Lemmatizer.load(folder / "lemmas.json.gz", self._pieces.words)
        self._pool: ThreadPoolExecutor | None = None
        labels, strings = self._model.labels, vocab.strings
        self._upos, self._xpos = labels["upos"], labels["xpos"]
        self._deps = labels["dep"]
        self._past, self._to = self._xpos.index("VBD"), self._xpos.index("TO")
        self._infinitive = self._xpos.index("VB"), labels["feats"].index("VerbForm=Inf")
        self._hashes = {
            layer: np.array([strings.add(x) for x in labels[layer]], np.uint64) for layer in ("xpos", "dep")
        }
        self._hashes["upos"] = np.array([strings.add(x) for x in self._upos], np.uint64)
        self._hashes["feats"] = np.array(
            [vocab.morphology.add("" if x == "_" else x) for x in labels["feats"]], np.uint64
        )

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Read the docs in order, windows of several of them at once."""
        if self._pool is None and self._threads > 1:
            self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="reader")
        waiting: deque[tuple[Doc, Words, list[Future[Decided]]]] = deque()
        ahead = 0
        for doc in docs:
            words = words_of(doc)
            cut = windows(words.forms, words.spaces, words.breaks, words.starts, self._pieces)
            if self._pool is None:
                yield self._finish(doc, words, [self._read(words, window) for window in cut])
                continue
            waiting.append((doc, words, [self._pool.submit(self._read, words, window) for window in cut]))
            ahead += len(cut)
            while len(waiting) > 1 and ahead > AHEAD * self._threads:
                ahead -= len(waiting[0][2])
                yield self._wait(*waiting.popleft())
        while waiting:
            yield self._wait(*waiting.popleft())

    def _read(self, words: Words, window: Window) -> Decided:
        return decide(self._model, words, self._model.encode(window), window.start)

    def _wait(self, doc: Doc, words: Words, decided: list[Future[Decided]]) -> Doc:
        return self._finish(doc, words, [window.result() for window in decided])

    def _finish(self, doc: Doc, words: Words, decided: list[Decided]) -> Doc:
        if not words.tokens:
            doc.spans["mentions"] = []
            return doc
        self._annotate(doc, words, self._analysis(words, decided))
        set_quantities(doc)
        return doc

    def _analysis(self, words: Words, decided: list[Decided]) -> Analysis:
        upos, xpos, feats, heads, deps = (
            np.concatenate([getattr(window, layer) for window in decided]).tolist()
            for layer in ("upos", "xpos", "feats", "heads", "deps")
        )
        for i in np.flatnonzero((np.array(xpos[1:]) == self._past) & (np.array(xpos[:-1]) == self._to)).tolist():
            xpos[i + 1], feats[i + 1] = self._infinitive  # "to found a bank": no past behind "to"
        starts = [start for window in decided for start in window.starts]
        name_scores = np.concatenate([window.name_scores for window in decided])
        found = agree(words.forms, name_scores, [name for window in decided for name in window.names])
        mentions = self._mentions(words.forms, upos, xpos, heads, deps, starts, decided)
        return Analysis(upos, xpos, feats, heads, deps, found, mentions)

    def _mentions(
        self,
        forms: list[str],
        upos: list[int],
        xpos: list[int],
        heads: list[int],
        deps: list[int],
        starts: list[int],
        decided: list[Decided],
    ) -> list[tuple[int, int, str, int]]:
        """Return (start, end, type, cluster) of every mention, by where they start, the longer first."""
        types = np.concatenate([window.mentions for window in decided])
        candidates = np.flatnonzero(types).tolist()
        if not candidates:
            return []
        relations = [self._deps[d] for d in deps]
        numbers = (np.searchsorted(starts, np.arange(len(forms)), side="right") - 1).tolist()
        described = coref.describe(
            forms, [self._xpos[x] for x in xpos], heads, relations, numbers, candidates, types[candidates].tolist()
        )
        cluster = self._clusters(described, np.concatenate([window.vectors for window in decided]))
        tags = [self._upos[u] for u in upos]
        out: dict[tuple[int, int], tuple[str, int]] = {}
        edges, at = [*starts, len(forms)], 0
        for a, b in pairwise(edges):
            inside = at
            while inside < len(candidates) and candidates[inside] < b:
                inside += 1
            local = [c - a for c in candidates[at:inside]]
            spans = mention_spans([head - a for head in heads[a:b]], relations[a:b], tags[a:b], local, forms[a:b])
            for k, (i, j) in enumerate(spans, at):
                out.setdefault((a + i, -(a + j)), (MENTION_TYPES[types[candidates[k]]], cluster[k]))
            at = inside
        return [(i, -j, label, number) for (i, j), (label, number) in sorted(out.items())]

    def _clusters(self, described: coref.Candidates, vectors: coref.Floats) -> list[int]:
        """Return the cluster of each candidate mention."""
        first = np.zeros(len(vectors), np.float32)
        found = []
        for later, earlier, features in coref.blocks(described):
            used = np.zeros(len(vectors), bool)
            used[later] = used[earlier] = True
            row = np.cumsum(used) - 1
            pair, first[used] = self._model.links(vectors[used], row[later], row[earlier], features)
            found.append((later, earlier, pair))
        if not found:
            return list(range(len(vectors)))
        later, earlier, pair = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return coref.clusters(len(vectors), later, earlier, pair, first)

    def _annotate(self, doc: Doc, words: Words, analysis: Analysis) -> None:
        hashes, strings = self._hashes, self._vocab.strings
        table = np.zeros((len(doc), len(_ATTRIBUTES)), np.uint64)
        tokens = np.array(words.tokens)
        space = np.ones(len(doc), bool)
        space[tokens] = False
        if space.any():
            table[space, 0], table[space, 1] = strings.add("_SP"), strings.add("SPACE")
            table[space, 3] = [strings.add(doc[int(i)].text) for i in np.flatnonzero(space)]
            table[space, 4] = strings.add("dep")
        table[tokens, 0] = hashes["xpos"][analysis.xpos]
        table[tokens, 1] = hashes["upos"][analysis.upos]
        table[tokens, 2] = hashes["feats"][analysis.feats]
        lemma = self._lemmas.lemmatize
        table[tokens, 3] = [
            strings.add(lemma(form, self._upos[u], self._xpos[x]))
            for form, u, x in zip(words.forms, analysis.upos, analysis.xpos, strict=True)
        ]
        table[tokens, 4] = hashes["dep"][analysis.deps]
        table[:, 5] = _relative_heads(tokens, analysis.heads, space).astype(np.uint64)
        table[:, 6] = 2
        for start, end, label in analysis.names:
            inside = slice(words.tokens[start], words.tokens[end - 1] + 1)
            table[inside, 6], table[inside, 7] = 1, strings.add(label)
            table[words.tokens[start], 6] = 3
        doc.from_array(_ATTRIBUTES, table)  # type: ignore[arg-type]  # spaCy's stub wants its own array types
        order: dict[int, int] = {}
        doc.spans["mentions"] = [
            Span(
                doc,
                words.tokens[start],
                words.tokens[end - 1] + 1,
                label=label,
                span_id=str(order.setdefault(cluster, len(order))),
            )
            for start, end, label, cluster in analysis.mentions
        ]


def words_of(doc: Doc) -> Words:
    """Return the words of a Doc; a token of white space with two line breaks begins a paragraph."""
    flags = doc.to_array([IS_SPACE, SPACY, SENT_START])
    is_word = flags[:, 0] == 0
    tokens = np.flatnonzero(is_word)
    before = np.cumsum(is_word) - is_word  # words before each token: the number of the word that is it or comes next
    spaces = flags[tokens, 1] > 0
    white = np.flatnonzero(~is_word)
    spaces[before[white[before[white] > 0]] - 1] = True
    breaks = {0, *(int(before[i]) for i in white.tolist() if doc[i].text.count("\n") > 1)}
    # CoNLL-U says so by "# newpar", not by white space
    breaks |= {int(before[i]) for i in doc.user_data.get("paragraphs", ()) if i < len(doc)}
    starts = None
    if doc.has_annotation("SENT_START") and not doc.has_annotation("DEP"):
        starts = sorted({0, *before[flags[:, 2] == 1].tolist()} & set(range(len(tokens))))
    forms = [token.text for token in doc]
    if len(white):
        forms = [forms[i] for i in tokens]
    return Words(tokens.tolist(), forms, spaces.tolist(), sorted(i for i in breaks if i < len(tokens)), starts)


def _relative_heads(tokens: NDArray[np.int64], heads: list[int], space: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return each token's head relative to it; white space hangs on the word before it, or the first word."""
    absolute = np.zeros(len(space), np.int64)
    absolute[tokens] = tokens[heads]
    before = np.searchsorted(tokens, np.flatnonzero(space)) - 1
    absolute[space] = tokens[np.maximum(before, 0)]
    relative: NDArray[np.int64] = absolute - np.arange(len(space))
    return relative


@Language.factory("kg_reader", default_config={"threads": 2})
def make_reader(nlp: Language, name: str, threads: int) -> Reader:
    return Reader(nlp.vocab, threads=threads)
