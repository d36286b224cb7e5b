"""In: a noun with a number, in or beside its phrase. Out: how many, how much or how big it is.

"The party has 40 seats", "a six-member team", "a 70-metre hall", "The number of victims is 40", "39 percent of votes".
"""

from collections.abc import Iterator

from kg.extract.beside.links import noun_phrase
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, preposition
from kg.extract.words.kin import RELATIVES
from kg.extract.words.nouns import MEASURES
from kg.extract.words.units import LENGTHS
from kg.model import Literal


def quantity_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield "The party has 40 seats", "a six-member team", "The number of victims is 40", "39 percent of the votes"."""
    if noun.ent == "PERCENT":
        number = number_of(noun) if not _held(noun) else None
        for counted in noun.all("nmod") if number is not None else ():
            if preposition(counted) == "of" and number is not None and counted.lemma != "vote":
                share = Literal(context.text[number.start : noun.end], "quantity")
                yield Proposal(counted, "has-quantity", share, [number, noun], noun, "quantity-share")
    verb = noun.head
    if noun.dep == "obj" and verb is not None and verb.lemma in _BRINGING and noun.lemma in _TOTALS:
        for sum_ in verb.all("obl"):  # "bringing the total to 45,000"
            if preposition(sum_) == "to" and _is_amount(sum_):
                amount = Literal(noun_phrase(context, sum_), "quantity")
                yield Proposal(noun, "has-quantity", amount, verb_trigger(verb), verb, "quantity-brought")
    owned = noun.dep == "obj" and verb is not None and verb.lemma == "have" and noun.ent not in ("DATE", "TIME")
    # but not "has 30 days to appeal"
    if owned and verb is not None and number_of(noun) and noun.lemma not in RELATIVES:
        for subject in context.clauses.frame(verb).subjects:
            amount = Literal(_counted(context, noun), "quantity")
            yield Proposal(subject, "has-quantity", amount, verb_trigger(verb), verb, "quantity-have")
    for child in noun.children:
        if child.dep in _BEFORE and child.i < noun.i:
            yield from _measured(context, noun, child)
        elif child.dep == "appos" and child.ent == "MONEY" and child.i > noun.i and noun.pos == "NOUN" and not noun.ent:
            amount = Literal(noun_phrase(context, child), "quantity")  # "The fee, 900,000 euros, is a record"
            yield Proposal(noun, "has-quantity", amount, [child], noun, "quantity-apposition")
        elif child.lemma == "worth" and child.i > noun.i:  # "a deal worth $2 billion"
            for price in child.all("obj", "nmod", "obl"):
                if price.ent == "MONEY":
                    amount = Literal(noun_phrase(context, price), "quantity")
                    yield Proposal(noun, "has-quantity", amount, [child], noun, "quantity-worth")
        elif child.dep == "nmod" and child.lemma in _GRADES and preposition(child) in ("of", "with"):
            yield from _graded(context, noun, child)
    if noun.low in _TOTALS and noun.dep == "nsubj" and verb is not None and _is_amount(verb):
        low, high = verb.i, verb.i
        for child in verb.children:
            if (
                child.dep in ("advmod", "nummod")
                and abs(child.i - verb.i) <= _NEAR
                and child.lower not in ("not", "n't")
            ):
                low = min(low, child.i)
        text = context.text[context.words[low].start : context.words[high].end]
        for counted in noun.all("nmod"):
            if preposition(counted) == "of":
                yield Proposal(counted, "has-quantity", Literal(text, "quantity"), [noun], verb, "quantity-number-of")


def _held(share: Word) -> bool:
    # "owns 20 percent of Delta", "With a third of the market, it leads": who has it is told elsewhere
    if share.dep == "obl" and preposition(share) == "with":
        return True
    return share.dep == "obj" and share.head is not None and share.head.lemma in _HOLDING


_HOLDING = frozenset(
    "own hold buy acquire sell control have take purchase keep retain command cut slash shed trim".split()
)


def _measured(context: Context, noun: Word, before: Word) -> Iterator[Proposal]:
    """Read a measure before a noun: "a six-member team", "a 70-metre hall", "a magnitude 6 quake", "a $2 loan"."""
    lemma, end = before.low, before
    if lemma in _GRADES and before.children and before.children[-1].i > before.i:
        yield from _graded(context, noun, before)
        return
    if before.pos == "ADJ" and lemma in _SIZES:  # "a 15-metre-high statue"
        before = next((c for c in before.children if c.low in _UNITS and c.i < before.i), before)
    price = before.ent == "MONEY" and (before.tag == "$" or _in_words(before))
    if noun.ent in ("DATE", "TIME") or not (lemma in _MEMBERS or price or before.low in _UNITS | _GRADES):
        return
    if lemma not in _MEMBERS and (noun.lemma in _SPELLS or context.type_of(noun) == "Person"):
        return
    number = number_of(before) or next((c for c in noun.all("nummod") if c.i < before.i), None)
    if number is not None and number.lower == "one" and lemma in _MEMBERS:
        return  # "a one-party state" is of a kind
    if not price and lemma not in _MEMBERS and number is not None and not _at_once(number, before):
        return  # "the 2004 Boxing Day tsunami", "73 seconds after the launch"
    if price:
        low, high = before, max((w for w in before.subtree() if w.i < noun.i), key=lambda w: w.i)
        while low.goes_on and before.tag != "$":
            low = low.near(-1)  # "a 2 billion euro offer"
        if low.near(-1).text == "-":
            return
        amount = Literal(context.text[low.start : high.end], "quantity")
        yield Proposal(noun, "has-quantity", amount, [low, high], noun, "quantity-price")
    elif number is not None and number.i < before.i:
        amount = Literal(context.text[number.start : end.end], "quantity")
        yield Proposal(noun, "has-quantity", amount, [number, end], noun, "quantity-modifier")


def _in_words(currency: Word) -> bool:
    """Tell "a 2 billion euro offer" from "the euro crisis"."""
    return currency.goes_on and currency.near(-1).pos == "NUM" and currency.tag in ("NN", "NNS")


def _at_once(number: Word, unit: Word) -> bool:
    between = number.i == unit.i - 1 or (number.i == unit.i - 2 and unit.near(-1).lower in ("-", "square", "cubic"))
    return between and unit.tag != "NNS"


def _graded(context: Context, noun: Word, grade: Word) -> Iterator[Proposal]:
    # "a magnitude 6.1 earthquake", "a quake with a magnitude of 5.8", "a category 4 storm"
    number = next((c for c in grade.children if c.pos == "NUM" and c.i > grade.i), None)
    if number is not None:
        amount = Literal(context.text[grade.start : number.end], "quantity")
        yield Proposal(noun, "has-quantity", amount, [grade, number], noun, "quantity-grade")


_BRINGING = frozenset({"bring", "take", "push", "raise", "lift", "increase"})
_BEFORE = frozenset({"compound", "amod"})
_GRADES = frozenset({"magnitude", "category"})
_UNITS = LENGTHS | frozenset(
    "metre meter kilometre kilometer km mile foot inch yard centimetre centimeter cm mm acre hectare tonne ton "
    "kilogram kilo kg pound gram litre liter gallon barrel megawatt gigawatt watt volt word".split()
)
_SIZES = frozenset("high tall long wide deep thick".split())
# "a 12-month high", "the 10-day period": when, and no thing that is so long
_SPELLS = frozenset("high low period span stretch window time interval mark anniversary history".split())
_MEMBERS = frozenset("member strong seat seater storey bed room man woman person nation party page".split())
_TOTALS = frozenset("number total amount toll count population size".split())
_NEAR = 3


def number_of(noun: Word) -> Word | None:
    return next((c for c in noun.children if c.dep == "nummod" and c.pos == "NUM"), None)


def _is_amount(word: Word) -> bool:
    return word.pos == "NUM" or number_of(word) is not None


def _counted(context: Context, noun: Word) -> str:
    start = min(c.edges()[0] for c in noun.children if c.dep in ("nummod", "amod", "compound"))
    return context.text[context.words[start].start : noun.end]


def is_result(noun: Word) -> bool:
    """Tell a sum that a firm makes or loses, as the object of a verb that tells so."""
    reported = noun.dep == "obj" and noun.head is not None and noun.head.lemma in REPORTING
    return reported and noun.lemma in _RESULTS


REPORTING = frozenset(
    "report post make book record have see generate announce suffer register log earn incur turn disclose expect "
    "forecast".split()
)
_RESULTS = frozenset("profit loss revenue turnover sale income earning earnings deficit surplus proceeds debt".split())


def figure(context: Context, noun: Word, other: Word) -> Literal | None:
    """Return what a noun comes to in "a turnout of 58%", "winds of 120 km an hour"; nothing in "hundreds of miles"."""
    sized = noun.lemma not in MEASURES and context.type_of(noun) in ("Thing", "Event", "Work", "Product")
    if other.ent not in _FIGURES or not (noun.lemma in _MEASURED or sized) or is_result(noun):
        return None  # "made a loss of $2 million" is told of who made it
    phrase, end, after = noun_phrase(context, other), other.end, context.words[other.i + 1 : other.i + 3]
    if len(after) == 2 and after[0].lower in ("a", "an", "per") and after[1].lemma in _UNITS:
        return Literal(f"{phrase}{context.text[end : after[1].end]}", "quantity")  # "120 km an hour"
    return Literal(phrase, "quantity")


_MEASURED = frozenset(
    "rate price cost fee fine salary budget turnout loss profit revenue speed height depth length weight width "
    "distance temperature magnitude population debt deficit average margin majority dose tax wage score".split()
)
_FIGURES = frozenset({"PERCENT", "MONEY", "QUANTITY"})
