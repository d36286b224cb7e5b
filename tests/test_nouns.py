"""The class of the thing that a noun phrase names, by its head noun."""

import csv

import pytest
from docs import make_text

from kg.extract.tree import Word
from kg.extract.words.nouns import class_of, is_plural, noun_classes, noun_of
from kg.ontology import FOLDER, load


def head(table: str, text: str) -> Word:
    return next(w for w in make_text(table).words if w.text == text)


def test_every_class_of_the_table_is_in_the_ontology_and_every_noun_is_there_once() -> None:
    with (FOLDER / "nouns.csv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 1000
    assert len({r["noun"] for r in rows}) == len(rows)
    known = load().entity_classes
    assert {c for r in rows for c in r["classes"].split()} <= set(known)


@pytest.mark.parametrize(
    ("noun", "seen", "wanted"),
    [
        ("ferry", "Organization", "Vehicle"),
        ("ministry", "Thing", "Organization"),
        ("earthquake", "Thing", "Event"),
        ("milkman", "Thing", "Person"),
        ("hospital", "Facility", "Facility"),  # a noun of two senses: the reader's choice stands
        ("hospital", "Thing", "Organization"),
        ("gumption", "Thing", "Thing"),
        ("gumption", "Person", "Person"),
    ],
)
def test_a_noun_names_what_the_table_says_or_what_the_reader_saw(noun: str, seen: str, wanted: str) -> None:
    assert class_of(head(f"The DET 2 det\n{noun} NOUN 0 root", noun), seen) == wanted


@pytest.mark.parametrize(
    ("table", "word", "wanted"),
    [
        ("miners NOUN 0 root lemma=miner tag=NNS", "miners", "Group"),
        ("miner NOUN 0 root", "miner", "Person"),
        ("two NUM 2 nummod\nmen NOUN 0 root lemma=man tag=NNS", "men", "Group"),
        ("ships NOUN 0 root lemma=ship tag=NNS", "ships", "Vehicle"),
        ("dozens NOUN 0 root lemma=dozen\nof ADP 3 case\nships NOUN 1 nmod lemma=ship tag=NNS", "dozens", "Vehicle"),
        ("dozens NOUN 0 root lemma=dozen\nof ADP 3 case\nminers NOUN 1 nmod lemma=miner tag=NNS", "dozens", "Group"),
        ("one NUM 0 root\nof ADP 3 case\nminers NOUN 1 nmod lemma=miner tag=NNS", "one", "Person"),
        ("group NOUN 0 root\nof ADP 3 case\nminers NOUN 1 nmod lemma=miner tag=NNS", "group", "Group"),
        ("group NOUN 0 root\nof ADP 3 case\nbanks NOUN 1 nmod lemma=bank tag=NNS", "group", "Organization"),
    ],
)  # fmt: skip
def test_several_people_are_a_group(table: str, word: str, wanted: str) -> None:
    assert class_of(head(table, word), "Person" if wanted != "Organization" else wanted) == wanted


def test_one_is_not_several() -> None:
    assert not is_plural(head("one NUM 0 root", "one"))
    assert is_plural(head("both NUM 0 root", "both"))
    assert noun_classes("gumption") == ()


def test_a_hyphened_noun_is_one_noun() -> None:
    table = "a DET 4 det\nstart NOUN 4 compound\n- PUNCT 2 punct\nup NOUN 0 root"
    assert noun_of(head(table, "up")) == "start-up"
    assert class_of(head(table, "up"), "Thing") == "Organization"
    assert noun_of(head("start NOUN 2 compound\nline NOUN 0 root", "line")) == "line"
