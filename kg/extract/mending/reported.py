"""What is said and who says it, parted where the parser mixed them.

In: the clause of what is said, and the tree. Out: each word hung on the clause or on "said", as it belongs.
"""

from kg.extract.mending.hung import Hung
from kg.extract.mending.joinedclauses import FINITE
from kg.extract.tree import Word
from kg.extract.words.nouns import noun_classes


def reported(clause: Word, tree: Hung) -> None:
    """Part a clause that was read as the content of a verb from that verb."""
    _speaker_in_content(clause, clause.above, tree)
    _of_what_is_said(clause, clause.above, tree)
    _subject_taken_for_object(clause, clause.above, tree)
    _what_came_instead(clause, clause.above, tree)


def clause_by_subject(clause: Word, tree: Hung) -> bool:
    """Make "claimed the guards spied for Oslo", whose verb was read as a participle, a clause that is claimed."""
    known = clause.above.lemma in _REPORTING or clause.above.lemma in _CLAIMING
    if not known or clause.pos != "VERB" or clause.all("mark", "aux", "cop") or clause.tag not in ("VBN", "VBD"):
        return False
    if not any(c.fine == "nsubj" and c.i < clause.i for c in clause.children):
        return False
    clause.tag = "VBD"
    tree.hang(clause, clause.above, "ccomp")
    return True


def content_of(clause: Word, tree: Hung) -> bool:
    """Hang what is feared on the fear, and what is told on the telling, where nothing marks it.

    "There are fears the dam leaks" read as there are fears, the dam leaks; "told the court he had never left" read as
    a court that he had never left.
    """
    if clause.fine == "acl:relcl" and (_said_in(clause, tree) or _asked(clause, tree)):
        return True
    if clause.all("mark", "cc") or not any(c.fine == "nsubj" and c.i < clause.i for c in clause.children):
        return False
    first = clause.edges()[0]
    noun = clause.within.words[first - 1] if first else clause
    if clause.fine == "parataxis":
        if noun.lemma in _FEARED and noun.fine == "nsubj" and noun.above is clause.above and noun.i < clause.i:
            tree.hang(clause, noun, "acl")
            return True
        return False
    verb = clause.above.above
    told = clause.above.fine in ("iobj", "obj") and verb.lemma in _TOLD and noun is clause.above
    if not told or clause.within.words[first].pos != "PRON" or verb.all("ccomp") or verb.i > noun.i:
        return False
    whole = any(c.dep in ("obj", "cop") for w in (clause, *clause.all("conj")) for c in w.children)
    if not whole or any(c.tag in ("WDT", "WP", "WRB") for c in clause.children):
        return False
    tree.hang(clause, verb, "ccomp")
    return True


def _said_in(clause: Word, tree: Hung) -> bool:
    """Hang on "said" what it was in "said in a dispatch that the envoy left", read as a dispatch that left."""
    noun, saying = clause.above, clause.above.above
    that = next((c for c in clause.children if c.lower == "that" and c.i < clause.i), None)
    if that is None or noun.fine != "obl" or saying.lemma not in _REPORTING or saying.all("ccomp", "obj"):
        return False
    if that.fine in ("nsubj", "nsubj:pass", "obj") or not any(
        c.dep == "nsubj" and c is not that for c in clause.children
    ):
        return False
    if not saying.i < noun.i < clause.i:
        return False
    tree.hang(clause, saying, "ccomp")
    tree.hang(that, clause, "mark")
    return True


def _asked(clause: Word, tree: Hung) -> bool:
    """Hang on the telling what is asked in "tell the court who did it", read as a court that did it."""
    hearer, verb = clause.above, clause.above.above
    who = next((c for c in clause.children if c.tag in ("WP", "WRB")), None)
    if who is None or who.i != hearer.i + 1 or hearer.fine not in ("iobj", "obj") or verb.all("ccomp"):
        return False
    if verb.lemma not in _TOLD and verb.lemma != "ask":
        return False
    if hearer.ent or "Organization" not in noun_classes(hearer.lemma):
        return False  # "told the woman who had called him"
    tree.hang(clause, verb, "ccomp")
    return True


_FEARED = frozenset("concern fear worry hope suspicion speculation rumour rumor claim report doubt".split())
_TOLD = frozenset("tell assure inform remind warn".split())


def _subject_taken_for_object(clause: Word, saying: Word, tree: Hung) -> None:
    """Give "were false" its subject in "said reports that they had left were false": nobody says something a report."""
    if saying.i > clause.i or saying.lemma not in _WITHOUT_HEARER or clause.all("nsubj", "expl", "mark", "csubj"):
        return
    nouns = [
        c
        for c in saying.children
        if saying.i < c.i < clause.i and (c.fine in ("iobj", "obj") or (c.fine == "ccomp" and c.tag in _NOUNS))
    ]
    if len(nouns) == 1 and (clause.tag in FINITE or any(c.dep in ("aux", "cop") for c in clause.children)):
        tree.hang(nouns[0], clause, "nsubj")


def _what_came_instead(clause: Word, saying: Word, tree: Hung) -> None:
    """Hang "she withdrew" on "said" in "said she would run, but she withdrew": what came after is the article's."""
    if clause.i < saying.i or saying.lemma not in _REPORTING or "aux" not in clause.below:
        return
    if not any(c.lower == "would" for c in clause.below["aux"]):
        return
    beside = [c for c in saying.below.get("ccomp", ()) if c.i > clause.i]
    for other in (*clause.below.get("conj", ()), *beside):
        joint = other.one("cc")
        but = joint is not None and joint.lower == "but" and joint.near(-1).text == ","
        if but and other.tag == "VBD" and not other.all("aux", "cop") and any(c.dep == "nsubj" for c in other.children):
            tree.hang(other, saying, "conj")


def _of_what_is_said(clause: Word, saying: Word, tree: Hung) -> None:
    """Hang on a clause what stands beside it: "Fearing rain, they left, he said"; "was based on a trial, he said"."""
    subject = next((c for c in saying.children if c.dep == "nsubj"), None)
    if clause.i > saying.i or subject is None or subject.i < clause.i or saying.lemma not in _REPORTING:
        return
    first = clause.edges()[0]
    for child in saying.children:
        inside = child.fine in ("obl", "advmod", "advcl") and clause.i < child.i < subject.edges()[0]
        fronted = child.fine == "advcl" and child.i < first and (child.tag in ("VBG", "VBN") or "mark" in child.below)
        if inside or fronted:
            tree.hang(child, clause, child.fine)


def _speaker_in_content(clause: Word, saying: Word, tree: Hung) -> None:
    """Give "said" its subject in "One of the two, Ana Ruiz, said she left": the parser gave "left" both."""
    known = saying.lemma in _REPORTING or saying.lemma == "tell"
    if not known or any(c.dep in ("nsubj", "cc") or c.fine in ("aux", "mark") for c in saying.children):
        return
    subjects = [c for c in clause.children if c.dep == "nsubj"]
    if len(subjects) < 2:
        return
    speaker = subjects[0] if clause.i > saying.i else subjects[-1]
    if min(clause.i, saying.i) < speaker.i < saying.i or speaker.i < saying.i < clause.i:
        tree.hang(speaker, saying, "nsubj")


_REPORTING = frozenset({"say", "report", "add", "warn", "announce", "state", "confirm", "note", "write"})
_NOUNS = frozenset({"NN", "NNS"})
_CLAIMING = frozenset({"claim", "allege", "insist", "argue", "deny", "believe", "think", "admit"})
_WITHOUT_HEARER = frozenset({"say", "claim", "add", "insist", "argue", "allege", "maintain", "think", "believe"})
