"""The graph as triples: the three layers, the round trip, ids by content."""

from dataclasses import replace

from hypothesis import given, settings
from pyoxigraph import Literal as Words
from pyoxigraph import NamedNode, Quad, Store, Triple

from graphs import graph, graphs
from kg import rdf
from kg.model import Entity, Evidence, Graph, Literal, Modality, Polarity, Span, Statement

KG = "https://kg.example/ontology#"
ID = "https://kg.example/id/"


def without_texts(g: Graph) -> Graph:
    return replace(g, articles=tuple(replace(a, text="") for a in g.articles))


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_a_graph_comes_back_from_its_triples_whatever_its_words(g: Graph) -> None:
    assert rdf.from_triples(rdf.triples(g)) == rdf.settled(without_texts(g))


@settings(max_examples=20, deadline=None)
@given(graphs())
def test_triples_come_once_and_do_not_depend_on_order(g: Graph) -> None:
    there = list(rdf.triples(g))
    statements = tuple(replace(s, evidence=s.evidence[::-1]) for s in g.statements[::-1])
    back = Graph(g.articles[::-1], g.entities[::-1], statements)
    assert list(rdf.triples(back)) == there
    assert len(set(there)) == len(there)


def test_the_three_layers_answer_in_sparql() -> None:
    store = Store()
    store.extend(Quad(*t) for t in rdf.triples(graph()))
    rows = store.query(
        """SELECT ?sentence ?date WHERE {
             :Norland kg:backs :Ilda_Moreno .
             ?s a rdf:Statement ; rdf:subject :Norland ; rdf:predicate kg:backs ; rdf:object :Ilda_Moreno ;
                kg:evidence ?e .
             ?e kg:sentence ?sentence ; kg:date ?date ; kg:polarity "positive" ; kg:article/kg:identifier "kite-1" }""",
        prefixes=rdf.prefixes(),
    )
    assert [(r["sentence"].value, str(r["date"])) for r in rows] == [
        (
            "Norland has backed President Ilda Moreno since 2019.",
            '"2019"^^<http://www.w3.org/2001/XMLSchema#gYear>',
        )
    ]


def test_a_denied_statement_has_a_node_and_no_bare_triple() -> None:
    there = list(rdf.triples(graph()))
    assert any(str(t.predicate.value) == KG + "backs" for t in there)
    assert not any(t.predicate.value == KG + "funded" for t in there)
    assert any(t.object == NamedNode(KG + "funded") for t in there)


def test_nothing_that_is_only_planned_or_supposed_holds() -> None:
    for polarity in Polarity:
        for modality in Modality:
            e = Evidence("a", Span(0, 1), "x", Span(0, 1), "x", "r", polarity, modality)
            g = Graph((), (), (Statement("A", "backs", "B", (e,)),))
            bare = [t for t in rdf.triples(g) if t.predicate.value == KG + "backs"]
            assert bool(bare) == (polarity is Polarity.POSITIVE and modality is Modality.FACT)


def test_literals_are_typed() -> None:
    e = Evidence("a", Span(0, 1), "x", Span(0, 1), "x", "r")
    statements = (
        Statement("A", "age", Literal("56", "integer"), (e,)),
        Statement("A", "has-quantity", Literal("1.5", "quantity", "kilometre"), (e,)),
        Statement("A", "declared", Literal("president"), (e,)),
    )
    there = list(rdf.triples(Graph((), (), statements)))
    assert {str(t.object) for t in there if t.subject.value == ID + "A"} == {
        '"56"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"1.5 kilometre"^^<https://kg.example/ontology#Quantity>',
        '"president"',
    }
    assert Words("1.5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")) in {t.object for t in there}


def test_an_open_relation_is_a_kind_of_related_to() -> None:
    e = Evidence("a", Span(0, 1), "x", Span(0, 1), "x", "r")
    g = Graph((), (), (Statement("A", "other:speak-to", "B", (e,)),))
    there = [(s.value, p.value, o.value) for s, p, o in rdf.triples(g)]
    speak = "https://kg.example/other#speak-to"
    assert (speak, "http://www.w3.org/2000/01/rdf-schema#subPropertyOf", KG + "related-to") in there
    assert (ID + "A", speak, ID + "B") in there


def test_a_statement_keeps_its_id_when_evidence_is_added() -> None:
    bare = Statement("A", "backs", "B")
    e = Evidence("a", Span(0, 1), "x", Span(0, 1), "x", "r")
    more = Statement("A", "backs", "B", (e,))
    assert rdf.statement_iri(bare) == rdf.statement_iri(more)
    assert rdf.statement_iri(bare) != rdf.statement_iri(Statement("A", "backs", Literal("B")))
    assert rdf.evidence_iri(more, e) != rdf.evidence_iri(more, replace(e, speaker="C"))


def test_slugs_are_iri_safe_and_never_climb_a_path() -> None:
    for name in ["..", ".", "a/b", "a b", 'a"b', "<x>", "50%", "article/x", "Juan_Guaidó", "東京", "x#y", "a?b"]:
        iri = rdf.entity_iri(name).value
        assert rdf.entity_id(iri) == name
        assert "/" not in iri.removeprefix(ID)
        assert not set(' <>"{}|\\^`#?') & set(iri)
    assert rdf.entity_iri("Juan_Guaidó").value == ID + "Juan_Guaidó"
    assert rdf.entity_iri("..").value == ID + "%2E%2E"


def test_the_base_is_the_users() -> None:
    base = "https://desk.example/g/"
    there = list(rdf.triples(graph(), base))
    assert not any(ID in str(t) for t in there)
    assert rdf.from_triples(there, base) == rdf.settled(without_texts(graph()))


def test_other_triples_are_passed_over() -> None:
    g = Graph((), (Entity("A", "Person", "A"),), ())
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    there = [*rdf.triples(g), Triple(NamedNode(KG + "Person"), label, Words("person"))]
    assert rdf.from_triples(there) == rdf.settled(g)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_articles_written_one_by_one_give_the_same_triples(g: Graph) -> None:
    stream, found = rdf.Stream(), list[str]()
    for article in g.articles:
        own = [(s, tuple(e for e in s.evidence if e.article == article.id)) for s in g.statements]
        told = tuple(replace(s, evidence=evidence) for s, evidence in own if evidence)
        found += map(str, stream.article(Graph((article,), (), told)))
    found += map(str, stream.end(g.entities))
    assert sorted(found) == sorted(map(str, rdf.triples(g)))
    assert (stream.articles, stream.entities) == (len(g.articles), len(g.entities))
    assert (stream.statements, stream.holding) == (len(g.statements), sum(s.holds for s in g.statements))
