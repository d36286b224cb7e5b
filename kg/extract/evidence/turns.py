"""Turns of an interview: paragraphs that open with who speaks, "Ana Ruiz: I was born in Lima."

In: a Text. Out: where each turn's words start and end, and the name of the one who speaks them.
"""

from itertools import pairwise

from kg.extract.tree import Stretch, Text
from kg.extract.words.firstperson import says_i, says_we

_SPEAKERS = frozenset({"PERSON", "ORG"})
_LONGEST_LABEL = 8  # words between the name and the colon: "Ana Ruiz (Green Party): …"
_AFTER_NAME = frozenset({":", "(", ",", "–", "—", "-"})
_AN_INTERVIEW = 3  # so many turns make one; its paragraphs without a name go on with the turn before


def turns(text: Text) -> list[tuple[int, int, Stretch]]:
    """Return (first word, last word exclusive, speaker) of each turn, in order."""
    if ":" not in text.string:
        return []
    labelled = {
        ent.start: (colon + 1, ent) for ent in text.names if (colon := _colon(ent)) and _starts(text, ent.start)
    }
    if not labelled:
        return []
    edges = [*(w.i for w in text.words if _starts(text, w.i)), len(text.words)]
    found: list[tuple[int, int, Stretch]] = []
    speaker: Stretch | None = None
    for start, end in pairwise(edges):
        if start in labelled:
            first, speaker = labelled[start]
            found.append((first, end, speaker))
        elif speaker is not None and len(labelled) >= _AN_INTERVIEW:
            if any(says_i(t) or says_we(t) for t in text.words[start:end]):
                found.append((start, end, speaker))
            else:
                speaker = None
    return found


def _starts(text: Text, at: int) -> bool:
    """Tell whether a word opens a paragraph or a line."""
    before = text.words[at - 1] if at else None
    if text.words[at].is_blank:
        return False
    return before is None or (before.is_blank and "\n" in before.text) or at in text.paragraphs


def _colon(name: Stretch) -> int:
    """Return the colon that ends a label which begins with a name, or 0."""
    text = name.within
    if name.label not in _SPEAKERS:
        return 0
    if name.end < len(text.words) and text.words[name.end].text not in _AFTER_NAME:
        return 0
    for token in text.words[name.end : name.end + _LONGEST_LABEL]:
        if token.text in (":", "):"):  # the tokenizer takes the second for a sad face
            return token.i
        if token.is_blank or token.text in (".", "?", "!", ";") or token.pos in ("VERB", "AUX"):
            return 0
    return 0
