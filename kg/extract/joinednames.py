"""Names with "and" inside, hung as one name: "Hallam & Price", "Department of Roads and Bridges".

In: a Doc with names and UD analysis. Out: the words of each such name as one, for the parser reads two things there.
"""

from spacy.tokens import Doc, Span, Token

from kg.extract.hung import Hung
from kg.extract.nouns import noun_classes

_FIRMS = frozenset({"PERSON", "ORG"})


def join_firms(doc: Doc) -> None:
    """Take two names with "&" between them for the name of one firm: "Hallam & Price"."""
    names = {name.start: name for name in doc.ents}
    for name in doc.ents:
        after = names.get(name.end + 1)
        if after is None or doc[name.end].text != "&" or not _FIRMS.issuperset((name.label_, after.label_)):
            continue
        if "PERSON" in (name.label_, after.label_) and len(name) + len(after) > 3:
            continue  # two people
        doc.set_ents([Span(doc, name.start, after.end, "ORG")], default="unmodified")


def whole_names(doc: Doc) -> None:
    """Give a person's name its first part where only the tree has it: "Usman [Karim]"."""
    for name in doc.ents:
        last, first = name[0], name[0].head
        cut = name.label_ == "PERSON" and last.dep_ == "flat" and first.i == last.i - 1 and not first.ent_type_
        if cut and first.tag_ == "NNP" and not first.is_upper and not noun_classes(first.text) and len(first) > 1:
            doc.set_ents([Span(doc, first.i, name.end, "PERSON")], default="unmodified")


def within_name(token: Token, tree: Hung) -> bool:
    """Hang a word that is joined to another of its own name as the rest of that name."""
    head = token.head
    if head.i > token.i or not token.ent_type_ or token.ent_type_ != head.ent_type_:
        return False
    between = token.doc[head.i + 1 : token.i + 1]
    if any(t.ent_iob_ != "I" for t in between) or token.ent_type_ not in _FIRMS:
        return False
    name = next(n for n in token.sent.ents if n.start <= token.i < n.end)
    if {"&", "and"} <= {t.lower_ for t in name}:
        return False  # "Hallam & Price and Clarke & Webb" are two
    tree.hang(token, head, "flat")
    for joint in (c for c in token.children if c.dep_ == "cc"):
        tree.hang(joint, head, "flat")
    return True
