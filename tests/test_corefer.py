"""What one article calls by several names and phrases is one thing; what it keeps apart stays apart."""

import pytest
from docs import make_doc, make_text
from spacy.tokens import Span

from kg.extract import extract
from kg.extract.annotated import read
from kg.extract.reference.agreement import given_gender
from kg.extract.reference.hints import hints
from kg.extract.reference.mentions import Mentions
from kg.extract.reference.naming import name_in, paired, phrase_name
from kg.extract.reference.phrases import describe, may_be_one
from kg.model import Article
from kg.ontology import load


def phrase(table: str, noun: str):
    words = make_text(table).words
    return describe(next(w for w in words if w.text == noun), words)


def things(table: str, ents: dict[str, str], mentions: dict[str, tuple[str, str]]) -> list[set[str]]:
    """Return the mentions' texts by thing; `mentions` maps words of the text to label and cluster of the reader."""
    doc = make_doc(table, ents)
    spans = []
    for text, (label, cluster) in mentions.items():
        at = doc.text.index(text)
        span = doc.char_span(at, at + len(text))
        spans.append(Span(doc, span.start, span.end, label=label, span_id=cluster))
    doc.spans["mentions"] = sorted(spans, key=lambda s: s.start)
    reading = extract(doc, Article("a", "", doc.text), load())
    return [{m.text for m in cluster} for cluster in reading.clusters]


MEN = "{} 2 {}\nmen NOUN 0 root lemma=man tag=NNS"


@pytest.mark.parametrize(
    ("later", "earlier", "wanted"),
    [
        ("the DET 2 det", "tall ADJ 2 amod", True),
        ("tall ADJ 2 amod", "the DET 2 det", False),  # a new word tells who is meant
        ("Dutch ADJ 2 amod", "tall ADJ 2 amod", True),
        ("Dutch ADJ 2 amod", "Danish ADJ 2 amod", False),
        ("three NUM 2 nummod", "five NUM 2 nummod", False),
        ("other ADJ 2 amod", "tall ADJ 2 amod", False),
        ("first ADJ 2 amod", "second ADJ 2 amod", False),
        ("Ruiz PROPN 2 compound", "the DET 2 det", False),
        ("Ruiz PROPN 2 compound", "Ruiz PROPN 2 compound", True),
    ],
)
def test_a_phrase_takes_up_what_it_does_not_contradict(later: str, earlier: str, wanted: bool) -> None:
    one, other = (phrase(f"{row}\nmen NOUN 0 root lemma=man tag=NNS", "men") for row in (later, earlier))
    assert may_be_one(one, other) is wanted


def test_a_restrictive_clause_needs_nothing_before_it() -> None:
    clause = "men NOUN 0 root lemma=man tag=NNS\nwho PRON 3 nsubj\ncame VERB 1 acl:relcl"
    assert phrase(clause, "men").closed
    assert not phrase(clause.replace("who", ", PUNCT 4 punct\nwho").replace("who PRON 3", "who PRON 4"), "men").closed


def weight(table: str, name: str, kind: str) -> int:
    words = make_text(table).words
    at = next(w.i for w in words if w.text == name)
    return hints(words[at], words, at, at + 1)[kind]


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("died VERB 0 root\nin ADP 3 case\nKarvel PROPN 1 obl", "GPE"),
        ("fled VERB 0 root lemma=flee\nto ADP 3 case\nKarvel PROPN 1 obl", "GPE"),
        ("mayor NOUN 0 root\nof ADP 3 case\nKarvel PROPN 1 nmod", "GPE"),
        ("Karvel PROPN 3 nmod:poss\n's PART 1 case tag=POS\npresident NOUN 0 root", "GPE"),
        ("Karvel PROPN 0 root\n, PUNCT 4 punct\na DET 4 det\ntown NOUN 1 appos", "GPE"),
        ("Karvel PROPN 0 root\n, PUNCT 4 punct\na DET 4 det\nbank NOUN 1 appos", "Organization"),
        ("shares NOUN 0 root lemma=share\nin ADP 3 case\nKarvel PROPN 1 nmod", "Organization"),
        ("Karvel PROPN 2 compound\nshareholders NOUN 0 root lemma=shareholder", "Organization"),
        ("Mr PROPN 2 compound\nKarvel PROPN 0 root", "Person"),
        ("Karvel PROPN 3 nmod:poss\n's PART 1 case tag=POS\nwidow NOUN 0 root", "Person"),
    ],
)
def test_what_stands_around_a_name_tells_what_it_is(table: str, kind: str) -> None:
    assert weight(table, "Karvel", kind) > 0


@pytest.mark.parametrize(
    "table",
    [
        "shares NOUN 0 root lemma=share\nin ADP 3 case\nKarvel PROPN 1 nmod",
        "believe VERB 0 root\nin ADP 3 case\nKarvel PROPN 1 obl",
        "praised VERB 0 root lemma=praise\nKarvel PROPN 1 obj",
    ],
)
def test_what_does_not_make_a_place(table: str) -> None:
    assert weight(table, "Karvel", "GPE") == 0


TOWN = """
Ruiz PROPN 2 nsubj
died VERB 0 root lemma=die
in ADP 4 case
Karvel PROPN 2 obl
. PUNCT 2 punct

Karvel PROPN 2 nsubj
mourned VERB 0 root lemma=mourn
. PUNCT 2 punct
"""


def test_a_name_has_one_class_in_all_its_places() -> None:
    doc = make_doc(TOWN, {"Ruiz": "PERSON", "Karvel": "PERSON"})
    doc.ents = [*doc.ents, Span(doc, 5, 6, label="PERSON")]
    reading = extract(doc, Article("a", "", doc.text), load())
    assert {m.type for m in reading.mentions if m.name == "Karvel"} == {"GPE"}
    assert {m.type for m in reading.mentions if m.name == "Ruiz"} == {"Person"}


APART = """
Orban PROPN 2 nsubj
lost VERB 0 root lemma=lose
. PUNCT 2 punct

The DET 2 det
officials NOUN 3 nsubj lemma=official tag=NNS
left VERB 0 root lemma=leave
. PUNCT 3 punct
"""


def test_officials_are_no_single_person() -> None:
    seen = {"Orban": ("PERSON", "1"), "The officials": ("PERSON", "1")}
    assert things(APART, {"Orban": "PERSON"}, seen) == [{"Orban"}, {"The officials"}]


BESIDE = """
Its PRON 2 nmod:poss
founder NOUN 5 nsubj
, PUNCT 4 punct
{} 2 appos
left VERB 0 root lemma=leave
. PUNCT 5 punct
"""


def test_a_founder_and_the_name_beside_are_one() -> None:
    seen = {"Its founder": ("PERSON", "1"), "Orban": ("PERSON", "2")}
    assert {"Its founder", "Orban"} in things(BESIDE.format("Orban PROPN"), {"Orban": "PERSON"}, seen)


def test_a_founder_and_the_bridge_beside_are_two() -> None:
    seen = {"Its founder": ("PERSON", "1"), "bridge": ("FAC", "2")}
    assert {"Its founder"} in things(BESIDE.format("bridge NOUN"), {}, seen)


BRACKETS = """
Andean PROPN 3 compound
Workers PROPN 3 compound
Congress PROPN 7 nsubj
( PUNCT 5 punct
AWC PROPN 3 appos
) PUNCT 5 punct
left VERB 0 root lemma=leave
. PUNCT 7 punct
"""


@pytest.mark.parametrize(("short", "one"), [("AWC", True), ("Lima", False)])
def test_initials_in_brackets_are_the_name_before(short: str, one: bool) -> None:
    seen = {"Andean Workers Congress": ("ORG", "1"), short: ("ORG", "2")}
    ents = {"Andean Workers Congress": "ORG", short: "ORG"}
    found = things(BRACKETS.replace("AWC", short), ents, seen)
    assert ({"Andean Workers Congress", short} in found) is one


OWNED = """
Orban PROPN 2 nsubj
hired VERB 0 root lemma=hire
{} 4 nmod:poss
lawyer NOUN 2 obj
. PUNCT 2 punct
"""


@pytest.mark.parametrize(("cluster", "name"), [("1", "Orban's lawyer"), ("3", "Orban's lawyer")])
def test_what_is_somebodys_is_called_by_the_owner(cluster: str, name: str) -> None:
    doc = make_doc(OWNED.format("his PRON"), {"Orban": "PERSON"})
    spans = [(0, 1, "1"), (2, 3, cluster), (2, 4, "2")]
    doc.spans["mentions"] = [Span(doc, a, b, label="PERSON", span_id=c) for a, b, c in spans]
    reading = extract(doc, Article("a", "", doc.text), load())
    assert [m.name for m in reading.mentions if m.text == "his lawyer"] == [name]


@pytest.mark.parametrize(
    ("owner", "whose", "name"),
    [("Strikers NOUN", "their", "Strikers' lawyer"), ("Orban PROPN", "my", "lawyer")],
)
def test_what_is_nobodys_that_has_a_name_is_called_by_the_noun_or_by_itself(owner: str, whose: str, name: str) -> None:
    plural = " tag=NNS" if "NOUN" in owner else ""
    table = OWNED.replace("Orban PROPN 2 nsubj", f"{owner} 2 nsubj{plural}").format(f"{whose} PRON")
    doc = make_doc(table)
    label = "NORP" if "NOUN" in owner else "PERSON"
    spans = [(0, 1, "1"), (2, 3, "1" if whose == "their" else "3"), (2, 4, "2")]
    doc.spans["mentions"] = [Span(doc, a, b, label=label if a == 0 else "PERSON", span_id=c) for a, b, c in spans]
    reading = extract(doc, Article("a", "", doc.text), load())
    assert [m.name for m in reading.mentions if m.text == f"{whose} lawyer"] == [name]


TOWN_OF = """
Orban PROPN 2 nsubj
left VERB 0 root lemma=leave
the DET 4 det
{} NOUN 2 obj
of ADP 6 case
Karvel PROPN 4 nmod
. PUNCT 2 punct
"""


@pytest.mark.parametrize(("noun", "one"), [("town", True), ("island", True), ("mayor", False), ("coast", False)])
def test_a_town_is_what_it_is_called(noun: str, one: bool) -> None:
    table = TOWN_OF.format(noun)
    phrase = f"the {noun} of Karvel"
    doc = make_doc(table, {"Orban": "PERSON", "Karvel": "GPE"})
    spans = [(2, 6, "1", "GPE"), (5, 6, "2", "GPE"), (0, 1, "3", "PERSON")]
    doc.spans["mentions"] = [Span(doc, a, b, label=label, span_id=c) for a, b, c, label in sorted(spans)]
    reading = extract(doc, Article("a", "", doc.text), load())
    assert ({phrase, "Karvel"} in [{m.text for m in c} for c in reading.clusters]) is one


KNOWN_AS = """
Dock PROPN 2 compound
Guild PROPN 0 root
known VERB 2 acl lemma=know
as ADP 5 case
{} PROPN 3 obl
"""


@pytest.mark.parametrize(("name", "one"), [("DG", True), ("Lima", False)])
def test_a_participle_gives_a_name(name: str, one: bool) -> None:
    seen = {"Dock Guild": ("ORG", "1"), name: ("ORG", "2")}
    found = things(KNOWN_AS.format(name), {"Dock Guild": "ORG", name: "ORG"}, seen)
    assert ({"Dock Guild", name} in found) is one


def named(table: str, ents: dict[str, tuple[int, int, str]], head: str, seen: str) -> str | None:
    doc = make_doc(table)
    words = read(doc).words
    at = next(w for w in words if w.text == head)
    found = name_in(
        at, words, {end - 1: (start, end, label) for start, end, label in ents.values()}, 0, len(words), seen
    )
    return doc[found[0] : found[1]].text if found else None


def test_a_name_is_without_the_nouns_before_it() -> None:
    table = "hedge NOUN 3 compound\nfund NOUN 3 compound\nKarvel PROPN 0 root"
    assert named(table, {"x": (1, 3, "ORG")}, "Karvel", "ORG") == "Karvel"


def test_a_title_alone_is_no_name() -> None:
    assert named("Foreign PROPN 2 compound\nMinister PROPN 0 root", {}, "Minister", "PERSON") is None
    assert named("Foreign PROPN 2 compound\nOffice PROPN 0 root", {}, "Office", "ORG") == "Foreign Office"


def test_a_phrase_is_called_by_what_is_not_said_in_passing() -> None:
    table = "the DET 2 det; spokeswoman NOUN 0 root; for ADP 4 case; Karvel PROPN 2 nmod; , PUNCT 6 punct"
    doc = make_doc(f"{table}; Ruiz PROPN 4 appos")
    words = read(doc).words
    assert phrase_name(words[1], words, doc.text, 0, 6) == "spokeswoman for Karvel"


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("Council PROPN 0 root; for ADP 3 case; Trade PROPN 1 nmod; and CCONJ 5 cc; Labour PROPN 3 conj",
         "Council for Trade and Labour"),
        ("Council PROPN 0 root; for ADP 3 case; farmers NOUN 1 nmod", "Council"),
        ("Group PROPN 0 root; of ADP 3 case; Norland PROPN 1 nmod", "Group"),
    ],
)  # fmt: skip
def test_an_institution_is_called_with_what_it_is_for(table: str, name: str) -> None:
    head = table.split()[0]
    assert named(table, {"x": (0, 1, "ORG")}, head, "ORG") == name


def test_a_long_phrase_is_cut_where_a_modifier_begins() -> None:
    rows = ["formation NOUN 0 root", "of ADP 4 case", "a DET 4 det", "circle NOUN 1 nmod", "of ADP 6 case"]
    rows += ["friends NOUN 4 nmod", "from ADP 8 case", "Lima PROPN 6 nmod", "with ADP 10 case", "money NOUN 6 nmod"]
    doc = make_doc("; ".join(rows))
    words = read(doc).words
    assert phrase_name(words[0], words, doc.text, 0, 10) == "formation of a circle of friends from Lima"
    assert phrase_name(words[0], words, doc.text, 0, 6) == "formation of a circle of friends"


COUPLE = """
Ruiz PROPN 2 nsubj
met VERB 0 root lemma=meet
Orban PROPN 2 obj
. PUNCT 2 punct

He PRON 2 nsubj
praised VERB 0 root lemma=praise
her PRON 4 nmod:poss
book NOUN 2 obj
. PUNCT 2 punct

He PRON 2 nsubj
left VERB 0 root lemma=leave
. PUNCT 2 punct
"""


def test_she_is_not_he() -> None:
    doc = make_doc(COUPLE, {"Ruiz": "PERSON", "Orban": "PERSON"})
    spans = [(0, 1, "1"), (2, 3, "2"), (4, 5, "2"), (6, 7, "2"), (9, 10, "2")]
    doc.spans["mentions"] = [Span(doc, a, b, label="PERSON", span_id=c) for a, b, c in spans]
    reading = extract(doc, Article("a", "", doc.text), load())
    people = [[m.text for m in c] for c in reading.clusters if c[0].type == "Person"]
    assert people == [["Ruiz", "her"], ["Orban", "He", "He"]]


SHIPS = """
Anna PROPN 2 nsubj
sank VERB 0 root lemma=sink
. PUNCT 2 punct

That DET 2 det
ship NOUN 6 nsubj
, PUNCT 4 punct
Luz PROPN 2 appos
, PUNCT 4 punct
burned VERB 0 root lemma=burn
. PUNCT 6 punct
"""


def test_what_stands_beside_a_name_leaves_the_other_name() -> None:
    seen = {"Anna": ("VEHICLE", "1"), "That ship": ("VEHICLE", "1"), "Luz": ("VEHICLE", "2")}
    assert things(SHIPS, {"Anna": "VEHICLE", "Luz": "VEHICLE"}, seen) == [{"Anna"}, {"That ship", "Luz"}]


@pytest.mark.parametrize(("name", "gender"), [("Carl Ruiz", 1), ("Denise Ruiz", -1), ("Ruiz", 0), ("Carl", 0)])
def test_a_full_name_tells_he_from_she(name: str, gender: int) -> None:
    assert given_gender(name) == gender


@pytest.mark.parametrize(
    ("table", "ent", "head", "name"),
    [
        ("Det PROPN 0 root; Insp PROPN 1 flat; Ana PROPN 1 flat; Ruiz PROPN 1 flat; QC PROPN 1 flat",
         (0, 5, "PERSON"), "Det", "Ana Ruiz"),
        ("Council PROPN 0 root; of ADP 1 case", (0, 2, "ORG"), "Council", "Council"),
        ("Judge PROPN 0 root", (0, 1, "PERSON"), "Judge", "Judge"),  # a surname too
    ],
)  # fmt: skip
def test_titles_honours_and_loose_ends_are_no_part_of_a_name(
    table: str, ent: tuple[int, int, str], head: str, name: str
) -> None:
    doc = make_doc(table)
    words = read(doc).words
    at = next(w for w in words if w.text == head)
    found = name_in(at, words, {at.i: ent}, 0, len(words), ent[2])
    assert found is not None
    assert doc[found[0] : found[1]].text == name


def test_a_capital_noun_behind_a_place_makes_a_name() -> None:
    table = "Arica PROPN 2 compound; Police NOUN 0 root"
    assert named(table, {"x": (0, 1, "GPE")}, "Police", "GPE") == "Arica Police"
    assert named(table.replace("Police", "police"), {"x": (0, 1, "GPE")}, "police", "ORG") is None


@pytest.mark.parametrize("letters", ["AI", "GDP", "R"])
def test_letters_of_no_organisation_are_no_name(letters: str) -> None:
    assert named(f"{letters} PROPN 0 root", {"x": (0, 1, "ORG")}, letters, "ORG") is None


def test_letters_that_name_nobody_are_no_mention_and_the_first_person_is_one() -> None:
    table = "I PRON 2 nsubj; praised VERB 0 root; AI PROPN 2 obj"
    doc = make_doc(table, {"AI": "ORG"})
    doc.spans["mentions"] = [Span(doc, 0, 1, label="PERSON", span_id="1"), Span(doc, 2, 3, label="ORG", span_id="2")]
    mentions = Mentions(read(doc), "a")
    assert [m.text for m in mentions.all()] == ["I"]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("group's \"striking arm", "group's striking arm"),
        ('the "Green" party', 'the "Green" party'),
        ("therapy (primitive", "therapy"),
        ("bank (founded 1990)", "bank (founded 1990)"),
        ("effects [of change", "effects"),
        ("“Iranian stooge", "Iranian stooge"),
        ("rise) of oil", "rise of oil"),
    ],
)
def test_a_name_has_both_of_a_pair_of_marks_or_none(name: str, clean: str) -> None:
    assert paired(name) == clean


ASKING = """
The DET 2 det
agency NOUN 3 nsubj
asked VERB 0 root lemma=ask
whether SCONJ 6 mark
Ruiz PROPN 6 nsubj
left VERB 3 ccomp lemma=leave
. PUNCT 3 punct

Ana PROPN 3 nsubj
Ruiz PROPN 1 flat
left VERB 0 root lemma=leave
"""


def test_a_surname_leaves_the_body_that_asks_about_its_bearer() -> None:
    ents = {"Ruiz": "PERSON", "Ana Ruiz": "PERSON"}
    seen = {"The agency": ("ORG", "1"), "Ruiz": ("PERSON", "1"), "Ana Ruiz": ("PERSON", "2")}
    assert things(ASKING, ents, seen) == [{"The agency"}, {"Ruiz", "Ana Ruiz"}]
