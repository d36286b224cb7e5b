"""Who is of one's family: nouns that say so of somebody."""

RELATIVES = frozenset(
    "daughter son child father mother parent wife husband brother sister sibling cousin nephew niece grandson "
    "granddaughter grandchild grandmother grandfather uncle aunt".split()
)
