"""In: a common noun with a name before it or after "of". Out: what kind of thing the name is.

"the Xinhua news agency" is Xinhua, an agency; "the city of Oslo" is Oslo: the noun is no second thing.
"""

import re
from collections.abc import Iterator

from kg.extract.beside.links import Link, noun_phrase
from kg.extract.proposals import Context, Proposal
from kg.extract.reference.mentions import NAMES
from kg.extract.tree import Word, preposition
from kg.model import Literal

_PLACES = frozenset(
    "city town village hamlet province state district region county island municipality prefecture peninsula commune "
    "neighbourhood neighborhood suburb area port republic kingdom emirate territory capital borough parish".split()
)
_BODIES = frozenset(
    "agency newspaper daily weekly magazine tabloid broadcaster network channel station website site blog company firm "
    "airline carrier bank retailer maker automaker group party movement militia organisation organization charity "
    "union club team band conglomerate supermarket startup start-up coalition alliance cartel gang sect".split()
)
_THINGS = frozenset(
    "film movie novel book album song show series play browser app software system language ship vessel ferry tanker "
    "yacht aircraft jet helicopter drone missile rocket satellite probe spacecraft rover telescope virus bacterium "
    "hurricane typhoon cyclone storm vaccine drug festival tournament".split()
)
_KINDS = {
    "GPE": _PLACES,
    "LOC": _PLACES,
    "FAC": _PLACES,
    "ORG": _BODIES,
    **dict.fromkeys(("PRODUCT", "WORK", "VEHICLE", "EVENT"), _THINGS | _BODIES),
}
_BRACKETED = re.compile(r"^\([^()]*\)\s*")  # "the Tavros Front (TF) militia"
_TRADES = frozenset({"maker", "retailer", "automaker"})  # "the Botox maker Vellmar" is no Botox
_PARTS = frozenset({"capital", "port", "area", "suburb", "territory", "district", "neighbourhood", "neighborhood"})
_NAMED = frozenset({"named", "called", "dubbed", "titled", "nicknamed", "christened"})
TOLD_KINDS = _BODIES | _THINGS


def is_kind(noun: Word, link: Link) -> bool:
    """Tell whether a link joins a noun to the name of the very thing: "the city of Oslo", "the Xinhua agency"."""
    preposition, name, _ = link
    if preposition != "of" or not isinstance(name, Word) or noun.ent or name.fine == "nmod:poss":
        return False
    if noun.low not in _KINDS.get(name.ent, ()) or noun.lemma in _TRADES:
        return False
    if noun.low == "agency" and not any(c.lower == "news" for c in noun.children):
        return False  # the United Nations' refugee agency is not the United Nations
    if name.dep == "compound" and any(c.dep == "nmod" and c.ent == name.ent for c in noun.children):
        return False  # "the Texas city of Irving" is not Texas
    if noun.low in _PARTS and name.dep == "nmod":
        return False  # "the capital of Peru" is not Peru
    return name.head is noun and (name.dep == "compound" or (name.dep == "nmod" and name.ent in ("GPE", "LOC")))


def kind_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield what the named thing is, where that tells more than its name."""
    for participle in noun.children:
        if participle.dep != "acl" or participle.lower not in _NAMED:
            continue  # "a robot named Hope", "the film, called Rain"
        if any(preposition(c) == "after" for c in participle.all("obl")):
            continue  # "named after a river, found by Ruiz"
        for name in participle.children:
            if name.dep in ("xcomp", "obj", "obl", "appos") and name.ent in NAMES:
                words = noun_phrase(context, noun)
                yield Proposal(name, "instance-of", Literal(words), [participle], participle, "kind-named")
    yield from _kind_of_place(context, noun)
    if noun.low not in TOLD_KINDS or noun.tag != "NN":
        return
    for name in noun.all("compound"):
        if is_kind(noun, ("of", name, name)) and name.i < noun.i:
            called = context.mentions.at(name)
            after = called.span.end if called is not None and called.span.end < noun.end else name.end
            kind = _BRACKETED.sub("", context.text[after : noun.end].strip())
            if kind == "group" or not kind[:1].isalnum():
                continue  # says nothing, or ends the word before: "the Delta-backed group"
            yield Proposal(name, "instance-of", Literal(kind or noun.text), [noun], noun, "kind")


def _kind_of_place(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield what a place is in "the mining town of Karvel"; "the Arden region of Peru" is named itself."""
    if noun.tag != "NN" or noun.lower not in _PLACES or not noun.text.islower():
        return
    for name in noun.all("nmod"):
        case = name.one("case")
        if case is not None and case.lower == "of" and case.i == noun.i + 1 and is_kind(noun, ("of", name, name)):
            if noun.lemma in ("region", "area", "district") and any(c.ent in NAMES for c in noun.all("compound")):
                continue
            own = [c.edges()[0] for c in noun.all("amod", "compound") if c.i < noun.i and not c.ent and c.tag != "JJS"]
            words = context.text[context.words[min(own, default=noun.i)].start : noun.end]
            yield Proposal(name, "instance-of", Literal(words), [noun], name, "kind-place")
