"""Sources that cover a whole sentence: "According to Reuters, …", and those of headlines: "Taxes will rise: minister".

In: a Text with UD analysis. Out: the source of each such sentence.
"""

from itertools import pairwise

from kg.extract.evidence.saying import according_to, is_saying, label_of, noun_phrase, who_says
from kg.extract.tree import Stretch, Text, Word
from kg.extract.words.nouns import ACTING_NAMES, ACTORS, noun_classes
from kg.model import value

_ENDS = frozenset({".", "!", "?", "…", "..."})
_COLONS = frozenset({":", "–", "—"})
_LONGEST = 20
_LONGEST_SOURCE = 6
_TELLING = frozenset("report study survey poll media paper newspaper".split())
# Before a colon others tell what a headline is of: "Migrants: Lima signs deal".
_TELLERS = frozenset(
    "police official minister president premier mayor governor report study survey poll lawyer prosecutor expert "
    "analyst scientist researcher doctor media army military witness source un spokesman spokeswoman authority "
    "watchdog coroner judge".split()
)
_VERBAL = frozenset({"VERB", "AUX"})


@value()
class Whole:
    """Who says all of a sentence but the words from `start` to `end`, which name who says it."""

    source: Stretch
    start: int
    end: int
    headline: bool = False

    def tells(self, word: Word) -> bool:
        return not self.start <= word.i < self.end


def sentence_sources(text: Text) -> dict[int, Whole]:
    """Return the sources at the edge of a sentence, which cover all of it, by the sentence's start."""
    found: dict[int, Whole] = {}
    for first, end in text.sentences:
        if end - first <= _LONGEST + 2 and (whole := _of_headline(text.words[first:end])) is not None:
            found[first] = whole
    for (first, end), (behind, last) in pairwise(text.sentences):
        if (whole := _goes_on(text.words[first:end], text.words[behind:last])) is not None:
            found[first] = whole
    for token in text.words:
        if token.lower != "according":
            continue
        noun = token.above if token.fine in ("case", "mark") else token
        source = according_to(noun)
        if source is None or (noun.above.fine == "acl:relcl" and set_off(noun.above)):
            continue
        first, end = token.sentence
        words = [t for t in text.words[first:end] if not t.is_punct and not t.is_blank]
        low, high = noun.edges()
        if words and (words[0].i >= low or words[-1].i <= high):
            found.setdefault(first, Whole(source, low, high + 1))
    return found


def _goes_on(words: list[Word], behind: list[Word]) -> Whole | None:
    """Read "The mine flooded," "Ana Ruiz said.", which was split in two."""
    while words and words[-1].is_blank:
        words = words[:-1]
    if not words or words[-1].text != "," or not behind:
        return None
    verb = next((word for word in behind if word.fine == "root"), behind[0])
    if not is_saying(verb) or verb.tag not in _FINITE or verb.all("ccomp", "xcomp", "obj", "parataxis"):
        return None
    source = who_says(verb)
    return Whole(source, behind[0].i, behind[-1].i + 1, headline=True) if source is not None else None


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _of_headline(words: list[Word]) -> Whole | None:
    """Read "Taxes will rise: minister", "Police: guard killed two"."""
    while words and (words[-1].is_blank or words[-1].is_quote):
        words = words[:-1]
    colons = [n for n, word in enumerate(words) if word.text in _COLONS]
    if len(colons) != 1 or words[-1].text in _ENDS:
        return None
    before, behind = words[: colons[0]], words[colons[0] + 1 :]
    if 0 < len(behind) <= _LONGEST_SOURCE and _is_source(behind, ACTING_NAMES, _TELLING, ACTORS):
        told, source = before, behind
    elif words[colons[0]].text == ":" and len(before) <= _LONGEST_SOURCE and _is_source(before, _WHO, _TELLERS, _NONE):
        told, source = behind, before
    else:
        return None
    if not any(word.pos in _VERBAL for word in told):
        return None
    return Whole(noun_phrase(_head(source)), source[0].i, source[-1].i + 1, headline=True)


_WHO = frozenset({"PERSON", "ORG"})
_NONE: frozenset[str] = frozenset()


def _is_source(words: list[Word], names: frozenset[str], lemmas: frozenset[str], classes: frozenset[str]) -> bool:
    """Tell a noun for somebody who speaks, and nothing beside it but what it is called."""
    if not words or any(word.pos in _VERBAL or word.tag in ("IN", "TO") for word in words):
        return False
    noun = _head(words)
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    called = label_of(noun) if names is ACTING_NAMES else noun.ent
    return called in names or noun.low in lemmas or bool(classes & set(noun_classes(noun.lemma)))


def _head(words: list[Word]) -> Word:
    """Return the last noun, or the first word of the name that it is in: "Lima police", "Ana Ruiz"."""
    nouns = [word for word in words if word.pos in ("NOUN", "PROPN")]
    noun = nouns[-1] if nouns else words[-1]
    return noun.above if noun.fine == "flat" and noun.above in words else noun


def set_off(clause: Word) -> bool:
    """Tell "the coast, which is closed" from "ships that sail": only the first can have a source of its own."""
    first = clause.edges()[0]
    return clause.within.words[first].is_punct or clause.within.words[first].near(-1).text in (",", "–", "—")
