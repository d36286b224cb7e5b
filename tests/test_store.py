"""The graph folder and the store: whole whatever happens, and never changed by a question."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from graphs import graph, reading, readings
from kg import rdf
from kg.errors import GraphError, QueryError
from kg.model import Reading
from kg.store import Folder, Store
from kg.store import readings as codec


@settings(max_examples=60, deadline=None)
@given(readings())
def test_a_reading_comes_back_from_its_json(one: Reading) -> None:
    text = codec.dumps(one)
    assert codec.loads(text) == one
    assert "\n" not in text.replace("\\n", "")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder.create(tmp_path / "g")


def test_a_folder_keeps_readings_and_knows_which_article_was_read_by_what(folder: Folder) -> None:
    one = reading()
    assert not folder.keeps(one.article, "reader-1")
    folder.keep(one, "reader-1")
    folder.keep(one, "reader-1")
    assert list(folder.readings()) == [one]
    assert folder.keeps(one.article, "reader-1")
    assert not folder.keeps(one.article, "reader-2")
    assert not folder.keeps(replace(one.article, text="Changed."), "reader-1")


def test_an_article_is_replaced_and_removed(folder: Folder) -> None:
    one = reading()
    other = Reading(replace(one.article, id="kite-2"), (), (), ())
    for each in one, other, replace(one, claims=()):
        folder.keep(each, "r")
    assert folder.articles() == ["kite-1", "kite-2"]
    assert sum(len(r.claims) for r in folder.readings()) == 0
    folder.remove("kite-1")
    assert folder.articles() == ["kite-2"]
    with pytest.raises(GraphError, match="there is no article kite-1"):
        folder.remove("kite-1")


def test_the_graph_of_a_folder_is_what_was_written(folder: Folder) -> None:
    assert folder.write(rdf.triples(graph()))
    store = Folder.open(folder.path).graph()
    assert sorted(map(str, store.triples())) == sorted(map(str, rdf.triples(graph())))
    assert [s.relation for s in store.graph().statements] == ["age", "backs", "funded"]


def test_writing_twice_changes_no_byte(folder: Folder) -> None:
    def content() -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in folder.path.rglob("*") if p.is_file() and "LOG" not in p.name}

    folder.write(rdf.triples(graph()))
    before = content()
    assert not folder.write(rdf.triples(graph()))
    assert content() == before


def test_a_reader_keeps_its_graph_while_the_next_is_written(folder: Folder) -> None:
    folder.write(rdf.triples(graph()))
    old = folder.graph()
    folder.write(rdf.triples(replace(graph(), statements=())))
    assert len(list(old.query("SELECT ?e { ?e a kg:Evidence }"))) == 3
    assert len(list(folder.graph().query("SELECT ?e { ?e a kg:Evidence }"))) == 0
    del old
    folder.write(rdf.triples(graph()))
    assert len(list((folder.path / "graphs").iterdir())) == 1


def test_what_a_stopped_build_left_is_swept_away(folder: Folder) -> None:
    folder.write(rdf.triples(graph()))
    for name in "unfinished", "0123":
        (folder.path / "graphs" / name).mkdir()
        (folder.path / "graphs" / name / "half.sst").write_text("x")
    assert len(folder.graph().graph().statements) == 3
    folder.write(rdf.triples(replace(graph(), statements=())))
    assert len(list((folder.path / "graphs").iterdir())) == 1


def test_a_second_writer_is_told_to_wait_and_a_killed_one_leaves_no_lock(folder: Folder) -> None:
    code = (
        "import sys, time; from kg.store import Folder\n"
        f"with Folder.open({str(folder.path)!r}).writing(): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(GraphError, match="another kg is writing"), folder.writing():
            pass
        holder.kill()
    with folder.writing():
        assert folder.write(rdf.triples(graph()))


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(GraphError, match="not a graph folder"):
        Folder.create(tmp_path)
    with pytest.raises(GraphError, match="not a graph folder"):
        Folder.open(tmp_path)
    with pytest.raises(GraphError, match="not a graph folder"):
        Folder.create(tmp_path / "thesis.txt")
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_of_another_version_says_so(folder: Folder) -> None:
    (folder.path / "kg.json").write_text(json.dumps({"format": 99, "base": rdf.BASE, "current": None}))
    with pytest.raises(GraphError, match="another version of kg"):
        Folder.open(folder.path)


def test_damage_is_named(folder: Folder) -> None:
    folder.keep(reading(), "r")
    file = next(folder.path.glob("readings/*/*.json"))
    file.write_text(file.read_text()[:-40])
    with pytest.raises(GraphError, match=file.name):
        list(folder.readings())
    (folder.path / "kg.json").write_text("{")
    with pytest.raises(GraphError, match="damaged"):
        Folder.open(folder.path)


def test_a_folder_not_yet_built_says_so(folder: Folder) -> None:
    with pytest.raises(GraphError, match="nothing has been built"):
        folder.graph()


def test_the_base_of_a_folder_stays(tmp_path: Path) -> None:
    base = "https://desk.example/g/"
    Folder.create(tmp_path / "g", base)
    assert Folder.create(tmp_path / "g").base == base
    with pytest.raises(GraphError, match="base"):
        Folder.create(tmp_path / "g", "https://other.example/")


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { :a kg:backs :b }",
        "PREFIX x: <http://x.example/> # a comment\nDELETE WHERE { ?s ?p ?o }",
        "base <http://x.example/> clear all",
        "LOAD <http://x.example/>",
    ],
)
def test_updates_are_refused(sparql: str) -> None:
    store = Store.of(rdf.triples(graph()))
    before = len(store)
    with pytest.raises(QueryError, match="would change the graph"):
        store.query(sparql)
    assert len(store) == before


def test_no_query_goes_to_the_network() -> None:
    store = Store.of(rdf.triples(graph()))
    with pytest.raises(QueryError, match="offline"):
        store.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    harmless = 'SELECT ?service { ?service rdfs:label "service" ; kg:service ?x } # SERVICE'
    assert list(store.query(harmless)) == []


@pytest.mark.parametrize(
    ("sparql", "where", "what"),
    [
        ("SELECT * WHERE { ?s ?p }", "q.rq:1:25", "not SPARQL near 'WHERE { ?s ?p }'"),
        ("SELECT *\nWHERE { ?s foo:bar ?o }", "q.rq:2", "prefix is not declared"),
        ("SELECT * WHERE {", "q.rq:1:17", "not SPARQL near 'SELECT * WHERE {'"),
        ("SELEKT * WHERE { ?s ?p ?o }", "q.rq:1", "not SPARQL near 'SELEKT * WHERE"),
        ("", "q.rq:1:1", "stops short"),
    ],
)
def test_a_mistaken_query_is_told_where_in_one_line(sparql: str, where: str, what: str) -> None:
    with pytest.raises(QueryError) as caught:
        Store.of([]).query(sparql, "q.rq")
    assert caught.value.where.startswith(where)
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200
