"""In: an article under reading, and what became of each proposal. Out: an account of each sentence.

An account names the predicates of a sentence, what was found around each, which claims that gave, and why the rest gave
none. The reasons are recorded where proposals are dropped; here they are only put in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.cues import Cue, Frame
from kg.extract.beside.links import links
from kg.extract.proposals import Argument, Context, Proposal
from kg.extract.reference.mentions import phrase
from kg.extract.tree import Word, sentence_bounds
from kg.extract.words.derivations import agent_verb, event_verb
from kg.model import Claim, Literal, Mention


@dataclass(frozen=True, slots=True)
class Part:
    """What stands beside a predicate: its role ("subject", "object", a preposition), its words and its class."""

    role: str
    words: str
    type: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A proposal in words, and why it was left out; `reason` is "" where it became a claim."""

    subject: str
    relation: str
    object: str
    rule: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that could tell something, what was found around it, and what came of it."""

    word: str
    kind: str
    parts: tuple[Part, ...]
    outcomes: tuple[Outcome, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One sentence of an article, and its predicates in text order."""

    article: str
    sentence: str
    predicates: tuple[Predicate, ...]

    @property
    def claims(self) -> int:
        return sum(not o.reason for p in self.predicates for o in p.outcomes)


Kept = tuple[Proposal, Claim | None, str]  # what was proposed, the claim that it became, why it became none


class Accounts:
    """Gives an account of each sentence of one article."""

    def __init__(self, context: Context, article: str, kept: Sequence[Kept]) -> None:
        self._context, self._article = context, article
        self._by_predicate: dict[int, list[Kept]] = {}
        for each in kept:
            self._by_predicate.setdefault(each[0].predicate.i, []).append(each)

    def __iter__(self) -> Iterator[Account]:
        sentences: dict[int, list[Word]] = {}
        for word in self._context.words:
            sentences.setdefault(word.sent, []).append(word)
        for (start, end), words in zip(sentence_bounds(self._context.words), sentences.values(), strict=True):
            predicates = tuple(self._predicate(w) for w in words if self._tells(w))
            yield Account(self._article, self._context.text[start:end].strip(), predicates)

    def _tells(self, word: Word) -> bool:
        """True for verbs, predicates of "be", nouns of events and roles, and where a rule held."""
        if word.i in self._by_predicate:
            return True
        if word.pos in ("VERB", "AUX"):
            return word.dep not in ("aux", "cop", "case", "mark")
        return any(c.dep == "cop" for c in word.children) or self._names_an_event(word)

    def _names_an_event(self, word: Word) -> bool:
        lemma = word.low
        if word.pos != "NOUN":
            return False
        known = any((frame, lemma) in self._context.ontology.cues for frame in (Frame.THE, Frame.BE))
        return known or event_verb(lemma) is not None or agent_verb(lemma) is not None

    def _predicate(self, word: Word) -> Predicate:
        parts = tuple(self._parts(word))
        outcomes = tuple(self._outcome(*each) for each in self._by_predicate.get(word.i, ()))
        kind = "verb" if word.pos in ("VERB", "AUX") else "noun" if word.pos in ("NOUN", "PROPN") else word.pos.lower()
        return Predicate(word.text, kind, parts, outcomes, "" if outcomes else self._remark(word, parts))

    # ── what was found ───────────────────────────────────────────────────────────────────────────────────────────────

    def _parts(self, word: Word) -> Iterator[Part]:
        clauses = self._context.clauses
        if word.pos in ("VERB", "AUX"):
            frame = clauses.frame(word)
            yield from (self._part("subject", w) for w in frame.subjects)
            yield from (self._part("object", w) for w in frame.objects)
            yield from (self._part("recipient", w) for w in frame.recipients)
            yield from (self._part(prep, w) for prep, w in frame.obliques)
            return
        if any(c.dep == "cop" for c in word.children):
            yield from (self._part("subject", w) for w in clauses.surface(word)[0])
        if word.pos in ("NOUN", "PROPN"):
            yield from (self._part(prep, other) for prep, other, _ in links(self._context, word))

    def _part(self, role: str, argument: Argument) -> Part:
        return Part(role, self._words(argument), self._context.type_of(argument))

    def _words(self, argument: Argument | None) -> str:
        if isinstance(argument, Mention):
            return argument.text
        if isinstance(argument, Literal):
            return f"{argument.value} {argument.unit or ''}".strip()
        if argument is None:
            return ""
        start, end = phrase(argument)
        words = self._context.words
        return self._context.text[words[start].start : words[end - 1].end]

    def _outcome(self, proposal: Proposal, claim: Claim | None, reason: str) -> Outcome:
        subject = self._words(claim.subject if claim else proposal.subject)
        object_ = self._words(claim.object if claim else proposal.object)
        return Outcome(subject, proposal.relation, object_, proposal.rule, reason)

    # ── why nothing was proposed ─────────────────────────────────────────────────────────────────────────────────────

    def _remark(self, word: Word, parts: Sequence[Part]) -> str:
        roles = {p.role for p in parts}
        if word.pos in ("VERB", "AUX") and not any(c.dep == "cop" for c in word.children):
            known = self._cues(word, Frame.VERB)
            if "subject" not in roles:
                return f"no subject was found, and no agent; {known}"
            if roles == {"subject"}:
                return f"a subject, but nobody and nothing that it is joined to; {known}"
            return f"no rule and no cue joins these; {known}"
        if not parts:
            return "nothing hangs on it that it could join"
        return f"no cue joins these; {self._cues(word, Frame.BE, Frame.THE)}"

    def _cues(self, word: Word, *frames: Frame) -> str:
        """Tell what the vocabulary knows of the word, one cue a relation, so that one sees what is missing."""
        lemma = word.low
        found: dict[str, Cue] = {}
        for frame in frames:
            for cue in reversed(self._context.ontology.cues.get((frame, lemma), ())):  # the plainest ones first
                found.setdefault(cue.relation, cue)
        if not found:
            return f"the vocabulary has no cue for “{lemma}”"
        shown = [f"“{written(cue)}” ({relation})" for relation, cue in found.items()]
        more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        return f"the vocabulary has {', '.join(shown[:_SHOWN])}{more}"


_SHOWN = 6


def written(cue: Cue) -> str:
    """Write a cue as the ontology does."""
    article = {Frame.VERB: "", Frame.BE: "be", Frame.THE: "the"}[cue.frame]
    noun = f"({cue.noun})" if cue.noun else ""
    conditions = [f"<{'|'.join(c)}>" if c else "" for c in (cue.subject, cue.object)]
    negation, turn = "not" if cue.negated else "", "^" if cue.inverse else ""
    words = [negation, article, *cue.modifiers, cue.lemma, cue.particle, noun, cue.after]
    return turn + " ".join(filter(None, [conditions[0], *words, conditions[1]]))
