"""Words to word pieces: in, a document's words; out, windows that the encoder can take.

A window holds whole sentences or paragraphs, [CLS] first, [SEP] between paragraphs and last, so that no sentence
is cut and what a window holds depends on its article alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from kg.reader.labels import word_shape

LONGEST_WORD = 12  # pieces; a link or a run of dashes says no more in its hundredth piece


@dataclass(slots=True)
class Window:
    """Pieces of some words: `first` and `last` are the piece indexes of each word, `start` its first word's index."""

    start: int
    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


class Pieces:
    """Word pieces of a BERT vocabulary, remembered word by word."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        vocabulary = self._tokenizer.get_vocab()
        self.cls, self.sep, self.unknown = (vocabulary[name] for name in ("[CLS]", "[SEP]", "[UNK]"))
        self.words = frozenset(word for word in vocabulary if word.isalpha())
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Return the piece ids of one word, at least one."""
        ids = self._known.get(word)
        if ids is None:
            found = self._tokenizer.encode(word[:200], add_special_tokens=False).ids[:LONGEST_WORD]
            ids = tuple(found) or (self.unknown,)
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[word] = ids
        return ids

    def window(self, words: Sequence[str], spaces: Sequence[bool], breaks: frozenset[int], start: int) -> Window:
        """Return the window of these words; `breaks` are the indexes (in `words`) where a paragraph starts.

        `spaces` tell whether a space follows each word.
        """
        ids, shapes = [self.cls], [0]
        first: list[int] = []
        last: list[int] = []
        for i, word in enumerate(words):
            if i and i in breaks:
                ids.append(self.sep)
                shapes.append(0)
            pieces = self.of(word)
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([word_shape(word, i == 0 or spaces[i - 1] or i in breaks)] * len(pieces))
            last.append(len(ids) - 1)
        ids.append(self.sep)
        shapes.append(0)
        return Window(start, ids, shapes, first, last)
