"""In: a verb's frame and a phrase behind a preposition that no cue knows. Out: a place, a part in an event, or an open
relation: "was held in Lagos", "spoke at the summit", "dwelt on the cost".
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal
from kg.extract.tree import Word, is_nominal
from kg.extract.words.circumstances import NO_GATHERINGS, OCCASIONS, TIME_AND_MANNER, in_a_state
from kg.extract.words.derivations import event_verb
from kg.extract.words.nouns import ACTORS, AMOUNTS, ATTACKS, GROUND

WHERE = frozenset("in at on near outside inside across around within throughout".split())
_DONE = frozenset({("carry", "out"), ("conduct", ""), ("hold", ""), ("stage", ""), ("perform", ""), ("undertake", "")})
_ON = frozenset(
    "depend rely focus concentrate hinge centre center insist comment reflect elaborate dwell vote decide deliberate "
    "work report legislate".split()
)
# "has been linked to diabetes", "is transmitted through water", "were vaccinated against measles"
_LINKING = frozenset("link associate connect relate tie transmit vaccinate immunise immunize".split())
_VAGUE = frozenset("in on at of by".split())

# Who alleges fraud in a vote takes no part in it.
_SAYING = frozenset(
    "express allege accuse claim complain denounce condemn criticise criticize protest blame suspect fear report say "
    "tell warn predict describe voice cite welcome praise implicate deny reject see hear".split()
)
# Nor do those to whom one of these is done there, or who suffer one of the events behind them.
_HARM = frozenset(
    "kill injure wound hurt torch burn damage destroy loot vandalise vandalize smash set break rob steal beat trample "
    "arrest detain kidnap abduct".split()
)
RAIDS = ATTACKS | frozenset(
    "crackdown operation sweep investigation case incident accident crash violence clash".split()
)


def is_fronted(frame: ClauseFrame, other: Word) -> bool:
    # "In a statement, Ruiz called the plan a mistake" is no calling in
    return other.i < frame.predicate.i and other is not frame.predicate.head


def after(frame: ClauseFrame, prep: str) -> str:
    """Return the verb's particle and the preposition, as cues have them."""
    return " ".join(filter(None, (frame.particle, prep)))


def case_of(noun: Word, verb: Word) -> list[Word]:
    """Return the words of a noun's preposition; those of an antecedent belong to its own clause."""
    return [c for c in noun.children if c.dep == "case"] if noun is not verb.head else []


def open_oblique_claims(
    context: Context, frame: ClauseFrame, prep: str, subject: Word, other: Word, trigger: list[Word]
) -> Iterator[Proposal]:
    """Yield where the subject was, what it took part in, or an open relation to the other; often nothing."""
    first = prep.split(" ")[0]
    if first == "between":
        yield from _between(context, frame, subject, other, trigger)
        return
    if _is_no_part(context, frame, first, other):
        return
    kind, whose = context.type_of(other), context.type_of(subject)
    done = frame.passive and (frame.lemma, frame.particle) in _DONE  # "The survey was carried out in Lagos"
    if first in WHERE and whose == "Event" and frame.passive and frame.lemma in _UNDONE:
        return  # "Protests have been banned in Lima"
    beside = bool(frame.objects) and not frame.passive and frame.predicate.tag == "VBG"  # "setting off slides in hills"
    found = frame.passive and frame.lemma in _FOUND  # "Exhibits were recovered at the scene"
    if first in WHERE and ((whose == "Event" and not beside and not found) or done) and kind in GROUND:
        # "The vote was held in Lagos"
        what = "located-in" if whose in ACTORS else "occurred-in"  # "People are held in camps"
        stirred = [o for o in frame.objects if not frame.passive and context.type_of(o) == "Event"]
        if whose == "Event" and stirred and other.i > stirred[-1].i:  # "The arrest sparked protests across Peru"
            for event in stirred:
                yield Proposal(event, "occurred-in", other, case_of(other, frame.predicate), frame.predicate, "stirred")
            return
        yield Proposal(subject, what, other, trigger, frame.predicate, f"place-{frame.rule}")
        return
    undergone = frame.passive and (other.low in RAIDS or frame.lemma in _HARM)
    gathering = kind == "Event" and other.low not in NO_GATHERINGS and other.i > frame.predicate.i
    if (
        gathering
        and first == "in"
        and whose in ACTORS
        and any(o.ent in AMOUNTS and o.i < other.i for o in frame.objects)
    ):
        return  # "needs $5 billion in tax breaks"
    if first in ("in", "at") and gathering and (undergone or frame.lemma in _SAYING or in_a_state(prep, other)):
        return  # "was tried in absentia"
    if first in ("in", "at") and gathering and whose in ACTORS:
        # "She spoke at the summit"
        yield Proposal(subject, "participated-in", other, trigger, frame.predicate, f"participant-{frame.rule}")
        place = _place_behind(context, frame, other)
        if place is not None:
            yield Proposal(
                other, "occurred-in", place, case_of(place, frame.predicate), frame.predicate, "event-and-place"
            )
        return
    if first in WHERE and kind in GROUND and ((frame.objects and not frame.passive) or frame.lemma in _WEATHER):
        return  # what was done to a thing is no more joined to the place than the thing is
    if not frame.passive and any(o.ent not in AMOUNTS for o in frame.objects):
        return  # what an amount was paid to is told nowhere else
    selected = (first == "on" and frame.lemma in _ON) or (frame.passive and frame.lemma in _LINKING)
    whither = kind == "Thing" and first in _WHITHER
    if kind in ("Thing", "Clause", "Quantity") and (frame.passive or first in _VAGUE) and not (selected or whither):
        return
    if _names_no_relation(context, frame, prep, other):
        return
    lemma = f"be-{frame.predicate.lower}" if frame.passive else frame.lemma.lower()  # who was arrested arrested nobody
    if prep == "out" and any(c.lower == "of" for c in other.all("case")):
        prep = "out of"
    name = f"other:{lemma}-{after(frame, prep).replace(' ', '-')}"
    yield Proposal(subject, name, other, trigger, frame.predicate, f"open-oblique-{frame.rule}")


def _is_no_part(context: Context, frame: ClauseFrame, first: str, other: Word) -> bool:
    """Tell a phrase that takes no part in what the verb says; `first` is the first word of its preposition."""
    if first in TIME_AND_MANNER or not is_nominal(other) or is_fronted(frame, other):
        return True
    if frame.lemma in ("say", "tell", "add") and first not in ("about", "of", "on", "to", "against"):
        return True  # "he said over coffee"
    if frame.lemma in ("say", "tell", "add") and first == "on" and other.lemma in _ON_AIR:
        return True  # "told analysts on a conference call"
    if first == "by" and not frame.passive and context.type_of(other) in ACTORS:
        return True  # "fought against abuses by the army": the army did not fight
    if first == "of" and frame.passive:
        return True  # "led by Ana Ruiz of the university"
    # "where she is scheduled to arrive": she is to arrive there
    return frame.passive and frame.lemma in _BEFORE_DEEDS and "xcomp" in frame.predicate.below


def _names_no_relation(context: Context, frame: ClauseFrame, prep: str, other: Word) -> bool:
    """Tell a verb and a preposition that join the two in no way that one could name."""
    first = prep.split(" ")[0]
    if frame.lemma in ("range", "vary", "date", "measure") or (first == "from" and other.ent == "PERCENT"):
        return True  # "ranging from farmers to bankers", "fell from 30 percent"
    if frame.predicate.tag.startswith("JJ"):
        return True  # "guilty to", "free of": an adjective names no relation
    if frame.lemma == "be" or context.mentions.at(other) is None or (first == "in" and other.lemma in OCCASIONS):
        return True
    case = other.one("case")
    # "were reported, up from 28 cases in April"
    return prep == "from" and case is not None and case.near(-1).lower in ("up", "down")


_ON_AIR = frozenset(
    "call programme program show radio television tv air twitter facebook telegram podcast condition phone telephone "
    "channel broadcast stage".split()
)
_FOUND = frozenset("recover find seize discover retrieve collect display sell confiscate store".split())
_BEFORE_DEEDS = frozenset("schedule expect set slate plan suppose say believe think know report due".split())
_WHITHER = frozenset({"to", "into", "from", "onto", "through", "with"})
_WEATHER = frozenset({"rain", "snow", "hail", "drizzle", "pour"})  # "It rained in Lima"
_UNDONE = frozenset(
    "ban prohibit forbid outlaw cancel postpone delay suspend avert prevent avoid announce discuss debate condemn "
    "criticise criticize".split()
)


def _place_behind(context: Context, frame: ClauseFrame, event: Word) -> Word | None:
    # "played in the final in Lima": the final was there
    for prep, place in frame.obliques:
        first = min((c.i for c in place.children if c.dep == "case"), default=place.i)
        if prep in WHERE and context.type_of(place) in GROUND and first == event.edges()[1] + 1:
            return place
    return None


def _between(
    context: Context, frame: ClauseFrame, subject: Word, other: Word, trigger: list[Word]
) -> Iterator[Proposal]:
    # "Clashes erupted between police and protesters", "killed during fighting between Norway and rebels"
    parties = [word for prep, word in frame.obliques if prep == "between"]
    if len(parties) != 2 or other is not parties[0]:
        return
    what = subject.low if context.type_of(subject) == "Event" else frame.lemma
    cue = context.match(Frame.THE, what, "with", subject=parties[0], object=parties[1])
    cue = cue or context.match(Frame.VERB, event_verb(what) or what, "with", subject=parties[0], object=parties[1])
    if cue:
        yield context.propose(cue, parties[0], parties[1], trigger, frame.predicate, "event-between")
