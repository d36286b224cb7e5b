"""In: the frame of a verb. Out: what it says beside its arguments: why it came about, how far or long, against whom.

"The flights were cancelled because of fog", "Nurses work 50 hours a week", "Teo Brandt disagreed".
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.evidence.saying import is_saying
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, conjuncts, preposition
from kg.extract.words.units import LENGTHS
from kg.model import Literal

_REASONS = frozenset({"because of", "due to", "owing to", "thanks to", "as a result of"})
# Who acts does so for a reason.
_UNMOVED = frozenset({"Person", "Group", "GPE", "Organization", "Date", "Quantity", "Clause", "Value"})


def reason_claims(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    """Yield what befell a thing because of another, and no more than that it did: it may have risen or ended."""
    for prep, cause in frame.obliques:
        if prep not in _REASONS or frame.negated or cause.pos not in ("NOUN", "PROPN"):
            continue
        moved = frame.objects if frame.passive else frame.subjects
        if (frame.objects and not frame.passive) or any(c.lower == "not" for c in cause.children):
            return
        case = [w for c in cause.all("case") for w in (c, *c.all("fixed"))]
        relation = "caused" if frame.lemma in _SEEMING else "affected"
        for thing in moved:
            if context.type_of(thing) not in _UNMOVED and thing.pos != "PRON":
                trigger = verb_trigger(frame.predicate, case)
                yield Proposal(cause, relation, thing, trigger, frame.predicate, "reason")


_SEEMING = frozenset({"be", "appear", "seem"})


def exchange_claims(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    """Yield for whom one is let go: "freed a reporter in exchange for two spies", "in a swap for a spy"."""
    for prep, deal in frame.obliques:
        if prep != "in" or deal.lemma not in _SWAPS:
            continue
        for price in (w for c in deal.all("nmod") if preposition(c) == "for" for w in conjuncts(c)):
            for freed in frame.objects:
                if context.type_of(freed) in _BARTERED and context.type_of(price) in _BARTERED:
                    yield Proposal(freed, "other:exchange-for", price, [deal], frame.predicate, "exchange")


_SWAPS = frozenset({"exchange", "swap", "trade"})
_BARTERED = frozenset({"Person", "Group", "Organization"})
_GOING = frozenset("walk run march drive travel sail swim cycle ride fly hike trek crawl row ski".split())
_STAYING = frozenset("work wait toil queue labour labor train practise practice".split())


def length_claims(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    """Yield "walked nine kilometres", "works 50 hours a week"."""
    going = frame.lemma in _GOING
    if not (going or frame.lemma in _STAYING) or frame.passive:
        return
    for amount in frame.predicate.all("obl", "obj"):
        if preposition(amount) or amount.i < frame.predicate.i or not amount.all("nummod"):
            continue
        if not ((going and amount.ent == "QUANTITY") or (not going and amount.lemma in LENGTHS)):
            continue
        words = [w for w in amount.subtree() if w is amount or _is_of_length(w, amount)]
        if any(w.lower in ("ago", "earlier", "later", "before", "after") for w in amount.subtree()):
            continue
        low, high = min(w.start for w in words), max(w.end for w in words)
        length = Literal(context.text[low:high], "quantity")
        for one in frame.subjects:
            trigger = verb_trigger(frame.predicate)
            yield Proposal(one, f"other:{frame.lemma}", length, trigger, frame.predicate, f"length-{frame.rule}")


def _is_of_length(word: Word, amount: Word) -> bool:
    if word.i > amount.i:
        return not {word.fine, word.above.fine}.isdisjoint(_RATES)  # "a week", but not "(80 km)"
    return word.dep in _OF_LENGTHS


_OF_LENGTHS = frozenset({"nummod", "advmod", "compound"})
_RATES = frozenset({"nmod:unmarked", "nmod:npmod", "nmod:tmod"})


def disagreement_claims(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    """Yield "Teo Brandt disagreed": with the one who has spoken in the sentence before."""
    verb = frame.predicate
    if frame.negated or frame.obliques or verb.head is not None or not verb.sent:
        return
    before = verb.within.words[slice(*verb.within.sentences[verb.sent - 1])]
    speakers = [s for w in before if w.pos == "VERB" and is_saying(w) for s in w.all("nsubj") if context.mentions.at(s)]
    if len(speakers) != 1:
        return
    cue = context.match(Frame.VERB, "disagree", "with", subject=verb, object=speakers[0])
    for one in frame.subjects:
        if cue and one is not speakers[0]:
            yield context.propose(cue, one, speakers[0], verb_trigger(verb), verb, "disagreement")
        elif one is not speakers[0]:
            yield Proposal(one, "other:disagree-with", speakers[0], verb_trigger(verb), verb, "disagreement")
