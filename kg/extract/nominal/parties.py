"""In: a name with a body behind it. Out: whether the body is a party, of which one is a member and no employee."""

from kg.extract.proposals import Argument, Context
from kg.extract.tree import Word, sentence_words

# Of these, with plural names ("the Greens"), one is a member and no employee.
_PARTIES = frozenset("party movement camp coalition bloc alliance front labour democrat".split())

_FIRM_NAMES = frozenset(
    "securities industries airlines airways motors foods systems holdings partners technologies resources properties "
    "enterprises ventures pharmaceuticals laboratories stores markets brothers advisors advisers associates".split()
)


def is_party(other: Argument) -> bool:
    return isinstance(other, Word) and (
        other.low in _PARTIES
        or (other.tag == "NNPS" and other.ent in ("ORG", "NORP") and other.lower not in _FIRM_NAMES)
    )


def elected(context: Context, noun: Word, body: Argument) -> bool:
    """Tell by the sentence whether a body is a party: "Delta's Ana Ruiz was re-elected with 40,000 votes"."""
    if noun.ent != "PERSON" or not isinstance(body, Word) or body.ent != "ORG" or body.low in _NO_PARTIES:
        return False
    return any(w.low in _ELECTORAL for w in sentence_words(noun))


_ELECTORAL = frozenset(
    "elect re-elect reelect candidate constituency councillor lawmaker legislator senator ballot runoff democrat "
    "incumbent".split()
)
_NO_PARTIES = frozenset(
    "university institute centre center company agency college school commission ministry department bank group "
    "court times post news committee council association union".split()
)
