"""Posts and what they are posts of, hung on each other.

In: a noun joined to another, and the tree. Out: a second post of one person joined to the first, and what stands behind
a post's adjective hung on the post.
"""

from spacy.tokens import Token

from kg.extract.hung import Hung
from kg.extract.nouns import noun_classes


def second_post(noun: Token, tree: Hung) -> None:
    """Hang a post on the post before: "the founder of Delta and head of Orban" read as "of Delta and head"."""
    body, post = noun.head, noun.head.head
    if body.dep_ != "nmod" or body.i < post.i or noun.ent_type_ or not _is_post(noun) or not _is_post(post):
        return
    bare = not any(c.dep_ in ("det", "nmod:poss", "nummod", "case") for c in noun.children)
    if bare and noun.tag_ in ("NN", "NNP") and post.tag_ in ("NN", "NNP") and not _is_post(body):
        tree.hang(noun, post, "conj")


def behind_adjective(noun: Token, tree: Hung) -> None:
    """Hang a phrase on the post: "professor emeritus of law at Lima", "attorney general of Peru"."""
    adjective, post = noun.head, noun.head.head
    if adjective.i == post.i + 1 and noun.i > adjective.i and _is_post(post):
        tree.hang(noun, post, "nmod")


def of_person(noun: Token, tree: Hung) -> None:
    """Hang a post on the person: "a lawyer from Lima, a member of the party" read as "Lima, a member"."""
    place, person = noun.head, noun.head.head
    one = place.ent_type_ in ("GPE", "LOC") and place.dep_ == "nmod" and noun.tag_ == "NN" and noun.i > place.i
    if one and not noun.ent_type_ and _is_post(noun) and (person.ent_type_ == "PERSON" or _is_post(person)):
        tree.hang(noun, person, "appos")


def _is_post(noun: Token) -> bool:
    return noun.lemma_ == "head" or "Person" in noun_classes(noun.lemma_)
