"""Open triples scored as WiRe57 defines it: reference and predicted tuples of sentences in, precision and recall out.

A tuple is a subject, a relation, an object and perhaps further arguments, all as words. Two can match when they share a
word in each of the first three; where annotators had to supply a whole part themselves ("Shogun Ieyasu": Ieyasu [is]
Shogun), any words will do. The best matching pair by F1 over words is taken first, then the best of those left. The
precision of a pair is averaged over all predicted tuples, its recall over all reference tuples.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Tuple = Sequence[Sequence[str]]  # subject, relation, object, and the further arguments


@dataclass(frozen=True)
class Part:
    """A part of a reference tuple: its words, and how many of them stand in the sentence."""

    words: tuple[str, ...]
    said: int


Reference = Sequence[Part]


@dataclass(frozen=True)
class Score:
    """Sums over sentences: of the pairs' precision and recall, and of the tuples on both sides."""

    precision_sum: float = 0.0
    recall_sum: float = 0.0
    predicted: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return self.precision_sum / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.recall_sum / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return _f1(self.precision, self.recall)


def score(sentences: Iterable[tuple[Sequence[Reference], Sequence[Tuple]]]) -> Score:
    """Score the tuples of all sentences together."""
    precision = recall = 0.0
    predicted = wanted = 0
    for references, tuples in sentences:
        predicted, wanted = predicted + len(tuples), wanted + len(references)
        for _, _, (p, r) in matches(references, tuples):
            precision, recall = precision + p, recall + r
    return Score(precision, recall, predicted, wanted)


def matches(references: Sequence[Reference], tuples: Sequence[Tuple]) -> list[tuple[int, int, tuple[float, float]]]:
    """Pair references with predictions, greedily; return their indices with precision and recall."""
    pairs = [(i, j, _compare(r, t)) for i, r in enumerate(references) for j, t in enumerate(tuples)]
    fitting = [(i, j, values) for i, j, values in pairs if values and _f1(*values) > 0]
    fitting.sort(key=lambda pair: -_f1(*pair[2]))
    taken, used, found = set[int](), set[int](), []
    for i, j, values in fitting:
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            found.append((i, j, values))
    return found


def _compare(reference: Reference, guess: Tuple) -> tuple[float, float] | None:
    """Return precision and recall over words, None where tuples cannot match; recall leaves out what was supplied."""
    shared = guessed = said = 0
    for n, part in enumerate(reference):
        words = guess[n] if n < len(guess) else ()
        common = sum(word in part.words for word in words)
        if n < 3 and not common and part.said:
            return None
        shared, guessed, said = shared + common, guessed + len(words), said + part.said
    return (shared / guessed, shared / said) if guessed and said else None


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
