"""In: words of a Doc and where they are to hang. Out: the Doc with its new tree, written at once."""

from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Token


class Hung:
    """New heads and relations by word, to be written at once: spaCy keeps its tree whole only between writings."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._heads: dict[int, int] = {}
        self._deps: dict[int, str] = {}

    def hang(self, token: Token, head: Token, dep: str) -> None:
        """Hang a word on another as this relation; on itself it is a root."""
        self._heads[token.i], self._deps[token.i] = head.i, dep

    def write(self) -> None:
        """Give the Doc its new tree, unless words would hang in a circle."""
        if not self._deps or any(self._circles(i) for i in self._deps):
            return
        rows = self._doc.to_array([HEAD, DEP])
        for i, dep in self._deps.items():
            rows[i, 0] = (self._heads[i] - i) % (1 << 64)  # spaCy counts heads from the word, in unsigned integers
            rows[i, 1] = self._doc.vocab.strings.add(dep)
        self._doc.from_array([HEAD, DEP], rows)  # type: ignore[arg-type]  # spaCy's stub wants its own array types

    def _circles(self, start: int) -> bool:
        at, steps = start, 0
        while (above := self._head(at)) != at:
            at, steps = above, steps + 1
            if at == start or steps > len(self._doc):
                return True
        return False

    def _head(self, at: int) -> int:
        return self._heads[at] if at in self._heads else self._doc[at].head.i
