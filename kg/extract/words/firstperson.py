"""In: a word. Out: whether it is a pronoun by which whoever speaks names himself; "the US" is no "us"."""

from kg.extract.tree import Word

_I = frozenset("i me my mine myself".split())
_WE = frozenset("we us our ours ourselves".split())


def says_i(word: Word) -> bool:
    """Tell "I" and its forms; a mine is none."""
    return word.lower in _I and word.pos != "NOUN" and not word.ent


def says_we(word: Word) -> bool:
    """Tell "we" and its forms, by which one speaks for others too."""
    return word.lower in _WE and not word.ent
