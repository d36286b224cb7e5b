"""Pronouns whose thing the shape of their sentence tells: "Norway resumed its raids", "For Karvel, it means …".

In: a pronoun among the things of an article. Out: the one that it can mean, None where the shape tells nothing.
"""

from kg.extract.grammar.voice import is_passive
from kg.extract.reference.agreement import THEY, THINGS, fits
from kg.extract.reference.things import Seen, Things
from kg.extract.tree import Word, preposition
from kg.extract.words.nouns import is_plural

ACTING = frozenset({"Organization", "GPE"})


def who_acts(one: Seen, things: Things) -> Seen | None:
    """Return whose an object is that "its" stands before: "Norway resumed its raids", whoever was named before.

    Behind a preposition too, where nothing between is one thing: "Norway keeps troops at its border".
    """
    noun = its(one)
    part = noun.head if noun is not None and noun.dep == "nmod" and noun.head is not None else None
    if part is not None and part.dep == "obj" and part.ent in ("PERCENT", "CARDINAL"):
        noun = part  # "plans to cut 5 percent of its workforce"
    verb = noun.head if noun is not None and (noun.dep == "obj" or _alone(noun)) else None
    while verb is not None and verb.dep == "xcomp" and verb.head is not None and not verb.head.all("obj", "iobj"):
        verb = verb.head
    return actor(verb, one, things, ACTING)


def not_inside(one: Seen, things: Things) -> Seen | None:
    """Return who acts above, and not whom the reader saw inside: "Staff saw a bag of men as they left"."""
    clause = one.word.head if one.word.dep == "nsubj" and one.mention.text.lower() in THEY else None
    verb = clause.head if clause is not None and clause.dep == "advcl" else None
    within = [s for s in things.of(one) if verb is not None and verb.sent == s.sent and s.word.i < one.word.i]
    if verb is None or not within or any(s.word.dep not in ("nmod", "compound") for s in within):
        return None
    return actor(verb, one, things, frozenset({"Group", "Organization"}))


def who_is_told_of(one: Seen, things: Things) -> Seen | None:
    """Return whose the subject of a clause is, below one of its owner's: "The ferry sank after its engine failed"."""
    noun = its(one)
    clause = noun.head if noun is not None and noun.dep == "nsubj" else None
    above = clause.head if clause is not None and clause.dep == "advcl" else None
    return actor(above, one, things, THINGS - {"Event"}) if above is not None and above.i < one.word.i else None


def alike(one: Seen, things: Things) -> Seen | None:
    """Return whose clause stands before, and not its object's owner: "Oslo met Lima's envoy, and it signed a pact"."""
    clause = one.word.head if one.word.dep == "nsubj" and one.word.lower == "it" else None
    before = clause.head if clause is not None and clause.dep == "conj" else None
    within = [s for s in things.of(one) if before is not None and before.i < s.word.i < one.word.i]
    if before is None or not within or any(s.word.fine not in ("nmod:poss", "compound") for s in within):
        return None
    return actor(before, one, things, frozenset({"Organization", "GPE"}))


def fronted(one: Seen, things: Things) -> Seen | None:
    """Return whom a clause begins with: "For Karvel, the deal means that it can pay its debt"."""
    if one.word.dep not in ("obj", "iobj", "obl") or one.word.head is None:
        return None
    for child in one.word.head.below.get("obl", ()):
        first = (
            child.i in things.at and preposition(child) in ("for", "unlike") and child.edges()[0] == child.sentence[0]
        )
        if first and child.within.words[child.edges()[1] + 1].text == "," and child is not one.word:
            other = things.at[child.i]
            return other if fits(one, other, things.of(other)) else None
    return None


def accusers(one: Seen, things: Things) -> Seen | None:
    """Return who accuses, whose it is that another did something to: "Oslo accused Lima of bombing its ships"."""
    if one.word.fine != "nmod:poss" or one.word.lower not in ("its", "their"):
        return None
    noun = one.word.above
    deed = noun.head if noun.dep == "obj" else None
    verb = deed.head if deed is not None and deed.tag == "VBG" else None
    accused = verb.one("obj") if verb is not None and verb.lemma == "accuse" else None
    if verb is None or accused is None or accused.i not in things.at or things.at[accused.i].thing != one.thing:
        return None
    return actor(verb, one, things, frozenset({"Organization", "GPE", "Group"}))


def its(one: Seen) -> Word | None:
    return one.word.head if one.mention.text.lower() == "its" and one.word.fine == "nmod:poss" else None


def actor(verb: Word | None, one: Seen, things: Things, types: frozenset[str]) -> Seen | None:
    """Return the one subject of a verb, where a pronoun can mean it and it is of these types."""
    if verb is None or verb.pos != "VERB" or verb.dep not in ("root", "conj", "ccomp", "advcl"):
        return None
    subject = next((c for c in verb.children if c.fine in ("nsubj", "nsubj:pass") and c.i in things.at), None)
    actor = things.at[subject.i] if subject is not None and not subject.all("conj") else None
    if actor is None or actor.pronoun or actor.type not in types:
        return None
    whole = things.of(actor)
    return actor if fits(one, next((s for s in whole if s.named), actor), whole) else None


def _alone(noun: Word) -> bool:
    if noun.dep != "obl" or noun.head is None or is_passive(noun.head):
        return False
    others = (c for c in noun.head.children if c.dep in ("obj", "iobj", "obl") and c.i < noun.i)
    return all(is_plural(c) or c.ent in ("DATE", "TIME") for c in others)


def by_shape(one: Seen, things: Things) -> Seen | None:
    """Return the thing that the first of the shapes gives a pronoun."""
    return next((found for shape in _SHAPES if (found := shape(one, things)) is not None), None)


_SHAPES = (who_acts, not_inside, who_is_told_of, alike, fronted, accusers)
