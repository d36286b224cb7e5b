"""In: the things of an article, named ones classed. Out: noun phrases with the thing that they take up.

The reader's clusters are the beginning; grammar corrects them. Mentions leave a thing that they cannot be of ("the
officials" are no company). A phrase that nothing before it explains joins what it stands beside ("its founder, Ana
Ruiz"), what has its noun ("the Russian pilots" after "two pilots"), its title ("the judge" after "Judge Ruiz"), or the
only thing near of the kind that it names ("the company").
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

from kg import namekeys
from kg.extract.nouns import noun_classes
from kg.extract.phrases import Phrase, may_be_one, says_in_passing
from kg.extract.samename import settle_names
from kg.extract.things import Seen, Things
from kg.extract.tree import Word

_GROUND = frozenset({"GPE", "Place", "Facility"})
_FIRM = frozenset(
    "company firm group business giant corporation conglomerate manufacturer maker retailer carrier".split()
)
_BODY = frozenset("organisation organization body agency club team side outfit institution charity".split())
_COUNTRY = frozenset("country nation".split())
_TOWN = frozenset("city town village".split())
_VESSEL = frozenset("ship vessel boat plane aircraft jet train ferry vehicle helicopter".split())
_SOMEBODY = frozenset("man woman suspect defendant victim boy girl teenager official politician billionaire".split())
# Of these there are always others: the same noun alone does not say that the same are meant.
_ANYBODY = frozenset(
    """people person man woman child official source analyst expert thing way time year day week month part one other
    number case reason issue problem step information comment work end result member""".split()
)
_NEAR, _SAME_NOUN = 2, 8  # sentences back; earlier phrases of the noun


def settle(things: Things) -> None:
    """Find what each noun phrase of the article takes up."""
    settle_names(things)
    _take_out(things)
    _beside(things)
    _take_up(things)
    _class_the_rest(things)


# ── what cannot be of one thing ──────────────────────────────────────────────────────────────────────────────────────


def _take_out(things: Things) -> None:
    """Take phrases out of things that they cannot be of; those of one noun stay together."""
    for thing in list(things):
        lead = next((s for s in thing if s.named), None) or next((s for s in thing if s.nominal), None)
        if lead is None:
            continue
        places = next((s.phrase.places for s in thing if s.phrase and s.phrase.places and s.nominal), frozenset())
        first: dict[str, Phrase] = {}
        apart: dict[tuple[str, bool], list[Seen]] = defaultdict(list)
        for one in thing:
            phrase = one.phrase if one.nominal else None
            if phrase is None:
                continue
            known = first.setdefault(phrase.noun, phrase)
            if one is not lead and (_clash(one, phrase, lead, places) or _contradicts(phrase, known)):
                apart[phrase.noun, phrase.plural].append(one)
        for leaving in apart.values():
            things.part(leaving)


def _clash(one: Seen, phrase: Phrase, lead: Seen, places: frozenset[str]) -> bool:
    if phrase.places and places and not phrase.places & places:
        return True
    if phrase.fresh and "another" in {c.lower for c in one.word.children}:
        return True
    several = lead.phrase.plural if lead.nominal and lead.phrase else phrase.plural
    if phrase.plural != several and not {one.type, lead.type} & {"Organization", "Group"}:
        return True
    return _family_clash(one, lead.type)


def _contradicts(phrase: Phrase, known: Phrase) -> bool:
    """Tell whether a phrase says of its thing what an earlier one of the noun rules out: "the Ruiz government"."""
    parted = phrase.marks and known.marks and not phrase.marks & known.marks
    return bool(parted) or bool(phrase.order and phrase.order != known.order)


_THINGS = frozenset({"Product", "Work", "Vehicle", "Thing"})
# Which classes a noun may name, of which one must be for it to be of a thing of the class.
_AGREE: dict[str, frozenset[str]] = {
    "Person": frozenset({"Person"}),
    "Group": frozenset({"Person", "Group", "Organization"}),
    "Organization": frozenset({"Organization"}),
    "Event": frozenset({"Event", "Work", "Thing"}),
    **dict.fromkeys(_GROUND, _GROUND),
    **dict.fromkeys(_THINGS, _THINGS),
}


def _family_clash(one: Seen, kind: str) -> bool:
    """Tell whether a phrase's noun cannot name a thing of that class: "the officials" no company."""
    classes = set(noun_classes(one.word.lemma)) or {one.type} - {"Thing"}
    if not classes or kind == "Thing":
        return False
    if one.type == "Group" and kind != "Group":
        return kind != "Organization" or "Organization" not in classes
    return not classes & _AGREE[kind]


# ── what stands beside ───────────────────────────────────────────────────────────────────────────────────────────────


def _beside(things: Things) -> None:
    """Join appositions and titles: "its founder, Ana Ruiz", "that ship, the Santa Luz", "Minister Teo Brandt"."""
    for one in things.all:
        above = one.word.head
        if one.word.fine == "nmod:desc" and above is not None and above.i in things.at:
            bearer = things.at[above.i]
            if bearer.named and bearer.type == "Person" and one.type == "Person" and things.agree(one, bearer):
                things.join(one, bearer)
        if one.word.dep != "appos" or above is None or above.i not in things.at or _bracketed(one):
            continue
        other = things.at[above.i]
        if _identifies(one, other) and _identifies(other, one) and things.agree(one, other):
            things.join(one, other)


def _bracketed(one: Seen) -> bool:
    return any(c.text == "(" and c.i < one.word.i for c in one.word.children)


def _identifies(one: Seen, other: Seen) -> bool:
    if one.pronoun or one.phrase is None or other.phrase is None or (one.named and other.named):
        return False
    if any(c.dep == "conj" for c in one.word.children) or one.phrase.plural != other.phrase.plural:
        return False
    if not one.nominal:
        return True
    known = bool(noun_classes(one.word.lemma)) or one.type == other.type
    return known and not _family_clash(one, other.type)


# ── what takes up something before ───────────────────────────────────────────────────────────────────────────────────


def _take_up(things: Things) -> None:
    """Join each phrase that nothing before explains with what it takes up, in the order of the text."""
    by_noun: dict[str, list[Seen]] = defaultdict(list)
    near: dict[int, list[Seen]] = defaultdict(list)
    for one in things.all:
        if one.nominal and things.is_first(one) and not any(s.named for s in things.of(one)):
            found = _same_noun(one, by_noun, things) or _of_kind(one, near, things)
            if found is not None:
                things.join(found, one)
        if not one.pronoun:
            near[one.sent].append(one)
            for noun in _nouns(one):
                by_noun[noun].append(one)


def _nouns(one: Seen) -> Iterator[str]:
    """Yield the nouns by which a thing can be taken up: its own, those of its name, those of a person's title."""
    yield one.word.lemma.lower()
    if one.named and one.type not in ("Person", "GPE"):
        yield from dict.fromkeys(w for w in namekeys.words(one.mention.name)[1:] if noun_classes(w))
    elif one.type == "Person":
        for child in one.word.children:
            if child.i < one.word.i and child.dep in ("compound", "flat", "nmod", "appos"):
                yield child.lemma.lower()
        above = one.word.head
        if above is not None and one.word.dep in ("flat", "appos") and above.pos in ("NOUN", "PROPN"):
            yield above.lemma.lower()


def _same_noun(one: Seen, by_noun: dict[str, list[Seen]], things: Things) -> Seen | None:
    """Return the latest earlier phrase, name or title with this noun that can be of the same thing."""
    phrase = one.phrase
    assert phrase is not None
    if one.word.lemma.lower() in _ANYBODY and not (phrase.definite and phrase.specific):
        return None
    if not (phrase.definite or (phrase.bare and phrase.plural and phrase.specific)):
        return None
    for other in reversed(by_noun[one.word.lemma.lower()][-_SAME_NOUN:]):
        if _continues(one, phrase, other, things):
            return other
    return None


def _continues(one: Seen, phrase: Phrase, other: Seen, things: Things) -> bool:
    known = other.phrase
    if known is None or _family_clash(one, other.type) or _elsewhere(phrase, things.of(other)):
        return False
    if other.named:  # "the ministry" after "Defence Ministry", "the judge" after "Judge Ruiz"
        return not (phrase.plural or phrase.marks or phrase.attributes or phrase.order or phrase.fresh or phrase.closed)
    senses = {"Thing", *noun_classes(one.word.lemma), *(("Group",) if phrase.plural else ())}
    if not may_be_one(phrase, known) or (one.type != other.type and not {one.type, other.type} <= senses):
        return False
    if phrase.bare or known.bare:  # "Fishermen pulled … The fishermen"; but miners here are not miners there
        shared = phrase.attributes & known.attributes or phrase.marks & known.marks
        return bool(shared) or (phrase.definite and (known.specific or one.sent - other.sent <= _NEAR))
    return True


def _of_kind(one: Seen, near: dict[int, list[Seen]], things: Things) -> Seen | None:
    """Return the only thing of the last sentences that a general noun can mean: "the company", "the 44-year-old"."""
    phrase, noun = one.phrase, one.word.lemma.lower()
    assert phrase is not None
    owned = phrase.marks - {p.lower() for p in phrase.places}
    if phrase.plural or owned or phrase.order or phrase.fresh or phrase.closed or not phrase.definite:
        return None
    fits = next((test for nouns, test in _KINDS if noun in nouns), None)
    if fits is None and _aged(one.word):
        fits = _is_person
    if fits is None or not all(says_in_passing(a) for a in phrase.attributes):
        return None
    found: dict[int, Seen] = {}
    for sent in range(one.sent - _NEAR, one.sent + 1):
        for other in near.get(sent, ()):
            whole = things.of(other)
            if any(s.sent == one.sent and s.word.head is one.word.head for s in whole):
                continue  # two arguments of one verb are two things
            if fits(other, whole) and not _elsewhere(phrase, whole) and (fits is not _is_body or _there(phrase, whole)):
                found[other.thing] = other
    subjects = [o for o in found.values() if o.word.dep == "nsubj"]
    if len(found) > 1 and len(subjects) == 1 and subjects[0].sent < one.sent:
        return subjects[0]
    return next(iter(found.values())) if len(found) == 1 else None


def _elsewhere(phrase: Phrase, whole: list[Seen]) -> bool:
    """Tell whether a phrase speaks of another country than a thing is of: "the Danish firm" is no Dutch one."""
    places = {p for s in whole if s.phrase and s.nominal for p in s.phrase.places}
    return bool(phrase.places and places and not phrase.places & places)


def _there(phrase: Phrase, whole: list[Seen]) -> bool:
    return not phrase.places or any(s.phrase.places & phrase.places for s in whole if s.phrase and s.nominal)


def _aged(word: Word) -> bool:
    return word.lower.endswith("-year-old") or any(c.lower.endswith("-year-old") for c in word.children)


def _is_person(one: Seen, _: list[Seen]) -> bool:
    return one.type == "Person" and (one.named or (one.phrase is not None and not one.phrase.plural))


def _is_firm(one: Seen, whole: list[Seen]) -> bool:
    nouns = {s.word.lemma.lower() for s in whole if s.nominal}
    if one.type != "Organization" or (one.phrase is not None and one.phrase.plural and one.nominal):
        return False
    words = {w for s in whole if s.named for w in namekeys.words(s.mention.name)[-1:]}
    return bool(nouns & (_FIRM | {"producer", "operator"})) or (one.named and not words & _OFFICES)


_OFFICES = frozenset(
    """ministry court party police commission council parliament congress senate university department army union
    association league government times post news house cabinet nations fc rovers united""".split()
)


def _is_body(one: Seen, _: list[Seen]) -> bool:
    return one.type == "Organization" and one.named and len(one.mention.name) > 1


def _is_country(one: Seen, whole: list[Seen]) -> bool:
    return one.type == "GPE" and one.named and not any(s.word.lemma.lower() in _TOWN for s in whole if s.nominal)


def _is_vessel(one: Seen, whole: list[Seen]) -> bool:
    return one.type == "Vehicle" and not (one.phrase is not None and one.phrase.plural)


_KINDS: tuple[tuple[frozenset[str], Callable[[Seen, list[Seen]], bool]], ...] = (
    (_FIRM, _is_firm),
    (_BODY, _is_body),
    (_COUNTRY, _is_country),
    (_VESSEL, _is_vessel),
    (_SOMEBODY, _is_person),
)


def _class_the_rest(things: Things) -> None:
    """Give pronouns, and phrases whose class nobody knows, the class of their thing."""
    for thing in things:
        lead = next((s for s in thing if s.named), None) or next((s for s in thing if s.nominal), None)
        if lead is None:
            continue
        for one in thing:
            if one.pronoun or (one.nominal and one.type == "Thing"):
                one.type = lead.type
