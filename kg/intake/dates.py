"""Dates: a date as publishers write it in, an ISO day (YYYY-MM-DD) out, or None where it is not surely one day."""

import re
from datetime import UTC, date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
_CLOCK = (
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:\s*[ap]\.?m\.?)?(?:\s+(?:\(?[a-z]{2,5}\)?|[+-]\d{4}))?)?"
)
_WRITTEN = [
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_CLOCK}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}{_CLOCK}", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[T\s].{0,30})?"),
]
_STAMP = re.compile(
    r"(?:first\s+|last\s+)?(?P<verb>published|posted|updated|modified|issued|date)(?:\s+on|\s+at)?\s*:?\s+",
    re.IGNORECASE,
)
_LONGEST = 80


def iso_day(written: str | int | float) -> str | None:
    """Return the ISO day of a date in ISO 8601, RFC 822, English words, or seconds since 1970; None if unsure.

    The day is the one written, in whatever time zone. "03/04/2019" is two days, so it is none.
    """
    if isinstance(written, int | float):
        return _from_seconds(written)
    text = " ".join(written.split())
    if len(text) > _LONGEST:
        return None
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return _from_words(text)


def date_stamp(paragraph: str) -> tuple[bool, str | None]:
    """Tell whether a paragraph is nothing but a date ("Tuesday, March 8, 2011"; "Updated: …"), and which day it gives.

    The day of an update is no day of publication, so it is None.
    """
    if len(paragraph) > _LONGEST:
        return False, None
    stamp = _STAMP.match(paragraph)
    day = _from_words(paragraph[stamp.end() :] if stamp else paragraph)
    updated = stamp is not None and stamp["verb"].lower() in {"updated", "modified"}
    return day is not None, None if updated else day


def _from_words(text: str) -> str | None:
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(text):
            month = found["month"].lower()[:3]
            number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
            try:
                return date(int(found["year"]), number, int(found["day"])).isoformat()
            except ValueError:
                return None
    return None


def _from_seconds(seconds: float) -> str | None:
    """Read a Unix time in seconds or milliseconds; smaller numbers are years or days, which we do not guess at."""
    if seconds >= 1e11:
        seconds /= 1000
    if not 1e8 <= seconds < 1e11:
        return None
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
