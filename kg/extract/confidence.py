"""In: the name of a rule and the relation it gave. Out: how often such claims are right, as a number from 0 to 1.

The table is the whole of the calibration: one number a construction, one factor for open relations.
"""

_RULES = {
    "active": 0.8,
    "age": 0.95,
    "place-chain": 0.9,
    "role-title": 0.9,
    "role-apposition": 0.9,
    "role-named": 0.9,
    "role-copula": 0.85,
    "role-bare": 0.7,
    "position": 0.85,
    "description": 0.75,
    "copula": 0.75,
    "light-verb": 0.75,
    "event": 0.7,
    "link": 0.6,
    "oblique": 0.7,
    "object-oblique": 0.65,
    "open": 0.6,
    "open-oblique": 0.55,
}
_DEFAULT = 0.65


def prior(rule: str, relation: str) -> float:
    """Return the prior of the longest prefix of the rule's name that the table knows."""
    parts = rule.split("-")
    for length in range(len(parts), 0, -1):
        known = _RULES.get("-".join(parts[:length]))
        if known is not None:
            return known
    return _DEFAULT
