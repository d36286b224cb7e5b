"""The command line as a user meets it: data to stdout, one line to stderr for a mistake, and the right exit code."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphs import ARTICLE, graph, reading
from kg import pipeline, rdf
from kg.cli import cli, run
from kg.export import EXPORTERS
from kg.model import Article, Reading
from kg.store import Folder

ROOT = Path(__file__).parent.parent
Kg = Callable[..., Result]


@pytest.fixture
def kg() -> Kg:
    return lambda *words, input=None: CliRunner().invoke(cli, [str(w) for w in words], input=input)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a graph folder by hand."""
    made = Folder.create(tmp_path / "g")
    made.keep(reading(), "by hand")
    made.write([*rdf.triples(graph()), *rdf.vocabulary_triples()])
    return made.path


def test_help_names_every_command_and_each_has_help(kg: Kg) -> None:
    commands = {"build", "check", "export", "extract", "parse", "query", "questions", "remove", "stats", "why"}
    assert commands <= set(cli.commands)
    for name in cli.commands:
        assert name in kg("--help").output
        assert kg(name, "--help").exit_code == 0
    assert kg("--version").output.startswith("kg")


def test_query_answers_in_a_table_and_in_forms_for_programs(kg: Kg, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("SELECT ?who ?whom { ?who kg:backs ?whom }")
    assert kg("query", folder, file).stdout.split("\n")[2] == "Norland  Ilda_Moreno"
    answer = json.loads(kg("query", folder, "-", "--format", "json", input=file.read_text()).stdout)
    assert answer["head"]["vars"] == ["who", "whom"]
    assert kg("query", folder, file, "--set", "who=norland", "--format", "csv").stdout.count("\n") == 2
    assert kg("query", folder, file, "--set", "who=daily kite", "--format", "csv").stdout.count("\n") == 1


def test_why_not_tells_what_kept_a_sentence_from_giving_a_claim(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text("Orban Metals denies it\n\nPeter Lund slept. Ana Moreau backs Norway. Stop shouting. Yes.\n")
    listed = kg("why-not", file).stdout.split("\n")
    assert [line.split(maxsplit=3)[:3] for line in listed[1:3]] == [["2", "0", "claims"], ["3", "1", "claim"]]
    slept = kg("why-not", f"{file}:2").stdout
    assert "“Peter Lund slept.”" in slept
    assert "slept (verb): subject Peter Lund (Person)" in slept
    assert "nobody and nothing that it is joined to; the vocabulary has no cue for “sleep”" in slept
    assert "Ana Moreau · backs · Norway   [a claim; rule clause]" in kg("why-not", f"{file}:3").stdout
    assert "left out: “it” is explained nowhere; rule " in kg("why-not", f"{file}:1").stdout
    assert "no subject was found" in kg("why-not", f"{file}:4").stdout
    assert "nothing here could tell anything" in kg("why-not", f"{file}:5").stdout


def test_why_shows_the_sentence_with_its_trigger_and_who_says_so(kg: Kg, folder: Path) -> None:
    shown = kg("why", folder, "norland", "backs", "moreno").stdout
    assert "Norland · backs · Ilda Moreno   [holds: 1 for, 0 against]" in shown
    assert "“Norland [has backed] President Ilda Moreno since 2019.”" in shown
    assert "Daily Kite, 2020-03-02" in shown
    assert "on 2019 · rule verb-object · confidence 0.90" in shown
    denied = kg("why", folder, "norland", "funded").stdout
    assert "does not hold: 0 for, 1 against" in denied
    assert "says Daily Kite → two officials → Ilda Moreno · denied" in denied


def test_stats_counts_and_check_judges(kg: Kg, folder: Path) -> None:
    assert [line.split() for line in kg("stats", folder).stdout.split("\n")[2:8]] == [
        ["articles", "1"],
        ["entities", "4"],
        ["with", "a", "name", "3"],
        ["statements", "3"],
        ["that", "hold", "2"],
        ["evidence", "3"],
    ]
    sound = kg("check", folder)
    assert (sound.exit_code, sound.stderr) == (0, "sound\n")
    Folder.open(folder).write([t for t in rdf.triples(graph()) if "label" not in t.predicate.value])
    unsound = kg("check", folder)
    assert unsound.exit_code == 1
    assert "An entity has exactly one name" in unsound.stdout


@pytest.mark.parametrize("form", EXPORTERS)
def test_export_writes_a_file_or_stdout(kg: Kg, folder: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"out{EXPORTERS[form].suffix}"
    assert kg("export", folder, form, "-o", file).exit_code == 0
    assert file.read_bytes() == kg("export", folder, form).stdout_bytes
    assert file.read_bytes()


def test_export_can_leave_out_the_unsure_and_the_open(kg: Kg, folder: Path) -> None:
    lines = kg("export", folder, "jsonl", "--min-confidence", "0.95").stdout.strip().split("\n")
    assert [json.loads(line)["relation"] for line in lines] == ["age", "funded"]


def test_export_can_write_a_part(kg: Kg, folder: Path) -> None:
    done = kg("export", folder, "jsonl", "--until", "2019")
    assert [json.loads(line)["relation"] for line in done.stdout.strip().split("\n")] == ["backs"]
    assert "2 more are not in this file" in done.stderr
    assert "2 more are not in this file" in kg("export", folder, "html", "--until", "2019").stdout
    near = kg("export", folder, "jsonl", "--around", "norland", "--hops", "1").stdout
    assert [json.loads(line)["relation"] for line in near.strip().split("\n")] == ["backs", "age", "funded"]


@pytest.mark.parametrize(
    ("wishes", "held"),
    [
        (["--around", "norland", "--hops", "0"], {"Norland"}),
        (["--around", "moreno", "--hops", "1"], {"Daily Kite", "Ilda Moreno", "Norland", "two officials"}),
        (["--top", "1"], {"Ilda Moreno"}),
        (["--since", "2021"], set()),
        (["--until", "2019"], {"Ilda Moreno", "Norland"}),
    ],
)
def test_a_page_can_hold_a_part(kg: Kg, folder: Path, wishes: list[str], held: set[str]) -> None:
    page = kg("export", folder, "html", *wishes).stdout
    data = page.split('id="graph-data">')[1].split("</script>")[0]
    assert set(json.loads(data)["nodes"]["name"]) == held


def test_view_writes_a_page_and_opens_it(kg: Kg, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: bool(opened.append(url)) or True)
    file = Path(kg("view", folder, "--around", "norland").stdout.strip())
    assert opened == [file.as_uri()]
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    other = Path(kg("view", folder, "--no-browser").stdout.strip())
    assert opened == [file.as_uri()]
    assert other.exists()
    assert other != file


def test_every_question_is_listed_and_answered(kg: Kg, folder: Path) -> None:
    listed = [line.split()[0] for line in kg("questions").stdout.split("\n") if line]
    assert set(listed) == {file.stem for file in (ROOT / "ontology/questions").glob("*.rq")}
    assert len(listed) >= 12
    for name in listed:
        assert kg("query", folder, "--question", name).exit_code == 0
    assert "Norland" in kg("query", folder, "--question", "backing", "--set", "whom=moreno").stdout
    assert "Norland" not in kg("query", folder, "--question", "backing", "--set", "whom=norland").stdout


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (["query", "{g}"], 2, "kg: kg query: give a FILE or a --question"),
        (["query", "{g}", "--question", "nonsense"], 2, "there is no such question"),
        (["query", "{g}", "no-such-file.rq"], 1, "no-such-file.rq: cannot be read"),
        (["query", "{g}", "--question", "backing", "--set", "who"], 2, "not NAME=VALUE"),
        (["query", "no-such-folder", "--question", "backing"], 1, "not a graph folder"),
        (["why", "{g}", "Nordland"], 1, "did you mean Norland?"),
        (["why-not", "{g}/../kite.txt:9"], 2, "there is no sentence 9; give a number from 1 to 2"),
        (["why-not", "{g}/../kite.txt:0"], 2, "there is no sentence 0; give a number from 1 to 2"),
        (["why-not", "no-such-file.txt:1"], 1, "there is no such file"),
        (["why", "{g}", "norland", "bakcs"], 1, "did you mean backs?"),
        (["why", "{g}", "norland", "age"], 1, "the graph does not say so"),
        (["export", "{g}", "csv", "-o", "x.csv"], 2, "several tables in one zip file"),
        (["export", "{g}", "turtle", "-o", "no-such-folder/x.ttl"], 1, "kg: no-such-folder/x.ttl: cannot be written"),
        (["export", "{g}", "turtle", "-o", "{g}"], 1, "/g: cannot be written or read (Is a directory)"),
        (["export", "{g}", "turtle", "-o", "{g}/kg.json"], 2, "the graph itself is kept in this folder"),
        (["remove", "{g}", "kite-2"], 1, "did you mean kite-1?"),
        (["build", "no-such-file.txt", "-g", "{g}"], 1, "no-such-file.txt"),
        (["build", str(ROOT / "data/sample"), "-g", str(ROOT / "data/sample")], 1, "not a graph folder and not empty"),
        (["build", str(ROOT / "data/sample"), "-g", "{g}", "--base", "https://other.example/"], 1, "base is"),
        (["build", str(ROOT / "data/sample"), "-g", "{g}2", "--base", "nonsense"], 2, "must be an IRI"),
        (["extract", "no-such-file.txt"], 1, "no-such-file.txt"),
        (["parse", "no-such-file.conllu", "--pretokenized"], 1, "no-such-file.conllu"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, line: str
) -> None:
    (folder.parent / "kite.txt").write_text("Norland backs Ana Moreau\n\nPeter Lund slept.\n")
    assert run([word.replace("{g}", str(folder)) for word in words]) == code
    out, err = capsys.readouterr()
    assert line in err
    assert err.startswith("kg: ")
    assert err.count("\n") == 1
    assert out == ""


def test_parse_skips_what_it_cannot_read_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text("{no json")
    (tmp_path / "b.txt").write_text("Norland backs Ana Moreau.")
    assert run(["parse", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert err.startswith("kg: skipped ")
    assert "a.json, line 1" in err
    assert "# text = Norland backs Ana Moreau." in out


def test_wrong_use_shows_usage_and_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ["nonsense"], ["export", "g", "pdf"], ["build"], ["query", "g", "q", "--format", "xml"]:
        assert run(words) == 2
        assert "Usage: kg" in capsys.readouterr().err


def test_a_closed_pipe_is_silent_and_a_full_disk_is_not(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = f"{sys.executable} -m kg export {folder} nquads | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment, timeout=60)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
    with open("/dev/full", "w") as full:
        command = f"{sys.executable} -m kg export {folder} turtle"
        done = subprocess.run(
            command.split(), stdout=full, stderr=subprocess.PIPE, text=True, env=environment, timeout=60
        )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "No space left" in done.stderr


def test_help_needs_no_heavy_library() -> None:
    code = "import sys, kg.cli; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60)
    heavy = {"spacy", "onnxruntime", "rdflib", "networkx", "pyvis", "numpy", "trafilatura", "rustworkx", "tokenizers"}
    assert heavy & set(done.stdout.split()) == set()


def toy_reader() -> Callable[[Article], Reading]:
    return lambda article: replace(reading(), article=article)


def test_build_tells_what_it_did_and_what_it_skipped(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pipeline.build.__kwdefaults__, "reader", toy_reader)
    articles = tmp_path / "articles"
    articles.mkdir()
    row = {"id": ARTICLE.id, "title": ARTICLE.title, "text": ARTICLE.text, "date": "2020-03-02", "source": "Daily Kite"}
    (articles / "a.json").write_text(json.dumps(row))
    (articles / "b.txt").write_text("")
    (articles / "notes.md").write_text("not an article")
    done = kg("build", articles, "--graph", tmp_path / "g")
    assert done.exit_code == 1, "one article was left out"
    assert done.stdout == ""
    left, skipped, summary = done.stderr.strip().split("\n")
    assert ".md 1" in left
    assert skipped.startswith("kg: skipped")
    assert "1 article read, 1 skipped" in summary
    assert "3 statements" in summary
    (articles / "b.txt").unlink()
    again = kg("build", articles, "--graph", tmp_path / "g")
    assert again.exit_code == 0
    assert "0 articles read, 1 there already" in again.stderr
    assert "0 statements" in kg("remove", tmp_path / "g", ARTICLE.id).stderr


def test_extract_prints_a_claim_a_line(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pipeline.extract.__kwdefaults__, "reader", toy_reader)
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"doc": ARTICLE.id, "title": ARTICLE.title, "text": ARTICLE.text}))
    rows = [json.loads(line) for line in kg("extract", file).stdout.strip().split("\n")]
    told = {(r["article"], r["subject"]["name"], r["relation"], r["polarity"]) for r in rows}
    assert ("kite-1", "Norland", "backs", "positive") in told
    assert ("kite-1", "Norland", "funded", "negative") in told
    assert kg("extract", file, "--min-confidence", "0.95").stdout.count("\n") < len(rows)


def test_ctrl_c_keeps_the_graph_whole_and_says_how_to_go_on(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in range(200):
        (articles / f"a{number:03}.txt").write_text(
            f"Title {number}\n\nAnna number {number} went home to her garden.\n"
        )
    code = (
        "import sys, time; from kg import pipeline; from kg.__main__ import main; from kg.model import Reading\n"
        "def slow():\n"
        "    return lambda article: time.sleep(0.02) or Reading(article, (), (), ())\n"
        "pipeline.build.__kwdefaults__['reader'] = slow\n"
        f"sys.argv = ['kg', 'build', {str(articles)!r}, '--graph', {str(tmp_path / 'g')!r}]\n"
        "main()\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True, cwd=ROOT) as build:
        deadline = time.monotonic() + 30
        while len(list(tmp_path.glob("g/readings/*/*.json"))) < 5 and time.monotonic() < deadline:
            time.sleep(0.02)
        build.send_signal(2)
        assert build.stderr is not None
        message = build.stderr.read()
    assert build.returncode == 130
    assert message.startswith("kg: ")
    assert "run the same command to go on" in message
    assert 5 <= len(Folder.open(tmp_path / "g").articles()) < 200
