"""In: the verb of a purpose and the verb that it is the purpose of. Out: whether the one is done with the other.

"beat Ruiz to reach the final": the final is reached; "marched to demand higher wages": they are demanded. But "went to
Lima to buy a mine" tells a plan.
"""

_ALWAYS = frozenset({"use", "vote"})
_GATHERING = frozenset("gather march rally demonstrate protest assemble strike".split())
_VOICING = frozenset("demand protest call urge denounce condemn mark celebrate oppose support".split())
_SHOWING = frozenset("protest mark celebrate commemorate".split())  # "closed to protest the raid"
_BEATING = frozenset("beat defeat win edge overcome rally score outpoint thrash rout".split())
_GETTING = frozenset("reach win advance claim take clinch secure earn move set become retain seal".split())


def is_reached(purpose: str, verb: str) -> bool:
    """Tell by their lemmas whether who does the one has done the other."""
    if verb in _ALWAYS or purpose in _SHOWING:
        return True
    return (verb in _GATHERING and purpose in _VOICING) or (verb in _BEATING and purpose in _GETTING)
