"""In: what a claim rests on. Out: how often such claims are right, a number from 0 to 1, and the parts of that number.

The odds of a rule are multiplied by factors for the arguments and for rivals: other claims that the same words gave.
The tables are printed by tests/bench/calibrate.py, which fits them to annotated articles; a claim is right when the
annotation holds its arguments and its relation. Of a rule the last part of its name counts, which tells how its
arguments were joined: "relative" of "open-oblique-relative".
"""

from functools import cache
from math import prod

from kg.model import Kind, Literal, Mention, value

# The share of right claims where nothing more is known, and the factors on its odds.
_PRIOR = 0.688
_RULES = {
    "adjective": 0.87,
    "aged": 0.87,
    "along": 0.86,
    "apposition": 1.02,
    "around": 0.75,
    "as": 0.71,
    "at": 0.82,
    "bare": 0.81,
    "becoming": 0.87,
    "between": 0.86,
    "blessing": 0.86,
    "by": 0.86,
    "called": 0.86,
    "chain": 0.96,
    "change": 0.93,
    "clause": 1.55,
    "company": 0.88,
    "compound": 0.81,
    "content": 0.83,
    "control": 0.79,
    "copula": 0.65,
    "custody": 0.86,
    "day": 0.82,
    "debut": 0.81,
    "deed": 0.86,
    "for": 0.86,
    "from": 1.05,
    "fronted": 0.86,
    "gerund": 0.68,
    "given": 0.86,
    "guarding": 0.86,
    "have": 0.88,
    "headcount": 0.83,
    "in": 0.75,
    "including": 0.97,
    "infinitive": 0.76,
    "itself": 0.83,
    "kind": 0.9,
    "measure": 0.86,
    "modifier": 1.0,
    "name": 0.9,
    "named": 0.81,
    "nationality": 0.86,
    "near": 0.86,
    "noun": 0.86,
    "of": 0.66,
    "off": 0.86,
    "on": 0.9,
    "open": 0.68,
    "outside": 0.81,
    "participle": 0.74,
    "place": 0.82,
    "plain": 0.82,
    "post": 0.82,
    "predicative": 0.78,
    "pro": 0.59,
    "purpose": 0.89,
    "relative": 1.13,
    "serving": 0.88,
    "share": 0.79,
    "speech": 0.51,
    "styled": 0.86,
    "title": 1.07,
    "to": 0.92,
    "with": 0.82,
}
_SUBJECT = {"name": 1.11, "pronoun": 0.82, "somebody": 0.98, "something": 0.71}
_OBJECT = {"name": 1.19, "pronoun": 0.75, "somebody": 1.05, "something": 0.92, "value": 0.74}
_RIVALS = {"no rival": 1.07, "rivals": 0.84}


@value()
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
    text = argument.text
    if argument.kind is Kind.NAMED or (text != text.lower() and any(w[0].isupper() for w in text.split()[1:])):
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
