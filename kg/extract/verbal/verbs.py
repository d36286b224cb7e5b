"""In: a verb's frame. Out: what the verb says about its arguments, in the vocabulary's words or in its own.

Each construction is a function with its sentence; the cue that matches decides the relation, an unknown verb makes an
open one.
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.beside.links import noun_phrase
from kg.extract.beside.mutual import mutual_claims
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.reference.reflexives import REFLEXIVES
from kg.extract.tree import Word, is_nominal
from kg.extract.verbal.casualties import casualty_claims
from kg.extract.verbal.family import family_claims
from kg.extract.verbal.judgements import judgement_claims
from kg.extract.verbal.leaving import leaving_claims
from kg.extract.verbal.lightverbs import is_refused, light_verb_claims
from kg.extract.verbal.moved import moved_claims
from kg.extract.verbal.obliques import oblique_claims
from kg.extract.verbal.penalties import penalty_claims
from kg.extract.verbal.placings import placing_claims
from kg.extract.verbal.prices import change_claims, price_claims, result_claims, shift_claims
from kg.extract.verbal.prizes import prize_claims
from kg.extract.verbal.reasons import disagreement_claims, exchange_claims, length_claims, reason_claims
from kg.extract.verbal.recipients import recipient_claims
from kg.extract.verbal.transitive import transitive_claims
from kg.extract.verbal.verdicts import verdict_claims
from kg.model import Literal

_JOINT = frozenset("found co-found establish write co-write co-author compose design invent build create".split())


def verb_claims(context: Context, verb: Word) -> Iterator[Proposal]:
    """Yield all that a verb says; a rule that reads objects, obliques or a passive is not asked where there is none."""
    if is_refused(context, verb):
        return
    frame = context.clauses.frame(verb)
    taken: set[int] = set()
    harmed = list(casualty_claims(context, frame)) if frame.passive or frame.lemma == "die" else []
    if harmed:
        taken.add(verb.i)  # that they were is told with what harmed them
    yield from light_verb_claims(context, frame, taken)
    if frame.objects:
        yield from _self_styled(context, frame, taken)
        yield from judgement_claims(context, frame, taken)
    yield from prize_claims(context, frame, taken)
    yield from penalty_claims(context, frame, taken)
    yield from verdict_claims(context, frame, taken)
    if frame.objects:
        yield from result_claims(context, frame, taken)
    if not frame.passive:
        yield from change_claims(context, frame, taken)
    yield from family_claims(context, frame, taken)
    if frame.lemma in _JOINT:
        yield from _together_with(context, frame)
    if frame.passive:
        yield from _found_dead(context, frame, taken)
    if frame.lemma == "rule":
        yield from _ruled(frame)
    if verb.lower == "missing":
        yield from _missing(context, frame)
    yield from mutual_claims(context, frame, taken)
    yield from leaving_claims(context, frame, taken)
    yield from transitive_claims(context, frame, taken)
    if frame.recipients:
        yield from recipient_claims(context, frame, taken)
    yield from harmed
    if frame.obliques:
        yield from price_claims(context, frame, taken)
        yield from reason_claims(context, frame)
        yield from exchange_claims(context, frame)
    yield from placing_claims(context, frame)
    yield from shift_claims(context, frame)
    yield from length_claims(context, frame)
    if frame.lemma == "disagree":
        yield from disagreement_claims(context, frame)
    yield from oblique_claims(context, frame, taken)
    if frame.obliques and not frame.passive:
        yield from moved_claims(context, frame, taken)


def _ruled(frame: ClauseFrame) -> Iterator[Proposal]:
    # "The court ruled that the ban was illegal": on the ban
    for clause in frame.predicate.all("ccomp") if not frame.particle else ():
        for matter in (c for c in clause.all("nsubj") if c.pos in ("NOUN", "PROPN")):
            for court in frame.subjects:
                yield Proposal(court, "ruled-on", matter, verb_trigger(frame.predicate), frame.predicate, "ruling")


def _missing(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    # "Five people are still missing"
    verb = frame.predicate
    if frame.objects or not any(c.lemma == "be" for c in verb.all("aux")):
        return
    for subject in frame.subjects:
        somebody = context.type_of(subject) in ("Person", "Group", "Vehicle")  # but pages "are missing from the book"
        if somebody or (not frame.obliques and context.type_of(subject) not in ("Quantity", "Clause")):
            yield Proposal(subject, "other:be", Literal(verb.lower), verb_trigger(verb), verb, "missing")


def _together_with(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    # "founded the firm with Ana Ruiz": she founded it too
    if frame.passive or frame.negated:
        return
    for prep, other in frame.obliques:
        if prep not in ("with", "together with", "alongside") or other.ent != "PERSON":
            continue
        for work in frame.objects:
            cue = context.match(Frame.VERB, frame.lemma, frame.particle, subject=other, object=work)
            if cue and cue.relation in ("founded", "wrote", "produced"):
                yield context.propose(cue, other, work, verb_trigger(frame.predicate), frame.predicate, "together-with")


def _self_styled(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "Ana Ruiz declared herself president"
    if "xcomp" not in frame.predicate.below or not frame.objects:
        return
    role = next((c for c in frame.predicate.all("xcomp") if is_nominal(c)), None)
    himself = next((o for o in frame.objects if o.lower in REFLEXIVES), None)
    if role is None or himself is None:
        return
    words = Literal(noun_phrase(context, role))
    for subject in frame.subjects:
        cue = context.match(Frame.VERB, frame.lemma, "", subject=subject, object=words)
        if cue:
            taken.add(himself.i)
            yield context.propose(cue, subject, words, verb_trigger(frame.predicate), frame.predicate, "self-styled")


def _found_dead(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "Two hikers were found dead near Lima", "Dozens are feared dead in Lima"
    if frame.lemma not in _FOUND:
        return
    dead = next((c for c in frame.predicate.all("xcomp") if c.lemma == "dead"), None)
    if dead is None:
        return
    for prep, place in frame.obliques:
        for sufferer in frame.objects:
            cue = context.match(Frame.VERB, "die", prep, subject=sufferer, object=place)
            if cue and cue.relation == "died-in":
                taken.add(place.i)
                trigger = verb_trigger(frame.predicate, [dead, *(c for c in place.children if c.dep == "case")])
                sure = frame.predicate if frame.lemma in _SEEN else dead
                yield context.propose(cue, sufferer, place, trigger, sure, f"dead-{frame.rule}")


_SEEN = frozenset({"find", "confirm", "pronounce", "declare", "discover"})
_FOUND = _SEEN | frozenset({"fear", "report", "believe", "presume", "think", "assume", "say"})
