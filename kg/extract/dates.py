"""In: a Doc with date entities. Out: for a word the dates of its sentence, how each hangs on it, and what it means."""

from bisect import bisect_left

from spacy.tokens import Doc, Span, Token

from kg.extract.calendar import resolve_date
from kg.extract.narrative import counts_from_another, date_from, within_a_unit
from kg.model import When

_BOUNDS = frozenset("until till since for over before after from to between through throughout prior".split())
_BESIDE = frozenset("earlier later early late next last this".split())
_WHOLE = frozenset("last next this yesterday tomorrow".split())
_REACH = 80  # words back to the date that another counts from
_KEY, _ALL = "kg.extract.dates: by word", "kg.extract.dates: all"
_Place = tuple[int, int]


def dates_near(token: Token) -> list[Span]:
    """Return the dates in the word's sentence; they are looked for once a Doc, for that takes a walk through it."""
    doc = token.doc
    known = doc.user_data.get(_KEY)
    if known is None:
        known = doc.user_data[_KEY] = _by_word(doc)
    return [doc[start:end] for start, end in known[token.i]]


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
        if at.ent_type_ not in ("DATE", "TIME") and at.pos_ != "ADV":
            return ""
    return ""


def is_bound(ent: Span) -> bool:
    """Tell a limit or a length of time from a date: "until Monday", "since 2015", "two weeks earlier than"."""
    if any(c.dep_ in ("case", "mark", "advmod") and c.lower_ in _BOUNDS for c in ent.root.children):
        return True
    return ent.end < len(ent.doc) and ent.doc[ent.end].lower_ == "than"


def meaning(ent: Span, published: str | None, *, future: bool | None) -> When | None:
    """Resolve a date against the day of publication, or against the date before it that it counts from."""
    words = _words(ent)
    if not counts_from_another(words):
        return resolve_date(words, published, future=future)
    for start in _before(ent):
        known = meaning(start, published, future=False)
        found = date_from(words, known) if known else None
        if found and (future is not False or not published or found.value <= published):
            return found
    return resolve_date(words, published) if within_a_unit(words) else None


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
    return words
