"""Coreference scores, as the CoNLL-2012 shared task counts them: MUC, B³, CEAFe and their mean, "CoNLL F1".

In: clusters of mentions of many documents, gold and predicted; a mention is any hashable value (here its character
offsets). Out: recall, precision and F1 over all documents. Clusters of one mention are left out on both sides.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

Cluster = frozenset[Hashable]


@dataclass(frozen=True)
class Score:
    recall: float
    precision: float

    @property
    def f1(self) -> float:
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


@dataclass(frozen=True)
class CorefScore:
    mentions: Score
    muc: Score
    b_cubed: Score
    ceaf_e: Score

    @property
    def conll_f1(self) -> float:
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def score(documents: Iterable[tuple[Sequence[Cluster], Sequence[Cluster]]]) -> CorefScore:
    """Score (gold, predicted) clusters a document; sums run over all documents before they are divided."""
    sums = {name: [0.0] * 4 for name in ("mentions", "muc", "b_cubed", "ceaf_e")}
    for gold, predicted in documents:
        gold = [cluster for cluster in gold if len(cluster) > 1]
        predicted = [cluster for cluster in predicted if len(cluster) > 1]
        mentions = frozenset().union(*gold), frozenset().union(*predicted)
        shared = len(mentions[0] & mentions[1])
        similarity = _phi4_alignment(gold, predicted)
        parts = {
            "mentions": (shared, len(mentions[0]), shared, len(mentions[1])),
            "muc": (*_muc(gold, predicted), *_muc(predicted, gold)),
            "b_cubed": (*_b_cubed(gold, predicted), *_b_cubed(predicted, gold)),
            "ceaf_e": (similarity, len(gold), similarity, len(predicted)),
        }
        for name, values in parts.items():
            sums[name] = [total + value for total, value in zip(sums[name], values, strict=True)]
    scores = {name: Score(_ratio(v[0], v[1]), _ratio(v[2], v[3])) for name, v in sums.items()}
    return CorefScore(**scores)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _muc(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """Return links of the key that the response has, and links of the key (Vilain et al. 1995)."""
    of = {mention: number for number, cluster in enumerate(response) for mention in cluster}
    found = total = 0
    for cluster in key:
        pieces = {of.get(mention, (mention,)) for mention in cluster}
        found += len(cluster) - len(pieces)
        total += len(cluster) - 1
    return found, total


def _b_cubed(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """Return the summed share of each mention's cluster that the response keeps with it, and the mentions."""
    of = {mention: number for number, cluster in enumerate(response) for mention in cluster}
    found, total = 0.0, 0
    for cluster in key:
        overlaps = Counter(of[mention] for mention in cluster if mention in of)
        found += sum(n * n for n in overlaps.values()) / len(cluster)
        total += len(cluster)
    return found, total


def _phi4_alignment(key: Sequence[Cluster], response: Sequence[Cluster]) -> float:
    """Return the best one-to-one alignment's sum of 2|K∩R| / (|K|+|R|) (Luo 2005)."""
    if not key or not response:
        return 0.0
    rows = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    return best_assignment(rows if len(key) <= len(response) else [list(column) for column in zip(*rows, strict=True)])


def best_assignment(gains: Sequence[Sequence[float]]) -> float:
    """Return the largest sum of one gain a row, each from its own column; no more rows than columns.

    The Hungarian method with potentials, rows² · columns steps (Kuhn 1955, Munkres 1957).
    """
    rows, columns = len(gains), len(gains[0]) if gains else 0
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    matched = [0] * (columns + 1)  # the row of each column, 1-based; 0 is free
    for row in range(1, rows + 1):
        matched[0], column = row, 0
        slack, previous, done = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while matched[column]:
            done[column] = True
            here, step, following = matched[column], float("inf"), 0
            for j in range(1, columns + 1):
                if done[j]:
                    continue
                cost = -gains[here - 1][j - 1] - row_potential[here] - column_potential[j]
                if cost < slack[j]:
                    slack[j], previous[j] = cost, column
                if slack[j] < step:
                    step, following = slack[j], j
            for j in range(columns + 1):
                if done[j]:
                    row_potential[matched[j]] += step
                    column_potential[j] -= step
                else:
                    slack[j] -= step
            column = following
        while column:
            matched[column], column = matched[previous[column]], previous[column]
    return sum(gains[matched[j] - 1][j - 1] for j in range(1, columns + 1) if matched[j])
