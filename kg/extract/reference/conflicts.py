"""In: the things of an article. Out: the same without the mentions that cannot be of them.

The reader's clusters go by likeness; a company's officials are not the company, one man is not two, a Danish firm is
not a Dutch one.
"""

from collections import defaultdict

from kg import namekeys
from kg.extract.mending.calledbyage import is_aged
from kg.extract.reference.phrases import Phrase
from kg.extract.reference.things import Seen, Things
from kg.extract.tree import preposition
from kg.extract.words.nouns import GROUND, noun_classes, noun_of

_NOBODY = frozenset({"every", "each", "no", "any"})
FIRM = frozenset(
    "company firm group business giant corporation conglomerate manufacturer maker retailer carrier".split()
)
OFFICES = frozenset(
    """ministry court party police committee agency commission council parliament congress senate university department
    army union association league government times post news house cabinet nations fc rovers united""".split()
)


def take_out(things: Things) -> None:
    """Take phrases out of things that they cannot be of; those of one noun stay together."""
    for thing in list(things):
        if len(thing) == 1:
            continue
        lead = next((s for s in thing if s.named), None) or next((s for s in thing if s.nominal), None)
        if lead is None:
            continue
        places = next((s.phrase.places for s in thing if s.phrase and s.phrase.places and s.nominal), frozenset())
        first: dict[str, Phrase] = {}
        apart: dict[tuple[str, bool, frozenset[str]], list[Seen]] = defaultdict(list)
        beside = {s.word.low for s in thing if s.nominal and _beside_name(s, thing)}
        for one in thing:
            phrase = one.phrase if one.nominal else None
            if phrase is None:
                continue
            known = first.get(phrase.noun, phrase)
            elsewhere = _clash(one, phrase, lead, places) or _contradicts(phrase, known) or _within(one, lead)
            elsewhere = (
                elsewhere
                or _is_called(one, things)
                or _is_new(one, lead)
                or _listed_with(one, thing)
                or _acts_on(one, lead)
                or _is_owner(one, things)
                or phrase.noun in beside
            )
            if one is not lead and elsewhere:
                apart[phrase.noun, phrase.plural, phrase.places].append(one)
            else:
                first.setdefault(phrase.noun, phrase)
        for leaving in apart.values():
            things.part(leaving)


def _acts_on(one: Seen, lead: Seen) -> bool:
    """Tell "Oslo imposed a ban on the bank", where Oslo is no bank: one does something to another."""
    if is_told(lead, one):
        return True
    verb, deps = one.word.head, {one.word.dep, lead.word.dep}
    if verb is None or verb is not lead.word.head or verb.pos != "VERB" or "nsubj" not in deps:
        return False
    return deps in ({"nsubj", "obj"}, {"nsubj", "iobj"}, {"nsubj", "obl"}) and preposition(one.word) not in (
        "as",
        "like",
    )


def is_told(other: Seen, one: Seen) -> bool:
    """Tell "told Judge Ruiz that the 59-year-old will appeal": nobody is told of oneself by a description."""
    verb = other.word.head if other.word.dep in ("obj", "iobj") else None
    return verb is not None and any(c.is_over(one.word) for c in verb.below.get("ccomp", ()))


def _clash(one: Seen, phrase: Phrase, lead: Seen, places: frozenset[str]) -> bool:
    if phrase.places and places and not phrase.places & places:
        return True
    if is_nobody(one) or "another" in {c.lower for c in one.word.children} or (lead.nominal and is_nobody(lead)):
        return True
    if one.word.lemma == "person" and lead.named and one.word.all("det"):
        return True  # "that person" is somebody whose name nobody knows
    several = lead.phrase.plural if lead.nominal and lead.phrase else phrase.plural
    if phrase.plural != several and not {one.type, lead.type} & {"Organization", "Group"}:
        return True
    office = lead.named and namekeys.words(lead.mention.name)[-1:] and namekeys.words(lead.mention.name)[-1] in OFFICES
    if office and one.word.low in FIRM - {"group"}:
        return True  # a committee is no company
    return cannot_be(one, lead.type)


def _within(one: Seen, lead: Seen) -> bool:
    """Tell a phrase inside the other's that is no apposition: in "Ruiz, whose father left", he is not Ruiz."""
    inner, outer = one.mention.span, lead.mention.span
    nested = outer.start <= inner.start and inner.end <= outer.end and inner != outer
    return nested and any(c.tag == "WP$" for c in one.word.children)


def _is_called(one: Seen, things: Things) -> bool:
    """Tell "group" of "the energy group Karvel", where it was taken for another than Karvel."""
    names = [c for c in one.word.children if c.dep == "appos" and c.ent == "ORG" and c.edges()[0] == one.word.i + 1]
    name = things.at.get(names[0].i) if names else None
    return name is not None and name.named and name.thing != one.thing


def _is_new(one: Seen, lead: Seen) -> bool:
    """Tell "a 12-year-old" and "a diplomat said": nobody that was named before, unless the name stands beside."""
    some = any(c.lower in ("a", "an") for c in one.word.children)
    old = some and (is_aged(one.word) or (one.type == "Person" and one.word.fine == "nsubj" and lead.named))
    return old and lead.word.i < one.word.i and one.word.dep != "appos" and not one.word.all("cop")


def _is_owner(one: Seen, things: Things) -> bool:
    """Tell "the widow of Ana Ruiz" and "Brandt's lawyers", who are not those whose they are."""
    if "Person" not in noun_classes(one.word.lemma):
        return False
    for child in one.word.below.get("nmod", ()):
        owner = things.at.get(child.i)
        whose = child.fine == "nmod:poss" or preposition(child) == "of"
        if whose and owner is not None and owner.named and owner.thing == one.thing and owner.type == "Person":
            return True
    return False


def _listed_with(one: Seen, thing: list[Seen]) -> bool:
    """Tell a phrase from what it is listed with: "the attack, as well as the attack in Lima" are two."""
    first = one.word.head if one.word.dep == "conj" else None
    if first is None or not one.word.one("det"):
        return False
    return any(s.word is first and s.nominal and s.word.one("det") is not None for s in thing)


def _beside_name(one: Seen, thing: list[Seen]) -> bool:
    """Tell "the government" in "the government and the Karsan Front", where both were taken for one."""
    joined = [c for c in one.word.children if c.dep == "conj"]
    if not joined or not any(c.dep == "det" or c.fine == "nmod:poss" for c in one.word.children):
        return False
    return any(s.named and s.word is joined[0] for s in thing)


def is_nobody(one: Seen) -> bool:
    """Tell whether a phrase means nothing in particular, which nothing takes up: "every country"."""
    return any(c.lower in _NOBODY for c in one.word.below.get("det", ()))


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
    **dict.fromkeys(GROUND, GROUND),
    **dict.fromkeys(_THINGS, _THINGS),
}


def cannot_be(one: Seen, kind: str) -> bool:
    """Tell whether a phrase's noun cannot name a thing of that class: "the officials" no company."""
    classes = set(noun_classes(noun_of(one.word))) or {one.type} - {"Thing"}
    if not classes or kind == "Thing":
        return False
    if one.type == "Group" and kind != "Group":
        return kind != "Organization" or "Organization" not in classes
    return not classes & _AGREE[kind]


def elsewhere(phrase: Phrase, whole: list[Seen]) -> bool:
    """Tell whether a phrase speaks of another country than a thing is of: "the Danish firm" is no Dutch one."""
    places = {p for s in whole if s.phrase and s.nominal for p in s.phrase.places}
    return bool(phrase.places and places and not phrase.places & places)
