"""In: words and where they are to hang. Out: the tree with all of them hung so, at once."""

from kg.extract.tree import Word


class Hung:
    """New heads and relations by word, to be written at once: what one rule hangs does not change what another sees."""

    def __init__(self) -> None:
        self._places: dict[Word, tuple[Word, str]] = {}

    def hang(self, word: Word, head: Word, dep: str) -> None:
        """Hang a word on another as this relation; on itself it is a root."""
        self._places[word] = head, dep

    def write(self) -> None:
        """Give the words their new places, unless some would hang in a circle."""
        if any(self._circles(word) for word in self._places):
            return
        for word, (head, dep) in self._places.items():
            word.hang(head if head is not word else None, dep)

    def _circles(self, word: Word) -> bool:
        at, steps = word, 0
        while (above := self._above(at)) is not at:
            at, steps = above, steps + 1
            if at is word or steps > len(word.within.words):
                return True
        return False

    def _above(self, word: Word) -> Word:
        return self._places[word][0] if word in self._places else word.above
