"""Words of a date to the day, month or year they mean: in, the words and the day of publication; out, a When.

A week has no form of its own among day, month and year: it is given as its month.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from kg.model import Precision, When
from kg.reader.quantities import MONTHS, NUMBERS, WEEKDAYS

_DAY = re.compile(r"^([0-3]?\d)(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"^(1[5-9]\d\d|20\d\d)$")
_ISO = re.compile(r"(\d{4})\s?-\s?(\d{2})\s?-\s?(\d{2})")
_BACK = frozenset({"last", "past", "previous", "preceding"})
_ON = frozenset({"next", "following", "coming"})
_COUNTED = frozenset({"ago", "earlier", "before", "previously", "later", "hence"})
_HALF_A_YEAR = 6  # months
_VAGUE = {"few": 3, "several": 3, "couple": 2, "some": 3, "a": 1, "an": 1, "the": 1}
_TIMES_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}  # the last month
_EDGES = frozenset("beginning start end middle turn close outset".split())
_WEEKS = frozenset({"week", "weeks"})
_INEXACT = frozenset("than nearly almost least".split())


def resolve_date(words: list[str], published: str | None, *, future: bool | None = False) -> When | None:
    """Return what the words of a date mean, None when they tell a length of time or nothing firm.

    `future` is None where the tense leaves open on which side of today the date is.
    """
    text = " ".join(words)
    if sum(bool(_YEAR.match(w)) for w in words) > 1:
        return None
    if iso := _ISO.search(text):
        return _day(*map(int, iso.groups()))
    absolute = _absolute(words)
    today = _parse(published)
    if absolute or today is None:
        return absolute
    return _partial(words, today, future) or _relative(words, today, future) or _distance(words, today)


def _parse(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> When | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return When(f"{year:04}-{month:02}-{day:02}", Precision.DAY)


def _month(day: date) -> When:
    return When(f"{day:%Y-%m}", Precision.MONTH)


def _year(year: int) -> When:
    return When(f"{year:04}", Precision.YEAR)


def parts_of(words: list[str]) -> tuple[int | None, int | None, int | None]:
    """Return day, month, year as far as the words name them."""
    month = next((MONTHS[w] for w in words if w in MONTHS), None)
    year = next((int(w) for w in (x.removeprefix("mid-") for x in words) if _YEAR.match(w)), None)
    days = [int(m[1]) for w in words if (m := _DAY.match(w)) and 1 <= int(m[1]) <= 31]
    return (days[0] if days and month else None), month, year


def _absolute(words: list[str]) -> When | None:
    """Resolve "12 May 2015", "May 2015", "2015": what needs no other day."""
    day, month, year = parts_of(words)
    if year is None:
        return None
    if month and day:
        return _day(year, month, day)
    if month:
        return When(f"{year:04}-{month:02}", Precision.MONTH)
    if any(w in _COUNTED for w in words) or "decade" in words or "since" in words:
        return None
    return _year(year)


def _partial(words: list[str], today: date, future: bool | None) -> When | None:
    """Resolve "12 May" and "June" to the year that the tense picks."""
    day, month, _ = parts_of(words)
    if month is None:
        return None
    if "year" in words:  # "in May last year"
        year = today.year + _side(words)
        return _day(year, month, day) if day else When(f"{year:04}-{month:02}", Precision.MONTH)
    if future is None:  # "takes over on 1 January": the nearer one
        future = (month - today.month) % 12 < _HALF_A_YEAR
    ahead = future or bool(_ON & set(words))
    year = today.year
    here = (month, day or 1) if day else (month, today.day)
    if not ahead and here > (today.month, today.day):
        year -= 1
    elif ahead and here < (today.month, today.day):
        year += 1
    if "last" in words and not day and month == today.month:
        year -= 1
    return _day(year, month, day) if day else When(f"{year:04}-{month:02}", Precision.MONTH)


def _relative(words: list[str], today: date, future: bool | None) -> When | None:
    """Resolve weekdays, "yesterday", and "last week" and its kin."""
    for word, shift in (("yesterday", -1), ("today", 0), ("tonight", 0), ("tomorrow", 1)):
        if word in words:
            return _of(today + timedelta(shift - (word == "yesterday" and "before" in words)))
    weekday = next((WEEKDAYS[w] for w in words if w in WEEKDAYS), None)
    if weekday is not None:
        return _of(_weekday(words, weekday, today, future))
    side = _side(words)
    if _TIMES_OF_DAY & set(words) and {"this", "last"} & set(words):
        return _of(today + timedelta(side))
    season = next((_SEASONS[w] for w in words if w in _SEASONS), None)
    if season is not None:  # "last summer": the latest that is over
        return _year(today.year + side * (today.month <= season)) if side < 1 else None
    if "weekend" in words and not side and "this" not in words:  # "at the weekend", "over the weekend"
        return _month(today + timedelta((5 - today.weekday()) % 7 if future else -((today.weekday() - 5) % 7)))
    many = any(w in _VAGUE or w in NUMBERS or w.isdigit() for w in words if w not in ("the", "a"))
    of_now = side or {"this", "same"} & set(words) or ("the" in words and _EDGES & set(words))
    if not of_now or ("the" in words and {"last", "past"} & set(words) and {"month", "year"} & set(words)):
        return None  # "the past year" is a length of time
    if {"week", "weekend"} & set(words):
        return _month(today + timedelta(7 * side))
    if "month" in words:
        return _month(_months(today, side))
    if "year" in words:
        return _year(today.year + side)
    if "days" in words and side < 0 and many:
        return _month(today)
    return None


def _side(words: list[str]) -> int:
    return -1 if _BACK & set(words) else 1 if _ON & set(words) else 0


def _weekday(words: list[str], weekday: int, today: date, future: bool | None) -> date:
    side = _side(words)
    if "week" in words:  # "Monday of last week"
        return today + timedelta(weekday - today.weekday() + 7 * side)
    ahead, back = (weekday - today.weekday()) % 7, (today.weekday() - weekday) % 7
    if side > 0 or (future is not False and side == 0):
        return today + timedelta(ahead or (7 if side else 0))  # "will meet on Sunday", on a Sunday: that day
    return today - timedelta(back or (7 if side else 0))


def _distance(words: list[str], today: date) -> When | None:
    """Resolve "two decades ago": a count of units before or after today."""
    side = -1 if "ago" in words else 1 if "hence" in words else 0
    if is_inexact(words):
        return None
    count = count_of(words)
    if side < 0 and count is None and "days" in words:
        return _month(today - timedelta(_VAGUE["few"]))  # "a few days ago"
    return shifted(today, words, side * count) if side and count is not None else None


def shifted(day: date, words: list[str], count: int) -> When | None:
    """Return the date so many of the units that the words name after a day."""
    for units, one in ((("day", "days"), 1), (("week", "weeks"), 7), (("fortnight",), 14)):
        if any(u in words for u in units):
            there = day + timedelta(one * count)
            return _of(there) if one == 1 else _month(there)
    if {"month", "months"} & set(words):
        return _month(_months(day, count))
    for units, one in ((("year", "years"), 1), (("decade", "decades"), 10), (("century", "centuries"), 100)):
        if any(u in words for u in units):
            year = day.year + one * count
            return _year(year) if year > 0 else None
    return None


def is_inexact(words: list[str]) -> bool:
    """Tell "more than 20 years ago" and "nearly a year later", which give no year; a week is told as its month."""
    return not _INEXACT.isdisjoint(words) and _WEEKS.isdisjoint(words)


def count_of(words: list[str]) -> int | None:
    """Return how many units the words name, None where they do not tell."""
    for word in words:
        if word in NUMBERS:
            return NUMBERS[word]
        if word.isdigit():
            return int(word) if len(word) < 5 else None
        if word in ("few", "several", "couple"):
            return None if word != "couple" else 2
    return 1 if {"a", "an"} & set(words) else None


def _months(day: date, count: int) -> date:
    index = day.year * 12 + day.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def _of(day: date) -> When:
    return When(day.isoformat(), Precision.DAY)
