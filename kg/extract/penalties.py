"""In: the frame of a verb of punishing or charging. Out: what penalty, whoever gave it: "was jailed for 12 years".

News tells of sentences and fines mostly without the court; the penalty is a value of who suffers it.
"""

from collections.abc import Iterator

from kg.extract.clauses import Frame as ClauseFrame
from kg.extract.moved import participle
from kg.extract.nouns import TIME_UNITS
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Stretch, Word, preposition
from kg.model import Literal

_PUNISHING = frozenset("sentence jail imprison ban suspend disqualify fine".split())
_PENALTIES = frozenset("death life imprisonment prison jail detention labour labor service term".split())
_ARRESTING = frozenset("arrest detain hold question".split())
_GROUNDS = frozenset("suspicion charge".split())


def penalty_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield "sentenced to 12 years in prison", "fined $3 million", "arrested on suspicion of fraud"."""
    if frame.lemma in _PUNISHING and not frame.particle:
        for word in frame.predicate.all("obl", "obj", "iobj"):
            prep = preposition(word)
            if prep in ("to", "for", "") and _is_penalty(word, prep):
                term = _term(word) if word.ent != "MONEY" else Stretch(word.within, *_span(word))
                taken.update((word.i, *(w.i for w in term.words)))  # "in prison" is of the term, and no place
                yield from _of_each(context, frame, prep, word, term.text)
    arresting = frame.lemma in _ARRESTING and not frame.particle
    for prep, word in frame.obliques if arresting else ():
        if prep == "on" and word.lemma in _GROUNDS and word.all("nmod", "acl"):
            taken.add(word.i)
            yield from _of_each(context, frame, prep, word, Stretch(word.within, *_span(word)).text.strip(" ,.;"))
    if frame.lemma in _GETTING:
        yield from _got(context, frame, taken)


def _is_penalty(word: Word, prep: str) -> bool:
    if word.ent == "MONEY":
        return prep in ("", "to")
    lasting = word.ent in ("DATE", "TIME", "QUANTITY", "CARDINAL") and word.lemma in _TERMS
    return prep != "" and (lasting or word.lemma in _PENALTIES)


_GETTING = frozenset("get receive serve face give hand".split())
_PLACES = frozenset("prison jail custody detention bar imprisonment labour labor service parole probation".split())
_TERMS = TIME_UNITS | {"match", "game", "race", "lash"}


def _of_each(context: Context, frame: ClauseFrame, prep: str, word: Word, words: str) -> Iterator[Proposal]:
    trigger = verb_trigger(frame.predicate, [c for c in word.children if c.dep == "case" and c.lower == prep])
    done = participle(frame.predicate)
    name = f"other:{done}-{prep}" if prep else f"other:be-{done}"
    for patient in (*frame.objects, *frame.recipients):
        if patient is not word and context.type_of(patient) in ("Person", "Group", "Organization", "GPE"):
            yield Proposal(patient, name, Literal(words), trigger, frame.predicate, f"penalty-{frame.rule}")


def _span(word: Word) -> tuple[int, int]:
    """Return the first and last word of a phrase without its preposition, the last exclusive."""
    low, high = word.edges()
    return low + (word.near(low - word.i).dep == "case"), high + 1


def _term(noun: Word) -> Stretch:
    """Return "22 years and six months in prison", "life without parole", from the first word of its own."""
    words, last = noun.within.words, noun.i
    own = [c.edges()[0] for c in noun.children if c.dep in ("nummod", "amod", "compound") and c.i < noun.i]
    own = [i for i in own if words[i].dep not in ("det", "case")]
    end = noun.sentence[1]
    while last + 2 < end:
        more = last + 1
        if words[more].lower == "and" and last + 3 < end and words[last + 3].lemma in TIME_UNITS:
            last += 3
        elif words[more].lower in ("in", "of", "without", "behind") and words[last + 2].lemma in _PLACES:
            last += 2
        elif (
            words[more].lower in ("in", "of", "without")
            and last + 3 < end
            and words[last + 3].lemma in _PLACES
            and words[last + 2].tag in ("JJ", "NN")
        ):  # "of hard labour", "in federal prison"
            last += 3
        elif words[more].lemma in ("imprisonment", "probation", "jail"):
            last += 1
        else:
            break
    return Stretch(noun.within, min(own, default=noun.i), last + 1)


def _got(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "got five years in prison", "was given four years in jail"
    if not frame.passive and frame.lemma in ("give", "hand") and not frame.recipients:
        return
    who = frame.recipients or (frame.subjects if not frame.passive else [])
    for term in frame.objects:
        words = _term(term) if term.lemma in TIME_UNITS or term.lemma == "life" else None
        if words is None or not any(w.lemma in _PLACES for w in words.words):
            continue
        taken.update(w.i for w in words.words)
        said = frame.lemma if not frame.recipients else f"be-{participle(frame.predicate)}"
        for one in who:
            if context.type_of(one) in ("Person", "Group"):
                literal, verb = Literal(words.text), frame.predicate
                yield Proposal(one, f"other:{said}", literal, verb_trigger(verb), verb, f"term-{frame.rule}")
