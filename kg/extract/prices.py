"""In: the frame of a verb of business. Out: prices and results: "bought the mine for $3 million", "made a loss of $2".

The sum is the price of what changes hands, whoever buys and whoever sells; a loss is that of the firm that reports it.
"""

from collections.abc import Iterator

from kg.extract.clauses import Frame as ClauseFrame
from kg.extract.links import noun_phrase
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, preposition
from kg.model import Literal

_TRADING = frozenset(
    "buy sell acquire purchase auction offload resell rent lease let license licence obtain procure".split()
)


def price_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield the price of each thing bought or sold; adds to `taken` the sum."""
    if frame.lemma not in _TRADING:
        return
    for prep, price in frame.obliques:
        if prep not in ("for", "at") or price.ent != "MONEY" or not frame.objects:
            continue
        taken.add(price.i)
        trigger = verb_trigger(frame.predicate, [c for c in price.children if c.dep == "case"])
        amount = Literal(noun_phrase(context, price), "quantity")
        for thing in frame.objects:
            yield Proposal(thing, "has-quantity", amount, trigger, frame.predicate, f"price-{frame.rule}")


def result_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield "Delta reported a loss of $90 million"; adds the loss to `taken`."""
    for result in frame.objects if frame.lemma in _REPORTING else ():
        if not is_result(result):
            continue
        for sum_ in result.all("nmod"):
            if preposition(sum_) == "of" and sum_.ent == "MONEY":
                taken.add(result.i)
                amount = Literal(noun_phrase(context, sum_), "quantity")
                for firm in frame.subjects:
                    trigger = verb_trigger(frame.predicate, [result])
                    yield Proposal(firm, "has-quantity", amount, trigger, frame.predicate, f"result-{frame.rule}")


def is_result(noun: Word) -> bool:
    """Tell a sum that a firm makes or loses, as the object of a verb that tells so."""
    reported = noun.dep == "obj" and noun.head is not None and noun.head.lemma in _REPORTING
    return reported and noun.lemma in _RESULTS


_REPORTING = frozenset(
    "report post make book record have see generate announce suffer register log earn incur turn disclose expect "
    "forecast".split()
)
_RESULTS = frozenset("profit loss revenue turnover sale income earning earnings deficit surplus proceeds debt".split())
