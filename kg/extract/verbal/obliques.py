"""In: a verb's frame. Out: what it says with a preposition: "flew to Caracas", "moved staff to Oslo".

A cue decides the relation; what no cue knows is read by `kg.extract.verbal.openobliques`.
"""

from collections.abc import Iterator

from kg.cues import Cue, Frame
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.grammar.voice import split
from kg.extract.mending.attachments import VEHICLES
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.reference.mentions import NAMES
from kg.extract.tree import Word, preposition
from kg.extract.verbal.openobliques import after, case_of, is_fronted, open_oblique_claims
from kg.extract.words.circumstances import takes_no_part
from kg.extract.words.nouns import ACTORS, GROUND, NOTHING_GIVEN, is_money

_BESIDE = frozenset("with alongside beside against for".split())
_AIMS = frozenset({"effort", "attempt", "bid", "connection", "course", "process", "line", "case"})
BLAMING = frozenset({"blame", "accuse", "suspect"})
_ELECTIVE = frozenset(
    "presidency premiership election re-election reelection office seat nomination leadership mayoralty "
    "governorship president mayor governor senate congress parliament post job chair vote".split()
)
_LENDING = frozenset({"lend", "loan", "donate"})
_GOING = frozenset({"fled-from", "fled-to", "returned-to", "ran-for", "resigned-from"})
_ABOARD = frozenset({"in", "on", "by", "aboard", "onto"})
_AIRCRAFT = frozenset("aircraft plane airplane aeroplane jet airliner helicopter air flight".split())
_BODIES = frozenset({"Person", "Group", "Vehicle", "Product"})


def oblique_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "The contractors flew to Caracas", "The firm is based in Oslo", "He took part in the talks"
    sufferers = (frame.recipients or frame.objects) if frame.passive else frame.subjects
    for prep, other in frame.obliques:
        if not frame.passive:
            yield from _place_of_company(context, frame, prep, other)
        if prep == "as" and other.lemma == "part":
            yield from _as_part(context, frame, other)
        if other.i in taken or takes_no_part(prep, other, frame.lemma):
            continue
        trigger = verb_trigger(frame.predicate, case_of(other, frame.predicate))
        for subject in sufferers:
            cue = _cue(context, frame, prep, subject, other)
            if cue and _is_not_so(context, frame, cue, prep, other):
                continue
            riding = prep in _ABOARD and not frame.objects and context.type_of(subject) in ACTORS
            if cue and not (cue.relation == "occurred-in" and prep == "from"):
                driven = frame.objects if cue.relation == "expelled" and not frame.passive else []
                patient = driven[0] if driven else other  # "drove the rebels out of Brent": they were, not the town
                taken.add(patient.i)
                proposal = context.propose(cue, subject, patient, trigger, frame.predicate, f"oblique-{frame.rule}")
                yield _settled(context, frame, proposal, other)
            elif cue:  # "was launched from Brent": it is there no more
                taken.add(other.i)
                yield from open_oblique_claims(context, frame, prep, subject, other, trigger)
            elif riding and _is_vehicle(context, other):
                # "They left in two chartered planes"
                yield Proposal(subject, "uses", other, trigger, frame.predicate, f"vehicle-{frame.rule}")
            else:
                yield from open_oblique_claims(context, frame, prep, subject, other, trigger)
        for agent in frame.subjects if frame.passive else ():
            cue = context.match(Frame.VERB, frame.lemma, after(frame, prep), subject=agent, object=other)
            if cue and not _lends_things(frame, cue):
                yield context.propose(cue, agent, other, trigger, frame.predicate, f"oblique-{frame.rule}")


def _cue(context: Context, frame: ClauseFrame, prep: str, subject: Word, other: Word) -> Cue | None:
    if not frame.passive and is_fronted(frame, other):
        return None
    if frame.lemma == "appeal" and prep == "to" and other.low in _COURTS:
        return None  # "will appeal to the Supreme Court": the court is not urged, it will judge
    if not frame.passive:
        behind, no = after(frame, prep), frame.negated
        return context.match(Frame.VERB, frame.lemma, behind, negated=no, subject=subject, object=other)
    ways = dict.fromkeys((after(frame, prep), prep))  # "was sworn in as", "was sent back to"
    cues = (context.match(Frame.BE, frame.predicate.lower, way, subject=subject, object=other) for way in ways)
    return next(filter(None, cues), None)


def _is_not_so(context: Context, frame: ClauseFrame, cue: Cue, prep: str, other: Word) -> bool:
    """Tell what the verb does not say of its subject, because its object or the rest of the phrase has part in it."""
    relation, acting = cue.relation, not frame.passive and bool(frame.objects)
    if relation == "moved-to" and not frame.passive and _moves_people(context, frame):
        return True  # "Her parents moved her to Norway": she is the one of whom it is asked
    if relation == "travelled-to" and frame.lemma == "make" and frame.objects:
        return True  # "makes engines for ships"
    if relation == "expelled" and context.type_of(frame.subjects[0] if frame.subjects else other) in ("Event", "Thing"):
        return True  # "An injury forced her out of the race"
    if relation == "succeeded" and frame.lemma == "hand" and any(_is_somebody(context, o) for o in frame.objects):
        return True  # "handed over the men to Norway"
    if relation == "joined" and frame.lemma == "admit" and _is_clinic(other):
        return True  # "was admitted to hospital"
    if relation == "supplied" and frame.lemma == "provide" and not frame.objects and not _acting(context, frame):
        return True  # "The treaty provides for a court"
    if relation == "supplied" and acting and frame.objects[0].low in NOTHING_GIVEN:
        return True  # "delivered a sermon to the students"
    if relation == "studied-at" and frame.lemma == "go" and not _is_school(other):
        return True  # "went to court", "went to the senate"
    if relation == "holds-position" and other.ent == "PERSON":
        return True  # "The victims were named as Ana Ruiz and Teo Brandt"
    if relation == "won" and frame.objects:
        return True  # "won three awards at the festival"
    if relation == "flew-to" and acting and frame.lemma == "land":
        return True  # "landed a satellite on the Moon", "landed a job in Lima"
    if relation == "threatened" and acting and prep == "with":
        return True  # "threatened the teachers with arrest"
    if relation == "urged" and acting and frame.lemma == "call":
        return True  # "called it a sad day for Lima"
    if relation == "participated-in" and acting and prep == "for":
        return True  # "gathered wood for a fire"
    if relation == "occurred-in" and acting:
        return True  # "to end the war in Mali": what ends there is the war
    if relation == "defeated" and frame.objects and not _contest(context, frame.objects[0]):
        return True  # "lost 300 of its people to the flood"
    if relation == "killed" and other.lemma in _AIMS:
        return True  # "killed in an effort to stop the virus"
    if relation in _GOING and acting and not _by_air(frame):
        return True  # "escaped damage from the storm", "returned the book to Lima": the object goes, or nobody
    if relation == "instance-of" and prep == "as" and other.ent in NAMES:
        return True  # "Teo Brandt, also known as Karvel": it is his name
    # "turned the square into a market": what is turned becomes one
    return relation == "instance-of" and prep == "into" and bool(frame.objects)


_COURTS = frozenset({"court", "tribunal"})


def _settled(context: Context, frame: ClauseFrame, proposal: Proposal, other: Word) -> Proposal:
    """Give a proposal the relation, and the word that tells it, which the subject and the object make of the cue."""
    whose = context.type_of(proposal.subject)
    if proposal.relation == "holds-position" and whose not in ACTORS:
        proposal.relation = "instance-of"  # "These images serve as proof"
    elif frame.lemma == "campaign" and proposal.relation in ("backs", "ran-for"):
        elective = other.low in _ELECTIVE  # "campaigned for the presidency", "for the ban"
        proposal.relation = "ran-for" if elective else "backs"
    elif proposal.relation == "occurred-in" and whose in _BODIES:
        proposal.relation = "located-in"  # "was last seen in Lima": people do not happen
    elif proposal.relation == "succeeded" and frame.lemma == "hand" and _hands_things(frame):
        giver, taker = proposal.object, proposal.subject  # "handed over two masks to Peru": Peru has them now
        if isinstance(giver, Word):
            proposal.subject, proposal.relation, proposal.object = giver, "supplied", taker
    elif proposal.relation == "travelled-to" and frame.lemma == "go" and whose in _STAYING:
        proposal.relation = "other:go-to"  # "Her thanks go to Norway"
    elif proposal.relation == "funded" and frame.lemma in _LENDING and not _of_money(frame):
        proposal.relation = "supplied"  # "lent a painting to the museum"
    elif proposal.relation == "supplied" and any(is_money(o) for o in frame.objects):
        proposal.relation = "funded"  # "gave $40 million to Peru"
    elif proposal.relation in ("travelled-to", "moved-to") and _by_air(frame):
        proposal.relation = "flew-to"  # "set off in two aircraft for Havana"
    elif proposal.relation == "caused" and frame.lemma in BLAMING:
        proposal.predicate = other  # "The storm was blamed for it": somebody says so
    return proposal


def _acting(context: Context, frame: ClauseFrame) -> bool:
    return any(context.type_of(s) in ACTORS for s in frame.subjects)


def _is_school(noun: Word) -> bool:
    return any(w.low in _SCHOOLS for w in (noun, *noun.children))


_SCHOOLS = frozenset(
    "school university college academy institute seminary conservatory conservatoire kindergarten nursery polytechnic "
    "harvard yale oxford cambridge princeton stanford mit eton".split()
)


def _is_clinic(noun: Word) -> bool:
    return any(w.low in _CLINICS for w in (noun, *noun.children))


_CLINICS = frozenset("hospital clinic ward infirmary hospice sanatorium icu care unit centre center".split())


def _is_somebody(context: Context, noun: Word) -> bool:
    return context.type_of(noun) in ("Person", "Group")


def _hands_things(frame: ClauseFrame) -> bool:
    return bool(frame.objects) and not any(o.lemma in _OFFICES for o in frame.objects)


_OFFICES = frozenset(
    "power control leadership post job role duty rein command presidency chair office reign baton authority".split()
)
_STAYING = frozenset({"Thing", "Event", "Place", "Facility", "Work"})


def _lends_things(frame: ClauseFrame, cue: Cue) -> bool:
    return cue.relation == "funded" and frame.lemma in _LENDING and not _of_money(frame)


def _contest(context: Context, noun: Word) -> bool:
    return context.type_of(noun) == "Event" or noun.lemma in _PRIZES


_PRIZES = frozenset("final semifinal quarterfinal title race war battle seat point set lead crown cup medal".split())


def _of_money(frame: ClauseFrame) -> bool:
    return not frame.objects or any(is_money(o) for o in frame.objects)


def _as_part(context: Context, frame: ClauseFrame, part: Word) -> Iterator[Proposal]:
    # "Norway sent troops as part of a mission", "The troops were sent as part of it"
    sent = frame.objects if frame.passive and frame.lemma in _SENDING else []
    for whole in split([c for c in part.all("nmod") if preposition(c) == "of"]):
        for actor in (frame.subjects or sent) if whole.low in _UNDERTAKINGS else ():
            if context.type_of(actor) in ACTORS:
                yield Proposal(actor, "participated-in", whole, [part], frame.predicate, f"as-part-{frame.rule}")


_SENDING = frozenset({"send", "deploy", "dispatch", "fly"})
_UNDERTAKINGS = frozenset(
    "mission operation campaign offensive tour exercise drill programme program project trial crackdown protest "
    "festival celebration expedition invasion".split()
)


def _moves_people(context: Context, frame: ClauseFrame) -> bool:
    return any(context.type_of(o) in ("Person", "Group") for o in frame.objects)


def _place_of_company(context: Context, frame: ClauseFrame, prep: str, other: Word) -> Iterator[Proposal]:
    # "They fought alongside government forces in Mali": they fought in Mali
    if (Frame.VERB, frame.lemma) not in context.ontology.cues or any(p == "in" for p, _ in frame.obliques if p != prep):
        return
    company = other if prep in _BESIDE else next((c for c in other.all("nmod") if prep == "in"), None)
    for place in split(company.all("nmod")) if company is not None else ():
        for subject in frame.subjects if context.type_of(place) in GROUND else ():
            cue = context.match(Frame.VERB, frame.lemma, preposition(place) or "in", subject=subject, object=place)
            if cue and cue.relation == "fought-in":
                yield context.propose(cue, subject, place, verb_trigger(frame.predicate), frame.predicate, "company")


def _by_air(frame: ClauseFrame) -> bool:
    return any(prep in ("in", "on", "by", "aboard") and word.low in _AIRCRAFT for prep, word in frame.obliques)


def _is_vehicle(context: Context, noun: Word) -> bool:
    return context.type_of(noun) == "Vehicle" or noun.low in VEHICLES or noun.low == "flight"
