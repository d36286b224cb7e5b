"""Where it happened: in, the word that heads a predication; out, its place."""

from kg.extract.tree import Stretch, Word

_SHARED = frozenset({"conj", "xcomp"})
_PLACE_CASES = frozenset("in at near outside inside across on off around within".split())
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def where(predicate: Word) -> Stretch | None:
    """Return the place of what `predicate` tells: a phrase with "in", "at", "near" on it, or on the verb it shares."""
    for token in (predicate, predicate.above if predicate.fine in _SHARED else predicate):
        for child in token.children:
            place = child.ent in _PLACES and child.dep in ("obl", "nmod")
            if place and any(c.fine == "case" and c.lower in _PLACE_CASES for c in child.children):
                return _name_around(child)
    return None


def _name_around(token: Word) -> Stretch:
    start, end, words = token.i, token.i + 1, token.within.words
    while start and words[start].goes_on:
        start -= 1
    while end < len(words) and words[end].goes_on:
        end += 1
    return Stretch(token.within, start, end)
