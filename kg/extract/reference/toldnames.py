"""In: a mention and the thing that it is of. Out: the name that the mention gives it.

"His lawyer" is Teo Brandt's lawyer; what a thing is said to be is no name of it: "Fever is the main cause of death".
"""

from kg.extract.reference.phrases import is_predicate
from kg.extract.reference.things import Seen, Things

_POSSESSIVES = frozenset("my our your his her its their whose".split())


def told_name(one: Seen, things: Things) -> str:
    """Return what a mention calls its thing: the name itself, whose it is, or what the text called it before."""
    if one.nominal and one.type in _LIFELESS and is_predicate(one.word):
        whole = things.of(one)
        before = next((s for s in whole if s.nominal and s.word.i < one.word.i and not is_predicate(s.word)), None)
        if before is not None and not any(s.named for s in whole):
            return before.mention.name
    return _plain(one, things) or _owned(one, things)


_LIFELESS = frozenset({"Thing", "Event", "Product", "Place", "Facility"})


def _plain(one: Seen, things: Things) -> str:
    """Return the name that the article goes on with, where its headline, all in capitals, has one word more."""
    name = one.mention.name
    if not one.named or one.sent or one.type != "Organization":
        return ""
    others = [s.mention.name for s in things.of(one) if s.named and s.sent]
    shorter = [o for o in others if name.startswith(f"{o} ")]
    return shorter[0] if len(shorter) > 1 and name not in others else ""


def _owned(one: Seen, things: Things) -> str:
    """Name what is somebody's by the owner: "his lawyer" is "Teo Brandt's lawyer"."""
    name = one.mention.name
    first, _, rest = name.partition(" ")
    if not one.nominal or not rest or "nmod" not in one.word.below:
        return name
    owner = next((c for c in one.word.children if c.fine == "nmod:poss" and c.text == first), None)
    if owner is None or owner.pos not in ("PRON", "DET"):
        return name
    whole = [s for s in things.of(things.at[owner.i]) if s is not one] if owner.i in things.at else []
    names = [s.mention.name for s in whole if s.named and len(s.mention.name.split()) <= 4]
    nouns = [s.mention.name for s in whole if s.nominal and len(s.mention.name.split()) <= 3]
    nouns = [n for n in nouns if n.split()[0].lower() not in _POSSESSIVES]
    if not names and not nouns:
        return rest  # nobody's that is known
    lead = max(names, key=lambda n: len(n.split())) if names else nouns[0]
    return lead + ("' " if lead.endswith("s") and not names else "'s ") + rest
