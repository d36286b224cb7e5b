"""In: a verb's frame. Out: what its subject does to its object: "Peru backed Ana Ruiz", "Ana Ruiz is backed by Peru".

What the cue says is not always what is meant; and some objects are told elsewhere, or are no things at all.
"""

from collections.abc import Iterator

from kg.cues import Cue, Frame
from kg.extract.beside.links import noun_phrase
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.grammar.voice import is_infinitive
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, is_nominal, preposition
from kg.extract.verbal.blows import COSTLY, thrashed
from kg.extract.verbal.openobliques import RAIDS
from kg.extract.verbal.recipients import naming, raised
from kg.extract.words.nouns import ACTORS, AMOUNTS, NOTHING_GIVEN, is_ailment, noun_classes
from kg.extract.words.units import CALENDAR
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
    "lose": frozenset("contact life mind temper patience sight touch track".split()),
    "play": frozenset({"host"}),
    "open": frozenset({"fire"}),
    "post": frozenset({"bail"}),
    "have": frozenset("access".split()),
    "pay": frozenset("attention".split()),
    **dict.fromkeys(("concede", "admit", "accept"), frozenset({"defeat"})),
}
_SPEAKING = frozenset({"said", "announced", "declared", "promised"})
_RESCUERS = frozenset(
    "police policeman officer troop troops soldier force forces commando army military marine navy firefighter crew "
    "rescuer team agent raid operation diver worker villager".split()
)
_UNBREAKABLE = frozenset(
    "law rule promise pledge vow word record silence deadlock stalemate tie contract agreement deal truce ceasefire "
    "taboo habit streak ground embargo curfew spell cycle regulation oath".split()
)
_GRANTS = frozenset("approval permission clearance consent authorisation authorization go-ahead backing".split())
_EXCHANGING = frozenset({"replace", "swap"})


def transitive_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield what each subject does to each object that nothing in `taken` has told."""
    if frame.lemma in _EMPTY or naming(frame) or _made_so(frame):
        return
    for patient in map(_whole, frame.objects):
        if frame.lemma in ("bring", "push") and patient.lemma in ("total", "toll", "number", "count", "tally"):
            continue  # "bringing the toll to nine" is told as a number
        moved = raised(frame, patient) and not (frame.lemma == "cause" and context.type_of(patient) == "Event")
        if patient.i in taken or patient.ent in ("DATE", "TIME") or moved or _own_way(patient):
            continue
        if (frame.lemma, patient.low) in _TAKEN and _idiom(frame, patient):  # "took office in May"
            said, trigger = Literal(patient.text), verb_trigger(frame.predicate)
            yield from (Proposal(s, "other:take", said, trigger, frame.predicate, frame.rule) for s in frame.subjects)
            continue
        for agent in frame.subjects:
            cue = context.match(
                Frame.VERB, frame.lemma, frame.particle, negated=frame.negated, subject=agent, object=patient
            )
            if cue and _is_told_elsewhere(context, frame, agent, patient, cue):
                continue
            cue = _meant(context, frame, agent, patient, cue) if cue else None
            trigger, lifeless = verb_trigger(frame.predicate), context.type_of(agent) in ("Event", "Thing", "Place")
            if cue:
                claim = context.propose(cue, agent, patient, trigger, frame.predicate, frame.rule)
                if claim.relation in ("ordered", "expelled") and lifeless:
                    claim.relation = "affected"  # "floods forced them", "displaced them"
                elif claim.relation == "founded" and context.type_of(agent) in ("Event", "Thing", "Work"):
                    claim.relation = "caused"  # "a deal creates a giant"
                elif claim.relation == "won" and frame.lemma == "claim" and patient.low in RAIDS:
                    claim.relation = "caused"  # "The group claimed the bombing"
                elif frame.lemma == "include" and _is_kind(agent) and context.type_of(patient) != "Person":
                    kind = noun_phrase(context, agent).removeprefix("Other ").removeprefix("other ")
                    claim = Proposal(patient, "instance-of", Literal(kind), trigger, frame.predicate, frame.rule)
                yield claim
            elif frame.lemma == "reach" and patient.low in _ROUNDS:
                yield Proposal(agent, "participated-in", patient, trigger, frame.predicate, f"round-{frame.rule}")
            elif not _says_nothing(context, frame, agent, patient):
                name = "other:" + "-".join(filter(None, (frame.lemma.lower(), frame.particle)))
                much = patient.ent in ("MONEY", "PERCENT")  # "paid 401 million euros": no thing in the graph
                object = Literal(noun_phrase(context, patient), "quantity") if much else patient
                yield Proposal(agent, name, object, trigger, frame.predicate, f"open-{frame.rule}")


_TAKEN = frozenset({("take", "office"), ("take", "effect")})


def _is_kind(noun: Word) -> bool:
    """Tell "Other groups included Red Flag" from "The talks included Peru"."""
    known = any(c.dep == "nummod" or c.fine == "nmod:poss" or c.lower in ("the", "these") for c in noun.children)
    return noun.tag == "NNS" and not noun.ent and not known


# "reached the final": who gets there plays there
_ROUNDS = frozenset("final semifinal semi-final quarterfinal quarter-final playoff play-off round".split())


_LOOSELY = frozenset("produced confirmed published captured lost launched".split())


def _is_told_elsewhere(context: Context, frame: ClauseFrame, agent: Word, patient: Word, cue: Cue) -> bool:
    relation = cue.relation
    return (
        # "made a comment", "lost contact"
        (relation in _LOOSELY and _idiom(frame, patient))
        # "named the suspect as Peter Lund"
        or (relation == "appointed" and any(p == "as" and w.ent == "PERSON" for p, w in frame.obliques))
        # "replaced one captain with another": the other came after, not who did so
        or (frame.lemma in _EXCHANGING and any(prep == "with" for prep, _ in frame.obliques))
        # "is governed by the rule of law"
        or (relation == "leads" and context.type_of(agent) in ("Event", "Thing", "Work"))
        # "launched her career as a reporter", told by what she was
        or (patient.lemma in ("career", "life") and frame.lemma in _PHASES and not _only_begun(frame, cue, patient))
        # "Forbes included her in a list"
        or (relation == "member-of" and frame.lemma == "include" and any(p in ("in", "on") for p, _ in frame.obliques))
        or (relation == "damaged" and patient.lemma == "hole")  # "burned a hole"
        or (relation == "acquired" and patient.lemma in _OFFICES)  # "took over the presidency"
        or (relation == "captured" and frame.lemma == "hold" and patient.lemma in _OFFICES | {"office", "seat"})
        or (frame.lemma == "play" and _is_part(patient, frame))  # "played a nurse in the film"
        # "The storm explains the delay"
        or (relation in _SPEAKING and context.type_of(agent) in ("Event", "Thing"))
        # "handed her a first defeat", "declined to give details"
        or (relation == "supplied" and patient.low in NOTHING_GIVEN)
    )


_RULINGS = frozenset(
    "rule order ruling decision conviction sentence judgment judgement verdict regulation injunction stay award".split()
)
_JUDGES = frozenset({"court", "judge", "tribunal", "panel", "justice", "referee", "umpire", "arbitrator", "jury"})
_SOUGHT = frozenset(
    "plan request appeal application motion permit bid petition proposal visa bail asylum entry".split()
)


def _meant(context: Context, frame: ClauseFrame, agent: Word, patient: Word, cue: Cue) -> Cue | None:
    """Return the cue that is meant, None where the verb has a sense of its own."""
    lemma, relation = frame.lemma, cue.relation
    if relation == "rescued" and patient.lemma in _REMAINS:
        return context.match(Frame.VERB, "find", subject=agent, object=patient)  # "recovered nine bodies"
    if relation == "defeated" and lemma == "dispatch" and not patient.ent:
        return context.match(Frame.VERB, "send", subject=agent, object=patient)  # "dispatched a medical team"
    if relation == "defeated" and lemma == "beat" and thrashed(frame, agent):
        return context.match(Frame.VERB, "assault", subject=agent, object=patient)  # "Guards beat him with sticks"
    if relation == "injured" and lemma == "hurt" and agent.low in COSTLY:
        return context.match(Frame.VERB, "affect", subject=agent, object=patient)  # "The ban hurts farmers"
    if lemma == "attack" and patient.lemma in _MACHINES:
        return context.match(Frame.VERB, "attack", subject=agent)  # hackers do not criticise a website
    if lemma == "reverse" and agent.low not in _JUDGES:
        return context.match(Frame.VERB, "cancel", subject=agent, object=patient)  # "reversed the rate rise"
    if lemma == "vacate" and patient.lemma in _RULINGS:
        return context.match(Frame.VERB, "reject", subject=agent, object=patient)  # no court leaves a rule
    if lemma == "deny" and relation == "denied" and patient.lemma in _SOUGHT:
        return context.match(Frame.VERB, "reject", subject=agent, object=patient)  # "denied the plan 5 to 2"
    if lemma == "encourage" and frame.passive and context.type_of(agent) not in ACTORS:
        return None  # "were encouraged by growth": glad of it
    own = (
        # "The kidnappers freed the boy", "The court freed Ana Ruiz": they let them go
        (lemma == "free" and agent.low not in _RESCUERS)
        or _only_begun(frame, cue, patient)
        or (lemma == "find" and (_judged(patient) or _tried(frame)))  # "found the offer inadequate": it was no secret
        or (lemma == "open" and patient.lemma in _OPENED)  # "opened its books": nothing begins
        or (lemma == "target" and relation == "attacked" and not _strikes(context, agent))  # "a scheme targeting teens"
        or (lemma == "break" and patient.low in _UNBREAKABLE)  # "broke the law": nothing is damaged
        or (lemma == "develop" and is_ailment(patient))  # "Smokers develop cancer"
        or (relation == "won" and patient.lemma in _GRANTS)  # "won approval for its drug"
        or (lemma == "admit" and context.type_of(patient) in ("Person", "Group"))  # "The clinic admitted 14 patients"
    )
    return None if own else cue


def _says_nothing(context: Context, frame: ClauseFrame, agent: Word, patient: Word) -> bool:
    return (
        _spent(context, frame, agent)
        or (frame.lemma == "find" and _tried(frame))
        or (frame.lemma == "seek" and patient.lemma == "comment")  # "did not reply to emails seeking comment"
        or (patient.ent == "MONEY" and bool(frame.recipients))  # "was fined $2 million": told of who pays
        or patient.ent == "QUANTITY"
        or (frame.lemma == "put" and any(p == "at" and w.ent in AMOUNTS for p, w in frame.obliques))
        or _counts(frame, patient)
        or _idiom(frame, patient)
        or ("participle" in frame.rule and patient.lemma in _MOODS and frame.lemma in _STIRRING)
        or (frame.lemma == "see" and context.type_of(agent) not in ACTORS)  # "The plan will see prices rise"
    )


# "signed a truce, raising hopes of peace": what they did raises them
_MOODS = frozenset(
    "hope fear concern doubt question expectation speculation tension worry awareness anger prospect chance total toll "
    "number".split()
)
_STIRRING = frozenset(
    "raise dash boost dim heighten renew fuel stoke stir increase ease revive reignite cast bring take push lift "
    "reduce underline highlight deepen".split()
)
_OFFICES = frozenset("presidency chairmanship leadership premiership command captaincy role post job".split())
_PHASES = frozenset("begin start launch open end finish conclude close".split())


_WORKS = frozenset({"WORK", "PRODUCT", "EVENT"})  # as readers take the name of a film


def _is_part(patient: Word, frame: ClauseFrame) -> bool:
    role = any(c.lower in ("a", "an") for c in patient.all("det")) and patient.pos == "NOUN"
    inside = [w for prep, w in frame.obliques if prep == "in"]
    return role or any(w.ent in _WORKS or "Work" in noun_classes(w.lemma) for w in inside)


def _made_so(frame: ClauseFrame) -> bool:
    if frame.lemma != "make":
        return False
    # "made their voices heard", "made the task a trial", "made them a park"
    turned = any(c.tag in ("VBN", "JJ", "NN", "NNS") for c in frame.predicate.all("xcomp"))
    return turned or bool(frame.recipients)


def _only_begun(frame: ClauseFrame, cue: Cue, patient: Word) -> bool:
    # "began her career", "started a two-year term": it is her own course, and opened to nobody
    if cue.relation != "launched" or frame.lemma not in ("begin", "start", "commence", "resume"):
        return False
    return patient.lemma in _COURSES


_COURSES = frozenset(
    "journey trip career term life work job shift visit tour season descent flight voyage school training treatment "
    "chemotherapy recovery sentence day week year stint spell".split()
)
_STATES = frozenset("alive dead unconscious unhurt unharmed asleep injured wounded missing empty intact guilty".split())


def _judged(patient: Word) -> bool:
    """Tell what is found to be so from what is found: the adjective stands behind it."""
    behind = [c for c in (*patient.all("amod"), *patient.above.all("xcomp")) if c.i > patient.i and c.pos == "ADJ"]
    return any(c.lemma not in _STATES and not c.children for c in behind)


def _tried(frame: ClauseFrame) -> bool:
    # "found Ana Ruiz and her husband, Teo Brandt, guilty"
    return any(w.lemma == "guilty" for o in frame.predicate.children if o.i > frame.predicate.i for w in o.subtree())


_OPENED = frozenset("book door eye mouth arm heart mind gate window border crossing airspace".split())
_REMAINS = frozenset("dead body corpse remains".split())


def _strikes(context: Context, agent: Word) -> bool:
    return context.type_of(agent) in (*ACTORS, "Vehicle") or agent.low in _STRIKES


_STRIKES = frozenset(
    "attack strike raid bomb bombing airstrike missile rocket drone shelling ambush shooting blast explosion operation "
    "offensive assault violence fire mortar vandalism hack malware virus robbery".split()
)


def _spent(context: Context, frame: ClauseFrame, agent: Word) -> bool:
    # "invested $3 billion in the port", "blamed the blast on rebels": told by what the object went into
    return frame.lemma not in ("raise", "withdraw") and any(  # "raised $2 million from Karvel" says both
        context.match(Frame.VERB, frame.lemma, prep, subject=agent, object=other) for prep, other in frame.obliques
    )


def _whole(patient: Word) -> Word:
    # "caused 46 percent of the damage": the damage; "declared three days of mourning", "ended months of talks"
    part = patient.ent in ("PERCENT", "QUANTITY", "DATE") or patient.lemma in CALENDAR
    if not part or patient.above.lemma == "spend":
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
    return patient.low in _IDIOMS.get(frame.lemma, ()) and not described


def _counts(frame: ClauseFrame, patient: Word) -> bool:
    if frame.lemma == "vote":
        return patient.pos == "NUM"  # "voted 120 to 40"
    # "The party has 40 seats" is a number, and said as one
    return frame.lemma == "have" and any(c.dep == "nummod" and c.pos == "NUM" for c in patient.children)
