"""In: a noun. Out: what it says about its holder and about those it is linked to.

"Kremlin spokesman Dmitry Peskov", "the group's leader, X", "members of the Wagner group", "a bank in Oslo", "the visit
of X to Y", "ties to Z". A link is any nominal modifier: a prepositional phrase, a possessor, a compound, a nationality.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.cues import Cue, Frame
from kg.extract.beside.custody import CUSTODY, custody_claims, plight_claims
from kg.extract.beside.links import Link, is_possessive, links, noun_phrase, noun_trigger
from kg.extract.beside.mutual import are_claims
from kg.extract.nominal.barelinks import bare_links
from kg.extract.nominal.belongings import WORKS
from kg.extract.nominal.calls import ASKING, call_claims
from kg.extract.nominal.debuts import debut_claims
from kg.extract.nominal.descriptions import description_claims
from kg.extract.nominal.events import agent_claims, event_claims
from kg.extract.nominal.firms import ADJECTIVES, is_firm_in
from kg.extract.nominal.heads import DEGREES, led
from kg.extract.nominal.holders import holders, is_best, one_of, told_by
from kg.extract.nominal.hyphened import participle_claims, stance_claims
from kg.extract.nominal.kinds import is_kind, kind_claims
from kg.extract.nominal.portions import is_domain
from kg.extract.nominal.rolesense import says_nothing
from kg.extract.proposals import Argument, Context, Proposal, modifiers
from kg.extract.reference.mentions import NAMES
from kg.extract.tree import Word, preposition
from kg.extract.words.kin import RELATIVES, is_in_law
from kg.extract.words.nouns import PORTFOLIOS, noun_classes
from kg.model import Literal

# Bodies whose head or voice is called after them without a preposition: "opposition leader", "union boss".
_BODIES = frozenset("opposition rebel union party police army military militia guerrilla separatist church".split())

# "Ana Ruiz, a health ministry spokeswoman": whom these speak or act for is told by what stands before them.
_VOICES = frozenset("spokesman spokeswoman spokesperson official chief boss leader".split())

# Offices that one holds for a state: "a Dutch minister" works for it; "a Dutch teacher" is of its people.
_OFFICES = frozenset(
    "official minister ambassador diplomat envoy consul attaché attache secretary undersecretary officer negotiator "
    "agent spy aide adviser advisor inspector prosecutor judge commissioner lawmaker legislator senator deputy "
    "soldier troop general admiral colonel commander spokesman spokeswoman spokesperson".split()
)

_FIELDS = frozenset(
    "business community church student youth labor labour trade union industry opposition party congressional tribal "
    "religious spiritual political civic civil civilian rebel military muslim christian jewish catholic protestant "
    "sunni shiite shi'ite kurdish democratic republican protest militant corporate academic local separatist".split()
)

# These stand for their country.
_SIDES = frozenset({"team", "squad", "side", "delegation", "embassy", "ambassador", "envoy"})

_HEADS = frozenset(
    "president premier chancellor leader ruler king queen monarch emperor empress sultan emir dictator "
    "strongman".split()
)


# With "Dutch", most roles tell no more than whence one comes.
_WHENCE = frozenset("citizen-of part-of located-in based-in lives-in born-in".split())


_LEARNED = frozenset({"graduate", "alumnus", "alumna"})

# Of these one is "in" a country without being its own: "the commander in Norway".
_POSTS = frozenset({"works-for", "leads", "represents", "member-of"})

# What a noun in these is linked to, its holder is linked to: "She worked as an interpreter for Red Aid".
_SAID_OF = frozenset({"title", "serving", "held"})

# Relations that a role gives besides being a post that one holds.
_ALSO_POSTS = frozenset(
    "works-for represents member-of played-for citizen-of studied-at located-in lives-in part-of".split()
)


def noun_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield all that a noun says; a rule that reads what hangs on it is not asked where nothing of that does."""
    below = noun.below
    own = [link for link in links(context, noun) if not is_kind(noun, link)]
    if "cop" in below and (mutual := list(are_claims(context, noun))):
        yield from mutual
        return
    called, field = holders(context, noun), _field(noun, own)
    if own and (called or noun.lemma == "head" or "Person" in noun_classes(noun.lemma)):
        # "Minister of Finance Ana Ruiz" works for no Finance, "a head of state" for no state
        own = [link for link in own if link[0] != "of" or not _of_state(link[1])]
    if not called and "case" in below and _sought(noun):
        return  # "is running for mayor of Lima"
    roles = list(_roles(context, noun, own, called, field))
    yield from roles
    used = {id(a) for p in roles for a in (p.object, p.subject)}
    if below:
        yield from kind_claims(context, noun)
    # "Ana Ruiz, a Democrat from Texas": she is from there; "Ana Ruiz, a plumber from Lima"
    of_hers = noun.ent == "NORP" or (noun.pos == "NOUN" and not noun.ent)
    if own:
        titled = next((w for w, rule in called if rule in _SAID_OF or (of_hers and rule == "apposition")), None)
        yield from bare_links(context, noun, own, used, titled)
    yield from event_claims(context, noun, own)
    if below and (of_lemma := _OF_LEMMA.get(noun.lemma)) is not None:
        yield from of_lemma(context, noun, own)
    if "cop" in below:
        yield from plight_claims(context, noun)
    if "amod" in below or "compound" in below or "nmod" in below:
        yield from participle_claims(context, noun)
        yield from stance_claims(context, noun)
    if own and not roles and field is None:
        yield from agent_claims(context, noun, own, [w for w, _ in called] or [noun])
    if roles:  # "the Dutch publisher Orban" is a publisher
        called = [c for c in called if c[1] == "title"] if all(r.relation in _WHENCE for r in roles) else []
    if called or noun.fine == "nmod:desc":
        yield from description_claims(context, noun, called)


# The rules of a few nouns each.
_OF_LEMMA: dict[str, Callable[[Context, Word, list[Link]], Iterator[Proposal]]] = {
    **dict.fromkeys(CUSTODY, custody_claims),
    **dict.fromkeys(ASKING, call_claims),
    "debut": debut_claims,
}


def _roles(
    context: Context, noun: Word, own: list[Link], called: list[tuple[Word, str]], field: Word | None
) -> Iterator[Proposal]:
    if (Frame.BE, noun.low) not in context.ontology.cues:
        return
    if not (called or own):
        return
    before = modifiers(noun)
    for holder, rule in called or [(noun, "bare")]:
        reach = own
        if rule == "title":  # "Texas student Ahmed Mohamed", the state hanging on the name
            reach = own + [link for link in links(context, holder) if link[2].i < noun.i]
            place = context.mentions.place(holder) if noun.dep == "flat" else None
            if place:
                reach.append(("of", place, holder))
        if rule == "title" or (noun.lemma in _VOICES and rule in ("apposition", "named-apposition")):
            reach = reach + [("of", c, c) for c in noun.all("compound", "amod") if _is_body(c)]
        if field is not None:  # "director of communications at Orban Metals"
            reach = reach + [link for link in links(context, field) if link[0] in ("at", "for", "with")]
        matched, after = False, 0
        for prep, other, sign in reach:
            if other is holder or other is field or is_domain(noun, sign):
                continue
            cue = _role_cue(context, noun, (prep, other, sign), holder, rule, field)
            if cue is None or says_nothing(context, noun, cue, (prep, other, sign), rule):
                continue
            if rule == "bare" and not context.can(cue, holder, other):
                continue
            matched = matched or cue.relation not in _ALSO_POSTS or noun.lemma in _LEARNED
            if cue.relation == "played-for" and sign.dep == "compound" and sign.i < noun.i:
                after = sign.edges()[1] + 1  # "Lima goalkeeper Ana Ruiz" is a goalkeeper
            yield context.propose(cue, holder, other, noun_trigger(noun, sign), told_by(noun, rule), f"role-{rule}")
        one = one_of(noun) is not None and (rule == "copula" or is_best(noun))  # "is one of the oldest leaders"
        if not matched and rule not in ("bare", "held") and not one:
            words = Literal(
                context.text[context.words[after].start : noun.end] if after else noun_phrase(context, noun)
            )
            cue = context.match(Frame.BE, noun.low, "", modifiers=before, subject=holder, object=words)
            team = rule in ("title", "named-apposition") and context.type_of(holder) in ("Organization", "GPE")
            if cue and cue.relation == "holds-position" and team:
                cue = replace(cue, relation="instance-of")  # "champions Tavros": a team has no post
            if cue and context.can(cue, holder, words):
                yield context.propose(cue, holder, words, [noun], told_by(noun, rule), f"position-{rule}")


def _role_cue(context: Context, noun: Word, link: Link, holder: Word, rule: str, field: Word | None) -> Cue | None:
    """Return what a role and its link say of the holder, a state being another thing to a post than a firm is."""
    prep, other, sign = link
    if (prep == "of" and (_of_state(other) or (noun.lemma == "chief" and _is_staff(other)))) or (
        is_possessive(sign) and _has_body(noun)
    ):
        return None
    lemma = noun.low
    cue = context.match(Frame.BE, lemma, prep, modifiers=modifiers(noun), subject=holder, object=other)
    kind = context.type_of(other)
    if cue and prep in ("from", "in") and cue.relation in _POSTS and kind in ("GPE", "Place"):
        cue = context.match(Frame.BE, prep, "", subject=holder, object=other)  # "a teacher from Lima"
    if cue and cue.relation == "owns" and kind == "GPE" and (sign.dep == "compound" or noun.lemma in WORKS):
        cue = context.match(Frame.BE, "of", "", subject=holder, object=other)  # "the Lima refinery"
    if cue and noun.lemma in RELATIVES and is_in_law(noun):
        return replace(cue, relation="relative-of", inverse=False)
    if cue and cue.relation == "leads":
        cue = led(context, noun, link, holder, cue)
    whence = _nationality(noun, sign) or (cue is not None and cue.relation == "produced" and kind in ("GPE", "Place"))
    if cue and whence and cue.relation not in _WHENCE:  # "a Dutch teacher", "Lima violin maker Teo Brandt"
        cue = context.match(Frame.BE, "of", "", subject=holder, object=other)
    if cue and cue.relation == "part-of" and sign.dep in ADJECTIVES and is_firm_in(context, noun, other):
        cue = replace(cue, relation="located-in")  # "the Dutch publisher Orban" is no part of the state
    if cue and field is not None and cue.relation == "leads":
        return replace(cue, relation="works-for")  # "the clinic's head of surgery"
    if cue and cue.relation == "member-of" and kind == "GPE":
        adjective = sign.dep in ADJECTIVES  # "Israeli soldiers", "Peru's soldiers"
        return replace(cue, relation="citizen-of" if adjective else "works-for")
    if cue and cue.relation == "owns" and _is_chamber(noun):
        return replace(cue, relation="part-of", inverse=False)  # "Norway's upper house"
    return cue


def _field(noun: Word, own: list[Link]) -> Word | None:
    """Return what a head of department is the head of: "head of surgery", "director of communications"."""
    if noun.lemma not in ("head", "director", "chief", "manager", "secretary"):
        return None
    for prep, other, sign in own:
        if prep == "of" and sign.dep == "case" and isinstance(other, Word) and other.pos == "NOUN" and not other.ent:
            bare = not (other.all("det", "conj") or any(preposition(c) == "of" for c in other.all("nmod")))
            return other if bare and not _BODY.intersection(noun_classes(other.lemma)[:1]) else None
    return None


_BODY = frozenset({"Organization", "GPE", "Place", "Facility", "Person", "Group"})


def _is_chamber(noun: Word) -> bool:
    return noun.lemma == "house" and any(c.lower in ("lower", "upper") for c in noun.children)


def _of_state(other: Argument) -> bool:
    """Tell "head of state" and "Secretary of State Ana Ruiz", where it is a part of the title."""
    return isinstance(other, Word) and other.lower in PORTFOLIOS and not other.all("det", "amod")


def _is_staff(other: Argument) -> bool:
    return isinstance(other, Word) and other.lower == "staff" and not other.all("det")


def _has_body(noun: Word) -> bool:
    """Tell "Norway's Olympic Committee chief", who heads the committee, and it is Norway's."""
    if noun.ent not in NAMES and "Person" not in noun_classes(noun.lemma):
        return False  # "its Lorna website" is its own
    return any(c.dep == "compound" and c.ent == "ORG" and c.i < noun.i for c in noun.children)


def _is_body(word: Word) -> bool:
    if word.ent in NAMES or word.lower in DEGREES:
        return False
    body = "Organization" in noun_classes(word.lemma)
    return word.lower in _BODIES or (word.dep == "compound" and word.pos in ("NOUN", "PROPN") and body)


def _nationality(noun: Word, sign: Word) -> bool:
    """Tell "a Dutch teacher" from "a Dutch minister" and "a teacher of the Dutch state"."""
    whence = sign.dep in ("amod", "conj") and sign.low not in _FIELDS  # an opposition leader leads it
    if whence and noun.lemma == "leader" and any(c.low in _FIELDS for c in noun.children):
        return True  # "Dutch business leaders" lead no country
    return sign.dep in ("amod", "conj") and noun.low not in _OFFICES | _HEADS | _SIDES


def _sought(noun: Word) -> bool:
    bare = noun.tag == "NN" and preposition(noun) == "for" and not noun.all("det", "nummod")
    return bare and "Person" in noun_classes(noun.lemma)
