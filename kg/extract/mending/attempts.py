"""Infinitives that say what an attempt is for, hung on the attempt.

In: an infinitive and the tree. Out: "an attempt by members of his party to oust him" read as "his party to oust him",
with the infinitive on the attempt: who is named with it is to oust him.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word

_ATTEMPTS = frozenset(
    "attempt bid effort plan plot move decision proposal call demand request offer promise pledge threat refusal "
    "campaign push drive scheme conspiracy agreement failure".split()
)
_FURTHEST = 3


def of_attempt(verb: Word, tree: Hung) -> bool:
    """Hang an infinitive on the attempt "by" somebody in whose phrase it stands; tell whether that was done."""
    if not any(c.tag == "TO" for c in verb.children):
        return False
    noun = verb.above
    for _ in range(_FURTHEST):
        above = noun.above
        if noun.fine != "nmod" or above.i > noun.i:
            return False
        if above.lemma in _ATTEMPTS and any(c.lower == "by" for c in noun.all("case")):
            tree.hang(verb, above, "acl")
            return True
        noun = above
    return False


def of_attempt_by(verb: Word, tree: Hung) -> bool:
    """Hang "criticised a move by Ana Ruiz to shut it" on the move: who criticises it does not do it."""
    if not any(c.tag == "TO" for c in verb.children) or verb.i < verb.above.i:
        return False
    for noun in verb.above.all("obj"):
        by = any(c.lower == "by" for n in noun.all("nmod") for c in n.all("case"))
        if by and noun.lemma in _ATTEMPTS and noun.i > verb.above.i:
            tree.hang(verb, noun, "acl")
            return True
    return False
