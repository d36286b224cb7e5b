"""In: what a claim rests on. Out: how often such claims are right, a number from 0 to 1, and the parts of that number.

The odds of a rule are multiplied by factors for the arguments and for rivals: other claims that the same words gave.
The tables are printed by tests/bench/calibrate.py, which fits them to annotated articles; a claim is right when the
annotation holds its arguments and its relation. Whether the relation is an open one is part of the rule.
"""

from dataclasses import dataclass
from functools import cache
from math import prod

from kg.model import Kind, Literal, Mention

# The share of right claims where nothing more is known, and the factors on its odds.
_PRIOR = 0.478
_RULES = {
    "age": 1.1,
    "clause": 0.87,
    "control": 1.21,
    "copula": 0.98,
    "dative": 1.07,
    "derived": 0.97,
    "description": 0.98,
    "event": 1.0,
    "gerund": 0.97,
    "goal": 1.03,
    "infinitive": 0.95,
    "light": 1.02,
    "link": 0.73,
    "object": 0.94,
    "oblique": 1.18,
    "open": 1.24,
    "participant": 0.96,
    "participle": 0.98,
    "passive": 0.98,
    "place": 1.11,
    "position": 0.96,
    "purpose": 0.97,
    "quantity": 1.05,
    "relative": 1.01,
    "retained": 0.99,
    "role": 1.03,
    "shared": 0.91,
    "speech": 0.97,
}
_SUBJECT = {"name": 1.12, "pronoun": 0.74, "somebody": 1.03, "something": 0.67}
_OBJECT = {"name": 1.11, "pronoun": 0.92, "somebody": 0.81, "something": 0.95, "value": 0.96}
_RIVALS = {"no rival": 1.14, "rivals": 0.67}


@dataclass(frozen=True, slots=True)
class Traits:
    """What the confidence in a claim depends on."""

    rule: str
    subject: str
    object: str
    rivals: str


def traits(rule: str, subject: Mention, object: Mention | Literal, rivals: int) -> Traits:
    """Describe a claim; `rivals` counts the other claims whose trigger begins at the same word."""
    return Traits(rule.split("-")[0], _kind(subject), _kind(object), "rivals" if rivals else "no rival")


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
