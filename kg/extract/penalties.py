"""In: the frame of a verb of punishing or charging. Out: what penalty, whoever gave it: "was jailed for 12 years".

News tells of sentences and fines mostly without the court; the penalty is a value of who suffers it.
"""

from collections.abc import Iterator

from kg.extract.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, preposition
from kg.model import Literal

_PUNISHING = {
    "sentence": "sentenced",
    "jail": "jailed",
    "imprison": "imprisoned",
    "ban": "banned",
    "suspend": "suspended",
    "disqualify": "disqualified",
    "fine": "fined",
}
_PENALTIES = frozenset("death life imprisonment prison jail detention labour labor service term".split())
_ARRESTING = {"arrest": "arrested", "detain": "detained", "hold": "held", "question": "questioned"}
_GROUNDS = frozenset("suspicion charge".split())


def penalty_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield "sentenced to 12 years in prison", "fined $3 million", "arrested on suspicion of fraud"."""
    done = _PUNISHING.get(frame.lemma)
    if done is not None and not frame.particle:
        for word in frame.predicate.all("obl", "obj", "iobj"):
            prep = preposition(word)
            if prep in ("to", "for", "") and _is_penalty(word, prep):
                taken.add(word.i)
                yield from _of_each(context, frame, prep, word, f"other:be-{done}")
    held = _ARRESTING.get(frame.lemma)
    for prep, word in frame.obliques if held is not None and not frame.particle else ():
        if prep == "on" and word.lemma in _GROUNDS and word.all("nmod", "acl"):
            taken.add(word.i)
            yield from _of_each(context, frame, prep, word, f"other:be-{held}")


def _is_penalty(word: Word, prep: str) -> bool:
    if word.ent == "MONEY":
        return prep in ("", "to")
    lasting = word.ent in ("DATE", "TIME", "QUANTITY", "CARDINAL") and word.lemma in _TERMS
    return prep != "" and (lasting or word.lemma in _PENALTIES)


_TERMS = frozenset("year month week day hour match game race lash".split())


def _behind_bars(place: Word, end: int) -> bool:
    # "to 12 years in prison", the prison hanging on the verb
    return place.edges()[0] == end + 1 and place.lemma in ("prison", "jail", "bar", "custody", "detention")


def _of_each(context: Context, frame: ClauseFrame, prep: str, word: Word, relation: str) -> Iterator[Proposal]:
    low, high = word.edges()
    high = max(high, *(c.edges()[1] for c in frame.predicate.all("obl") if _behind_bars(c, high)), high)
    first = context.words[low]
    low += first.dep == "case"
    words = Literal(context.text[context.words[low].start : context.words[high].end].strip(" ,.;"))
    trigger = verb_trigger(frame.predicate, [c for c in word.children if c.dep == "case" and c.lower == prep])
    name = f"{relation}-{prep}" if prep else relation
    for patient in (*frame.objects, *frame.recipients):
        if patient is not word and context.type_of(patient) in ("Person", "Group", "Organization", "GPE"):
            yield Proposal(patient, name, words, trigger, frame.predicate, f"penalty-{frame.rule}")
