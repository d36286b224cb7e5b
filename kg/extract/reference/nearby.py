"""In: a definite phrase with a general noun. Out: the only thing near that it can mean: "the company", "the ship"."""

from collections.abc import Callable

from kg import namekeys
from kg.extract.mending.calledbyage import is_aged
from kg.extract.reference.conflicts import FIRM, OFFICES, elsewhere, is_told
from kg.extract.reference.phrases import Phrase, says_in_passing
from kg.extract.reference.things import Seen, Things
from kg.extract.tree import Word

_BODY = frozenset("organisation organization body agency club team side outfit institution charity".split())
_COUNTRY = frozenset("country nation".split())
_TOWN = frozenset("city town village".split())
_VESSEL = frozenset("ship vessel boat plane aircraft jet train ferry vehicle helicopter".split())
_SOMEBODY = frozenset("man woman boy girl teenager youngster".split())
_PARTISANS = frozenset("democrat republican tory conservative socialist liberal communist".split())
_GROUP = frozenset({"group", "movement"})
# What tells of a group that was named what kind it is: "Karvel Front … the rebel group".
_OF_GROUPS = frozenset(
    """militant rebel insurgent terrorist extremist armed radical islamist islamic guerrilla separatist opposition right
    human aid advocacy activist environmental banned outlawed""".split()
)
_NO_GROUPS = OFFICES - frozenset("party army union association league united committee".split())
NEAR = 2  # sentences back


def of_kind(one: Seen, near: dict[int, list[Seen]], things: Things) -> Seen | None:
    """Return the only thing of the last sentences that a general noun can mean: "the company", "the 44-year-old"."""
    phrase, noun = one.phrase, one.word.low
    assert phrase is not None
    passing = any(says_in_passing(a) for a in phrase.attributes) or noun in _PARTISANS  # "Oslo, Norway-based"
    if (
        phrase.plural
        or (phrase.owned and not passing)
        or phrase.order
        or phrase.fresh
        or phrase.closed
        or not phrase.definite
    ):
        return None
    fits = next((test for nouns, test in _KINDS if noun in nouns), None)
    if fits is None and (_aged(one.word) or noun in _PARTISANS):
        fits = _is_person
    if fits is None or any(c.tag in ("JJR", "JJS") for c in one.word.children):
        return None  # "the larger group" is told from another
    kinds = _OF_GROUPS if noun in _GROUP | _BODY else frozenset()
    if not all(says_in_passing(a) or a in kinds for a in phrase.attributes):
        return None
    found: dict[int, Seen] = {}
    for sent in range(one.sent - NEAR, one.sent + 1):
        for other in near.get(sent, ()):
            whole = things.of(other)
            if any(s.sent == one.sent and (s.word.head is one.word.head or is_told(s, one)) for s in whole):
                continue  # two arguments of one verb are two things, and nobody is told of oneself
            if fits(other, whole) and not elsewhere(phrase, whole) and (fits is not _is_body or _there(phrase, whole)):
                found[other.thing] = other
    if phrase.attributes & kinds:  # "the rebel group" is no firm that happens to be near
        return next(iter(found.values())) if len(found) == 1 else None
    return _likeliest(one, list(found.values()))


def spoken_for(one: Seen, things: Things) -> Seen | None:
    """Return for whom somebody speaks who says "the company": "A spokeswoman for Karvel said the company …"."""
    phrase, noun = one.phrase, one.word.low
    test = next((t for nouns, t in _KINDS if noun in nouns and t in (_is_firm, _is_body, _is_group)), None)
    if test is None or phrase is None or phrase.plural or not phrase.definite or phrase.specific or phrase.owned:
        return None
    verb = one.word.head
    for _ in range(_DEEP):
        if verb is None or verb.dep == "ccomp":
            break
        verb = verb.head if verb.dep in ("conj", "xcomp", "obj", "obl", "nmod", "nsubj") else None
    saying = verb.head if verb is not None and verb.dep == "ccomp" else None
    speaker = saying.one("nsubj") if saying is not None else None
    if saying is None or speaker is None or speaker.i > one.word.i or saying.lemma not in _TELLING:
        return None
    bodies = [s for w in speaker.subtree() if (s := things.at.get(w.i)) and s.type == "Organization" and s.named]
    others = [s for s in things.all if speaker.i < s.word.i < one.word.i and s.type == "Organization" and s.named]
    if len({s.thing for s in (*bodies, *others)}) != 1 or not bodies or speaker is bodies[0].word:
        return None
    return bodies[0] if test(bodies[0], things.of(bodies[0])) else None


_DEEP = 4
_TELLING = frozenset("say tell add confirm announce state note declare insist stress".split())


def foremost(one: Seen, near: dict[int, list[Seen]], things: Things) -> Seen | None:
    """Return whom the sentence before is about, where "the 44-year-old" was read as one named there in passing.

    "The club named Ruiz as coach, replacing Brandt. The 44-year-old signed a contract": Ruiz did.
    """
    if not is_aged(one.word) or one.phrase is None or not one.phrase.definite:
        return None
    before = [s for s in things.of(one) if s.word.i < one.word.i and s.word.fine != "nmod:desc"]
    clauses = [s.word.above for s in before]
    if not before or any(
        c.dep not in ("advcl", "acl") or s.word.dep == "nsubj" for s, c in zip(before, clauses, strict=True)
    ):
        return None
    sent = before[-1].sent
    mains = {s.thing: s for s in near.get(sent, ()) if _is_person(s, []) and s.thing != one.thing and _in_main(s)}
    return next(iter(mains.values())) if len(mains) == 1 and one.sent - sent <= NEAR else None


def _in_main(one: Seen) -> bool:
    return one.word.dep in ("nsubj", "obj") and one.word.above.head is None


def _likeliest(one: Seen, found: list[Seen]) -> Seen | None:
    """Return the only one, or of several the only subject of the latest sentence before that has one."""
    if _aged(one.word) and any(o.named for o in found):
        found = [o for o in found if o.named]
        found = [o for o in found if _in_main(o)] or found
    if len(found) < 2:
        return found[0] if found else None
    subjects = [o for o in found if o.word.dep == "nsubj" and o.sent < one.sent]
    latest = [o for o in subjects if o.sent == max(s.sent for s in subjects)]
    return latest[0] if len(latest) == 1 else None


def _there(phrase: Phrase, whole: list[Seen]) -> bool:
    return not phrase.places or any(s.phrase.places & phrase.places for s in whole if s.phrase and s.nominal)


def _aged(word: Word) -> bool:
    return is_aged(word) or any(c.lower.endswith("-year-old") for c in word.children)


def _is_person(one: Seen, _: list[Seen]) -> bool:
    return one.type == "Person" and (one.named or (one.phrase is not None and not one.phrase.plural))


def _is_firm(one: Seen, whole: list[Seen]) -> bool:
    nouns = {s.word.low for s in whole if s.nominal}
    if one.type != "Organization" or (one.phrase is not None and one.phrase.plural and one.nominal):
        return False
    words = {w for s in whole if s.named for w in namekeys.words(s.mention.name)[-1:]}
    return bool(nouns & (FIRM | {"producer", "operator"})) or (one.named and not words & OFFICES)


def _is_group(one: Seen, whole: list[Seen]) -> bool:
    words = {w for s in whole if s.named for w in namekeys.words(s.mention.name)}
    return one.type == "Organization" and one.named and not words & _NO_GROUPS


def _is_body(one: Seen, _: list[Seen]) -> bool:
    return one.type == "Organization" and one.named and len(one.mention.name) > 1


def _is_country(one: Seen, whole: list[Seen]) -> bool:
    return one.type == "GPE" and one.named and not any(s.word.low in _TOWN for s in whole if s.nominal)


def _is_vessel(one: Seen, whole: list[Seen]) -> bool:
    return one.type == "Vehicle" and not (one.phrase is not None and one.phrase.plural)


_KINDS: tuple[tuple[frozenset[str], Callable[[Seen, list[Seen]], bool]], ...] = (
    (_GROUP, _is_group),
    (FIRM, _is_firm),
    (_BODY, _is_body),
    (_COUNTRY, _is_country),
    (_VESSEL, _is_vessel),
    (_SOMEBODY, _is_person),
)
