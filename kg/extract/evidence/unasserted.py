"""What its form keeps from being asserted: a question, what would have been, what anyone does,
what an accusation is.

In: a word in a Text with UD analysis and the modality so far. Out: the modality with that; which of two is weaker.
"""

from kg.extract.evidence.governors import Governor, governor_class
from kg.extract.evidence.markers import counterfactual
from kg.extract.tree import Word
from kg.model import Modality

RANK = {
    Modality.FACT: 0,
    Modality.PLANNED: 1,
    Modality.REQUESTED: 2,
    Modality.POSSIBLE: 3,
    Modality.CONDITIONAL: 4,
}
OF_CLASS = {
    Governor.BELIEF: Modality.POSSIBLE,
    Governor.PLAN: Modality.PLANNED,
    Governor.REQUEST: Modality.REQUESTED,
}


def weaker(a: Modality, b: Modality) -> Modality:
    return a if RANK[a] >= RANK[b] else b


def asked(token: Word, modality: Modality) -> Modality:
    """A question asserts nothing: "Did Oslo sign?"; a counterfactual is a condition: "would have signed"."""
    if any(c.text == "?" for c in token.children) or _last_word(token).text == "?":
        return weaker(modality, Modality.POSSIBLE)
    return weaker(modality, Modality.CONDITIONAL) if counterfactual(token) else modality


def _last_word(token: Word) -> Word:
    last = token.within.words[token.sentence[1] - 1]
    while last.is_quote and last.i > token.sentence[0]:
        last = last.near(-1)
    return last


def generic(noun: Word, modality: Modality) -> Modality:
    """ "anyone who attacks": about nobody in particular."""
    words = {noun.lower, *(c.lower for c in noun.children if c.fine == "det")}
    return weaker(modality, Modality.CONDITIONAL) if words & {"anyone", "anybody", "whoever", "any"} else modality


def as_noun_has_it(clause: Word, modality: Modality) -> Modality:
    """Judge "The accusation is he stole", "The plan is that she leaves" by the noun."""
    for noun in clause.below.get("nsubj", ()):
        if noun.fine == "nsubj:outer":
            governor = governor_class(noun.lemma, "NOUN", ("fin",))
            return weaker(modality, OF_CLASS.get(governor, modality)) if governor is not None else modality
    return modality
