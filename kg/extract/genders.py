"""In: the things of an article. Out: the same, with "he" and "she" of one thing parted.

The reader can hang "her" on the man who was named last. Of a person who is "he" far more often, a "she" is taken out;
it goes to the nearest person before it who is "she" elsewhere, or of whom nothing is known.
"""

from kg.extract.things import Seen, Things

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_MEN = frozenset("mr mr. sir king prince lord man boy father son brother husband spokesman chairman actor".split())
_WOMEN = frozenset(
    "mrs mrs. ms ms. queen princess lady dame woman girl mother daughter sister wife spokeswoman actress".split()
)
_SAYS_MORE = 3  # a title or a noun, against a pronoun
_NEAR = 2  # sentences


def part_genders(things: Things) -> None:
    """Take the pronouns of the other gender out of each person."""
    for thing in list(things):
        leaning = _leaning(thing)
        if leaning:
            for one in [s for s in thing if s.pronoun and _gender(s) == -_sign(leaning)]:
                _move(one, things)


def _gender(one: Seen) -> int:
    word = one.mention.text.lower()
    return (word in _HE) - (word in _SHE)


def _leaning(thing: list[Seen]) -> int:
    """Return how much more a thing is "he" (above zero) than "she" (below), 0 where nothing tells."""
    total = 0
    for one in thing:
        if one.pronoun:
            total += _gender(one)
        elif one.type == "Person":
            words = {one.word.lemma.lower(), *(c.lower for c in one.word.children if c.i < one.word.i)}
            total += _SAYS_MORE * (bool(words & _MEN) - bool(words & _WOMEN))
    return total


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _move(pronoun: Seen, things: Things) -> None:
    known, wanted = None, _gender(pronoun)
    for other in reversed([s for s in things.all if s.word.i < pronoun.word.i and pronoun.sent - s.sent <= _NEAR]):
        if other.thing == pronoun.thing or other.type != "Person" or other.pronoun:
            continue
        leaning = _sign(_leaning(things.of(other)))
        if leaning == wanted:
            known = other
            break
        known = known or (other if leaning == 0 and other.named else None)
    things.part([pronoun])
    if known is not None:
        things.join(known, pronoun)
