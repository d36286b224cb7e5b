"""Verbs with a prefix in front of a hyphen, made whole: "co-founded", "re-opened".

In: a Doc whose tokenizer parts such verbs. Out: the verb at the place of its three parts, the prefix and the hyphen
below it: taggers take "co" for a verb, and its hyphen for a piece of the name before.
"""

from spacy.attrs import ORTH
from spacy.tokens import Doc, Token

from kg.extract.hung import Hung

_PREFIXES = frozenset("co re pre de out over under mis un cross counter".split())


def whole_verbs(doc: Doc) -> None:
    """Hang the prefix of each verb, and all that was hung on the prefix, on the verb."""
    if not len(doc):
        return
    tree = Hung(doc)
    hyphen = doc.vocab.strings["-"]
    for i, form in enumerate(doc.to_array(ORTH).tolist()):
        if form == hyphen and 0 < i < len(doc) - 1:
            prefix, verb = doc[i - 1], doc[i + 1]
            joined = not prefix.whitespace_ and not doc[i].whitespace_
            if joined and verb.pos_ == "VERB" and prefix.text in _PREFIXES:
                _whole(prefix, doc[i], verb, tree)
    tree.write()


def _whole(prefix: Token, hyphen: Token, verb: Token, tree: Hung) -> None:
    if verb.is_ancestor(prefix):
        above = None
    elif prefix.is_ancestor(verb) or prefix.head == verb.head:
        above = prefix.head
    else:
        return
    for child in prefix.children:
        if child != verb:
            tree.hang(child, verb, child.dep_)
    if above is not None:
        root = above == prefix
        tree.hang(verb, verb if root else above, prefix.dep_ if root or prefix.is_ancestor(verb) else verb.dep_)
    tree.hang(prefix, verb, "compound")
    tree.hang(hyphen, verb, "punct")
