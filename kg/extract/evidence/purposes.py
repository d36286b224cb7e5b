"""In: the verb of a purpose and the verb that it is the purpose of. Out: whether the one is done with the other.

"beat Ruiz to reach the final": the final is reached; "marched to demand higher wages": they are demanded. But "went to
Lima to buy a mine" tells a plan.
"""

from kg.extract.tree import Word

_ALWAYS = frozenset({"use", "vote"})
_GATHERING = frozenset("gather march rally demonstrate protest assemble strike crowd flock throng".split())
_VOICING = frozenset(
    """demand protest call urge denounce condemn mark celebrate oppose support watch witness see hear greet welcome
    cheer mourn honour honor""".split()
)
_SHOWING = frozenset("protest mark celebrate commemorate".split())  # "closed to protest the raid"
_BEATING = frozenset("beat defeat win edge overcome rally score outpoint thrash rout".split())
_GETTING = frozenset("reach win advance claim take clinch secure earn move set become retain seal".split())
_MOVING = frozenset("rise fall climb drop gain lose slip soar jump slide surge tumble edge ease plunge sink".split())
_SETTLING = frozenset("close settle end finish trade stand hit reach".split())
_RETURNING = frozenset("come fight battle hit bounce storm".split())
_BACK = frozenset({"back", "behind"})  # "came from behind to win"


def is_reached(purpose: Word, verb: Word) -> bool:
    """Tell whether who does the one has done the other."""
    end, means = purpose.lemma, verb.lemma
    if means in _ALWAYS or end in _SHOWING:
        return True
    if means in _RETURNING and end in _BEATING | _GETTING:
        return any(c.lower in _BACK for c in verb.children)
    if means in _MOVING and end in _SETTLING:
        return True  # "Shares fell 3 percent to close at $40"
    return (means in _GATHERING and end in _VOICING) or (means in _BEATING and end in _GETTING)
