"""Whether a predication is told as having happened: polarity and modality.

In: the word that heads the predication (verb, noun or adjective) in a Text with UD analysis. Out: its Polarity and
Modality. The word's own negation and auxiliaries come first, then each word that governs it, up to the sentence's
root: the least committed of them decides the modality, and negations multiply.
"""

from kg.extract.evidence.denials import denial, is_claimed, is_open
from kg.extract.evidence.governors import Governor, governor_class, is_content_noun
from kg.extract.evidence.markers import (
    has_to,
    hearsay,
    is_past,
    modality_of_markers,
    of_form,
    singles_out,
    wh_complement,
)
from kg.extract.evidence.negation import negated
from kg.extract.evidence.purposes import is_reached
from kg.extract.evidence.saying import WEIGHING, label_of
from kg.extract.evidence.unasserted import OF_CLASS, RANK, as_noun_has_it, asked, generic, weaker
from kg.extract.tree import Word
from kg.model import Modality, Polarity

_CLAUSES = ("ccomp", "xcomp", "csubj", "advcl", "acl")
_NOUN_LINKS = ("obj", "obl", "nmod")
_NEGATING_MARKS = {"without", "instead", "rather"}
_BEFORE_DEEDS = {"of", "from", "for", "with", "against", "on", "at", "toward", "towards"}
_CONDITIONS = {"if", "unless", "provided", "providing", "lest", "whether", "supposing"}
_ASKED_IF = frozenset({"clear", "unclear", "known", "unknown", "certain", "uncertain", "sure", "unsure"})
_TIMES = {"when", "once", "until", "before", "after", "till", "while", "as"}
_NAMES = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"}
# Polarity as a sign, with the modality so far.
_Stance = tuple[bool, Modality]


def factuality(predicate: Word) -> tuple[Polarity, Modality]:
    """Return how the sentence tells what this word predicates.

    "denied that Moscow attacked Kyiv" gives (negative, fact) for "attacked"; "may attack" (positive, possible).
    """
    negative, modality = _stance(predicate)
    return (Polarity.NEGATIVE if negative else Polarity.POSITIVE), modality


def _stance(token: Word) -> _Stance:
    known: dict[int, _Stance] = token.within.kept.setdefault(_STANCES, {})
    found = known.get(token.i)
    if found is None:
        found = known[token.i] = _judge(token)
    return found


_STANCES = "stances"


def _judge(token: Word) -> _Stance:
    own = _own(token)
    anchor = token
    if _alternative(token):
        own = own[0], weaker(own[1], Modality.POSSIBLE)
    while anchor.fine == "conj":
        own = _joined(own, anchor, anchor.above)
        anchor = anchor.above
    return _governed(anchor, own)


def _own(token: Word) -> _Stance:
    return negated(token), modality_of_markers(token)


def _joined(own: _Stance, conjunct: Word, first: Word) -> _Stance:
    """Give a conjunct what it shares with the first: "will seize and hold", "did not vote or speak"."""
    negative, modality = own
    words = {child.low for child in conjunct.children if child.fine == "cc"}
    own_verb = ("aux", "aux:pass", "cop")  # but "will leave and be replaced"
    if any((c.fine in own_verb and c.lower != "be") or c.dep == "nsubj" for c in conjunct.children):
        return (not negative, modality) if "nor" in words and not negative else own
    finite = conjunct.tag in ("VBD", "VBZ", "VBP") and "aux" not in conjunct.below
    if not finite:
        modality = weaker(modality, modality_of_markers(first))
        if not words & {"but", "yet"} and not negative:
            negative = negated(first)
    else:
        negative = negative or "nor" in words
        if "advmod" in first.below and hearsay(first):
            modality = weaker(modality, Modality.POSSIBLE)  # "allegedly broke in and took two rifles"
    return negative, modality


def _alternative(token: Word) -> bool:
    """Tell one of two clauses that "or" joins: "they will sign or they will leave"."""
    clauses = [token] if token.fine == "conj" else [c for c in token.children if c.fine == "conj"]
    for clause in clauses:
        words = {c.lower for c in clause.children if c.fine == "cc"}
        if "or" in words and any(c.dep == "nsubj" for c in clause.children):
            return True
    return False


_FOR_DEEDS = frozenset(  # "a fine for polluting the river": it was done
    "praise criticism blame award prize medal punishment reputation thanks penalty fine sentence charge conviction "
    "responsibility credit honour honor reason motive apology record".split()
)


def _governed(token: Word, own: _Stance) -> _Stance:
    """Compose the stance so far with that of the word which governs it."""
    negative, modality = own
    dep, head = token.dep, token.above
    if head == token or dep in ("root", "parataxis"):
        return negative, asked(token, as_noun_has_it(token, modality))
    if dep in ("acl", "ccomp") and is_claimed(token):
        return _claimed(token, head, own)
    if token.fine in ("acl:relcl", "advcl:relcl"):
        return negative, generic(head, modality)
    if dep in _CLAUSES:
        if any(c.lower == "but" and c.tag == "IN" for c in token.below.get("mark", ())):
            verb = head if dep == "advcl" else head.above
            return negative, weaker(modality, _stance(verb)[1])  # "have no choice but to leave"
        if dep == "acl" and of_form(token)[0] in ("for", "on") and head.low not in _FOR_DEEDS:
            return negative, weaker(modality, Modality.PLANNED)  # "a deadline for closing the mine", "talks on it"
        if dep == "advcl" or (dep == "acl" and of_form(token)[0] not in ("inf", "fin", "of", "that", "in")):
            decided = _adverbial(token, head, own)
            if decided is not None:
                return decided
        if dep == "acl" and of_form(token)[0] == "pass":
            return own
        return _complement(token, head, own)
    linked = dep in _NOUN_LINKS or token.fine == "nsubj:pass"
    if linked and token.pos == "NOUN" and not (dep == "obl" and token.i < head.i):
        return _complement(token, head, own, noun=True)
    return own


def _claimed(token: Word, head: Word, own: _Stance) -> _Stance:
    """Judge what a claim says: "denied reports that they had left", "faces charges that she stole"."""
    word = denial(head)
    if word is None:
        negative, modality = _complement(token, head, own)
        return negative, weaker(modality, Modality.POSSIBLE) if is_open(head) else modality
    if word is token:
        return own
    undenied, how = _stance(word)
    if undenied or how in (Modality.POSSIBLE, Modality.CONDITIONAL):
        return own[0], weaker(own[1], Modality.POSSIBLE)  # "did not deny reports that"
    return not own[0], own[1]


def _complement(token: Word, head: Word, own: _Stance, noun: bool = False) -> _Stance:
    negative, modality = own
    governor = _class_of(token, head, noun)
    if governor is None or (noun and label_of(token) in _NAMES):
        return own
    if not noun and wh_complement(token) and governor is not Governor.NEGATIVE:
        governor = Governor.FACTIVE
    if not noun and {"whether", "if"} & {c.lower for c in token.children if c.fine == "mark"}:
        return negative, weaker(modality, Modality.POSSIBLE)
    outer_negative, outer = _stance(head)
    if noun and negative:
        outer_negative = False  # "had no reason": one "no" for both
    if governor is Governor.FACTIVE:
        return negative, modality
    if governor is Governor.ASSERTIVE:
        return negative, weaker(modality, Modality.POSSIBLE if outer_negative else _spoken(outer))
    modality = weaker(weaker(modality, outer), OF_CLASS.get(governor, Modality.FACT))
    if governor is Governor.NEGATIVE:
        open_ = head.lemma == "unlikely" or (outer_negative and _lemma(head) == "rule-out")
        modality = weaker(modality, Modality.POSSIBLE) if open_ else modality
        return negative == outer_negative, modality
    if head.lemma == "able" and outer is Modality.PLANNED:
        modality = weaker(own[1], outer)  # "will be able to use it"
    if head.lemma in ("doubt", "wonder", "question", "fear") and outer_negative:
        return negative, modality
    return negative != outer_negative, modality


def _spoken(outer: Modality) -> Modality:
    """What is planned to be said is not thereby planned: "will announce that it has signed"."""
    return outer if outer in (Modality.POSSIBLE, Modality.CONDITIONAL) else Modality.FACT


def _class_of(token: Word, head: Word, noun: bool) -> Governor | None:
    lemma = _lemma(head)
    forms = (of_form(token) if not noun else _noun_forms(token)) + (("past",) if is_past(head) else ())
    if token.fine == "xcomp" and forms[0] not in ("inf", "ing"):
        forms = ("xcomp", *forms)
    if lemma == "call" and any(c.fine == "obj" for c in head.children):  # "called them heroes for helping"
        forms = tuple(form for form in forms if form != "for")
    passive = any(c.fine == "aux:pass" for c in head.children) or (head.tag == "VBN" and head.fine in ("acl", "amod"))
    if passive and ("inf" in forms or any(c.lower == "it" for c in head.all("nsubj", "expl"))):
        forms = ("pass", *forms)  # "is said to have left", "it is said that she left"
    if head.fine == "obj" and head.above.lemma == "have" and "inf" in forms and head.ent in ("DATE", "TIME"):
        return Governor.BELIEF
    if lemma == "have" and "inf" in forms and _has_time(head, token):
        return Governor.BELIEF
    if has_to(head, token) and any(c.lower == "yet" for c in (*head.children, *token.children)):
        return Governor.NEGATIVE  # "has yet to sign"
    if has_to(head, token) and any(c.lower == "would" for c in head.below.get("aux", ())):
        return Governor.REQUEST  # "any deal would have to be approved"
    if has_to(head, token):
        return Governor.IMPLICATIVE if is_past(head) or "will" in _auxiliaries(head) else Governor.REQUEST
    if "short" in {lemma, *(c.lemma for c in head.children)} and {lemma, head.above.lemma} & {"stop", "fall"}:
        return Governor.NEGATIVE
    if any(c.lemma == "too" for c in head.children if c.fine == "advmod") and "inf" in forms:
        return Governor.NEGATIVE
    pos = "VERB" if head.tag in ("VBN", "VBG", "VBD") else head.pos
    if head.fine == "obj" and head.pos == "NOUN" and head.above.lemma in WEIGHING:
        return Governor.BELIEF  # "is investigating claims that"
    if noun:
        found = governor_class(lemma, pos, forms, bare=False)
        return found if found is Governor.IMPLICATIVE or not is_content_noun(token.lemma) else None
    return governor_class(lemma, pos, forms) or _unknown(token, head, forms)


def _has_time(head: Word, token: Word) -> bool:
    """Tell "has until Friday to appeal", "has ten days to appeal", where one may, from "has to appeal"."""
    between = [c for c in head.children if head.i < c.i < token.i and c.dep in ("obj", "obl")]
    return any(c.ent in ("DATE", "TIME") or any(d.lower == "until" for d in c.subtree()) for c in between)


def _unknown(token: Word, head: Word, forms: tuple[str, ...]) -> Governor:
    if token.dep == "ccomp":
        return Governor.ASSERTIVE
    if "inf" not in forms:
        return Governor.IMPLICATIVE
    if token.fine == "acl" and singles_out(head):
        return Governor.IMPLICATIVE
    return Governor.FACTIVE if token.dep == "csubj" else Governor.PLAN


def _adverbial(token: Word, head: Word, own: _Stance) -> _Stance | None:
    """Judge an adverbial clause by its mark; None where it is a complement in disguise ("accused of attacking")."""
    negative, modality = own
    marks = [c.low for c in token.children if c.fine in ("mark", "case", "cc")]
    marks += [c.low for c in token.children if c.fine == "advmod" and c.low in _TIMES]
    if _NEGATING_MARKS & set(marks):
        return not negative, modality
    if _CONDITIONS & set(marks):
        asked_for = "as" in marks or "whether" in marks or ("if" in marks and head.lemma in _ASKED_IF)
        conditional = Modality.POSSIBLE if asked_for else Modality.CONDITIONAL
        return negative, weaker(modality, conditional)
    near = head.lower == "close" or (head.lemma == "come" and any(c.lower == "close" for c in head.children))
    if near and "to" in marks and token.tag == "VBG":
        return not negative, modality  # "came close to closing"
    if head.lemma == "guilty":
        return None  # "pleaded not guilty to bribing them"
    if token.tag == "VBN" and token.i < head.i and not marks:
        return own  # "Asked about the raid, she declined to comment": she was asked
    forms = of_form(token)
    if forms[0] == "inf":
        governor = _class_of(token, head, noun=False)
        if head.pos == "ADJ" or governor in (Governor.NEGATIVE, Governor.REQUEST) or head.lemma == "have":
            return None
        outer = _stance(head)[1]
        if RANK[outer] >= RANK[Modality.POSSIBLE] or is_reached(token, head):
            return negative, weaker(modality, outer)
        return negative, weaker(modality, Modality.PLANNED)
    if not marks and forms[0] == "ing" and _is_object(token, head):
        return None
    if forms[-1] == "ing" and (not marks or marks == ["by"]):
        outer = _stance(head)[1] if head.fine != "conj" or head.pos == "VERB" else Modality.FACT
        outer = modality_of_markers(head) if marks else outer  # "could win by leaving": the means as much as the end
        return negative, weaker(modality, outer)
    until = "until" in marks and any(c.lower == "would" for c in head.children)  # "would stay until troops left"
    if until or marks == ["before"] or (_TIMES & set(marks) and not is_past(token) and forms[0] == "fin"):
        outer = _stance(head)[1]
        return negative, weaker(modality, Modality.FACT if outer is Modality.POSSIBLE else outer)
    governor = governor_class(_lemma(head), "VERB" if head.pos == "VERB" else head.pos, forms)
    disguised = forms[0] in _BEFORE_DEEDS or governor is Governor.NEGATIVE
    if governor not in (None, Governor.FACTIVE) and disguised and not set(marks) & _TIMES:
        return None
    if "short" in {head.lemma, *(c.lemma for c in head.children)}:
        return None
    return own


def _is_object(token: Word, head: Word) -> bool:
    """Tell "ruled out backing her", where the participle is what the verb is of, from "refused, saying …"."""
    adjacent = head.i < token.i and not any(t.is_punct for t in token.within.words[head.i : token.i])
    governor = governor_class(_lemma(head), "VERB", ("ing",))
    return adjacent and governor is Governor.NEGATIVE and not any(c.fine == "obj" for c in head.children)


def _noun_forms(token: Word) -> tuple[str, ...]:
    cases = tuple(c.low for c in token.children if c.fine == "case")
    if token.dep in ("obl", "nmod"):
        return cases or ("none",)
    return ("noun",)


def _lemma(head: Word) -> str:
    particles = [c.low for c in head.children if c.fine == "compound:prt"]
    joined = "-".join([head.low, *particles])
    return joined if joined in ("rule-out", "call-off") else head.low


def _auxiliaries(token: Word) -> set[str]:
    return {c.low for c in token.children if c.fine == "aux"}
