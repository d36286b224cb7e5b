"""Attachments that parsers of English get wrong in news, hung right again.

In: a Doc with UD analysis. Out: the same Doc, in which all later layers find the same tree. Each mend names the
construction; what does not fit one exactly stays as it was read.
"""

from spacy.tokens import Doc, Token

# "accused X of looting", "thanked X for coming": who is judged did it, and the gerund belongs to the verb.
JUDGEMENT = frozenset(
    "accuse suspect blame thank praise criticise criticize condemn denounce fine punish sue arrest detain jail imprison "
    "convict charge forgive pardon sentence execute fire sack dismiss suspend commend credit fault reprimand rebuke "
    "applaud congratulate honour honor reward scold slam indict prosecute acquit clear absolve berate expel admire "
    "remember ridicule mock".split()
)
_FROM_OBJECT = frozenset({"of", "from", "into", "against"})
_SUBORDINATING = frozenset({"after", "before", "since", "until", "because"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def mend(doc: Doc) -> None:
    """Hang wrongly attached words where the sentence means them to be."""
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ == "acl":
            _judged(token)
        elif token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ in ("ccomp", "conj", "parataxis", "advcl"):
            _subordinate(token)


def acts_as_object(marks: frozenset[str] | set[str], verb: str) -> bool:
    """Tell by its preposition whether a gerund after a verb and its object is what the object does."""
    return bool(marks & _FROM_OBJECT) or ("for" in marks and verb in JUDGEMENT)


def _judged(gerund: Token) -> None:
    # "accused the troops of looting" read as "the troops of looting"
    noun, marks = gerund.head, {c.lower_ for c in gerund.children if c.dep_ in ("mark", "case")}
    verb = noun.head
    if noun.dep_ == "obj" and verb.lemma_ in JUDGEMENT and acts_as_object(marks, verb.lemma_):
        gerund.dep_, gerund.head = "advcl", verb


def _subordinate(verb: Token) -> None:
    # "after Ana Ruiz, with her party's blessing, declared victory" read as "after Ana Ruiz": she is the subject
    if any(c.dep_.startswith(("nsubj", "expl", "csubj")) or c.dep_ in ("cc", "mark") for c in verb.children):
        return
    for noun in verb.doc[verb.sent.start : verb.i]:
        if noun.dep_ not in ("obl", "nmod") or noun.ent_type_ not in _NAMED:
            continue
        case = next((c for c in noun.children if c.dep_ == "case" and c.lower_ in _SUBORDINATING), None)
        above = noun.head
        if case is None or above is verb or above.i > noun.i or not _over(verb, above):
            continue
        verb.dep_, verb.head = "advcl", above
        noun.dep_, noun.head = "nsubj", verb
        case.dep_, case.head = "mark", verb
        return


def _over(verb: Token, above: Token) -> bool:
    """Tell whether the verb hangs on the other word or on what that hangs on."""
    return verb.head in (above, above.head) and above.pos_ == "VERB"
