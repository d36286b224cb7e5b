"""In: a pronoun and a thing. Out: whether they agree in class, gender and number, and whether grammar parts them.

"She" is no company and no Mr Brandt, "him" is not who acts on him, "its rival" is nobody's own rival.
"""

import csv
from functools import cache

from kg.extract.reference.things import Seen
from kg.extract.tree import Word
from kg.extract.words.nouns import noun_classes
from kg.ontology import FOLDER

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
_MALE = frozenset(
    "mr mr. sir lord king prince emperor duke sultan man boy father son brother husband uncle nephew grandfather "
    "grandson gentleman spokesman chairman businessman policeman congressman fisherman actor monk priest imam widower "
    "bridegroom fiancé".split()
)
_FEMALE = frozenset(
    "mrs mrs. ms ms. miss madam lady queen princess empress duchess woman girl mother daughter sister wife aunt niece "
    "grandmother granddaughter spokeswoman chairwoman businesswoman policewoman congresswoman actress nun widow bride "
    "fiancée".split()
)
THINGS = frozenset({"Organization", "GPE", "Place", "Facility", "Event", "Product", "Work", "Vehicle", "Thing"})


def fits(one: Seen, lead: Seen, whole: list[Seen]) -> bool:
    """Tell whether a pronoun agrees with a thing in class, gender and number."""
    text = one.mention.text.lower()
    several = lead.nominal and lead.phrase is not None and lead.phrase.plural
    if text in HE or text in SHE:
        leaning = _leaning(whole)
        return lead.type in ("Person", "Thing") and not several and (leaning >= 0 if text in HE else leaning <= 0)
    if text in IT:
        return lead.type in THINGS and not several and not (_is_run(one) and _is_lifeless(lead)) and _happens(one, lead)
    return several or lead.type in ("Group", "Organization", "GPE") or lead.type == "Thing"


def _is_run(one: Seen) -> bool:
    """Tell "its chief executive" and "its members", which a price or a deal has not."""
    noun = one.word.head if one.word.fine == "nmod:poss" else None
    return noun is not None and noun.low in _OF_BODIES


def _is_lifeless(lead: Seen) -> bool:
    return lead.nominal and lead.type in ("Thing", "Event")


_OF_BODIES = frozenset(
    "executive ceo chairman chairwoman president boss spokesman spokeswoman spokesperson lawyer attorney leader member "
    "customer employee staff shareholder board headquarters".split()
)


def _happens(one: Seen, lead: Seen) -> bool:
    """Tell whether what "it" is said to be can be said of a thing: no boat is "the second killing this year"."""
    noun = one.word.head if one.word.dep == "nsubj" else None
    if noun is None or not noun.all("cop") or noun_classes(noun.lemma)[:1] != ("Event",):
        return True
    if not any(c.ent == "ORDINAL" or c.tag == "JJS" or c.lemma in ("latest", "last") for c in noun.all("amod")):
        return True
    return lead.type == "Event" or "Event" in noun_classes(lead.word.lemma)


def _leaning(whole: list[Seen]) -> int:
    """Count what makes a person a man above what makes a woman: each noun or form of address as three pronouns."""
    count = 2 * max((given_gender(s.mention.name) for s in whole if s.named), key=abs, default=0)
    for s in whole:
        words = {s.word.lower, *(c.lower for c in s.word.children if c.dep in ("nmod", "compound", "flat", "appos"))}
        count += (s.word.lower in HE) - (s.word.lower in SHE)
        count += 3 * bool(words & _MALE) - 3 * bool(words & _FEMALE)
    return count


@cache
def _first_names() -> dict[str, int]:
    with (FOLDER / "firstnames.csv").open(encoding="utf8", newline="") as file:
        return {row["name"]: 1 if row["gender"] == "m" else -1 for row in csv.DictReader(file)}


def given_gender(name: str) -> int:
    """Return 1 where a full name begins with a man's first name, -1 with a woman's, 0 where nobody can tell."""
    first, _, rest = name.partition(" ")
    return _first_names().get(first, 0) if rest else 0


def bound(pronoun: Word, other: Word) -> bool:
    """Tell whether grammar keeps the two apart: "Ruiz praised him", "Ruiz, his rival"."""
    if pronoun.lower.endswith(("self", "selves")):
        return False
    if pronoun.fine == "nmod:poss":  # whose it is, is not itself
        noun = pronoun.head
        while noun is not None and noun.dep in ("appos", "conj", "flat"):
            if noun is other:
                return True
            noun = noun.head
        return noun is other
    verb = pronoun.head
    if verb is None or verb is not other.head or verb.pos != "VERB":
        return False
    arguments = ("nsubj", "obj", "iobj", "obl")
    return pronoun.dep in arguments and other.dep in arguments and other is not pronoun
