"""The words of an article as light nodes of the dependency tree, which all the grammar walks.

In: what `kg.extract.annotated` reads in a Doc. Out: Words that know their heads and dependents, and the Text that they
are of, with its sentences, names and mentions.
"""

from bisect import insort
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from operator import attrgetter
from typing import Any

from kg.model import value

Obliques = list[tuple[str, "Word"]]

_NONE: dict[str, list["Word"]] = {}  # the dependents of a leaf; nobody may add to it


@cache
def _base(dep: str) -> str:
    return dep.partition(":")[0]


class Word:
    """One word: UD features, its head (None at a root) and its dependents in text order; `dep` has no subtype.

    `ent` is the label of the name that it is in, `goes_on` tells that the word before is in that name too; `spaced`
    tells a blank behind it. `above` is the head, of a root the word itself; `low` the lemma in small letters. `below`
    are the dependents by `dep`: most questions are whether there is one of a kind, and most words have none.
    """

    __slots__ = (
        *("above", "below", "children", "dep", "end", "ent", "feats", "fine", "goes_on", "head", "i", "is_punct"),
        *("is_quote", "lemma", "low", "lower", "pos", "sent", "spaced", "start", "tag", "text", "within"),
    )

    def __init__(
        self, within: "Text", i: int, text: str, start: int, lemma: str, pos: str, tag: str, feats: str, fine: str
    ) -> None:
        self.within, self.i, self.text, self.lower, self.start = within, i, text, text.lower(), start
        self.end = start + len(text)
        self.lemma, self.low, self.pos, self.tag, self.feats = lemma, lemma.lower(), pos, tag, feats
        self.fine, self.dep = fine, _base(fine)
        self.sent, self.ent = 0, ""
        self.goes_on = self.spaced = self.is_punct = self.is_quote = False
        self.head: Word | None = None
        self.above = self
        self.children: list[Word] = []
        self.below = _NONE

    def __repr__(self) -> str:
        return f"{self.text}/{self.pos}/{self.fine}"

    @property
    def is_blank(self) -> bool:
        return self.text.isspace()

    @property
    def sentence(self) -> tuple[int, int]:
        """The first word of its sentence, and the last exclusive."""
        return self.within.sentences[self.sent]

    def has(self, feature: str) -> bool:
        """Tell whether the word has a feature, as "Mood=Imp"."""
        return feature in self.feats.split("|")

    def near(self, by: int) -> "Word":
        """Return the word so many places behind it, or before it."""
        return self.within.words[self.i + by]

    def become(self, pos: str, tag: str, lemma: str) -> None:
        """Take the word for another kind of word."""
        self.pos, self.tag, self.lemma, self.low = pos, tag, lemma, lemma.lower()

    def hang(self, head: "Word | None", fine: str) -> None:
        """Move the word, and all below it, below another; without one it is a root."""
        if self.head is not None:
            self.head.children.remove(self)
            self.head.below[self.dep].remove(self)
            if not self.head.below[self.dep]:
                del self.head.below[self.dep]
        self.head, self.above, self.fine, self.dep = head, head or self, fine, _base(fine)
        if head is not None:
            insort(head.children, self, key=attrgetter("i"))
            head.below = head.below or {}
            insort(head.below.setdefault(self.dep, []), self, key=attrgetter("i"))

    def take(self, word: "Word") -> None:
        """Make a word that stands behind all dependents one of them."""
        word.head = word.above = self
        self.children.append(word)
        if self.below is _NONE:
            self.below = {word.dep: [word]}
        else:
            self.below.setdefault(word.dep, []).append(word)

    def all(self, *deps: str) -> list["Word"]:
        """Return the dependents whose relation, without its subtype, is one of these."""
        below = self.below
        if len(deps) == 1:
            return below.get(deps[0], [])[:]
        if not below or below.keys().isdisjoint(deps):
            return []
        return [c for c in self.children if c.dep in deps]

    def one(self, *deps: str) -> "Word | None":
        """Return the first dependent whose relation, without its subtype, is one of these."""
        if len(deps) == 1:
            found = self.below.get(deps[0])
            return found[0] if found else None
        for c in self.children:
            if c.dep in deps:
                return c
        return None

    def is_over(self, other: "Word") -> bool:
        """Tell whether another word is below this one, however far."""
        above = other.head
        while above is not None and above is not self:
            above = above.head
        return above is not None

    def in_order(self) -> Iterator["Word"]:
        """Yield the word and all below it, what hangs on it to the left before it."""
        for child in self.children:
            if child.i < self.i:
                yield from child.in_order()
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.in_order()

    def subtree(self) -> Iterator["Word"]:
        """Yield the word and all below it, in no special order."""
        stack = [self]
        while stack:
            word = stack.pop()
            yield word
            stack.extend(word.children)

    def edges(self) -> tuple[int, int]:
        """Return the indices of the first and last word of the subtree."""
        low = high = self.i
        waiting = self.children[:]
        while waiting:
            word = waiting.pop()
            if word.i < low:
                low = word.i
            elif word.i > high:
                high = word.i
            if word.children:
                waiting.extend(word.children)
        return low, high


@value()
class Stretch:
    """Words that stand side by side, the last exclusive: a name with its label, a phrase, a date."""

    within: "Text"
    start: int
    end: int
    label: str = ""

    @property
    def words(self) -> list[Word]:
        return self.within.words[self.start : self.end]

    @property
    def text(self) -> str:
        return self.within.string[self.words[0].start : self.words[-1].end]

    @property
    def sentence(self) -> tuple[int, int]:
        return self.within.words[self.start].sentence

    @property
    def root(self) -> Word:
        """The first of its words that are highest in the tree."""
        start, end = self.start, self.end
        if end - start == 1:
            return self.within.words[start]
        tops = [w for w in self.within.words[start:end] if not start <= w.above.i < end or w.head is None]
        return min(tops, key=_depth) if len(tops) > 1 else tops[0]


def _depth(word: Word) -> int:
    depth = 0
    while word.head is not None:
        word, depth = word.head, depth + 1
    return depth


class Text:
    """An article's words, where its sentences and paragraphs begin, and what the reader saw in it.

    `seen` are the mentions with their labels and clusters, `kept` what modules keep of the text for themselves.
    """

    def __init__(self) -> None:
        self.string = ""
        self.words: list[Word] = []
        self.sentences: list[tuple[int, int]] = []
        self.paragraphs: frozenset[int] = frozenset()
        self.names: list[Stretch] = []
        self.seen: list[tuple[Stretch, str]] = []
        self.kept: dict[str, Any] = {}

    def name(self, start: int, end: int, label: str) -> None:
        """Make some words one name; what is left of names that they were in is a name still."""
        for i in range(start, end):
            self.words[i].ent, self.words[i].goes_on = label, i > start
        self.find_names()

    def find_names(self) -> None:
        """Gather the names from what is known of each word."""
        self.names = []
        for first in [word for word in self.words if word.ent and not word.goes_on]:
            end = first.i + 1
            while end < len(self.words) and self.words[end].goes_on:
                end += 1
            self.names.append(Stretch(self, first.i, end, first.ent))

    def part(self) -> None:
        """Part the words, which then go with the last who asks for them: nothing holds itself any more.

        The collector of garbage need not look for them, nor through all else that is new, each time.
        """
        for word in self.words:
            word.head = None
            del word.above
        self.words, self.names, self.seen, self.kept = [], [], [], {}

    @cached_property
    def mentions(self) -> dict[int, tuple[str, str]]:
        """The label and cluster of the last mention with each head; to be asked for once the tree is mended."""
        return {mention.root.i: (mention.label, cluster) for mention, cluster in self.seen}


def sentence_bounds(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return for each sentence the character offsets of its first and last word; blanks behind it are not of it."""
    bounds: list[tuple[int, int]] = []
    for first, end in words[0].within.sentences if words else ():
        last = end - 1
        while last > first and words[last].is_blank:
            last -= 1
        bounds.append((words[first].start, words[last].end))
    return bounds


def sentence_words(word: Word) -> Sequence[Word]:
    """Return the words of the sentence that a word is in."""
    first, end = word.sentence
    return word.within.words[first:end]


def conjuncts(word: Word) -> list[Word]:
    """Split a coordination: "Russia, China and Iran" gives all three; a clause joined to a noun is not of it."""
    found = [word]
    for child in word.below.get("conj", ()):
        if (child.pos in _NOMINAL) == (word.pos in _NOMINAL) and not _shut_out(child):
            found.extend(conjuncts(child))
    return found


def _shut_out(conjunct: Word) -> bool:
    # "X but not Y", "X rather than Y", "X instead of Y"
    return any(c.lower in ("not", "rather", "instead") and c.i < conjunct.i for c in conjunct.children)


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})


def is_nominal(word: Word) -> bool:
    return word.pos in _NOMINAL


def head_of(words: Sequence[Word]) -> Word:
    """Return the word of a stretch whose head lies outside it, a nominal one where there are several."""
    if len(words) == 1:
        return words[0]
    low, high = words[0].i, words[-1].i
    top: Word | None = None
    for word in words:
        if word.head is None or not low <= word.head.i <= high:
            if word.pos in _NOMINAL:
                return word
            top = top or word
    return top or words[0]


def preposition(word: Word) -> str:
    """Return the preposition that introduces a nominal, several words joined by a space ("because of"), "" if none."""
    for child in word.below.get("case", ()):
        if child.tag != "POS":
            rest = child.below.get("fixed")
            return " ".join([child.lower, *[c.lower for c in rest]]) if rest else child.lower
    return ""
