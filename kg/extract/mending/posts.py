"""Posts and what they are posts of, hung on each other.

In: a noun joined to another, and the tree. Out: a second post of one person joined to the first, and what stands behind
a post's adjective hung on the post.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word
from kg.extract.words.nouns import noun_classes


def second_post(noun: Word, tree: Hung) -> None:
    """Hang a post on the post before: "the founder of Delta and head of Orban" read as "of Delta and head"."""
    body, post = noun.above, noun.above.above
    if body.fine != "nmod" or body.i < post.i or noun.ent or not is_post(noun) or not is_post(post):
        return
    bare = not any(c.fine in ("det", "nmod:poss", "nummod", "case") for c in noun.children)
    if bare and noun.tag in ("NN", "NNP") and post.tag in ("NN", "NNP") and not is_post(body):
        tree.hang(noun, post, "conj")


def behind_adjective(noun: Word, tree: Hung) -> None:
    """Hang a phrase on the post: "professor emeritus of law at Lima", "attorney general of Peru"."""
    adjective, post = noun.above, noun.above.above
    if adjective.i == post.i + 1 and noun.i > adjective.i and is_post(post):
        tree.hang(noun, post, "nmod")


def of_person(noun: Word, tree: Hung) -> None:
    """Hang a post on the person: "a lawyer from Lima, a member of the party" read as "Lima, a member"."""
    place, person = noun.above, noun.above.above
    if noun.lemma in _CHILDREN and place.ent in ("GPE", "LOC") and place.fine == "obl" and person.lemma == "bear":
        tree.hang(noun, person, "parataxis")  # "was born in Lima, the son of a baker"
        return
    one = place.ent in ("GPE", "LOC") and place.fine == "nmod" and noun.tag == "NN" and noun.i > place.i
    if one and not noun.ent and is_post(noun) and (person.ent == "PERSON" or is_post(person)):
        tree.hang(noun, person, "appos")


def named_as(name: Word, tree: Hung) -> bool:
    """Hang a name on its verb: "named Peru's Ana Ruiz as head coach" read as what somebody was named."""
    verb = name.above
    behind = name.i > verb.i and verb.lemma in _NAMING and name.pos in ("NOUN", "PROPN")
    if not behind or any(c.dep in ("obj", "iobj") or c.fine == "aux:pass" for c in verb.children):
        return False
    as_what = any(c.i > name.i and any(w.lower == "as" for w in c.all("case")) for c in verb.all("obl"))
    if not as_what and not any(c.tag == "VB" and c.i > name.i for c in verb.children):  # "named her to lead the talks"
        return False
    tree.hang(name, verb, "obj")
    return True


def of_one(name: Word, tree: Hung) -> bool:
    """Hang a name on the one whose it is: "one of the guards, Teo Brandt, fled" read as the guards of that name."""
    group, one = name.above, name.above.above
    if name.ent != "PERSON" or one.lower != "one" or group.fine != "nmod" or group.tag not in ("NNS", "CD"):
        return False
    if name.all("conj") or name.edges()[0] == 0 or name.near(name.edges()[0] - name.i - 1).text != ",":
        return False
    tree.hang(name, one, "appos")
    return True


def made_so(post: Word, tree: Hung) -> bool:
    """Hang what somebody becomes on its verb: "named its chairman, Teo Brandt, chief executive" read as two posts."""
    first, verb = post.above, post.above.above
    if first.fine != "obj" or verb.lemma not in _MAKING or post.i < first.i or post.tag not in ("NN", "NNP"):
        return False
    named = any(c.fine == "appos" and c.ent == "PERSON" and c.i < post.i for c in first.children)
    if not named or post.ent == "PERSON" or not is_post(post) or any(c.lower in ("a", "an") for c in post.children):
        return False
    tree.hang(post, verb, "xcomp")
    return True


_MAKING = frozenset("name appoint elect declare crown proclaim pronounce install designate nominate".split())
_NAMING = frozenset(
    "name appoint elect choose select nominate hire recruit confirm install designate unveil announce present describe "
    "identify recognise recognize".split()
)


def of_one_person(name: Word, tree: Hung) -> bool:
    """Hang two posts on the name behind them: "the writer and jazz critic Ana Ruiz died" read as two who died."""
    second = name.near(-1) if name.i and name.ent == "PERSON" else name
    post = second.above
    beside = post.above == name.above and post.fine == name.fine  # read as two subjects
    if second.fine != "conj" or not (post == name.above or beside):
        return False
    if post.tag not in ("NN", "NNP") or not (is_post(post) and is_post(second)):
        return False
    if second.tag not in ("NN", "NNP") or any(c.dep in ("det", "nummod", "nmod") for c in second.children):
        return False
    tree.hang(name, post.above if post.above != post else name, post.fine)
    tree.hang(post, name, "nmod:desc")
    for child in post.children:
        if child != name and child.fine in ("case", "mark", "punct", "cop", "nsubj", "acl:relcl"):
            tree.hang(child, name, child.fine)
    return True


_CHILDREN = frozenset({"son", "daughter", "child"})


def is_post(noun: Word) -> bool:
    """Tell a noun for who holds a post or plies a trade."""
    return noun.lemma == "head" or "Person" in noun_classes(noun.lemma)


def of_list(noun: Word, tree: Hung) -> None:
    """Hang others on the first of a list: "Ana Ruiz, union leaders and students marched" read as her posts."""
    person = noun.above
    joined = [c for c in (*noun.children, *person.children) if c.fine == "conj" and c.i > noun.i]
    others = [c for c in joined if any(w.fine == "cc" for w in c.children)]
    if noun.tag != "NNS" or person.ent != "PERSON" or person.fine == "conj" or not others or not is_post(noun):
        return
    if any(c.fine == "conj" and c.i < noun.i for c in person.children):
        return  # "Ana Ruiz and Teo Brandt, teachers and writers"
    tree.hang(noun, person, "conj")
    for other in joined:
        tree.hang(other, person, "conj")
