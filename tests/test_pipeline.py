"""The steps together: what becomes of articles, good and bad, in one process or two, again or stopped."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graphs import ARTICLE, reading
from kg import pipeline, rdf
from kg.errors import GraphError, InputError, KgError, Stopped
from kg.model import Article, Kind, Mention, Reading, Span
from kg.store import Folder, open_graph


def toy_reader() -> Callable[[Article], Reading]:
    """Give a reader that takes the first word for a name, refuses one article and is stopped at another."""

    def read(article: Article) -> Reading:
        if "unreadable" in article.text:
            raise InputError(article.id, "cannot be understood")
        if "interrupt" in article.text:
            raise KeyboardInterrupt
        if article.id == ARTICLE.id:
            return reading()
        word = article.text.split()[0]
        mention = Mention(article.id, Span(0, len(word)), word, "Person", Kind.NAMED, word, word)
        return Reading(article, (mention,), ((mention,),), ())

    return read


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(5):
        (folder / f"a{number}.txt").write_text(f"Title {number}\n\nAnna number {number} went home to her garden.\n")
    return folder


def build(articles: Path, graph: Path, **options: object) -> pipeline.Report:
    return pipeline.build([articles], graph, reader=toy_reader, **options)  # type: ignore[arg-type]


def test_a_build_counts_what_it_did(articles: Path, tmp_path: Path) -> None:
    report = build(articles, tmp_path / "g")
    assert (report.read, report.unchanged, report.skipped, report.changed) == (5, 0, 0, True)
    assert [a.id for a in report.graph.articles] == ["a0", "a1", "a2", "a3", "a4"]
    assert len(open_graph(tmp_path / "g").graph().articles) == 5


def test_adding_twice_changes_nothing_and_a_changed_article_replaces_its_old_form(
    articles: Path, tmp_path: Path
) -> None:
    build(articles, tmp_path / "g")
    report = build(articles, tmp_path / "g")
    assert (report.read, report.unchanged, report.changed) == (0, 5, False)
    assert build(articles, tmp_path / "g", again=True).read == 5
    (articles / "a3.txt").write_text("Another title\n\nBoris went out to see his neighbour in the village.\n")
    report = build(articles, tmp_path / "g")
    assert (report.read, report.unchanged, report.changed) == (1, 4, True)
    assert len(report.graph.articles) == 5


def test_order_and_processes_do_not_change_the_graph(articles: Path, tmp_path: Path) -> None:
    def content(graph: Path) -> list[str]:
        return sorted(map(str, open_graph(graph).triples()))

    build(articles, tmp_path / "one")
    build(articles, tmp_path / "two", processes=2)
    pipeline.build(sorted(articles.iterdir(), reverse=True), tmp_path / "back", reader=toy_reader)
    assert content(tmp_path / "one") == content(tmp_path / "two") == content(tmp_path / "back")
    assert sorted(p.name for p in (tmp_path / "one/graphs").iterdir()) == sorted(
        p.name for p in (tmp_path / "back/graphs").iterdir()
    )


@pytest.mark.parametrize("processes", [1, 2])
def test_bad_articles_are_left_out_named_and_counted(articles: Path, tmp_path: Path, processes: int) -> None:
    (articles / "a1.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    (articles / "a2.txt").write_text("")
    (articles / "a3.txt").write_text("Some title\n\nThis one is unreadable, for the toy reader at least.\n")
    told: list[KgError] = []
    report = build(articles, tmp_path / "g", on_skip=told.append, processes=processes)
    assert (report.read, report.skipped) == (2, 3)
    assert {Path(e.where).stem for e in told} == {"a1", "a2", "a3"}
    assert len(open_graph(tmp_path / "g").graph().articles) == 2


def test_strict_stops_at_the_first_bad_article_and_keeps_what_was_read(articles: Path, tmp_path: Path) -> None:
    (articles / "a3.txt").write_text("")
    with pytest.raises(InputError, match="a3"):
        build(articles, tmp_path / "g", strict=True)
    assert Folder.open(tmp_path / "g").articles() == ["a0", "a1", "a2"]


def test_a_stopped_build_keeps_what_it_read_and_goes_on(articles: Path, tmp_path: Path) -> None:
    build(articles, tmp_path / "g")
    before = sorted(map(str, open_graph(tmp_path / "g").triples()))
    (articles / "b1.txt").write_text("A title\n\nBoris went out to see his neighbour in the village.\n")
    (articles / "b2.txt").write_text("A title\n\nHere comes the interrupt, as if somebody pressed Ctrl-C.\n")
    with pytest.raises(Stopped, match=r"1 article.* run the same command"):
        build(articles, tmp_path / "g")
    assert sorted(map(str, open_graph(tmp_path / "g").triples())) == before
    (articles / "b2.txt").write_text("A title\n\nNow it is all quiet in the village by the sea.\n")
    report = build(articles, tmp_path / "g")
    assert (report.read, report.unchanged) == (1, 6)


def test_a_missing_path_leaves_no_folder_behind(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        build(tmp_path / "nowhere", tmp_path / "g")
    assert not (tmp_path / "g").exists()


def test_a_second_build_at_once_is_told_to_wait(articles: Path, tmp_path: Path) -> None:
    folder = Folder.create(tmp_path / "g")
    with folder.writing(), pytest.raises(GraphError, match="another kg is writing"):
        build(articles, tmp_path / "g")


def test_an_article_is_removed_with_all_that_rests_on_it(articles: Path, tmp_path: Path) -> None:
    build(articles, tmp_path / "g")
    left = pipeline.remove(tmp_path / "g", "a2")
    assert [a.id for a in left.articles] == ["a0", "a1", "a3", "a4"]
    assert "a2" not in "".join(str(t) for t in open_graph(tmp_path / "g").triples() if "example/id" in str(t))


def test_nothing_is_loaded_when_there_is_nothing_to_read(articles: Path, tmp_path: Path) -> None:
    build(articles, tmp_path / "g")

    def none() -> Callable[[Article], Reading]:
        raise AssertionError("the reader was loaded")

    assert pipeline.build([articles], tmp_path / "g", reader=none).unchanged == 5


def test_memory_does_not_grow_with_the_articles_that_wait() -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield Article(f"a{taken}", "T", "Anna went home.")

    first = next(iter(pipeline.read_articles(endless(), processes=2, reader=toy_reader)))
    assert first.article.id == "a1"
    assert taken < 20


def test_the_graph_of_a_folder_is_that_of_its_readings_in_memory(articles: Path, tmp_path: Path) -> None:
    report = build(articles, tmp_path / "g")
    folder = Folder.open(tmp_path / "g")
    with folder.writing():
        folder.keep(reading(), "by hand")
        written = pipeline.write(folder)
    whole = pipeline.graph_of(folder.readings())
    expected = {*map(str, rdf.triples(whole)), *map(str, rdf.vocabulary_triples())}
    assert sorted(map(str, open_graph(tmp_path / "g").triples())) == sorted(expected)
    assert (written.articles, written.statements) == (len(whole.articles), len(whole.statements))
    assert (written.entities, written.holding) == (len(whole.entities), sum(s.holds for s in whole.statements))
    assert report.graph == replace(rdf.settled(whole), articles=report.graph.articles)


def story(file: Path, what: str) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"A title\n\nAnna {what} went home to her garden.\n")
    return file


def ids(graph: Path) -> set[str]:
    return set(Folder.open(graph).articles())


def test_a_file_of_the_same_name_in_another_folder_replaces_nothing(tmp_path: Path) -> None:
    north, south = story(tmp_path / "north/x.txt", "north"), story(tmp_path / "south/x.txt", "south")
    told: list[KgError] = []
    build(north.parent, tmp_path / "g")
    assert build(south.parent, tmp_path / "g", on_skip=told.append).skipped == 0
    assert ids(tmp_path / "g") == {"x", "south/x.txt"}
    (note,) = told
    assert str(note) == f"{south}: is called 'south/x.txt' here, since another article is called 'x'"
    story(south, "south, changed,")
    report = build(tmp_path, tmp_path / "g", on_skip=told.append)
    assert (report.read, report.unchanged, len(told)) == (1, 1, 1)
    assert ids(tmp_path / "g") == {"x", "south/x.txt"}


def test_a_file_keeps_its_id_when_it_is_built_alone_or_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story(tmp_path / "north/x.txt", "north")
    south = story(tmp_path / "south/x.txt", "south")
    build(tmp_path, tmp_path / "g")
    assert ids(tmp_path / "g") == {"north/x.txt", "south/x.txt"}
    monkeypatch.chdir(south.parent)
    assert build(Path("x.txt"), tmp_path / "g").unchanged == 1
    story(south, "south, changed,")
    assert build(Path("x.txt"), tmp_path / "g").read == 1
    assert ids(tmp_path / "g") == {"north/x.txt", "south/x.txt"}


def test_a_file_that_moved_is_the_same_article(tmp_path: Path) -> None:
    old = story(tmp_path / "north/x.txt", "north")
    build(old, tmp_path / "g")
    (tmp_path / "south").mkdir()
    old.rename(tmp_path / "south/x.txt")
    assert build(tmp_path / "south", tmp_path / "g").unchanged == 1


def test_another_article_on_standard_input_replaces_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "Anna", "Boris", "Anna":
        text = f"A title\n\n{name} went home to see the garden.\n"
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        build(Path("-"), tmp_path / "g")
    first, other = sorted(ids(tmp_path / "g"))
    assert first == "stdin"
    assert other.startswith("stdin-")


def test_a_file_named_in_bytes_that_are_no_text_is_read(tmp_path: Path) -> None:
    story(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")), "north")
    build(tmp_path, tmp_path / "g")
    assert ids(tmp_path / "g") == {"caf\ufffd"}


def waiting_reader() -> Callable[[Article], Reading]:
    """Give a reader that tells its process id, and takes its time."""

    def read(article: Article) -> Reading:
        Path(article.text.split()[-1], f"{os.getpid()}.pid").touch()
        time.sleep(1)
        return Reading(article, (), (), ())

    return read


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    code = (
        "from kg.model import Article\nfrom kg.processes import read_articles\n"
        "from test_pipeline import waiting_reader\n"
        "if __name__ == '__main__':\n"
        f"    articles = [Article(str(n), '', {str(tmp_path)!r}) for n in range(9)]\n"
        "    list(read_articles(articles, processes=2, reader=waiting_reader))\n"
    )
    script = tmp_path / "main.py"
    script.write_text(code)
    here = Path(__file__).parent
    environment = {**os.environ, "PYTHONPATH": f"{here.parent}:{here}"}
    with subprocess.Popen([sys.executable, script], env=environment) as parent:
        assert within(60, lambda: len(list(tmp_path.glob("*.pid"))) == 2)
        parent.kill()
    for worker in tmp_path.glob("*.pid"):
        assert within(30, lambda pid=int(worker.stem): not is_running(pid))


def within(seconds: float, done: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not done() and time.monotonic() < deadline:
        time.sleep(0.05)
    return done()


def is_running(pid: int) -> bool:
    """Tell whether a process runs; one that ended and that nobody has asked about does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")
