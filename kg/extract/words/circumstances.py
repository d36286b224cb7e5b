"""Phrases behind a preposition that say when, how long, how or why, and name nobody who takes part.

In: a preposition and its noun. Out: whether the phrase joins the two: "in support of", "for decades", "on the grounds".
"""

from kg.extract.tree import Word, preposition
from kg.extract.words.derivations import event_verb
from kg.extract.words.units import LENGTHS

TIME_AND_MANNER = frozenset(
    "while whereas though although "
    "due thanks owing ahead after before following during since until till despite amid because without than like as "
    "according including excluding unlike based compared".split()
)

# One says something in these, or they are times: nobody takes part in them.
NO_GATHERINGS = frozenset(
    "effort attempt bid move show sign display gesture hope response "
    "quarter half season period event case interview statement report dispatch address term speech time process "
    "broadcast programme program incident moment phase stage round year month week day scene".split()
)

# "told a newspaper in an interview": how it was said
OCCASIONS = frozenset(
    "interview statement speech letter email e-mail broadcast report tweet message memo note video article book blog "
    "post column essay editorial clip recording conference newspaper paper".split()
)

# "on the grounds that", "in my view", "in case of": these frame what is said, and take no part in it.
_FRAMES = {
    "in": frozenset(
        "case view opinion fact wake course light term spite line turn return addition accordance regard respect "
        "manner way sense event hope belief faith front order effect name practice theory detail contrast favour favor "
        "effort attempt bid show search violation contravention defiance breach protest presence absence heartbeat "
        "flash instant".split()
    ),
    "at": frozenset(
        "depth height altitude speed distance magnitude conclusion end start beginning time moment expense request "
        "behest level rate pace invitation urging insistence direction".split()
    ),
    "on": frozenset("ground basis condition behalf account fire hold alert".split()),
    "with": frozenset("regard respect view focus emphasis exception aim goal intention".split()),
}

# "go to the polls", "come to power": no journeys
_ENDS = {
    "to": frozenset("poll power end war justice death halt light attention rescue standstill blow terms".split()),
    "into": frozenset("effect force being question conflict contact play use operation law power office".split()),
}


def is_course(noun: Word) -> bool:
    """Tell "in full retreat", where nobody takes part and nothing lies."""
    return noun.lemma in _COURSES and noun.tag == "NN"


def in_a_state(prep: str, noun: Word) -> bool:
    """Tell "on trial", "in power" and "on the rise", which say how it is with a thing, and join it to none."""
    if prep not in ("in", "on", "at", "under") or noun.pos != "NOUN" or noun.tag == "NNS":
        return False
    return noun.lemma in _COURSES or not any(
        c.i < noun.i for c in noun.all("det", "amod", "compound", "nummod", "nmod")
    )


_COURSES = frozenset(
    "rise decline increase wane verge brink mend run move way table agenda loose mind works retreat disarray progress "
    "swing".split()
)

_SPANS = LENGTHS | {"night", "season", "century", "generation", "while"}


def takes_no_part(prep: str, noun: Word, verb: str = "") -> bool:
    """Tell a time, a length of time or a preposition of several words from who or what takes part.

    `verb` is the lemma of what it stands with, or of the noun of "take part": one dies in clashes, takes part in a
    protest, and moves in response to it.
    """
    if noun.ent in ("DATE", "TIME") or noun.lemma in _HOURS:
        return True
    if prep in ("for", "in") and noun.lemma in _SPANS and not noun.all("nmod"):
        return True  # "fought for decades"
    if prep == "for" and noun.lemma == "time" and any(c.ent == "ORDINAL" or c.lower in _RANKS for c in noun.children):
        return True  # "ran for the third time"
    if prep in ("in", "at") and is_rank(noun):
        return True
    if verb in _DYING and prep in ("in", "during"):
        return False
    if verb in _PARTAKING and prep == "in" and event_verb(noun.low) is not None:
        return False
    return _complex_preposition(prep, noun)


def is_rank(noun: Word) -> bool:
    """Tell "second place" of a race, where nobody is."""
    return noun.lemma == "place" and any(c.lower in _RANKS or c.ent == "ORDINAL" for c in noun.children)


_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last top joint".split())
_HOURS = frozenset("noon midday midnight dawn dusk daybreak sunrise sunset nightfall".split())
_DYING = frozenset({"die", "perish", "kill", "injure", "wound"})
_PARTAKING = frozenset("participate partake participation part role hand join".split())  # "took part in the protests"


# One comes for these to whom they are with.
TALKS = frozenset("talk negotiation meeting summit dialogue consultation discussion".split())


def _complex_preposition(prep: str, noun: Word) -> bool:
    # "in support of the strike", "in response to the raid": not a place, the noun speaks for itself
    if noun.pos == "NOUN" and noun.lemma in _FRAMES.get(prep, ()):
        return True
    bare = noun.lemma == "contact" or not noun.all("nmod", "amod")
    if noun.pos == "NOUN" and noun.lemma in _ENDS.get(prep, ()) and bare:
        return True
    if prep == "for" and noun.lemma in TALKS and any(preposition(c) != "of" for c in noun.all("nmod")):
        return True  # "flew to Lima for talks with Peru": told with the talks
    return prep in ("in", "with", "on") and event_verb(noun.low) is not None and bool(noun.all("nmod"))
