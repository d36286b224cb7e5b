"""In: the frame of a verb of courts and prisons. Out: the claim of one who suffers it, whatever it is that he suffers.

Here is what `penalties` (how long, how much) and `verdicts` (of what, for what, where kept) share.
"""

from collections.abc import Iterable, Iterator

from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Argument, Context, Proposal, verb_trigger
from kg.extract.tree import Stretch, Word
from kg.extract.verbal.moved import participle
from kg.model import Literal

# What is a penalty itself, and also where or how one serves it.
SERVED = frozenset("prison jail detention imprisonment labour labor service".split())


def suffered(
    frame: ClauseFrame, one: Word, said: str, what: Argument, rule: str, beside: Iterable[Word] = ()
) -> Proposal:
    """Return "was jailed for fraud" of one; its trigger is the verb with the words beside."""
    verb = frame.predicate
    return Proposal(one, f"other:{said}", what, verb_trigger(verb, beside), verb, rule)


def suffered_by_each(
    context: Context, frame: ClauseFrame, prep: str, word: Word, words: str, rule: str
) -> Iterator[Proposal]:
    """Yield "was jailed for 12 years" of each whom the verb is done to and who can be punished."""
    done = participle(frame.predicate)
    case = [c for c in word.children if c.dep == "case" and c.lower == prep]
    for patient in (*frame.objects, *frame.recipients):
        if patient is not word and context.type_of(patient) in ("Person", "Group", "Organization", "GPE"):
            yield suffered(frame, patient, f"{done}-{prep}" if prep else f"be-{done}", Literal(words), rule, case)


def without_case(word: Word) -> Stretch:
    """Return a phrase without its preposition."""
    low, high = word.edges()
    return Stretch(word.within, low + (word.near(low - word.i).dep == "case"), high + 1)


def case_of(word: Word) -> list[Word]:
    """Return the words of a noun's preposition."""
    return [c for c in word.children if c.dep == "case"]
