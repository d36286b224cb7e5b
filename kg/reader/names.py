"""Name scores to names: in, a sentence's scores over BIO tags; out, typed spans by the best legal sequence."""

import numpy as np
from numpy.typing import NDArray

from kg.reader.labels import NAME_TAGS

_N = len(NAME_TAGS)
# I-X may only follow B-X or I-X
_ALLOWED = np.array([[not t.startswith("I") or p[2:] == t[2:] for t in NAME_TAGS] for p in NAME_TAGS])
_PENALTY = np.where(_ALLOWED, 0.0, -1e6)
_START = np.array([-1e6 if t.startswith("I") else 0.0 for t in NAME_TAGS])


def names(scores: NDArray[np.float32]) -> list[tuple[int, int, str]]:
    """Return (start, end, type) of the names in words [n, tags]; the sequence is the best by Viterbi."""
    best = scores.argmax(1).tolist()
    if not any(best):
        return []
    tags = best if _legal(best) else _viterbi(scores)
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


def _legal(tags: list[int]) -> bool:
    return bool(_ALLOWED[[0, *tags[:-1]], tags].all())


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
