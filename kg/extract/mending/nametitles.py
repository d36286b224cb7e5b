"""Titles and kinds that parsers hang wrongly beside names: "Minister of Trade Ana Ruiz", "the journal Tavros".

In: a name in a Text. Out: the same tree, where the name is what the sentence is about and its title hangs on it.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Stretch, Word
from kg.extract.words.nouns import noun_classes

_ADDRESS = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir dame".split())
# What a noun right before a name of each label must be able to name to be its kind.
KINDS = {
    "ORG": frozenset({"Organization"}),
    "WORK": frozenset({"Work", "Organization"}),
    "PRODUCT": frozenset({"Product", "Work", "Vehicle"}),
    "EVENT": frozenset({"Event", "Work"}),
    "VEHICLE": frozenset({"Vehicle"}),
}


# Of many they name one: "champions Tavros", "their rivals Orna".
_TEAMS = frozenset("champion holder leader host rival giant minnow newcomer neighbour neighbor".split())
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"})


def titled(name: Stretch, people: frozenset[int], tree: Hung) -> None:
    """Hang a title on the name: "Minister of Trade Ana Ruiz said" is about Ana Ruiz."""
    first, before = name.root, name.start - 1
    if _office(name, first, tree) or _two_titles(name, first, tree) or _appointed(first, tree):
        return
    _as_noun(first.within.words[max(before, 0)], first, tree)
    while before >= 0 and name.within.words[before].lower in _ADDRESS:
        before -= 1
    if before < name.sentence[0] or any(c.lower in ("'s", "’s") for c in first.children):
        return
    title = _title_ending(name, before, people)
    if title is not None and title.fine == first.fine == "conj" and title.above == first.above:
        title = title.above if "Person" in noun_classes(title.above.lemma) else title  # "painter and sculptor Ana Ruiz"
    if title is None or not _beside(first, title):
        last = first.within.words[max(before, 0)]
        if last.fine == "nmod:desc" and last.above.ent == "PERSON" and last.above.i < last.i:
            tree.hang(last, first, "nmod:desc")  # "President Ruiz sacked Minister Brandt" read as Minister Ruiz
        return
    outside = [c for c in title.children if c.fine in ("case", "cc", "mark", "punct", "cop", "aux") and c.i < title.i]
    outside += [c for c in title.children if c.i > name.end - 1 or c.fine in ("nsubj", "cop")]
    tree.hang(first, title.above if title.above != title else first, title.fine)
    tree.hang(title, first, "nmod:desc")
    for child in outside:
        if child != first:
            tree.hang(child, first, child.fine)


def _appointed(first: Word, tree: Hung) -> bool:
    # "The king appointed Ana Ruiz prime minister" read as a minister of that name
    post = first.above
    verb = post.above
    if (
        first.fine != "compound"
        or post.fine != "obj"
        or verb.lemma not in _APPOINTING
        or verb.i != first.edges()[0] - 1
    ):
        return False
    if post.tag != "NN" or post.all("det", "nmod:poss") or "Person" not in noun_classes(post.lemma):
        return False
    tree.hang(first, verb, "obj")
    tree.hang(post, verb, "xcomp")
    return True


_APPOINTING = frozenset("appoint name elect make crown declare nominate choose pick select proclaim".split())


def _as_noun(post: Word, first: Word, tree: Hung) -> None:
    # "Chief Executive Ana Ruiz" read as an executive Ana
    title = post.fine == "nmod:desc" or (post.fine == "amod" and bool(post.all("amod", "compound")))
    if title and post.pos == "ADJ" and post.above == first and "Person" in noun_classes(post.lower):
        post.become("NOUN", "NN", post.lower)
        tree.hang(post, first, "nmod:desc")


def _office(name: Stretch, first: Word, tree: Hung) -> bool:
    # "Secretary of State Ana Ruiz" read as "the secretary of Ana Ruiz, who is of the state"
    what = name.within.words[max(name.start - 1, 0)]
    if what.above != first or what.pos != "PROPN" or what.ent == "PERSON":
        return False
    marks = [c.i for c in what.children if c.fine == "case"]
    start = marks[0] + 1 if marks else what.edges()[0]
    if start - 2 < name.sentence[0]:
        return False
    of, title = name.within.words[start - 1], name.within.words[start - 2]
    if of.lower != "of" or title.tag not in ("NN", "NNP") or "Person" not in noun_classes(title.lemma):
        return False
    if first.above == title:
        tree.hang(first, title.above if title.above != title else first, title.fine)
    elif title.above not in (first, first.above):
        return False
    tree.hang(title, first, "nmod:desc")
    tree.hang(what, title, "nmod")
    tree.hang(of, what, "case")
    for child in title.children:
        if child.fine in ("case", "cc", "mark", "cop", "nsubj") and child.i < title.i:
            tree.hang(child, first, child.fine)
    return True


def _two_titles(name: Stretch, first: Word, tree: Hung) -> bool:
    # "French writer and critic Ana Ruiz" read as a writer, and Ana Ruiz
    other = first.above
    second = next((c for c in first.children if c.fine == "nmod:desc" and c.i == name.start - 1), None)
    if second is None or first.fine != "conj" or second.i < 2:
        return False
    start = min((c.i for c in second.children if c.i < second.i and c.fine in ("compound", "amod")), default=second.i)
    if second.within.words[start - 1].fine != "cc":
        return False
    bare = other.tag == "NN" and other.i == start - 2 and "Person" in noun_classes(other.lemma)
    if not bare or any(c.fine in ("det", "nmod:poss") for c in (*other.children, *second.children)):
        return False
    tree.hang(first, other.above if other.above != other else first, other.fine)
    tree.hang(other, first, "nmod:desc")
    tree.hang(second, other, "conj")
    for child in other.children:
        if child != first and child.fine in ("case", "mark", "punct", "cop", "nsubj"):
            tree.hang(child, first, child.fine)
    return True


def called(name: Stretch, tree: Hung) -> None:
    """Hang a kind on the name: "the journal Tavros reported" is about Tavros."""
    first, kind = name.root, name.within.words[max(name.start - 1, 0)]
    if kind.pos != "NOUN" or kind.ent or not (kind.tag == "NN" or kind.lemma in _TEAMS):
        return
    # "The airline Orna Air flew to Lima" read as two subjects, "told the newspaper Tavros" as two objects
    twice = first.above == kind.above and first.fine in _ARGUMENTS and kind.fine in _ARGUMENTS
    if not twice and (first.above != kind or first.fine not in ("appos", "flat", "nmod", "compound")):
        return
    fits = set(noun_classes(kind.lemma)) & KINDS[name.label]
    if not fits or any(c.fine == "case" for c in first.children):
        return
    tree.hang(first, kind.above if kind.above != kind else first, kind.fine)
    tree.hang(kind, first, "nmod:desc")
    for child in kind.children:
        if child != first and (child.fine in ("case", "cc", "mark", "cop", "nsubj", "punct") or child.i > name.end - 1):
            tree.hang(child, first, child.fine)


def _title_ending(name: Stretch, before: int, people: frozenset[int]) -> Word | None:
    """Return the common noun for a person whose phrase ends right before the name."""
    title = name.within.words[before]
    for _ in range(5):
        if name.root in (title, title.above):
            return None  # it hangs on the name already
        common = title.pos == "NOUN" or (title.pos == "PROPN" and title.fine != "flat")
        people_of = title.ent == "NORP" and title.tag == "NNPS" and title.i == before  # "Russians Orlov and Belov"
        maker = title.lemma == "maker" and title.i == before and bool(title.all("compound"))  # "guitar maker Ana Ruiz"
        somebody = title.i in people or people_of or maker or "Person" in noun_classes(title.lemma)
        if somebody and common and title.i < name.start and (people_of or not title.ent):
            inside = [t.i for t in title.in_order() if t.i < name.start]
            several = any(
                c.fine == "conj" and c.ent == "PERSON" for c in name.root.children
            )  # "ministers Ruiz and Brandt"
            return title if inside[-1] == before and (several or title.tag in ("NN", "NNP")) else None
        if title.above == title or title.pos in ("VERB", "PUNCT", "ADP", "CCONJ"):
            return None
        title = title.above
    return None


def _beside(first: Word, title: Word) -> bool:
    """Tell whether the name hangs in the title's phrase, or beside it on the same word."""
    if first.above == title or title.is_over(first):
        return first.fine in ("appos", "flat", "compound", "nmod", "nsubj", "list", "dep", "obj", "conj", "parataxis")
    if first.above != title.above or first.dep != title.dep:
        return False
    # "the murder of carpenter Ana Ruiz" read as that of a carpenter, and of her
    return first.dep == "nsubj" or (first.dep in ("nmod", "obj", "obl") and title.tag == "NN" and not first.all("case"))
