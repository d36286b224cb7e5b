"""What is said: whether a word is the content of what its head says, thinks, asks or promises.

In: two words in a Text with UD analysis, one below the other. Out: whether the upper one tells the lower.
"""

from kg.extract.evidence.denials import is_claimed
from kg.extract.evidence.saying import SAYING, TROUBLING, heard, holds_that
from kg.extract.tree import Word, preposition


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_THINKING = _words(
    "believe think feel fear worry suspect hope expect doubt assume consider suppose guess reckon imagine concern "
    "accept"
)
_REQUESTING = _words(
    "ask urge order demand request call require tell instruct encourage advise warn invite recommend beg plead press "
    "appeal command implore persuade convince suggest insist propose petition direct exhort pressure"
)
_COMMITTING = _words("promise pledge vow threaten offer claim swear volunteer undertake deny")
_ACCUSING = _words("accuse blame suspect")
_OWNING = _words("deny admit confess recall acknowledge")
_CALLING = _words("call appeal")
# Whose noun object is told by the subject: "announced a deal", "denied the attack".
_TELLING = _words(
    "announce confirm deny claim allege report reveal disclose predict demand promise pledge urge propose request "
    "describe warn speak"
)
_NAMING = _words("call brand label dub deem consider term describe declare proclaim")
_MINDED = _words("concerned afraid confident convinced worried certain hopeful sure sceptical skeptical optimistic")
_CONTENT = _words(
    "claim allegation assertion argument statement report announcement accusation suggestion belief fear warning "
    "prediction promise pledge vow threat concern hope suspicion demand request call order appeal petition "
    "complaint view opinion charge assurance guarantee rumour rumor insinuation news"
)
_DESCRIBING = _words("describe portray characterise characterize depict regard denounce dismiss")


def carries(token: Word, head: Word) -> bool:
    """Tell whether a word is the content of what its head says, thinks, asks or promises."""
    dep, lemma = token.dep, head.low
    if lemma == "guilty":
        return dep == "advcl" and token.tag == "VBG" and head.above.lemma == "plead"  # "not guilty to bribing them"
    if head.pos == "ADJ":
        return dep == "ccomp" and lemma in _MINDED
    if lemma in TROUBLING and dep == "ccomp":
        return True
    if head.pos in ("NOUN", "PROPN"):
        if token.fine == "acl:relcl":
            return is_claimed(token)
        return dep in ("acl", "ccomp") and lemma in _CONTENT and _is_clause(token)
    if dep == "ccomp":
        if lemma == "hear":
            return heard(head)
        if lemma == "hold":
            return holds_that(head)
        return lemma in SAYING or lemma in _THINKING or lemma in _REQUESTING
    if dep == "xcomp" and lemma in _ACCUSING and token.tag == "VBG":
        return any(c.lower in ("of", "for") for c in token.children if c.fine in ("mark", "case"))
    if dep == "xcomp" and lemma in _NAMING and token.pos in ("NOUN", "ADJ", "PROPN"):
        return True  # "called the plan a mistake": that it is one is what the caller says
    if dep == "xcomp":
        if lemma in _OWNING and token.tag == "VBG":
            return True  # "denied working for Oslo"
        held = lemma in _THINKING and any(c.fine in ("obj", "iobj") for c in head.children)  # "expect it to close"
        return (held or lemma in _COMMITTING or lemma in _REQUESTING) and _has_to(token)
    if dep in ("advcl", "obl") and lemma in _DESCRIBING and token.pos == "ADJ":
        return any(c.lower == "as" for c in token.children if c.fine in ("mark", "case"))  # "described it as unsafe"
    if dep == "advcl":
        if lemma in _ACCUSING:
            return any(c.lower in ("of", "for") for c in token.children if c.fine in ("mark", "case"))
        if lemma in _OWNING and token.tag == "VBG":
            return any(c.lower == "to" for c in token.children if c.fine == "mark")  # "admitted to paying them"
        return lemma in _REQUESTING and _has_to(token) and any(c.fine == "obj" or _called_on(c) for c in head.children)
    if dep in ("obj", "obl") and token.pos == "NOUN":
        if lemma in _DESCRIBING:  # "described the vote as a step back"
            return dep == "obl" and any(c.lower == "as" for c in token.children if c.fine == "case")
        if lemma in _ACCUSING:
            return dep == "obl" and preposition(token) in ("of", "for", "on")
        if lemma in _CALLING:
            return dep == "obl" and preposition(token) == "for"
        about = any(c.lower in ("of", "about", "for", "against") for c in token.children if c.fine == "case")
        return lemma in _TELLING and (dep == "obj" or about)
    return False


def _called_on(noun: Word) -> bool:
    """Tell whom a plea goes to: "called on Oslo to act", "appealed to Oslo to act"."""
    return noun.fine == "obl" and noun.above.lemma in _CALLING and preposition(noun) in ("on", "upon", "to")


def is_content_clause(token: Word) -> bool:
    """Tell "fears they would leave", a clause that fills the noun, from a relative clause that describes it."""
    if token.above.low not in _CONTENT:
        return False
    return not any(c.tag in ("WDT", "WP") or c.lower in ("which", "who", "that") for c in token.children)


def _has_to(token: Word) -> bool:
    return any(c.tag == "TO" for c in token.children if c.fine in ("mark", "aux"))


def _is_clause(token: Word) -> bool:
    if _has_to(token) or any(c.lower == "that" for c in token.children if c.fine == "mark"):
        return True
    return is_claimed(token)  # "accusations of paying them"; "charges he paid them"
