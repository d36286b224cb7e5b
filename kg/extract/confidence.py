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
_PRIOR = 0.646
_RULES = {
    "adjective": 0.93,
    "against": 1.01,
    "apposition": 1.13,
    "around": 0.94,
    "as": 0.97,
    "at": 0.94,
    "bare": 0.82,
    "blessing": 1.0,
    "by": 0.94,
    "chain": 1.05,
    "clause": 1.11,
    "company": 1.03,
    "compound": 0.97,
    "content": 0.91,
    "control": 1.01,
    "copula": 0.9,
    "day": 0.94,
    "for": 0.97,
    "from": 1.27,
    "gerund": 0.94,
    "given": 1.01,
    "guarding": 1.01,
    "have": 1.02,
    "in": 0.9,
    "including": 1.0,
    "infinitive": 0.83,
    "kind": 0.95,
    "modifier": 1.03,
    "named": 0.94,
    "noun": 1.0,
    "of": 0.89,
    "on": 1.0,
    "open": 1.0,
    "participle": 0.9,
    "place": 0.88,
    "plain": 0.99,
    "predicative": 1.0,
    "purpose": 1.06,
    "relative": 1.04,
    "share": 0.98,
    "speech": 1.01,
    "styled": 1.0,
    "title": 1.11,
    "to": 0.99,
    "with": 0.89,
}
_SUBJECT = {"name": 1.17, "pronoun": 0.75, "somebody": 0.87, "something": 0.69}
_OBJECT = {"name": 1.2, "pronoun": 0.7, "somebody": 0.93, "something": 0.92, "value": 0.8}
_RIVALS = {"no rival": 1.03, "rivals": 0.86}


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
