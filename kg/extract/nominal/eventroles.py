"""In: an event noun and its links. Out: which of them act, undergo, or take part with one another.

"the arrest of X by Y": Y acts; "X's visit to Y": X acts; "talks between X and Y"; "rebel attacks": rebels act.
"""

from dataclasses import dataclass, field

from kg.extract.beside.links import Link
from kg.extract.proposals import Argument
from kg.extract.tree import Word
from kg.extract.words.nouns import noun_classes

_ACTING = frozenset({"Organization", "Group", "Person"})
_KINDS_OF_EVENT = frozenset("side state home site return family school group team".split())  # "state visits"
_OCCASIONS = frozenset({"EVENT", "WORK"})


@dataclass(slots=True)
class Roles:
    """An event noun's links, sorted by what they can be."""

    agents: list[Argument] = field(default_factory=list)
    owners: list[Argument] = field(default_factory=list)
    of: list[tuple[Argument, Word]] = field(default_factory=list)
    between: list[Argument] = field(default_factory=list)
    others: list[Link] = field(default_factory=list)


def sort(own: list[Link]) -> Roles:
    roles = Roles()
    for prep, other, sign in own:
        if prep == "by":
            roles.agents.append(other)
        elif prep == "between":
            roles.between.append(other)
        elif prep == "of" and (sign.dep != "case" or sign.tag == "POS"):
            if not (isinstance(other, Word) and other.ent in _OCCASIONS):  # "the World Cup game against Greece"
                roles.owners.append(other)
        elif prep == "of":
            roles.of.append((other, sign))
        else:
            roles.others.append((prep, other, sign))
    return roles


def compound_agents(noun: Word) -> list[Argument]:
    """Return who acts in "rebel attacks", "a police raid", "opposition protests"."""
    return [
        c
        for c in noun.all("compound")
        if c.pos == "NOUN"
        and not c.ent
        and c.i == noun.i - 1
        and c.lemma not in _KINDS_OF_EVENT
        and set(noun_classes(c.lemma)) & _ACTING
    ]
