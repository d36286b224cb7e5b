"""Dates and places of events: resolved against a Wednesday, 15 May 2019."""

import pytest
from docs import make_doc, make_text, word

from kg.extract.annotated import read
from kg.extract.evidence.calendar import resolve_date
from kg.extract.evidence.narrative import counts_from_another, date_from
from kg.extract.evidence.when import when
from kg.extract.evidence.where import where
from kg.model import Precision, When
from kg.reader.quantities import set_quantities

PUBLISHED = "2019-05-15"


@pytest.mark.parametrize(
    ("words", "future", "value"),
    [
        ("monday", False, "2019-05-13"),
        ("wednesday", False, "2019-05-15"),
        ("thursday", False, "2019-05-09"),
        ("thursday", True, "2019-05-16"),
        ("last wednesday", False, "2019-05-08"),
        ("next monday", False, "2019-05-20"),
        ("yesterday", False, "2019-05-14"),
        ("tomorrow", True, "2019-05-16"),
        ("tuesday night", False, "2019-05-14"),
        ("12 may", False, "2019-05-12"),
        ("may 20", True, "2019-05-20"),
        ("june 3", False, "2018-06-03"),
        ("june 3", True, "2019-06-03"),
        ("june", False, "2018-06"),
        ("march", False, "2019-03"),
        ("may 12 , 2015", False, "2015-05-12"),
        ("june 2012", False, "2012-06"),
        ("2015", False, "2015"),
        ("last week", False, "2019-05"),
        ("the start of this week", False, "2019-05"),
        ("the past few days", False, "2019-05"),
        ("last month", False, "2019-04"),
        ("this year", False, "2019"),
        ("last year", False, "2018"),
        ("two decades ago", False, "1999"),
        ("three days ago", False, "2019-05-12"),
        ("2015 - 05 - 12", False, "2015-05-12"),
        ("this morning", False, "2019-05-15"),
        ("last night", False, "2019-05-14"),
        ("last summer", False, "2018"),
        ("last spring", False, "2018"),
        ("mid-2014", False, "2014"),
        ("april last year", False, "2018-04"),
        ("monday of last week", False, "2019-05-06"),
        ("friday", None, "2019-05-17"),
        ("wednesday", None, "2019-05-15"),
        ("june 3", None, "2019-06-03"),
        ("april 3", None, "2019-04-03"),
        ("day before yesterday", False, "2019-05-13"),
        ("the end of the year", False, "2019"),
    ],
)
def test_words_of_a_date(words, future, value):
    found = resolve_date(words.split(), PUBLISHED, future=future)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "words",
    [
        "three years",
        "2004 to 2009",
        "a decade",
        "56-year-old",
        "31 february 2015",
        "some day",
        "the past year",
        "the last two months",
        "two years later",
        "the 1990s",
    ],
)
def test_words_that_are_no_date(words):
    assert resolve_date(words.split(), PUBLISHED) is None


def test_relative_words_need_the_day_of_publication():
    assert resolve_date(["monday"], None) is None
    assert resolve_date(["2015"], None) == When("2015", Precision.YEAR)


@pytest.mark.parametrize(
    ("words", "start", "value"),
    [
        ("two days later", "2003-12-31", "2004-01-02"),
        ("the day before", "2003-12-31", "2003-12-30"),
        ("the same day", "2003-12-31", "2003-12-31"),
        ("the following month", "2003-12", "2004-01"),
        ("a year earlier", "2003-12", "2002"),
        ("that year", "2003-12-31", "2003"),
        ("a decade later", "2003", "2013"),
    ],
)
def test_dates_that_count_from_another(words, start, value):
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[start.count("-")]
    assert counts_from_another(words.split())
    found = date_from(words.split(), When(start, precision))
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    ("words", "start"),
    [("two days later", "2003-12"), ("the following two years", "2003"), ("several years later", "2003")],
)
def test_what_is_too_coarse_to_count_from_gives_no_date(words, start):
    precision = Precision.MONTH if "-" in start else Precision.YEAR
    assert date_from(words.split(), When(start, precision)) is None


@pytest.mark.parametrize("words", ["next year", "two years ago", "later this month", "yesterday", "last week", "2015"])
def test_dates_that_count_from_the_day_of_publication(words):
    assert not counts_from_another(words.split())


def dated(table, predicate):
    doc = make_doc(table)
    set_quantities(doc)
    found = when(word(read(doc), predicate), PUBLISHED)
    return (found.value, found.of_event) if found else None


ON_MONDAY = "Oslo PROPN 2 nsubj; signed VERB 0 root lemma=sign; on ADP 4 case; Monday PROPN 2 obl"


def test_date_of_the_verb():
    assert dated(ON_MONDAY, "signed") == ("2019-05-13", True)


def test_future_weekday():
    table = "Oslo PROPN 3 nsubj; will AUX 3 aux tag=MD; sign VERB 0 root tag=VB; on ADP 5 case; Monday PROPN 3 obl"
    assert dated(table, "sign") == ("2019-05-20", True)


def test_date_of_the_saying_is_not_the_events():
    table = (
        "Rana PROPN 2 nsubj; said VERB 0 root lemma=say; on ADP 4 case; Monday PROPN 2 obl; that SCONJ 7 mark; "
        "Oslo PROPN 7 nsubj; signed VERB 2 ccomp lemma=sign"
    )
    assert dated(table, "signed") == ("2019-05-13", False)
    assert dated(table, "said") == ("2019-05-13", True)


def test_the_nearest_date_wins_over_that_of_the_saying():
    table = (
        "Rana PROPN 2 nsubj; said VERB 0 root lemma=say; on ADP 4 case; Monday PROPN 2 obl; that SCONJ 7 mark; "
        "Oslo PROPN 7 nsubj; signed VERB 2 ccomp lemma=sign; in ADP 9 case; 2015 NUM 7 obl"
    )
    assert dated(table, "signed") == ("2015", True)


def test_event_noun_takes_the_date_of_its_verb():
    table = (
        "Oslo PROPN 2 nsubj; signed VERB 0 root lemma=sign; a DET 4 det; deal NOUN 2 obj; yesterday NOUN 2 obl:unmarked"
    )
    assert dated(table, "deal") == ("2019-05-14", True)


def test_date_on_the_event_that_the_verb_is_about():
    table = "Monday PROPN 3 nmod:poss; 's PART 1 case; raid NOUN 4 nsubj; hurt VERB 0 root tag=VBD; two NUM 4 obj"
    assert dated(table, "hurt") == ("2019-05-13", True)


def test_conjunct_shares_the_date():
    table = ON_MONDAY + "; and CCONJ 6 cc; left VERB 2 conj lemma=leave"
    assert dated(table, "left") == ("2019-05-13", True)


@pytest.mark.parametrize(
    ("reason", "table", "predicate"),
    [
        (
            "a limit",
            "Oslo PROPN 2 nsubj; waited VERB 0 root lemma=wait; until ADP 4 case; Monday PROPN 2 obl",
            "waited",
        ),
        ("a beginning", "Oslo PROPN 2 nsubj; ruled VERB 0 root lemma=rule; since ADP 4 case; 2015 NUM 2 obl", "ruled"),
        (
            "a length of time",
            "Oslo PROPN 2 nsubj; ruled VERB 0 root lemma=rule; for ADP 5 case; three NUM 5 nummod; "
            "years NOUN 2 obl tag=NNS",
            "ruled",
        ),
        (
            "the date of another clause",
            "Oslo PROPN 2 nsubj; rose VERB 0 root lemma=rise; "
            "after SCONJ 5 mark; Rana PROPN 5 nsubj; fell VERB 2 advcl lemma=fall; "
            "on ADP 7 case; Monday PROPN 5 obl",
            "rose",
        ),
        (
            "the date of a relative clause",
            "Rana PROPN 6 nsubj; who PRON 3 nsubj; "
            "spoke VERB 1 acl:relcl lemma=speak; on ADP 5 case; Monday PROPN 3 obl; "
            "left VERB 0 root lemma=leave",
            "left",
        ),
        (
            "a person is not dated by the meeting",
            "He PRON 2 nsubj; met VERB 0 root lemma=meet; Rana PROPN 2 obj; Monday PROPN 2 obl",
            "Rana",
        ),
        (
            "a paper's name",
            "The DET 3 det; Sunday PROPN 3 compound; Herald PROPN 4 nsubj; wrote VERB 0 root lemma=write",
            "wrote",
        ),
    ],
)
def test_no_date(reason, table, predicate):
    assert dated(table, predicate) is None


def test_place_of_the_event():
    text = make_text(
        "They PRON 2 nsubj; met VERB 0 root lemma=meet; in ADP 4 case; Oslo PROPN 2 obl", ents={"Oslo": "GPE"}
    )
    place = where(word(text, "met"))
    assert place is not None
    assert place.text == "Oslo"


def test_goal_is_no_place_of_the_event():
    text = make_text(
        "They PRON 2 nsubj; flew VERB 0 root lemma=fly; to ADP 4 case; Oslo PROPN 2 obl", ents={"Oslo": "GPE"}
    )
    assert where(word(text, "flew")) is None


def test_place_of_a_person_is_no_place_of_the_event():
    text = make_text(
        "A DET 2 det; judge NOUN 5 nsubj; in ADP 4 case; Oslo PROPN 2 nmod; spoke VERB 0 root lemma=speak",
        ents={"Oslo": "GPE"},
    )
    assert where(word(text, "spoke")) is None
