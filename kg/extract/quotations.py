"""Direct speech: where quotation marks open and close, and who speaks between them.

In: a Doc. Out: the quotations that hold clauses, in order, each with its verb of saying or speaker, if there is one.
A quotation may run over several sentences and paragraphs; scare quotes and titles are no speech.
"""

from dataclasses import dataclass

from spacy.attrs import ORTH
from spacy.tokens import Doc, Span, Token

from kg.extract.saying import is_saying, who_says
from kg.extract.turns import turns

_OPENING, _CLOSING, _STRAIGHT = {"“", "„", "``", "«"}, {"”", "''", "»"}, {'"'}
_LONGEST = 400
_REACH = 18


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens start to end (end excluded, marks included), the verb of saying outside it, and the speaker."""

    start: int
    end: int
    verb: Token | None
    speaker: Span | None


def quotations(doc: Doc) -> list[Quotation]:
    """Return the direct speech of the document, in order."""
    marks = _marks(doc)
    inside = [False] * len(doc)
    for start, end in marks:
        inside[start:end] = [True] * (end - start)
    found: list[Quotation] = []
    for start, end in marks:
        if not _is_speech(doc, start, end):
            continue
        verb = _verb(doc, start, end, inside)
        speaker = who_says(verb) if verb is not None else None
        if speaker is None:
            speaker = _from_context(doc, start, end, found, inside)
        if speaker is not None or _fills_sentence(doc, start, end):
            found.append(Quotation(start, end, verb, speaker))
    return sorted([*found, *_turns(doc, found)], key=lambda q: q.start)


def _turns(doc: Doc, marked: list[Quotation]) -> list[Quotation]:
    """Return the turns of an interview as speech, without what is in quotation marks within them."""
    found: list[Quotation] = []
    for start, end, speaker in turns(doc):
        for quotation in marked:
            if start <= quotation.start < end:
                found.append(Quotation(start, quotation.start, None, speaker))
                start = quotation.end
        found.append(Quotation(start, end, None, speaker))
    return [q for q in found if q.start < q.end]


def _marks(doc: Doc) -> list[tuple[int, int]]:
    """Pair the quotation marks; a paragraph that opens anew within a quotation goes on with it, others end it."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for at in _places(doc):
        token = doc[at]
        text = token.text
        if opened is not None and at - opened > _LONGEST:
            opened = None
        if not _is_mark(text):  # a paragraph begins
            if opened is not None and not any(_says_itself(t) for t in doc[opened:at]):
                found.append((opened, at))  # its closing mark was forgotten, at the end as it seems
            opened = None
            continue
        opens = _opens(token) if text in _STRAIGHT else text in _OPENING
        if opened is None:
            opened = at if opens or text in _STRAIGHT else None
        elif not opens or text in _STRAIGHT:
            if opens and text in _STRAIGHT and _starts_paragraph(token):
                continue
            found.append((opened, at + 1))
            opened = None
    if opened is not None and len(doc) - opened <= _LONGEST:
        found.append((opened, doc[opened].sent.end))
    return found


def _places(doc: Doc) -> list[int]:
    """Return where quotation marks stand and where paragraphs begin; a walk through all tokens would cost."""
    strings = doc.vocab.strings
    marks = {strings[mark] for mark in (*_STRAIGHT, *_OPENING, *_CLOSING)}
    orths: list[int] = doc.to_array(ORTH).tolist()
    breaks = {orth for orth in set(orths) if (text := strings[orth]).isspace() and text.count("\n") > 1}
    starts = {i + 1 for i, orth in enumerate(orths[:-1]) if orth in breaks}
    starts.update(doc.user_data.get("paragraphs", ()))
    return sorted(starts.union(i for i, orth in enumerate(orths) if orth in marks))


def _says_itself(token: Token) -> bool:
    return is_saying(token) and token.dep_ in ("root", "parataxis")


def _is_mark(text: str) -> bool:
    return text in _STRAIGHT or text in _OPENING or text in _CLOSING


def _opens(token: Token) -> bool:
    before = token.nbor(-1) if token.i else None
    return (
        before is None or bool(before.whitespace_) or before.is_space or before.text == "("
    ) and not token.whitespace_


def _starts_paragraph(token: Token) -> bool:
    if token.i == 0 or token.nbor(-1).is_space:
        return True
    return token.i in token.doc.user_data.get("paragraphs", ())


def _is_speech(doc: Doc, start: int, end: int) -> bool:
    """Tell speech from a title or scare quotes: it holds a clause."""
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") or "Fin" in t.morph.get("VerbForm", []) for t in doc[start:end])


def _verb(doc: Doc, start: int, end: int, inside: list[bool]) -> Token | None:
    """Return the verb of saying nearest to the quotation in the sentences that it touches."""
    low, high = doc[start].sent.start, doc[end - 1].sent.end
    if high < len(doc) and is_saying(doc[high]) and doc[high].tag_ != "VB":
        high = doc[high].sent.end  # "… ." said Rana.: the sentence was split too early
    near: list[tuple[int, int]] = []
    for i in range(low, high):
        token = doc[i]
        if inside[i] or not is_saying(token):
            continue
        distance = start - i if i < start else i - end + 1
        linked = _linked(token, start, end)
        if not linked and (distance > _REACH or _other_clause(token)):
            continue
        near.append((distance if linked else distance + _REACH, i))
    return doc[min(near)[1]] if near else None


def _linked(verb: Token, start: int, end: int) -> bool:
    if any(
        start <= c.i < end and c.dep_ in ("ccomp", "parataxis", "obj", "dep", "xcomp", "obl") for c in verb.children
    ):
        return True
    return verb.dep_ in ("parataxis", "dep", "advcl") and start <= verb.head.i < end


def _other_clause(verb: Token) -> bool:
    """Tell a verb of saying that already has its content, or stands in a relative clause or a condition."""
    if any(c.dep_ == "ccomp" for c in verb.children):
        return False
    return verb.dep_ in ("acl:relcl", "acl", "amod") or verb.dep_.startswith("nmod")


def _from_context(doc: Doc, start: int, end: int, before: list[Quotation], inside: list[bool]) -> Span | None:
    """Find the speaker of a quotation without a verb: the sentence before introduces it, or the speaker goes on."""
    if not _fills_sentence(doc, start, end):
        return None
    first = doc[start].sent
    if first.start == 0:
        return None
    previous = doc[first.start - 1].sent
    if before and before[-1].end > previous.start and before[-1].speaker is not None:
        return before[-1].speaker
    verbs = [t for t in previous if not inside[t.i] and is_saying(t)]
    for verb in sorted(verbs, key=lambda t: t.dep_ != "root"):
        speaker = who_says(verb)
        if speaker is not None:
            return speaker
    last = previous[-1] if not previous[-1].is_space or len(previous) == 1 else previous[-2]
    if last.text == ":" or (len(previous) > 1 and last.nbor(-1).text == ":"):
        subjects = [c for c in previous.root.children if c.dep_.startswith("nsubj")]
        return doc[subjects[0].left_edge.i : subjects[0].i + 1] if subjects else None
    return None


def _fills_sentence(doc: Doc, start: int, end: int) -> bool:
    """Tell a quotation of whole sentences from one within a sentence of the article's."""
    sentence = doc[start].sent
    before = [t for t in doc[sentence.start : start] if not t.is_punct and not t.is_space]
    after = [t for t in doc[end : doc[end - 1].sent.end] if not t.is_punct and not t.is_space]
    return not before and len(after) <= 1
