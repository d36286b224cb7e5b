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
_PENALTY = np.where(_ALLOWED, 0.0, -1e6)
# Two people are not named side by side without a mark between them: "Ana | Lopez" is one.
_SPLITS = np.array([[p[2:] == "PERSON" and t == "B-PERSON" for t in NAME_TAGS] for p in NAME_TAGS])
_PENALTY[_SPLITS] = -4.0
_PLAIN = _ALLOWED & ~_SPLITS
_START = np.array([-1e6 if t.startswith("I") else 0.0 for t in NAME_TAGS])


def names(scores: NDArray[np.float32]) -> list[Name]:
    """Return (start, end, type) of the names in words [n, tags]; the sequence is the best by Viterbi."""
    best = scores.argmax(1).tolist()
    if not any(best):
        return []
    tags = best if _plain(best) else _viterbi(scores)
    found, i = [], 0
    while i < len(tags):
        j = i + 1
        if tags[i]:
            label = NAME_TAGS[tags[i]][2:]
            while j < len(tags) and NAME_TAGS[tags[j]] == f"I-{label}":
                j += 1
            found.append((i, j, label))
        i = j
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


def _plain(tags: list[int]) -> bool:
    return bool(_PLAIN[[0, *tags[:-1]], tags].all())


def _viterbi(scores: NDArray[np.float32]) -> list[int]:
    table = scores.astype(np.float64)
    state = table[0] + _START
    back = np.zeros((len(table), _N), dtype=np.int64)
    for i in range(1, len(table)):
        options = state[:, None] + _PENALTY
        back[i] = options.argmax(0)
        state = options.max(0) + table[i]
    tags = [int(state.argmax())]
    for i in range(len(table) - 1, 0, -1):
        tags.append(int(back[i, tags[-1]]))
    return tags[::-1]
