"""Every form of the graph: the same bytes each time, nothing lost, read back by somebody else's reader."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings

from graphs import graph, graphs
from kg import rdf
from kg.export import EXPORTERS, jsonl
from kg.model import Graph
from kg.ontology import Ontology

ONTOLOGY = Ontology({}, {}, {}, {}, {})
RDF_FORMS = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}

HOSTILE = "</script>\x00\x1b[31m ]]> & <b> \u202e\ufffe \"'\\ \n\t=1+1"


def hostile() -> Graph:
    g = graph()
    entities = tuple(replace(e, name=HOSTILE, also_known_as=(HOSTILE,)) for e in g.entities)
    statements = tuple(
        replace(s, evidence=tuple(replace(e, quote=HOSTILE, rule=HOSTILE) for e in s.evidence)) for s in g.statements
    )
    return Graph(tuple(replace(a, title=HOSTILE, publisher=HOSTILE) for a in g.articles), entities, statements)


def triples_in(data: bytes, form: str) -> set[str]:
    oxigraph = {"turtle": "TURTLE", "trig": "TRIG", "nquads": "N_QUADS", "jsonld": "JSON_LD"}[form]
    return {str(q.triple) for q in ox.parse(data, format=getattr(ox.RdfFormat, oxigraph))}


def statements_in_xml(read: Callable[[io.BytesIO], "nx.MultiDiGraph[str]"]) -> Callable[[bytes], int]:
    return lambda data: read(io.BytesIO(data)).number_of_edges()


def statements_in_zip(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return len(list(csv.DictReader(io.StringIO(archive.read("edges.csv").decode()))))


def statements_in_rdf(form: str) -> Callable[[bytes], int]:
    return lambda data: sum("<http://www.w3.org/1999/02/22-rdf-syntax-ns#subject>" in t for t in triples_in(data, form))


def statements_in_jsonl(data: bytes) -> int:
    rows = [json.loads(line) for line in data.decode().split("\n") if line]
    return len({(r["subject"]["name"], r["relation"], json.dumps(r["object"])) for r in rows})


def statements_in_page(data: bytes) -> int:
    found = re.search(rb'<script type="application/json" id="graph-data">(.*?)</script>', data, re.DOTALL)
    assert found
    return len(json.loads(found[1])["statements"]["s"])


STATEMENTS: dict[str, Callable[[bytes], int]] = {
    **{form: statements_in_rdf(form) for form in RDF_FORMS},
    "graphml": statements_in_xml(nx.read_graphml),
    "gexf": statements_in_xml(nx.read_gexf),
    "csv": statements_in_zip,
    "jsonl": statements_in_jsonl,
    "html": statements_in_page,
}


@pytest.mark.parametrize("form", EXPORTERS)
def test_each_form_keeps_every_statement_whatever_its_words(form: str) -> None:
    for g in graph(), hostile():
        assert STATEMENTS[form](EXPORTERS[form].dumps(g, ONTOLOGY)) == 3


@pytest.mark.parametrize("form", EXPORTERS)
def test_each_form_gives_the_same_bytes_for_the_same_graph(form: str) -> None:
    once = EXPORTERS[form].dumps(graph(), ONTOLOGY)
    assert EXPORTERS[form].dumps(rdf.settled(graph()), ONTOLOGY) == once
    assert not re.search(rb"20[2-9]\d-\d\d-\d\d", once.replace(b"2020-03-02", b""))


@pytest.mark.parametrize("form", EXPORTERS)
def test_an_empty_graph_is_written_too(form: str) -> None:
    assert EXPORTERS[form].dumps(Graph(), ONTOLOGY) or form == "jsonl" or form == "nquads"


@pytest.mark.filterwarnings("ignore:.*:DeprecationWarning:rdflib")
@pytest.mark.parametrize("form", RDF_FORMS)
def test_rdf_is_the_graphs_triples_for_two_independent_readers(form: str) -> None:
    wanted = {str(t) for t in rdf.triples(hostile())}
    data = EXPORTERS[form].dumps(hostile(), ONTOLOGY)
    assert triples_in(data, form) == wanted
    theirs = rdflib.Dataset(default_union=True)
    theirs.parse(data=data.decode(), format=RDF_FORMS[form])
    assert len(set(theirs.triples((None, None, None)))) == len(wanted)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs())
def test_turtle_and_jsonld_hold_any_words(g: Graph) -> None:
    wanted = {str(t) for t in rdf.triples(g)}
    turtle = EXPORTERS["turtle"].dumps(g, ONTOLOGY)
    assert triples_in(turtle, "turtle") == wanted
    assert triples_in(EXPORTERS["jsonld"].dumps(g, ONTOLOGY), "jsonld") == wanted
    assert len(rdflib.Graph().parse(data=turtle.decode(), format="turtle")) == len(wanted)


def test_turtle_reads_like_prose() -> None:
    turtle = EXPORTERS["turtle"].dumps(graph(), ONTOLOGY).decode()
    assert (
        '\n:Norland a kg:GPE ;\n    rdfs:label "Norland" ;\n    kg:named true ;\n    kg:backs :Ilda_Moreno .\n'
        in turtle
    )
    assert ":Ilda_Moreno kg:age 56" in turtle or "kg:age 56" in turtle
    paragraph = turtle.split("rdf:predicate kg:backs")[1].split("\n\n")
    assert paragraph[1].startswith("evidence:"), "a statement's evidence comes beneath it"


def test_the_base_reaches_every_iri() -> None:
    for form in RDF_FORMS:
        data = EXPORTERS[form].dumps(graph(), ONTOLOGY, "https://desk.example/g/")
        assert b"https://kg.example/id/" not in data
        assert any("<https://desk.example/g/Ilda_Moreno>" in t for t in triples_in(data, form))


def test_networks_tell_denied_from_affirmed_and_keep_parallel_edges() -> None:
    for form, read in ("graphml", nx.read_graphml), ("gexf", nx.read_gexf):
        net = read(io.BytesIO(EXPORTERS[form].dumps(graph(), ONTOLOGY)))
        between = net.get_edge_data("Norland", "Ilda_Moreno").values()
        told = sorted((e["relation"], e["holds"], e["affirmed"], e["denied"], e["speakers"]) for e in between)
        assert told == [("backs", True, 1, 0, ""), ("funded", False, 0, 1, "Ilda Moreno")]


def test_tables_join() -> None:
    with zipfile.ZipFile(io.BytesIO(EXPORTERS["csv"].dumps(graph(), ONTOLOGY))) as archive:
        nodes, edges, evidence = (
            list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode())))
            for name in ("nodes", "edges", "evidence")
        )
    ids = {row["id"] for row in nodes}
    assert all(row["source"] in ids and (row["target"] in ids or row["value"]) for row in edges)
    assert {row["edge"] for row in evidence} == {row["id"] for row in edges}
    assert {(row["label"], row["value"]) for row in edges if row["value"]} == {("age", "56")}
    assert [row["via"] for row in evidence if row["via"]] == ["Daily Kite | two officials"]


def test_jsonl_says_what_each_sentence_says() -> None:
    rows = list(jsonl.rows(graph(), ONTOLOGY))
    assert [(r["relation"], r["polarity"]) for r in rows] == [
        ("backs", "positive"),
        ("age", "positive"),
        ("funded", "negative"),
    ]
    backs, age, funded = rows
    assert backs["subject"] == {"name": "Norland", "type": "GPE", "id": "Norland", "mention": "Norland"}
    assert (backs["trigger"], backs["when"], backs["speaker"]) == ("has backed", "2019", None)
    assert age["object"] == {"literal": "56", "datatype": "integer", "mention": "56"}
    assert funded["speaker"]["name"] == "Ilda Moreno"
    assert [v["name"] for v in funded["via"]] == ["Daily Kite", "two officials"]
    assert funded["arguments"][0] == ["amount", {"literal": "3 USD", "datatype": "quantity", "unit": "USD"}]
