"""Direct speech: where quotation marks open and close, and who speaks between them.

In: a Text. Out: the quotations that hold clauses, in order, each with its verb of saying or speaker, if there is one.
A quotation may run over several sentences and paragraphs; scare quotes and titles are no speech.
"""

from kg.extract.evidence.saying import is_saying, label_of, noun_phrase, speaks, who_says
from kg.extract.evidence.turns import turns
from kg.extract.tree import Stretch, Text, Word
from kg.extract.words.nouns import ACTING_NAMES
from kg.model import value

_OPENING, _CLOSING, _STRAIGHT = {"“", "„", "``", "«"}, {"”", "''", "»"}, {'"'}
_MARKS = _OPENING | _CLOSING | _STRAIGHT
_LONGEST = 400
_REACH = 18


@value()
class Quotation:
    """Tokens start to end (end excluded, marks included), the verb of saying outside it, and the speaker."""

    start: int
    end: int
    verb: Word | None
    speaker: Stretch | None


def quotations(text: Text) -> list[Quotation]:
    """Return the direct speech of the document, in order."""
    marks = _marks(text)
    inside = is_quoted(text, marks)
    found: list[Quotation] = []
    for start, end in marks:
        if not _is_speech(text, start, end):
            continue
        verb = _verb(text, start, end, inside)
        speaker = who_says(verb) if verb is not None else None
        if speaker is None:
            speaker = _from_context(text, start, end, found, inside)
        if speaker is not None or _fills_sentence(text, start, end):
            found.append(Quotation(start, end, verb, speaker))
    return sorted([*found, *_turns(text, found)], key=lambda q: q.start)


def is_quoted(text: Text, marks: list[tuple[int, int]] | None = None) -> list[bool]:
    """Tell of each word whether it stands between quotation marks, where these are paired if not done before."""
    known: list[bool] | None = text.kept.get(_QUOTED)
    if known is None:
        known = text.kept[_QUOTED] = [False] * len(text.words)
        for start, end in _marks(text) if marks is None else marks:
            known[start:end] = [True] * (end - start)
    return known


_QUOTED = "quoted"


def _turns(text: Text, marked: list[Quotation]) -> list[Quotation]:
    """Return the turns of an interview as speech, without what is in quotation marks within them."""
    found: list[Quotation] = []
    for start, end, speaker in turns(text):
        for quotation in marked:
            if start <= quotation.start < end:
                found.append(Quotation(start, quotation.start, None, speaker))
                start = quotation.end
        found.append(Quotation(start, end, None, speaker))
    return [q for q in found if q.start < q.end]


def _marks(text: Text) -> list[tuple[int, int]]:
    """Pair the quotation marks; a paragraph that opens anew within a quotation goes on with it, others end it."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for at in _places(text):
        token = text.words[at]
        form = token.text
        if opened is not None and at - opened > _LONGEST:
            opened = None
        if form not in _MARKS:  # a paragraph begins
            if opened is not None and not any(_says_itself(t) for t in text.words[opened:at]):
                found.append((opened, at))  # its closing mark was forgotten, at the end as it seems
            opened = None
            continue
        opens = _opens(token) if form in _STRAIGHT else form in _OPENING
        if opened is None:
            opened = at if opens or form in _STRAIGHT else None
        elif not opens or form in _STRAIGHT:
            if opens and form in _STRAIGHT and _starts_paragraph(token):
                continue
            found.append((opened, at + 1))
            opened = None
    if opened is not None and len(text.words) - opened <= _LONGEST:
        found.append((opened, text.words[opened].sentence[1]))
    return found


def _places(text: Text) -> list[int]:
    """Return where quotation marks stand and where paragraphs begin."""
    breaks = {w.i + 1 for w in text.words[:-1] if "\n" in w.text and w.is_blank and w.text.count("\n") > 1}
    return sorted(breaks.union(text.paragraphs, (w.i for w in text.words if w.text in _MARKS)))


def _says_itself(token: Word) -> bool:
    return is_saying(token) and token.fine in ("root", "parataxis")


def _opens(token: Word) -> bool:
    before = token.near(-1) if token.i else None
    free = before is None or before.spaced or before.is_blank or before.text == "("
    return free and not token.spaced


def _starts_paragraph(token: Word) -> bool:
    if token.i == 0 or token.near(-1).is_blank:
        return True
    return token.i in token.within.paragraphs


def _is_speech(text: Text, start: int, end: int) -> bool:
    """Tell speech from a title or scare quotes: it holds a clause."""
    return any(w.tag in ("VBD", "VBZ", "VBP", "MD") or w.has("VerbForm=Fin") for w in text.words[start:end])


def _verb(text: Text, start: int, end: int, inside: list[bool]) -> Word | None:
    """Return the verb of saying nearest to the quotation in the sentences that it touches."""
    low, high = text.words[start].sentence[0], text.words[end - 1].sentence[1]
    if high < len(text.words) and is_saying(text.words[high]) and text.words[high].tag != "VB":
        high = text.words[high].sentence[1]  # "… ." said Rana.: the sentence was split too early
    near: list[tuple[int, int]] = []
    for token in text.words[low:high]:
        i = token.i
        if inside[i] or not is_saying(token):
            continue
        distance = start - i if i < start else i - end + 1
        linked = _linked(token, start, end)
        if not linked and (distance > _REACH or _other_clause(token)):
            continue
        near.append((distance if linked else distance + _REACH, i))
    return text.words[min(near)[1]] if near else None


def _linked(verb: Word, start: int, end: int) -> bool:
    if any(
        start <= c.i < end and c.fine in ("ccomp", "parataxis", "obj", "dep", "xcomp", "obl") for c in verb.children
    ):
        return True
    return verb.fine in ("parataxis", "dep", "advcl") and start <= verb.above.i < end


def _other_clause(verb: Word) -> bool:
    """Tell a verb of saying that already has its content, or stands in a relative clause or a condition."""
    if any(c.fine == "ccomp" for c in verb.children):
        return False
    return verb.fine in ("acl:relcl", "acl", "amod") or verb.dep == "nmod"


def _from_context(text: Text, start: int, end: int, before: list[Quotation], inside: list[bool]) -> Stretch | None:
    """Find the speaker of a quotation without a verb: the sentence before introduces it, or the speaker goes on."""
    first = text.words[start].sentence[0]
    if start > first and text.words[start - 1].text == ":":
        return _before_colon(text, first, start, before)
    if not _fills_sentence(text, start, end):
        return None
    if first == 0:
        return None
    previous = Stretch(text, *text.words[first - 1].sentence)
    if before and before[-1].end > previous.start and before[-1].speaker is not None:
        return before[-1].speaker
    words = previous.words
    verbs = [t for t in words if not inside[t.i] and speaks(t)]
    for verb in sorted(verbs, key=lambda t: t.fine != "root"):
        speaker = who_says(verb)
        if speaker is not None:
            return speaker
    last = words[-1] if not words[-1].is_blank or len(words) == 1 else words[-2]
    if last.text == ":" or (len(words) > 1 and last.near(-1).text == ":"):
        subjects = [c for c in previous.root.children if c.dep == "nsubj"]
        return Stretch(text, subjects[0].edges()[0], subjects[0].i + 1) if subjects else None
    return None


def _before_colon(text: Text, first: int, start: int, before: list[Quotation]) -> Stretch | None:
    """Return who speaks in "Ruiz went on: “…”", "And then: “…”": the subject, or who spoke last."""
    words = text.words[first : start - 1]
    for word in words:
        if word.dep == "nsubj" and (word.ent in ACTING_NAMES or label_of(word) in ACTING_NAMES):
            return noun_phrase(word)
    told = any(word.pos in ("VERB", "AUX") for word in words)
    if not told and before and 0 <= first - before[-1].end <= _NEAR:
        return before[-1].speaker
    return None


_NEAR = 4  # words between a quotation and the one that goes on with it: a full stop, blanks


def _fills_sentence(text: Text, start: int, end: int) -> bool:
    """Tell a quotation of whole sentences from one within a sentence of the article's."""
    first, last = text.words[start].sentence[0], text.words[end - 1].sentence[1]
    before = [t for t in text.words[first:start] if not t.is_punct and not t.is_blank]
    after = [t for t in text.words[end:last] if not t.is_punct and not t.is_blank]
    return not before and len(after) <= 1
