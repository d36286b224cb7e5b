"""In: a Doc with date entities. Out: for a word the dates of its sentence, how each hangs on it, and what it means."""

from bisect import bisect_left

from spacy.tokens import Doc, Span, Token

from kg.extract.calendar import parts_of, resolve_date
from kg.extract.narrative import counts_from_another, date_from, within_a_unit
from kg.model import When

_BOUNDS = frozenset("until till since for over before after from to between through throughout prior".split())
_BESIDE = frozenset("earlier later early late next last this".split())
_WHOLE = frozenset("last next this yesterday tomorrow".split())
# "in the morning of 30 May", "the third quarter of 2008"
_PARTS = frozenset("morning afternoon evening night hour dawn quarter half".split())
_DIGITS = 4
_IN_YEAR = frozenset({"in", "of", ","})
_CHAIN = 3
_REACH = 80  # words back to the date that another counts from
_KEY, _ALL = "kg.extract.dates: by word", "kg.extract.dates: all"
_Place = tuple[int, int]


def dates_near(token: Token) -> list[Span]:
    """Return the dates in the word's sentence; they are looked for once a Doc, for that takes a walk through it."""
    doc = token.doc
    return [doc[start:end] for start, end in _near(token)]


def has_date(token: Token) -> bool:
    """Tell whether there is a date in the word's sentence."""
    return bool(_near(token))


def _near(token: Token) -> list[_Place]:
    data = token.doc.user_data
    known: list[list[_Place]] | None = data.get(_KEY)
    if known is None:
        known = data[_KEY] = _by_word(token.doc)
    return known[token.i]


def _by_word(doc: Doc) -> list[list[_Place]]:
    """Return for each word where the dates of its sentence are; the words of a sentence share one list."""
    dates = _all(doc)
    found: list[list[_Place]] = []
    for sentence in doc.sents:
        found += [[d for d in dates if sentence.start <= d[0] and d[1] <= sentence.end]] * len(sentence)
    return found


def _all(doc: Doc) -> list[_Place]:
    known: list[_Place] | None = doc.user_data.get(_ALL)
    if known is None:
        known = doc.user_data[_ALL] = [(e.start, e.end) for e in doc.ents if e.label_ in ("DATE", "TIME")]
    return known


def link_to(date: Token, token: Token) -> str:
    """Return how a date hangs on a word, by itself or by a word of time or an adverb ("early on Monday"), else ""."""
    at = date
    for _ in range(3):
        if at.head.i == at.i:
            return ""
        link, at = at.dep_, at.head
        if at.i == token.i:
            return str(link)
        if at.ent_type_ not in ("DATE", "TIME") and at.pos_ != "ADV" and at.lemma_ not in _PARTS:
            return ""
    return ""


def is_bound(ent: Span) -> bool:
    """Tell a limit or a length of time from a date: "until Monday", "since 2015", "two weeks earlier than"."""
    first = ent.root.head if ent.root.dep_ == "conj" else ent.root  # "between May and June"
    if any(c.dep_ in ("case", "mark", "advmod") and c.lower_ in _BOUNDS for c in first.children):
        return True
    return ent.end < len(ent.doc) and ent.doc[ent.end].lower_ == "than"


def meaning(ent: Span, published: str | None, *, future: bool | None, depth: int = _CHAIN) -> When | None:
    """Resolve a date against the day of publication, or against the date before it that it counts from.

    `depth` bounds how many dates may count from one another, each from one before it.
    """
    words = _words(ent)
    if not counts_from_another(words):
        year = _year(ent, words, published, depth) if future is False else ""
        return resolve_date([*words, year] if year else words, published, future=future)
    found = _counted(words, ent, published, depth, ahead=future is not False)
    return found or (resolve_date(words, published) if within_a_unit(words) else None)


def _counted(words: list[str], ent: Span, published: str | None, depth: int, *, ahead: bool) -> When | None:
    """Return what words mean that count from a date before `ent`: the nearest that gives a date."""
    for start in _before(ent) if depth else ():
        known = meaning(start, published, future=False, depth=depth - 1)
        found = date_from(words, known) if known else None
        if found and (ahead or not published or found.value <= published):
            return found
    return None


def _year(ent: Span, words: list[str], published: str | None, depth: int) -> str:
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


def _behind(ent: Span) -> Span | None:
    dates = _all(ent.doc)
    at = bisect_left(dates, (ent.end, ent.end))
    near = at < len(dates) and dates[at][0] - ent.end <= 1
    return ent.doc[dates[at][0] : dates[at][1]] if near else None


def _before(ent: Span) -> list[Span]:
    """Return the dates before one, the nearest first."""
    dates, doc = _all(ent.doc), ent.doc
    at = bisect_left(dates, (ent.start, ent.end))
    return [doc[s:e] for s, e in reversed(dates[max(at - 4, 0) : at]) if ent.start - e < _REACH]


def _words(ent: Span) -> list[str]:
    """Return the words of a date, with "early" before it and "last week" behind it."""
    doc = ent.doc
    words = [t.lower_ for t in ent]
    if ent.start and doc[ent.start - 1].lower_ in _BESIDE:
        words.insert(0, doc[ent.start - 1].lower_)
    behind = ent.end + (ent.end < len(doc) and doc[ent.end].lower_ == "of")
    while (
        behind < len(doc) and doc[behind].ent_type_ == "DATE" and (words[-1] in _WHOLE or doc[behind].lower_ in _WHOLE)
    ):
        words.append(doc[behind].lower_)
        behind += 1
    year = ent.end + 1 if ent.end < len(doc) and doc[ent.end].lower_ in _IN_YEAR else ent.end
    if year < len(doc) and doc[year].ent_type_ == "DATE" and len(doc[year]) == _DIGITS and doc[year].is_digit:
        words.append(doc[year].text)  # "June in 1981"
    return words
