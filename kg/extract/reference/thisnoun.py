"""In: the things of an article. Out: "this district" with the district that was named last, of several that are named.

The reader tends to take all of one noun for one: "In the Lima North district … In this district …", "In the Lima South
district … In this district …" are two.
"""

from kg.extract.reference.things import Seen, Things

_NEAR = 8  # sentences
_PARTED = frozenset(
    "constituency district province county region ward borough division parish municipality precinct prefecture".split()
)


def settle_this(things: Things) -> None:
    """Join each phrase of a noun alone to the name nearest before it that ends in the noun."""
    latest: dict[str, Seen] = {}
    for one in things.all:
        noun = one.word.low
        if one.type != "Person" and not one.pronoun and _called_so(one):
            latest[noun] = one
        elif one.nominal and noun in latest and _points(one, noun):
            there = latest[noun]
            if there.thing != one.thing and one.sent - there.sent <= _NEAR:
                things.part([one])
                things.join(there, one)


def _called_so(one: Seen) -> bool:
    """Tell "the Lima North district" and "Harbour Bank", whose name has the noun."""
    if one.named and one.word.lower in one.mention.name.lower().split()[1:]:
        return True
    return one.nominal and any(c.ent and c.i < one.word.i for c in one.word.below.get("compound", ()))


def _points(one: Seen, noun: str) -> bool:
    phrase = one.phrase
    if phrase is None or phrase.plural or phrase.specific or phrase.owned or phrase.order or phrase.closed:
        return False
    before = {c.lower for c in one.word.children if c.i < one.word.i}
    return "this" in before or ("the" in before and noun in _PARTED)
