"""In: the things of an article, settled. Out: for "the two", "both" and "the two countries" the two that they mean.

They are the two of a kind that the sentences before name together: "Norland and Karvel met. The two countries signed
…", "Ruiz met Brandt. Both said …". Where there are more, or fewer, nobody can tell.
"""

from bisect import bisect_left

from kg.extract.nearby import NEAR
from kg.extract.nouns import noun_classes
from kg.extract.things import Seen, Things

_OF_ANY_KIND = frozenset("two both side pair party rival neighbor neighbour partner ally enemy".split())
_COUPLES = frozenset({"pair", "duo", "couple"})
_TWO = frozenset({"two", "both", *_COUPLES})
_WHICH = frozenset({"the", "these", "those", "both"})
_ACTING = frozenset({"Person", "GPE", "Organization"})
_COUNTRIES = frozenset("country nation state government neighbor neighbour".split())


def pairs_of(things: Things) -> dict[int, tuple[Seen, Seen]]:
    """Return the two that each phrase for two means, by the index of its head word."""
    found: dict[int, tuple[Seen, Seen]] = {}
    for one in _candidates(things):
        kinds = _kinds(one)
        if not kinds:
            continue
        before = [s for s in things.of(one) if s.word.i < one.word.i and not s.pronoun]
        if not before or one.word.lower == "both":
            pair = _named_together(one, kinds, things)
        else:
            pair = found.get(before[0].word.i)
        if pair is not None:
            found[one.word.i] = pair
            things.part([one])
    return found


def _candidates(things: Things) -> list[Seen]:
    """Return the phrases with a word for two, which are few."""
    words = [w for w in things.words if w.lower in _TWO]
    heads = {h.i for w in words for h in (w, w.head) if h is not None and h.i in things.at}
    return [things.at[i] for i in sorted(heads)]


def _kinds(one: Seen) -> frozenset[str]:
    """Return which classes the two may be of that a phrase means, none where it means no two."""
    word, noun = one.word, one.word.lemma.lower()
    before = {c.lower for c in word.children if c.i < word.i}
    if one.named or any(c.dep in ("nmod", "acl", "amod", "compound", "appos", "conj") for c in word.children):
        return frozenset()
    counted = noun in _COUPLES or "two" in before or "both" in before or word.lower in ("two", "both")
    if not counted or not (before & _WHICH or word.lower == "both") or (noun in _COUPLES and "the" not in before):
        return frozenset()
    if noun in _OF_ANY_KIND:
        return _ACTING
    if noun == "couple":
        return frozenset({"Person"})
    return frozenset({"GPE"}) if noun in _COUNTRIES else _ACTING & frozenset(noun_classes(noun))


def _named_together(one: Seen, kinds: frozenset[str], things: Things) -> tuple[Seen, Seen] | None:
    """Return the two of one kind that the nearest sentence before names, joined or acting on one another."""
    at = bisect_left(things.all, one.word.i, key=lambda s: s.word.i)
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
