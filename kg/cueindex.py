"""In: the cues of a vocabulary by frame and lemma. Out: the same by all words that must be the same.

Some verbs have hundreds of cues ("make" with each of its nouns), and each word of a text asks for some.
"""

from collections.abc import Iterator, Mapping

from kg.cues import Cue, Frame

_Key = tuple[Frame, str, str, str, str]


class CueIndex:
    """Finds the cues that a word in its frame can meet, the most specific first."""

    def __init__(self, cues: Mapping[tuple[Frame, str], tuple[Cue, ...]]) -> None:
        self._by_words: dict[_Key, list[Cue]] = {}
        for cue in _each(cues):
            self._by_words.setdefault((cue.frame, cue.lemma, cue.after, cue.noun, cue.particle), []).append(cue)
        self._nouns: dict[str, set[str]] = {}
        for cue in _each(cues):
            if cue.frame is Frame.VERB and cue.noun:
                self._nouns.setdefault(cue.lemma, set()).add(cue.noun)

    def find(self, frame: Frame, lemma: str, after: str, noun: str, particle: str) -> list[Cue]:
        """Return the cues of exactly these words."""
        return self._by_words.get((frame, lemma, after, noun, particle), [])

    def nouns(self, verb: str) -> set[str]:
        """Return the nouns to which a verb can leave the meaning: "visit" for "make"."""
        return self._nouns.get(verb, set())


def _each(cues: Mapping[tuple[Frame, str], tuple[Cue, ...]]) -> Iterator[Cue]:
    for same in cues.values():
        yield from same
