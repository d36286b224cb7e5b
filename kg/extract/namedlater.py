"""In: proposals about those whom a sentence describes first and names at its end. Out: the same, of the named.

"The other candidates elected in this district were Ana Ruiz and Teo Brandt": it is they who were elected.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.mentions import NAMES
from kg.extract.proposals import Argument, Context, Proposal, is_negated
from kg.extract.tree import Word, conjuncts

_NAMED = frozenset({"PERSON", "ORG", "GPE"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "no"})


def with_names(context: Context, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Put the names in the place of the description, in all that is told of it beside the naming itself."""
    for proposal in proposals:
        for named in _included(proposal):
            yield replace(proposal, subject=named)
        for subject in _meant(proposal.subject, proposal):
            for object_ in _meant(proposal.object, proposal):
                changed = subject is not proposal.subject or object_ is not proposal.object
                yield replace(proposal, subject=subject, object=object_) if changed else proposal


def _included(proposal: Proposal) -> list[Word]:
    """Return who are in a role with others: "The plan's critics include Ana Ruiz and the Green Party"."""
    role = proposal.subject
    if not isinstance(role, Word) or role.dep != "nsubj" or not proposal.rule.startswith("role-"):
        return []
    verb = role.head
    if verb is None or verb.lemma != "include" or is_negated(verb) or verb.all("aux"):
        return []
    return [w for o in verb.all("obj") for w in conjuncts(o) if w.ent in _NAMED]


def _meant(argument: Argument, proposal: Proposal) -> list[Argument]:
    if not isinstance(argument, Word) or argument.dep != "nsubj" or argument.pos != "NOUN" or argument.ent in NAMES:
        return [argument]
    name = argument.head
    if name is None or name.pos != "PROPN" or name.ent not in _NAMED or not name.all("cop") or name.all("case", "aux"):
        return [argument]
    if is_negated(name) or any(c.lower in _INDEFINITE for c in argument.children):
        return [argument]
    names = conjuncts(name)
    if proposal.subject in names or proposal.object in names:
        return [argument]
    return list(names)
