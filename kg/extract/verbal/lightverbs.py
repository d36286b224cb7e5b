"""In: the frame of a verb that leaves the meaning to a noun. Out: what verb and noun say together.

"She made a visit to Oslo", "They reached an agreement with the union", "He paid the town a visit", "Police took him
into custody", "The town came under attack from rebels". Only the vocabulary's own pairs of verb and noun count.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.cues import Cue, Frame
from kg.extract.beside.mutual import pairs
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.grammar.clauses import clauses_about
from kg.extract.grammar.voice import is_question, split
from kg.extract.proposals import Argument, Context, Proposal, verb_trigger
from kg.extract.tree import Obliques, Word, preposition
from kg.extract.words.circumstances import takes_no_part
from kg.extract.words.nouns import ACTORS, GROUND


def light_verb_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield what the verb says with a noun; adds to `taken` the arguments that it uses up."""
    yield from _citizenship(context, frame, taken)
    if frame.lemma == "have":
        yield from _to_do_with(context, frame, taken)
    nouns = context.ontology.index.nouns(frame.lemma)
    if not nouns:
        return
    # "declined to comment on it", "found her guilty"
    refused = [("", c) for c in frame.predicate.all("xcomp") if c.pos in ("VERB", "ADJ") or c.lemma in _FALLEN]
    refused += [("", c) for o in frame.objects for c in o.all("amod", "acl") if c.i > o.i]  # "left nine people dead"
    for particle, whole in [("", o) for o in frame.objects] + frame.obliques + refused:
        noun = _part(whole)
        if noun.low not in nouns and noun.lower not in nouns:
            continue
        yield from _together(context, frame, whole, particle, noun, taken)
        before = " ".join(filter(None, (frame.particle, particle)))
        for after, other in _others(frame, noun, particle):
            for subject in _subjects(frame, particle):
                cue = _match(context, frame, noun, before, after, subject, other)
                if cue and cue.relation in _CONTESTS and after != "of" and _of_another(noun):
                    continue  # "celebrated the victory of their team in the final": the team won
                backer = other if cue and cue.inverse else subject
                if cue and cue.relation in _STANCES and _is_lifeless(context, backer):
                    continue  # "Surveys show support for the party", but the deal may have support from it
                if cue and cue.relation == "attacked" and after in ("in", "at") and noun.lemma in _LABOUR:
                    continue  # "began a strike in Lima": nobody attacks the town
                if cue and _keeps_thing(noun):
                    continue  # "refused to give him a visa"
                if cue and cue.relation == "studied" and after in ("in", "at") and context.type_of(other) in GROUND:
                    continue  # "did a survey in Norway": it was done there
                if cue and cue.relation == "confirmed" and any(c.lower == "not" for c in noun.children):
                    cue = replace(cue, relation="denied")  # "pleaded not guilty to murder"
                if cue and other is not noun:
                    taken.update((whole.i, noun.i, other.i))
                    trigger = verb_trigger(frame.predicate, [noun])
                    yield context.propose(cue, subject, other, trigger, frame.predicate, f"light-verb-{frame.rule}")


def _citizenship(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "She holds Norwegian citizenship", "He was granted it"
    holders = frame.recipients if frame.lemma in _GRANTING else frame.subjects if frame.lemma in _HOLDING else []
    for status in frame.objects if holders else ():
        places = [context.mentions.place(c) for c in status.all("amod")] if status.lemma in _STATUS else []
        for place in (p for p in places if p is not None):
            taken.add(status.i)
            trigger = verb_trigger(frame.predicate, [status])
            for holder in holders:
                yield Proposal(holder, "citizen-of", place, trigger, frame.predicate, f"citizenship-{frame.rule}")


_FALLEN = frozenset({"victim", "prey"})  # "fell victim to a fraud"
_STATUS = frozenset({"citizenship", "nationality"})
_HOLDING = frozenset("hold have acquire obtain receive get gain take".split())
_GRANTING = frozenset("grant give offer award".split())


def _to_do_with(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "The firm has nothing to do with the fraud"
    for much in frame.objects:
        doing = next((c for c in much.children if _is_doing(c)), None)
        for other in split([c for c in doing.all("obl") if preposition(c) == "with"]) if doing is not None else ():
            taken.add(much.i)
            for subject in frame.subjects:
                acting = {context.type_of(subject), context.type_of(other)} <= ACTORS
                relation = "affiliated-with" if acting else "other:have-to-do-with"
                trigger = verb_trigger(frame.predicate, [much])
                yield Proposal(subject, relation, other, trigger, frame.predicate, f"to-do-with-{frame.rule}")


def _is_doing(verb: Word) -> bool:
    much = verb.head
    if verb.lemma != "do" or verb.dep != "acl" or much is None or much.lower not in _MUCH:
        return False
    return much.head is not None and much.head.lemma == "have"


_MUCH = frozenset("nothing something anything everything little much lot".split())


def is_refused(context: Context, verb: Word) -> bool:
    """Tell "comment" of "declined to comment on it" and "do" of "has nothing to do with it", told by the other verb."""
    if _is_doing(verb):
        return True
    if verb.dep != "xcomp" or verb.head is None:
        return False
    return verb.lemma in context.ontology.index.nouns(verb.head.lemma) and not _keeps_thing(verb)


def _keeps_thing(verb: Word) -> bool:
    """Tell "declined to give him money", which says nothing of what he knows, from "declined to give details"."""
    if verb.lemma not in _PASSING or verb.pos != "VERB":
        return False
    return not any(o.low in _TOLD for o in verb.all("obj"))


_PASSING = frozenset("give provide offer release".split())
_TOLD = frozenset(
    "detail name identity information figure number comment reason explanation interview evidence proof timeline "
    "timetable timeframe estimate breakdown specific answer".split()
)


_LABOUR = frozenset({"strike", "operation"})
_STANCES = frozenset({"backs", "opposes", "praised", "criticised"})


def _is_lifeless(context: Context, noun: Word) -> bool:
    return noun.low in _COUNTS or context.type_of(noun) in ("Thing", "Event", "Facility", "Place", "Vehicle")


_COUNTS = frozenset("survey poll census figure result study statistic".split())
_CONTESTS = frozenset({"won", "lost", "defeated"})


def _of_another(noun: Word) -> bool:
    return any(preposition(c) == "of" for c in noun.all("nmod"))


def _part(noun: Word) -> Word:
    # "held six rounds of talks": talks were held
    if noun.low not in _SEVERAL:
        return noun
    return next((c for c in noun.all("nmod") if preposition(c) == "of"), noun)


_SEVERAL = frozenset("round series set number couple string spate wave flurry bout session".split())


def _together(
    context: Context, frame: ClauseFrame, whole: Word, particle: str, noun: Word, taken: set[int]
) -> Iterator[Proposal]:
    # "Norway and Peru held talks", "The two entered into talks": with each other, unless it is told with whom else
    if frame.lemma in _MEDIATING:
        return
    if any(preposition(c) in ("with", "between", "on with") for c in (*noun.all("nmod"), *frame.predicate.all("obl"))):
        return
    before = " ".join(filter(None, (frame.particle, particle)))
    for first, second in pairs(context, frame.subjects):
        cue = _match(context, frame, noun, before, "with", first, second)
        if cue:
            if frame.lemma != "sign":  # who signs a treaty with another signs the treaty too
                taken.update((whole.i, noun.i))
            trigger = verb_trigger(frame.predicate, [noun])
            yield context.propose(cue, first, second, trigger, frame.predicate, f"light-verb-mutual-{frame.rule}")


# Who does so stands between those who agree: "The truce was brokered by Norway and Peru".
_MEDIATING = frozenset("broker mediate host facilitate monitor oversee welcome announce secure".split())


def _subjects(frame: ClauseFrame, particle: str) -> list[Word]:
    if frame.passive and particle and not frame.subjects:
        return []
    return frame.subjects


def _others(frame: ClauseFrame, noun: Word, particle: str) -> Obliques:
    """Return who else takes part, and by what preposition; "" for a direct object, a recipient or a possessor."""
    after = min(noun.i, frame.predicate.i)
    behind = [(p, w) for p, w in frame.obliques if w is not noun and w.i > after]
    found: Obliques = [(p, w) for p, w in behind if not takes_no_part(p, w, noun.low)]
    if noun.pos in ("VERB", "ADJ"):  # "declined to comment on it", "tested positive for it"
        found.extend((preposition(c), w) for c in noun.all("obl") for w in split([c]))
    if noun.pos == "VERB":
        found.extend(("", w) for w in split(noun.all("obj")))
        found.extend(clauses_about(noun))
        found.extend(("", c) for c in noun.all("ccomp") if is_question(c))  # "refused to say whether it would leave"
    of_object = noun.head in frame.objects or (noun.tag == "VBN" and frame.lemma == "leave")
    if noun.pos == "ADJ" or noun.tag == "JJ" or of_object:  # the two tags may differ
        own = [o for o in frame.objects if o is noun.head]  # "left nine dead and thousands homeless"
        found.extend(("", w) for w in own or frame.objects)
    for child in noun.all("nmod"):
        if child.fine == "nmod:poss":
            whose = "of" if noun.lemma in ("favor", "favour") else ""  # "ruled in Norway's favour"
            found.extend((whose, w) for w in split([child]))
        else:
            found.extend((preposition(child), w) for w in split([child]))
    for ranging in (c for c in noun.all("acl") if c.lower == "ranging"):  # "support ranging from the mayor to Ruiz"
        ends = [c for c in ranging.all("obl") if preposition(c) in ("from", "to")]
        ends += [c for first in ends for c in first.all("nmod") if preposition(c) == "to"]
        found.extend(("from", w) for w in ends)
    found.extend(("", w) for w in frame.recipients)
    if particle:
        found.extend(("", w) for w in frame.objects)
    return found


def _match(
    context: Context, frame: ClauseFrame, noun: Word, particle: str, after: str, subject: Argument, other: Argument
) -> Cue | None:
    return context.match(
        Frame.VERB,
        frame.lemma,
        after,
        noun=noun.lower if noun.tag == "VBN" else noun.low,  # "left two men injured"
        particle=particle,
        negated=frame.negated,
        subject=subject,
        object=other,
    )
