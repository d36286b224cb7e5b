"""Relative clauses hung on whom or what they tell of.

In: the verb of such a clause, and the tree. Out: the clause hung on the noun that its pronoun takes up: "who" is
somebody, "which" is something, "where" is a place.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word
from kg.extract.words.nouns import GROUND, noun_classes

_SITES = frozenset({"GPE", "LOC", "FAC"})


def relative(verb: Word, tree: Hung) -> bool:
    """Hang "whose members, mostly veterans, fought" on the group before it, and not on the main verb."""
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    if subject is None:
        return False
    pronoun = next((t for t in subject.in_order() if t.tag in ("WP", "WP$", "WDT")), None)
    if (
        pronoun is None
        or any(not t.is_punct for t in subject.within.words[subject.edges()[0] : pronoun.i])
        or pronoun.i < verb.sentence[0] + 2
    ):
        return False
    before = pronoun.near(-1)
    noun = before.near(-1) if before.text in (",", "–", "—") else before
    while noun.above.i < verb.i and noun.fine in ("flat", "compound", "nummod", "appos") and noun.above != verb:
        noun = noun.above
    if noun.pos not in ("NOUN", "PROPN") or noun == verb or verb.is_over(noun):
        return False
    tree.hang(verb, noun, "acl:relcl")
    return True


def who(verb: Word, tree: Hung) -> None:
    """Mend "the winner of the race, who lives in Lima" read as "the race, who lives in Lima"."""
    noun, above = verb.above, verb.above.above
    who = next((c for c in verb.children if c.lower in ("who", "whom")), None)
    if who is None or noun.ent or (noun.fine != "nmod" and noun.pos != "NOUN"):
        return
    name = who.near(-2) if who.i > 1 and who.near(-1).text == "," else noun
    name = name.above if name.fine == "flat" else name
    if name is not noun and name.ent == "PERSON" and name.fine == "appos":
        tree.hang(verb, name, "acl:relcl")  # "the head of the board, Ana Ruiz, who lives in Lima" read as the board
        return
    if noun.fine != "nmod":
        near = who.near(-2) if who.i > 1 and who.near(-1).text == "," else who.near(-1)
        people = set(noun_classes(near.lemma)) & {"Person", "Group"}
        if near.fine == "nmod" and near.above is noun and people and not _may_be_who(noun):
            tree.hang(verb, near, "acl:relcl")  # "the home of the Brandt family, who rule Norland"
        return
    finite = next((c for c in verb.children if c.dep in ("aux", "cop")), verb)
    several = above.tag in ("NNS", "NNPS") and "Person" in noun_classes(above.lemma)
    if finite.tag == "VBP" and who.dep == "nsubj" and noun.tag == "NN" and several:
        tree.hang(verb, above, "acl:relcl")  # "members of the group who are in prison"
        return
    classes = set(noun_classes(noun.lemma))
    person = above.ent == "PERSON" or "Person" in noun_classes(above.lemma)
    if classes and not classes & {"Person", "Group", "Organization"} and person:
        tree.hang(verb, above, "acl:relcl")


def _may_be_who(noun: Word) -> bool:
    classes = set(noun_classes(noun.lemma))
    return not classes or bool(classes & {"Person", "Group", "Organization"})


def which(verb: Word, tree: Hung) -> None:
    """Mend "a witness in the trial, which lasted a year" read as the witness, who is no "which"."""
    noun = verb.above
    pronoun = next((c for c in verb.children if c.lower == "which" and c.dep in ("nsubj", "obj")), None)
    if pronoun is None or pronoun.i < 2 or pronoun.near(-1).text != ",":
        return
    person = noun.tag in ("NN", "NNP") and (noun.ent == "PERSON" or noun_classes(noun.lemma)[:1] == ("Person",))
    if not person and not _are_several(noun, verb, pronoun):
        return
    nearest = pronoun.near(-2)
    while nearest.fine in ("flat", "compound", "appos") and nearest.above.i > noun.i and nearest.above is not noun:
        nearest = nearest.above
    body = nearest.ent in ("ORG", "GPE", "FAC", "EVENT", "PRODUCT") or "Person" not in noun_classes(nearest.lemma)
    beside = nearest.fine in ("nmod", "obl") and nearest.ent not in ("PERSON", "DATE", "TIME")
    if beside and body and noun.is_over(nearest):
        tree.hang(verb, nearest, "acl:relcl")


def _are_several(noun: Word, verb: Word, pronoun: Word) -> bool:
    # "shares of Karvel, which has been sold": they have not
    finite = next((c for c in verb.children if c.dep in ("aux", "cop")), verb)
    return noun.tag == "NNS" and pronoun.dep == "nsubj" and finite.tag == "VBZ"


def where(verb: Word, tree: Hung) -> None:
    """Mend "studied at Bremen before moving to Lima, where she worked" read as "Bremen, where she worked"."""
    where = next((c for c in verb.children if c.lower == "where"), None)
    if where is None or where.i < 2:
        return
    place = where.near(-2) if where.near(-1).text == "," else where.near(-1)
    while place.fine == "flat" and place.above.i < place.i:
        place = place.above
    if place.ent in _SITES and verb.above.i < place.i and not verb.above.is_over(place):
        tree.hang(verb, place, "acl:relcl")


def harming(verb: Word, tree: Hung) -> None:
    """Mend "an attack on a market that killed five": the attack did; "bombed a base, killing five": the bombers did."""
    site, above = verb.above, verb.above.above
    within = [c for c in site.all("nmod") if c.i < verb.i and "Event" in noun_classes(c.lemma)]
    if within and verb.fine == "acl:relcl" and site.tag == "NN" and not _HARMFUL & set(noun_classes(site.lemma)):
        tree.hang(verb, within[-1], verb.fine)  # "a recorder from the crash that killed nine"
        return
    struck = {"Vehicle", *GROUND}  # "a collision with a helicopter, which killed six"
    if site.ent not in _SITES and not set(noun_classes(site.lemma)) & struck:
        return
    if site.fine == "nmod" and "Event" in noun_classes(above.lemma):
        tree.hang(verb, above, verb.fine)
    elif verb.fine == "acl:relcl" and site.fine == "obl" and (event := _broke_out(above)) is not None:
        tree.hang(verb, event, verb.fine)  # "A fire broke out at a hospital that killed six"
    elif verb.tag == "VBG" and site.fine in ("obj", "obl") and verb.near(-1).text == ",":
        tree.hang(verb, above, "advcl")


def happening(verb: Word, tree: Hung) -> None:
    """Mend "a man suspected in a shooting that occurred on Friday", read as the man who did."""
    pronoun = next((c for c in verb.below.get("nsubj", ()) if c.lower in ("that", "which")), None)
    if pronoun is None or "Event" in noun_classes(verb.above.lemma):
        return
    event = pronoun.near(-2) if pronoun.near(-1).text == "," else pronoun.near(-1)
    if event.pos == "NOUN" and "Event" in noun_classes(event.lemma) and verb.above.is_over(event):
        tree.hang(verb, event, verb.fine)


HAPPENING = frozenset({"occur", "happen", "erupt", "begin", "start", "end"})


def _broke_out(verb: Word) -> Word | None:
    """Return what came about: the subject of a verb that says no more than that."""
    subjects = [c for c in verb.below.get("nsubj", ()) if noun_classes(c.lemma)[:1] == ("Event",)]
    return subjects[0] if subjects and verb.lemma in _COMING else None


_COMING = frozenset("break erupt occur happen start begin strike hit".split())
_HARMFUL = frozenset({"Event", "Person", "Group", "Product", "Vehicle"})
HARMING = frozenset({"kill", "injure", "wound", "destroy", "damage", "leave", "hurt", "maim"})
