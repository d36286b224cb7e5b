"""Claims that somebody says are untrue: "denied reports that troops had left", "the rumours are false".

In: a noun that names what is claimed, in a Text with UD analysis. Out: the word that denies it, and whose denial it is.
"""

from kg.extract.tree import Word

CLAIMS = frozenset(
    "claim allegation accusation report rumour rumor suggestion assertion charge speculation insinuation news notion "
    "idea complaint".split()
)
# What is feared or thought is told as claims are: "concerns Oslo seeks arms".
_FELT = frozenset("concern fear worry hope belief suspicion doubt expectation".split())
_DENYING = frozenset("deny reject dismiss refute rebut rebuff repudiate debunk".split())
_UNTRUE = frozenset(
    "false untrue baseless groundless unfounded wrong incorrect inaccurate misinformation disinformation premature "
    "nonsense fabrication fabricated lie fiction rubbish invention propaganda hoax fake absurd ridiculous preposterous "
    "ludicrous misleading slander".split()
)
# "charges that he made": what one does with claims, which is not what is claimed.
_WITH_CLAIMS = frozenset(
    "make face bring hear raise file reject call write publish issue deny dismiss level repeat spread drop receive "
    "see cite quote investigate consider take weigh bear have know".split()
)
# Who does these to a claim makes it: "faces charges that he stole" tells of another's.
_MAKING = frozenset(
    "make repeat raise issue level file bring publish post confirm support back spread circulate air voice print run "
    "write send lodge submit present retract withdraw drop deny reject dismiss refute rebut rebuff repudiate debunk "
    "announce release broadcast give offer carry pursue press have include contain".split()
)
# These are no claims that may be wrong.
_SURE = frozenset({"news", "notion", "idea"})


def denial(noun: Word) -> Word | None:
    """Return the word that says that a claim is untrue, where one does."""
    while noun.fine == "conj" and noun.above.i < noun.i:
        noun = noun.above
    if noun.lemma not in CLAIMS:
        return None
    above = noun.above
    for untrue in noun.all("acl"):  # "said reports that they had left were false", read as false reports
        if untrue.low in _UNTRUE and "cop" in untrue.below:
            return untrue
    if noun.fine in ("obj", "nsubj:pass") and above.pos == "VERB":
        return above if above.lemma in _DENYING else None
    if noun.fine == "nsubj" and "cop" in above.below:
        return above if above.low in _UNTRUE else None
    return None


def is_claimed(clause: Word) -> bool:
    """Tell what is claimed, "charges he acted for Oslo", from what is said of claims: "charges that he faces"."""
    if clause.dep not in ("acl", "ccomp") or (clause.above.lemma not in CLAIMS and clause.above.lemma not in _FELT):
        return False
    if clause.above.pos != "NOUN":
        return False  # "claims that he left" is no claim, but the deed
    if any(c.tag in ("WDT", "WP", "WP$") or c.lower in ("which", "who") for c in clause.children):
        return False
    if clause.fine == "acl" and clause.tag in ("VBN", "VBG", "VB") and not clause.all("nsubj", "aux"):
        return clause.tag == "VBG" and any(c.lower == "of" for c in clause.all("mark"))  # no "accusations made by Oslo"
    if any(c.dep in ("obj", "cop") or c.fine in ("aux:pass", "xcomp") for c in clause.children):
        return True
    named = any(c.dep == "nsubj" for c in clause.children) and any(c.fine == "obl" for c in clause.children)
    return clause.lemma not in _WITH_CLAIMS and (named or (clause.fine != "acl:relcl" and "mark" in clause.below))


def is_made(noun: Word) -> bool:
    """Tell "made claims that", whose they are, from "answered claims that"."""
    return noun.fine in ("obj", "nsubj:pass") and noun.above.pos == "VERB" and noun.above.lemma in _MAKING


def is_open(noun: Word) -> bool:
    """Tell "amid reports that troops left", of which nobody says that it is so."""
    if noun.lemma not in CLAIMS or noun.lemma in _SURE or is_made(noun):
        return False
    if noun.fine in ("nsubj", "root") or noun.all("nmod:poss"):
        return False
    return not any(c.fine in ("nmod:poss", "nmod") or (c.fine == "amod" and c.ent) for c in noun.children)
