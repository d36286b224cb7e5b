"""In: the frame of "beat" or "hurt" and who does it. Out: whether blows are told of, or a contest, or a loss."""

from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.tree import Word

# What hurts nobody's body: "The ban hurts farmers".
COSTLY = frozenset(
    "ban law policy cut sanction tariff tax rule price inflation decision plan measure slowdown recession shortage "
    "delay embargo boycott deal merger budget reform downturn crisis drought uncertainty competition cost debt".split()
)


def thrashed(frame: ClauseFrame, agent: Word) -> bool:
    """Tell blows from a contest by who deals them, with what, how, or what else is done."""
    verb = frame.predicate
    beside = [*verb.all("conj"), *([verb.above] if verb.dep == "conj" else ())]
    first = verb.above if verb.dep == "conj" and verb.above.tag == "VBG" else verb
    tried = first.dep in ("advcl", "acl") and first.tag == "VBG" and first.above.lemma in _TRYING
    return (
        agent.low in _BEATERS
        or tried
        or any(c.lemma in _VIOLENT for c in beside)
        or any(c.lower in ("badly", "severely", "savagely", "brutally") for c in verb.all("advmod"))
        or any(prep == "with" and word.lemma in _CLUBS for prep, word in frame.obliques)
    )


_BEATERS = frozenset(
    "soldier police policeman officer guard mob attacker gunman captor robber thug trooper jailer interrogator crowd "
    "kidnapper assailant husband father stepfather vigilante militiaman bouncer warder paramilitary".split()
)
_VIOLENT = frozenset("strangle kick rob torture stab rape punch arrest kill detain whip slap shoot insult".split())
_TRYING = frozenset("jail sentence convict charge accuse arrest imprison try suspect indict".split())
_CLUBS = frozenset("stick baton bat club fist bar rod whip belt truncheon hammer pipe cane butt rifle stone".split())
