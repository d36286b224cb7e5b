"""In: the frame of a verb of punishing. Out: what penalty, whoever gave it: "was jailed for 12 years".

News tells of sentences and fines mostly without the court; the penalty is a value of who suffers it.
"""

from collections.abc import Iterator

from kg.extract.beside.links import noun_phrase
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Stretch, Word, preposition
from kg.extract.verbal.courts import SERVED, suffered, suffered_by_each, without_case
from kg.extract.verbal.moved import participle
from kg.extract.words.units import TERMS
from kg.model import Literal

_PUNISHING = frozenset("sentence jail imprison ban suspend disqualify fine".split())
_PENALTIES = SERVED | {"death", "life", "term"}


def penalty_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield "sentenced to 12 years in prison", "fined $3 million", "got five years in prison"."""
    if frame.lemma in _PUNISHING and not frame.particle:
        for word in frame.predicate.all("obl", "obj", "iobj", "parataxis"):
            prep = preposition(word)
            if prep in ("to", "for", "") and _is_penalty(word, prep):
                term = _term(word) if word.ent != "MONEY" else without_case(word)
                taken.update((word.i, *(w.i for w in term.words)))  # "in prison" is of the term, and no place
                yield from suffered_by_each(context, frame, prep, word, term.text, f"penalty-{frame.rule}")
    if frame.lemma in _GETTING:
        yield from _got(context, frame, taken)
    if frame.lemma in _SEEKING:
        yield from _sought(context, frame, taken)


def _is_penalty(word: Word, prep: str) -> bool:
    if word.dep == "parataxis" and word.ent != "MONEY":
        return False  # but "Court fines firm $9 million"
    if word.ent == "MONEY":
        return prep in ("", "to")
    lasting = word.ent in ("DATE", "TIME", "QUANTITY", "CARDINAL") and word.lemma in _COUNTED
    return prep != "" and (lasting or word.lemma in _PENALTIES)


_GETTING = frozenset("get receive serve face give hand".split())
_PLACES = SERVED | {"custody", "bar", "parole", "probation"}
_COUNTED = TERMS | {"match", "game", "race", "lash"}


def _term(noun: Word) -> Stretch:
    """Return "22 years and six months in prison", "life without parole", from the first word of its own."""
    words, last = noun.within.words, noun.i
    own = [c.edges()[0] for c in noun.children if c.dep in ("nummod", "amod", "compound") and c.i < noun.i]
    own = [i for i in own if words[i].dep not in ("det", "case")]
    end = noun.sentence[1]
    while last + 2 < end:
        more = last + 1
        if words[more].lower == "and" and last + 3 < end and words[last + 3].lemma in TERMS:
            last += 3
        elif words[more].lower in ("in", "of", "without", "behind") and words[last + 2].lemma in _PLACES:
            last += 2
        elif words[more].lower == "in" and last + 4 < end and words[last + 4].lemma in SERVED:
            last += 4  # "in a federal prison"
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
    who = [one for one in who if context.type_of(one) in ("Person", "Group")]
    for term in frame.objects if who else ():
        if _is_sentence(term) and frame.lemma in _HANDING:
            own, words = [term], noun_phrase(context, term)  # "was handed a suspended sentence of two years"
        elif term.lemma in TERMS or term.lemma == "life":
            own, words = _term(term).words, _term(term).text
            if not any(w.lemma in _PLACES for w in own):
                continue
        else:
            continue
        taken.update(w.i for w in own)
        said = frame.lemma if not frame.recipients else f"be-{participle(frame.predicate)}"
        for one in who:
            yield suffered(frame, one, said, Literal(words), f"term-{frame.rule}")
            if term.lemma == "term" and frame.recipients:
                for court in frame.subjects:  # "handed him a three-year jail term"
                    trigger = verb_trigger(frame.predicate, [term])
                    yield Proposal(court, "sentenced", one, trigger, frame.predicate, f"term-{frame.rule}")


_HANDING = frozenset({"give", "hand", "get", "receive"})


def _is_sentence(noun: Word) -> bool:
    """Tell "a suspended sentence" and "a jail term" from "a second term", in office."""
    if noun.lemma == "sentence":
        return bool(noun.all("amod", "compound", "nmod"))
    return noun.lemma == "term" and any(c.lemma in SERVED for c in noun.all("compound", "nmod"))


_SEEKING = frozenset("seek demand request recommend".split())


def _sought(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "Prosecutors had sought twelve years"
    for term in frame.objects if not frame.passive else ():
        if term.lemma not in ("year", "month") or term.ent != "DATE" or not term.all("nummod"):
            continue
        taken.add(term.i)
        words = Literal(_term(term).text)
        for one in frame.subjects:
            if context.type_of(one) in ("Person", "Group", "Organization"):
                trigger = verb_trigger(frame.predicate)
                yield Proposal(one, f"other:{frame.lemma}", words, trigger, frame.predicate, f"sought-{frame.rule}")
