"""Titles and kinds that parsers hang wrongly beside names: "Minister of Trade Ana Ruiz", "the journal Tavros".

In: a name in a Doc. Out: the same tree, where the name is what the sentence is about and its title hangs on it.
"""

from spacy.tokens import Span, Token

from kg.extract.hung import Hung
from kg.extract.nouns import noun_classes

_ADDRESS = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir dame".split())
# What a noun right before a name of each label must be able to name to be its kind.
KINDS = {
    "ORG": frozenset({"Organization"}),
    "WORK": frozenset({"Work", "Organization"}),
    "PRODUCT": frozenset({"Product", "Work", "Vehicle"}),
    "EVENT": frozenset({"Event", "Work"}),
    "VEHICLE": frozenset({"Vehicle"}),
}


def titled(name: Span, people: frozenset[int], tree: Hung) -> None:
    """Hang a title on the name: "Minister of Trade Ana Ruiz said" is about Ana Ruiz."""
    if _office(name, tree) or _two_titles(name, tree):
        return
    first, before = name.root, name.start - 1
    while before >= 0 and name.doc[before].lower_ in _ADDRESS:
        before -= 1
    if before < name.sent.start or any(c.lower_ in ("'s", "’s") for c in first.children):
        return
    title = _title_ending(name, before, people)
    if title is not None and title.dep_ == first.dep_ == "conj" and title.head == first.head:
        title = title.head if "Person" in noun_classes(title.head.lemma_) else title  # "painter and sculptor Ana Ruiz"
    if title is None or not _beside(first, title):
        return
    outside = [c for c in title.children if c.dep_ in ("case", "cc", "mark", "punct", "cop", "aux") and c.i < title.i]
    outside += [c for c in title.children if c.i > name.end - 1 or c.dep_ in ("nsubj", "cop")]
    tree.hang(first, title.head if title.head != title else first, title.dep_)
    tree.hang(title, first, "nmod:desc")
    for child in outside:
        if child != first:
            tree.hang(child, first, child.dep_)


def _office(name: Span, tree: Hung) -> bool:
    # "Secretary of State Ana Ruiz" read as "the secretary of Ana Ruiz, who is of the state"
    first, what = name.root, name.doc[max(name.start - 1, 0)]
    marks = [c.i for c in what.children if c.dep_ == "case"]
    start = marks[0] + 1 if marks else what.left_edge.i
    if what.head != first or what.pos_ != "PROPN" or what.ent_type_ == "PERSON" or start - 2 < name.sent.start:
        return False
    of, title = name.doc[start - 1], name.doc[start - 2]
    if of.lower_ != "of" or title.tag_ not in ("NN", "NNP") or "Person" not in noun_classes(title.lemma_):
        return False
    if first.head == title:
        tree.hang(first, title.head if title.head != title else first, title.dep_)
    elif title.head not in (first, first.head):
        return False
    tree.hang(title, first, "nmod:desc")
    tree.hang(what, title, "nmod")
    tree.hang(of, what, "case")
    for child in title.children:
        if child.dep_ in ("case", "cc", "mark", "cop", "nsubj") and child.i < title.i:
            tree.hang(child, first, child.dep_)
    return True


def _two_titles(name: Span, tree: Hung) -> bool:
    # "French writer and critic Ana Ruiz" read as a writer, and Ana Ruiz
    first, other = name.root, name.root.head
    second = next((c for c in first.children if c.dep_ == "nmod:desc" and c.i == name.start - 1), None)
    if second is None or first.dep_ != "conj" or second.i < 2 or second.nbor(-1).dep_ != "cc":
        return False
    bare = other.tag_ == "NN" and other.i == second.i - 2 and "Person" in noun_classes(other.lemma_)
    if not bare or any(c.dep_ in ("det", "nmod:poss") for c in other.children):
        return False
    tree.hang(first, other.head if other.head != other else first, other.dep_)
    tree.hang(other, first, "nmod:desc")
    tree.hang(second, other, "conj")
    for child in other.children:
        if child != first and child.dep_ in ("case", "mark", "punct", "cop", "nsubj"):
            tree.hang(child, first, child.dep_)
    return True


def called(name: Span, tree: Hung) -> None:
    """Hang a kind on the name: "the journal Tavros reported" is about Tavros."""
    first, kind = name.root, name.doc[max(name.start - 1, 0)]
    fits = set(noun_classes(kind.lemma_)) & KINDS[name.label_]
    if not fits or kind.pos_ != "NOUN" or kind.tag_ != "NN" or kind.ent_type_ or first.head != kind:
        return
    if first.dep_ not in ("appos", "flat", "nmod", "compound") or any(c.dep_ == "case" for c in first.children):
        return
    tree.hang(first, kind.head if kind.head != kind else first, kind.dep_)
    tree.hang(kind, first, "nmod:desc")
    for child in kind.children:
        if child != first and (child.dep_ in ("case", "cc", "mark", "cop", "nsubj", "punct") or child.i > name.end - 1):
            tree.hang(child, first, child.dep_)


def _title_ending(name: Span, before: int, people: frozenset[int]) -> Token | None:
    """Return the common noun for a person whose phrase ends right before the name."""
    title = name.doc[before]
    for _ in range(5):
        if name.root in (title, title.head):
            return None  # it hangs on the name already
        common = title.pos_ == "NOUN" or (title.pos_ == "PROPN" and title.dep_ != "flat")
        somebody = title.i in people or "Person" in noun_classes(title.lemma_)
        if somebody and common and title.i < name.start and not title.ent_type_:
            inside = [t.i for t in title.subtree if t.i < name.start]
            return title if inside[-1] == before and title.tag_ in ("NN", "NNP") else None
        if title.head == title or title.pos_ in ("VERB", "PUNCT", "ADP", "CCONJ"):
            return None
        title = title.head
    return None


def _beside(first: Token, title: Token) -> bool:
    """Tell whether the name hangs in the title's phrase, or beside it on the same word."""
    if first.head == title or title.is_ancestor(first):
        return first.dep_ in ("appos", "flat", "compound", "nmod", "nsubj", "list", "dep", "obj", "conj", "parataxis")
    return first.head == title.head and first.dep_.split(":")[0] == title.dep_.split(":")[0] == "nsubj"
