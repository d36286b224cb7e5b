"""In: a Text. Out: the scores of games as no part of the names before them: "beat Orna Rovers 2-1"."""

from kg.extract.tree import Stretch, Text, Word

_SIDES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT"})
_DASHES = frozenset({"-", "–", "—"})


def part_scores(text: Text) -> None:
    """Take the first figure of a score out of the name that the reader saw it in."""
    found = [name for name in text.names if name.label in _SIDES and _is_score(name)]
    for name in found:
        end = next(w.i for w in name.words if w.text.isdigit() and _goes_on(w))
        for word in text.words[end : name.end]:
            word.ent, word.goes_on = "", False
    if found:
        text.find_names()


def _is_score(name: Stretch) -> bool:
    return any(w.text.isdigit() and w.i > name.start and _goes_on(w) for w in name.words)


def _goes_on(figure: Word) -> bool:
    """Tell "2" of "2-1"."""
    words, dash = figure.within.words, figure.i + 1
    return dash + 1 < len(words) and words[dash].text in _DASHES and words[dash + 1].text.isdigit()
