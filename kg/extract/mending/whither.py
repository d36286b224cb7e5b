"""In: a phrase of aim or target hung on the wrong word. Out: the same hung where the sentence aims it.

"set off in two planes for Havana" is no plane for Havana, and "died in an attack on a bank" no death on a bank.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word
from kg.extract.words.nouns import ATTACKS

_GOALS = frozenset({"for", "to", "into", "from"})


def goal(place: Word, tree: Hung) -> None:
    # "set off in two planes for Havana" read as "two planes for Havana"
    noun, verb = place.above, place.above.above
    marked = any(c.fine == "case" and c.lower in _GOALS for c in place.children)
    if marked and noun.fine == "obl" and verb.pos == "VERB":
        tree.hang(place, verb, "obl")


def raided(target: Word, tree: Hung) -> None:
    # "died in an attack on a bank" read as "died on a bank"
    case = target.one("case")
    if case is None or case.lower not in ("on", "against") or not case.i or target.ent in ("DATE", "TIME"):
        return
    raid = case.near(-1)
    if raid.lemma in ATTACKS and raid.dep == "obl" and raid.head is target.head:
        tree.hang(target, raid, "nmod")
