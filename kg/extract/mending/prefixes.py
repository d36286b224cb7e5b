"""Words parted at their hyphen, made whole: "co-founded", "re-opened", "secretary-general", "president-elect".

In: a Text whose tokenizer parted such words. Out: the verb or the title at the place of its three parts, the rest and
the hyphen below it: taggers take "co" for a verb, and parsers "Secretary" and "General" for two titles.
"""

from dataclasses import replace

from kg.extract.mending.hung import Hung
from kg.extract.tree import Stretch, Text, Word
from kg.extract.words.kin import is_in_law
from kg.extract.words.nouns import noun_classes

_PREFIXES = frozenset("co re pre de out over under mis un cross counter".split())
_SECOND = frozenset({"general", "elect", "designate"})


def whole_words(text: Text) -> None:
    """Hang the prefix of each verb and the lesser word of each title, and all that was hung on them, on the other."""
    tree = Hung()
    ends: dict[int, int] = {}
    for hyphen in text.words[1:-1]:
        if hyphen.text != "-":
            continue
        first, last = hyphen.near(-1), hyphen.near(1)
        if first.spaced or hyphen.spaced:
            continue
        if last.lower == "law" and is_in_law(kin := hyphen.near(-3)):
            for child in last.all("nmod"):
                tree.hang(child, kin, child.fine)  # "brother-in-law of Ana Ruiz" is no law of hers
            continue
        if last.pos == "VERB" and first.text in _PREFIXES:
            _whole(first, hyphen, last, tree, "compound")
        elif last.lower in _SECOND and "Person" in noun_classes(first.low):
            ends[hyphen.i] = hyphen.i + 2
            if first.ent == last.ent == "ORG":  # "United Nations Secretary-General" is not the body
                for word in (first, hyphen, last):
                    word.ent, word.goes_on = "", False
                text.find_names()
            if last.lower == "general" and first.above.above == last.above and first.above.i < first.i:
                _of_body(first, hyphen, last, tree)
            elif last.lower == "general":
                _whole(first, hyphen, last, tree, "compound")
            else:
                _whole(last, hyphen, first, tree, "flat")
    tree.write()
    if ends:  # "the U.N. secretary" is cut short
        text.seen = [(_whole_mention(mention, ends), cluster) for mention, cluster in text.seen]


def _whole_mention(mention: Stretch, ends: dict[int, int]) -> Stretch:
    end = ends.get(mention.end, mention.end)
    return replace(mention, end=end, label="PERSON" if end in ends.values() else mention.label)


def _of_body(first: Word, hyphen: Word, last: Word, tree: Hung) -> None:
    # "NATO Secretary-General Ana Ruiz" read as "NATO Secretary", and "General"
    tree.hang(first.above, last, "compound")
    tree.hang(first, last, "compound")
    tree.hang(hyphen, last, "punct")


def _whole(lesser: Word, hyphen: Word, main: Word, tree: Hung, dep: str) -> None:
    """Hang `lesser` and the hyphen below `main`, which takes its place and its dependents."""
    if main.is_over(lesser):
        above = None
    elif lesser.is_over(main) or lesser.above == main.above:
        above = lesser.above
    else:
        return
    for child in lesser.children:
        if child != main:
            tree.hang(child, main, child.fine)
    if above is not None:
        root = above == lesser
        tree.hang(main, main if root else above, lesser.fine if root or lesser.is_over(main) else main.fine)
    tree.hang(lesser, main, dep)
    tree.hang(hyphen, main, "punct")
