"""Arc scores to trees: in, the scores of one sentence; out, the head of each word, one root, no cycle.

The best head of each word is a tree nearly always; where it is not, the maximum spanning arborescence is
(Chu and Liu 1965, Edmonds 1967).
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def tree(scores: Scores) -> list[int]:
    """Return the head of each of n words, 0 for the root, else word number from 1; `scores` [n, n+1], column 0 root."""
    n = len(scores)
    if n == 1:
        return [0]
    square = np.full((n + 1, n + 1), -1e9, dtype=np.float64)
    square[1:] = scores
    np.fill_diagonal(square, -1e9)
    heads = square.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and not _cycle(heads):
        return [int(h) for h in heads[1:]]
    square[1:, 0] -= 1e5  # a root costs more than any arcs can bring: there is exactly one
    best = _arborescence(square)
    return [int(h) for h in best[1:]]


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Return the words of a cycle, or nothing."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for node in path:
            state[node] = 2
    return []


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the heads of the best tree rooted at 0; `scores[d, h]` is the score of h being the head of d."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    kept = scores[members, heads[members]]
    # Contract the cycle into one node, the last: entering it at a member breaks that member's arc.
    entering = scores[np.ix_(members, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, members)]
    m = len(outside)
    small = np.full((m + 1, m + 1), -1e9)
    small[:m, :m] = scores[np.ix_(outside, outside)]
    small[m, :m] = entering.max(0)
    small[:m, m] = leaving.max(1)
    np.fill_diagonal(small, -1e9)
    solved = _arborescence(small)
    result = heads.copy()
    for i in range(1, m):
        result[outside[i]] = outside[solved[i]] if solved[i] < m else members[int(leaving[i].argmax())]
    entry = int(solved[m])
    broken = members[int(entering[:, entry].argmax())]
    result[broken] = outside[entry]
    result[0] = 0
    return result
