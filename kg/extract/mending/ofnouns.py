"""Phrases behind a noun, hung on the verb or the noun before it that they complete.

In: a noun below another, and the tree. Out: the noun hung farther up.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word
from kg.extract.words.nouns import ACTING_NAMES, ACTORS, noun_classes


def charge(noun: Word, tree: Hung) -> None:
    """Hang on the verb what somebody is accused of: "accused the firm of fraud" read as "the firm of fraud"."""
    accused, of = noun.above, noun.one("case")
    while accused.fine == "nmod" and accused.i < noun.i:
        accused = accused.above  # "accused members of the party of fraud"
    verb = accused.above
    if accused.fine != "obj" or verb.lemma not in _OF_VERBS or of is None or of.lower != "of" or noun.ent:
        return
    if not set(noun_classes(noun.lemma)) - {"Event"} and not any(c.fine == "nmod:poss" for c in noun.children):
        tree.hang(noun, verb, "obl")


def blamed_on(noun: Word, tree: Hung) -> None:
    """Hang on the verb what something is blamed on: "blamed the fire on a fault" read as "the fire on a fault"."""
    blamed, verb = noun.above, noun.above.above
    on = any(c.lower == "on" for c in noun.all("case")) and noun.ent not in ("DATE", "TIME")
    if on and blamed.fine == "obj" and verb.lemma == "blame":
        tree.hang(noun, verb, "obl")


def guarded_from(noun: Word, tree: Hung) -> None:
    """Hang on the verb from what one is kept: "protects people against malaria" read as people against it."""
    case, guarded, verb = noun.one("case"), noun.above, noun.above.above
    if case is not None and case.lower == "against" and guarded.fine == "obj" and verb.lemma in _GUARDING:
        tree.hang(noun, verb, "obl")


_GUARDING = frozenset("protect defend shield guard vaccinate immunise immunize inoculate insure warn".split())


def felt_by(noun: Word, tree: Hung) -> None:
    """Hang on the effect whom it is on: "the impact of the drought on farmers" read as "the drought on farmers"."""
    cause, effect, on = noun.above, noun.above.above, noun.one("case")
    if on is None or on.lower not in ("on", "upon") or cause.fine != "nmod" or effect.lemma not in _EFFECTS:
        return
    if any(c.lower == "of" for c in cause.all("case")):
        tree.hang(noun, effect, "nmod")


def claim_by(noun: Word, tree: Hung) -> bool:
    """Hang on "request" whose it is: "refused a request by the team to go" read as "refused by the team"."""
    case, verb = noun.one("case"), noun.above
    if case is not None and case.lower == "from" and noun.ent == "GPE":
        doer = next((c for c in verb.all("obl") if c.fine == "obl:agent" and c.edges()[1] == case.i - 1), None)
        if doer is not None:
            tree.hang(noun, doer, "nmod")  # "was hit by trawlers from Norway"
            return True
    if case is None or case.lower not in ("by", "from") or case.i == 0 or verb.pos != "VERB" or verb.tag == "VBN":
        return False
    claim = case.near(-1)
    if claim.lemma not in _CLAIMS or claim.fine != "obj" or claim.above is not verb:
        return False
    if noun.ent not in ACTING_NAMES and not ACTORS & set(noun_classes(noun.lemma)):
        return False
    tree.hang(noun, claim, "nmod")
    return True


_CLAIMS = frozenset(
    "claim allegation accusation request call demand appeal plea report complaint letter statement proposal offer "
    "bid warning suggestion criticism petition attempt threat".split()
)


def scene(place: Word, tree: Hung) -> None:
    """Hang the place on what was there in "met Ana Ruiz in Lima", "the funeral of Ana Ruiz in Lima"."""
    name, above = place.above, place.above.above
    if place.ent != "GPE" or name.ent != "PERSON" or place.near(-1).lower not in ("in", "at"):
        return
    if place.near(-2).text in (",", "(", "–", "—") or place.i < name.i:
        return
    if name.fine == "nmod" and "Event" in noun_classes(above.lemma):
        tree.hang(place, above, "nmod")
    elif name.fine == "obj" and above.pos == "VERB":
        tree.hang(place, above, "obl")


def held(participle: Word, tree: Hung) -> bool:
    """Hang "held" on the meeting in "a meeting with officials held in March", read as held officials."""
    guest, meeting = participle.above, participle.above.above
    if participle.tag != "VBN" or participle.lemma not in _HELD or guest.fine != "nmod" or guest.i > participle.i:
        return False
    somebody = guest.ent in ACTING_NAMES or bool(ACTORS & set(noun_classes(guest.lemma)))
    if not somebody or noun_classes(meeting.lemma)[:1] != ("Event",):
        return False
    tree.hang(participle, meeting, "acl")
    return True


_HELD = frozenset("hold sign reach broker schedule arrange convene postpone cancel".split())


def of_accused(participle: Word, tree: Hung) -> bool:
    """Hang on the accused "the trial of Teo Brandt, charged with fraud", read as a charged trial."""
    case = participle.above
    person = next((c for c in case.children if c.fine == "nmod" and c.ent == "PERSON" and c.i < participle.i), None)
    if (
        person is None
        or case.pos != "NOUN"
        or "Person" in noun_classes(case.lemma)
        or participle.all("nsubj", "aux", "obj")
    ):
        return False
    if person.edges()[1] == participle.i - 2 and participle.near(-1).text == ",":
        participle.tag, participle.feats = "VBN", "Tense=Past|VerbForm=Part"
        tree.hang(participle, person, "acl")
        return True
    return False


ACCUSING = frozenset("charge accuse convict suspect acquit sentence jail".split())
_EFFECTS = frozenset("impact effect influence toll consequence".split())
_OF_VERBS = frozenset("accuse suspect convict acquit clear absolve strip rob deprive rid relieve".split())
