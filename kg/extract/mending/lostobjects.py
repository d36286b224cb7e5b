"""In: a noun and the tree. Out: the noun hung as what its verb is done to, where parsers take it for a circumstance."""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word

_PASSIVE = frozenset({"aux:pass", "nsubj:pass"})
_ATLEAST = frozenset("at more up about around nearly almost some over as fewer less between".split())


def is_bare(word: Word) -> bool:
    """Tell a noun behind a verb that nothing leads to: neither a preposition nor a date."""
    return word.fine == "obl" and word.i > word.above.i and not word.ent and word.above.pos == "VERB"


def object_of_verb(gerund: Word, tree: Hung) -> None:
    """Hang on the verb its object in "accused him of taking bribes", read as what he took."""
    verb, of = gerund.above, next((c for c in gerund.children if c.fine in ("mark", "case")), None)
    if of is None or verb.pos != "VERB" or verb.all("obj", "iobj") or of.lower not in ("of", "for", "from"):
        return
    for accused in gerund.all("obj", "iobj"):
        if verb.i < accused.i < of.i:
            tree.hang(accused, verb, "obj")


def counted_object(noun: Word, tree: Hung) -> None:
    """Hang on its verb as the object "wounded at least 36 people", its "at" taken for a preposition."""
    verb, first = noun.above, noun.edges()[0]
    counted = noun.one("nummod")
    if counted is None or first != verb.i + 1 or verb.near(1).lower not in _ATLEAST or noun.all("case"):
        return
    if not any(c.dep == "obj" or c.fine in _PASSIVE for c in verb.children):
        tree.hang(noun, verb, "obj")


_GIVING = frozenset("deny grant refuse give award offer hand allow assign lend pay send".split())


def object_name(name: Word, tree: Hung) -> bool:
    """Hang on its verb as the object "ousted then President Ruiz", read as what the coup became."""
    verb = name.above
    somebody = name.ent == "PERSON" and name.pos == "PROPN" and not name.all("cop", "aux", "case", "mark")
    if not somebody or verb.pos != "VERB" or verb.lemma in _BEING or name.i < verb.i:
        return False
    if any(c.dep in ("obj", "iobj", "ccomp") or c.fine in ("nsubj:pass", "aux:pass") for c in verb.children):
        return False
    tree.hang(name, verb, "obj")
    return True


_BEING = frozenset(
    "be become remain stay seem appear feel look turn name call elect appoint declare crown dub make prove end start "
    "play sign choose go get act".split()
)


def given_object(noun: Word, tree: Hung) -> bool:
    """Hang on its verb as the object "were denied bail", the bail taken for what they were; tell whether that was."""
    verb = noun.above
    given = noun.pos == "NOUN" and verb.lemma in _GIVING and any(c.fine == "aux:pass" for c in verb.children)
    if not given or noun.all("cop", "aux", "case", "mark") or any(c.dep == "obj" for c in verb.children):
        return False
    tree.hang(noun, verb, "obj")
    return True
