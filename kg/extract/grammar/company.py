"""In: a verb or a noun. Out: who does or undergoes the same with whom it names: "left along with two aides"."""

from kg.extract.tree import Word, conjuncts
from kg.extract.words.nouns import ACTORS, noun_classes

_PRIZES = frozenset({"WORK", "EVENT", "PRODUCT"})  # "won an Oscar along with a Bafta"
_BESIDE = frozenset({"along", "together"})


def accompanying(verb: Word) -> list[Word]:
    """Return who is joined to a clause: "was arrested along with six students", "left together with his wife"."""
    return [w for c in verb.below.get("obl", ()) if _is_company(c, verb) for w in conjuncts(c)]


def beside(nouns: list[Word]) -> list[Word]:
    """Return who is joined to nouns: "Ana Ruiz, along with two aides, left"."""
    return [w for n in nouns for c in n.below.get("nmod", ()) if _is_company(c, n) for w in conjuncts(c)]


def is_beside(noun: Word, other: Word) -> bool:
    """Tell "arrested Ana Ruiz along with two aides" from "attacked Lima along with two aides", where they attacked."""
    acting = (other.ent and other.ent not in _PRIZES) or ACTORS & set(noun_classes(other.lemma))
    return (is_somebody(noun) or not acting) and noun.edges()[1] >= other.edges()[0] - 2


def is_somebody(noun: Word) -> bool:
    return noun.ent == "PERSON" or "Person" in noun_classes(noun.lemma)


def _is_company(noun: Word, above: Word) -> bool:
    case = noun.one("case")
    if case is None or (case.lower not in _BESIDE and case.lower != "with"):
        return False
    marks = [c.i for c in noun.children if c.lower == "with"]
    around = (noun, above, *above.children)  # "together" may hang on the object
    return any(c.lower in _BESIDE and c.i + 1 in marks for w in around for c in w.children)
