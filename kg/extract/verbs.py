"""In: a verb's frame. Out: what the verb says about its arguments, in the vocabulary's words or in its own.

Each construction is a function with its sentence; the cue that matches decides the relation, an unknown verb makes an
open one.
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.casualties import casualty_claims
from kg.extract.clauses import Frame as ClauseFrame
from kg.extract.family import family_claims
from kg.extract.judgements import judgement_claims
from kg.extract.leaving import leaving_claims
from kg.extract.lightverbs import is_refused, light_verb_claims
from kg.extract.links import noun_phrase
from kg.extract.mentions import REFLEXIVES
from kg.extract.moved import moved_claims
from kg.extract.mutual import mutual_claims
from kg.extract.nouns import ACTORS, is_ailment, noun_classes
from kg.extract.obliques import oblique_claims
from kg.extract.openobliques import RAIDS
from kg.extract.penalties import penalty_claims
from kg.extract.prices import change_claims, price_claims, result_claims
from kg.extract.prizes import prize_claims
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.recipients import NOTHING_GIVEN, naming, raised, recipient_claims
from kg.extract.tree import Word, is_nominal, preposition
from kg.extract.voice import is_infinitive
from kg.model import Literal

_MACHINES = frozenset("website site server network system computer account database portal webpage".split())
# Verbs that say nothing of their own when they have another verb or a noun to do it.
_EMPTY = frozenset("be do let seem appear happen tend aged age".split())
_IDIOMS = {
    "take": frozenset("place part care effect shape note hold aim advantage action office steps time charge".split()),
    "make": frozenset(
        "sense way room progress use headlines history comment remark statement announcement decision appearance offer "
        "promise mistake attempt effort claim case point difference choice accusation allegation return debut donation "
        "contribution payment landfall disclosure contact change call gain arrest purchase "
        "request demand recommendation mention reference noise start sacrifice arrangement preparation plan".split()
    ),
    "give": frozenset("way birth rise".split()),
    "lose": frozenset("life mind temper patience sight touch track".split()),
    "play": frozenset({"host"}),
    "post": frozenset({"bail"}),
    "have": frozenset("access".split()),
    "pay": frozenset("attention".split()),
    **dict.fromkeys(("concede", "admit", "accept"), frozenset({"defeat"})),
}
_JOINT = frozenset("found co-found establish write co-write co-author compose design invent build create".split())
_SPEAKING = frozenset({"said", "announced", "declared", "promised"})
_RESCUERS = frozenset(
    "police policeman officer troop troops soldier force forces commando army military marine navy firefighter crew "
    "rescuer team agent raid operation diver worker villager".split()
)
_UNBREAKABLE = frozenset(
    "law rule promise pledge vow word record silence deadlock stalemate tie contract agreement deal truce ceasefire "
    "taboo habit streak ground embargo curfew spell cycle regulation oath".split()
)
_EXCHANGING = frozenset({"replace", "swap"})


def verb_claims(context: Context, verb: Word) -> Iterator[Proposal]:
    """Yield all that a verb says."""
    if is_refused(context, verb):
        return
    frame = context.clauses.frame(verb)
    taken: set[int] = set()
    yield from light_verb_claims(context, frame, taken)
    yield from _self_styled(context, frame, taken)
    yield from judgement_claims(context, frame, taken)
    yield from prize_claims(context, frame, taken)
    yield from result_claims(context, frame, taken)
    yield from change_claims(context, frame, taken)
    yield from family_claims(context, frame, taken)
    yield from _together_with(context, frame)
    yield from _found_dead(context, frame, taken)
    yield from _ruled(frame)
    yield from _missing(context, frame)
    yield from mutual_claims(context, frame, taken)
    yield from leaving_claims(context, frame, taken)
    yield from _transitive(context, frame, taken)
    yield from recipient_claims(context, frame, taken)
    yield from penalty_claims(context, frame, taken)
    yield from casualty_claims(context, frame)
    yield from price_claims(context, frame, taken)
    yield from oblique_claims(context, frame, taken)
    yield from moved_claims(context, frame, taken)


def _ruled(frame: ClauseFrame) -> Iterator[Proposal]:
    # "The court ruled that the ban was illegal": on the ban
    for clause in frame.predicate.all("ccomp") if frame.lemma == "rule" and not frame.particle else ():
        for matter in (c for c in clause.all("nsubj") if c.pos in ("NOUN", "PROPN")):
            for court in frame.subjects:
                yield Proposal(court, "ruled-on", matter, verb_trigger(frame.predicate), frame.predicate, "ruling")


def _missing(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    # "Five people are still missing"
    verb = frame.predicate
    if verb.lower != "missing" or frame.objects or not any(c.lemma == "be" for c in verb.all("aux")):
        return
    for subject in frame.subjects:
        if context.type_of(subject) in ("Person", "Group", "Vehicle"):
            yield Proposal(subject, "other:be", Literal(verb.lower), verb_trigger(verb), verb, "missing")


def _transitive(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "Russia has backed Maduro", "Maduro is backed by Russia"
    if frame.lemma in _EMPTY or naming(frame) or _made_so(frame):
        return
    for patient in map(_whole, frame.objects):
        if frame.lemma == "bring" and patient.lemma in ("total", "toll", "number", "count", "tally"):
            continue  # "bringing the toll to nine" is told as a number
        if patient.i in taken or patient.ent in ("DATE", "TIME") or raised(frame, patient) or _own_way(patient):
            continue
        for agent in frame.subjects:
            cue = context.match(
                Frame.VERB, frame.lemma, frame.particle, negated=frame.negated, subject=agent, object=patient
            )
            if cue and frame.lemma == "free" and agent.lemma.lower() not in _RESCUERS:
                cue = None  # "The kidnappers freed the boy", "The court freed Ana Ruiz": they let them go
            if cue and cue.relation in ("produced", "confirmed", "published") and _idiom(frame, patient):
                continue  # "made a comment"
            if cue and _only_begun(frame, cue.relation, patient):
                cue = None
            if cue and cue.relation == "rescued" and patient.lemma in _REMAINS:
                cue = context.match(Frame.VERB, "find", subject=agent, object=patient)  # "recovered nine bodies"
            if cue and cue.relation == "defeated" and frame.lemma == "dispatch" and not patient.ent:
                cue = context.match(Frame.VERB, "send", subject=agent, object=patient)  # "dispatched a medical team"
            if cue and cue.relation == "appointed" and any(p == "as" and w.ent == "PERSON" for p, w in frame.obliques):
                continue  # "named the suspect as Peter Lund"
            if cue and frame.lemma in _EXCHANGING and any(prep == "with" for prep, _ in frame.obliques):
                continue  # "replaced one captain with another": the other came after, not who did so
            if cue and cue.relation == "leads" and context.type_of(agent) in ("Event", "Thing", "Work"):
                continue  # "is governed by the rule of law"
            if cue and patient.lemma in ("career", "life") and frame.lemma in _PHASES:
                continue  # "began her career as a reporter", told by what she was
            if cue and cue.relation == "acquired" and patient.lemma in _OFFICES:
                continue  # "took over the presidency"
            if cue and frame.lemma == "play" and _is_part(patient, frame):
                continue  # "played a nurse in the film"
            if cue and cue.relation in _SPEAKING and context.type_of(agent) in ("Event", "Thing"):
                continue  # "The storm explains the delay"
            if cue and cue.relation == "supplied" and patient.lemma.lower() in NOTHING_GIVEN:
                continue  # "handed her a first defeat", "declined to give details"
            if cue and frame.lemma == "target" and cue.relation == "attacked" and not _strikes(context, agent):
                cue = None  # "a scheme targeting teenagers"
            if cue and frame.lemma == "break" and patient.lemma.lower() in _UNBREAKABLE:
                cue = None  # "broke the law": nothing is damaged
            if cue and frame.lemma == "develop" and is_ailment(patient):
                cue = None  # "Smokers develop cancer"
            if cue and cue.relation == "won" and frame.lemma == "claim" and patient.lemma.lower() in RAIDS:
                yield Proposal(agent, "caused", patient, verb_trigger(frame.predicate), frame.predicate, "claimed")
                continue  # "The group claimed the bombing"
            if cue and frame.lemma == "attack" and patient.lemma in _MACHINES:
                cue = context.match(Frame.VERB, "attack", subject=agent)  # hackers do not criticise a website
            trigger = verb_trigger(frame.predicate)
            lifeless = context.type_of(agent) in ("Event", "Thing", "Place")
            if cue and cue.relation in ("ordered", "expelled") and lifeless:  # "floods forced them", "displaced them"
                yield Proposal(agent, "affected", patient, trigger, frame.predicate, frame.rule)
            elif cue and cue.relation == "founded" and context.type_of(agent) in ("Event", "Thing", "Work"):
                yield Proposal(
                    agent, "caused", patient, trigger, frame.predicate, frame.rule
                )  # "a deal creates a giant"
            elif cue:
                yield context.propose(cue, agent, patient, trigger, frame.predicate, frame.rule)
            elif not (
                _spent(context, frame, agent)
                or (patient.ent == "MONEY" and frame.recipients)  # "was fined $2 million": told of who pays
                or patient.ent == "QUANTITY"
                or _counts(frame, patient)
                or _idiom(frame, patient)
                or (frame.lemma == "see" and context.type_of(agent) not in ACTORS)  # "The plan will see prices rise"
            ):
                name = "other:" + "-".join(filter(None, (frame.lemma.lower(), frame.particle)))
                much = patient.ent in ("MONEY", "PERCENT")  # "paid 401 million euros": no thing in the graph
                object = Literal(noun_phrase(context, patient), "quantity") if much else patient
                yield Proposal(agent, name, object, trigger, frame.predicate, f"open-{frame.rule}")


def _together_with(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    # "founded the firm with Ana Ruiz": she founded it too
    if frame.passive or frame.negated or frame.lemma not in _JOINT:
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


_OFFICES = frozenset("presidency chairmanship leadership premiership command captaincy role post job".split())
_PHASES = frozenset("begin start launch open end finish conclude close".split())


def _is_part(patient: Word, frame: ClauseFrame) -> bool:
    role = any(c.lower in ("a", "an") for c in patient.all("det")) and patient.pos == "NOUN"
    return role or any(prep == "in" and "Work" in noun_classes(w.lemma) for prep, w in frame.obliques)


def _made_so(frame: ClauseFrame) -> bool:
    if frame.lemma != "make":
        return False
    # "made their voices heard", "made the task a trial", "made them a park"
    turned = any(c.tag in ("VBN", "JJ", "NN", "NNS") for c in frame.predicate.all("xcomp"))
    return turned or bool(frame.recipients)


def _only_begun(frame: ClauseFrame, relation: str, patient: Word) -> bool:
    # "began her career", "started a two-year term": it is her own course, and opened to nobody
    if relation != "launched" or frame.lemma not in ("begin", "start", "commence", "resume"):
        return False
    return patient.lemma in _COURSES


_COURSES = frozenset(
    "journey trip career term life work job shift visit tour season descent flight voyage school training treatment "
    "chemotherapy recovery sentence day week year stint spell".split()
)
_REMAINS = frozenset("dead body corpse remains".split())


def _strikes(context: Context, agent: Word) -> bool:
    return context.type_of(agent) in (*ACTORS, "Vehicle") or agent.lemma.lower() in _STRIKES


_STRIKES = frozenset(
    "attack strike raid bomb bombing airstrike missile rocket drone shelling ambush shooting blast explosion operation "
    "offensive assault violence fire mortar vandalism hack malware virus robbery".split()
)


def _spent(context: Context, frame: ClauseFrame, agent: Word) -> bool:
    # "invested $3 billion in the port", "blamed the blast on rebels": told by what the object went into
    return any(
        context.match(Frame.VERB, frame.lemma, prep, subject=agent, object=other) for prep, other in frame.obliques
    )


def _found_dead(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "Two hikers were found dead near Lima", "Dozens are feared dead in Lima"
    dead = next((c for c in frame.predicate.all("xcomp") if c.lemma == "dead"), None)
    if dead is None or not frame.passive or frame.lemma not in _FOUND:
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


def _whole(patient: Word) -> Word:
    # "caused 46 percent of the damage": the damage; "declared three days of mourning": the mourning
    if patient.ent not in ("PERCENT", "QUANTITY", "DATE") or patient.above.lemma == "spend":
        return patient
    return next((c for c in patient.all("nmod") if preposition(c) == "of" and is_nominal(c)), patient)


def _own_way(patient: Word) -> bool:
    # "They hacked their way out", "found a way to leave": nothing was done to the way
    if patient.lemma in ("chance", "opportunity", "time"):
        return any(is_infinitive(c) for c in patient.children)  # "found a chance to leave"
    return patient.lemma == "way" and any(c.fine == "nmod:poss" or is_infinitive(c) for c in patient.children)


def _idiom(frame: ClauseFrame, patient: Word) -> bool:
    # "The swap took place": the place is no thing
    described = frame.lemma != "make" and patient.all("det", "amod")
    return patient.lemma.lower() in _IDIOMS.get(frame.lemma, ()) and not described


def _counts(frame: ClauseFrame, patient: Word) -> bool:
    if frame.lemma == "vote":
        return patient.pos == "NUM"  # "voted 120 to 40"
    # "The party has 40 seats" is a number, and said as one
    return frame.lemma == "have" and any(c.dep == "nummod" and c.pos == "NUM" for c in patient.children)
