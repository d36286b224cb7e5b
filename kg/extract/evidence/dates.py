"""In: a Text with date entities. Out: for a word the dates of its sentence, how each hangs on it, and what it means."""

import re
from bisect import bisect_left
from itertools import takewhile

from kg.extract.evidence.calendar import parts_of, resolve_date
from kg.extract.evidence.narrative import counts, counts_from_another, date_from, within_a_unit
from kg.extract.tree import Stretch, Text, Word
from kg.extract.words.nouns import AMOUNTS
from kg.extract.words.units import CALENDAR
from kg.model import Precision, When

_BOUNDS = frozenset("until till since for over before after from to between through throughout prior".split())
_COMPARING = frozenset({"from", "against", "versus"})
_BESIDE = frozenset("earlier later early late next last this".split())
_WHOLE = frozenset("last next this yesterday tomorrow".split())
# "in the morning of 30 May", "the third quarter of 2008"
_PARTS = frozenset("morning afternoon evening night hour dawn quarter half".split())
_DIGITS = 4
_IN_YEAR = frozenset({"in", "of", ","})
_CHAIN = 3
_REACH = 80  # words back to the date that another counts from
SIDES = frozenset({"after", "before"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d([ap]m)?|\d{1,2}[ap]m|[ap]\.?m\.?|o'clock|midnight|noon|midday")
_HOUR_BOUNDS = _BOUNDS - {"before", "after"}  # "shortly after midnight" is a time
_DATES, _BY_SENTENCE, _OFFSETS = "dates", "dates by sentence", "offsets"


def dates_near(token: Word) -> list[Stretch]:
    """Return the dates in the word's sentence; nobody may change the list."""
    known: dict[int, list[Stretch]] = token.within.kept.setdefault(_BY_SENTENCE, {})
    found = known.get(token.sent)
    if found is None:
        start, end = token.sentence
        inside = [d for d in _dates(token.within) if start <= d.start and d.end <= end]
        found = known[token.sent] = [d for d in inside if not goes_with_another(d)]
    return found


def _dates(text: Text) -> list[Stretch]:
    known: list[Stretch] | None = text.kept.get(_DATES)
    if known is None:
        _sort(text)
        known = text.kept[_DATES]
    return known


def offsets(text: Text) -> dict[int, list[str]]:
    """Return the words of each time between two happenings, by the word behind it: "a day after the raid"."""
    if _OFFSETS not in text.kept:
        _sort(text)
    known: dict[int, list[str]] = text.kept[_OFFSETS]
    return known


def _sort(text: Text) -> None:
    """Tell the dates of a text from the times between two happenings."""
    dates: list[Stretch] = []
    between: dict[int, list[str]] = {}
    for name in text.names:
        if name.label in ("DATE", "TIME"):
            side = _side(name)
            if side is None:
                dates.append(name)
            else:
                between[side.i] = [w.lower for w in name.words if w is not side]
    text.kept[_DATES], text.kept[_OFFSETS] = dates, between


def _side(ent: Stretch) -> Word | None:
    """Return the word behind a time that is counted from a happening: "two years before she founded it"."""
    words = ent.within.words
    at = ent.end - 1 if words[ent.end - 1].lower == "before" else ent.end
    if at >= ent.sentence[1] or words[at].lower not in SIDES or words[at].fine not in ("mark", "case"):
        return None
    return words[at] if counts(w.lower for w in ent.words) else None


def goes_with_another(date: Stretch) -> bool:
    """Tell "this year" in "until March 11 this year", which is a part of the date before it."""
    words = date.words
    behind = bool(date.start) and words[0].lower in _WHOLE and words[0].near(-1).ent == "DATE"
    return behind and words[0].near(-1).lower not in CALENDAR.values()  # "for two days last month"


def link_to(date: Word, token: Word) -> str:
    """Return how a date hangs on a word, by itself or by a word of time or an adverb ("early on Monday"), else ""."""
    at = date
    for _ in range(3):
        if at.above.i == at.i:
            return ""
        link, at = at.fine, at.above
        if at.i == token.i:
            return str(link)
        if at.ent not in ("DATE", "TIME") and at.pos != "ADV" and at.lemma not in _PARTS:
            return ""
    return ""


def is_bound(ent: Stretch) -> bool:
    """Tell a limit or a length of time from a date: "until Monday", "since 2015", "two weeks earlier than"."""
    if ent.words[-1].lower == "weekend":
        return _lower(ent.within, ent.start - 1) in ("until", "till", "since", "before", "after")
    first = ent.root.above if ent.root.fine == "conj" else ent.root  # "between May and June"
    bounds = _HOUR_BOUNDS if is_clock(ent) else _BOUNDS
    if any(c.fine in ("case", "mark", "advmod") and c.lower in bounds for c in first.children):
        return True
    before = ent.within.words[ent.start - 1] if ent.start else None
    compared = before is not None and before.ent in AMOUNTS and _lower(ent.within, ent.end - 1) in ("earlier", "before")
    # "rose to $3 million from $2 million a year earlier"
    return compared or _lower(ent.within, ent.end) == "than" or _of_the_other_amount(ent)


def is_clock(ent: Stretch) -> bool:
    """Tell an hour, of whatever day: "10pm", "shortly after midnight"."""
    return ent.label == "TIME" and any(_CLOCK.fullmatch(w.lower) for w in ent.words)


def _of_the_other_amount(ent: Stretch) -> bool:
    # "rose to $3 million, from $2 million in 2013"
    words, at = ent.within.words, ent.start - 1
    if at > 1 and words[at].fine == "case":
        at -= 1
    amount = at
    while at > 0 and words[at].ent in AMOUNTS:
        at -= 1
    return at < amount and words[at].lower in _COMPARING


def meaning(ent: Stretch, published: str | None, *, future: bool | None, depth: int = _CHAIN) -> When | None:
    """Resolve a date against the day of publication, or against the date before it that it counts from.

    `depth` bounds how many dates may count from one another, each from one before it.
    """
    if is_clock(ent):
        return _day_before(ent, published, depth)
    words = _words(ent)
    if not counts_from_another(words):
        year = _year(ent, words, published, depth) if future is False else ""
        return resolve_date([*words, year] if year else words, published, future=future)
    found = _counted(words, ent, published, depth, ahead=future is not False)
    return found or (resolve_date(words, published) if within_a_unit(words) else None)


def _counted(words: list[str], ent: Stretch, published: str | None, depth: int, *, ahead: bool) -> When | None:
    """Return what words mean that count from a date before `ent`: the nearest that gives a date."""
    for start in _before(ent) if depth else ():
        known = meaning(start, published, future=False, depth=depth - 1)
        found = date_from(words, known) if known else None
        if found and (ahead or not published or found.value <= published):
            return found
    return None


def _day_before(ent: Stretch, published: str | None, depth: int) -> When | None:
    """Return the day that was told last before an hour: "The revolt on Friday … It began at 4am"."""
    for start in _before(ent) if depth else ():
        known = meaning(start, published, future=False, depth=depth - 1)
        if known and known.precision is Precision.DAY and not is_bound(start):
            return known
    return None


def _year(ent: Stretch, words: list[str], published: str | None, depth: int) -> str:
    """Return the year of a month that is told without one: "in June that year", "On 29 May 1832 … On 2 June"."""
    _, month, year = parts_of(words)
    if month is None or year is not None or _WHOLE & set(words) or not depth:
        return ""
    behind = _behind(ent)
    if behind is not None and "year" in (others := _words(behind)) and counts_from_another(others):
        known = _counted(others, ent, published, depth, ahead=False)
        return known.value if known else ""
    before = next(iter(_before(ent)), None)
    if before is None:
        return ""
    others = _words(before)
    _, month, year = parts_of(others)
    return str(year) if month and year else _year(before, others, published, depth - 1)


def _behind(ent: Stretch) -> Stretch | None:
    dates = _dates(ent.within)
    at = bisect_left(dates, ent.end, key=_start)
    return dates[at] if at < len(dates) and dates[at].start - ent.end <= 1 else None


def _before(ent: Stretch) -> list[Stretch]:
    """Return the dates before one, the nearest first."""
    dates = _dates(ent.within)
    at = bisect_left(dates, ent.start, key=_start)
    return [d for d in reversed(dates[max(at - 4, 0) : at]) if ent.start - d.end < _REACH]


def _start(date: Stretch) -> int:
    return date.start


def _words(ent: Stretch) -> list[str]:
    """Return the words of a date, with "early" before it and "last week" behind it."""
    text, words = ent.within, [w.lower for w in ent.words]
    if ent.start and _lower(text, ent.start - 1) in _BESIDE:
        words.insert(0, _lower(text, ent.start - 1))
    behind = text.words[ent.end + (_lower(text, ent.end) == "of") :]
    for word in takewhile(lambda w: w.ent == "DATE" and (words[-1] in _WHOLE or w.lower in _WHOLE), behind):
        words.append(word.lower)
    year = ent.end + (_lower(text, ent.end) in _IN_YEAR)
    if len(_lower(text, year)) == _DIGITS and text.words[year].ent == "DATE" and text.words[year].text.isdigit():
        words.append(text.words[year].text)  # "June in 1981"
    return words


def _lower(text: Text, at: int) -> str:
    """Return a word in small letters, or nothing behind the last one."""
    return text.words[at].lower if at < len(text.words) else ""
