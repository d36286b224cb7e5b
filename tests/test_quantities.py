"""Dates, money, counts and measures: what is found, and the words that only look like them."""

import pytest
import spacy
from docs import make_doc
from spacy.tokens import Span

from kg.reader.quantities import set_quantities

BLANK = spacy.blank("en")


def found(text):
    doc = BLANK(text)
    set_quantities(doc)
    return [(ent.text, ent.label_) for ent in doc.ents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 12 May 2015.", [("12 May 2015", "DATE")]),
        ("They met on May 12, 2015, in Oslo.", [("May 12, 2015", "DATE")]),
        ("They met on Monday, 4 June 2012.", [("Monday, 4 June 2012", "DATE")]),
        ("It fell on the 4th of July.", [("the 4th of July", "DATE")]),
        ("Filed 2015-05-12 at noon.", [("2015-05-12", "DATE"), ("noon", "TIME")]),
        ("They left in June last year.", [("June last year", "DATE")]),
        ("It closed in mid-June.", [("mid-June", "DATE")]),
        ("It opened at the start of this week.", [("the start of this week", "DATE")]),
        ("It opened two decades ago.", [("two decades ago", "DATE")]),
        ("It opened a day or two before.", [("a day or two before", "DATE")]),
        ("Sales fell over the past few days.", [("the past few days", "DATE")]),
        ("Sales fell earlier this week.", [("earlier this week", "DATE")]),
        ("He called last night.", [("last night", "DATE")]),
        ("He called on Thursday evening.", [("Thursday evening", "DATE")]),
        ("Rents fell in the 1990s.", [("the 1990s", "DATE")]),
        ("A ship of the 21st century.", [("the 21st century", "DATE")]),
        ("Between 2004–2009 it grew.", [("2004–2009", "DATE")]),
        ("The 56-year-old retired.", [("56-year-old", "DATE")]),
        ("They ate at 9:30 a.m. and 7pm.", [("9:30 a.m.", "TIME"), ("7pm", "TIME")]),
        ("It took up to 30 hours.", [("up to 30 hours", "TIME")]),
        ("It cost $3.5 billion.", [("$3.5 billion", "MONEY")]),
        ("It cost £20m or 422,000 euros.", [("£20m", "MONEY"), ("422,000 euros", "MONEY")]),
        ("A $5-million prize.", [("$5-million", "MONEY")]),
        ("About 12 per cent or 7% agreed.", [("About 12 per cent", "PERCENT"), ("7%", "PERCENT")]),
        ("A road of 5,000 kilometres.", [("5,000 kilometres", "QUANTITY")]),
        ("A park of 40 square miles.", [("40 square miles", "QUANTITY")]),
        ("A 400-strong force.", [("400", "CARDINAL")]),
        ("More than 11,000 people signed.", [("More than 11,000", "CARDINAL")]),
        ("Dozens of boats, two thirds of them old.", [("Dozens", "CARDINAL"), ("two thirds", "CARDINAL")]),
        ("The second man left.", [("second", "ORDINAL")]),
        ("A second later it fell.", [("A second later", "TIME")]),
    ],
)
def test_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister may resign.",
        "Soldiers march on the town.",
        "They sat down.",
        "It sold second-hand cars.",
        "He was next to the door.",
        "A bus passed the yard.",
        "",
        "The end of the road.",
    ],
)
def test_words_that_only_look_like_quantities(text):
    assert found(text) == []


def test_capital_may_is_a_modal_where_the_tagger_says_so():
    doc = make_doc("May AUX 3 aux tag=MD\nwe PRON 3 nsubj\nleave VERB 0 root tag=VB\n? PUNCT 3 punct")
    set_quantities(doc)
    assert doc.ents == ()


def test_month_in_a_persons_name_is_no_date():
    doc = make_doc("April PROPN 3 nsubj\nStone PROPN 1 flat\nspoke VERB 0 root")
    set_quantities(doc)
    assert doc.ents == ()


def test_weekday_in_a_papers_name_is_no_date():
    doc = make_doc("The DET 3 det\nSunday PROPN 3 compound\nHerald PROPN 4 nsubj\nreported VERB 0 root")
    set_quantities(doc)
    assert doc.ents == ()


def test_weekday_morning_is_a_date_though_a_compound():
    doc = make_doc("on ADP 3 case\nSunday PROPN 3 compound\nmorning NOUN 0 root")
    set_quantities(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Sunday morning", "DATE")]


def test_number_of_people_is_a_count_and_not_a_year():
    doc = make_doc("2012 NUM 2 nummod\npeople NOUN 3 nsubj tag=NNS\nleft VERB 0 root")
    set_quantities(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("2012", "CARDINAL")]


def test_number_in_a_product_name_is_no_count():
    doc = make_doc("The DET 2 det\nFalcon PROPN 4 nsubj\n9 NUM 2 nummod\nflew VERB 0 root")
    set_quantities(doc)
    assert doc.ents == ()


def test_pronoun_one_is_no_count():
    doc = make_doc("No DET 2 det\none PRON 3 nsubj\nleft VERB 0 root")
    set_quantities(doc)
    assert doc.ents == ()


def test_names_that_were_there_stay():
    doc = BLANK("The Friday Club met on Friday.")
    doc.set_ents([Span(doc, 0, 3, label="ORG")])
    set_quantities(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("The Friday Club", "ORG"), ("Friday", "DATE")]


def test_adding_twice_changes_nothing():
    doc = BLANK("It cost $5 on 3 May 2011, ten years ago.")
    set_quantities(doc)
    once = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    set_quantities(doc)
    assert [(ent.start, ent.end, ent.label_) for ent in doc.ents] == once
