"""When and where it happened: in, the word that heads a predication; out, its date and its place.

A date belongs to the word that it hangs on. A conjunct without a date of its own shares its neighbour's; one on the
verb of saying dates the saying.
"""

from spacy.tokens import Span, Token

from kg.extract.calendar import resolve_date
from kg.model import When

_LINKS = frozenset({"obl", "nmod", "advmod", "nsubj", "obj", "appos", "dep", "compound", "nummod", "parataxis", "amod"})
_SHARED = frozenset({"conj", "xcomp"})
_SAYING = frozenset({"ccomp", "parataxis"})
_PLACE_CASES = frozenset("in at near outside inside across on off around within".split())
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def when(predicate: Token, published: str | None) -> When | None:
    """Return the date of what `predicate` tells, resolved against the ISO day of publication; None without one."""
    token, of_event = predicate, True
    for _ in range(4):
        found = _date_of(token, published)
        if found:
            return When(found.value, found.precision, of_event)
        link = token.dep_.split(":")[0]
        if link in _SHARED and _finite_alike(token):
            token = token.head
        elif token.dep_ in _SAYING and token.head.i != token.i:
            token, of_event = token.head, False
        else:
            return None
    return None


def _finite_alike(token: Token) -> bool:
    """Tell whether a conjunct may share its neighbour's date: it has no subject of its own."""
    return not any(c.dep_.startswith("nsubj") for c in token.children)


def _date_of(token: Token, published: str | None) -> When | None:
    future = _is_future(token)
    dates = [e for e in _dates(token) if _hangs_on(e.root, token)]
    for ent in sorted(dates, key=lambda e: (abs(e.root.i - token.i), e.start)):
        resolved = resolve_date(_words(ent), published, future=future)
        if resolved:
            return resolved
    return None


def _words(ent: Span) -> list[str]:
    """Return the words of a date, with the one before it, which may be "early" or "last"."""
    before = [ent.doc[ent.start - 1].lower_] if ent.start else []
    return [*(w for w in before if w in ("earlier", "later", "early", "late", "next", "last", "this")), *(
        t.lower_ for t in ent
    )]  # fmt: skip


def _dates(token: Token) -> list[Span]:
    sentence = token.sent
    return [e for e in sentence.ents if e.label_ == "DATE"]


def _hangs_on(date: Token, token: Token) -> bool:
    """Tell whether the date modifies the word, directly or by a word of time or an adverb ("early on Monday")."""
    at = date
    for _ in range(3):
        if at.head.i == at.i:
            return False
        direct, at = at.dep_.split(":")[0], at.head
        if direct not in _LINKS or (direct in ("nsubj", "obj") and at.i == token.i):
            return False
        if at.i == token.i:
            return True
        if at.ent_type_ not in ("DATE", "TIME") and at.pos_ != "ADV":
            return False
    return False


def _is_future(token: Token) -> bool:
    """Tell whether the clause looks ahead: "will", "plans to", "is due to"."""
    for word in (token, token.head):
        if any(c.lemma_ in ("will", "shall", "wo", "'ll", "going") and c.dep_.startswith("aux") for c in word.children):
            return True
        if (
            word.lemma_ in ("plan", "expect", "schedule", "intend", "due", "promise", "set", "hope")
            and word is not token
        ):
            return True
    return False


def where(predicate: Token) -> Span | None:
    """Return the place of what `predicate` tells: a phrase with "in", "at", "near" on it, or on the verb it shares."""
    for token in (predicate, predicate.head if predicate.dep_ in _SHARED else predicate):
        for child in token.children:
            place = child.ent_type_ in _PLACES and child.dep_.split(":")[0] in ("obl", "nmod")
            if place and any(c.dep_ == "case" and c.lower_ in _PLACE_CASES for c in child.children):
                return _name_around(child)
    return None


def _name_around(token: Token) -> Span:
    for ent in token.sent.ents:
        if ent.start <= token.i < ent.end:
            return ent
    return token.doc[token.i : token.i + 1]
