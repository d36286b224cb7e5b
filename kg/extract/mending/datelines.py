"""The place that a report begins with: "LOS ANGELES — Ana Ruiz died on Monday", read as the city that did.

In: a Text with UD analysis. Out: the same tree, in which the place stands beside the sentence.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Text, Word

_DASHES = frozenset({"—", "–", "-", "--"})
_LONGEST = 12  # "VANCOUVER, British Columbia, July 13 (Reuters) –"
_LOOSE = frozenset("appos list parataxis nmod conj dep".split())


def datelines(text: Text) -> None:
    """Give the sentence its verb and its subject, and hang the place on the verb."""
    tree = Hung()
    for start, _ in text.sentences:
        place = text.words[start]
        if place.text == "(" and start + 1 < len(text.words):
            place = text.words[start + 1]
        if place.ent and place.dep in ("amod", "compound"):
            place = place.above  # "NEW YORK"
        if place.ent in ("GPE", "LOC") and place.head is None:
            _part(place, tree)
        elif place.dep == "nsubj" and (place.text.isupper() or place.ent == "GPE"):
            _second_subject(place, tree)
    tree.write()


def _dash(place: Word) -> Word | None:
    before = place.within.words[place.i : min(place.i + _LONGEST, place.sentence[1])]
    return next((w for w in before if w.text in _DASHES), None)


def _second_subject(place: Word, tree: Hung) -> None:
    # "LIMA (Reuters) - Norway attacked Peru": both were read as who attacked
    dash = _dash(place)
    if dash is not None and any(c.dep == "nsubj" and c.i > dash.i for c in place.above.children):
        tree.hang(place, place.above, "parataxis")


def _part(place: Word, tree: Hung) -> None:
    dash = _dash(place)
    if dash is None:
        return
    behind = [c for c in place.children if c.i > dash.i and c.dep in _LOOSE]
    whole = next((c for c in behind if c.pos == "VERB" and "nsubj" in c.below and c.dep == "parataxis"), None)
    if whole is not None:
        tree.hang(whole, whole, "root")
        tree.hang(place, whole, "dep")  # said by nobody
        return
    verb = next((c for c in behind if c.pos == "VERB" and "nsubj" not in c.below), None)
    subject = next((c for c in behind if c.pos in ("NOUN", "PROPN") and verb is not None and c.i < verb.i), None)
    if verb is None or subject is None:
        return
    passive = any(c.fine == "aux:pass" for c in verb.children)
    tree.hang(verb, verb, "root")
    tree.hang(subject, verb, "nsubj:pass" if passive else "nsubj")
    tree.hang(place, verb, "parataxis")
