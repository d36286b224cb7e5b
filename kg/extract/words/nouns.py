"""In: a noun phrase's head word. Out: the class of thing that it names, as `ontology/nouns.csv` says.

The table gives the classes that a noun can name, the usual one first; the reader's choice stands where it is one of
them. Several people are a Group, and "dozens of people" are what the people are.
"""

import csv
from functools import cache, lru_cache

from kg.extract.tree import Word
from kg.ontology import FOLDER

# Classes of those who act, and of where things are.
ACTORS = frozenset({"Person", "Organization", "GPE", "Group"})
GROUND = frozenset({"GPE", "Place", "Facility"})
# Labels of the names of those who act.
ACTING_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# What is counted or measured, by the label of its words.
AMOUNTS = frozenset({"MONEY", "QUANTITY", "PERCENT", "CARDINAL"})
# What the title of a member of government is of.
PORTFOLIOS = frozenset(
    "state government defence defense justice treasury energy education health commerce labor labour transportation "
    "transport agriculture interior finance trade war foreign home culture security environment housing tourism "
    "information communication communications railway railways aviation water power sport sports youth women gender "
    "science technology industry planning development welfare immigration planning petroleum fisheries".split()
)
# What somebody did to somebody.
ATTACKS = frozenset(
    "raid attack strike airstrike bombing shooting explosion blast ambush assault assassination massacre killing "
    "hijacking kidnapping cyberattack hack".split()
)
_COUNTS = frozenset(
    """number dozen score hundred thousand million billion majority minority handful couple pair trio lot plenty rest
    one some many most several few half third quarter percent part plurality mass scores kind sort type""".split()
)
# What these are of is what they consist of.
MEASURES = frozenset(
    "kind sort type instance example half couple number series range variety lot pair dozen hundred thousand "
    "million majority rest handful amount piece collection set bunch era point back front side middle edge sentence "
    "result group team band gang crowd family batch squad crew contingent delegation mix mixture".split()
)
_GATHERINGS = frozenset("group team crowd gang band party bunch circle wave line crew pack ring army mob".split())
_PLURAL_TAGS = ("NNS", "NNPS")
_ALWAYS_PLURAL = frozenset("people police folk men women children".split())
# Who is handed these is supplied with nothing.
NOTHING_GIVEN = frozenset(
    "defeat loss victory win blow boost lead setback shock lesson chance detail reason comment explanation estimate "
    "figure evidence view example power control answer strategy budget result sentence term way speech sermon lecture "
    "impetus signal".split()
)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    with (FOLDER / "nouns.csv").open(encoding="utf8", newline="") as file:
        return {row["noun"]: tuple(row["classes"].split()) for row in csv.DictReader(file)}


@lru_cache(maxsize=1 << 14)
def noun_classes(lemma: str) -> tuple[str, ...]:
    """Return the classes that a noun can name, the usual one first; none where nobody knows."""
    known = _table().get(lemma.lower())
    if known is None and lemma.islower() and lemma.endswith(("man", "woman", "person")):  # Norman is no kind of man
        return ("Person",)
    return known or ()


def noun_of(head: Word) -> str:
    """Return the noun that a phrase is headed by, whole where hyphens part it: "start-up", "co-founder"."""
    if head.i < 2 or head.near(-1).text != "-":
        return head.low
    first = next((c for c in head.children if c.i == head.i - 2), None)
    hyphened = first is not None and any(c.text == "-" for c in (*head.children, *first.children) if c.i == head.i - 1)
    return f"{first.lower}-{head.low}" if first is not None and hyphened else head.low


def is_plural(head: Word) -> bool:
    """Tell whether a noun stands for several: "soldiers", "people", "both", "the two"."""
    if head.tag in _PLURAL_TAGS or head.lower in _ALWAYS_PLURAL:
        return True
    return head.pos == "NUM" and head.lower not in ("one", "1")


def class_of(head: Word, seen: str) -> str:
    """Return the class of the thing that a noun phrase names, where the reader took it for `seen`."""
    inner = _measured(head)
    if inner is not None:
        found = class_of(inner, seen)
        return "Person" if found == "Group" and head.lower == "one" else found
    classes = ("Thing",) if _is_origin(head) else noun_classes(noun_of(head)) or noun_classes(head.lemma)
    found = seen if not classes or seen in classes else classes[0]
    if found in ("Person", "Organization") and head.low in _GATHERINGS and _of_people(head):
        return "Group"
    return "Group" if found == "Person" and is_plural(head) else found


def _measured(head: Word) -> Word | None:
    """Return what an amount is an amount of: "dozens of people", "one of the two ships"."""
    if "nmod" not in head.below or (head.low not in _COUNTS and head.pos != "NUM") or _is_figure(head):
        return None
    for child in head.below["nmod"]:
        if child.pos in ("NOUN", "PROPN") and any(c.lower == "of" for c in child.children):
            return child
    return None


def _is_figure(head: Word) -> bool:
    # "the number of pilots" is no pilots; "a number of pilots" is
    return head.lower in ("number", "percent") and any(c.lower == "the" for c in head.children)


def _is_origin(head: Word) -> bool:
    # "a source of income" is nobody
    return head.low == "source" and any(g.lower == "of" for c in head.all("nmod") for g in c.children)


def _of_people(head: Word) -> bool:
    # "a group of farmers" has no name and no seat; "a group of companies" is no group of people
    for child in head.children:
        if child.dep == "nmod" and is_plural(child) and any(c.lower == "of" for c in child.children):
            return "Person" in noun_classes(child.lemma) or child.lower in _ALWAYS_PLURAL
    return False


def is_money(word: Word) -> bool:
    """Tell what funds whoever is given it: "$40 million", "a grant"."""
    return word.ent == "MONEY" or word.lemma in _MONEY


def is_ailment(word: Word) -> bool:
    """Tell what one falls ill with: "lung cancer", "diabetes", "meningitis"."""
    lemma = word.low
    return lemma in _AILMENTS or lemma.endswith(("itis", "osis", "emia", "aemia", "oma", "pathy", "phobia"))


_AILMENTS = frozenset(
    "ailment allergy asthma autism cancer cataract cholera cold complication condition cough dementia depression "
    "diabetes disability disease disorder epilepsy fever flu headache hepatitis hypertension illness infection "
    "infertility influenza malaria malnutrition measles migraine obesity pneumonia polio rash rabies scurvy sepsis "
    "stroke symptom syndrome tumor tumour ulcer virus aids hiv covid covid-19 alzheimer parkinson ebola tb".split()
)
_MONEY = frozenset({"grant", "loan", "subsidy", "donation"})
