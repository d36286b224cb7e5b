"""Who did it, where a passive has "by": in, what stands behind "by"; out, those who did, none where it tells how.

"approved by a wide margin", "killed by mistake", "beaten by 40 votes by Ana Ruiz".
"""

from kg.extract.tree import Word, preposition

_MEANS = frozenset("margin majority mistake accident chance hand phone telephone law default surprise fate".split())
_UNITS = frozenset("vote point percent percentage goal run degree margin metre meter mile inch cent".split())


def agents_behind(word: Word) -> list[Word] | None:
    """Return those who did what a passive tells, or None where the phrase is no agent's."""
    if word.lemma in _MEANS or (word.lower == "force" and not word.children[1:]):
        return None  # "taken by force", but "seized by Norwegian forces"
    return [c for c in word.all("nmod") if preposition(c) == "by"] if _is_measure(word) else [word]


def _is_measure(word: Word) -> bool:
    counted = word.low in _UNITS and bool(word.all("nummod"))
    if any(preposition(c) == "of" and c.tag == "NNS" for c in word.all("nmod")):
        return False  # "rejected by 54 percent of voters"
    return counted or word.ent in ("PERCENT", "QUANTITY") or (word.ent == "CARDINAL" and not word.children[1:])
