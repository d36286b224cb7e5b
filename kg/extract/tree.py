"""In: an annotated spaCy Doc. Out: its words as light nodes of the dependency tree, which all the grammar walks.

A spaCy `Token` computes each attribute anew; the grammar asks for the same few again and again, so they are read once.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

Obliques = list[tuple[str, "Word"]]


@cache
def _base(dep: str) -> str:
    return dep.partition(":")[0]


class Word:
    """One word: UD features, its head (None at a root) and its dependents in text order; `dep` has no subtype."""

    __slots__ = ("children", "dep", "ent", "fine", "head", "i", "lemma", "lower", "pos", "sent", "start", "tag", "text")

    def __init__(self, i: int, text: str, lemma: str, pos: str, tag: str, fine: str, start: int, sent: int) -> None:
        self.i, self.text, self.lower, self.lemma = i, text, text.lower(), lemma
        self.pos, self.tag, self.fine, self.dep = pos, tag, fine, _base(fine)
        self.start, self.sent = start, sent
        self.ent = ""
        self.head: Word | None = None
        self.children: list[Word] = []

    def __repr__(self) -> str:
        return f"{self.text}/{self.pos}/{self.fine}"

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def all(self, *deps: str) -> list["Word"]:
        """Return the dependents whose relation, without its subtype, is one of these."""
        return [c for c in self.children if c.dep in deps]

    def one(self, *deps: str) -> "Word | None":
        for c in self.children:
            if c.dep in deps:
                return c
        return None

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
        for word in self.subtree():
            low, high = min(low, word.i), max(high, word.i)
        return low, high


def text_of(doc: Doc) -> str:
    """Return the text of a Doc, which spaCy puts together anew, token by token, each time that it is asked."""
    known: str | None = doc.user_data.get(_TEXT)
    if known is None:
        known = doc.user_data[_TEXT] = doc.text
    return known


_TEXT = "kg_text"


def mention_spans(doc: Doc) -> list[tuple[int, int, int, str, str]]:
    """Return (head, first word, last word exclusive, label, cluster) of the mentions; read once the tree is mended."""
    known: list[tuple[int, int, int, str, str]] | None = doc.user_data.get(_SPANS)
    if known is None:
        spans = doc.spans.get("mentions", ())
        known = doc.user_data[_SPANS] = [(s.root.i, s.start, s.end, s.label_, s.id_) for s in spans]
    return known


_SPANS = "kg_mentions"


def read(doc: Doc) -> list[Word]:
    """Return one node a token, linked as the parser linked them."""
    words: list[Word] = []
    sent = -1
    tokens = list(doc)  # made anew by each walk
    for token in tokens:
        if token.is_sent_start or sent < 0:
            sent += 1
        word = Word(
            token.i, token.text, token.lemma_ or token.text, token.pos_, token.tag_, token.dep_, token.idx, sent
        )
        word.ent = token.ent_type_
        words.append(word)
    for token in tokens:
        head = token.head.i
        if head != token.i and words[head].sent == words[token.i].sent:
            words[token.i].head = words[head]
            words[head].children.append(words[token.i])
    return words


def sentence_bounds(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return for each sentence the character offsets of its first and last word; blanks behind it are not of it."""
    bounds: list[tuple[int, int]] = []
    for word in words:
        if word.sent == len(bounds):
            bounds.append((word.start, word.end))
        elif not word.text.isspace():
            bounds[word.sent] = (bounds[word.sent][0], word.end)
    return bounds


def sentence_words(words: Sequence[Word], word: Word) -> Sequence[Word]:
    """Return the words of the sentence that a word is in."""
    low, high = word.i, word.i
    while low and words[low - 1].sent == word.sent:
        low -= 1
    while high + 1 < len(words) and words[high + 1].sent == word.sent:
        high += 1
    return words[low : high + 1]


def conjuncts(word: Word) -> list[Word]:
    """Split a coordination: "Russia, China and Iran" gives all three; a clause joined to a noun is not of it."""
    found = [word]
    for child in word.children:
        if child.dep == "conj" and (child.pos in _NOMINAL) == (word.pos in _NOMINAL) and not _shut_out(child):
            found.extend(conjuncts(child))
    return found


def _shut_out(conjunct: Word) -> bool:
    # "X but not Y", "X rather than Y", "X instead of Y"
    return any(c.lower in ("not", "rather", "instead") and c.i < conjunct.i for c in conjunct.children)


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})


def is_nominal(word: Word) -> bool:
    return word.pos in _NOMINAL


def preposition(word: Word) -> str:
    """Return the preposition that introduces a nominal, several words joined by a space ("because of"), "" if none."""
    for child in word.children:
        if child.dep == "case" and child.tag != "POS":
            parts = [child.lower]
            parts.extend(c.lower for c in child.children if c.dep == "fixed")
            return " ".join(parts)
    return ""
