"""What the reader's heads predict: the label inventories and the word shapes that stand for letter case.

The encoder is uncased; a shape per word gives back what lower-casing took away.
"""

import functools

NAME_TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK")
NAME_TAGS = ("O", *(f"{prefix}-{name}" for name in NAME_TYPES for prefix in "BI"))
MENTION_TYPES = ("O", *NAME_TYPES, "VEHICLE", "THING")

SHAPES = 16  # eight classes of letter case, each with and without a space before the word


@functools.lru_cache(1 << 16)
def word_shape(word: str, space_before: bool) -> int:
    """Return the shape of a word: 2 * class + 1 if a space stands before it. Class 0 is left to special pieces."""
    if word.islower():
        kind = 1
    elif word.istitle() and len(word) > 1:
        kind = 2
    elif word.isupper():
        kind = 3 if len(word) > 1 else 4
    elif any(c.isdigit() for c in word):
        kind = 6
    elif any(c.isalpha() for c in word):
        kind = 5
    else:
        kind = 7
    return 2 * kind + space_before
