"""In: a plural noun. Out: how many there are, where the text tells of them too: "300 soldiers were sent to the area".

A number alone is no news; one that belongs to those who do or undergo something is a part of what they are.
"""

from collections.abc import Iterator, Set

from kg.extract.proposals import Context, Proposal
from kg.extract.tree import Word, preposition
from kg.extract.words.kin import RELATIVES
from kg.extract.words.nouns import is_plural
from kg.extract.words.units import CALENDAR, LENGTHS
from kg.model import Literal

RULE = "quantity-headcount"
_COUNTED = frozenset({"Group", "Person", "Organization", "Facility", "Vehicle", "Product", "Work", "GPE", "Place"})
_ROLES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root"})
_ROUND = frozenset("ten hundred thousand million billion".split())
_DEFINITE = frozenset("the these those all both".split())
_UNNAMED = frozenset({"familiar", "close", "briefed"})  # "two people familiar with the matter"
_MARCHING = frozenset({"father", "mother", "parent"})  # "300 mothers protested"
_NO_HEADS = LENGTHS.union(
    RELATIVES - _MARCHING,
    "side way time kind sort type part point goal vote seat step thing reason case page other word line dollar euro "
    "pound yen rupee yuan ruble peso cent".split(),
)


def headcount_claims(context: Context, noun: Word, told_of: Set[int]) -> Iterator[Proposal]:
    """Yield "300 soldiers", "tens of thousands of people", "at least six civilians": that many.

    `told_of` are the words of which something is told; of others only subjects and objects count.
    """
    if not is_plural(noun) or noun.pos != "NOUN" or noun.ent or noun.lemma in _NO_HEADS or _is_unit(noun):
        return
    number = next((c for c in noun.children if c.dep == "nummod" and c.i < noun.i), None) or _round_number(noun)
    if number is None or number.lower in ("one", "1") or number.ent in ("DATE", "MONEY", "PERCENT", "ORDINAL"):
        return
    if "." in number.text and number.i == noun.i - 1:
        return  # "3.6 stars"
    whole = noun if number.dep == "nummod" else number
    if not _takes_part(whole, told_of):
        return
    end = number if whole is noun else noun.above  # "hundreds of thousands"
    if noun.lemma in _ROUND:
        end = noun  # "leaving tens of thousands homeless": of whom is not told
    words = [w for w in number.subtree() if w.i <= end.i and not (w.dep == "case" and w.head is number)]
    amount = Literal(context.text[min(w.start for w in words) : end.end], "quantity")
    # "cancelled 120 flights": there were so many all the same
    yield Proposal(noun, "has-quantity", amount, [number], noun, RULE, affirmed=True)


def _round_number(noun: Word) -> Word | None:
    """Return the first of "tens of thousands of people"."""
    at = noun
    while at.dep == "nmod" and preposition(at) == "of" and at.above.lemma in _ROUND and at.above.i < at.i:
        at = at.above
    return at if at.i != noun.i else None


def _takes_part(noun: Word, told_of: Set[int]) -> bool:
    if noun.i not in told_of and noun.dep not in ("nsubj", "obj"):
        return False
    if any(c.fine == "nmod:poss" for c in noun.children) or (noun.dep == "nsubj" and noun.above.all("expl")):
        return False  # "their three robots", "There were two teams"
    if any(c.lower in _DEFINITE for c in noun.children) or any(c.lower in _UNNAMED for c in noun.all("amod", "acl")):
        return False
    return noun.dep in _ROLES and not (noun.dep == "obj" and noun.above.lemma == "have")


def _is_unit(noun: Word) -> bool:
    return noun.lemma in CALENDAR or noun.lower in CALENDAR.values()
