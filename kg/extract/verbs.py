"""In: a verb's frame. Out: what the verb says about its arguments, in the vocabulary's words or in its own.

Each construction is a function with its sentence; the cue that matches decides the relation, an unknown verb makes an
open one.
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.attachments import VEHICLES
from kg.extract.clauses import Frame as ClauseFrame
from kg.extract.derivations import event_verb
from kg.extract.lightverbs import light_verb_claims
from kg.extract.links import noun_phrase
from kg.extract.mentions import REFLEXIVES
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, is_nominal, preposition
from kg.extract.voice import is_infinitive, split
from kg.model import Literal

# Verbs that say nothing of their own when they have another verb or a noun to do it.
_EMPTY = frozenset("be do let seem appear happen tend".split())
_TIME_AND_MANNER = frozenset(
    "after before during since until till despite amid because without than like as per according including excluding "
    "unlike".split()
)
# Of these the one addressed is no object, whatever is said.
_ADDRESSING = frozenset("tell ask inform assure remind show".split())
_BESIDE = frozenset("with alongside beside against for".split())
# One says something in these, or they are times: nobody takes part in them.
_NO_GATHERINGS = frozenset(
    "quarter half season period event case interview statement report dispatch address term speech time process "
    "broadcast programme program incident moment phase stage round year month week day".split()
)
# Of these an object with an infinitive is the subject of what happens, and no more.
_RAISING = frozenset("cause allow permit enable let make want expect need get require lead leave like prefer".split())
_IDIOMS = {
    "take": frozenset("place part care effect shape note hold aim advantage action office steps time charge".split()),
    "make": frozenset("sense way room progress use headlines history".split()),
    "give": frozenset("way birth rise".split()),
    "play": frozenset({"host"}),
    "have": frozenset("access".split()),
    "pay": frozenset("attention".split()),
}
_AMOUNTS = frozenset({"MONEY", "QUANTITY", "PERCENT", "CARDINAL"})
_ABOARD = frozenset({"in", "on", "by", "aboard", "onto"})
_AIRCRAFT = frozenset("aircraft plane airplane aeroplane jet airliner helicopter air flight".split())
_PLACES = frozenset({"GPE", "Place", "Facility"})
_WHERE = frozenset("in at on near outside inside across around within throughout".split())
_VAGUE = frozenset("in on at of by".split())
_ACTORS = frozenset({"Person", "Organization", "GPE", "Group"})


def verb_claims(context: Context, verb: Word) -> Iterator[Proposal]:
    """Yield all that a verb says."""
    if _refused(context, verb):
        return
    frame = context.clauses.frame(verb)
    taken: set[int] = set()
    yield from light_verb_claims(context, frame, taken)
    yield from _self_styled(context, frame, taken)
    yield from _transitive(context, frame, taken)
    yield from _recipient(context, frame)
    yield from _oblique(context, frame, taken)
    yield from _object_to_oblique(context, frame, taken)


def _refused(context: Context, verb: Word) -> bool:
    # "declined to comment on it" is told by "declined"
    head = verb.head if verb.dep == "xcomp" else None
    cues = context.ontology.cues.get((Frame.VERB, head.lemma), ()) if head is not None else ()
    return any(cue.noun == verb.lemma for cue in cues)


def _transitive(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "Russia has backed Maduro", "Maduro is backed by Russia"
    if frame.lemma in _EMPTY:
        return
    for patient in frame.objects:
        if patient.i in taken or patient.ent in ("DATE", "TIME") or _raised(frame):
            continue
        for agent in frame.subjects:
            cue = context.match(
                Frame.VERB, frame.lemma, frame.particle, negated=frame.negated, subject=agent, object=patient
            )
            trigger = verb_trigger(frame.predicate)
            if cue:
                yield context.propose(cue, agent, patient, trigger, frame.predicate, frame.rule)
            elif not (patient.ent == "QUANTITY" or _counts(frame, patient) or _idiom(frame, patient)):
                name = "other:" + "-".join(filter(None, (frame.lemma.lower(), frame.particle)))
                much = patient.ent in ("MONEY", "PERCENT")  # "paid 401 million euros": no thing in the graph
                object = Literal(noun_phrase(context, patient), "quantity") if much else patient
                yield Proposal(agent, name, object, trigger, frame.predicate, f"open-{frame.rule}")


def _self_styled(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "Ana Ruiz declared herself president"
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


def _raised(frame: ClauseFrame) -> bool:
    # "The case caused Norway to leave": the leaving was caused, not Norway
    verb = frame.predicate
    clause = any(c.dep in ("xcomp", "advcl") and is_infinitive(c) for c in verb.children)
    return clause and frame.lemma in _RAISING and not frame.passive


def _idiom(frame: ClauseFrame, patient: Word) -> bool:
    # "The swap took place": the place is no thing
    return patient.lemma.lower() in _IDIOMS.get(frame.lemma, ()) and not patient.all("det", "amod")


def _counts(frame: ClauseFrame, patient: Word) -> bool:
    # "The party has 40 seats" is a number, and said as one
    return frame.lemma == "have" and any(c.dep == "nummod" and c.pos == "NUM" for c in patient.children)


def _recipient(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    # "The court awarded the town damages", "The town was awarded damages"
    for recipient in frame.recipients:
        for agent in frame.subjects:
            cue = context.match(Frame.VERB, frame.lemma, "to", subject=agent, object=recipient)
            amounts = all(o.ent in _AMOUNTS for o in frame.objects)  # "fined the firm two million"
            if cue is None and amounts:
                # "asked Peru to mediate": the one who is asked is the only object
                cue = context.match(Frame.VERB, frame.lemma, "", subject=agent, object=recipient)
            trigger = verb_trigger(frame.predicate)
            if cue:
                yield context.propose(cue, agent, recipient, trigger, frame.predicate, f"dative-{frame.rule}")
            elif not frame.predicate.all("ccomp") and frame.lemma not in _ADDRESSING:
                name = f"other:{frame.lemma.lower()}-to"
                yield Proposal(agent, name, recipient, trigger, frame.predicate, f"open-dative-{frame.rule}")
        given = list(_given(context, frame, recipient))
        yield from given
        if frame.passive:
            for patient in frame.objects:
                if not is_nominal(patient) or any(p.subject is patient for p in given):
                    continue
                cue = context.match(Frame.BE, frame.predicate.lower, "", subject=recipient, object=patient)
                trigger, rule = verb_trigger(frame.predicate), f"retained-object-{frame.rule}"
                if cue:
                    yield context.propose(cue, recipient, patient, trigger, frame.predicate, rule)
                else:
                    name = f"other:be-{frame.predicate.lower}"
                    yield Proposal(recipient, name, patient, trigger, frame.predicate, rule)


def _given(context: Context, frame: ClauseFrame, recipient: Word) -> Iterator[Proposal]:
    # "Oslo sent the town a letter", "The town was sent a letter": the letter was sent to the town
    for thing in frame.objects:
        cue = context.match(Frame.BE, _participle(frame.predicate), "to", subject=thing, object=recipient)
        if cue and is_nominal(thing):
            yield context.propose(cue, thing, recipient, verb_trigger(frame.predicate), frame.predicate, "given")


def _oblique(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "The contractors flew to Caracas", "The firm is based in Oslo", "He took part in the talks"
    sufferers = (frame.recipients or frame.objects) if frame.passive else frame.subjects
    for prep, other in frame.obliques:
        if not frame.passive:
            yield from _place_of_company(context, frame, prep, other)
        if other.i in taken or other.ent in ("DATE", "TIME") or _complex_preposition(prep, other):
            continue
        trigger = verb_trigger(frame.predicate, _case(other, frame.predicate))
        after = " ".join(filter(None, (frame.particle, prep)))
        for subject in sufferers:
            cue = None
            if frame.passive:
                cue = context.match(Frame.BE, frame.predicate.lower, prep, subject=subject, object=other)
            elif not _fronted(frame, other):
                cue = context.match(
                    Frame.VERB, frame.lemma, after, negated=frame.negated, subject=subject, object=other
                )
            if cue:
                taken.add(other.i)
                proposal = context.propose(cue, subject, other, trigger, frame.predicate, f"oblique-{frame.rule}")
                if proposal.relation in ("travelled-to", "moved-to") and _by_air(frame):
                    proposal.relation = "flew-to"  # "set off in two aircraft for Havana"
                yield proposal
                continue
            if prep in _ABOARD and context.type_of(subject) in _ACTORS and _is_vehicle(context, other):
                # "They left in two chartered planes"
                yield Proposal(subject, "uses", other, trigger, frame.predicate, f"vehicle-{frame.rule}")
                continue
            yield from _open_oblique(context, frame, after, prep, subject, other, trigger)
        for agent in frame.subjects if frame.passive else ():
            cue = context.match(Frame.VERB, frame.lemma, after, subject=agent, object=other)
            if cue:
                yield context.propose(cue, agent, other, trigger, frame.predicate, f"oblique-{frame.rule}")


def _place_of_company(context: Context, frame: ClauseFrame, prep: str, other: Word) -> Iterator[Proposal]:
    # "They fought alongside government forces in Mali": they fought in Mali
    if (Frame.VERB, frame.lemma) not in context.ontology.cues or any(p == "in" for p, _ in frame.obliques if p != prep):
        return
    company = other if prep in _BESIDE else next((c for c in other.all("nmod") if prep == "in"), None)
    for place in split(company.all("nmod")) if company is not None else ():
        for subject in frame.subjects if context.type_of(place) in _PLACES else ():
            cue = context.match(Frame.VERB, frame.lemma, preposition(place) or "in", subject=subject, object=place)
            if cue and cue.relation == "fought-in":
                yield context.propose(cue, subject, place, verb_trigger(frame.predicate), frame.predicate, "company")


def _fronted(frame: ClauseFrame, other: Word) -> bool:
    # "In a statement, Ruiz called the plan a mistake" is no calling in
    return other.i < frame.predicate.i and other is not frame.predicate.head


def _by_air(frame: ClauseFrame) -> bool:
    return any(
        prep in ("in", "on", "by", "aboard") and word.lemma.lower() in _AIRCRAFT for prep, word in frame.obliques
    )


def _is_vehicle(context: Context, noun: Word) -> bool:
    return context.type_of(noun) == "Vehicle" or noun.lemma.lower() in VEHICLES or noun.lemma.lower() == "flight"


def _case(noun: Word, verb: Word) -> list[Word]:
    """Return the words of a noun's preposition; those of an antecedent belong to its own clause."""
    return [c for c in noun.children if c.dep == "case"] if noun is not verb.head else []


def _complex_preposition(prep: str, noun: Word) -> bool:
    # "in support of the strike", "in response to the raid": not a place, the noun speaks for itself
    return prep in ("in", "with", "on") and event_verb(noun.lemma.lower()) is not None and bool(noun.all("nmod"))


def _open_oblique(
    context: Context, frame: ClauseFrame, after: str, prep: str, subject: Word, other: Word, trigger: list[Word]
) -> Iterator[Proposal]:
    first = prep.split(" ")[0]
    if first in _TIME_AND_MANNER or not is_nominal(other) or _fronted(frame, other):
        return
    if first == "of" and frame.passive:
        return  # "led by Ana Ruiz of the university"
    kind, whose = context.type_of(other), context.type_of(subject)
    if first in _WHERE and whose == "Event" and kind in _PLACES:
        # "The vote was held in Lagos"
        yield Proposal(subject, "occurred-in", other, trigger, frame.predicate, f"place-{frame.rule}")
        return
    gathering = kind == "Event" and other.lemma.lower() not in _NO_GATHERINGS and other.i > frame.predicate.i
    if first in ("in", "at") and gathering and whose in _ACTORS:
        # "She spoke at the summit"
        yield Proposal(subject, "participated-in", other, trigger, frame.predicate, f"participant-{frame.rule}")
        return
    if first in _WHERE and kind in _PLACES:
        return
    if not frame.passive and any(o.ent not in _AMOUNTS for o in frame.objects):
        return  # what an amount was paid to is told nowhere else
    if kind in ("Thing", "Clause", "Quantity") and (frame.passive or first in _VAGUE):
        return
    if frame.lemma == "be" or context.mentions.at(other) is None:
        return
    lemma = f"be-{frame.predicate.lower}" if frame.passive else frame.lemma.lower()
    name = f"other:{lemma}-{after.replace(' ', '-')}"
    yield Proposal(subject, name, other, trigger, frame.predicate, f"open-oblique-{frame.rule}")


def _object_to_oblique(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "The bank moved its staff to Oslo": the staff moved to Oslo; "They based the firm in Oslo"
    if frame.passive:
        return
    for prep, other in frame.obliques:
        if other.i in taken:
            continue
        for patient in frame.objects:
            participle = _participle(frame.predicate)
            cue = context.match(Frame.BE, participle, prep, subject=patient, object=other)
            if cue:
                trigger = verb_trigger(frame.predicate, [c for c in other.children if c.dep == "case"])
                yield context.propose(cue, patient, other, trigger, frame.predicate, f"object-oblique-{frame.rule}")


def _participle(verb: Word) -> str:
    """Return the past participle by which cues know a verb; regular ones suffice, irregular ones stand as lemma."""
    if verb.tag in ("VBN", "VBD"):
        return verb.lower
    lemma = verb.lemma.lower()
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "ed"
