"""In: a verb's frame. Out: what becomes of its object by a preposition: "moved its staff to Oslo".

The object undergoes the verb, so the vocabulary knows it by the participle: the staff was moved to Oslo.
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word
from kg.extract.verbal.obliques import BLAMING
from kg.extract.verbal.openobliques import WHERE, case_of, is_fronted
from kg.extract.words.circumstances import in_a_state, takes_no_part
from kg.extract.words.nouns import GROUND, NOTHING_GIVEN

_HOLDING = frozenset("hold stage host organise organize conduct mount schedule plan celebrate".split())


def moved_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "The bank moved its staff to Oslo": the staff moved to Oslo; "They based the firm in Oslo"
    if frame.passive or frame.particle:
        return  # "called off the strike after talks": it was not called after them
    for prep, other in frame.obliques:
        if other.i in taken or prep == "by" or (is_fronted(frame, other) and context.type_of(other) == "Event"):
            continue  # "In other violence, gunmen killed a guard"
        if prep == "as" and other.pos == "ADJ":
            continue  # "described the ruling as historic": no kind of thing
        for patient in frame.objects:
            cue = context.match(Frame.BE, participle(frame.predicate), prep, subject=patient, object=other)
            if cue and cue.inverse and frame.subjects and cue.relation in ("killed", "injured"):
                continue  # "A bomb killed a soldier in another incident": the bomb did
            about = cue is not None and prep == "on" and context.type_of(other) not in GROUND
            if cue and about and cue.relation == "occurred-in":
                continue  # "held talks on a range of issues"
            nowhere = in_a_state(prep, other) or takes_no_part(prep, other)
            if cue and nowhere and cue.relation in ("located-in", "occurred-in"):
                continue  # "kept her in power", "held talks in an effort to end the war"
            if cue and cue.relation == "located-in" and context.type_of(other) == "Event":
                continue  # "set a record in the final"
            if cue and cue.relation == "lost" and context.type_of(other) in GROUND:
                continue  # "beat the champions in Lima"
            if cue and cue.relation == "sent-to" and patient.low in NOTHING_GIVEN:
                continue  # "delivered a speech to students"
            if cue and cue.relation == "part-of" and other is frame.predicate.head:
                continue  # "Lima, where her pupils included Ana Ruiz": she is no part of Lima
            if cue is None and prep == "to" and frame.lemma in _JOINING and context.mentions.at(other) is not None:
                trigger = verb_trigger(frame.predicate, [c for c in other.children if c.dep == "case"])
                name = f"other:be-{participle(frame.predicate)}-to"  # "The study links the drug to cancer"
                yield Proposal(patient, name, other, trigger, frame.predicate, f"linked-{frame.rule}")
            held = frame.lemma in _HOLDING and context.type_of(patient) == "Event"
            if cue is None and held and prep in WHERE and context.type_of(other) in GROUND:
                # "will hold the vote in Lagos"
                trigger = verb_trigger(frame.predicate, case_of(other, frame.predicate))
                yield Proposal(patient, "occurred-in", other, trigger, frame.predicate, f"place-{frame.rule}")
            if cue:
                trigger = verb_trigger(frame.predicate, [c for c in other.children if c.dep == "case"])
                said = (cue.relation == "instance-of" and prep == "as") or frame.lemma in BLAMING
                if said and frame.negated:
                    continue  # "did not describe the unrest as a crisis"
                told = other if said else frame.predicate  # whoever says so
                yield context.propose(cue, patient, other, trigger, told, f"object-oblique-{frame.rule}")


_JOINING = frozenset({"link", "tie", "connect", "attribute"})
_IRREGULAR = dict(
    pair.split(":")
    for pair in """send:sent take:taken bring:brought hold:held lead:led sell:sold buy:bought give:given fly:flown
    drive:driven build:built find:found shoot:shot throw:thrown choose:chosen see:seen keep:kept leave:left lend:lent
    pay:paid teach:taught write:written draw:drawn steal:stolen break:broken win:won make:made lay:laid hide:hidden
    put:put set:set cut:cut ship:shipped admit:admitted refer:referred commit:committed bear:born transfer:transferred
    spread:spread split:split tie:tied bind:bound catch:caught meet:met tell:told show:shown know:known
    ban:banned""".split()
)


def participle(verb: Word) -> str:
    """Return the past participle by which cues know a verb."""
    lemma = verb.low
    if verb.tag == "VBN" or (verb.tag == "VBD" and lemma not in _IRREGULAR):
        return verb.lower
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "ed"
