"""In: a verb's frame. Out: the family that it tells of: "He is survived by a son", "She has two daughters"."""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word

_FAMILY = frozenset({"parent-of", "spouse-of", "sibling-of", "relative-of"})


def family_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield how those whom one has or leaves behind are related to one; adds to `taken` who needs no more said."""
    if frame.lemma == "survive":
        pairs = [(kin, dead, dead) for kin in frame.subjects for dead in frame.objects]
    elif frame.lemma == "have" and not frame.passive:
        pairs = [(kin, owner, kin) for kin in frame.objects for owner in frame.subjects]
    elif frame.lemma in ("marry", "wed") and not (frame.passive or frame.objects or frame.negated):
        yield from _married(context, frame)
        return
    else:
        return
    for kin, other, used in pairs:
        if kin.pos != "NOUN" or context.type_of(other) not in ("Person", "Group"):
            continue
        cue = context.match(Frame.BE, kin.low, "of", subject=kin, object=other)
        if cue is None or cue.relation not in _FAMILY:
            continue
        taken.add(used.i)
        owned = any(c.fine == "nmod:poss" for c in kin.children)  # "by his wife" says it by itself
        for one in [] if owned else _called(kin):
            yield context.propose(cue, one, other, [kin], frame.predicate, "family")


def _married(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    # "Ana Ruiz and Teo Brandt married in 1998"
    if len(frame.subjects) != 2 or any(one.ent != "PERSON" for one in frame.subjects):
        return
    first, second = frame.subjects
    cue = context.match(Frame.VERB, "marry", "", subject=first, object=second)
    if cue:
        yield context.propose(cue, first, second, verb_trigger(frame.predicate), frame.predicate, "married")


def _called(kin: Word) -> list[Word]:
    """Return the names behind a noun, or the noun."""
    names = [c for c in kin.all("appos") if c.ent == "PERSON"]
    return [n for name in names for n in (name, *(c for c in name.all("conj") if c.ent == "PERSON"))] or [kin]
