"""The words around a predicate that take away its certainty, and its form.

In: a word in a Text with UD analysis. Out: the modality that its auxiliaries and adverbs give, its form as a
complement, its tense.
"""

from kg.extract.evidence.negation import negated
from kg.extract.tree import Word, preposition
from kg.extract.words.circumstances import TALKS
from kg.model import Modality
from kg.reader.quantities import WEEKDAYS

_DOUBTFUL = {
    "reportedly", "allegedly", "apparently", "possibly", "perhaps", "maybe", "probably", "presumably", "supposedly",
    "purportedly", "potentially", "likely", "conceivably", "seemingly", "theoretically", "ostensibly",
}  # fmt: skip
_ADJECTIVES = {
    Modality.PLANNED: {"planned", "proposed", "future", "upcoming", "forthcoming", "intended", "scheduled", "imminent"},
    Modality.POSSIBLE: {
        "alleged", "suspected", "possible", "potential", "reported", "rumoured", "rumored", "supposed", "purported",
        "attempted", "likely", "apparent", "threatened", "hypothetical", "feared", "would-be", "claimed",
    },
}  # fmt: skip
_WH = {"who", "whom", "whose", "what", "which", "how", "why", "when", "where"}
_CONDITION_MARKS = {"if", "unless", "provided", "providing"}


def hearsay(verb: Word) -> bool:
    """Tell "allegedly took the rifles", where the adverb stands before all that is joined to the verb."""
    return any(c.lower in _DOUBTFUL and c.i < verb.i for c in verb.below.get("advmod", ()))


def modality_of_markers(token: Word) -> Modality:
    """Return what the word's auxiliaries, adverbs, adjectives and form make of it, whatever governs it."""
    found = _auxiliary_modality(token)
    for child in token.children:
        lemma = child.lower
        if child.fine == "advmod" and lemma in _DOUBTFUL:
            return Modality.POSSIBLE
        if child.fine == "amod" and token.pos == "NOUN":
            for modality, words in _ADJECTIVES.items():
                if lemma in words:
                    found = modality
    if token.dep == "obl" and token.lemma in TALKS and preposition(token) == "for":
        return Modality.PLANNED  # "flew to Lima for talks with Ruiz"
    if has_condition(token) and (found is Modality.PLANNED or "would" in _aux_lemmas(token) or not is_past(token)):
        return Modality.CONDITIONAL
    if found is not Modality.FACT:
        return found
    if token.tag == "VB" and any(c.fine == "mark" and c.lower == "due" for c in token.children):
        return Modality.PLANNED  # "is due to open", where the parser took "due to" for one word
    if _is_infinitive_root(token) or _is_announced(token):
        return Modality.PLANNED
    if not is_past(token):
        if _is_imperative(token):
            return Modality.REQUESTED
        if _to_come(token):
            return Modality.PLANNED
    return found


def _auxiliary_modality(token: Word) -> Modality:
    auxiliaries = _aux_lemmas(token)
    perfect = "have" in auxiliaries
    if auxiliaries & {"may", "might"}:
        return Modality.PLANNED if _in_order_that(token) else Modality.POSSIBLE
    if auxiliaries & {"can", "could", "ca"}:
        if negated(token) and not perfect:
            return Modality.FACT
        if token.lemma in _ASSURING and auxiliaries & {"can"} and _by_speaker(token):
            return Modality.FACT  # "I can assure you": she does
        return Modality.PLANNED if _in_order_that(token) else Modality.POSSIBLE
    if "must" in auxiliaries:
        return Modality.POSSIBLE if perfect else Modality.REQUESTED
    if auxiliaries & {"should", "ought"}:
        return Modality.CONDITIONAL if perfect or _inverted(token) else Modality.REQUESTED
    if auxiliaries & {"will", "shall", "'ll", "’ll", "wo"}:
        return Modality.PLANNED
    if auxiliaries & {"would", "'d", "’d"}:
        return Modality.CONDITIONAL if perfect else _would(token)
    return Modality.FACT


def _aux_lemmas(token: Word) -> set[str]:
    found: set[str] = set()
    for child in token.below.get("aux", ()):
        if child.fine == "aux":
            # Treebanks lemmatise "would" as will, "could" as can: the form tells them apart.
            lower = child.lower
            had = lower in ("'d", "’d") and child.lemma == "have"
            found.add(lower if child.tag == "MD" and not had else child.low)
    return found


def _would(token: Word) -> Modality:
    """ "said it would send aid": a future seen from the past; "France would object": possible; "I would ask" asks."""
    if (token.lemma in _ASKING and _by_speaker(token)) or any(has_to(token, c) for c in token.below.get("xcomp", ())):
        return Modality.FACT  # of "would have to", what must be is judged by itself
    reported = token.dep in ("ccomp", "conj") or "parataxis" in token.below
    reported = reported or (token.fine == "acl" and token.above.lemma in _SAID)  # "gave an assurance that it would"
    reported = reported or any(g.lower == "according" for c in token.below.get("obl", ()) for g in c.children)
    return Modality.PLANNED if reported else Modality.POSSIBLE


_SAID = frozenset("assurance promise pledge guarantee statement announcement claim vow report hint declaration".split())
_ASKING = {"ask", "urge", "invite", "encourage", "advise", "warn", "remind", "appeal"}


_ASSURING = {"assure", "confirm", "say", "tell", "promise", "guarantee"}


def _by_speaker(verb: Word) -> bool:
    return any(c.fine == "nsubj" and c.lower in ("i", "we") for c in verb.children)


def _inverted(verb: Word) -> bool:
    """Tell "Should the deal fail, Oslo will sue" from "Oslo should sue"."""
    if verb.fine != "advcl" or verb.all("mark"):
        return False
    first = next(verb.in_order())
    return first.lower == "should"


def _in_order_that(verb: Word) -> bool:
    """Tell "moved to Lima so they could work" from "moved to Lima, so they could work"."""
    if verb.fine != "advcl":
        return False
    marks = [c for c in verb.children if c.lower == "so" and c.dep in ("mark", "advmod")]
    return bool(marks) and marks[0].near(-1).text != ","


def counterfactual(token: Word) -> bool:
    """Tell "would have signed" and "should have signed" from "would sign"."""
    auxiliaries = _aux_lemmas(token)
    return bool(auxiliaries & {"would", "should", "'d"}) and "have" in auxiliaries


def has_condition(token: Word) -> bool:
    """Tell whether an if-clause hangs on the word."""
    for child in token.below.get("advcl", ()):
        if child.fine != "advcl":
            continue
        marks = {c.lower for c in child.children if c.fine == "mark"}
        if marks & _CONDITION_MARKS and "as" not in marks:
            return True
        first = next(child.in_order())
        if first.above.i == child.i and first.fine == "aux" and first.lower in ("had", "should", "were"):
            return True
    return False


def _is_imperative(token: Word) -> bool:
    if not token.has("Mood=Imp") or token.dep not in ("root", "parataxis", "conj", "ccomp"):
        return False
    return not any(c.dep in ("aux", "nsubj", "cop") for c in token.children)


def _is_infinitive_root(token: Word) -> bool:
    """ "Oslo to host talks", "They are to travel": an infinitive that nothing governs, or that "to be" carries."""
    if "mark" not in token.below and "aux" not in token.below:
        return False
    children = token.children
    to = any(c.fine in ("mark", "aux") and c.tag == "TO" for c in children)
    if not to:
        return False
    bare_be = any(c.fine in ("cop", "aux") and c.lemma == "be" for c in children)
    if token.fine == "root" or (bare_be and token.tag == "VB"):
        return True
    helping = {c.lower for c in children if c.dep in ("aux", "cop")}
    return token.tag == "VBN" and "be" in helping and bool(helping & {"is", "are", "was", "were"})


def _to_come(token: Word) -> bool:
    """ "flies to Oslo tomorrow", "is meeting him next week": a present tense with a future date."""
    if token.tag not in ("VBZ", "VBP", "VBG") or token.lemma in _LASTING:
        return False
    if token.tag != "VBG" and token.lemma in _ARRANGED and any(c.lower in WEEKDAYS for c in token.all("obl")):
        return True  # "Lima play Oslo on Sunday"
    return any(
        c.lower == "tomorrow" or (c.dep == "obl" and any(g.lower == "next" for g in c.children)) for c in token.children
    )


_LASTING = frozenset({"need", "want", "have", "know", "belong", "mean", "hope", "expect", "plan"})


def _is_announced(token: Word) -> bool:
    """Tell "announced that she was leaving the club": she will."""
    if token.tag != "VBG" or token.dep != "ccomp" or token.above.lemma != "announce" or token.lemma not in _STEPS:
        return False
    return any(c.fine == "aux" and c.lemma == "be" for c in token.children)


_STEPS = frozenset("leave quit resign retire step join close withdraw move pull part end stop run stand".split())
# What the present tells of with a day of the week is arranged.
_ARRANGED = frozenset("meet play host face visit travel fly open begin start resume vote return hold".split())


def is_past(token: Word) -> bool:
    """Tell whether the clause of the word is finite and past, or perfect."""
    if token.tag == "VBD":
        return True
    for child in token.children:
        if child.fine in ("aux", "aux:pass", "cop"):
            if child.lower in ("was", "were", "did", "had", "has", "have", "'ve", "’ve"):
                return child.lower not in ("has", "have", "'ve", "’ve") or token.tag == "VBN"
            return False
    return False


def of_form(token: Word) -> tuple[str, ...]:
    """Return the form of a clause as a complement, the most telling first: preposition, inf, ing, subj, fin, pass."""
    marks = [c for c in token.children if c.fine in ("mark", "case")]
    if any(c.tag == "TO" for c in marks) or any(c.fine == "aux" and c.tag == "TO" for c in token.children):
        return ("inf",)
    words = tuple(c.lower for c in marks)
    helped = any(c.dep in ("aux", "cop") for c in token.children)
    if token.tag == "VBG" and not any(c.fine == "aux" for c in token.children):
        return (*words, "ing")
    if token.tag == "VB" and not helped:
        return (*words, "subj") if "that" in words or _subject(token) else ("inf",)
    if token.tag == "VBN" and not helped:
        return (*words, "pass")
    if "should" in _aux_lemmas(token):
        return ("subj", *words)
    if any(c.fine in ("aux:pass", "cop") and c.lower == "be" for c in token.children) and not _aux_lemmas(token):
        return ("subj", *words)
    return (*words, "fin") if words else ("fin",)


def _subject(token: Word) -> bool:
    return any(c.dep == "nsubj" for c in token.children)


def wh_complement(token: Word) -> bool:
    """Tell whether a clause is an indirect wh-question: "explained why Oslo signed"."""
    first = next(token.in_order())
    if first.lower in _WH and first.fine != "mark":
        return True
    return any(c.lower in _WH and c.i < token.i and c.fine != "mark" for c in token.children)


def has_to(head: Word, token: Word) -> bool:
    """Tell "has to sign" from "has signed": an infinitive governed by "have"."""
    return head.lemma == "have" and token.fine == "xcomp" and of_form(token)[0] == "inf"


def singles_out(noun: Word) -> bool:
    """ "the first woman to lead", "one of two to win": an infinitive that tells, and does not intend."""
    one = noun if noun.fine != "nmod" else noun.above
    if one.lower == "one" and any(c.fine == "nmod" for c in one.children):
        return True
    return any(
        c.low in ("first", "last", "only", "second", "third", "next", "latest", "final") or c.tag in ("JJS", "RBS")
        for c in noun.subtree()
        if c.i <= noun.i
    )
