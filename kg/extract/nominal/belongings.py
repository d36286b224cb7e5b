"""In: a noun, and who stands before it as its owner. Out: whether that only sounds like owning.

"the Kalashnikov rifle" is called so, "children near their school" go there, weapons "in their possession" are had.
"""

from kg.extract.tree import Word, preposition

# One goes to these without owning them.
_VISITED = frozenset(
    "hotel motel hostel restaurant pub bar cafe shop store school university college clinic hospital prison jail cell "
    "mine mosque church temple".split()
)
# What a country has of these is in it, and seldom its own.
WORKS = frozenset("plant refinery mine pipeline factory warehouse".split())
_WHERE = frozenset("in at near outside inside from to into around on by".split())
# The name before these is what they are called.
_CALLED = frozenset("prison jail mosque church cathedral penitentiary rifle gun pistol revolver".split())


def is_no_owner(noun: Word, kind: str, sign: Word) -> bool:
    """Tell an owner of this class, shown by `sign`, who is none."""
    if sign.dep == "compound":
        # "an Antonov An-28 plane"
        model = any(c.isdigit() for w in (sign, sign.near(1)) for c in w.text if w.i < noun.i)
        return kind == "Person" or noun.low in _CALLED or model
    if noun.lemma == "office" and kind == "Person":
        return True  # "the president's office"
    if noun.lemma == "possession":
        return preposition(noun) in ("in", "under", "from")
    return kind in ("Person", "Group") and noun.lemma in _VISITED and preposition(noun) in _WHERE
