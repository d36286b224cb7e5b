"""In: a verb of speech, and what its content clause already gave. Out: the act itself, where it is a fact of its own.

"X promised to resign" is one, whatever else the sentence says; "X said that Y resigned" is evidence about Y, and a fact
of its own only if its content holds no relation.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.cues import Frame
from kg.extract.grammar.voice import is_infinitive, is_question, is_relative
from kg.extract.proposals import Context, Proposal, is_negated, verb_trigger
from kg.extract.tree import Word
from kg.extract.verbal.lightverbs import is_refused
from kg.model import Literal

_QUOTES = " \n,.;:\"'“”‘’"
# These say no more than that something was said.
_PLAIN = frozenset({"said", "announced", "confirmed", "published", "wrote", "declared"})
_OPENING, _CLOSING = frozenset({'"', "“", "``"}), ('"', "”", "''")
_LONGEST = 60
_EMPTY = frozenset("be seem appear happen let help have mean make".split())
_SILENT = frozenset({"declined-comment"})


def content_of(verb: Word) -> Word | None:
    """Return the head of the clause that is said: "X said that …", "X promised to …", "…, said X"."""
    found = verb.one("ccomp")
    if found is None and "xcomp" in verb.below:
        found = next((c for c in verb.all("xcomp") if is_infinitive(c)), None)
    if found is None and verb.dep == "parataxis" and verb.head is not None and verb.one("nsubj"):
        found = verb.head
        above = found.head
        if found.dep == "nsubj" and above is not None and found.i < verb.i < above.i:
            found = above  # "The deal, officials said, was signed"
    return found


def speech_claims(context: Context, verb: Word, told: frozenset[int]) -> Iterator[Proposal]:
    """Yield the act of speech; `told` holds the indices of the predicates that gave claims."""
    content = content_of(verb)
    if content is None or (verb.fine == "acl:relcl" and not _is_own(verb)):
        return  # "what it says was a mistake", "a man who police say fled": half a sentence
    if is_refused(context, verb):
        return
    words = _words_of(content, verb)
    for subject in context.clauses.frame(verb).subjects:
        silent = is_negated(verb) and is_question(content)
        cue = context.match(Frame.VERB, verb.lemma, "", negated=silent, subject=subject, object=Literal("", "clause"))
        if cue is None:
            yield from _open_content(context, verb, content, subject, told)
            continue
        if not (cue.relation in _SILENT or context.ontology.is_a(cue.relation, "said")):
            continue
        if cue.relation in _PLAIN and any(w.i in told for w in words):
            return
        if cue.relation == "said" and verb.lemma == "ask" and (is_infinitive(content) or _is_that(content)):
            cue = replace(cue, relation="urged")  # "asked that he be freed", "asked not to be named"
        gist = _text(context, words, verb)
        if gist and not (is_infinitive(content) and verb.all("obj", "iobj")):  # "urged Norway to leave" is told whole
            yield context.propose(cue, subject, Literal(gist), verb_trigger(verb), verb, "speech")


def _is_that(content: Word) -> bool:
    return any(c.fine == "mark" and c.lower == "that" for c in content.children)


def _is_own(verb: Word) -> bool:
    """Tell "the party, which has promised to leave", whose verb of speech has all that it needs."""
    subject = verb.one("nsubj")
    return subject is not None and is_relative(subject) and verb.lemma not in _EMPTY


def _open_content(
    context: Context, verb: Word, content: Word, subject: Word, told: frozenset[int]
) -> Iterator[Proposal]:
    # "The girls understand what the law means": a verb of its own, with what it is of in words
    words = _words_of(content, verb)
    if content.dep != "ccomp" or verb.all("obj") or any(w.i in told for w in words) or verb.lemma in _EMPTY:
        return
    if gist := _text(context, words, verb):
        yield Proposal(subject, f"other:{verb.low}", Literal(gist), verb_trigger(verb), verb, "open-content")


def _words_of(content: Word, verb: Word) -> list[Word]:
    """Return the words of the content without the verb of speech and what hangs on it, if it stands inside."""
    found: list[Word] = []
    waiting = [content]
    while waiting:
        word = waiting.pop()
        if word is not verb:
            found.append(word)
            waiting.extend(word.children)
    if content.i > verb.i:
        return found
    said = min((c.edges()[0] for c in verb.all("nsubj") if c.i > content.i), default=verb.i)
    return [w for w in found if w.i < min(said, verb.i)]  # "“It went well,” she said on Monday"


def _text(context: Context, words: list[Word], verb: Word) -> str:
    spoken = [w.i for w in words if not w.is_punct] or [w.i for w in words]
    low, high = min(spoken), max(spoken)
    if high - low >= _LONGEST:
        high = low + _LONGEST - 1
    text = context.text[context.words[low].start : context.words[high].end]
    if low < verb.i < high:
        text = _without_saying(context, low, high, {w.i for w in words})
    quoted = context.words[low].text in _OPENING or (low and context.words[low - 1].text in _OPENING)
    if quoted:
        text = text.lstrip(_QUOTES)
        text = min((text.split(mark)[0] for mark in _CLOSING), key=len)  # no more than what was quoted
    return text.strip(_QUOTES)


def _without_saying(context: Context, low: int, high: int, said: set[int]) -> str:
    """Return the words from `low` to `high`, without those that say them: "The deal, officials said, was off"."""
    parts: list[tuple[int, int]] = []
    start: int | None = low
    for gap in range(low, high + 1):
        if gap in said:
            begins = start is None and not (parts and context.words[gap].is_punct)
            start = gap if begins else start
        elif start is not None and not context.words[gap].is_punct and not context.words[gap].is_blank:
            parts.append((start, gap))
            start = None
    if start is not None:
        parts.append((start, high + 1))
    texts = [context.text[context.words[a].start : context.words[b - 1].end] for a, b in parts]
    return " ".join([*(t.rstrip(_QUOTES) for t in texts[:-1]), *texts[-1:]])
