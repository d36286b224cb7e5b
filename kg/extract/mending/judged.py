"""What somebody is judged for: "accused the troops of looting" read as "the troops of looting".

In: a gerund and the tree. Out: the gerund hung on the verb that judges.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word

# "accused X of looting", "thanked X for coming": who is judged did it, and the gerund belongs to the verb.
JUDGEMENT = frozenset(
    "accuse suspect blame thank praise criticise criticize condemn denounce fine punish sue arrest detain jail "
    "imprison convict charge forgive pardon sentence execute fire sack dismiss suspend commend credit fault reprimand "
    "rebuke applaud congratulate honour honor reward scold slam indict prosecute acquit clear absolve berate expel "
    "admire remember ridicule mock refer call hail brand label".split()
)
_FROM_OBJECT = frozenset({"of", "from", "into", "against"})


def acts_as_object(marks: frozenset[str] | set[str], verb: str) -> bool:
    """Tell by its preposition whether a gerund after a verb and its object is what the object does."""
    return bool(marks & _FROM_OBJECT) or ("for" in marks and verb in JUDGEMENT)


def judged(gerund: Word, tree: Hung) -> None:
    # "accused the troops of looting" read as "the troops of looting"
    noun, marks = gerund.above, {c.lower for c in gerund.children if c.fine in ("mark", "case")}
    while noun.fine in ("conj", "flat") and noun.above.i < noun.i:
        noun = noun.above  # "accused Ana Ruiz and her party of looting"
    verb = noun.above
    agent = noun.fine == "obl:agent" and verb.tag == "VBN"  # "accused by the army of looting"
    if (noun.fine in ("obj", "iobj") or agent) and verb.lemma in JUDGEMENT and acts_as_object(marks, verb.lemma):
        tree.hang(gerund, verb, "advcl")


def judged_of(gerund: Word, tree: Hung) -> bool:
    # "accuse Ruiz, who lives in Lima, of looting" read as living of looting
    relative = gerund.above
    accused = relative.above
    if relative.fine != "acl:relcl" or accused.fine != "obj" or accused.above.lemma not in JUDGEMENT:
        return False
    if not any(c.lower == "of" for c in gerund.all("mark")):
        return False
    tree.hang(gerund, accused.above, "advcl")
    return True
