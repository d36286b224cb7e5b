"""What a window's scores decide: in, `Scores` of a window and its words; out, sentences, tags, heads, relations, names.

All of it hangs on the window alone, so windows are decided beside each other.
"""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.reader.names import names
from kg.reader.session import Array, Model, Scores
from kg.reader.trees import trees

_ENDS = frozenset((".", "!", "?", "…", "...", '"', "”", "’", ")", "]"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a Doc: which tokens, whether a space follows, where paragraphs and given sentences start."""

    tokens: list[int]
    forms: list[str]
    spaces: list[bool]
    breaks: list[int]
    starts: list[int] | None


@dataclass(frozen=True, slots=True)
class Decided:
    """What a window's N words are, all indexes counting over the document; a root's head is itself."""

    vectors: Array  # of the words that head mentions
    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    feats: NDArray[np.int64]
    heads: NDArray[np.int64]
    deps: NDArray[np.int64]
    mentions: NDArray[np.int64]  # the type of the mention that the word heads, 0 for none
    starts: list[int]
    name_scores: Array
    names: list[tuple[int, int, str]]


def decide(model: Model, words: Words, scores: Scores, at: int) -> Decided:
    """Decide the window that begins with the document's word number `at`."""
    n = len(scores.words)
    edges = [*_sentence_starts(words, scores.sentence, at, at + n), n]
    local = trees(scores.arcs, edges)
    types = scores.mention.argmax(1)
    return Decided(
        scores.words[types > 0],
        scores.upos,
        scores.xpos,
        scores.feats,
        np.where(local < 0, np.arange(n), local) + at,
        model.relations(scores.label_deps, scores.label_heads, local + 1),
        types,
        [at + start for start in edges[:-1]],
        scores.name,
        [(at + start, at + end, label) for start, end, label in names(scores.name, edges)],
    )


def _sentence_starts(words: Words, scores: Array, start: int, end: int) -> list[int]:
    """Return the words of a window that begin a sentence: those given, or where a space or an end stands before it.

    Its first word begins one in any case: the model sees no farther.
    """
    if words.starts is not None:
        return [0, *(i - start for i in _between(words.starts, start + 1, end))]
    forms, spaces = words.forms[start:end], words.spaces[start:end]
    likely = (np.flatnonzero(scores[1:, 1] > scores[1:, 0]) + 1).tolist()
    may = (i for i in likely if spaces[i - 1] or forms[i - 1] in _ENDS)
    begins = (i for i in may if not _goes_on(forms[i - 1], forms[i - 2] if i > 1 else ""))
    return sorted({0, *begins, *(i - start for i in _between(words.breaks, start, end))})


def _goes_on(form: str, earlier: str) -> bool:
    """Tell where no sentence ends: behind the closing mark of a quotation that ends on a comma."""
    return earlier == "," and form in _CLOSING


_CLOSING = frozenset({'"', "”", "''", "’", "»"})


def _between(ascending: list[int], start: int, end: int) -> list[int]:
    return ascending[bisect_left(ascending, start) : bisect_left(ascending, end)]
