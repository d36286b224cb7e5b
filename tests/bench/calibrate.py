"""Fit confidences to annotated articles; print what they are worth before and after, and the tables that say them.

    python -m tests.bench.calibrate GOLD_DIR [--without DOC …]

GOLD_DIR holds annotated articles, one JSON file each; `graph_score` says when a claim and a fact are the same. The
tables go into kg/extract/claims/confidence.py. Before: the confidences that the claims have. After: those of tables
fitted to all articles but the claim's own, so that what is shown holds for articles that were not seen.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from kg import intake, ontology
from kg.export.jsonl import rows
from kg.extract.claims.confidence import Traits, traits
from kg.model import Article, Literal, Reading
from kg.pipeline import graph_of, model_reader

from .graph_score import same_arguments, same_relation, same_sentence, same_trigger

RIDGE = 16.0  # how strongly a factor is held near 1: a value seen in 64 claims of even odds moves half of the way
COLUMNS = tuple(f.name for f in fields(Traits))


@dataclass(frozen=True)
class Judged:
    """A claim: its article, its traits, the confidence that it has now, and whether the annotation holds it."""

    article: str
    traits: Traits
    confidence: float
    right: bool


@dataclass(frozen=True)
class Tables:
    """The share where nothing is known, and for each trait the factors on the odds."""

    prior: float
    factors: dict[str, dict[str, float]]

    def confidence(self, of: Traits) -> float:
        odds = self.prior / (1 - self.prior)
        for column in COLUMNS:
            odds *= self.factors[column].get(getattr(of, column), 1.0)
        return odds / (1 + odds)


def judge(gold: dict[str, Any], article: Article, reading: Reading) -> Iterator[Judged]:
    """Compare each claim of an article with the annotated facts."""
    entities = {e["id"]: e for e in gold["entities"]}
    found = {}
    for row in rows(graph_of([reading]), ontology.load()):
        found[
            row["subject"]["mention"], row["relation"], row["trigger_start"], row["object"]["mention"], row["rule"]
        ] = row
    for claim, of in described(reading):
        words = claim.object.value if isinstance(claim.object, Literal) else claim.object.text
        row = found.get((claim.subject.text, claim.relation, claim.trigger.start, words, claim.rule))
        if row is not None:  # else resolution left it out
            right = any(_same(row, fact, entities) for fact in gold["facts"])
            yield Judged(article.id, of, claim.confidence, right)


def described(reading: Reading) -> Iterator[tuple[Any, Traits]]:
    """Yield each claim with its traits."""
    told = Counter(claim.trigger.start for claim in reading.claims)
    for claim in reading.claims:
        rivals = told[claim.trigger.start] - 1
        yield claim, traits(claim.rule, claim.subject, claim.object, rivals)


def _same(row: dict[str, Any], fact: dict[str, Any], entities: dict[str, Any]) -> bool:
    if not same_sentence(row["sentence"], fact["sent"]) or not same_arguments(row, fact, entities):
        return False
    return same_relation(row, fact) or (row["relation"].startswith("other:") and same_trigger(row, fact))


def fit(judged: Sequence[Judged], ridge: float = RIDGE) -> Tables:
    """Fit a logistic regression with one weight for each value of each trait, held near zero by `ridge`."""
    names = sorted({(column, getattr(j.traits, column)) for j in judged for column in COLUMNS})
    place = {name: i for i, name in enumerate(names, 1)}
    seen = np.zeros((len(judged), len(names) + 1))
    seen[:, 0] = 1
    for n, j in enumerate(judged):
        for column in COLUMNS:
            seen[n, place[column, getattr(j.traits, column)]] = 1
    weights = _logistic(seen, np.array([j.right for j in judged], float), ridge)
    for column in COLUMNS:  # factors are told against the average claim
        inside = [i for name, i in place.items() if name[0] == column]
        mean = float(seen[:, inside].sum(0) @ weights[inside]) / len(judged)
        weights[inside] -= mean
        weights[0] += mean
    factors: dict[str, dict[str, float]] = {column: {} for column in COLUMNS}
    for (column, value), weight in zip(names, np.exp(weights[1:]), strict=True):
        factors[column][value] = round(float(weight), 2)
    return Tables(round(float(1 / (1 + np.exp(-weights[0]))), 3), factors)


def _logistic(seen: NDArray[np.float64], right: NDArray[np.float64], ridge: float) -> NDArray[np.float64]:
    """Fit by Newton's method; the first column, the constant, is hardly held back."""
    weights, hold = np.zeros(seen.shape[1]), np.full(seen.shape[1], float(ridge))
    hold[0] = 0.1
    for _ in range(100):
        share = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (share - right) + hold * weights
        step = np.linalg.solve((seen * (share * (1 - share))[:, None]).T @ seen + np.diag(hold), slope)
        step *= min(1.0, 2 / max(1e-9, np.abs(seen @ step).max()))  # a full step overshoots where all claims are right
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def unseen(judged: Sequence[Judged], ridge: float = RIDGE) -> list[float]:
    """Return for each claim the confidence by tables that were fitted to the other articles."""
    tables = {a: fit([j for j in judged if j.article != a], ridge) for a in sorted({j.article for j in judged})}
    return [tables[j.article].confidence(j.traits) for j in judged]


def brier(shares: Iterable[float], right: Sequence[bool]) -> float:
    """Return the mean squared distance of the confidences from what is so."""
    return float(np.mean([(share - is_so) ** 2 for share, is_so in zip(shares, right, strict=True)]))


def calibration_error(shares: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Return how far confidences are from the share of right claims, averaged over bins of equal width (ECE)."""
    total = 0.0
    for n in range(bins):
        inside = [
            i for i, share in enumerate(shares) if n / bins <= share < (n + 1) / bins or (share == 1 == n + 1 / bins)
        ]
        if inside:
            total += abs(sum(shares[i] for i in inside) - sum(right[i] for i in inside))
    return total / len(shares) if shares else 0.0


def ranking(shares: Sequence[float], right: Sequence[bool], articles: Sequence[str]) -> float:
    """Return how often a right claim has more confidence than a wrong one of its article; ties count half."""
    wins, pairs = 0.0, 0
    for article in sorted(set(articles)):
        inside = [(s, r) for s, r, a in zip(shares, right, articles, strict=True) if a == article]
        good, bad = [s for s, r in inside if r], [s for s, r in inside if not r]
        wins += sum((g > b) + (g == b) / 2 for g in good for b in bad)
        pairs += len(good) * len(bad)
    return wins / pairs if pairs else 0.5


def written(tables: Tables) -> str:
    """Write the tables as kg/extract/claims/confidence.py holds them."""
    names = dict(zip(COLUMNS, ("_RULES", "_SUBJECT", "_OBJECT", "_RIVALS"), strict=True))
    lines = [f"_PRIOR = {tables.prior}"]
    for column, name in names.items():
        inner = ", ".join(f'"{value}": {factor}' for value, factor in sorted(tables.factors[column].items()))
        lines.append(f"{name} = {{{inner}}}")
    return "\n".join(lines)


def report(judged: Sequence[Judged]) -> Iterator[str]:
    """Say what the confidences are worth, before and after."""
    right, articles = [j.right for j in judged], [j.article for j in judged]
    yield f"{len(judged)} claims, {sum(right)} right"
    yield "| confidence | Brier | calibration error | ranking |\n|---|---|---|---|"
    for what, shares in (
        ("one number, that of the other articles", [_share([j for j in judged if j.article != a]) for a in articles]),
        ("before", [j.confidence for j in judged]),
        ("after, each article by the others", unseen(judged)),
        ("after, each article by all", [fit(judged).confidence(j.traits) for j in judged]),
    ):
        figures = brier(shares, right), calibration_error(shares, right), ranking(shares, right, articles)
        yield f"| {what} | " + " | ".join(f"{f:.4f}" for f in figures) + " |"
    shares = unseen(judged)
    yield "\n| confidence, by the other articles | claims | right |\n|---|---|---|"
    for low in range(0, 100, 10):
        inside = [r for s, r in zip(shares, right, strict=True) if low <= s * 100 < low + 10]
        if inside:
            yield f"| {low / 100:.1f}–{low / 100 + 0.1:.1f} | {len(inside)} | {sum(inside) / len(inside):.2f} |"


def _share(judged: Sequence[Judged]) -> float:
    return sum(j.right for j in judged) / max(1, len(judged))


def read(gold: Path, without: Sequence[str]) -> list[Judged]:
    """Read the annotated articles, and judge the claims of each."""
    reader, judged = model_reader(), list[Judged]()
    for path in sorted(gold.glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf8"))
        if annotation["doc"] not in without:
            for article in intake.read(path):
                judged += judge(annotation, article, reader(article))
    return judged


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--without", multiple=True, metavar="DOC", help="Leave this article out.")
def calibrate(gold: Path, without: tuple[str, ...]) -> None:
    """Print what the confidences are worth, and the tables fitted anew."""
    judged = read(gold, without)
    for line in report(judged):
        click.echo(line)
    click.echo("\n" + written(fit(judged)))


if __name__ == "__main__":
    sys.exit(calibrate())
