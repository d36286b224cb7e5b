"""In: the frame of "survive". Out: the family of who has died: "He is survived by a son, Erik, and two sisters"."""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal
from kg.extract.tree import Word

_FAMILY = frozenset({"parent-of", "spouse-of", "sibling-of", "relative-of"})


def survivor_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield how those who survive somebody are related to him; adds to `taken` who needs no more said."""
    if frame.lemma != "survive":
        return
    for kin in frame.subjects:
        for dead in frame.objects:
            owner = any(c.fine == "nmod:poss" for c in kin.children)  # "by his wife" says it by itself
            cue = context.match(Frame.BE, kin.lemma.lower(), "of", subject=kin, object=dead)
            if cue is None or cue.relation not in _FAMILY:
                continue
            taken.add(dead.i)
            for one in [] if owner else _called(kin):
                yield context.propose(cue, one, dead, [kin], frame.predicate, "survivor")


def _called(kin: Word) -> list[Word]:
    """Return the names behind a noun, or the noun."""
    names = [c for c in kin.all("appos") if c.ent == "PERSON"]
    return [n for name in names for n in (name, *(c for c in name.all("conj") if c.ent == "PERSON"))] or [kin]
