"""In: the things of an article. Out: those of one name joined, and each named thing classed once, from all its places.

A short name means the only full name that it can; an acronym what it is the initials of, or what stands beside it in
brackets: "the Harbour Workers' League (HWL)".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg import namekeys
from kg.extract.reference.agreement import given_gender
from kg.extract.reference.hints import Votes, hints
from kg.extract.reference.things import Seen, Things
from kg.extract.words.demonyms import CONTINENTS, is_place
from kg.extract.words.nouns import is_plural, noun_classes

_PLACES = frozenset({"GPE", "Place"})
_SINGLE = frozenset("he she him her his hers himself herself".split())
_MISTAKEN = ("Organization", "Product", "Work", "Facility")  # what a surname is read as
_SAYS_ALL = 3
_NOTHING: Votes = {}
_CLEAR = 2  # so much must speak for a class where a name is parted in two


def settle_names(things: Things) -> None:
    """Join the things of one name and class all named things."""
    hinted = {s: hints(s.word, things.words, *s.name) for s in things.all if s.name}
    _part(things)
    _free_surnames(things)
    _brackets(things)
    _same(things, hinted)
    for thing in things:
        _class(thing, hinted)
    for joined in _short(things, hinted):
        _class(things.of(joined), hinted)


def _part(things: Things) -> None:
    """Part a thing whose names cannot be of one; what is no name goes with the name before it."""
    for thing in list(things):
        named = [s for s in thing if s.named]
        if len(named) < 2:
            continue
        kept: list[list[Seen]] = []
        of: dict[Seen, list[Seen]] = {}
        for one in sorted(named, key=lambda s: -len(s.mention.name.split())):
            fits = (k for k in kept if namekeys.compatible(one.mention.name, k[0].mention.name))
            side = next((k for k in fits if (one.type == "Person") == (k[0].type == "Person")), None)
            if side is None:
                kept.append(side := [])
            side.append(one)
            of[one] = side
        if len(kept) < 2:
            continue
        current = of[next(s for s in thing if s in of)]
        for one in thing:
            current = of.get(one, current)
            if one not in of:
                current.append(one)
        for side in kept[1:]:
            things.part(sorted(side, key=lambda s: s.word.i))


def _free_surnames(things: Things) -> None:
    """Let the surname of somebody named in full leave what is no person: "the agency asks whether Ruiz … It …"."""
    surnames = {namekeys.words(s.mention.name)[-1] for s in things.all if s.mention.type == "Person" and _is_full(s)}
    for one in things.all if surnames else ():
        if not one.named or one.mention.type != "Person" or one.mention.name.lower() not in surnames:
            continue
        rest = [s for s in things.of(one) if s.mention.name != one.mention.name]
        if any(s.named or _is_he(s) for s in rest) or not any(s.nominal for s in rest):
            continue
        if all(_is_no_person(s) for s in rest if s.nominal):
            things.part([s for s in things.of(one) if s not in rest])


def _is_no_person(phrase: Seen) -> bool:
    return "Person" not in noun_classes(phrase.word.lemma) and phrase.mention.type != "Person"


def _same(things: Things, hinted: dict[Seen, Votes]) -> None:
    by_key: dict[str, list[Seen]] = defaultdict(list)
    for one in things.all:
        if one.named:
            by_key[namekeys.key(one.mention.name)].append(one)
    for same in by_key.values():
        sides = _sides(same, hinted)
        for side in sides:
            for other in side[1:]:
                things.join(side[0], other)


def _sides(same: list[Seen], hinted: dict[Seen, Votes]) -> list[list[Seen]]:
    """Part the bearers of one name where it is a person's in one place and a place's in another: "Carter"."""
    person = [s for s in same if _clear(hinted.get(s), "Person")]
    place = [s for s in same if _clear(hinted.get(s), "GPE")]
    if not person or not place:
        return [same]
    at_place = [s for s in same if s in place or (s not in person and s.type in _PLACES)]
    return [[s for s in same if s not in at_place], at_place]


def _clear(found: Votes | None, kind: str) -> bool:
    return found is not None and found.get(kind, 0) >= _CLEAR and found[kind] == max(found.values())


def _class(thing: list[Seen], hinted: dict[Seen, Votes]) -> None:
    """Class a named thing by what the reader saw, what surrounds its names, and what else it is called."""
    named = [s for s in thing if s.named]
    if not named:
        return
    if len(thing) == 1 and not hinted.get(thing[0]):
        kind = named[0].mention.type  # nothing else tells
    else:
        told, votes = _told(thing, hinted), _read(named)
        for each, weight in told.items():
            votes[each] += weight
        kind = min(votes, key=lambda k: (-votes[k], -told.get(k, 0), k))
    if kind == "Person" and all(_is_long_place(s.mention.name) for s in named):
        kind = "GPE"  # "Captain America"
    elif kind == "Person" and named[0].word.tag == "NNPS" and not any(_is_he(s) for s in thing):
        kind = "Group"  # "the Muslims", "the Clintons"
    elif kind == "Group" and named[0].mention.type != "Group":  # what a name's people are
        kind = named[0].mention.type
    for one in thing:
        if one.named or one.pronoun:
            one.type = kind


def _is_long_place(name: str) -> bool:
    place = namekeys.canonical(name)
    return " " in place and is_place(place) and place not in CONTINENTS


def _read(named: list[Seen]) -> Votes:
    """Return what the reader took names for; it sees a name alike in all its places, and a full one best."""
    votes: Votes = defaultdict(int)
    for (name, kind), n in Counter((s.mention.name, s.mention.type) for s in named).items():
        votes[kind] += min(n, _SAYS_ALL) * (2 if " " in name else 1)
    return votes


def _told(thing: list[Seen], hinted: dict[Seen, Votes]) -> Votes:
    """Return what its surroundings and its other mentions say that a thing is."""
    told = _called(thing)
    surnames = {namekeys.words(s.mention.name)[-1:] for s in thing if s.mention.type == "Person" and _is_full(s)}
    for one in thing:
        hint = hinted.get(one, _NOTHING)
        if surnames and one.named and namekeys.words(one.mention.name) in surnames:  # "Valeska Paris … Paris"
            hint = {k: n for k, n in hint.items() if k not in _PLACES}
        for kind, weight in hint.items():
            told[kind] += weight
    return told


def _is_full(one: Seen) -> bool:
    return one.named and " " in one.mention.name


def _called(thing: Iterable[Seen]) -> Votes:
    """Return what the noun phrases and pronouns of a thing say of its class."""
    votes: Votes = defaultdict(int)
    votes["Person"] = min(sum(_is_he(s) for s in thing), 3)
    for one in thing:
        if one.nominal and not is_plural(one.word):
            for kind in noun_classes(one.word.lemma)[:1]:
                votes[kind] += 1
    return votes


def _short(things: Things, hinted: dict[Seen, Votes]) -> list[Seen]:
    """Join each name of one word with the only full name that it can mean; return those that were joined."""
    joined: list[Seen] = []
    full: dict[str, list[Seen]] = defaultdict(list)
    for one in things.all:
        words = namekeys.words(namekeys.canonical(one.mention.name)) if one.named else ()
        if len(words) > 1:
            for key in dict.fromkeys((words[0], words[-1], *namekeys.initials(words))):
                full[key].append(one)
    for one in things.all:
        if not one.named:
            continue
        name = namekeys.canonical(one.mention.name)
        words = namekeys.words(name)
        if len(words) == 1 and words[0] in full:
            fits = {o.thing: o for o in full[words[0]] if _means(name, one, o, things, hinted)}
            if len(fits) == 1 and one.thing not in fits:
                things.join(one, next(iter(fits.values())))
                joined.append(one)
    return joined


def _means(short: str, one: Seen, full: Seen, things: Things, hinted: dict[Seen, Votes]) -> bool:
    if one.thing != full.thing and any(s.named and len(s.mention.name.split()) > 1 for s in things.of(one)):
        return False  # it has a full name already
    if one.type in _PLACES and full.type not in _PLACES:  # "Norland" is no "Norland Bank"
        return False
    if full.type == "Person":
        name = namekeys.canonical(full.mention.name)
        if _address(one, things) * given_gender(name) < 0:
            return False  # "Mr. Ruiz" is not Ana Ruiz
        person = one.type == "Person" or _surname(short, name, one, full, _told(things.of(one), hinted))
        return person and namekeys.names_person(short, name)
    if _is_another(one, full, things):
        return False
    told = _told(things.of(one), hinted) if one.type == "Person" else _NOTHING
    if told.get("Person", 0) - told.get("Organization", 0) >= _CLEAR:
        return False
    return namekeys.names_organization(short, namekeys.canonical(full.mention.name))


def _address(one: Seen, things: Things) -> int:
    """Return 1 for a name behind "Mr.", -1 behind "Mrs." and the like, else 0."""
    before = things.words[one.name[0] - 1].lower.rstrip(".") if one.name and one.name[0] else ""
    return 1 if before == "mr" else -1 if before in ("mrs", "ms", "miss") else 0


def _is_another(one: Seen, full: Seen, things: Things) -> bool:
    """Tell "Delta Founders Share Company" from Delta, told of before: the full name tells it apart.

    One word that says its trade does not do so: "Delta", later "Delta Shipping Company".
    """
    first = min(s.word.i for s in things.of(one))
    return namekeys.tells_more(full.mention.name) and all(first < s.word.i for s in things.of(full))


def _surname(short: str, name: str, one: Seen, full: Seen, told: Votes) -> bool:
    """Tell a person's surname that the reader took for a body or a thing, behind the full name: "Ana Ruiz … Ruiz"."""
    behind = full.word.i < one.word.i and namekeys.words(name)[-1:] == namekeys.words(short)
    return behind and told.get("Person", 0) >= max(told.get(kind, 0) for kind in _MISTAKEN)


def _is_he(one: Seen) -> bool:
    return one.pronoun and one.mention.text.lower() in _SINGLE


def _brackets(things: Things) -> None:
    """Join a name with the one in brackets behind it: "Harbour Workers' League (HWL)", "HWL (Harbour …)"."""
    ends: dict[int, Seen] = {}
    for one in things.all:
        if one.name and (one.name[1] not in ends or one.name[0] < (ends[one.name[1]].name or one.name)[0]):
            ends[one.name[1]] = one  # of names in names the whole
    for one in things.all:
        if not one.name or one.name[0] < 2 or things.words[one.name[0] - 1].text != "(":
            continue
        before = ends.get(one.name[0] - 1)
        if before is None:
            continue
        shorter, longer = sorted((one.mention.name, before.mention.name), key=len)
        if namekeys.is_acronym(shorter, longer) or namekeys.shortens(shorter, longer) or _is_code(one, before, things):
            things.join(one, before)


def _is_code(one: Seen, before: Seen, things: Things) -> bool:
    """Tell letters in brackets that a body or a building goes by, whatever they stand for: "Oslo Airport (OSL)"."""
    name, end = one.mention.name, one.name[1] if one.name else 0
    letters = namekeys.is_code(name) and not is_place(name)
    closed = end < len(things.words) and things.words[end].text == ")"  # "(NYSE: KAR)" is where it is traded
    return letters and closed and before.type in _CODED and " " in before.mention.name


_CODED = frozenset({"Organization", "Facility"})
