"""In: a word of the tree. Out: what it stands for and how it is used, before any clause is read.

Relative pronouns stand for their antecedents, measures for what they count, coordinations for their parts; a verb is
active or passive, finite or an infinitive.
"""

from kg.extract.tree import Word, conjuncts, preposition
from kg.extract.words.nouns import noun_classes

_MEASURES = frozenset("number lot majority handful couple dozen hundred thousand million score plenty host".split())
_SOME = frozenset({"a", "an", "large", "small", "vast", "great", "huge", "growing", "whole", "wide"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_KEEPING = frozenset(
    "award give grant offer send deny hand pay promise show sell tell teach ask lend owe allow assign bring fine "
    "bequeath sentence name call dub title entitle elect appoint consider make nickname declare christen allocate "
    "leave".split()
)
_PASSIVE = frozenset({"nsubj:pass", "csubj:pass", "aux:pass"})
_SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_ACCIDENTS = frozenset("derail capsize collide collapse crash explode erupt overturn plunge swerve veer".split())


def referent(word: Word) -> Word:
    """Return the antecedent of a relative pronoun ("the court, which ruled" gives "court"), else the word itself."""
    if word.pos not in ("PRON", "DET", "SCONJ") or not (word.tag in _RELATIVE_TAGS or word.lower == "that"):
        return word
    above = word.head
    while above is not None:
        if above.fine == "acl:relcl" and above.head is not None and above.head.i < word.i:
            return referent(above.head)
        said = above.dep == "ccomp" and above.head is not None and above.head.fine == "acl:relcl"
        if above.dep in ("ccomp", "root", "parataxis") and not said:
            return word  # but "a house that police say he rented"
        above = above.head
    return word


def counted(word: Word) -> Word:
    """Return what a quantity is of: "a number of ministers", "dozens of people" are ministers and people."""
    if "nmod" not in word.below:
        return word
    inner = next((c for c in word.below["nmod"] if preposition(c) == "of"), None)
    if inner is not None and inner.tag == "PRP" and word.pos == "NOUN" and _are_some(word, inner):
        return inner  # "a contingent of them"
    if word.low in _MEASURES and (word.tag == "NNS" or any(c.lower in _SOME for c in word.children)):
        return inner or word
    return word


def _are_some(word: Word, them: Word) -> bool:
    # but "a picture of him" is none of him
    if them.lower not in ("them", "us", "you", "it"):
        return False
    return word.low in _MEASURES | _SHARES or not _GATHERING.isdisjoint(noun_classes(word.lemma))


_SHARES = frozenset("half part rest portion share bulk remainder most some majority minority quarter third".split())
_GATHERING = frozenset({"Group", "Person", "Organization"})


def is_relative(word: Word) -> bool:
    return referent(word) is not word


def split(words: list[Word]) -> list[Word]:
    """Resolve relative pronouns and split coordinations: of an antecedent, what stands before the pronoun."""
    found: list[Word] = []
    for word in map(counted, words):
        noun = referent(word)
        parts = conjuncts(noun)
        if noun is not word:
            parts = [p for p in parts if p.i < word.i]
            if word.head is not None and word.head.tag == "VBZ":
                parts = parts[-1:]  # "Norway and Peru, which borders Chile": one alone
        found.extend(parts)
    return found


def is_passive(verb: Word) -> bool:
    """True for "was backed", "the party backed by", "Founded in 1990, it", and for what is coordinated with one."""
    if verb.pos != "VERB" or verb.tag not in ("VBN", "VBD", "VB", "JJ"):
        return False
    below = verb.below
    if "ccomp" in below and verb.fine == "root" and "aux" not in below:
        return False  # "Sources close to the mine confirmed that it had closed"
    if verb.lemma in _ACCIDENTS and "aux" not in below:
        return False  # "Two buses derailed in Lima": nobody derailed them
    if "obj" in below and verb.lemma not in _KEEPING and any(c.lower in _HAS for c in below.get("aux", ())):
        return False  # "he's backed 70 firms"
    if any(c.fine in _PASSIVE for c in verb.children) or _hit_by(verb):
        return not _acts(verb)
    if verb.tag == "VBN" and any(c.fine == "obl:agent" for c in below.get("obl", ())):
        return True
    if verb.tag != "VBN" or "aux" in below or "cop" in below:
        return False
    if verb.fine in ("acl", "advcl", "amod", "xcomp", "root", "parataxis", "advcl:pred"):
        kept = verb.one("obj")  # "a town awarded damages" keeps one; "favours trumped sense" is no passive
        return not verb.one("nsubj") and (kept is None or verb.lemma in _KEEPING)
    return verb.dep == "conj" and verb.head is not None and not verb.all("nsubj") and is_passive(verb.head)


_HAS = frozenset({"'s", "’s"})


def _acts(verb: Word) -> bool:
    """Tell "The court sentenced Ana Ruiz", whose subject is taken for one of a passive."""
    past = verb.tag == "VBD" and "aux" not in verb.below
    return past and any(c.ent in _SOMEBODY and c.i > verb.i for c in verb.all("obj"))


def _hit_by(verb: Word) -> bool:
    """Tell "Town hit by flood", where the past and its participle look alike."""
    if verb.lemma not in _ALIKE or verb.tag not in ("VBD", "VBN") or verb.all("obj", "aux"):
        return False
    by = [c for c in verb.all("obl") if any(w.lower == "by" and w.i == verb.i + 1 for w in c.children)]
    margin = bool(by) and (by[0].ent in _MARGINS or bool(by[0].all("nummod") and verb.lemma in ("lead", "win", "cut")))
    return bool(by) and not margin and by[0].pos != "NUM"


_ALIKE = frozenset("hit hurt cut split shut strike hold catch win lead build make find lose sell shoot hold".split())
_MARGINS = frozenset({"PERCENT", "QUANTITY", "MONEY", "CARDINAL", "DATE", "TIME"})


def is_infinitive(verb: Word) -> bool:
    return any(c.tag == "TO" or (c.dep == "mark" and c.lower == "to") for c in verb.children)


def is_question(content: Word) -> bool:
    """Tell "did not say why she left" from "did not say that she left"."""
    low, _ = content.edges()
    return any(w.i <= low + 1 and (w.tag in _QUESTION_TAGS or w.lower in ("whether", "if")) for w in content.subtree())


_QUESTION_TAGS = frozenset({"WRB", "WP", "WDT", "WP$"})
