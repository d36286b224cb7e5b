"""In: a noun and one of its links. Out: whether the two are only a whole and its part, or all that there is.

"part of the deal" is that and nothing else; "the world's oldest bank" is where all banks are.
"""

from kg.extract.proposals import Argument
from kg.extract.tree import Word


def is_domain(noun: Word, sign: Word) -> bool:
    """Tell "Red Aid's Peru director": the country that the post is about, beside the body that it is at."""
    domain = sign.dep == "compound" and sign.ent == "GPE"
    return domain and any(c.fine == "nmod:poss" and c.ent == "ORG" for c in noun.children)


def is_portion(noun: Word) -> bool:
    """Tell "part of the deal", which is that and nothing else, from "a branch of the bank" and "its older parts"."""
    if noun.lemma not in ("part", "portion", "segment"):
        return False
    vague = any(c.low in _VAGUE for c in noun.all("amod", "det"))  # "other parts of the country"
    return vague or (noun.tag == "NN" and not noun.all("det", "amod"))


_VAGUE = frozenset("other some many various different several certain all".split())


def is_everywhere(other: Argument) -> bool:
    """Tell "the world's oldest bank", which is where all banks are."""
    return isinstance(other, Word) and other.lemma in _EVERYWHERE and not other.all("amod", "nmod")


_EVERYWHERE = frozenset({"world", "history", "globe", "internet", "Internet", "earth"})


def is_language(prep: str, other: Argument) -> bool:
    """Tell "a professor of Hindi", a language, from "a leader of the Kurds", who have an article or are many."""
    if prep not in ("of", "in") or not isinstance(other, Word) or other.ent != "NORP":
        return False
    return other.tag not in ("NNS", "NNPS") and not other.all("det", "nmod:poss", "amod") and other.fine == "nmod"
