"""In: the frame of a verb of sport. Out: in which place one came, and who was better: "came second behind Ana Ruiz"."""

from collections.abc import Iterator

from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, preposition
from kg.model import Literal

_ENDING = frozenset({"finish", "come", "place", "end"})
_PLACES = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last bottom top joint".split()
)


def placing_claims(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    """Yield "finished third in the race", and that those behind whom one came were better."""
    if frame.lemma not in _ENDING or frame.passive or frame.objects or frame.negated:
        return
    verb = frame.predicate
    place = next((c for c in verb.children if c.i == verb.i + 1 and c.lower in _PLACES and c.dep in _BESIDE), None)
    if place is None or any(c.dep == "case" for c in place.children):
        return
    for one in frame.subjects:
        if context.type_of(one) not in ("Person", "Organization", "GPE", "Group"):
            continue
        yield Proposal(one, f"other:{frame.lemma}", Literal(place.text), verb_trigger(verb, [place]), verb, "placing")
        for better in [*(w for p, w in frame.obliques if p == "behind"), *_behind(place)]:
            if context.type_of(better) in ("Person", "Organization", "GPE", "Group"):
                yield Proposal(better, "defeated", one, verb_trigger(verb, [place]), verb, "placing-behind")


def _behind(place: Word) -> list[Word]:
    return [c for c in place.all("obl", "nmod") if preposition(c) == "behind"]


_BESIDE = frozenset({"advmod", "xcomp", "obl", "amod"})
