"""In: a verb with an infinitive. Out: whether its subject or somebody else is to do what the infinitive says."""

from kg.extract.tree import Word, preposition

# "X promised Y to leave": the subject leaves, not the object.
SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "swear", "use", "take", "spend", "need"})
# "X asked Y to leave": newer treebanks call the infinitive an adverbial clause, yet the object leaves.
OBJECT_CONTROL = frozenset(
    "ask order urge tell persuade help allow permit enable encourage force require request want invite advise warn beg "
    "compel instruct authorise authorize convince cause press pressure call expect teach train challenge lobby appoint "
    "choose elect recruit hire pay bribe oblige command direct drive get inspire lead let motivate prompt push remind "
    "send commission petition implore nominate select task assign assist summon empower mandate tempt tip entitle "
    "equip coax induce license".split()
)
# "employed a lawyer to sue", but "employed tear gas to disperse them": only somebody acts for who takes him on.
HIRING = frozenset("employ retain engage contract enlist deploy dispatch".split())

# "called on Norway to stop": Norway is to stop
_ASKING = frozenset(
    {("call", "on"), ("call", "upon"), ("appeal", "to"), ("plead", "with"), ("rely", "on"), ("count", "on")}
)


def asked(verb: Word, infinitive: Word) -> Word | None:
    """Return whom a verb asks through its preposition, where that stands before what is asked."""
    return next((c for c in verb.all("obl") if c.i < infinitive.i and (verb.lemma, preposition(c)) in _ASKING), None)
