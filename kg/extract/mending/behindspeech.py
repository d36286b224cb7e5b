"""What stands behind a verb of speech, and was hung on the clause that is said.

In: a word and the tree. Out: the word hung on the verb of speech: English does not reach back over who speaks.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word

_PARTING = frozenset({",", ";", ":", "–", "—"})


def behind_saying(word: Word, tree: Hung) -> bool:
    """Hang "from a balcony" on "told" in "“It has survived,” she told them from a balcony", read as survived there."""
    above = word.above
    saying = above
    while saying.fine in ("ccomp", "conj", "acl:relcl", "obl", "nmod", "xcomp", "advcl", "obj") and saying.i < word.i:
        content, saying = saying, saying.above
        if content.fine == "ccomp" and content.i < saying.i:
            break
    else:
        return False
    if not above.i < saying.i < word.i or not saying.all("nsubj") or saying.pos != "VERB":
        return False
    between = word.within.words[saying.i + 1 : word.edges()[0]]
    if any(w.is_quote or w.text in _PARTING for w in between):
        return False  # "“We left,” she said, “because of the rain”"
    tree.hang(word, saying, word.fine)
    return True


def behind_report(participle: Word, tree: Hung) -> None:
    """Hang "citing" on "reported" in "They had left, Reuters reported, citing two officials", read as who left."""
    clause = participle.above
    while clause.fine in ("ccomp", "xcomp", "conj", "advcl", "acl:relcl") and clause.above.i < clause.i:
        clause = clause.above
    if clause.fine == "ccomp" and clause.i < clause.above.i < participle.i and clause.above.all("nsubj"):
        tree.hang(participle, clause.above, "advcl")
        return
    for verb in clause.children:
        if verb.fine == "parataxis" and participle.above.i < verb.i < participle.i and verb.all("nsubj"):
            tree.hang(participle, verb, "advcl")
