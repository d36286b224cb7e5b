"""In: what a claim rests on. Out: how often such claims are right, a number from 0 to 1, and the parts of that number.

The odds of a rule are multiplied by factors for the arguments and for rivals: other claims that the same words gave.
The tables are printed by tests/bench/calibrate.py, which fits them to annotated articles; a claim is right when the
annotation holds its arguments and its relation. Of a rule the last part of its name counts, which tells how its
arguments were joined: "relative" of "open-oblique-relative".
"""

from dataclasses import dataclass
from functools import cache
from math import prod

from kg.model import Kind, Literal, Mention

# The share of right claims where nothing more is known, and the factors on its odds.
_PRIOR = 0.619
_RULES = {
    "adjective": 0.95,
    "against": 1.03,
    "apposition": 1.16,
    "around": 0.96,
    "as": 0.98,
    "at": 0.95,
    "bare": 0.92,
    "blessing": 1.01,
    "by": 0.96,
    "chain": 1.02,
    "clause": 1.07,
    "company": 1.05,
    "content": 0.92,
    "control": 1.02,
    "copula": 0.84,
    "day": 0.95,
    "for": 0.98,
    "from": 1.34,
    "gerund": 0.95,
    "given": 1.03,
    "have": 1.04,
    "in": 0.93,
    "including": 1.01,
    "infinitive": 0.86,
    "kind": 0.96,
    "modifier": 1.04,
    "named": 0.95,
    "noun": 1.01,
    "of": 0.81,
    "on": 1.01,
    "open": 0.94,
    "participle": 0.88,
    "place": 0.92,
    "plain": 1.0,
    "predicative": 1.01,
    "purpose": 1.09,
    "relative": 1.13,
    "share": 0.99,
    "speech": 1.0,
    "styled": 1.01,
    "title": 1.13,
    "to": 1.04,
    "with": 0.91,
}
_SUBJECT = {"name": 1.17, "pronoun": 0.72, "somebody": 0.89, "something": 0.68}
_OBJECT = {"name": 1.19, "pronoun": 0.72, "somebody": 0.88, "something": 0.95, "value": 0.83}
_RIVALS = {"no rival": 1.1, "rivals": 0.69}


@dataclass(frozen=True, slots=True)
class Traits:
    """What the confidence in a claim depends on."""

    rule: str
    subject: str
    object: str
    rivals: str


def traits(rule: str, subject: Mention, object: Mention | Literal, rivals: int) -> Traits:
    """Describe a claim; `rivals` counts the other claims whose trigger begins at the same word."""
    return Traits(rule.rpartition("-")[2], _kind(subject), _kind(object), "rivals" if rivals else "no rival")


def _kind(argument: Mention | Literal) -> str:
    """Sort an argument: a name (or words with one in them), a pronoun, words for somebody or something, a value."""
    if isinstance(argument, Literal):
        return "value"
    if argument.kind is Kind.PRONOUN:
        return "pronoun"
    if argument.kind is Kind.NAMED or any(word[0].isupper() for word in argument.text.split()[1:]):
        return "name"
    return "something" if argument.type == "Thing" else "somebody"


@cache
def confidence(of: Traits) -> tuple[float, str]:
    """Return the confidence, and its parts in words: the rule's own, and the factors on its odds."""
    rule = _PRIOR / (1 - _PRIOR) * _RULES.get(of.rule, 1.0)
    factors = {
        f"subject {_a(of.subject)}": _SUBJECT.get(of.subject, 1.0),
        f"object {_a(of.object)}": _OBJECT.get(of.object, 1.0),
        of.rivals: _RIVALS.get(of.rivals, 1.0),
    }
    parts = [f"rule {_share(rule):.2f}", *(f"{words} ×{factor:.2f}" for words, factor in factors.items())]
    return round(_share(rule * prod(factors.values())), 4), ", ".join(parts)


def _a(kind: str) -> str:
    return kind if kind.startswith("some") else f"a {kind}"


def _share(odds: float) -> float:
    return odds / (1 + odds)
