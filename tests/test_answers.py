"""Asking the graph: answers in each form, names as users write them, shapes as a SHACL engine judges them."""

import json
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from graphs import graph
from kg import ontology, rdf
from kg.errors import QueryError, UsageError, VocabularyError
from kg.store import Store
from kg.store.answers import render
from kg.store.lookup import find_entity, find_relations, parse_value
from kg.store.part import statements_about
from kg.store.shapes import check

ID = "https://kg.example/id/"
KG = "https://kg.example/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
COMPONENT = "ConstraintComponent"
BACKS = "SELECT ?who ?whom { ?who kg:backs ?whom }"


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.of([*rdf.triples(graph()), *rdf.vocabulary_triples()])


def test_a_table_is_aligned_and_speaks_names(store: Store) -> None:
    assert render(store.query(BACKS), "table", store.base).decode() == (
        "who      whom\n───────  ───────────\nNorland  Ilda_Moreno\n"
    )
    assert render(store.query("ASK { :Norland kg:backs ?x }"), "table", store.base) == b"yes\n"


def test_a_table_fits_the_terminal_and_keeps_control_characters_out(store: Store) -> None:
    wide = 'SELECT ?a ?b { VALUES (?a ?b) { ("東京 Kyōto \\u001b[31mred" "' + "x" * 200 + '") } }'
    lines = render(store.query(wide), "table", store.base, width=60).decode().split("\n")
    assert all(len(line) <= 60 for line in lines)
    assert lines[2].endswith("…")
    assert "\x1b" not in "".join(lines)


def test_programs_get_csv_json_and_turtle(store: Store) -> None:
    assert render(store.query(BACKS), "csv", store.base).decode() == f"who,whom\n{ID}Norland,{ID}Ilda_Moreno\n"
    rows = json.loads(render(store.query(BACKS), "json", store.base))["results"]["bindings"]
    assert rows[0]["whom"]["value"] == ID + "Ilda_Moreno"
    made = store.query("CONSTRUCT { ?b kg:backed-by ?a } WHERE { ?a kg:backs ?b }")
    turtle = render(made, "turtle", store.base)
    assert [str(q.triple) for q in ox.parse(turtle, format=ox.RdfFormat.TURTLE)] == [
        f"<{ID}Ilda_Moreno> <{KG}backed-by> <{ID}Norland>"
    ]


def test_a_form_that_cannot_hold_the_answer_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="rows, not triples"):
        render(store.query(BACKS), "turtle", store.base)
    with pytest.raises(UsageError, match="gives triples"):
        render(store.query("DESCRIBE :Norland"), "csv", store.base)


@pytest.mark.parametrize("words", ["Ilda Moreno", "ilda_moreno", "MORENO", "Ílda  Moreno"])
def test_a_thing_is_found_by_name_alias_or_slug(store: Store, words: str) -> None:
    assert find_entity(store, words).value == ID + "Ilda_Moreno"


def test_what_is_not_found_brings_suggestions(store: Store) -> None:
    with pytest.raises(QueryError, match="did you mean Norland"):
        find_entity(store, "Nordland")
    with pytest.raises(QueryError, match="did you mean backs"):
        find_relations(store, "bakcs")
    with pytest.raises(QueryError, match="kg stats"):
        find_entity(store, "Zanzibar Ltd")


def test_of_two_with_one_name_the_user_is_asked_which() -> None:
    store = Store.of([*_entity("Jan_Prust", "Jan Prust"), *_entity("Jan_Prust_of_Oslo", "Jan Prust")])
    assert find_entity(store, "jan prust").value == ID + "Jan_Prust"
    store = Store.of([*_entity("Jan_Prust_of_Bern", "Jan Prust"), *_entity("Jan_Prust_of_Oslo", "Jan Prust")])
    with pytest.raises(QueryError, match="2 things have this name; say which: Jan_Prust_of_Bern, Jan_Prust_of_Oslo"):
        find_entity(store, "Jan Prust")


def _entity(slug: str, name: str) -> list[ox.Triple]:
    label, named = "http://www.w3.org/2000/01/rdf-schema#label", KG + "named"
    true = ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))
    node = ox.NamedNode(ID + slug)
    return [ox.Triple(node, ox.NamedNode(label), ox.Literal(name)), ox.Triple(node, ox.NamedNode(named), true)]


def test_values_are_bound_wherever_the_variable_stands(store: Store) -> None:
    for sparql in (
        "SELECT ?whom { ?who kg:backs ?whom }",
        "SELECT (COUNT(?whom) AS ?n) WHERE { ?who kg:backs ?whom } GROUP BY ?who",
        "CONSTRUCT { ?who kg:likes ?whom } WHERE { ?who kg:backs ?whom }",
        "SELECT ?whom { ?s rdf:subject ?who ; rdf:object ?whom FILTER EXISTS { ?who kg:backs ?whom } }",
    ):
        assert list(store.query(sparql, values={"who": parse_value(store, "norland")}))
        assert not list(store.query(sparql, values={"who": parse_value(store, "Daily Kite")}))
    with pytest.raises(QueryError, match=r"no variable \?x in the query; its variables are who, whom"):
        store.query(BACKS, values={"x": parse_value(store, "Norland")})


@pytest.mark.parametrize("question", sorted((ontology.FOLDER / ontology.QUESTIONS).glob("*.rq")), ids=lambda f: f.stem)
def test_the_questions_have_the_same_answers_for_another_engine(store: Store, question: Path) -> None:
    def text(term: ox.NamedNode | ox.Literal | rdflib.term.Node | None) -> str:
        return "" if term is None else term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)

    data = rdflib.Graph().parse(data="".join(f"{t} .\n" for t in store.triples()), format="nt")
    answer = store.query(question.read_text(encoding="utf8"))
    assert isinstance(answer, ox.QuerySolutions)
    ours = sorted([text(term) for term in row] for row in answer)
    theirs = sorted([text(term) for term in row] for row in data.query(question.read_text(encoding="utf8")))
    assert ours == theirs


def test_a_value_is_a_thing_an_iri_words_a_number_or_a_date(store: Store) -> None:
    assert [str(parse_value(store, w)) for w in ("Norland", "<http://x.example/>", '"Norland"', "5", "2020-01-02")] == [
        f"<{ID}Norland>",
        "<http://x.example/>",
        '"Norland"',
        f'"5"^^<{XSD}integer>',
        f'"2020-01-02"^^<{XSD}date>',
    ]
    assert parse_value(store, "kg:backs").value == KG + "backs"
    assert str(parse_value(store, "2020-01")) == '"2020-01"', "as kg:month has it"


def test_the_part_about_a_thing_has_its_statements_and_all_that_their_evidence_names(store: Store) -> None:
    whole = rdf.from_triples(rdf.triples(graph()))
    assert statements_about(store, "moreno") == whole
    one = statements_about(store, "Norland", "funded", "moreno")
    assert [s.relation for s in one.statements] == ["funded"]
    assert one.statements[0] in whole.statements
    assert {e.id for e in one.entities} == {"Norland", "Ilda_Moreno", "Daily_Kite", "kite-1/two_officials"}
    assert [s.relation for s in statements_about(store, "moreno", "age", "56").statements] == ["age"]
    assert statements_about(store, "norland", "backs", "Daily Kite").statements == ()


def broken() -> list[ox.Triple]:
    """Give the triples of a graph in which much is wrong."""
    there = list(rdf.triples(graph()))
    evidence = next(t.subject for t in there if t.object == ox.NamedNode(KG + "Evidence"))
    left_out = (KG + "confidence", KG + "named")
    wrong = {
        "confidence": ox.Literal("1.5", datatype=ox.NamedNode(XSD + "decimal")),
        "polarity": ox.Literal("maybe"),
        "article": ox.NamedNode(ID + "nowhere"),
        "month": ox.Literal("19"),
        "sentenceStart": ox.Literal("9999", datatype=ox.NamedNode(XSD + "integer")),
        "speaker": ox.Literal("me"),
        "rule": ox.Literal("7", datatype=ox.NamedNode(XSD + "integer")),
        "trigger": ox.Literal(""),
    }
    there = [t for t in there if t.predicate.value not in left_out]
    return there + [ox.Triple(evidence, ox.NamedNode(KG + name), value) for name, value in wrong.items()]


def test_the_shapes_say_what_a_shacl_engine_says() -> None:
    shapes = ontology.FOLDER / ontology.SHAPES
    triples = [*broken(), *rdf.vocabulary_triples()]
    ours = [(v.node, v.path, v.constraint.removeprefix("sh:").lower()) for v in check(Store.of(triples), shapes)]
    data = rdflib.Graph().parse(data="".join(f"{t} .\n" for t in triples), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(shapes))
    sh = rdflib.SH
    theirs = {
        (
            str(report.value(r, sh.focusNode)),
            str(report.value(r, sh.resultPath)),
            str(report.value(r, sh.sourceConstraintComponent)).partition("#")[2].removesuffix(COMPONENT).lower(),
        )
        for r in report.subjects(rdflib.RDF.type, sh.ValidationResult)
    }
    assert len(ours) == len(set(ours)) > 10
    assert set(ours) == theirs


def test_a_sound_graph_breaks_no_shape(store: Store) -> None:
    assert list(check(store, ontology.FOLDER / ontology.SHAPES)) == []


def test_a_shape_that_says_more_than_is_known_is_refused(tmp_path: Path, store: Store) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://kg.example/ontology#> ."
        "kg:S sh:targetClass kg:Person ; sh:property [ sh:path kg:named ; sh:uniqueLang true ] ."
    )
    with pytest.raises(VocabularyError, match="sh:uniqueLang is not known"):
        list(check(store, shapes))
