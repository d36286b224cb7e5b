"""Where each thing stands on the page: links between numbered things in; ranks, communities and coordinates out.

All of it is a function of the links alone: no clock, no chance. The coordinates use only operations that IEEE 754
rounds exactly (+ - * / and square root) and are rounded to integers, so that every processor gives the same bytes.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

Points = NDArray[np.float64]

SPACING = 90.0  # length of an ideal link, in page units: room for a node and a short label
REACH = 4 * SPACING  # beyond it, things do not push each other
SMALL = 4  # a community below this size has no cluster of its own
REFINED = 800  # all pairs of so many nodes are compared in the last passes; beyond, the cost would be felt
GOLDEN = (-0.7373688780783197, 0.6754902942615238)  # cosine and sine of the golden angle
WIDE = 1.25  # a screen is wider than high


@dataclass(frozen=True, slots=True)
class Layout:
    """`order` lists the nodes, most central first; the other fields are by node number.

    `community` is 0 for the loose ends (communities under `SMALL`), else 1, 2, … by size.
    """

    order: tuple[int, ...]
    community: tuple[int, ...]
    x: tuple[int, ...]
    y: tuple[int, ...]


def rank(n: int, links: Sequence[tuple[int, int, float]], weight: Sequence[float]) -> tuple[int, ...]:
    """Return the nodes 0..n-1, most central first: by PageRank, number of links, and own weight."""
    graph = rx.PyDiGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from([(a, b, w) for a, b, w in links] + [(b, a, w) for a, b, w in links])
    scores = rx.pagerank(graph, weight_fn=float, max_iter=500) if n else {}
    # PageRank alone puts a pair that stands alone above the leaves of a large group: each has the mean score.
    strength = [0.0] * n
    for a, b, w in links:
        strength[a] += w
        strength[b] += w
    score = [scores[i] * math.sqrt(strength[i]) * weight[i] for i in range(n)]
    return tuple(sorted(range(n), key=lambda i: (-round(score[i], 9), i)))


def arrange(n: int, links: Sequence[tuple[int, int, float]], weight: Sequence[float]) -> Layout:
    """Lay out nodes 0..n-1: communities apart, hubs in the middle of theirs, tiny groups around the rim."""
    merged = _merge(links)
    order = rank(n, merged, weight)
    groups = _communities(n, merged)
    at = np.zeros((n, 2))
    label = [0] * n
    local = []
    place = {node: i for i, node in enumerate(order)}
    for number, group in enumerate(groups, start=1):
        group.sort(key=place.__getitem__)
        local.append(_spring(len(group), _inside(group, merged)))
        for node in group:
            label[node] = number if len(group) >= SMALL else 0
    centres = _pack(groups, local, merged)
    for group, points, centre in zip(groups, local, centres, strict=True):
        at[group] = points + centre
    if 0 < n <= REFINED:
        at = _refine(at, merged)
    at[:, 0] *= WIDE
    whole = np.rint(at).astype(int)
    return Layout(order, tuple(label), tuple(whole[:, 0].tolist()), tuple(whole[:, 1].tolist()))


def _merge(links: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    total: dict[tuple[int, int], float] = {}
    for a, b, w in links:
        if a != b:
            pair = (min(a, b), max(a, b))
            total[pair] = total.get(pair, 0.0) + w
    return [(a, b, w) for (a, b), w in sorted(total.items())]


def _communities(n: int, links: Sequence[tuple[int, int, float]]) -> list[list[int]]:
    """Return Louvain communities as sorted lists, largest first."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(links)
    found = nx.community.louvain_communities(graph, resolution=0.8, seed=7) if n else []
    return sorted((sorted(c) for c in found), key=lambda c: (-len(c), c[0]))


def _inside(group: Sequence[int], links: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    if len(group) == 1:
        return []
    place = {node: i for i, node in enumerate(group)}
    return [(place[a], place[b], w) for a, b, w in links if a in place and b in place]


def _spiral(n: int, step: float) -> Points:
    """Return points of a sunflower: the first in the middle, each as far from its neighbours as `step`."""
    points = np.zeros((n, 2))
    c, s = 1.0, 0.0
    for i in range(n):
        r = step * float(np.sqrt(i))
        points[i] = (r * c, r * s)
        c, s = c * GOLDEN[0] - s * GOLDEN[1], c * GOLDEN[1] + s * GOLDEN[0]
    return points


def _spring(n: int, links: Sequence[tuple[int, int, float]]) -> Points:
    """Return a force-directed layout from a spiral, centred on its mean."""
    at: Points = _spiral(n, SPACING * 0.8)
    if n > 2:
        at = _relax(at, links, heat=SPACING * 2.0, rounds=140 if n <= 400 else 40, gravity=0.03)
    return _centred(at)


def _refine(at: Points, links: Sequence[tuple[int, int, float]]) -> Points:
    """Let links between communities pull a little, then push apart what overlaps."""
    at = _relax(_centred(at), links, heat=SPACING * 0.5, rounds=40, gravity=0.006)
    return _centred(at)


def _centred(at: Points) -> Points:
    centred: Points = at - at.mean(axis=0)
    return centred


def _relax(at: Points, links: Sequence[tuple[int, int, float]], heat: float, rounds: int, gravity: float) -> Points:
    a = np.array([link[0] for link in links], dtype=int)
    b = np.array([link[1] for link in links], dtype=int)
    n = len(at)
    degree = np.bincount(a, minlength=n) + np.bincount(b, minlength=n) if len(a) else np.zeros(n)
    # A leaf follows its hub, and a hub is not dragged away by one of its many leaves.
    share_a, share_b = (1.0 / np.sqrt(np.maximum(degree[end], 1.0))[:, None] for end in (a, b))
    for i in range(rounds):
        move = _push(at) - at * gravity
        if len(a):
            delta = at[b] - at[a]
            far = np.sqrt((delta * delta).sum(axis=1, keepdims=True)) + 1e-9
            pull = delta * ((far - SPACING * 0.7) / far * 0.45)
            to_b, to_a = pull * share_a, pull * share_b
            for axis in (0, 1):
                move[:, axis] += np.bincount(a, to_b[:, axis], n) - np.bincount(b, to_a[:, axis], n)
        size = np.sqrt((move * move).sum(axis=1, keepdims=True)) + 1e-9
        at = at + move / size * np.minimum(size, heat * (1.0 - i / rounds))
    return at


def _push(at: Points) -> Points:
    """Return the repulsion on each point from those near it: none beyond `REACH`, so that communities stay compact."""
    dx = at[:, None, 0] - at[None, :, 0]
    dy = at[:, None, 1] - at[None, :, 1]
    square = dx * dx + dy * dy
    near = np.maximum(SPACING * SPACING / np.maximum(square, 1.0) - SPACING * SPACING / (REACH * REACH), 0.0)
    return np.stack(((dx * near).sum(axis=1), (dy * near).sum(axis=1)), axis=1)


def _pack(groups: Sequence[Sequence[int]], local: Sequence[Points], links: Sequence[tuple[int, int, float]]) -> Points:
    """Return a centre for each community, so that their circles do not overlap and linked ones are near."""
    n = len(groups)
    radius = np.array([float(np.sqrt((p * p).sum(axis=1).max())) + SPACING * 0.5 for p in local])
    of = {node: i for i, group in enumerate(groups) for node in group}
    between = _merge([(of[a], of[b], w) for a, b, w in links])
    a = np.array([link[0] for link in between], dtype=int)
    b = np.array([link[1] for link in between], dtype=int)
    at = _spiral(n, float(radius.max()) if n else 0.0)
    rounds = 160 if n <= 600 else 60
    for i in range(rounds):
        cool = 1.0 - i / rounds
        at = at * (1.0 - 0.06 * cool)
        if len(a):
            delta = at[b] - at[a]
            far = np.sqrt((delta * delta).sum(axis=1)) + 1e-9
            pull = delta * (np.maximum(far - radius[a] - radius[b], 0.0) / far * 0.1 * cool)[:, None]
            for axis in (0, 1):
                at[:, axis] += np.bincount(a, pull[:, axis], n) / 4 - np.bincount(b, pull[:, axis], n) / 4
        at = _separate(_separate(at, radius), radius)
    return at


def _separate(at: Points, radius: NDArray[np.float64]) -> Points:
    """Push overlapping circles apart, the small more than the large."""
    delta = at[:, None, :] - at[None, :, :]
    far = np.sqrt((delta * delta).sum(axis=2)) + 1e-9
    overlap = np.maximum(radius[:, None] + radius[None, :] - far, 0.0)
    np.fill_diagonal(overlap, 0.0)
    share = radius[None, :] / (radius[:, None] + radius[None, :])
    force = overlap * share / far * 0.5
    across = (delta[:, :, 0] * force).sum(axis=1)
    down = (delta[:, :, 1] * force).sum(axis=1)
    apart: Points = at + np.stack((across, down), axis=1)
    return apart
