"""Names beside nouns, hung on the noun that they name.

In: a name and the tree. Out: the name as an apposition of the person or body that is called so.
"""

from kg.extract.mending.hung import Hung
from kg.extract.mending.nametitles import KINDS
from kg.extract.mending.posts import is_post
from kg.extract.tree import Stretch, Word
from kg.extract.words.nouns import noun_classes


def second_subject(name: Word, tree: Hung) -> None:
    """Hang a name on its kind: "The Dutch shipyard Vellmar won a contract" read as two subjects."""
    noun = name.near(-1) if name.i and name.ent in KINDS else None
    if noun is not None and noun.fine == "nsubj" and noun.above == name.above and noun.pos == "NOUN":
        tree.hang(name, noun, "appos")
        return
    verb = name.above
    if name.i > verb.i and any(c.fine == "case" and c.lower == "by" for c in name.children):
        # "was quoted as saying by the paper"
        tree.hang(name, verb.above if verb.fine == "advcl" else verb, "obl:agent")
        return
    bearer = next((c for c in verb.children if c.fine == "nsubj" and c.i < name.i < verb.i), None)
    if bearer is not None and _are_called(bearer, name, verb):
        tree.hang(bearer, verb, "parataxis")  # "Rivals for years, Vellmar pursued Orban"
        return
    if bearer is not None and _parted_by_comma(bearer, name):
        # "The head of the board, Ana Ruiz said on Monday": the second comma is missing
        tree.hang(name, bearer, "appos")
        return
    governs = verb.pos == "VERB" and any(c.fine == "xcomp" and c.tag == "VB" and c.i > name.i for c in verb.children)
    if governs and any(c.fine == "nsubj" and c.i < verb.i < name.i for c in verb.children):
        tree.hang(name, verb, "obj")  # "Traders expect Vellmar Foods to sell its farms": read so before a plural name


def visiting(participle: Word, tree: Hung) -> bool:
    """Make "met her counterpart, visiting Foreign Minister Teo Brandt" one man, read as visited by who met him."""
    name = next((c for c in participle.all("obj") if c.ent == "PERSON"), None)
    if participle.lower != "visiting" or name is None or participle.i < 2 or participle.near(-1).text != ",":
        return False
    if name.edges()[0] != participle.i + 1 or not name.all("nmod", "compound"):
        return False  # whose title stands before the name
    noun = participle.near(-2)
    if noun.pos != "NOUN" or "Person" not in noun_classes(noun.lemma):
        return False
    tree.hang(name, noun, "appos")
    tree.hang(participle, name, "amod")
    return True


def _are_called(noun: Word, name: Word, verb: Word) -> bool:
    beside = name.i == verb.i - 1 and name.within.words[name.edges()[0] - 1].text == ","
    return beside and bool(name.ent) and noun.tag == "NNS" and not noun.all("det", "nummod")


def graded(quake: Word, tree: Hung) -> bool:
    """Make one thing of "a magnitude 6.1 earthquake", read as two, a magnitude and an earthquake."""
    number, grade = quake.near(-1), quake.near(-2)
    if quake.i < 2 or grade.lemma not in _GRADES or number.pos != "NUM" or quake.pos != "NOUN":
        return False
    if grade not in (quake.above, quake.above.above) and grade.above != quake.above:
        return False
    tree.hang(quake, grade.above if grade.above != grade else quake, grade.fine)
    tree.hang(grade, quake, "compound")
    tree.hang(number, grade, "nummod")
    for child in (*grade.children, *number.children):
        if child.fine in ("det", "amod", "case", "nmod:poss") or child.i > quake.i:
            tree.hang(child, quake, child.fine)
    return True


_GRADES = frozenset({"magnitude", "category", "level", "grade"})


def _parted_by_comma(noun: Word, name: Word) -> bool:
    """Tell whether one of two subjects that a comma parts is a person's name, and the other what the person is."""
    person, post = (noun, name) if noun.ent == "PERSON" else (name, noun)
    if person.ent != "PERSON" or not _is_bare_post(post):
        return False
    start = name.edges()[0]
    return noun.edges()[1] in (start - 1, start - 2) and name.within.words[start - 1].text == ","


def _is_bare_post(noun: Word) -> bool:
    return not noun.ent and is_post(noun)


def named_beside(name: Word, tree: Hung) -> None:
    """Hang a name on whom or what it names: "a spokeswoman for the ministry, Ana Ruiz", who is not the ministry."""
    body, person = name.above, name.above.above
    several = any(c.fine == "conj" for c in name.children)
    if name.ent == "ORG" and body.tag == "NNS" and not several:
        _one_of_many(name, person.above if person.fine == "acl" else person, tree)
        return
    if name.ent != "PERSON" or body.ent == "PERSON" or "Person" in noun_classes(body.lemma):
        return
    told = _told_of(body)
    if told is not None and not several and told.tag == "NN" and _is_bare_post(told):
        tree.hang(name, told, "appos")  # "a teacher who left the bank, Ana Ruiz, won": she is no bank
        return
    linked = body.fine == "nmod" and body.i > person.i and any(c.fine == "case" for c in body.children)
    counted = person.pos == "NOUN" and person.tag == ("NNS" if several else "NN")
    if linked and counted and _is_bare_post(person):
        tree.hang(name, person, "appos")


def aged_beside(name: Stretch, tree: Hung) -> None:
    """Hang an age on the name that it stands behind: "Judge Ruiz said that Brandt, 61, left" read as the judge's."""
    words, end = name.within.words, name.end
    if end + 2 >= len(words) or words[end].text not in (",", "(") or words[end + 2].text not in (",", ")"):
        return
    age, root = words[end + 1], name.root
    if age.text.isdigit() and age.dep in _BEHIND and age.above is not root and not root.is_over(age):
        tree.hang(age, root, "appos")


_BEHIND = frozenset({"amod", "nummod", "appos", "nmod", "parataxis"})


def _told_of(body: Word) -> Word | None:
    """Return the noun whose relative clause the last word of is a body."""
    verb = body.above
    while verb.above is not verb and verb.fine in ("xcomp", "conj", "ccomp", "nmod") and verb.i < body.i:
        verb = verb.above
    return verb.above if verb.fine == "acl:relcl" and verb.above.i < verb.i else None


def in_brackets(short: Word, tree: Hung) -> bool:
    """Hang initials on the name before them: "the army and the Lima Front (LF)", read as if they were the army's."""
    if short.i < 2 or short.near(-1).text != "(" or not short.text.isupper():
        return False
    name = short.near(-2)
    while name.fine in ("flat", "compound", "amod") and name.above != short.above:
        name = name.above
    if name.ent and name != short.above and short.above.is_over(name):
        tree.hang(short, name, "appos")
        return True
    return False


def _one_of_many(name: Word, body: Word, tree: Hung) -> None:
    # "the union representing drivers, Karvel, said": the union is called that, and not the drivers
    if body.tag == "NN" and body.i < name.above.i and "Organization" in noun_classes(body.lemma):
        tree.hang(name, body, "appos")
