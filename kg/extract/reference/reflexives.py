"""In: "himself" and its kind. Out: whom it means, who is the subject of its clause, as grammar has it."""

from collections.abc import Mapping

from kg.extract.reference.things import Things
from kg.extract.tree import Word
from kg.extract.words.nouns import ACTORS, noun_classes

REFLEXIVES = frozenset("himself herself itself themselves myself ourselves yourself yourselves".split())
_CLAUSES = 4


def subject_of(reflexive: Word, known: Mapping[int, object]) -> Word | None:
    """Return the subject of the nearest clause above that has one: "the men who hid themselves"."""
    verb = reflexive.head
    for _ in range(_CLAUSES):
        if verb is None:
            break
        subject = verb.head if _tells_of_noun(verb) else verb.one("nsubj")
        if subject is not None and subject.i in known and subject is not reflexive:
            return subject
        verb = verb.head
    return None


def _tells_of_noun(verb: Word) -> bool:
    """Tell "the men accused of hiding themselves" from "has trouble hiding itself"."""
    if verb.fine == "acl:relcl":
        return True
    people = verb.dep == "acl" and "nsubj" not in verb.below and bool(noun_classes(verb.above.lemma))
    return people and noun_classes(verb.above.lemma)[0] in ACTORS


def settle_reflexives(things: Things) -> None:
    """Give each to its subject again, after that was found to be another than the reader saw."""
    for one in things.all:
        if not one.pronoun or one.mention.text.lower() not in REFLEXIVES:
            continue
        subject = subject_of(one.word, things.at)
        if subject is not None and things.at[subject.i].thing != one.thing:
            things.part([one])
            things.join(things.at[subject.i], one)
