"""In: the things of an article. Out: who "both sides" and "the two parties" are, where no names tell.

They are those whom a sentence before sets against each other: "The army and the rebels signed a truce. Both sides …",
"talks between the union and the company", "The government met with the Front".
"""

from kg.extract.reference.things import Seen, Things
from kg.extract.tree import Word, conjuncts, preposition

_BACK = 4  # sentences
_PARTIES = frozenset({"Person", "GPE", "Organization", "Group"})
_OPPOSITE = frozenset({"with", "against"})
_SIDES = frozenset({"side", "party"})


def sides_of(one: Seen, things: Things) -> tuple[Seen, ...] | None:
    """Return the two sides that the nearest sentence before tells of; none where it tells of several."""
    if one.word.low not in _SIDES:
        return None
    first = one.sent - _BACK
    before: dict[int, list[Seen]] = {}
    for other in things.all:
        if other.word.i >= one.word.i:
            break
        if first <= other.sent < one.sent and other.type in _PARTIES and (other.named or _is_definite(other)):
            before.setdefault(other.sent, []).append(other)
    for sent in sorted(before, reverse=True):
        found = {pair for s in before[sent] if (pair := _pair(s, things)) is not None}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _is_definite(one: Seen) -> bool:
    return one.nominal and any(c.lower == "the" or c.fine == "nmod:poss" for c in one.word.children)


def _pair(one: Seen, things: Things) -> tuple[Seen, Seen] | None:
    word = one.word
    joined = conjuncts(word)
    if len(joined) == 2 and (word.dep == "nsubj" or preposition(word) == "between"):
        return _both(one, joined[1], things)
    verb = word.head
    if word.dep != "nsubj" or len(joined) > 1 or verb is None or verb.pos != "VERB":
        return None
    for governor in (verb, *verb.all("obj")):
        for other in governor.all("obl", "nmod"):
            if preposition(other) in _OPPOSITE and len(conjuncts(other)) == 1:
                return _both(one, other, things)
    return None


def _both(one: Seen, other: Word, things: Things) -> tuple[Seen, Seen] | None:
    second = things.at.get(other.i)
    if second is None or second.type not in _PARTIES or second.thing == one.thing:
        return None
    return (one, second) if second.named or _is_definite(second) else None
