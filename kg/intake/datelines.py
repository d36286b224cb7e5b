"""Datelines: where and by whom a report was filed. Text that begins with one in; the rest, and what it told, out."""

import re
from dataclasses import dataclass

from kg.errors import InputError
from kg.intake.clean import first_line
from kg.intake.credits import AGENCIES
from kg.intake.dates import iso_day

_DATE_LINE = re.compile(r"date[:\s]\s*(?P<day>\d{4}-\d{2}-\d{2})(?:\s+(?P<publisher>\S.{0,80}))?", re.IGNORECASE)
_FILED = re.compile(r"(?P<place>[^()]{2,60}?)\s*\((?P<agency>[^()]{2,40})\)\s*(?:[-–—]{1,2}|:)\s+")
_AGENCY_ALONE = re.compile(r"\((?P<agency>[^()]{2,40})\)\s*(?:[-–—]{1,2}\s*)?")
_PLACE_ALONE = re.compile(r"(?P<place>[^()]{4,60}?)\s+(?:[–—]|--?)\s+(?=[\"“'‘]?[^\W\d_a-z])")
_TICKER = re.compile(r"[A-Z]{1,5}(?:[:.].*)?")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the story: the rest of the text, and the day and outlet if they were given there."""

    rest: str
    day: str | None = None
    publisher: str | None = None


def take_date_line(text: str, where: str) -> Head:
    """Take the first line `date YYYY-MM-DD PUBLISHER` off clean text, if it begins with one. Raises InputError."""
    line, rest = first_line(text)
    found = _DATE_LINE.fullmatch(line[:_LONGEST])
    if not found:
        return Head(text)
    day = iso_day(found["day"])
    if day is None:
        raise InputError(where, f"'{found['day']}' is no day of the calendar", "write the date as YYYY-MM-DD")
    return Head(rest, day, found["publisher"])


def take_dateline(paragraph: str, *, opening: bool) -> Head:
    """Take "LONDON (Reuters) - " off a paragraph; its outlet is the agency.

    Without an agency ("LONDON — ") it is one only where it opens the story, since "NATO — " may begin a sentence.
    """
    start = paragraph[:_LONGEST]
    if found := _AGENCY_ALONE.match(start) or _FILED.match(start):
        if _is_filed(found.groupdict().get("place") or "", found["agency"]):
            return Head(paragraph[found.end() :], publisher=found["agency"])
    elif opening and (found := _PLACE_ALONE.match(start)) and _in_capitals(found["place"]):
        return Head(paragraph[found.end() :])
    return Head(paragraph)


def _is_filed(place: str, agency: str) -> bool:
    """Tell "LIMA (Andes Wire)" and "Lima, May 3 (AFP)" from "Orvane Foods (ORV)", a company with its ticker."""
    if agency.lower() in AGENCIES:
        return all(word[0].isupper() or word[0].isdigit() for word in place.split())
    return _in_capitals(place) and agency[0].isupper() and not _TICKER.fullmatch(agency)


def _in_capitals(place: str) -> bool:
    """Tell a place in capitals, with what may follow it: "KYIV, Ukraine", "PARIS, May 3"."""
    city, _, more = place.partition(",")
    return city.isupper() and all(word[0].isupper() or word[0].isdigit() for word in more.split())
