"""In: a noun. Out: whether it is a kind of firm or house, which a country only has in it: "a Dutch bank"."""

from kg.extract.beside.links import is_possessive
from kg.extract.proposals import Argument, Context
from kg.extract.tree import Word
from kg.extract.words.nouns import noun_classes

_FIRMS = frozenset(
    "court company firm corporation conglomerate group giant manufacturer maker producer retailer carrier airline bank "
    "shipbuilder shipyard carmaker automaker brewery startup start-up chain supermarket operator insurer lender "
    "supplier developer publisher newspaper magazine broadcaster studio club charity university school college "
    "hospital museum theatre orchestra foundation association federation union institute tabloid daily weekly website "
    "laboratory refinery utility drugmaker chipmaker steelmaker planemaker watchmaker brewer builder broker brokerage "
    "consultancy contractor distributor exporter importer grocer hotelier miner multinational rival competitor fund "
    "subsidiary unit provider television tv channel station network outlet".split()
)


def is_firm(noun: Word) -> bool:
    """Tell a plain noun for a firm or a house, which is no part of the country that it is called by."""
    return not noun.ent and _is_house(noun)


def _is_house(noun: Word) -> bool:
    """Tell one of the firms, and a news agency from an agency of the state."""
    if noun.low == "agency":
        return any(c.lower in _AGENCIES for c in noun.all("compound"))
    return noun.low in _FIRMS


def is_firm_in(context: Context, noun: Word, other: Argument) -> bool:
    """Tell "a Dutch bank" and "Peru's largest brewery"."""
    return _is_house(noun) and context.type_of(other) in ("GPE", "Place")


def is_abroad(context: Context, noun: Word, other: Argument, sign: Word) -> bool:
    """Tell "a Dutch bank", "Peru's oil firm Orban" and "Orban of Lima" from "Peru's court" and its ministries."""
    if noun.ent == "ORG":
        house = not noun_classes(noun.lemma) or (sign.lower == "of" and noun.low in _FIRMS - _OF_STATE)
        called = house and not noun.text.isupper() and noun.text[:1].isupper()
        if sign.dep in ADJECTIVES:
            return noun.low != "court" and is_firm_in(context, noun, other)  # "the Dutch National Orchestra"
        return called and (is_possessive(sign) or sign.lower == "of") and context.type_of(other) == "GPE"
    if not is_firm_in(context, noun, other):
        return False
    if any(c.low in _RUN for c in noun.all("amod", "compound")):
        return False
    national = sign.dep in ADJECTIVES or any(c.tag == "JJS" for c in noun.children)
    return national or noun.low not in _OF_STATE


ADJECTIVES = frozenset({"amod", "compound", "conj"})
_OF_STATE = frozenset("court fund unit subsidiary federation association union foundation institute orchestra".split())
_RUN = frozenset("central national federal supreme constitutional state government state-run".split())
_AGENCIES = frozenset("news aid travel charity ad advertising rating ratings model estate employment".split())
