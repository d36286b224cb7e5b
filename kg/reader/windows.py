"""A document's words to windows: in, words, spaces and paragraph breaks; out, windows that hold whole sentences.

What a window holds is a function of its article alone. Paragraphs are kept together while they fit; a longer one is
cut where a sentence most likely ends.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise

from kg.reader.pieces import Pieces, Window

LIMIT = 256  # pieces; the encoder could take 512, but was trained on this much
ROOM = 128  # pieces that are put together; attention costs their square, and more of them read no better
_FULL_STOPS = frozenset((".", "!", "?", "…", "...", "。"))
_CLOSING = frozenset("\"'”’)]»")


def windows(
    words: Sequence[str], spaces: Sequence[bool], breaks: Sequence[int], starts: Sequence[int] | None, pieces: Pieces
) -> list[Window]:
    """Return the windows of all words, in order; `breaks` are the words that begin a paragraph (0 among them).

    `starts`, where given, are the words that begin a sentence: then only there a window may end.
    """
    sizes = [len(pieces.of(word)) for word in words]
    marks = frozenset(breaks)
    out, held, size = [], 0, 0
    for start, end in _units(words, sizes, breaks, starts):
        n = sum(sizes[start:end]) + 1
        if start > held and size + n > ROOM - 2:
            out.append(_window(words, spaces, marks, held, start, pieces))
            held, size = start, 0
        size += n
    if words:
        out.append(_window(words, spaces, marks, held, len(words), pieces))
    return out


def _window(
    words: Sequence[str], spaces: Sequence[bool], marks: frozenset[int], start: int, end: int, pieces: Pieces
) -> Window:
    inside = frozenset(i - start for i in range(start, end) if i in marks)
    return pieces.window(words[start:end], spaces[start:end], inside, start)


def _units(
    words: Sequence[str], sizes: list[int], breaks: Sequence[int], starts: Sequence[int] | None
) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that stay together: paragraphs, or given sentences, and pieces of what is too long."""
    edges = [*(starts if starts is not None else breaks), len(words)]
    before = [0, *accumulate(sizes)]
    for start, end in pairwise(edges):
        at = start
        while before[end] - before[at] > (ROOM if starts is None else LIMIT) - 3:
            cut = _cut(words, before, at, end)
            yield at, cut
            at = cut
        if at < end:
            yield at, end


def _cut(words: Sequence[str], before: list[int], start: int, end: int) -> int:
    """Return where to end a window that begins at `start`: the last sentence end with room, else the next that fits."""
    room, limit = _reach(before, start, ROOM), _reach(before, start, LIMIT)
    with_room, next_ones = range(min(room, end) - 1, start + (room - start) // 3, -1), range(room, min(limit, end))
    for i in chain(with_room, next_ones):
        after_stop = words[i - 1] in _FULL_STOPS or (words[i - 1] in _CLOSING and words[i - 2] in _FULL_STOPS)
        if after_stop and words[i] not in _CLOSING and not words[i][:1].islower():
            return i
    return min(limit, end)


def _reach(before: list[int], start: int, pieces: int) -> int:
    return max(bisect_right(before, before[start] + pieces - 3) - 1, start + 1)
