"""In: a verb's frame, an event noun or a predicate. Out: what two or three do with one another.

"Norway and Peru agreed", "The two leaders held talks", "talks between both sides", "accused each other", "are allies".
Only the vocabulary's own cues with "with" or "of" count, and nothing where it is told with whom else.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, permutations

from kg.cues import Frame
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Argument, Context, Proposal, modifiers, verb_trigger
from kg.extract.tree import Word, preposition
from kg.extract.words.nouns import noun_classes

Pair = tuple[Argument, Argument]

_RECIPROCAL = {  # by particle: "faced off in the final", "teamed up"
    "": frozenset(
        "meet talk negotiate clash fight cooperate co-operate coordinate collaborate merge ally argue quarrel confer "
        "agree speak chat compete vie spar skirmish battle reconcile liaise".split()
    ),
    "off": frozenset({"face", "square"}),
    "up": frozenset({"team", "join", "pair", "link"}),
}
_SPEAKING = frozenset({"speak", "chat"})
_ELSEWHERE = frozenset({"with", "against", "to"})
_MOST = 3


def parties(context: Context, words: Iterable[Argument]) -> list[Argument]:
    """Return who takes part, the two of "both sides" one by one."""
    return [party for word in words for party in (context.mentions.both(word) or (word,))]


def pairs(context: Context, words: Iterable[Argument]) -> list[Pair]:
    """Return each two of those who take part, none where they are one or too many to tell."""
    found = [p for p in parties(context, words) if not _is_post(p)]
    return list(combinations(found, 2)) if len(found) <= _MOST else []


def _is_post(party: Argument) -> bool:
    """Tell "aide" in "Ruiz, chief negotiator and aide to the mayor", read as if the aide were a second one."""
    if not isinstance(party, Word) or party.tag != "NN" or party.dep != "conj" or party.all("det", "nummod", "appos"):
        return False
    told = any(c.dep == "appos" and c.i < party.i and not c.ent for c in party.above.children)
    return told and "Person" in noun_classes(party.lemma)


def mutual_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield "Norway and Peru agreed", "The two met in Lima": with each other, unless it is told with whom else."""
    yield from _each_other(context, frame, taken)
    if frame.lemma not in _RECIPROCAL.get(frame.particle, ()) or frame.passive or frame.objects or not frame.subjects:
        return
    if frame.lemma in _SPEAKING and not any(prep in ("by", "over") for prep, _ in frame.obliques):
        return  # "Both spoke at the rally", but "spoke by phone"
    agreed = frame.lemma == "agree"
    if not agreed and frame.predicate.all("ccomp", "xcomp"):
        return
    if any(prep in _ELSEWHERE and not (agreed and prep == "to") for prep, _ in frame.obliques):
        return
    told, after = False, f"{frame.particle} with".strip()
    for first, second in pairs(context, frame.subjects):
        cue = context.match(Frame.VERB, frame.lemma, after, subject=first, object=second)
        if cue and context.can(cue, first, second):
            told = True
            rule = f"mutual-{frame.rule}"
            yield context.propose(cue, first, second, verb_trigger(frame.predicate), frame.predicate, rule)
    if told and not agreed and not frame.particle:
        taken.update(word.i for prep, word in frame.obliques if prep in ("at", "for", "in", "on", "over", "by"))


def _each_other(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "Norway and Peru accused each other", "fought against one another": both ways
    places = [("", o) for o in frame.objects] + frame.obliques
    for prep, other in places:
        if not is_each_other(other):
            continue
        taken.add(other.i)
        found = parties(context, frame.subjects)
        for first, second in permutations(found, 2) if len(found) <= _MOST else ():
            after = " ".join(filter(None, (frame.particle, prep)))
            cue = context.match(Frame.VERB, frame.lemma, after, subject=first, object=second)
            if cue and not (context.ontology.relation(cue.relation).symmetric and _after(first, second)):
                trigger = verb_trigger(frame.predicate)
                yield context.propose(cue, first, second, trigger, frame.predicate, f"each-other-{frame.rule}")


def is_each_other(word: Word) -> bool:
    """Tell "each other" and "one another", which name nobody."""
    if word.lower == "other":
        return any(c.lower == "each" for c in word.children)
    return word.lower in ("each", "one") and any(c.fine == "fixed" and c.lower in _OTHER for c in word.children)


_OTHER = frozenset({"other", "another"})


def _after(first: Argument, second: Argument) -> bool:
    """Tell the second of the two ways to say a relation that goes both ways."""
    if isinstance(first, Word) and isinstance(second, Word):
        return first.i > second.i
    return str(first) > str(second)


def are_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield "Norway and Peru are allies", "They are rivals": of each other, unless it is told of whom else."""
    if noun.tag != "NNS" or not noun.all("cop") or noun.all("nmod", "case", "acl"):
        return
    for first, second in pairs(context, context.clauses.surface(noun)[0]):
        for after in ("of", "with", "to"):
            lemma = noun.low
            cue = context.match(Frame.BE, lemma, after, modifiers=modifiers(noun), subject=first, object=second)
            if cue and context.ontology.relation(cue.relation).symmetric and context.can(cue, first, second):
                yield context.propose(cue, first, second, [noun], noun, "mutual-copula")
                break


def state_claims(context: Context, predicate: Word, prep: str) -> Iterator[Proposal]:
    """Yield "Norway and Peru are at war", "Both sides are in talks": with each other."""
    if any(preposition(c) in ("with", "against", "to") for c in predicate.all("nmod")):
        return
    for first, second in pairs(context, context.clauses.surface(predicate)[0]):
        cue = context.match(Frame.BE, predicate.low, "with", modifiers={prep}, subject=first, object=second)
        if cue and prep in cue.modifiers:
            yield context.propose(cue, first, second, verb_trigger(predicate), predicate, "mutual-state")
