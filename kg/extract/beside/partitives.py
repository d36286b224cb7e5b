"""In: a number with "of" and those of whom it tells. Out: that they are of these: "one of the guards, Teo Brandt".

Of a class nobody is a part: "one of the richest women" says what she is.
"""

from collections.abc import Iterator

from kg.extract.proposals import Context, Proposal
from kg.extract.tree import Word, preposition

_DEFINITE = frozenset({"the", "these", "those"})
_PEOPLE = frozenset({"Person", "Group", "Organization"})


def partitive_claims(context: Context, number: Word) -> Iterator[Proposal]:
    """Yield "One of the guards, Teo Brandt, …", "two of those agents", "one of them"."""
    if number.one("cop") or number.dep not in ("nsubj", "obj", "obl", "iobj", "conj", "nmod"):
        return
    whole = next((c for c in number.all("nmod") if preposition(c) == "of" and c.i > number.i), None)
    if whole is None or not _is_known(whole) or context.type_of(whole) not in _PEOPLE:
        return
    named = _named(number)
    part = named or (number if context.mentions.at(number) is not None else None)
    one, all_ = context.mentions.at(part) if part is not None else None, context.mentions.at(whole)
    if part is None or one is None or all_ is None or context.mentions.same(one, all_):
        return
    if named is None and number.lower == "one" and number.dep == "nmod":
        return
    yield Proposal(part, "member-of", whole, [number, *whole.all("case")], number, "partitive")


def _named(number: Word) -> Word | None:
    """Return who the one is: "one of the guards, Teo Brandt, fled"."""
    if number.lower != "one":
        return None
    return next((c for c in number.all("appos") if c.ent == "PERSON"), None)


def _is_known(whole: Word) -> bool:
    """Tell "the guards" and "them" from "the best guards" and "guards"."""
    if whole.lower == "them":
        return True
    several = whole.tag in ("NNS", "NNPS", "CD", "JJ", "VBN")
    known = any(c.lower in _DEFINITE or c.fine == "nmod:poss" for c in whole.children)
    return several and known and not any(c.tag in ("JJS", "RBS") or c.ent == "ORDINAL" for c in whole.subtree())
