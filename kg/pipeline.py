"""The steps in order: paths in; readings, and the graph that they resolve to, out."""

import hashlib
import itertools
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from tqdm import tqdm

from kg import intake, ontology, rdf
from kg.errors import InputError, KgError, PassedOver, Stopped
from kg.model import Article, Graph, Reading
from kg.store import Folder, Store

if TYPE_CHECKING:
    from kg.extract.accounts import Account

T = TypeVar("T")
Read = Callable[[Article], Reading]
OnSkip = Callable[[KgError], None]

# What decides how an article is read; when any of it changes, articles are read again.
_READER = ("reader", "extract", "vocabulary", "ontology.py", "cues.py", "paragraphs.py", "model.py")


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: articles `read` now, `unchanged` since before and `skipped`; `dropped` claims that could not be
    tied to things, of all that the folder keeps; whether the graph `changed`; and the graph."""

    read: int
    unchanged: int
    skipped: int
    dropped: int
    changed: bool
    graph: Graph


def model_reader() -> Read:
    """Load the reader's model and the vocabulary; give the function that reads an article."""
    from kg.extract import extract
    from kg.reader import load

    nlp, vocabulary = load(), ontology.load()
    return lambda article: extract(nlp(article.text), article, vocabulary)


def read_articles(
    articles: Iterable[Article],
    *,
    processes: int = 1,
    on_skip: OnSkip | None = None,
    reader: Callable[[], Read] = model_reader,
) -> Iterator[Reading]:
    """Read articles, in their order, whatever the number of processes.

    An article that cannot be read is passed to `on_skip` and left out; where nobody listens, it raises.
    """
    outcomes = _read_here(articles, reader) if processes == 1 else _read_apart(articles, processes, reader)
    for outcome in outcomes:
        if isinstance(outcome, Reading):
            yield outcome
        elif on_skip:
            on_skip(outcome)
        else:
            raise outcome


def extract(
    paths: Iterable[str | Path],
    *,
    strict: bool = False,
    on_skip: OnSkip | None = None,
    reader: Callable[[], Read] = model_reader,
) -> Iterator[Graph]:
    """Read articles without keeping them: a graph for each path, in which its articles are resolved together."""
    skip = None if strict else on_skip
    paths = list(paths)
    for path in paths:
        intake.read(path)  # a path that is not there shows before the model is loaded and the work begun
    read = cache(reader)
    for path in paths:
        articles = intake.read(path, strict=strict, on_skip=skip)
        yield graph_of(read_articles(_progress(articles, "articles"), on_skip=skip, reader=read))


def accounts(path: str) -> "Iterator[Account]":
    """Tell sentence by sentence what the articles of a path claim, and what kept the rest from being claims."""
    articles = intake.read(path, strict=True)
    from kg.extract import accounts  # spaCy: not before there is something to read
    from kg.reader import load

    nlp, vocabulary = load(), ontology.load()
    for article in articles:
        yield from accounts(nlp(article.text), article, vocabulary)


def parse(path: str, stream: TextIO, *, pretokenized: bool = False) -> None:
    """Write the reader's analysis of articles as CoNLL-U; `pretokenized` keeps the words and sentences of CoNLL-U."""
    lines = list(_lines(path)) if pretokenized else []
    articles = iter(()) if pretokenized else intake.read(path)
    from kg.reader import load  # spaCy: not before there is something to read
    from kg.reader.conllu import pretokenized_docs, write_conllu

    nlp = load()
    for doc in pretokenized_docs(lines, nlp.vocab, path) if pretokenized else ():
        write_conllu(nlp(doc), stream)
    for article in articles:
        doc = nlp(article.text)
        doc.user_data["id"] = article.id
        write_conllu(doc, stream)


def build(
    paths: Iterable[str | Path],
    graph: str | Path,
    *,
    base: str | None = None,
    processes: int = 1,
    strict: bool = False,
    again: bool = False,
    on_skip: OnSkip | None = None,
    reader: Callable[[], Read] = model_reader,
) -> Report:
    """Add articles to the graph in a folder, and make its graph anew from all that it keeps.

    An article with the id of one that is there replaces it. One that is there as it is, read by this same reader, is
    not read again, unless `again`. `strict` raises the first KgError in the place of passing it to `on_skip`. Raises
    Stopped after Ctrl-C: what was read so far is kept, and the folder's graph is the one from before.
    """
    tally = _Tally(None if strict else on_skip)
    articles = intake.read(paths, strict=strict, on_skip=tally.skip if not strict else None)
    folder, stamp = Folder.create(graph, base), reader_stamp()
    try:
        with folder.writing():
            new = (a for a in articles if again or not tally.keeps(folder.keeps(a, stamp)))
            skip = None if strict else tally.skip
            for reading in _progress(read_articles(new, processes=processes, on_skip=skip, reader=reader), "articles"):
                folder.keep(reading, stamp)
                tally.read += 1
            dropped, changed, whole = _write(folder)
    except KeyboardInterrupt as error:
        what = f"stopped; {tally.read} articles were read and are kept, the graph is as it was"
        raise Stopped(str(graph), what, "run the same command to go on") from error
    return Report(tally.read, tally.unchanged, tally.skipped, dropped, changed, whole)


def remove(graph: str | Path, article: str) -> Graph:
    """Take an article out of a graph folder, with all that rests on it alone; return the graph that is left."""
    folder = Folder.open(graph)
    with folder.writing():
        folder.remove(article)
        return _write(folder)[2]


def graph_of(readings: Iterable[Reading]) -> Graph:
    """Resolve readings into a graph, in memory."""
    from kg.resolve import resolve

    return rdf.settled(resolve(readings))


def store_of(graph: Graph, base: str = rdf.BASE) -> Store:
    """Hold a graph and the vocabulary in memory, to be asked."""
    return Store.of(itertools.chain(rdf.triples(graph, base), rdf.vocabulary_triples()), base)


@cache
def reader_stamp() -> str:
    """Hash the code, the model and the vocabulary that read articles."""
    total, here = hashlib.sha256(), Path(__file__).parent
    for name in _READER:
        for file in sorted((here / name).rglob("*")) if (here / name).is_dir() else [here / name]:
            if file.is_file() and not {"train", "__pycache__"} & set(file.parts):
                total.update(f"{file.relative_to(here)} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:24]


def _lines(path: str) -> Iterator[str]:
    try:
        with open(path if path != "-" else 0, encoding="utf8") as stream:
            yield from stream
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(path, "is not text in UTF-8", "give CoNLL-U") from error


def _write(folder: Folder) -> tuple[int, bool, Graph]:
    from kg.resolve import dropped

    left_out = 0

    def counted() -> Iterator[Reading]:
        nonlocal left_out
        for reading in _progress(folder.readings(), "readings"):
            left_out += dropped(reading)
            yield reading

    graph = graph_of(counted())
    changed = folder.write(itertools.chain(rdf.triples(graph, folder.base), rdf.vocabulary_triples()))
    return left_out, changed, graph


class _Tally:
    """Counts what becomes of the articles."""

    def __init__(self, on_skip: OnSkip | None) -> None:
        self.read = self.unchanged = self.skipped = 0
        self._on_skip = on_skip

    def skip(self, error: KgError) -> None:
        self.skipped += not isinstance(error, PassedOver)
        if self._on_skip:
            self._on_skip(error)

    def keeps(self, unchanged: bool) -> bool:
        self.unchanged += unchanged
        return unchanged


def _progress(things: Iterable[T], unit: str) -> Iterator[T]:
    """Show progress on a terminal's stderr, and nothing elsewhere."""
    return iter(tqdm(things, unit=f" {unit}", disable=not sys.stderr.isatty(), leave=False, mininterval=0.5))


# ── one process, or several ──────────────────────────────────────────────────────────────────────────────────────────


def _read_here(articles: Iterable[Article], reader: Callable[[], Read]) -> Iterator[Reading | KgError]:
    read: Read | None = None
    for article in articles:
        read = read or reader()  # not before there is something to read: loading takes a second or two
        yield _outcome(read, article)


def _outcome(read: Read, article: Article) -> Reading | KgError:
    try:
        return read(article)
    except KgError as error:
        return error


_read_in_worker: Read | None = None


def _start_worker(reader: Callable[[], Read]) -> None:
    global _read_in_worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends the workers
    _read_in_worker = reader()


def _work(article: Article) -> Reading | KgError:
    assert _read_in_worker is not None
    return _outcome(_read_in_worker, article)


def _read_apart(articles: Iterable[Article], processes: int, reader: Callable[[], Read]) -> Iterator[Reading | KgError]:
    """Read in several processes; a few articles ahead, so that memory does not grow with their number."""
    waiting: deque[Future[Reading | KgError]] = deque()
    with ProcessPoolExecutor(processes, get_context("spawn"), _start_worker, (reader,)) as pool:
        try:
            for article in articles:
                waiting.append(pool.submit(_work, article))
                if len(waiting) >= 4 * processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise KgError("a reading process", "ended before its work was done", "try fewer --processes") from error
        finally:
            for future in waiting:
                future.cancel()
