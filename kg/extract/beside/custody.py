"""In: a noun of being held. Out: who holds whom, and how it stands with him.

"is in police custody", "died in Iranian detention", "is on the run".
"""

from collections.abc import Iterator

from kg.extract.beside.links import Link
from kg.extract.proposals import Argument, Context, Proposal, verb_trigger
from kg.extract.tree import Word, preposition
from kg.extract.words.nouns import noun_classes
from kg.model import Literal

CUSTODY = frozenset({"custody", "detention"})
_BEING = frozenset("be remain stay hold keep place die languish sit detain".split())
_HOLDING = frozenset({"Organization", "GPE", "Group"})


def custody_claims(context: Context, noun: Word, own: list[Link]) -> Iterator[Proposal]:
    """Yield who arrested those who are in custody, where the phrase says whose custody it is."""
    if preposition(noun) != "in":
        return
    for holder in _holders(context, noun, own):
        for held in _held(context, noun):
            if context.type_of(held) == "Event":
                continue  # "men held for the murder and the kidnap of a trader", read as a kidnap in custody
            yield Proposal(holder, "arrested", held, [noun], noun, "custody")


def _holders(context: Context, noun: Word, own: list[Link]) -> list[Argument]:
    guards = [c for c in noun.all("compound") if not c.ent and "Organization" in noun_classes(c.lemma)]
    return [*guards, *(o for prep, o, _ in own if prep == "of" and context.type_of(o) in _HOLDING)]


def _held(context: Context, noun: Word) -> list[Word]:
    verb = noun.head
    if noun.all("cop"):
        return context.clauses.surface(noun)[0]
    if verb is None or verb.pos != "VERB" or verb.lemma not in _BEING:
        return []
    frame = context.clauses.frame(verb)
    return frame.objects or frame.subjects


def plight_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield "Two suspects are in custody", "A third is on the run": how it stands with them, in those words."""
    if not is_plight(noun):
        return
    for subject in context.clauses.surface(noun)[0]:
        if context.type_of(subject) in ("Person", "Group", "Organization") and subject.pos != "PRON":
            case = next(c for c in noun.children if c.dep == "case")
            words = Literal(context.text[case.start : noun.end])
            yield Proposal(subject, "other:be", words, verb_trigger(noun, [case]), noun, "plight")


def is_plight(noun: Word) -> bool:
    """Tell "in hospital" and "on trial", which are how somebody is, from "in police custody", which is by whom."""
    return "cop" in noun.below and has_plight(noun)


def has_plight(noun: Word) -> bool:
    if noun.lemma not in _PLIGHTS.get(preposition(noun), ()):
        return False
    return not noun.all("compound") and not any(preposition(c) in ("of", "for") for c in noun.all("nmod"))


_PLIGHTS = {
    "in": frozenset("custody detention jail prison hospital hiding exile coma quarantine condition".split()),
    "on": frozenset("run bail trial parole remand leave loose".split()),
    "under": frozenset("arrest guard sedation investigation".split()),
    "behind": frozenset({"bar"}),
}
