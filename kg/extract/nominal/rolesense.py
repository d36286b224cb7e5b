"""In: a role, what it is linked to, and the cue for both. Out: whether the two are joined otherwise than the cue says.

"Ana Ruiz's council" is none of her parts, "their doctor" is in nobody's pay, "its Lupo models" are no kinds of Lupo.
"""

from kg.cues import Cue
from kg.extract.beside.links import Link, is_possessive
from kg.extract.nominal.belongings import is_no_owner
from kg.extract.nominal.holders import CAUSES
from kg.extract.nominal.portions import is_everywhere, is_language, is_portion
from kg.extract.proposals import Context, modifiers
from kg.extract.tree import Word
from kg.extract.words.nouns import MEASURES

_NEVER = frozenset(
    {
        ("located-in", "Person"),
        ("wrote", "Organization"),
        ("wrote", "GPE"),
        ("wrote", "Person"),
        ("part-of", "Person"),
        ("works-for", "Thing"),
        ("works-for", "Event"),
        ("citizen-of", "Organization"),
    }
)

_PLACING = frozenset({"located-in", "occurred-in"})

_CARERS = frozenset("doctor physician dentist therapist nurse teacher psychiatrist midwife".split())

# "the oldest of its kind"
_SORTS = frozenset({"kind", "sort", "type"})

_BUSINESS = frozenset("business trading law coalition junior senior sparring dance running development".split())


def says_nothing(context: Context, noun: Word, cue: Cue, link: Link, rule: str) -> bool:
    """Tell a role beside another noun that only sounds like a relation between the two."""
    prep, other, sign = link
    kind, said = context.type_of(other), cue.relation
    if isinstance(other, Word) and other.lemma == "residence" and prep == "in":
        return True  # "an investor in residence"
    if noun.low == "secretary" and sign.low == "press":
        return True  # "the press secretary" speaks for others than the press
    if said == "owns" and is_no_owner(noun, kind, sign):
        return True
    if isinstance(other, Word) and ((prep == "at" and other.lemma in ("time", "moment")) or other.lower == "crown"):
        return True  # "the leader of the party at the time", "the Crown Prince"
    if is_language(prep, other):
        return True  # "a professor of Hindi"
    if noun.lower == "attorney" and isinstance(other, Word) and other.lower == "general":
        return True  # the two are one office
    if is_everywhere(other) or (said, kind) in _NEVER:
        return True  # "Ana Ruiz's council" is none of her parts; a "professor of history" works for none
    if said == "parent-of" and kind in ("GPE", "Place", "Facility"):
        return True  # "four Norland children"
    if said in ("visited", "caused") and sign.dep != "case":
        return True  # "US visitors", who may be from there; "their cause" is what they fight for
    if said in ("spouse-of", "allied-with") and noun.lemma == "partner" and not _BUSINESS.isdisjoint(modifiers(noun)):
        return True
    if said == "works-for" and is_possessive(sign) and noun.lemma in _CARERS and kind in ("Person", "Group"):
        return True  # "their doctor"; but the hospital's doctors are in its pay
    if rule != "bare":
        return False
    if said == "instance-of" and sign.dep != "case":
        return True  # "its Lupo models" are no kinds of Lupo
    if said == "part-of" and is_portion(noun):
        return True
    if (said == "caused" and noun.lemma in CAUSES) or (cue.inverse and said in _PLACING):
        return True  # "the cause of the fire" caused it, "the site of the crash" is where it was: that tells nothing
    return noun.lemma in _SORTS or (noun.low in MEASURES and not (is_possessive(sign) or sign.dep in ("amod", "conj")))
