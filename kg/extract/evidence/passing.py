"""What is told in passing, within the words of a plan or an order, but is no part of it.

In: the verb of a clause in a Text with UD analysis. Out: the word that governs the plan.
"""

from kg.extract.evidence.markers import is_past
from kg.extract.evidence.saying import is_saying
from kg.extract.tree import Word

_AFTER = frozenset({"after", "since", "when"})
_WHILE = frozenset({"as", "while", "after", "since", "when"})
_ORDERS = frozenset("order command decision plan bid attempt promise pledge vow threat request plea move".split())


def beyond_plan(clause: Word) -> Word | None:
    """Return what governs a plan that holds no word of the clause, which is told in passing; None for other clauses.

    "promised to stand by him after Ruiz had won", "threatened to march on Lima, where rebels hide".
    """
    verb = clause.above
    if clause.fine == "advcl" and verb.fine == "acl":
        return verb.above if _beside_order(clause, verb) else None
    if clause.fine == "advcl":
        promised = verb.fine == "xcomp" and any(c.tag == "TO" for c in verb.children)
        when = any(c.fine in ("mark", "advmod") and c.lower in _AFTER for c in clause.children)
        told = promised and when and any(c.dep == "nsubj" for c in clause.children) and is_saying(verb.above)
        return verb.above if told else None
    if clause.fine != "acl:relcl":
        return None
    first = clause.edges()[0]
    if first == clause.sentence[0] or "," not in (clause.within.words[first].text, clause.within.words[first - 1].text):
        return None
    while verb.dep in ("nmod", "obj", "obl", "conj", "appos", "flat") and verb.above != verb:
        verb = verb.above
    planned = verb.dep in ("acl", "xcomp", "advcl") and any(c.tag == "TO" for c in verb.children)
    return verb.above if planned else None


def _beside_order(clause: Word, verb: Word) -> bool:
    """Tell "gave the order to kill them as troops charged": what troops did is not ordered."""
    if verb.above.lemma not in _ORDERS or not any(c.tag == "TO" for c in verb.children) or not is_past(clause):
        return False
    return any(c.dep == "mark" and c.lower in _WHILE for c in clause.children) and bool(clause.all("nsubj"))
