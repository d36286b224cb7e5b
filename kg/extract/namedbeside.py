"""Names beside nouns, hung on the noun that they name.

In: a name and the tree. Out: the name as an apposition of the person or body that is called so.
"""

from spacy.tokens import Token

from kg.extract.hung import Hung
from kg.extract.nametitles import KINDS
from kg.extract.nouns import noun_classes


def second_subject(name: Token, tree: Hung) -> None:
    """Hang a name on its kind: "The Dutch shipyard Vellmar won a contract" read as two subjects."""
    noun = name.nbor(-1) if name.i and name.ent_type_ in KINDS else None
    if noun is not None and noun.dep_ == "nsubj" and noun.head == name.head and noun.pos_ == "NOUN":
        tree.hang(name, noun, "appos")


def named_beside(name: Token, tree: Hung) -> None:
    """Hang a name on whom or what it names: "a spokeswoman for the ministry, Ana Ruiz", who is not the ministry."""
    body, person = name.head, name.head.head
    several = any(c.dep_ == "conj" for c in name.children)
    if name.ent_type_ == "ORG" and body.tag_ == "NNS" and not several:
        _one_of_many(name, person.head if person.dep_ == "acl" else person, tree)
        return
    if name.ent_type_ != "PERSON" or body.ent_type_ == "PERSON" or "Person" in noun_classes(body.lemma_):
        return
    linked = body.dep_ == "nmod" and body.i > person.i and any(c.dep_ == "case" for c in body.children)
    counted = person.pos_ == "NOUN" and person.tag_ == ("NNS" if several else "NN")
    if linked and counted and "Person" in noun_classes(person.lemma_):
        tree.hang(name, person, "appos")


def _one_of_many(name: Token, body: Token, tree: Hung) -> None:
    # "the union representing drivers, Karvel, said": the union is called that, and not the drivers
    if body.tag_ == "NN" and body.i < name.head.i and "Organization" in noun_classes(body.lemma_):
        tree.hang(name, body, "appos")
