"""Name scores to names: in, a sentence's scores over BIO tags; out, typed spans by the best legal sequence.

A name written twice in one text is one name: `agree` gives its places the type that all of them together score best.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.reader.labels import NAME_TAGS, NAME_TYPES

Name = tuple[int, int, str]
_N = len(NAME_TAGS)
_BEGIN, _INSIDE = ([NAME_TAGS.index(f"{prefix}-{t}") for t in NAME_TYPES] for prefix in "BI")
# I-X may only follow B-X or I-X
_ALLOWED = np.array([[not t.startswith("I") or p[2:] == t[2:] for t in NAME_TAGS] for p in NAME_TAGS])
# Two people are not named side by side without a mark between them: "Ana | Lopez" is one.
_SPLITS = np.array([[p[2:] == "PERSON" and t == "B-PERSON" for t in NAME_TAGS] for p in NAME_TAGS])
_PLAIN = _ALLOWED & ~_SPLITS
_START = [-1e6 if t.startswith("I") else 0.0 for t in NAME_TAGS]
_PERSON = NAME_TAGS.index("B-PERSON")
_BEFORE_PERSON = [-4.0 if splits else 0.0 for splits in _SPLITS[:, _PERSON]]


def names(scores: NDArray[np.float32], edges: Sequence[int] | None = None) -> list[Name]:
    """Return (start, end, type) of the names in words [n, tags]; a sentence's sequence is the best by Viterbi.

    Sentences are the runs between `edges`, 0 and n among them.
    """
    sentences = [0, len(scores)] if edges is None else edges
    best = scores.argmax(1)
    before = np.append(0, best[:-1])
    before[sentences[:-1]] = 0
    not_plain = np.flatnonzero(~_PLAIN[before, best])
    for number in np.unique(np.searchsorted(sentences, not_plain, side="right") - 1).tolist():
        inside = slice(sentences[number], sentences[number + 1])
        best[inside] = _viterbi(scores[inside])
    found: list[Name] = []
    for i in np.flatnonzero(best).tolist():
        tag = NAME_TAGS[best[i]]
        if tag.startswith("I"):  # which in a legal sequence only goes on
            found[-1] = (found[-1][0], i + 1, found[-1][2])
        else:
            found.append((i, i + 1, tag[2:]))
    return found


def agree(words: Sequence[str], scores: NDArray[np.float32], found: list[Name]) -> list[Name]:
    """Return the names of a whole text, those of the same words with one type."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for k, (start, end, _) in enumerate(found):
        places[" ".join(words[start:end]).lower()].append(k)
    out = list(found)
    for same in places.values():
        if len({found[k][2] for k in same}) > 1:
            best = NAME_TYPES[int(np.sum([_of_types(scores, *found[k][:2]) for k in same], axis=0).argmax())]
            for k in same:
                out[k] = (*found[k][:2], best)
    return out


def _of_types(scores: NDArray[np.float32], start: int, end: int) -> NDArray[np.float64]:
    """Return the score of each type for the name at words start … end; sums on the grid of scores are exact."""
    inside = scores[start + 1 : end, _INSIDE].astype(np.float64).sum(0)
    total: NDArray[np.float64] = scores[start, _BEGIN].astype(np.float64) + inside
    return total


def _viterbi(scores: NDArray[np.float32]) -> list[int]:
    rows = scores.astype(np.float64).tolist()
    state = [score + penalty for score, penalty in zip(rows[0], _START, strict=True)]
    back = []
    for row in rows[1:]:
        highest = max(state)
        came, reached = [state.index(highest)] * _N, [highest + score for score in row]
        for begin, inside in zip(_BEGIN, _INSIDE, strict=True):
            came[inside] = begin if state[begin] >= state[inside] else inside
            reached[inside] = state[came[inside]] + row[inside]
        apart = [score + penalty for score, penalty in zip(state, _BEFORE_PERSON, strict=True)]
        highest = max(apart)
        came[_PERSON], reached[_PERSON] = apart.index(highest), highest + row[_PERSON]
        back.append(came)
        state = reached
    tags = [state.index(max(state))]
    for came in reversed(back):
        tags.append(came[tags[-1]])
    return tags[::-1]
