"""In: a passive clause that tells nothing else. Out: that it was done: "No figures were altered".

What is told of a verb elsewhere (by whom, where, on what day) is no business of this rule, which is asked last.
"""

from collections.abc import Iterator, Set

from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word
from kg.model import Literal

_BE = frozenset("was were been be is are".split())
_CLAUSES = frozenset({"root", "conj", "ccomp", "parataxis"})
_FULL = frozenset({"xcomp", "ccomp", "expl", "obj", "csubj", "advcl"})
# That these were done says nothing of what it was done to.
_DULL = frozenset(
    "name say tell ask know see make take use consider expect need involve mix avoid do have give call think believe "
    "intend suppose allow require set find hold keep put leave show mean base concern bear force pay get let "
    "estimate report understand describe quote cite regard view treat follow offer want".split()
)


def undergone_claims(context: Context, verb: Word, told: Set[int]) -> Iterator[Proposal]:
    """Yield what a passive clause without an agent tells; `told` are the verbs of which something is told already."""
    if verb.i in told or verb.tag != "VBN" or verb.lemma in _DULL or verb.dep not in _CLAUSES:
        return
    if not _FULL.isdisjoint(verb.below) or not any(c.fine == "aux:pass" and c.lower in _BE for c in verb.children):
        return
    frame = context.clauses.frame(verb)
    if not frame.passive or frame.subjects or frame.recipients or frame.particle or _says_more(frame.obliques):
        return
    for one in frame.objects:
        mention = context.mentions.at(one)
        if mention is not None and one.pos not in ("PRON", "DET") and one.ent not in ("DATE", "TIME"):
            said = Literal(verb.lower)
            yield Proposal(one, "other:be", said, verb_trigger(verb), verb, f"undergone-{frame.rule}")


def _says_more(obliques: list[tuple[str, Word]]) -> bool:
    return any(prep not in ("according to", "as", "after", "before", "during", "since") for prep, _ in obliques)
