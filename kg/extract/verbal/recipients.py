"""In: a verb's frame. Out: what it says of the one to whom something is given: "awarded the town damages".

Here too is who gets nothing: who is named, who is made to do something.
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.grammar.voice import is_infinitive
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, is_nominal
from kg.extract.verbal.moved import participle
from kg.extract.words.nouns import AMOUNTS, NOTHING_GIVEN, is_money
from kg.extract.words.units import TERMS

# Of these the one addressed is no object, whatever is said.
_ADDRESSING = frozenset("tell ask inform assure remind show".split())
# Of these an object with an infinitive is the subject of what happens, and no more.
_RAISING = frozenset(
    "cause prompt allow permit enable authorise authorize license entitle empower let make want expect need get "
    "require lead leave like prefer".split()
)
_ALLOWING = frozenset("allow permit enable authorise authorize license entitle empower".split())
_BARE = frozenset({"make", "let", "help", "see", "watch", "hear", "have"})


def recipient_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield "The court awarded the town damages", "The town was awarded damages"."""
    for recipient in frame.recipients if not naming(frame) and frame.lemma != "make" else ():
        if recipient.lemma in TERMS:
            continue  # "the second year that Norway has allowed it"
        for agent in frame.subjects if recipient.i not in taken else ():
            cue = context.match(Frame.VERB, frame.lemma, "to", subject=agent, object=recipient)
            amounts = all(o.ent in AMOUNTS for o in frame.objects)  # "fined the firm two million"
            if cue is None and amounts:
                # "asked Peru to mediate": the one who is asked is the only object
                cue = context.match(Frame.VERB, frame.lemma, "", subject=agent, object=recipient)
            if cue and cue.relation == "supplied" and any(o.lemma in NOTHING_GIVEN for o in frame.objects):
                if any(o.lemma in ("defeat", "loss") for o in frame.objects):  # "handed her a first defeat"
                    yield Proposal(
                        agent, "defeated", recipient, verb_trigger(frame.predicate), frame.predicate, "defeat"
                    )
                continue
            if frame.lemma in ("give", "offer", "grant") and not frame.objects:
                continue  # "gave the firm until May to change"
            trigger = verb_trigger(frame.predicate)
            if cue:
                proposal = context.propose(cue, agent, recipient, trigger, frame.predicate, f"dative-{frame.rule}")
                if cue.relation == "supplied" and any(is_money(o) for o in frame.objects):
                    proposal.relation = "funded"  # "gave Peru $40 million"
                yield proposal
            elif not (frame.predicate.all("ccomp") or frame.lemma in _ADDRESSING or raised(frame)):
                name = f"other:{frame.lemma.lower()}-to"
                yield Proposal(agent, name, recipient, trigger, frame.predicate, f"open-dative-{frame.rule}")
        given = list(_given(context, frame, recipient))
        yield from given
        told = taken.union(p.subject.i for p in given if isinstance(p.subject, Word))
        for patient in frame.objects if frame.passive else ():
            if is_nominal(patient) and patient.ent != "MONEY" and patient.i not in told:
                yield _retained(context, frame, recipient, patient)


def _retained(context: Context, frame: ClauseFrame, recipient: Word, patient: Word) -> Proposal:
    # "The town was awarded damages"
    cue = context.match(Frame.BE, frame.predicate.lower, "", subject=recipient, object=patient)
    trigger, rule = verb_trigger(frame.predicate), f"retained-object-{frame.rule}"
    if cue:
        return context.propose(cue, recipient, patient, trigger, frame.predicate, rule)
    name = f"other:be-{frame.predicate.lower}"
    return Proposal(recipient, name, patient, trigger, frame.predicate, rule)


def _given(context: Context, frame: ClauseFrame, recipient: Word) -> Iterator[Proposal]:
    # "Oslo sent the town a letter", "The town was sent a letter": the letter was sent to the town
    for thing in frame.objects if frame.lemma != "take" else ():  # "It takes me a while"
        if thing.lemma in NOTHING_GIVEN:
            continue
        cue = context.match(Frame.BE, participle(frame.predicate), "to", subject=thing, object=recipient)
        if cue and is_nominal(thing):
            yield context.propose(cue, thing, recipient, verb_trigger(frame.predicate), frame.predicate, "given")


def raised(frame: ClauseFrame, patient: Word | None = None) -> bool:
    """Tell "The case caused Norway to leave": the leaving was caused, not Norway."""
    if frame.lemma not in _RAISING or frame.passive:
        return False
    clauses = frame.predicate.all("xcomp", "advcl", "ccomp")
    if patient is not None and frame.lemma in _ALLOWING:
        clauses += patient.all("acl")  # "authorised Peru to sell arms", hung on Peru
    return any(is_infinitive(c) or (c.tag == "VB" and frame.lemma in _BARE) for c in clauses)


def naming(frame: ClauseFrame) -> bool:
    """Tell "He called the vote a farce", "in what it called a victory": nothing is called for."""
    if frame.lemma == "quote":
        return any(c.dep == "advcl" and c.lemma == "say" for c in frame.predicate.children)
    return frame.lemma == "call" and not frame.particle and not frame.passive and _named_twice(frame)


def _named_twice(frame: ClauseFrame) -> bool:
    others = [c for c in frame.predicate.children if c.dep == "xcomp" or c.lower == "what"]
    others += [c for o in frame.objects for c in o.children if c.pos == "ADJ" and c.i > o.i]  # "called it unfair to us"
    what = frame.predicate.head if frame.predicate.fine == "acl:relcl" else None  # "what it calls a final decision"
    others += [what] if what is not None and what.lower == "what" else []
    return bool(others) or len(frame.objects) + len(frame.recipients) > 1 or frame.rule == "relative"
