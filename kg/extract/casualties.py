"""In: the frame of a verb of harm without an agent. Out: what harmed them: "Nine were killed when a bomb exploded"."""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger

_HARMED = frozenset("kill injure wound hurt maim displace damage destroy trap burn".split())
_STRIKING = frozenset(
    "explode detonate crash collapse derail capsize sink overturn hit strike slam smash plough plow ram open attack "
    "erupt fall catch flip sweep burst rupture blow go ambush shell bomb swerve veer topple tear engulf".split()
)
_WHEN = frozenset({"when", "after", "as"})


def casualty_claims(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    """Yield what harmed those of whom the verb tells only that they were."""
    died = frame.lemma == "die" and not frame.objects
    patients = frame.subjects if died else frame.objects
    if not patients or not (died or (frame.passive and frame.lemma in _HARMED and not frame.subjects)):
        return
    verb = frame.predicate
    joined = [c for c in verb.all("conj") if c.lemma in _HARMED]  # "Three were killed and 14 injured when …"
    for clause in (c for v in (verb, *joined) for c in v.all("advcl")):
        if clause.lemma not in _STRIKING or not any(c.lower in _WHEN for c in clause.all("mark", "advmod")):
            continue
        for cause in context.clauses.frame(clause).subjects:
            if cause.pos == "PRON" or any(
                c.tag == "PRP$" or c.lemma == cause.lemma for c in (*cause.children, *patients)
            ):
                continue  # "were killed when they attacked the base", "when their bus crashed"
            for patient in patients:
                cue = context.match(Frame.VERB, "kill" if died else frame.lemma, "", subject=cause, object=patient)
                if cue:
                    yield context.propose(cue, cause, patient, verb_trigger(verb), verb, f"casualty-{frame.rule}")
