"""Turns of an interview: paragraphs that open with who speaks, "Ana Ruiz: I was born in Lima."

In: a Doc. Out: where each turn's words start and end, and the name of the one who speaks them.
"""

from itertools import pairwise

from spacy.tokens import Doc, Span

from kg.extract.tree import text_of

_SPEAKERS = frozenset({"PERSON", "ORG"})
_LONGEST_LABEL = 8  # words between the name and the colon: "Ana Ruiz (Green Party): …"
_AFTER_NAME = frozenset({":", "(", ",", "–", "—", "-"})
_FIRST_PERSON = frozenset("i me my we us our".split())
_AN_INTERVIEW = 3  # so many turns make one; its paragraphs without a name go on with the turn before


def turns(doc: Doc) -> list[tuple[int, int, Span]]:
    """Return (first word, last word exclusive, speaker) of each turn, in order."""
    if ":" not in text_of(doc):
        return []
    labelled = {ent.start: (colon + 1, ent) for ent in doc.ents if (colon := _colon(ent)) and _starts(doc, ent.start)}
    if not labelled:
        return []
    edges = [*(t.i for t in doc if _starts(doc, t.i)), len(doc)]
    found: list[tuple[int, int, Span]] = []
    speaker: Span | None = None
    for start, end in pairwise(edges):
        if start in labelled:
            first, speaker = labelled[start]
            found.append((first, end, speaker))
        elif speaker is not None and len(labelled) >= _AN_INTERVIEW:
            if any(t.lower_ in _FIRST_PERSON for t in doc[start:end]):
                found.append((start, end, speaker))
            else:
                speaker = None
    return found


def _starts(doc: Doc, at: int) -> bool:
    """Tell whether a word opens a paragraph or a line."""
    before = doc[at - 1] if at else None
    if doc[at].is_space:
        return False
    return before is None or (before.is_space and "\n" in before.text) or at in doc.user_data.get("paragraphs", ())


def _colon(name: Span) -> int:
    """Return the colon that ends a label which begins with a name, or 0."""
    doc = name.doc
    if name.label_ not in _SPEAKERS:
        return 0
    if name.end < len(doc) and doc[name.end].text not in _AFTER_NAME:
        return 0
    for token in doc[name.end : name.end + _LONGEST_LABEL]:
        if token.text in (":", "):"):  # the tokenizer takes the second for a sad face
            return token.i
        if token.is_space or token.text in (".", "?", "!", ";") or token.pos_ in ("VERB", "AUX"):
            return 0
    return 0
