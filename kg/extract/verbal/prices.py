"""In: the frame of a verb of business. Out: prices and results: "bought the mine for $3 million", "made a loss of $2".

The sum is the price of what changes hands, whoever buys and whoever sells; a loss is that of the firm that reports it.
"""

from collections.abc import Iterator

from kg.extract.beside.counts import REPORTING, is_result
from kg.extract.beside.links import noun_phrase
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import preposition
from kg.extract.verbal.moved import participle
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
    for result in frame.objects if frame.lemma in REPORTING else ():
        if not is_result(result):
            continue
        for sum_ in result.all("nmod"):
            if preposition(sum_) == "of" and sum_.ent == "MONEY":
                taken.add(result.i)
                amount = Literal(noun_phrase(context, sum_), "quantity")
                for firm in frame.subjects:
                    trigger = verb_trigger(frame.predicate, [result])
                    yield Proposal(firm, "has-quantity", amount, trigger, frame.predicate, f"result-{frame.rule}")


def change_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield "Shares of Delta fell 4 percent", "The index closed at 2,300 points"; adds the amounts to `taken`."""
    changing, closing = frame.lemma in _CHANGING, frame.lemma in _CLOSING
    if frame.passive or not (changing or closing):
        return
    for amount in frame.predicate.all("obj", "obl", "nmod"):
        prep, number = preposition(amount), amount.one("nummod")
        if changing and any(o is not amount for o in frame.objects):
            continue  # "raised the price by 5 percent", "would increase needs by half": what is raised rises
        part = prep == "by" and amount.lemma in _FRACTIONS
        told = amount.ent in _SUMS or (amount.lemma in _POINTS and number is not None) or part
        if not told or amount.i < frame.predicate.i:
            continue
        if changing and prep in ("", "by") and (frame.lemma not in _SPENDING or amount.ent == "PERCENT"):
            relation = f"other:{frame.lemma}"
        elif closing and prep == "at":
            relation = "has-quantity"
        else:
            continue
        taken.add(amount.i)
        first = min([w.i for w in amount.subtree() if w.i < amount.i and w.dep in _OF_NUMBERS], default=amount.i)
        last = max(w.i for w in [amount, *amount.all("nummod", "compound")])
        words = context.text[context.words[first].start : context.words[last].end]
        if not any(c.isdigit() for c in words) and amount.one("nummod") is None and not part:
            continue
        reached = [c for c in amount.all("nmod") if preposition(c) == "to" and c.ent in _SUMS] if changing else []
        for subject in (s for s in frame.subjects if context.type_of(s) not in ("Person", "Group", "GPE")):
            trigger = verb_trigger(frame.predicate)
            yield Proposal(subject, relation, Literal(words, "quantity"), trigger, frame.predicate, "change")
            for sum_ in reached:  # "rose 12 percent to $340 million", the sum hung on the share
                end = Literal(noun_phrase(context, sum_), "quantity")
                yield Proposal(subject, "has-quantity", end, trigger, frame.predicate, "change-to")


def shift_claims(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    """Yield "raised prices by 5 percent", "The staff was cut by a third": by how much things were made more or less."""
    if frame.lemma not in _SHIFTING or frame.particle:
        return
    for amount in frame.predicate.all("obl", "nmod"):
        if preposition(amount) != "by" or not (amount.ent in _SUMS or amount.lemma in _FRACTIONS):
            continue
        first = min([c.i for c in amount.all("det", "nummod", "advmod") if c.i < amount.i], default=amount.i)
        last = max([w.i for w in amount.all("nummod", "compound")], default=amount.i)
        end = context.words[max(last, amount.i)].end
        words = Literal(context.text[context.words[first].start : end], "quantity")
        trigger = verb_trigger(frame.predicate, [c for c in amount.children if c.dep == "case"])
        for thing in frame.objects:
            said = f"other:be-{participle(frame.predicate)}-by"
            yield Proposal(thing, said, words, trigger, frame.predicate, f"shift-{frame.rule}")


_FRACTIONS = frozenset("half third quarter fifth sixth eighth tenth".split())
_SHIFTING = frozenset("increase raise lift boost cut reduce lower slash trim shrink expand".split())
_SUMS = frozenset({"PERCENT", "MONEY", "QUANTITY"})
_POINTS = frozenset({"point", "pence", "penny", "cent"})
_OF_NUMBERS = frozenset({"nummod", "compound", "advmod", "amod", "det"})
_CLOSING = frozenset("close end open finish settle trade".split())
_SPENDING = frozenset("lose gain add shed".split())  # "Delta lost $2 million" is no change of Delta
_CHANGING = _SPENDING | frozenset(
    "rise fall drop climb slip jump surge plunge sink decline increase decrease grow shrink slump tumble soar dip "
    "slide advance rally".split()
)
