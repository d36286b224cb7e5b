"""What is said and who says it, parted where the parser mixed them.

In: the clause of what is said, and the tree. Out: each word hung on the clause or on "said", as it belongs.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word


def reported(clause: Word, tree: Hung) -> None:
    """Part a clause that was read as the content of a verb from that verb."""
    _speaker_in_content(clause, clause.above, tree)
    _of_what_is_said(clause, clause.above, tree)


def _of_what_is_said(clause: Word, saying: Word, tree: Hung) -> None:
    """Hang on a clause what stands beside it: "Fearing rain, they left, he said"; "was based on a trial, he said"."""
    subject = next((c for c in saying.children if c.dep == "nsubj"), None)
    if clause.i > saying.i or subject is None or subject.i < clause.i or saying.lemma not in _REPORTING:
        return
    first = clause.edges()[0]
    for child in saying.children:
        inside = child.fine in ("obl", "advmod", "advcl") and clause.i < child.i < subject.edges()[0]
        if inside or (child.fine == "advcl" and child.tag in ("VBG", "VBN") and child.i < first):
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
