"""When and where it happened: in, the word that heads a predication; out, its date and its place.

A date belongs to the word that it hangs on. A conjunct without a date of its own shares its neighbour's; one on the
verb of saying dates the saying.
"""

from spacy.tokens import Doc, Span, Token

from kg.extract.calendar import resolve_date
from kg.extract.derivations import event_verb
from kg.extract.factuality import factuality
from kg.extract.saying import label_of
from kg.model import Modality, When

_LINKS = frozenset({"obl", "nmod", "advmod", "nsubj", "obj", "appos", "dep", "compound", "nummod", "parataxis", "amod"})
_SHARED = frozenset({"conj", "xcomp"})
_SAYING = frozenset({"ccomp", "parataxis"})
_BOUNDS = frozenset("until till since for over before after from between through throughout".split())
_LASTING = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_PLACE_CASES = frozenset("in at near outside inside across on off around within".split())
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def when(predicate: Token, published: str | None) -> When | None:
    """Return the date of what `predicate` tells, resolved against the ISO day of publication; None without one."""
    token, of_event = predicate, True
    for _ in range(4):
        found = (
            _date_of(token, published) or _date_of_arguments(token, published) or _date_behind_subject(token, published)
        )
        if found:
            return When(found.value, found.precision, of_event)
        if token.head.i == token.i:
            return None
        if token.dep_ in _SAYING:
            of_event = False
        elif not _shares(token):
            return None
        token = token.head
    return None


def _shares(token: Token) -> bool:
    """Tell whether a word without a date has that of its head: "arrived on Monday and spoke", "signed a deal"."""
    link = token.dep_.split(":")[0]
    subject = any(c.dep_.startswith("nsubj") for c in token.children)
    if link in _SHARED:
        return not subject
    if link == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "case", "advmod")}
        return token.tag_ == "VBG" and (not marks or "with" in marks)
    if token.dep_ == "acl":
        return token.tag_ in ("VBG", "VBN")
    return link == "obj" and token.pos_ == "NOUN" and label_of(token) not in _LASTING


def _date_of(token: Token, published: str | None) -> When | None:
    dates = [e for e in _dates(token) if _hangs_on(e.root, token) and not _is_bound(e)]
    return _nearest(dates, token, published)


_ON_SUBJECT = ("nmod:unmarked", "nmod", "obl")


def _date_of_arguments(token: Token, published: str | None) -> When | None:
    """Find a date on what the verb is about: "put down a revolt on Monday", "Monday's raid killed two"."""
    if token.pos_ != "VERB":
        return None
    subjects = token.head if token.dep_ == "xcomp" else token
    nouns = [c for c in token.children if c.dep_ == "obj"] + [
        c for c in subjects.children if c.dep_ in ("nsubj", "nsubj:pass")
    ]
    nouns += [c for c in token.children if c.dep_ == "obl" and _is_occasion(c)]
    for noun in nouns:
        if noun.pos_ != "NOUN" or label_of(noun) in _LASTING:
            continue
        owned: tuple[str, ...] = ("nmod", "nmod:unmarked") if noun.dep_ == "obj" else ("nmod:poss", *_ON_SUBJECT)
        if noun.dep_ != "obj" and label_of(noun) == "EVENT":
            owned += ("nummod", "compound", "amod")  # "The 2003 invasion killed 40 people"
        dates = [e for e in _dates(token) if e.root.head.i == noun.i and e.root.dep_ in owned and not _is_bound(e)]
        found = _nearest(dates, token, published)
        if found:
            return found
    return None


def _date_behind_subject(noun: Token, published: str | None) -> When | None:
    """Find a date between a subject and its verb, which is the subject's: "The clash in Oslo last week killed two"."""
    above = noun
    while above.dep_ == "nmod" and above.head.i < above.i:
        above = above.head
    verb = above.head
    happening = label_of(noun) == "EVENT" or event_verb(noun.lemma_.lower()) is not None
    if noun.pos_ != "NOUN" or not happening or not above.dep_.startswith("nsubj") or above.i > verb.i:
        return None
    end = above.right_edge.i
    dates = [e for e in _dates(noun) if e.root.head.i == verb.i and end < e.start <= end + 2 and e.end <= verb.i]
    return _nearest([e for e in dates if not _is_bound(e) and not noun.doc[e.start - 1].is_punct], noun, published)


def _is_occasion(noun: Token) -> bool:
    # "In a raid on Friday, police arrested two men"
    return label_of(noun) == "EVENT" and any(c.lower_ in ("in", "during", "at") for c in noun.children)


def _nearest(dates: list[Span], token: Token, published: str | None) -> When | None:
    future = bool(dates) and factuality(token)[1] is Modality.PLANNED
    for ent in sorted(dates, key=lambda e: (abs(e.root.i - token.i), e.start)):
        resolved = resolve_date(_words(ent), published, future=future)
        if resolved:
            return resolved
    return None


def _is_bound(ent: Span) -> bool:
    """Tell a limit or a length of time from a date: "until Monday", "since 2015", "for the last two decades"."""
    return any(c.dep_ in ("case", "mark") and c.lower_ in _BOUNDS for c in ent.root.children)


def _words(ent: Span) -> list[str]:
    """Return the words of a date, with the one before it, which may be "early" or "last"."""
    before = [ent.doc[ent.start - 1].lower_] if ent.start else []
    return [*(w for w in before if w in ("earlier", "later", "early", "late", "next", "last", "this")), *(
        t.lower_ for t in ent
    )]  # fmt: skip


def _dates(token: Token) -> list[Span]:
    """Return the dates in the word's sentence; they are looked for once a Doc, for that takes a walk through it."""
    doc = token.doc
    known = doc.user_data.get(_KEY)
    if known is None:
        known = doc.user_data[_KEY] = _places(doc)
    return [doc[start:end] for start, end in known[token.i]]


def _places(doc: Doc) -> list[list[tuple[int, int]]]:
    """Return for each word where the dates of its sentence are; the words of a sentence share one list."""
    dates = [(e.start, e.end) for e in doc.ents if e.label_ in ("DATE", "TIME")]
    found: list[list[tuple[int, int]]] = []
    for sentence in doc.sents:
        found += [[d for d in dates if sentence.start <= d[0] and d[1] <= sentence.end]] * len(sentence)
    return found


_KEY = "kg.extract.when: dates"


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


def where(predicate: Token) -> Span | None:
    """Return the place of what `predicate` tells: a phrase with "in", "at", "near" on it, or on the verb it shares."""
    for token in (predicate, predicate.head if predicate.dep_ in _SHARED else predicate):
        for child in token.children:
            place = child.ent_type_ in _PLACES and child.dep_.split(":")[0] in ("obl", "nmod")
            if place and any(c.dep_ == "case" and c.lower_ in _PLACE_CASES for c in child.children):
                return _name_around(child)
    return None


def _name_around(token: Token) -> Span:
    start, end, doc = token.i, token.i + 1, token.doc
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return Span(doc, start, end)
