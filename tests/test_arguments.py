"""What else takes part in what a sentence tells: from where, with what, by whom, to whom, for how much."""

from functools import cache

import pytest
from spacy.language import Language

from kg.extract import extract
from kg.extract.claims.amounts import amount
from kg.model import Article, Claim, Literal
from kg.ontology import load

load_once = cache(load)


def claims(nlp: Language, text: str, relation: str) -> list[Claim]:
    reading = extract(nlp(text), Article("a", "", text, published="2024-05-15"), load_once())
    return [c for c in reading.claims if c.relation == relation]


def roles(claim: Claim) -> list[str]:
    found = []
    for role, value in claim.arguments:
        words = f"{value.value} {value.unit or ''}".strip() if isinstance(value, Literal) else value.name
        found.append(f"{role} {words}")
    return found


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Orlan Group bought the mill from Ana Bo for $3.5 million.", "bought",
         ["from Ana Bo", "amount 3500000 USD"]),
        ("Dov Ito flew from Oslo to Lima with Ana Bo.", "flew-to", ["from Oslo", "with Ana Bo"]),
        ("The bank moved its office to Oslo.", "moved-to", ["object bank's office"]),
        ("Norway gave Peru 30 tanks.", "supplied", ["to Peru"]),
        ("Rebels attacked Lima with drones.", "attacked", ["with drones"]),
        ("Norway's sale of the mine to Orban Metals angered Lima.", "sold", ["to Orban Metals"]),
        ("Norway backs Ana Bo after the vote in May.", "backs", []),
        ("Norway and Peru attacked Lima and Oslo.", "attacked", []),
        ("According to Dov Ito, Norway backs Ana Bo.", "backs", []),
        ("Norway paid Ana Bo 40 million euros, not 50 million.", "other:pay-to", ["amount 40000000 EUR"]),
    ],
)  # fmt: skip
def test_other_roles_are_kept_with_the_claim(nlp: Language, text: str, relation: str, expected: list[str]) -> None:
    found = claims(nlp, text, relation)
    assert found
    assert roles(found[0]) == expected


def test_each_of_two_objects_is_no_argument_of_the_other(nlp: Language) -> None:
    found = claims(nlp, "Ana Bo visited Oslo and Lima with Dov Ito.", "visited")
    assert [roles(c) for c in found] == [["with Dov Ito"], ["with Dov Ito"]]


def test_a_pronoun_that_nothing_explains_is_left_out(nlp: Language) -> None:
    assert roles(claims(nlp, "Ana Bo visited Oslo with it.", "visited")[0]) == []


def test_the_place_is_told_once(nlp: Language) -> None:
    found = claims(nlp, "In Oslo, Ana Bo praised Dov Ito.", "praised")[0]
    assert found.where is not None
    assert found.where.name == "Oslo"
    assert roles(found) == []


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$1.1 billion", "1100000000", "USD"),
        ("about 40 tanks", "40", "tanks"),
        ("five percent", "5", "percent"),
        ("2.5 per cent", "2.5", "percent"),
        ("three million euros", "3000000", "EUR"),
        ("1,250 km", "1250", "kilometre"),
        ("12", "12", None),
        ("10-12 percent", "10-12 percent", None),
        ("dozens of tonnes", "dozens of tonnes", None),
    ],
)
def test_an_amount_is_a_number_with_its_unit(words: str, value: str, unit: str | None) -> None:
    assert amount(words) == Literal(value, "quantity", unit)
