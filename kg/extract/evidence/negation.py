"""The words around a predicate that negate it.

In: a word in a Text with UD analysis. Out: whether its own dependents negate it.
"""

from kg.extract.tree import Word

_NOT = {"not", "n't", "n’t", "never", "hardly", "scarcely", "neither", "nor", "nowhere"}
_NOBODY = {"nobody", "none", "nothing", "neither", "no-one"}
_NEARLY = {"almost", "nearly"}
_EXCEPT_NEARLY = {"double", "triple", "quadruple", "halve", "fill", "complete", "cover", "match", "equal", "tie"}
_FOCUS = {
    "only",
    "just",
    "merely",
    "simply",
    "solely",
    "least",
    "necessarily",
    "before",
}  # "not before it sank": it sank
_NO_WAY = {"way", "circumstance", "circumstances", "time", "point", "mean", "means", "account", "sense", "stage"}
_UNDONE = {"cancelled", "canceled", "aborted", "averted", "thwarted", "foiled", "non-existent", "scrapped"}


def negated(token: Word) -> bool:
    """Tell whether the word's own dependents negate it; two negations cancel."""
    count = 0
    for child in token.children:
        if child.dep in _NEGATING:
            count += _negates(child, token)
    if count and _until(token):
        return False
    return count % 2 == 1


_NEGATING = frozenset("advmod cc aux neg mark discourse det case amod nsubj obj iobj obl".split())


def _negates(child: Word, token: Word) -> bool:
    dep, lemma = child.dep, child.low
    if _numbers(child):
        return False
    if dep in ("advmod", "cc", "aux", "neg", "mark", "discourse") and (lemma in _NOT or child.lower in ("n't", "n’t")):
        following = child.near(1).low if child.i + 1 < len(child.within.words) else ""
        return following not in _FOCUS and not (dep == "cc" and child.i > token.i)
    if dep == "advmod" and child.lower in ("longer", "more"):
        return any(c.lower == "no" for c in child.children)
    if dep == "advmod" and lemma in _NEARLY:
        return token.pos == "VERB" and token.tag in ("VBD", "VBN") and token.lemma not in _EXCEPT_NEARLY
    if dep == "det":
        return child.lower in ("no", "neither") and token.lemma not in ("doubt", "less", "more", "few", "wonder")
    if dep == "case" and lemma == "without":
        return True
    if dep == "amod" and lemma in _UNDONE:
        return True
    return _empty_argument(child, dep)


def _numbers(word: Word) -> bool:
    """Tell "world No 1" from "no player"."""
    return word.text in ("No", "No.") and word.i + 1 < len(word.within.words) and word.near(1).text[:1].isdigit()


def _empty_argument(child: Word, dep: str) -> bool:
    """Tell whether an argument leaves nothing to predicate of: "no troops entered", "none of them spoke"."""
    if dep not in ("nsubj", "obj", "iobj", "obl"):
        return False
    empty = child.lower in _NOBODY and not (child.lower == "neither" and child.fine == "advmod")
    if child.lower == "nothing" and child.i + 1 < len(child.within.words) and child.near(1).lower in ("but", "except"):
        return False  # "ate nothing but soup"
    for grandchild in child.children:
        if grandchild.fine in ("det", "advmod", "cc:preconj") and grandchild.lower in ("no", "neither"):
            empty = not _numbers(grandchild)
    if not empty or dep != "obl":
        return empty and child.lemma != "doubt"
    return child.lemma in _NO_WAY


def _until(token: Word) -> bool:
    """ "did not arrive until Monday": it did arrive."""
    for child in token.children:
        marks = {c.lower for c in child.children if c.fine in ("case", "mark", "advmod")} | {child.lower}
        if child.dep in ("obl", "advcl", "advmod") and "until" in marks:
            return True
    return False
