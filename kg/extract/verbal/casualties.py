"""In: the frame of a verb of harm without an agent. Out: what harmed them: "Nine were killed when a bomb exploded"."""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.grammar.voice import is_relative
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word
from kg.extract.words.nouns import ATTACKS

_HARMED = frozenset("kill injure wound hurt maim displace damage destroy trap burn".split())
_STRIKING = frozenset(
    "explode detonate crash collapse derail capsize sink overturn hit strike slam smash plough plow ram open attack "
    "erupt fall catch flip sweep burst rupture blow go ambush shell bomb swerve veer topple tear engulf "
    "plunge overturn roll skid careen rock batter lash pound rip".split()
)
_TRIGGERING = frozenset({"run", "drive", "trigger", "step", "set"})  # "ran over a mine", "set off a bomb"
_EXPLOSIVES = frozenset("mine landmine bomb explosive device grenade shell missile rocket".split())
_WHEN = frozenset({"when", "after", "as"})


# What harms people where it happens, so that those who are harmed next in the text are so by it.
_DISASTERS = ATTACKS - {"raid", "strike", "hijacking", "kidnapping"} | frozenset(
    "accident crash collision derailment fire blaze quake earthquake tremor stampede crush landslide avalanche "
    "cyclone hurricane tornado typhoon tsunami storm flood eruption clash stabbing knifing crackdown riot".split()
)
_WOUNDING = frozenset({"kill", "injure", "wound", "hurt"})
_OTHER = frozenset("previous earlier last similar another other separate second later no any every".split())


def casualty_claims(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    """Yield what harmed those of whom the verb tells only that they were."""
    died = frame.lemma == "die" and not frame.objects
    patients = frame.subjects if died else frame.objects
    if not patients or not (died or (frame.passive and frame.lemma in _HARMED and not frame.subjects)):
        return
    verb, found = frame.predicate, False
    joined = [c for c in verb.all("conj") if c.lemma in _HARMED]  # "Three were killed and 14 injured when …"
    for clause in (c for v in (verb, *joined) for c in v.all("advcl")):
        if clause.lemma not in _STRIKING | _TRIGGERING or not any(
            c.lower in _WHEN for c in clause.all("mark", "advmod")
        ):
            continue
        struck = context.clauses.frame(clause)
        mines = [o for o in (*struck.objects, *(w for _, w in struck.obliques)) if o.lemma in _EXPLOSIVES]
        for cause in mines or struck.subjects:  # "when their car hit a mine"
            if cause.pos == "PRON" or any(
                c.tag == "PRP$" or c.lemma == cause.lemma for c in (*cause.children, *patients)
            ):
                continue  # "were killed when they attacked the base", "when their bus crashed"
            for patient in patients:
                cue = context.match(Frame.VERB, "kill" if died else frame.lemma, "", subject=cause, object=patient)
                if cue:
                    found = True
                    yield context.propose(cue, cause, patient, verb_trigger(verb), verb, f"casualty-{frame.rule}")
    if died and not frame.negated:
        yield from _died_of(context, frame)
    if found or frame.lemma not in _WOUNDING or frame.negated or frame.obliques or not _stands_alone(verb):
        return
    before = _told_before(context, verb)
    for patient in patients if before is not None else ():
        if before is not None and context.type_of(patient) in ("Person", "Group", "Quantity"):
            cue = context.match(Frame.VERB, frame.lemma, "", subject=before, object=patient)
            if cue:
                yield context.propose(cue, before, patient, verb_trigger(verb), verb, f"casualty-before-{frame.rule}")


def _died_of(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    # "Three people have died following an outbreak of measles"
    for prep, cause in frame.obliques:
        if prep not in ("following", "after") or cause.lemma not in _DISASTERS | _ALSO_FATAL:
            continue
        for patient in frame.subjects:
            if cue := context.match(Frame.VERB, "kill", "", subject=cause, object=patient):
                verb = frame.predicate
                yield context.propose(cue, cause, patient, verb_trigger(verb), verb, f"casualty-of-{frame.rule}")


_ALSO_FATAL = frozenset("outbreak epidemic infection disease illness attack crash".split())


def _stands_alone(verb: Word) -> bool:
    """Tell "11 people were hurt, police said" from what tells by itself when or why they were, or who they were."""
    first = verb.above if verb.dep == "conj" else verb  # "30 were killed and 200 wounded"
    if not any(c.fine == "aux:pass" for c in (*verb.children, *first.children)) or verb.fine in (
        "acl",
        "acl:relcl",
        "advcl:relcl",
    ):
        return False
    if any(c.dep == "nsubj" and (is_relative(c) or c.pos == "PRON") for c in verb.children):
        return False
    return (
        not any((c.ent in ("DATE", "TIME") and c.dep == "obl") or c.dep in ("advcl", "xcomp") for c in verb.children)
        and verb.tag == "VBN"
    )


def _told_before(context: Context, verb: Word) -> Word | None:
    """Return the one disaster that the text tells of right before, in this sentence or else in the one before it."""
    words, bounds = verb.within.words, verb.within.sentences
    here = words[bounds[verb.sent][0] : verb.i]
    before = words[slice(*bounds[verb.sent - 1])] if verb.sent else []
    for sentence in (here, before):
        told = [w for w in sentence if w.pos == "NOUN" and w.lemma in _DISASTERS and w.fine != "compound"]
        mentions = [context.mentions.at(w) for w in told]
        if not told:
            continue
        one = mentions[-1]
        if one is None or any(m is None or not context.mentions.same(m, one) for m in mentions):
            return None
        several = any(w.tag != "NN" or any(c.lemma in _OTHER for c in w.all("amod", "det")) for w in told)
        return None if several else told[-1]
    return None
