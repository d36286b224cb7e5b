"""In: the frame of a verb of trade. Out: what was paid for the thing: "bought the mine for $3 million".

The sum is the price of what changes hands, whoever buys and whoever sells.
"""

from collections.abc import Iterator

from kg.extract.clauses import Frame as ClauseFrame
from kg.extract.links import noun_phrase
from kg.extract.proposals import Context, Proposal, verb_trigger
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
