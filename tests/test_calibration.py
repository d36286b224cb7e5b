"""Confidence: its parts multiply to the number, its figures count what they say, and fitting finds what is there."""

import re
from math import prod

import pytest
from bench.calibrate import COLUMNS, Judged, Tables, brier, calibration_error, fit, ranking, unseen, written

from kg.extract.claims import confidence as shipped
from kg.extract.claims.confidence import Traits, confidence, traits
from kg.model import Kind, Literal, Mention, Span


def mention(text: str, kind: Kind, type_: str = "Thing") -> Mention:
    return Mention("a", Span(0, len(text)), text, type_, kind, text, text.split()[-1])


@pytest.mark.parametrize(
    ("argument", "kind"),
    [
        (mention("Ana Bo", Kind.NAMED, "Person"), "name"),
        (mention("the mayor of Oslo", Kind.NOMINAL, "Person"), "name"),
        (mention("The mayor", Kind.NOMINAL, "Person"), "somebody"),
        (mention("the idea", Kind.NOMINAL), "something"),
        (mention("she", Kind.PRONOUN, "Person"), "pronoun"),
        (Literal("mayor"), "value"),
    ],
)
def test_an_argument_is_sorted_by_its_words(argument: Mention | Literal, kind: str) -> None:
    found = traits("open-oblique-clause", mention("Ana Bo", Kind.NAMED), argument, 2)
    assert found == Traits("clause", "name", kind, "rivals")
    assert traits("clause", mention("Ana Bo", Kind.NAMED), argument, 0).rivals == "no rival"


def test_the_parts_multiply_to_the_number() -> None:
    value, basis = confidence(Traits("clause", "name", "something", "rivals"))
    rule, *factors = (float(number) for number in re.findall(r"\d\.\d\d", basis))
    odds = rule / (1 - rule) * prod(factors)
    assert value == pytest.approx(odds / (1 + odds), abs=0.01)
    assert re.fullmatch(r"rule 0\.\d\d, subject a name ×\d\.\d\d, object something ×\d\.\d\d, rivals ×\d\.\d\d", basis)
    unknown = confidence(Traits("never-seen", "name", "something", "rivals"))[0]
    assert 0 < unknown < 1


def judged(*rows: tuple[str, str, int, int]) -> list[Judged]:
    """Repeat rows of (article, rule, right, wrong)."""
    found = []
    for article, rule, right, wrong in rows:
        of = Traits(rule, "name", "name", "no rival")
        found += [Judged(article, of, 0.5, True)] * right + [Judged(article, of, 0.5, False)] * wrong
    return found


def test_fitting_finds_the_shares_and_holds_rare_rules_near_the_rest() -> None:
    tables = fit(judged(("a", "good", 80, 20), ("a", "bad", 20, 80), ("a", "rare", 1, 0)), ridge=1)
    share = {
        rule: tables.confidence(Traits(rule, "name", "name", "no rival")) for rule in ("good", "bad", "rare", "new")
    }
    assert share["good"] == pytest.approx(0.8, abs=0.02)
    assert share["bad"] == pytest.approx(0.2, abs=0.02)
    assert 0.5 < share["rare"] < 0.8
    assert share["new"] == pytest.approx(0.5, abs=0.05)


def test_an_article_is_judged_by_the_others() -> None:
    shares = unseen(judged(("a", "x", 0, 50), ("b", "x", 50, 0)), ridge=1)
    assert min(shares[:50]) > 0.9  # "b" alone says that "x" is right
    assert max(shares[50:]) < 0.1


def test_the_figures_of_confidences() -> None:
    assert brier([1.0, 0.5, 0.0], [True, True, True]) == pytest.approx((0 + 0.25 + 1) / 3)
    assert calibration_error([0.8, 0.8, 0.8, 0.8, 0.8], [True, True, True, True, False]) == pytest.approx(0)
    assert calibration_error([0.9, 0.1, 1.0], [False, True, True]) == pytest.approx((0.9 + 0.9) / 3)
    assert ranking([0.9, 0.5, 0.5], [True, True, False], ["a", "a", "a"]) == pytest.approx(0.75)
    assert ranking([0.9, 0.5, 0.6, 0.7], [True, False, True, False], ["a", "a", "b", "b"]) == pytest.approx(0.5)
    assert ranking([0.9], [True], ["a"]) == 0.5


def test_the_tables_are_written_as_the_module_holds_them() -> None:
    factors = {column: {"x": 1.5} for column in COLUMNS}
    lines = written(Tables(0.4, factors)).split("\n")
    assert lines[0] == "_PRIOR = 0.4"
    assert lines[1] == '_RULES = {"x": 1.5}'
    assert all(hasattr(shipped, line.split(" ")[0]) for line in lines)
