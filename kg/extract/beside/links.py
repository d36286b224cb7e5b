"""In: a noun. Out: its links, which are all the things that it is joined to within its phrase."""

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.grammar.voice import split
from kg.extract.proposals import Argument, Context
from kg.extract.reference.mentions import NAMES
from kg.extract.tree import Word, conjuncts, is_nominal, preposition
from kg.extract.words.demonyms import CONTINENTS
from kg.extract.words.kin import RELATIVES
from kg.extract.words.nouns import noun_classes

Link = tuple[str, Argument, Word]


def links(context: Context, noun: Word) -> list[Link]:
    """Return (preposition, what is linked, the word that shows it); possessors and compounds link by "of"."""
    found = [] if _LINKING.isdisjoint(noun.below) else list(_own(context, noun))
    if noun.dep == "conj" or "conj" in noun.below:
        found.extend(_shared(noun))
    return found


_LINKING = frozenset({"nmod", "obl", "amod", "compound"})


def _own(context: Context, noun: Word) -> Iterator[Link]:
    pair = {w.i for w in joined_pair(context, noun)}
    for child in noun.children:
        if child.dep not in _LINKING:
            continue
        if child.i in pair or (child.i == noun.i - 2 and {child.ent, noun.ent} <= _SIDES and _hyphened(child, noun)):
            continue  # "the Russia-Ukraine war", "Russia-Ukraine": side by side, and neither of the other
        if context.mentions.one_name(noun, child) and not _country(context, noun, child):
            continue  # "Mexico City", "University of Texas", "European Union": parts of a name are not its links
        # "Lima is home to the museum" hung as on a verb
        is_to = child.dep == "obl" and child.i > noun.i and preposition(child) in ("to", "of") and noun.one("cop")
        if (child.dep == "nmod" or is_to) and child.fine not in ("nmod:desc", "nmod:unmarked", "nmod:tmod"):
            if child.ent in ("DATE", "TIME"):
                continue
            prep = "of" if child.fine == "nmod:poss" else preposition(child)
            if not prep and child.fine == "nmod" and child.tag in ("PRP$", "WP$"):
                prep = "of"
            for word in split([child]):
                if prep and is_nominal(word):
                    own = preposition(word) if word.dep == "conj" else ""
                    case = child.one("case")
                    if prep == "like" and noun.tag == "NNS" and word.ent in NAMES:
                        prep = "such as"  # "guests like Ana Ruiz"
                    yield own or prep, word, case or child
        elif child.fine == "nmod:desc" and (home := context.mentions.place(child)):
            yield "of", home, child  # "the Scotsman Ian Dow"
        elif (
            child.dep == "compound"
            and child.i < noun.i
            and context.mentions.at(child)
            and (child.ent in NAMES or (noun.tag == "NNS" and _of_people(noun) and context.mentions.again(child)))
            and not prefix(child)
            and not child.all("case")  # "the al-Nasr in Iraq leader"
        ):
            for word in conjuncts(child):
                yield "of", word, child
        if child.dep in ("amod", "compound") and child.i < noun.i and not prefix(child):
            for word in (
                [child, *child.all("conj")] if child.dep == "amod" else [child]
            ):  # "the Peruvian and Norwegian teams"
                place = context.mentions.place(word)
                if place and not (word.dep == "compound" and context.mentions.at(word)):
                    yield "of", place, word


def joined_pair(context: Context, noun: Word) -> list[Word]:
    """Return the two in "the Russia-Ukraine war", "the Israeli-Palestinian border"; between them, and of neither."""
    first = [c for c in noun.children if c.ent in _SIDES and c.dep in ("amod", "compound") and c.i < noun.i]
    if not first or not (noun.lemma in _BETWEEN or "Event" in noun_classes(noun.lemma)):
        return []
    parts = sorted([*first, *(w for c in first for w in c.children if w.ent in _SIDES)], key=lambda w: w.i)
    for one, two in pairwise(parts):
        if (_hyphened(one, two) or _hyphened(one, noun)) and not context.mentions.one_name(noun, two):
            return [one, two]
    return []


def _hyphened(one: Word, two: Word) -> bool:
    return any(c.text == "-" and c.i == one.i + 1 for w in (one, two) for c in w.children)


_SIDES = frozenset({"GPE", "NORP", "ORG"})
_BETWEEN = frozenset(
    "border frontier relation relations tie ties tension rivalry trade talk talks negotiation deal agreement accord "
    "pact treaty truce ceasefire war conflict fighting violence dispute clash summit partnership".split()
)


def _country(context: Context, noun: Word, adjective: Word) -> bool:
    state = adjective.lower in _STATES and noun.low in _STATE_BODIES  # "U.S. Department of Agriculture"
    if (adjective.dep != "amod" and not state) or noun.ent == "GPE":
        return False  # "French Guiana" is not in France
    place = context.mentions.place(adjective)
    return place is not None and place.name not in CONTINENTS


_STATES = frozenset("u.s. us u.k. uk".split())
_STATE_BODIES = frozenset(
    "administration agency army attorney board bureau command commission congress court department embassy force "
    "forces government guard house marines marshals military mission navy office police senate service treasury".split()
)


def _shared(noun: Word) -> Iterator[Link]:
    """Yield the phrase that coordinated nouns share: "the founder and president of Lima", "her sons and husband"."""
    if noun.dep == "conj" and noun.lemma in RELATIVES and noun.above.lemma in RELATIVES and not noun.all("nmod"):
        if not any(c.lower in ("a", "the") for c in noun.all("det")):
            yield from (("of", c, c.one("case") or c) for c in noun.above.children if c.fine == "nmod:poss")
        return
    first = noun.head if noun.dep == "conj" and noun.head is not None and is_nominal(noun.head) else None
    if first is not None and first.pos == "NOUN":
        shared = [c for c in first.all("nmod") if c.i > noun.i]
    elif noun.pos == "NOUN" and "nmod" not in noun.below:
        beside = [c for c in noun.all("conj") if c.pos == "NOUN" and not c.all("det", "nsubj", "cop")]
        beside = [c for c in beside if c.lemma not in _OF_ONE]  # "an ecologist and daughter of Teo Brandt"
        shared = [c for conj in beside[-1:] for c in conj.all("nmod") if c.i > conj.i and len(beside) == 1]
    else:
        return
    for child in shared:
        case = child.one("case")
        if case is not None and case.lower == "of" and child.ent not in ("DATE", "TIME"):
            for word in split([child]):
                if is_nominal(word):
                    yield "of", word, case


def prefix(word: Word) -> str:
    """Return "pro" or "anti" of "pro-Syrian", "ex" of "ex-Soviet"; "" where a word has no such prefix."""
    before = [w for w in word.within.words[max(word.i - 2, 0) : word.i] if w.lower in _PREFIXES]
    if not before:
        return ""
    above = word.head
    over = above.head if above is not None else None  # "pro-Syrian" may hang its parts on one or two nouns
    beside = [c for w in (word, above, over) if w is not None for c in w.children]
    return next((c.lower for c in beside if c in before), "")


_OF_ONE = RELATIVES | frozenset("widow friend member resident native citizen supporter critic opponent".split())
_PREFIXES = frozenset("pro anti non post pre ex".split())


def noun_trigger(noun: Word, sign: Word) -> list[Word]:
    """Return the noun, and the preposition if it follows at once."""
    return [noun, sign] if sign.i == noun.i + 1 and sign.dep == "case" else [noun]


def is_possessive(sign: Word) -> bool:
    """Tell whether a link is shown by a possessive: "Norway's", "their"."""
    return sign.tag in ("POS", "PRP$")


def _of_people(noun: Word) -> bool:
    # "Two officials, Ana Ruiz and Teo Brandt": neither of them is two officials
    return "Person" in noun_classes(noun.lemma)


def is_rank_before(word: Word, title: Word) -> bool:
    """Tell "Lt." from what else stands before "Col." in "Lt. Col. Ana Ruiz", where parsers see two titles."""
    beside = word.fine == title.fine == "nmod:desc" and word.above is title.above
    return beside and not word.ent and word.i < title.i and not word.children


def noun_phrase(context: Context, noun: Word) -> str:
    """Return the words that describe: the noun, what precedes it and its of-phrase, no article or possessor."""
    low, high, case = noun.i, noun.i, noun.one("case")
    before = ("amod", "compound") if noun.tag == "NNS" and _of_people(noun) else ("amod", "compound", "nummod")
    for child in noun.children:
        if case is not None and child.i < case.i < noun.i:
            continue  # "rose 12 percent to $340 million"
        if child.lower == "old" and child.i < noun.i:
            continue  # "a 40-year-old teacher" is a teacher, and 40
        if (child.i < noun.i and child.dep in before) or (child.dep == "flat" and child.ent not in NAMES):
            low, high = min(low, child.edges()[0]), max(high, child.i)
        elif child.dep == "nmod" and child.i > noun.i and preposition(child) in ("of", "to", "for"):
            high = max(high, child.edges()[1])
        elif noun.tag == "$" and child.dep == "nummod":  # "$3 billion"
            high = max(high, child.i)
    if high == noun.i and noun.i + 1 < len(context.words) and noun.near(1).lower in ("general", "designate"):
        high += 1  # "Attorney General"
    while low and is_rank_before(context.words[low - 1], noun):
        low -= 1  # "Lt. Col. Ana Ruiz"
    while low < noun.i and context.words[low].pos in ("ADP", "DET", "PUNCT", "CCONJ"):
        low += 1
    start, end = context.words[low].start, context.words[high].end
    return context.text[start:end]
