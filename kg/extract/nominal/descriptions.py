"""In: a noun beside the one that it is said of. Out: what that is: "the magazine Tavros", "Cholera, a disease"."""

from collections.abc import Iterator

from kg.extract.beside.links import noun_phrase
from kg.extract.nominal.holders import CAUSES, told_by
from kg.extract.nominal.kinds import TOLD_KINDS
from kg.extract.nominal.portions import is_everywhere
from kg.extract.proposals import Context, Proposal
from kg.extract.reference.mentions import NAMES
from kg.extract.tree import Word, preposition
from kg.extract.words.nouns import AMOUNTS, noun_classes
from kg.model import Kind, Literal

# Nouns that tell nothing of a person beside the name.
_PERSONS = frozenset(
    "man woman boy girl person child kid baby teenager adult people guy lady gentleman father mother son daughter "
    "brother sister wife husband parent uncle aunt cousin family friend name home country".split()
)


def description_claims(context: Context, noun: Word, called: list[tuple[Word, str]]) -> Iterator[Proposal]:
    """Read a plain noun beside a name as what the thing is: "the secularist magazine MicroMega"."""
    if (
        (noun.pos not in ("NOUN", "PROPN") and noun.ent not in AMOUNTS)
        or noun.ent in NAMES
        or noun.ent in ("DATE", "TIME")
    ):
        return
    if (
        noun.lower == "ex"
        or any(c.lower == "en" for c in noun.children)
        or (noun.fine == "nmod:desc" and context.mentions.place(noun))
    ):
        return  # "en route", "ex-pilot"; "the Scotsman Ian Dow" is told as where he is from
    if preposition(noun):  # "on the website, Norgate": what the name is; "in office" is no kind of thing
        called = [(holder, rule) for holder, rule in called if rule == "named-apposition"]
    if noun.lemma not in TOLD_KINDS and any(c.fine == "nmod:poss" and not _all_over(c, noun) for c in noun.children):
        return  # "Lima, their home": what it is depends on whose it is; but "her novel Rain" is a novel
    for holder, rule in called:
        mention = context.mentions.at(holder)
        if rule == "predicative" and noun.head is not None and noun.head.lemma == "fall":
            continue  # "fell victim to a fraud"
        if noun.lemma in ("one", "time", "name") or noun.ent == "ORDINAL":
            continue  # "it is a small one", "it is time to go"
        if rule == "copula" and (holder.lemma in _DEFINED or (holder.lemma in CAUSES and holder.all("nmod"))):
            continue  # "The effects of the drug are fever and pain", "Their aim is peace": these are no kinds of them
        named = mention is not None and (mention.kind is Kind.NAMED or _explains(noun, holder, rule))
        if rule in ("copula", "predicative") or named:
            person = mention is not None and mention.type == "Person"
            relation = "holds-position" if person and rule == "title" else "instance-of"
            if (person or rule == "title") and noun.low in _PERSONS:
                continue
            place = holder.ent in ("GPE", "LOC") and rule == "named-apposition" and holder.near(-1).text == ","
            if place and set(noun_classes(noun.lemma)) & {"Organization", "Facility"}:
                continue  # "before Magistrate Court 1, Lima"
            if noun.pos == "PROPN" and not (person and rule == "title"):
                continue
            if holder.i and context.words[holder.i - 1].text == "(" and holder.text[:2].isupper():
                continue  # "district health boards (DHBs)"
            phrase = Literal(noun_phrase(context, noun))
            if rule == "copula" and noun.lemma in _SIZES:
                twice = [c for c in noun.children if c.lower in _TIMES]  # "is twice the size of Earth"
                words = context.text[twice[0].start : noun.end] if twice else ""
                relation, phrase = "has-quantity", Literal(words or phrase.value, "quantity")
            if noun.ent in AMOUNTS:
                relation, phrase = "has-quantity", Literal(phrase.value, "quantity")  # "Turnout was 51 percent"
            yield Proposal(holder, relation, phrase, [noun], told_by(noun, rule), f"description-{rule}")


_SIZES = frozenset("size length height width weight".split())
_TIMES = frozenset({"twice", "half", "double", "thrice", "triple"})
_DEFINED = frozenset(
    "factor problem aim goal purpose objective target question issue challenge priority theme topic focus key concern "
    "fear hope idea option alternative answer solution difference advantage centrepiece centerpiece highlight point "
    "possibility thing matter".split()
)


def _all_over(place: Word, noun: Word) -> bool:
    # "the world's largest port", "Norway's second-biggest bank": it is that wherever it is
    superlative = place.ent in ("GPE", "LOC") and any(c.tag == "JJS" for c in noun.children)
    return superlative or is_everywhere(place)


def _explains(noun: Word, holder: Word, rule: str) -> bool:
    # "The mission, a joint project of the two, was delayed": set off between commas, and one of its kind
    if rule != "apposition" or holder.pos not in ("NOUN", "PROPN") or noun.all("conj", "cc") or holder.all("conj"):
        return False
    if (
        holder.ent in AMOUNTS
        or holder.all("nummod")
        or (holder.tag in ("NNS", "NNPS") and "Group" not in noun_classes(noun.lemma))
    ):
        return False
    one = next((c for c in noun.all("det") if c.lower in ("a", "an")), None)
    return one is not None and noun.tag == "NN" and one.near(-1).text == ","
