"""In: a noun that names what happens or who does it, with its links. Out: what happened between whom.

"the arrest of X by Y", "Y's acquisition of X", "X's visit to Y", "talks between X and Y", "ties to X", "users of X".
The vocabulary's own noun cues come first; a noun derived from a verb is read as the verb.
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.beside.links import Link, joined_pair, noun_trigger
from kg.extract.beside.mutual import parties
from kg.extract.nominal.eventroles import Roles, compound_agents, sort
from kg.extract.nominal.firms import is_firm_in
from kg.extract.nominal.portions import is_everywhere
from kg.extract.nominal.receivers import is_given, receivers
from kg.extract.proposals import Argument, Context, Proposal
from kg.extract.tree import Word, is_nominal, preposition
from kg.extract.words.circumstances import TALKS
from kg.extract.words.derivations import agent_verb, event_verb
from kg.extract.words.nouns import AMOUNTS

# Whoever possesses these suffered them, unless somebody else did: "his expulsion", "the minister's arrest".
_UNDERGONE = frozenset(
    "expulsion arrest detention release death killing murder assassination dismissal appointment nomination trial "
    "conviction extradition deportation removal abduction kidnapping rescue execution imprisonment sentencing "
    "acquittal sentence ouster overthrow funeral birth injury deployment eviction".split()
)

# After these an event noun's other party is what a verb has as its object: "attack on", "visit to", "support for".
_PATIENT = frozenset({"of", "on", "to", "for", "with", "against"})


# "in support of X", "with a visit to X", "on a flight to X": who does so is the verb's subject.
_TAKING_PART = frozenset({"in", "with", "on", "onto", "aboard"})


# Verbs that leave the doing to their object: who "holds talks" talks, who "fears attacks" attacks nobody.
# What is given to who does something "with" it, and the verb of giving it.
_BLESSINGS = {
    **dict.fromkeys(("support", "backing", "endorsement", "blessing"), "back"),
    **dict.fromkeys(("help", "aid", "assistance"), "help"),
}
_DOING = frozenset(
    "make hold conduct launch stage begin start open end continue resume sign reach enter complete finish undertake "
    "perform lead mount carry give provide offer deliver pay take do commit wage step suspend break maintain build "
    "forge develop establish strike negotiate agree conclude seal plan express voice declare announce pledge "
    "promise extend lend renew deepen strengthen keep fight use place impose put send file bring host pursue "
    "attempt try be threaten".split()
)


def event_claims(context: Context, noun: Word, own: list[Link]) -> Iterator[Proposal]:
    """Yield what happens between the participants of an event noun."""
    lemma = noun.low
    verb = event_verb(lemma)
    if verb is None and (Frame.THE, lemma) not in context.ontology.cues:
        return
    if pair := joined_pair(context, noun):
        yield from _mutual(context, noun, verb, [context.mentions.place(w) or w for w in pair])
    if lemma in _IN_PREPOSITIONS and preposition(noun) in ("with", "in"):
        return  # "with respect to the first part", "charged in connection with the killing"
    if noun.lower == "damages":
        return  # "paid damages to the town": money, and no harm
    roles = sort(own)
    if lemma == "order" and preposition(noun) in ("on", "under", "at") and noun.dep == "obl" and noun.head is not None:
        for commander in [o for o, _ in roles.of] + roles.owners:  # "freed him on the orders of Ana Ruiz"
            for subject in context.clauses.frame(noun.head).subjects:
                yield Proposal(commander, "ordered", subject, [noun], noun, "event-on-orders")
        return
    if roles.owners and not roles.agents and not roles.of and lemma in _UNDERGONE:
        return
    if len(between := parties(context, roles.between)) > 1:
        yield from _mutual(context, noun, verb, between)
    governing = _governing(context, noun) if not roles.agents and not roles.owners else []
    patients: list[Link] = [("of", o, s) for o, s in roles.of]
    if roles.agents and roles.owners:  # "X's arrest by Y"
        patients += [("of", o, noun) for o in roles.owners]
    agents = roles.agents or roles.owners or compound_agents(noun) or governing
    if not patients and not roles.others and lemma in _STAGED:
        staged = [o for o in roles.owners if context.type_of(o) in _STAGING]
        for agent in (*compound_agents(noun), *staged):  # "opposition protests", "the students' protest"
            yield Proposal(agent, "organised", noun, [noun], noun, "event-compound")
    yield from _blessing(context, noun, roles)
    yield from _guarding(context, noun, roles)
    if not agents and lemma in _INQUIRIES and noun.dep != "obj":
        agents = [noun]  # "A survey of 400 farmers was made": the survey tells of them
        patients = [p for p in patients if isinstance(p[1], Word) and p[1].tag == "NNS"]
    told = noun  # "would resume flights to Norway": whether they fly there is with what they do to the flights
    if governing and noun.dep == "obj" and noun.head is not None and noun.head.lemma in _BRINGING:
        told = noun.head
    for prep, other, sign in patients:
        for agent in agents:
            yield from _event(context, noun, verb, agent, prep, other, sign, told)
    if not agents and lemma in _KILLINGS and not any(c.lower in _UNDONE for c in noun.all("amod")):
        for victim, sign in roles.of:  # "the murder of Ana Ruiz": who did it is not told, but it killed her
            if context.type_of(victim) in ("Person", "Group"):
                yield Proposal(noun, "killed", victim, noun_trigger(noun, sign), noun, "event-itself")
    for prep, other, sign in roles.others:
        moved = lemma not in _HANDED and not (prep == "for" and lemma in _UNDERGONE)  # "the arrest of Ruiz for theft"
        going = [o for o, _ in roles.of if moved]
        for agent in roles.agents or roles.owners or going or compound_agents(noun) or governing:
            yield from _event(context, noun, verb, agent, prep, other, sign, told)


_KILLINGS = frozenset("murder killing assassination slaying massacre slaughter homicide lynching".split())
_UNDONE = frozenset("attempted alleged planned failed foiled possible supposed".split())
# "the sale of the ship to Norway": the ship sells nothing
_HANDED = frozenset({"supply", "sale", "delivery", "provision", "donation"})
_IN_PREPOSITIONS = frozenset(
    "presence absence settlement respect regard relation addition connection accordance "
    "comparison contrast line".split()
)


_BRINGING = frozenset("hold conduct launch begin start end continue resume reach complete undertake mount make".split())
_SUFFERING = frozenset("die perish fall suffer survive escape disappear vanish burn drown bleed lose".split())
_INQUIRIES = frozenset("survey study poll review analysis census examination".split())
_STAGING = frozenset({"Person", "Group", "Organization"})
_STAGED = frozenset("protest rally march demonstration strike boycott offensive crackdown campaign".split())


def _blessing(context: Context, noun: Word, roles: Roles) -> Iterator[Proposal]:
    # "Ruiz, with Norway's backing, declared victory", "won with the help of Norway": whose head does so is backed
    if noun.dep != "obl" or preposition(noun) != "with" or noun.low not in _BLESSINGS or noun.head is None:
        return
    givers = roles.owners or [o for o, _ in roles.of] or [o for p, o, _ in roles.others if p == "from"]
    for taker in context.clauses.surface(noun.head)[0]:
        for giver in givers:
            cue = context.match(Frame.VERB, _BLESSINGS[noun.low], "", subject=giver, object=taker)
            if cue:
                yield context.propose(cue, giver, taker, [noun], noun, "event-with-blessing")


def _guarding(context: Context, noun: Word, roles: Roles) -> Iterator[Proposal]:
    # "Troops are there for his protection", "were sent for the defence of the town"
    if preposition(noun) != "for" or noun.low not in _GUARDS or noun.head is None:
        return
    guards = context.clauses.surface(noun.head)[0]
    for guard in guards:
        for guarded in [*roles.owners, *(o for o, _ in roles.of)]:
            cue = context.match(Frame.VERB, _GUARDS[noun.low], "", subject=guard, object=guarded)
            if cue and guard is not guarded:
                yield context.propose(cue, guard, guarded, [noun], noun, "event-for-guarding")


_GUARDS = {"protection": "protect", "defence": "defend", "defense": "defend", "safety": "protect"}


def _event(
    context: Context, noun: Word, verb: str | None, agent: Argument, prep: str, other: Argument, sign: Word, told: Word
) -> Iterator[Proposal]:
    if agent is other:
        return
    trigger, rule = noun_trigger(noun, sign), f"event-{prep.replace(' ', '-')}"
    cue = context.match(Frame.THE, noun.low, prep, subject=agent, object=other)
    if cue:
        yield context.propose(cue, agent, other, trigger, told, rule)
        return
    if verb is None or prep in ("in", "at", "during", "after", "before", "since") or context.type_of(other) == "Date":
        return
    if (verb == "meet" and prep != "with") or (verb == "agree" and prep == "on"):
        return  # "a meeting on Malta", "an agreement on trade": with nobody, and no approval
    if verb in _TALKING and prep in ("on", "about", "over"):
        return  # "talks on Syria" speak to nobody
    if isinstance(other, Word) and (other.ent in AMOUNTS or other.lemma in ("total", "sum")) and verb != "buy":
        return  # "an agreement for $2 billion"
    if verb == "interview" and prep in ("on", "in", "to", "for"):
        return  # "In an interview on Norland Television": she did not ask it
    if noun.low in ("return", "exchange") and preposition(noun) == "in":
        return  # "in return for aid"
    if verb == "demand" and context.type_of(other) in ("Thing", "Product"):
        return  # "the demand for oil" asks nobody for anything
    lemma, _, particle = verb.partition(" ")
    for after in dict.fromkeys((prep, particle)):
        if after != prep and prep not in _PATIENT:
            continue
        cue = context.match(Frame.VERB, lemma, after, subject=agent, object=other)
        if cue and cue.relation == "said":
            return  # "allegations of a clash"
        if cue and cue.relation == "occurred-in":
            return  # "killed six in a strike near Lima": the strike was there, and not who killed
        if cue:
            yield context.propose(cue, agent, other, trigger, told, f"derived-{rule}")
            return
    if prep in _PATIENT or prep == "from":
        name = lemma if prep in ("of", "on", "for") else f"{lemma}-{prep}"
        yield Proposal(agent, f"other:{name}", other, trigger, told, f"open-{rule}")


_TALKING = frozenset({"talk", "negotiate", "confer", "consult"})


def _mutual(context: Context, noun: Word, verb: str | None, parties: list[Argument]) -> Iterator[Proposal]:
    # "talks between X and Y"
    first, second = parties[0], parties[1]
    cue = context.match(Frame.THE, noun.low, "with", subject=first, object=second)
    if cue is None and verb is not None:
        cue = context.match(Frame.VERB, verb, "with", subject=first, object=second)
    if cue and cue.relation == "affiliated-with" and not context.can(cue, first, second):
        # "a link between smoking and cancer"
        yield Proposal(first, f"other:{noun.low}-with", second, [noun], noun, "open-event-between")
    elif cue:
        yield context.propose(cue, first, second, [noun], noun, "event-between")


def _governing(context: Context, noun: Word) -> list[Argument]:
    """Return who has, makes or takes it: "signed a deal with", "a group with ties to", "fought in support of"."""
    head = noun.head
    if head is None:
        return []
    prep = preposition(noun)
    if is_given(noun, head):
        return list(receivers(context, noun, head))
    if prep == "with" and noun.low in _BLESSINGS:
        return []  # who wins with the help of others helps nobody
    if prep == "with" and head.lemma == "do":
        return []  # "had nothing to do with the attack"
    if prep == "in" and head.lemma in _SUFFERING:
        return []  # "died in an attack on a bank": they did not attack it
    if noun.dep == "nmod" and prep == "in" and noun.low in _BLESSINGS:
        return [head]  # "a movement in support of the boy"
    with_whom = prep == "for" and noun.lemma in TALKS and any(preposition(c) == "with" for c in noun.all("nmod"))
    if with_whom and "cop" in head.below:
        return list(context.clauses.surface(head)[0])  # "Ruiz is in Havana for talks with Brandt"
    beside = _object_beside(noun, head)
    if beside is not None:
        return [beside]
    doing = noun.dep == "obj" and head.lemma in _DOING
    coming = prep == "for" and noun.lemma in TALKS and head.lemma in _COMING  # "flew to Lima for talks with Ruiz"
    if head.pos == "VERB" and (doing or (noun.dep == "obl" and (prep in _TAKING_PART or coming))):
        return list(context.clauses.frame(head).subjects)
    if head.pos == "VERB" and noun.dep == "obl" and prep in _AT_TIMES and noun.lemma in _ENCOUNTERS:
        # "During talks with Ruiz, Brandt said …", "He spoke after a visit to Lima"
        frame = context.clauses.frame(head)
        told = frame.objects if frame.passive else frame.subjects
        return [one for one in told if context.type_of(one) in _WHO_MEET]
    if noun.dep == "nmod" and preposition(noun) == "with" and is_nominal(head):
        return [head] if head.low not in _IN_PREPOSITIONS else []  # "in connection with the killing"
    return []


_AT_TIMES = frozenset({"during", "after", "following"})
_ENCOUNTERS = TALKS | {"visit", "trip", "conversation", "call"}
_WHO_MEET = frozenset({"Person", "GPE", "Organization"})
_COMING = frozenset("arrive travel fly go come visit return gather head land".split())


def _object_beside(noun: Word, verb: Word) -> Word | None:
    # "inspired a movement in support of the boy": the movement supports him
    if noun.dep != "obl" or preposition(noun) != "in":
        return None
    case = noun.one("case")
    objects = [o for o in verb.all("obj") if case is not None and o.i == case.i - 1 and o.pos == "NOUN"]
    return objects[0] if objects and objects[0].low in _MOVEMENTS else None


_MOVEMENTS = frozenset(
    "movement campaign rally protest march demonstration petition strike group alliance vote".split()
)


def agent_claims(context: Context, noun: Word, own: list[Link], holders: list[Word]) -> Iterator[Proposal]:
    """Yield what a doer's noun says of the doer: "users of the site" use it."""
    verb = agent_verb(noun.low)
    if verb is None or verb == "play":  # a team's players do not play it
        return
    if verb == "visit":  # "US visitors" are from there
        own = [link for link in own if link[2].dep == "case"]
    for prep, other, sign in own:
        if prep != "of" or sign.dep == "amod" or is_everywhere(other) or is_firm_in(context, noun, other):
            continue  # a Norwegian writer does not write Norway, nor does Norway's largest ferry operator operate it
        for holder in holders:
            if holder is other:
                continue
            cue = context.match(Frame.VERB, verb, "", subject=holder, object=other)
            trigger = noun_trigger(noun, sign)
            if cue:
                yield context.propose(cue, holder, other, trigger, noun, "agent-noun")
            else:
                yield Proposal(holder, f"other:{verb}", other, trigger, noun, "open-agent-noun")
