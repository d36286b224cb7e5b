"""In: the words of a noun phrase and the names that the reader saw. Out: what to call its thing.

A proper name is called by its own words, without titles and common nouns before it ("the hedge fund Elm Capital"); any
other thing by its noun phrase, without its article and what is said of it at length.
"""

from collections.abc import Mapping

from kg.extract.nouns import noun_classes
from kg.extract.tree import Word

Name = tuple[int, int, str]  # first word, last (exclusive), label

_AFTER_NAME = frozenset({"acl", "appos", "parataxis", "advcl", "list", "dep"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_LONG_MODIFIER = 6
_PEOPLE = "PERSON"


def name_in(head: Word, words: list[Word], names: Mapping[int, Name], start: int, end: int, seen: str) -> Name | None:
    """Return the name that a phrase in words[start:end] ends on; `seen` is the label that the reader gave it."""
    known = names.get(head.i) or _behind_title(head, names, start, end, seen)
    if known is None and (head.text.islower() or "Person" in noun_classes(head.lemma)):
        return None  # a title alone: "Foreign Minister", "Judge"
    if known is None and head.pos == "PROPN" and seen and not any(c.dep == "det" for c in head.children):
        low, high = head.i, head.i
        for child in head.children:
            if child.dep == "flat" and child.i == high + 1:
                high = child.i
            elif child.dep == "compound" and child.pos == "PROPN" and not child.ent and child.i >= start:
                low = min(low, child.i)
        known = low, high + 1, seen
    if known is None or known[0] < start or known[1] > end:
        return None
    return _without_nouns(known, words)


def _behind_title(head: Word, names: Mapping[int, Name], start: int, end: int, seen: str) -> Name | None:
    """Return the name behind a common noun that heads it: "US President Ana Ruiz", "mayor Teo Brandt"."""
    title = seen == _PEOPLE or "Person" in noun_classes(head.lemma)
    for child in head.children if title else ():
        inner = names.get(child.i)
        if inner and inner[2] == _PEOPLE and child.dep in ("flat", "appos") and start <= inner[0] < end:
            return inner
    return None


def _without_nouns(name: Name, words: list[Word]) -> Name | None:
    low, high, label = name
    while low < high and words[low].text.islower() and noun_classes(words[low].lemma):
        low += 1
    return (low, high, label) if low < high else None


def phrase_name(head: Word, words: list[Word], text: str, start: int, end: int) -> str:
    """Name a noun phrase by its words without article, relative clauses and long modifiers after the head."""
    for child in head.children:
        listing = child.dep == "nmod" and any(c.lower in ("including", "such", "like") for c in child.children)
        if child.i > head.i and (child.dep in _AFTER_NAME or listing):
            low, high = child.edges()
            if child.fine != "acl" or high - low >= _LONG_MODIFIER:
                end = min(end, max(low, head.i + 1))
    for word in words[head.i + 1 : end]:
        if word.dep == "appos" and any(c.text == "," for c in word.children):
            end = min(end, word.edges()[0])  # "a spokeswoman for Karvel, Ana Ruiz"
            break
    while end - 1 > head.i and (words[end - 1].pos in ("PUNCT", "CCONJ") or words[end - 1].tag == "POS"):
        end -= 1
    return without_article(text[words[start].start : words[end - 1].end]) or words[head.i].text


def without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in _ARTICLES else name
