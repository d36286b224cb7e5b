"""Arc scores to trees: in, the scores of one window's sentences; out, the head of each word, one root, no cycle.

The best head of each word is a tree nearly always; where it is not, the maximum spanning arborescence is
(Chu and Liu 1965, Edmonds 1967).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_NEVER = -1e9  # the score of an arc that is none
ROOTS = 4  # tried one by one; where none is the best for certain, all at once


def trees(scores: Scores, edges: Sequence[int]) -> NDArray[np.int64]:
    """Return the head of each of n words, -1 for a root; sentences are the runs between `edges`, 0 and n among them.

    `scores` [n, n+1] are of each word under the root (column 0) and under every word.
    """
    n = len(scores)
    sentence = np.repeat(np.arange(len(edges) - 1), np.diff(edges))
    allowed = np.empty((n, n + 1), dtype=bool)
    allowed[:, 0] = True
    np.equal(sentence[:, None], sentence, out=allowed[:, 1:])
    np.fill_diagonal(allowed[:, 1:], False)
    heads: NDArray[np.int64] = np.where(allowed, scores, np.float32(_NEVER)).argmax(1) - 1
    for number in np.flatnonzero(_is_no_tree(heads, sentence, edges)).tolist():
        start, end = edges[number], edges[number + 1]
        columns = np.concatenate([scores[start:end, :1], scores[start:end, start + 1 : end + 1]], 1)
        best = np.array(tree(columns))
        heads[start:end] = np.where(best == 0, -1, best + (start - 1))
    return heads


def _is_no_tree(heads: NDArray[np.int64], sentence: NDArray[np.int64], edges: Sequence[int]) -> NDArray[np.bool_]:
    """Tell of each sentence whether it has another number of roots than one, or a cycle."""
    bad: NDArray[np.bool_] = np.bincount(sentence[heads < 0], minlength=len(edges) - 1) != 1
    above = np.append(heads, -1)  # the root, which -1 also finds, stays where it is
    for _ in range(max(b - a for a, b in pairwise(edges)).bit_length()):  # twice as far up each time
        above = above[above]
    bad[sentence[above[:-1] >= 0]] = True
    return bad


def tree(scores: Scores) -> list[int]:
    """Return the head of each of n words, 0 for the root, else word number from 1; `scores` [n, n+1], column 0 root."""
    n = len(scores)
    if n == 1:
        return [0]
    square = np.full((n + 1, n + 1), _NEVER, dtype=np.float64)
    square[1:] = scores
    np.fill_diagonal(square, _NEVER)
    # Whichever word is the root, the others can do no better than their best heads: try roots in order of that bound.
    without = square[1:, 1:].max(1)
    bounds = square[1:, 0] - without + without.sum()
    best: list[int] = []
    highest = -np.inf
    for word in (np.argsort(-bounds, kind="stable") + 1)[:ROOTS]:
        if bounds[word - 1] <= highest:
            return best
        rooted = square.copy()
        rooted[1:, 0] = rooted[word] = _NEVER
        rooted[word, 0] = square[word, 0]
        heads = _arborescence(rooted)
        total = square[np.arange(1, n + 1), heads[1:]].sum()
        if total > highest:
            best, highest = heads[1:], total
    square[1:, 0] -= 1e5  # a root costs more than any arcs can bring: there is exactly one
    return _arborescence(square)[1:]


def _cycle(heads: Sequence[int], nodes: Sequence[int]) -> list[int]:
    """Return the words of a cycle among the nodes, or nothing; the first node is the root."""
    done = [0] * len(heads)
    done[nodes[0]] = -1
    for number, start in enumerate(nodes[1:], 1):
        at = start
        while not done[at]:
            done[at] = number
            at = heads[at]
        if done[at] == number:
            cycle, end = [at], at
            while (at := heads[at]) != end:
                cycle.append(at)
            return cycle
    return []


@dataclass(frozen=True, slots=True)
class _Contracted:
    """A cycle that became one node: the member at which each other node would enter it, and on which it would hang."""

    node: int
    entry: NDArray[np.int64]
    exit: NDArray[np.int64]


def _arborescence(given: NDArray[np.float64]) -> list[int]:
    """Return the heads of the best tree rooted at 0; `given[d, h]` is the score of h being the head of d."""
    n = len(given)
    scores = np.full((2 * n, 2 * n), -np.inf)  # room for the nodes that cycles become
    scores[:n, :n] = given
    heads: list[int] = scores[:n, :n].argmax(1).tolist()
    heads[0] = 0
    nodes = list(range(n))
    contracted: list[_Contracted] = []
    while cycle := _cycle(heads, nodes):
        new = n + len(contracted)
        members = np.array(cycle)
        kept = scores[members, [heads[member] for member in cycle]]
        # Entering the cycle at a member breaks that member's arc.
        entering = scores[members, :new] - kept[:, None]
        leaving = scores[:new, members]
        contracted.append(_Contracted(new, members[entering.argmax(0)], members[leaving.argmax(1)]))
        scores[new, :new] = entering.max(0)
        scores[:new, new] = leaving.max(1)
        scores[new, new] = _NEVER
        scores[: new + 1, members] = -np.inf
        inside = set(cycle)
        nodes = [*(node for node in nodes if node not in inside), new]
        heads.append(cycle[0])
        loose = [node for node in nodes if heads[node] in inside]
        for node, head in zip(loose, scores[loose, : new + 1].argmax(1).tolist(), strict=True):
            heads[node] = head
    for step in reversed(contracted):
        for node in range(1, step.node):
            if heads[node] == step.node:
                heads[node] = int(step.exit[node])
        entry = heads[step.node]
        heads[int(step.entry[entry])] = entry
    return heads[:n]
