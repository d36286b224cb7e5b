"""In: proposals about those whom a sentence describes and names beside. Out: the same, of the named.

"The other candidates elected in this district were Ana Ruiz and Teo Brandt": it is they who were elected. "The blast
killed nine people, including two children": it killed the children too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.proposals import Argument, Context, Proposal, is_negated
from kg.extract.reference.mentions import NAMES
from kg.extract.tree import Word, conjuncts, preposition

_NAMED = frozenset({"PERSON", "ORG", "GPE"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "no"})


def with_names(context: Context, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Put the names in the place of the description, in all that is told of it beside the naming itself."""
    for proposal in proposals:
        for named in _included(proposal):
            yield replace(proposal, subject=named)
        if not (_may_name(proposal.subject) or _may_name(proposal.object)):
            yield proposal
            yield from _of_each(proposal)
            continue
        for subject in _meant(proposal.subject, proposal):
            for object_ in _meant(proposal.object, proposal):
                changed = subject is not proposal.subject or object_ is not proposal.object
                told = replace(proposal, subject=subject, object=object_) if changed else proposal
                yield told
                yield from _of_each(told)


def _of_each(proposal: Proposal) -> Iterator[Proposal]:
    """Yield what a verb tells of several, of those of them who are named apart: "met leaders, including Ana Ruiz"."""
    if proposal.predicate.pos != "VERB" or proposal.relation in _OF_ALL:
        return
    if not _lists(proposal.object) and not _lists(proposal.subject):
        return
    for one in _among(proposal.object):
        yield replace(proposal, object=one)
    for one in _among(proposal.subject):
        if one.ent in NAMES:  # "The workers, including cleaners, want more": told of them all
            yield replace(proposal, subject=one)


_OF_ALL = frozenset("has-quantity instance-of part-of member-of holds-position lives-in other:include other:be".split())


def _lists(argument: Argument) -> bool:
    return isinstance(argument, Word) and "nmod" in argument.below


def _among(argument: Argument) -> list[Word]:
    if not isinstance(argument, Word) or argument.tag not in ("NNS", "NNPS", "CD", "NN"):
        return []
    listed = [c for c in argument.children if c.dep == "nmod" and preposition(c) in _LISTING and c.i > argument.i]
    if argument.tag == "NN" and argument.lemma not in _SEVERAL:
        return []
    members = [(w, first) for first in listed for w in conjuncts(first)]
    return [w for w, first in members if w.ent in NAMES or preposition(first) == "including"]


_LISTING = frozenset({"including", "such as", "like"})  # the last two with names: "fruit like apples" is all fruit
_SEVERAL = frozenset("group number people range series string dozen couple team delegation crowd".split())


def _included(proposal: Proposal) -> list[Word]:
    """Return who are in a role with others: "The plan's critics include Ana Ruiz and the Green Party"."""
    role = proposal.subject
    if not isinstance(role, Word) or role.dep != "nsubj" or not proposal.rule.startswith("role-"):
        return []
    verb = role.head
    if verb is None or verb.lemma != "include" or is_negated(verb) or verb.all("aux"):
        return []
    return [w for o in verb.all("obj") for w in conjuncts(o) if w.ent in _NAMED]


def _may_name(argument: Argument) -> bool:
    return isinstance(argument, Word) and argument.dep == "nsubj" and argument.pos == "NOUN"


def _meant(argument: Argument, proposal: Proposal) -> list[Argument]:
    if not isinstance(argument, Word) or not _may_name(argument) or argument.ent in NAMES:
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
