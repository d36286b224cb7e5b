"""In: a noun with its links. Out: what the preposition and the two classes alone say: "a bank in Oslo".

"of" stands for possessors, compounds and nationalities too: "Russia's Defence Ministry", "a Dutch court".
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.cues import Cue, Frame
from kg.extract.beside.counts import figure
from kg.extract.beside.links import Link, is_possessive
from kg.extract.nominal.belongings import is_no_owner
from kg.extract.nominal.firms import ADJECTIVES, is_abroad, is_firm
from kg.extract.nominal.parties import elected, is_party
from kg.extract.nominal.portions import is_domain, is_everywhere, is_language, is_portion
from kg.extract.proposals import Argument, Context, Proposal
from kg.extract.reference.mentions import NAMES
from kg.extract.tree import Word, preposition
from kg.extract.words.circumstances import is_rank
from kg.extract.words.derivations import event_verb
from kg.extract.words.nouns import MEASURES, PORTFOLIOS, noun_classes

# They are of a group, and not in its pay.
_FOLLOWERS = frozenset(
    "activist supporter member campaigner rebel fighter militant guerrilla volunteer protester demonstrator follower "
    "extremist insurgent gunman separatist".split()
)

_SQUADS = frozenset({"team", "side", "squad", "band", "eleven"})  # who stand for where they are from

# By these an event noun is joined to who suffers it: "the arrest of the mayor by police".
_PATIENT = frozenset({"of", "on", "against", "to", "for"})


def bare_links(
    context: Context, noun: Word, own: list[Link], used: set[int], titled: Word | None
) -> Iterator[Proposal]:
    """Read a link by its preposition and the two classes alone: "a bank in Oslo", "Russia's Defence Ministry"."""
    if noun.ent == "PERCENT":
        return  # "40 percent of the firm"
    happening, measure = event_verb(noun.low) is not None, noun.low in MEASURES
    for link in own:
        prep, other, sign = link
        if prep == "of" and isinstance(other, Word) and (amount := figure(context, noun, other)):
            yield Proposal(noun, "has-quantity", amount, [sign], noun, "quantity-of")
        if (
            id(other) in used
            or is_domain(noun, sign)
            or is_language(prep, other)
            or (prep == "of" and (is_everywhere(other) or is_portion(noun)))
            or ((happening or (measure and not _people(context, noun, sign))) and prep == "of")
            or ((happening or measure) and prep == "by" and any(p in _PATIENT for p, _, _ in own))
            or context.type_of(other) == "Quantity"
        ):
            continue
        cue = _cue(context, noun, link)
        if cue is None or _says_nothing(context, cue, noun, link):
            continue
        more = cue.lemma in ("ruler", "representative")  # than the bare "of"
        if prep != "of" or more or _fitting(context, cue, noun, other):
            used.add(id(other))
            yield context.propose(cue, titled or noun, other, [sign], noun, f"link-{prep.replace(' ', '-')}")


def _cue(context: Context, noun: Word, link: Link) -> Cue | None:
    """Return the cue of a link, with the relation that the noun and the other make of it."""
    prep, other, sign = link
    if prep in ("on", "against") and (Frame.THE, noun.low) in context.ontology.cues:
        return None  # "an attack on the airport": whom it is on, and not where
    if prep == "of" and noun.lemma == "chief" and isinstance(other, Word) and other.lower == "staff":
        return None  # one office
    cue = context.match(Frame.BE, prep, "", subject=noun, object=other)
    if prep == "of" and context.type_of(other) == "GPE" and any(c.lower in _GOVERNING for c in noun.children):
        cue = context.match(Frame.BE, "ruler", "of", subject=noun, object=other) or cue  # "Norland's ruling party"
    if cue and (not context.can(cue, noun, other) or _of_title(noun, sign)):
        return None
    if noun.ent == "PERSON" and prep in ("of", "for", "from") and _is_seat(other):
        # "Ana Ruiz of the Lima North constituency"
        cue = context.match(Frame.BE, "representative", "for", subject=noun, object=other) or cue
    return _meant(context, cue, noun, link) if cue else None


def _meant(context: Context, cue: Cue, noun: Word, link: Link) -> Cue:
    prep, other, sign = link
    relation = cue.relation
    if relation == "works-for" and (noun.low in _FOLLOWERS or is_party(other) or elected(context, noun, other)):
        return replace(cue, relation="member-of")  # "Ana Ruiz of the Labour Party"
    if relation == "occurred-in" and prep == "of" and noun.lemma in _UNDERTAKEN and context.type_of(other) == "GPE":
        return replace(cue, relation="organised", inverse=True)  # "a joint project of Norway and Peru"
    if relation == "occurred-in" and is_possessive(sign) and _houses(context, noun, other):
        return replace(cue, relation="organised", inverse=True)  # "the museum's exhibition"
    if relation == "occurred-in" and sign.dep == "compound" and "Place" in noun_classes(noun.lemma):
        return replace(cue, relation="located-in")  # "the Brod crossing"
    if relation == "wrote" and noun.ent and "Product" in noun_classes(noun.low):
        return replace(cue, relation="owns")  # "the agency's Tavros Telescope"
    if relation == "wrote" and noun.lemma in _RUN:
        return replace(cue, relation="organised")  # "the museum's education programme"
    if relation == "wrote" and noun.lemma in _ART:
        return replace(cue, relation="produced")  # "a portrait by Teo Brandt"
    if relation == "citizen-of" and context.type_of(noun) == "Organization" and noun.lemma not in _SQUADS:
        return replace(cue, relation="based-in")  # "a firm from Norway"
    if relation == "part-of" and is_abroad(context, noun, other, sign):
        return replace(cue, relation="located-in")  # "a Dutch shipyard" is no part of the state
    return cue


def _says_nothing(context: Context, cue: Cue, noun: Word, link: Link) -> bool:
    """Tell a link that joins the two otherwise than the classes say."""
    prep, other, sign = link
    relation, lemma = cue.relation, noun.low
    if relation == "owns" and prep == "of" and is_no_owner(noun, context.type_of(other), sign):
        return True
    if relation == "organised" and prep == "by" and (noun.all("nummod") or noun.lemma in _OUTCOMES | _SAYINGS):
        return True  # "beaten by 40 votes by Ana Ruiz"
    if relation == "organised" and prep == "by" and noun.all("acl"):
        return True  # "an attempt by rebels to seize the town" is told by what they attempt
    if relation == "part-of" and sign.dep == "compound" and noun.lemma in ("model", "version", "edition"):
        return True  # "its Lupo models"
    if relation == "citizen-of" and sign.dep == "case" and _is_people(other):
        return True  # "a third of Norwegians", "officials from both sides"
    if sign.dep == "compound" and not sign.children and sign.lower in PORTFOLIOS:
        return True  # "Health ministry": a ministry is no part of health
    if prep == "of" and noun.lemma == "University" and isinstance(other, Word) and other.i == noun.i + 2:
        return True  # "the University of Lima at Arica" is called so
    if lemma == "summit" and relation == "occurred-in" and sign.lower == "of":
        return True  # "the summit of Mount Orva" is no meeting
    if prep == "in" and is_everywhere(other):
        return True  # "the tallest tower in the world"
    if prep == "in" and (lemma in _HONOURS or noun.lemma in ("leadership", "membership", "role", "share", "stake")):
        return True  # "her leadership in the party" is no member of it
    if lemma == "time" and any(c.ent == "ORDINAL" or c.lower in ("last", "next") for c in noun.children):
        return True  # "for the first time in Lima"
    if is_rank(noun) or (lemma == "way" and preposition(noun) in ("under", "on", "in")):
        return True  # "second place in the race", "is under way in Lima"
    if prep == "in" and sign.near(-1).text == "," and any(w.ent == "PERSON" for w in (noun, *noun.all("appos"))):
        return True  # "met her rival, Teo Brandt, in Lima": she met him there
    if prep == "on" and lemma in _TALKS and context.type_of(other) == "GPE":
        return True  # "a forum on Norland" is about it
    if prep == "including" and isinstance(other, Word) and other.all("case")[1:]:
        return True  # "roles on stage including in sitcoms"
    if prep == "against" and lemma in _FIXTURES:
        return True  # "a qualifier against Norway" is no stance
    if prep == "from" and _leaving(noun):
        return True  # "the withdrawal of troops from Norway": they need not be Norwegian
    if relation == "member-of" and is_possessive(sign) and noun.ent != "PERSON":
        return True  # "their minister" is none of them, but "the Greens' Ana Ruiz" is
    if relation == "occurred-in" and sign.dep != "case" and noun.all("nmod") and _suffered(noun):
        return True  # "the Norwegian colonization of the islands": by Norway, not in it
    if relation == "wrote" and lemma == "book" and noun.above.lemma in ("open", "balance", "cook", "close"):
        return True  # "will not open its books"
    if relation in ("wrote", "owns", "produced") and is_possessive(sign) and lemma in _HONOURS:
        return True  # "his first Oscar" is told by who won it
    if lemma in ("display", "show", "view", "sale") and preposition(noun) == "on":
        return True  # "is on display at the museum": what is shown is there
    if relation == "occurred-in" and (lemma == "debut" or (lemma in _JOURNEYS and is_possessive(sign))):
        return True  # "Norway's tour of Peru" is not in Norway
    if lemma in _DIRECTIONS and not noun.all("det"):
        return True  # "to the north in Lebanon"
    return prep == "of" and (_own_name(context, noun, sign) or _doing(relation, noun, sign))


_GOVERNING = frozenset({"ruling", "governing"})
_UNDERTAKEN = frozenset({"project", "initiative", "mission", "venture"})
_RUN = frozenset("program programme project scheme initiative curriculum".split())
_ART = frozenset(
    "portrait painting mural fresco photograph photo picture drawing sculpture sketch etching engraving masterpiece "
    "artwork watercolour watercolor woodcut lithograph tapestry statue bust".split()
)


def _people(context: Context, noun: Word, sign: Word) -> bool:
    # "a Dutch family", "a Danish shipping group" are of there as others are
    return sign.dep in ADJECTIVES and context.type_of(noun) in ("Organization", "Group")


def _is_people(other: Argument) -> bool:
    return isinstance(other, Word) and (other.ent == "NORP" or other.lemma == "side")


_FIXTURES = frozenset(
    "match game qualifier final semifinal semi-final quarterfinal quarter-final fixture friendly tie test series bout "
    "fight derby playoff play-off clash replay leg opener".split()
)


def _leaving(noun: Word) -> bool:
    """Tell a noun that leaves, or is taken from, what "from" names."""
    above = noun.head
    return above is not None and above.low in _LEAVING and noun.dep in ("nmod", "obj", "nsubj")


_LEAVING = frozenset(
    "withdrawal pullout removal departure return evacuation exit retreat expulsion release transfer extradition "
    "flight escape exodus pullback recall withdraw pull remove evacuate expel deport extradite recall rescue release "
    "retrieve bring take transfer import smuggle steal buy".split()
)


def _own_name(context: Context, noun: Word, sign: Word) -> bool:
    """Tell "the Kestrel stadium" and "the Orna tribe", which are called so, from "the Boeing unit"."""
    kind = _CALLED.get(context.type_of(noun), frozenset())
    land = noun.low in _LANDS and sign.ent in ("GPE", "LOC")  # "Kestrel volcano", "the Kestrel valley"
    person = sign.ent == "PERSON" and noun.low in _HONOURING  # "the Ana Ruiz memorial" is not hers
    return sign.dep == "compound" and (land or person or sign.ent in kind)


_HONOURING = frozenset(
    "memorial monument statue museum hall stadium airport bridge square street avenue boulevard library hospital "
    "centre center arena theatre theater school university college institute foundation prize award medal trophy "
    "lecture highway dam".split()
)
_LANDS = frozenset(
    "volcano mountain glacier lake river peak crater reef strait bay valley desert forest canyon island peninsula "
    "mount waterfall creek ridge sea".split()
)
_CALLED = {
    "Facility": frozenset({"FAC"}),
    "Group": frozenset({"ORG", "NORP"}),
    "Work": frozenset({"WORK"}),
    "Vehicle": frozenset({"PRODUCT", "VEHICLE"}),
    "Product": frozenset({"PRODUCT"}),
    "Place": frozenset({"LOC", "FAC"}),
}


def _doing(relation: str, noun: Word, sign: Word) -> bool:
    """Tell "Norway's efforts", which Norway makes, from "Norway's election", which happens there."""
    if relation == "wrote" and sign.dep == "compound" and noun.low in _LAWS:
        return True  # "the Rivers Act"
    if relation in ("wrote", "owns", "produced", "located-in"):
        return sign.dep == "case" and noun.low in _ABOUT
    if relation == "organised":
        return noun.low not in _HELD
    lemma = noun.low
    return relation == "occurred-in" and (lemma in _DOINGS or (sign.dep in ("amod", "compound") and lemma in _STRIKES))


_HELD = frozenset(
    "conference summit congress convention meeting rally concert festival exhibition exhibit fair show tournament cup "
    "championship race marathon ceremony campaign seminar workshop forum event party gala parade march protest "
    "demonstration strike vigil raid operation referendum survey poll competition contest auction dinner lecture "
    "programme program project mission boycott assembly session gathering celebration tour launch drive mobilisation "
    "offensive attack bombing experiment study trial exercise drill".split()
)
_LAWS = frozenset("law act bill treaty code charter constitution amendment decree".split())
_ABOUT = frozenset(  # with "of", these are about whom they name: "a survey of farmers"
    "survey study poll census review analysis history list map picture photo photograph image video portrait profile "
    "statue bust monument memorial tomb grave biography drawing sketch test trial record register account "
    "rubble wreckage debris recording tape footage".split()
)
_TALKS = frozenset(
    "forum summit conference seminar meeting talk debate discussion book report article study paper documentary film "
    "statement speech lecture resolution question view policy vote".split()
)
_HONOURS = frozenset("oscar grammy emmy bafta award prize medal title trophy cup crown".split())
_JOURNEYS = frozenset("tour visit trip journey voyage flight pilgrimage expedition withdrawal departure".split())
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_OUTCOMES = frozenset({"success", "failure", "win", "victory", "defeat", "loss"})
_SAYINGS = frozenset(
    "participation announcement statement comment remark claim allegation accusation warning report request demand "
    "call".split()
)
_STRIKES = frozenset(
    "airstrike strike offensive incursion raid operation campaign blockade bombardment mission".split()
)
_DOINGS = frozenset(
    "effort attempt bid push move step plan policy initiative decision action offer threat stance aggression ambition "
    "success failure response reaction intention demand refusal promise aim goal work behaviour behavior conduct "
    "practice role casualty fatality".split()
)


def _suffered(noun: Word) -> bool:
    return any(w.lower == "of" for c in noun.all("nmod") if c.i > noun.i for w in c.all("case"))


def _houses(context: Context, event: Word, other: Argument) -> bool:
    return context.type_of(other) == "Facility" and event.low in _HELD


def _is_seat(other: Argument) -> bool:
    return isinstance(other, Word) and other.low in ("constituency", "seat", "ward", "district", "riding")


def _of_title(name: Word, sign: Word) -> bool:
    """Tell "US" in "US President Ana Ruiz", where it belongs to the title between."""
    if is_firm(name):
        return False  # "a Swiss investment firm" is in Switzerland
    between = [c for c in name.children if sign.i < c.i < name.i and c.ent not in NAMES]
    return any(c.fine == "nmod:desc" or (c.dep == "compound" and c.pos == "NOUN") for c in between)


def _fitting(context: Context, cue: Cue, noun: Word, other: Argument) -> bool:
    """Tell whether a bare "of" may say so much: a possessor makes no part of a thing that is no body and no place."""
    if cue.subject or cue.object:
        kinds = {context.type_of(noun), context.type_of(other)}
        return cue.relation != "part-of" or not kinds & {"Thing", "Event", "Person", "Work", "Quantity"}
    return False
