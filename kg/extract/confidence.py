"""In: the name of a rule and the relation it gave. Out: how often such claims are right, as a number from 0 to 1.

The table is the whole of the calibration: one number a construction, one factor for open relations.
"""

_RULES = {
    "age": 0.9,
    "clause": 0.65,
    "control": 0.6,
    "description": 0.55,
    "description-copula": 0.4,
    "event": 0.5,
    "light-verb": 0.6,
    "link": 0.5,
    "link-from": 0.75,
    "link-in": 0.6,
    "object-control": 0.45,
    "oblique": 0.6,
    "open": 0.4,
    "participle": 0.5,
    "passive": 0.65,
    "place-chain": 0.9,
    "position": 0.6,
    "relative": 0.6,
    "role": 0.7,
    "role-bare": 0.5,
    "speech": 0.45,
}
_DEFAULT = 0.5


def prior(rule: str, relation: str) -> float:
    """Return the prior of the longest prefix of the rule's name that the table knows."""
    parts = rule.split("-")
    for length in range(len(parts), 0, -1):
        known = _RULES.get("-".join(parts[:length]))
        if known is not None:
            return known
    return _DEFAULT
