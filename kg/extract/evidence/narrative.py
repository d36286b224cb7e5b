"""In: words of a date that count from another, and that one. Out: the When that they mean.

News tells a story by such dates: "two years later", "the same day", "the week before".
"""

from collections.abc import Iterable
from datetime import date

from kg.extract.evidence.calendar import count_of, is_inexact, shifted
from kg.extract.words.units import CALENDAR
from kg.model import Precision, When
from kg.reader.quantities import MONTHS, WEEKDAYS

_SEVERAL = frozenset(CALENDAR.values())
_BACK = frozenset({"earlier", "before", "previous", "preceding", "previously"})
_ON = frozenset({"later", "following", "next"})
_SAME = frozenset({"same", "that"})
_EDGES = frozenset("beginning start end middle turn close outset".split())
_OF_TODAY = frozenset("this ago last past coming today yesterday tomorrow".split())
_FINE = {"day": (Precision.DAY,), "week": (Precision.DAY,), "month": (Precision.DAY, Precision.MONTH)}


def counts_from_another(words: list[str]) -> bool:
    """Tell "a year later" and "the next day" from "next year", which counts from the day of publication."""
    known = set(words)
    if known & _OF_TODAY or known & MONTHS.keys() or known & WEEKDAYS.keys() or not known & {*CALENDAR, *_SEVERAL}:
        return False
    return bool(known & (_BACK | _ON | _SAME) - {"next"}) or ("the" in known and bool(known & (_EDGES | {"next"})))


def counts(words: Iterable[str]) -> bool:
    """Tell "two days" and "a week" from "Sunday" and "last week"."""
    known = set(words)
    units = known & {*CALENDAR, *_SEVERAL, "hours", "hour", "minutes", "moments"}
    return bool(units) and known.isdisjoint(_OF_TODAY | WEEKDAYS.keys() | MONTHS.keys())


def within_a_unit(words: list[str]) -> bool:
    """Tell "the end of the year", which without another date is that of the day of publication."""
    return bool(_EDGES & set(words))


def date_from(words: list[str], start: When) -> When | None:
    """Return what the words mean, counted from a date that is known as finely as they need."""
    known = set(words)
    unit = next((u for u, several in CALENDAR.items() if {u, several} & known), "year")
    if start.precision not in _FINE.get(unit, tuple(Precision)):
        return None
    if is_inexact(words):
        return None
    if not known & (_BACK | _ON):
        return _within(start, unit)
    if known & _SEVERAL and not known & {"earlier", "later", "before"}:
        return None  # "the following two years": a length of time
    count = count_of(words) or (None if known & _SEVERAL else 1)
    if count is None:
        return None
    parts = [int(p) for p in start.value.split("-")]
    return shifted(date(*[*parts, 1, 1][:3]), words, -count if known & _BACK else count)


def _within(start: When, unit: str) -> When | None:
    """Return the unit of the calendar that a date is in: "that year", "the end of the month"."""
    if unit == "day":
        return start
    year, month, _ = (*start.value.split("-"), "", "")[:3]
    if unit == "year":
        return When(year, Precision.YEAR)
    return When(f"{year}-{month}", Precision.MONTH) if unit in ("month", "week") else None
