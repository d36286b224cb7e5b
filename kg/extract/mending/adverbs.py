"""In: a participle, and the tree. Out: an adverb that was read as one, hung on the verb behind it.

"accused of fatally stabbing a guard": what the man is accused of is the stabbing.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word


def taken_for_verb(adverb: Word, tree: Hung) -> bool:
    """Make an adverb of "fatally" where it was read as what somebody does."""
    if not adverb.lower.endswith("ly") or adverb.i + 1 >= adverb.sentence[1]:
        return False
    verb = adverb.near(1)
    if verb.tag != "VBG" or verb.above not in (adverb, adverb.above):
        return False
    adverb.pos, adverb.tag = "ADV", "RB"
    for child in adverb.children:
        if child is not verb:
            tree.hang(child, verb, child.fine)
    tree.hang(verb, adverb.above, adverb.fine)
    tree.hang(adverb, verb, "advmod")
    return True
