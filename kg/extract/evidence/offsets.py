"""In: a word that tells of something. Out: its date, where the sentence counts it from that of another.

"fell on Thursday, a day after it reported a loss": that was on Wednesday. "came a day after rebels took the port on
Sunday": it came on Monday.
"""

from collections.abc import Callable

from kg.extract.evidence.dates import SIDES, offsets
from kg.extract.evidence.narrative import date_from
from kg.extract.tree import Word
from kg.extract.words.units import CALENDAR
from kg.model import Precision, When

_UNITS = frozenset({*CALENDAR, *CALENDAR.values()})
_SHORT = frozenset("hours minutes moments shortly soon immediately".split())
_LINKS = frozenset({"advcl", "obl"})
_ONES = frozenset({"a", "one", "the"})
_EARLIER, _LATER = "earlier", "later"


def counted_from(token: Word, date_of: Callable[[Word], When | None]) -> When | None:
    """Return the date of a word counted from that of the clause or the happening which it comes before or after."""
    own = _offset(token)
    if own is not None:
        mark, words = own
        base = date_of(token.above)
        return _from([*words, _EARLIER if mark == "after" else _LATER], base) if base else None
    for child in token.children:
        found = _offset(child)
        base = date_of(child) if found else None
        if found and base:
            mark, words = found
            return _from([*words, _LATER if mark == "after" else _EARLIER], base)
    return None


def _from(words: list[str], base: When) -> When | None:
    if _SHORT.isdisjoint(words):
        return date_from(words, base)
    return base if base.precision is Precision.DAY else None  # "hours after the vote on Sunday"


def _offset(token: Word) -> tuple[str, list[str]] | None:
    """Return "after" or "before" and the words of the time between: "a day after they took the port"."""
    if token.fine not in _LINKS:
        return None
    for child in token.children:
        if child.lower in SIDES and child.fine in ("mark", "case"):
            words = offsets(token.within).get(child.i) or _one(child)
            if words and not (_UNITS.isdisjoint(words) and _SHORT.isdisjoint(words)):
                return child.lower, words
    return None


def _one(mark: Word) -> list[str]:
    # "the day after", "a week before"
    start = mark.sentence[0]
    if mark.i > start and mark.near(-1).lower in _SHORT:
        return [mark.near(-1).lower]  # "hours after"
    if mark.i < start + 2 or mark.near(-1).lower not in CALENDAR or mark.near(-2).lower not in _ONES:
        return []
    return ["a", mark.near(-1).lower]
