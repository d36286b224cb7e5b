"""In: a verb's frame. Out: what it says with a preposition: "flew to Caracas", "moved staff to Oslo".

A cue decides the relation; what no cue knows becomes a place, a part in an event, or an open relation.
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.attachments import VEHICLES
from kg.extract.circumstances import NO_GATHERINGS, OCCASIONS, TIME_AND_MANNER, in_a_state, takes_no_part
from kg.extract.clauses import Frame as ClauseFrame
from kg.extract.derivations import event_verb
from kg.extract.mentions import NAMES
from kg.extract.nouns import AMOUNTS, is_money
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, is_nominal, preposition
from kg.extract.voice import split

_BESIDE = frozenset("with alongside beside against for".split())
_AIMS = frozenset({"effort", "attempt", "bid", "connection", "course", "process", "line", "case"})
BLAMING = frozenset({"blame", "accuse", "suspect"})
_ELECTIVE = frozenset(
    "presidency premiership election re-election reelection office seat nomination leadership mayoralty "
    "governorship president mayor governor senate congress parliament post job chair vote".split()
)
_LENDING = frozenset({"lend", "loan", "donate"})
_GOING = frozenset({"fled-from", "fled-to", "returned-to", "ran-for", "resigned-from"})
_DONE = frozenset({("carry", "out"), ("conduct", ""), ("hold", ""), ("stage", ""), ("perform", ""), ("undertake", "")})
_ON = frozenset("depend rely focus concentrate hinge centre center insist comment reflect elaborate dwell".split())
_ABOARD = frozenset({"in", "on", "by", "aboard", "onto"})
_AIRCRAFT = frozenset("aircraft plane airplane aeroplane jet airliner helicopter air flight".split())
PLACES = frozenset({"GPE", "Place", "Facility"})
WHERE = frozenset("in at on near outside inside across around within throughout".split())
_VAGUE = frozenset("in on at of by".split())
_ACTORS = frozenset({"Person", "Organization", "GPE", "Group"})
_BODIES = frozenset({"Person", "Group", "Vehicle", "Product"})


# Who alleges fraud in a vote takes no part in it.
_SAYING = frozenset(
    "express allege accuse claim complain denounce condemn criticise criticize protest blame suspect fear report say "
    "tell warn predict describe voice cite welcome praise implicate deny reject see hear".split()
)
# Nor do those who suffer one of these.
_HARM = frozenset(
    "kill injure wound hurt torch burn damage destroy loot vandalise vandalize smash set break rob steal beat trample "
    "arrest detain kidnap abduct".split()
)
_RAIDS = frozenset(
    "raid crackdown operation sweep attack strike airstrike bombing shooting explosion blast investigation case "
    "incident accident crash ambush violence clash".split()
)


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
        after = " ".join(filter(None, (frame.particle, prep)))
        for subject in sufferers:
            cue = None
            if frame.passive:
                for way in dict.fromkeys((after, prep)):  # "was sworn in as", "was sent back to"
                    cue = cue or context.match(Frame.BE, frame.predicate.lower, way, subject=subject, object=other)
            elif not is_fronted(frame, other):
                cue = context.match(
                    Frame.VERB, frame.lemma, after, negated=frame.negated, subject=subject, object=other
                )
            if cue and cue.relation == "moved-to" and not frame.passive and _moves_people(context, frame):
                continue  # "Her parents moved her to Norway": she is the one of whom it is asked
            if cue and cue.relation == "travelled-to" and frame.lemma == "make" and frame.objects:
                continue  # "makes engines for ships"
            if cue and cue.relation == "won" and frame.objects:
                continue  # "won three awards at the festival"
            if cue and cue.relation == "occurred-in" and frame.objects and not frame.passive:
                continue  # "to end the war in Mali": what ends there is the war
            if cue and cue.relation == "defeated" and frame.objects and not _contest(context, frame.objects[0]):
                continue  # "lost 300 of its people to the flood"
            if cue and cue.relation == "funded" and frame.lemma in _LENDING and not _of_money(frame):
                continue  # "lent a painting to the museum": told by what was lent
            if cue and cue.relation == "killed" and other.lemma in _AIMS:
                continue  # "killed in an effort to stop the virus"
            if cue and cue.relation in _GOING and not frame.passive and frame.objects and not _by_air(frame):
                continue  # "escaped damage from the storm", "returned the book to Lima": the object goes, or nobody
            if cue and cue.relation == "instance-of" and prep == "as" and other.ent in NAMES:
                continue  # "Teo Brandt, also known as Karvel": it is his name
            if cue and cue.relation == "instance-of" and prep == "into" and frame.objects:
                continue  # "turned the square into a market": what is turned becomes one
            if cue and cue.relation == "expelled" and not frame.passive and frame.objects:
                # "drove the rebels out of Brent": they were expelled, not the town
                other = frame.objects[0]
            if cue:
                taken.add(other.i)
                proposal = context.propose(cue, subject, other, trigger, frame.predicate, f"oblique-{frame.rule}")
                if proposal.relation == "holds-position" and context.type_of(proposal.subject) not in _ACTORS:
                    proposal.relation = "instance-of"  # "These images serve as proof"
                if frame.lemma == "campaign" and proposal.relation in ("backs", "ran-for"):
                    elective = other.lemma.lower() in _ELECTIVE  # "campaigned for the presidency", "for the ban"
                    proposal.relation = "ran-for" if elective else "backs"
                if proposal.relation == "occurred-in" and prep == "from":
                    yield from _open_oblique(context, frame, after, prep, subject, other, trigger)
                    continue  # "was launched from Brent": it is there no more
                if proposal.relation == "occurred-in" and context.type_of(proposal.subject) in _BODIES:
                    proposal.relation = "located-in"  # "was last seen in Lima": people do not happen
                if proposal.relation == "supplied" and any(is_money(o) for o in frame.objects):
                    proposal.relation = "funded"  # "gave $40 million to Peru"
                if proposal.relation in ("travelled-to", "moved-to") and _by_air(frame):
                    proposal.relation = "flew-to"  # "set off in two aircraft for Havana"
                if frame.lemma in BLAMING and proposal.relation == "caused":
                    proposal.predicate = other  # "The storm was blamed for it": somebody says so
                yield proposal
                continue
            riding = prep in _ABOARD and not frame.objects and context.type_of(subject) in _ACTORS
            if riding and _is_vehicle(context, other):
                # "They left in two chartered planes"
                yield Proposal(subject, "uses", other, trigger, frame.predicate, f"vehicle-{frame.rule}")
                continue
            yield from _open_oblique(context, frame, after, prep, subject, other, trigger)
        for agent in frame.subjects if frame.passive else ():
            cue = context.match(Frame.VERB, frame.lemma, after, subject=agent, object=other)
            if cue and not (cue.relation == "funded" and frame.lemma in _LENDING and not _of_money(frame)):
                yield context.propose(cue, agent, other, trigger, frame.predicate, f"oblique-{frame.rule}")


def _contest(context: Context, noun: Word) -> bool:
    return context.type_of(noun) == "Event" or noun.lemma in _PRIZES


_PRIZES = frozenset("final semifinal quarterfinal title race war battle seat point set lead crown cup medal".split())


def _of_money(frame: ClauseFrame) -> bool:
    return not frame.objects or any(is_money(o) for o in frame.objects)


def _as_part(context: Context, frame: ClauseFrame, part: Word) -> Iterator[Proposal]:
    # "Norway sent troops as part of a mission", "The troops were sent as part of it"
    sent = frame.objects if frame.passive and frame.lemma in _SENDING else []
    for whole in split([c for c in part.all("nmod") if preposition(c) == "of"]):
        for actor in (frame.subjects or sent) if whole.lemma.lower() in _UNDERTAKINGS else ():
            if context.type_of(actor) in _ACTORS:
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
        for subject in frame.subjects if context.type_of(place) in PLACES else ():
            cue = context.match(Frame.VERB, frame.lemma, preposition(place) or "in", subject=subject, object=place)
            if cue and cue.relation == "fought-in":
                yield context.propose(cue, subject, place, verb_trigger(frame.predicate), frame.predicate, "company")


def is_fronted(frame: ClauseFrame, other: Word) -> bool:
    # "In a statement, Ruiz called the plan a mistake" is no calling in
    return other.i < frame.predicate.i and other is not frame.predicate.head


def _by_air(frame: ClauseFrame) -> bool:
    return any(
        prep in ("in", "on", "by", "aboard") and word.lemma.lower() in _AIRCRAFT for prep, word in frame.obliques
    )


def _is_vehicle(context: Context, noun: Word) -> bool:
    return context.type_of(noun) == "Vehicle" or noun.lemma.lower() in VEHICLES or noun.lemma.lower() == "flight"


def case_of(noun: Word, verb: Word) -> list[Word]:
    """Return the words of a noun's preposition; those of an antecedent belong to its own clause."""
    return [c for c in noun.children if c.dep == "case"] if noun is not verb.head else []


def _open_oblique(
    context: Context, frame: ClauseFrame, after: str, prep: str, subject: Word, other: Word, trigger: list[Word]
) -> Iterator[Proposal]:
    first = prep.split(" ")[0]
    if first == "between":
        yield from _between(context, frame, subject, other, trigger)
        return
    if first in TIME_AND_MANNER or not is_nominal(other) or is_fronted(frame, other):
        return
    if frame.lemma in ("say", "tell", "add") and first not in ("about", "of", "on", "to", "against"):
        return  # "he said over coffee"
    if first == "of" and frame.passive:
        return  # "led by Ana Ruiz of the university"
    kind, whose = context.type_of(other), context.type_of(subject)
    done = frame.passive and (frame.lemma, frame.particle) in _DONE  # "The survey was carried out in Lagos"
    if first in WHERE and whose == "Event" and frame.passive and frame.lemma in _UNDONE:
        return  # "Protests have been banned in Lima"
    if first in WHERE and (whose == "Event" or done) and kind in PLACES:
        # "The vote was held in Lagos"
        what = "located-in" if whose in _ACTORS else "occurred-in"  # "People are held in camps"
        yield Proposal(subject, what, other, trigger, frame.predicate, f"place-{frame.rule}")
        return
    undergone = frame.passive and (other.lemma.lower() in _RAIDS or frame.lemma in _HARM)
    gathering = kind == "Event" and other.lemma.lower() not in NO_GATHERINGS and other.i > frame.predicate.i
    if first in ("in", "at") and gathering and (undergone or frame.lemma in _SAYING or in_a_state(prep, other)):
        return  # "was tried in absentia"
    if first in ("in", "at") and gathering and whose in _ACTORS:
        # "She spoke at the summit"
        yield Proposal(subject, "participated-in", other, trigger, frame.predicate, f"participant-{frame.rule}")
        place = _place_behind(context, frame, other)
        if place is not None:
            yield Proposal(
                other, "occurred-in", place, case_of(place, frame.predicate), frame.predicate, "event-and-place"
            )
        return
    if first in WHERE and kind in PLACES:
        return
    if not frame.passive and any(o.ent not in AMOUNTS for o in frame.objects):
        return  # what an amount was paid to is told nowhere else
    selected = first == "on" and frame.lemma in _ON
    if kind in ("Thing", "Clause", "Quantity") and (frame.passive or first in _VAGUE) and not selected:
        return
    if frame.lemma in ("range", "vary", "date"):
        return  # "ranging from farmers to bankers"
    if frame.predicate.tag.startswith("JJ"):
        return  # "guilty to", "free of": an adjective names no relation
    if frame.lemma == "be" or context.mentions.at(other) is None or (first == "in" and other.lemma in OCCASIONS):
        return
    lemma = f"be-{frame.predicate.lower}" if frame.passive else frame.lemma.lower()
    name = f"other:{lemma}-{after.replace(' ', '-')}"
    yield Proposal(subject, name, other, trigger, frame.predicate, f"open-oblique-{frame.rule}")


_UNDONE = frozenset(
    "ban prohibit forbid outlaw cancel postpone delay suspend avert prevent avoid announce discuss debate condemn "
    "criticise criticize".split()
)


def _place_behind(context: Context, frame: ClauseFrame, event: Word) -> Word | None:
    # "played in the final in Lima": the final was there
    for prep, place in frame.obliques:
        first = min((c.i for c in place.children if c.dep == "case"), default=place.i)
        if prep in WHERE and context.type_of(place) in PLACES and first == event.edges()[1] + 1:
            return place
    return None


def _between(
    context: Context, frame: ClauseFrame, subject: Word, other: Word, trigger: list[Word]
) -> Iterator[Proposal]:
    # "Clashes erupted between police and protesters", "killed during fighting between Norway and rebels"
    parties = [word for prep, word in frame.obliques if prep == "between"]
    if len(parties) != 2 or other is not parties[0]:
        return
    what = subject.lemma.lower() if context.type_of(subject) == "Event" else frame.lemma
    cue = context.match(Frame.THE, what, "with", subject=parties[0], object=parties[1])
    cue = cue or context.match(Frame.VERB, event_verb(what) or what, "with", subject=parties[0], object=parties[1])
    if cue:
        yield context.propose(cue, parties[0], parties[1], trigger, frame.predicate, "event-between")
