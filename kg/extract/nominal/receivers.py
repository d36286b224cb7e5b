"""In: "access" or "control" as what a verb gives. Out: who has it then: "gives users access to music"."""

from kg.extract.proposals import Context
from kg.extract.tree import Word

_RECEIVED = frozenset({"access", "control", "ownership", "possession", "custody", "use", "command"})
_GIVING = frozenset("give grant offer provide allow hand sell deny cede leave transfer restore".split())


def is_given(noun: Word, verb: Word) -> bool:
    """Tell a noun that its receiver is the doer of, and a verb of giving it."""
    return noun.low in _RECEIVED and verb.lemma in _GIVING


def receivers(context: Context, noun: Word, verb: Word) -> list[Word]:
    # "gives users access to music", "provides users with access to it", "gave control of the port to Peru"
    if any(c.lower in ("not", "n't", "n’t", "never") for c in verb.children):
        return []
    frame = context.clauses.frame(verb)
    if noun.dep == "obl":
        return frame.objects
    return frame.recipients or [w for prep, w in frame.obliques if prep in ("to", "for")]
