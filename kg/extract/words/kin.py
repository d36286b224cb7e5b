"""Who is of one's family: nouns that say so of somebody."""

from kg.extract.tree import Word

RELATIVES = frozenset(
    "daughter son child father mother parent wife husband brother sister sibling cousin nephew niece grandson "
    "granddaughter grandchild grandmother grandfather uncle aunt".split()
)


def is_in_law(noun: Word) -> bool:
    """Tell "brother-in-law", who is no brother, where the word is parted at its hyphens."""
    rest = noun.within.words[noun.i + 1 : noun.i + 5]
    return [w.lower for w in rest] == ["-", "in", "-", "law"]
