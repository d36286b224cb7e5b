"""In: the things of an article, settled. Out: for "the two", "both" and "the two countries" the two that they mean.

They are the two of a kind that the sentences before name together: "Norland and Karvel met. The two countries signed
…", "Ruiz met Brandt. Both said …"; or the only two countries named so far. Where there are more, or fewer, nobody can
tell. "They" means all that a coordination names: "Norland, Karvel and Ostia met. They signed …".
"""

from bisect import bisect_left

from kg.extract.reference.nearby import NEAR
from kg.extract.reference.sides import sides_of
from kg.extract.reference.things import Seen, Things
from kg.extract.tree import Word, conjuncts
from kg.extract.words.demonyms import is_place, place_behind
from kg.extract.words.nouns import noun_classes

_OF_ANY_KIND = frozenset("two both side pair party rival neighbor neighbour partner ally enemy".split())
_COUPLES = frozenset({"pair", "duo", "couple"})
_TWO = frozenset({"two", "both", *_COUPLES})
_WHICH = frozenset({"the", "these", "those", "both"})
_ACTING = frozenset({"Person", "GPE", "Organization"})
_PARTIES = _ACTING | {"Group"}
_COUNTRIES = frozenset("country nation state government neighbor neighbour".split())
_LANDS = _COUNTRIES - {"state", "government"}
_THEY = frozenset("they them their".split())
# Before "countries" and "leaders" these tell nothing apart.
_IN_PASSING = frozenset(
    "neighbouring neighboring rival warring feuding allied friendly foreign former prime top nuclear-armed".split()
)


def pairs_of(things: Things) -> dict[int, tuple[Seen, ...]]:
    """Return the two or more that each phrase for several means, by the index of its head word."""
    found: dict[int, tuple[Seen, ...]] = {}
    for one in _candidates(things):
        if one.pronoun and one.word.lower in _THEY:
            pair = _joined_before(one, things)
        elif kinds := _kinds(one):
            pair = _two_of(one, kinds, things, found)
        else:
            continue
        if pair is not None:
            found[one.word.i] = pair
            things.part([one])
    return found


def _two_of(
    one: Seen, kinds: frozenset[str], things: Things, found: dict[int, tuple[Seen, ...]]
) -> tuple[Seen, ...] | None:
    before = [s for s in things.of(one) if s.word.i < one.word.i and not s.pronoun]
    if before and one.word.lower != "both":
        return found.get(before[0].word.i)
    named = _named_together(one, kinds, things) or _spoken_of(one, kinds, things, found)
    return named or _lands(one, kinds, things) or sides_of(one, things)


def _joined_before(one: Seen, things: Things) -> tuple[Seen, ...] | None:
    """Return all of the coordination that "they" goes on from, where it was taken for one of them or for nobody."""
    before = [s for s in things.of(one) if s.word.i < one.word.i and not s.pronoun]
    if before:
        return _members(before[-1], things) if one.sent - before[-1].sent <= NEAR else None
    at = bisect_left(things.all, one.word.i, key=_place)
    subjects = (s for s in reversed(things.all[:at]) if s.word.dep == "nsubj" and not s.pronoun)
    last = next(subjects, None)
    if last is None or last.sent != one.sent - 1 or not last.named:
        return None
    return _members(last, things)


def _members(one: Seen, things: Things) -> tuple[Seen, ...] | None:
    """Return all that are named in a row with one, of which the row is the subject."""
    first = one.word.above if one.word.dep == "conj" else one.word
    members = [things.at[w.i] for w in conjuncts(first) if w.i in things.at]
    several = len(members) == len({s.thing for s in members}) == len(conjuncts(first)) > 1
    acting = all((s.named or s.nominal) and s.type in _PARTIES for s in members)
    return tuple(members) if several and acting and first.dep == "nsubj" and members[0].named else None


def _spoken_of(
    one: Seen, kinds: frozenset[str], things: Things, found: dict[int, tuple[Seen, ...]]
) -> tuple[Seen, ...] | None:
    """Return the two that were spoken of last as two, where nobody else was named since."""
    last = max((i for i in found if i < one.word.i), default=None)
    if last is None or len(found[last]) != 2 or {s.type for s in found[last]} - kinds:
        return None
    pair = {s.thing for s in found[last]}
    between = things.all[bisect_left(things.all, last, key=_place) : bisect_left(things.all, one.word.i, key=_place)]
    others = [s for s in between if s.named and s.type in kinds and s.thing not in pair]
    return found[last] if not others else None


def _lands(one: Seen, kinds: frozenset[str], things: Things) -> tuple[Seen, ...] | None:
    """Return the only two countries that the article has named by the end of the sentence."""
    if one.word.low not in _LANDS or kinds != {"GPE"}:
        return None
    named: dict[int, Seen] = {}
    for other in things.all:
        if other.sent > one.sent:
            break
        if other.named and other.type == "GPE" and is_place(other.mention.name):
            named.setdefault(other.thing, other)
    return tuple(named.values()) if len(named) == 2 else None


def _place(one: Seen) -> int:
    return one.word.i


def _candidates(things: Things) -> list[Seen]:
    """Return the phrases with a word for two, and "they", which are few."""
    words = [w for w in things.words if w.lower in _TWO]
    heads = {h.i for w in words for h in (w, w.head) if h is not None and h.i in things.at}
    heads.update(s.word.i for s in things.all if s.pronoun and s.word.lower in _THEY)
    return [things.at[i] for i in sorted(heads)]


def _kinds(one: Seen) -> frozenset[str]:
    """Return which classes the two may be of that a phrase means, none where it means no two."""
    word, noun = one.word, one.word.low
    before = {c.lower for c in word.children if c.i < word.i}
    if one.named or any(_tells_apart(c, one) for c in word.children):
        return frozenset()
    counted = noun in _COUPLES or "two" in before or "both" in before or word.lower in ("two", "both")
    if not counted or not (before & _WHICH or word.lower == "both") or (noun in _COUPLES and "the" not in before):
        return frozenset()
    if noun in _OF_ANY_KIND:
        return _ACTING
    if noun == "couple":
        return frozenset({"Person"})
    return frozenset({"GPE"}) if noun in _COUNTRIES else _ACTING & frozenset(noun_classes(noun))


def _tells_apart(child: Word, one: Seen) -> bool:
    """Tell "the two countries that left" and "the two larger countries" from "the two neighbouring countries"."""
    if child.dep == "compound":
        return one.type not in _PARTIES  # "the two party leaders"
    if child.dep == "amod":
        return child.lower not in _IN_PASSING and place_behind(child, child.within.words) is None
    return child.dep in ("nmod", "acl", "appos", "conj")


def _named_together(one: Seen, kinds: frozenset[str], things: Things) -> tuple[Seen, Seen] | None:
    """Return the two of one kind that the nearest sentence before names, joined or acting on one another."""
    at = bisect_left(things.all, one.word.i, key=_place)
    others = one.word.lemma == "side" and one.word.dep != "nsubj"  # "Ruiz and Brandt hold talks with both sides"
    for sent in range(one.sent - others, one.sent - 1 - NEAR, -1):
        named: dict[int, Seen] = {}
        for other in reversed(things.all[:at]):
            if other.sent < sent:
                break
            if other.sent == sent and (other.named or other.pronoun) and other.type in kinds:
                named[other.thing] = other
        pair = _pair(sorted(named.values(), key=lambda s: s.word.i))
        if sent < one.sent and any(s.named for s in named.values()):
            return pair
        if pair is not None and pair[0].word.head is not one.word.head:
            return pair
    return None


def _pair(named: list[Seen]) -> tuple[Seen, Seen] | None:
    joined = [(one, two) for one in named for two in named if two.word.dep == "conj" and two.word.head is one.word]
    if len(joined) == 1 and len(joined[0][0].word.all("conj")) == 1 and joined[0][0].type == joined[0][1].type:
        return joined[0]
    for kind in sorted({s.type for s in named}):
        match [s for s in named if s.type == kind]:
            case [first, second] if _together(first, second):
                return first, second
    return None


def _together(first: Seen, second: Seen) -> bool:
    one, two = first.word, second.word
    arguments = ("nsubj", "obj", "iobj", "obl")
    return one.head is two.head and one.dep in arguments and two.dep in arguments
