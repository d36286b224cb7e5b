"""The steps in order: paths in; readings, and the graph that they resolve to, out."""

import gc
import hashlib
import itertools
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from tqdm import tqdm

from kg import intake, ontology, rdf
from kg.errors import InputError, KgError, PassedOver, Stopped
from kg.model import Article, Graph, Reading
from kg.processes import OnSkip, Read, read_articles
from kg.store import Folder, Store

if TYPE_CHECKING:
    from kg.extract.claims.accounts import Account

T = TypeVar("T")

# What decides how an article is read; when any of it changes, articles are read again.
_READER = ("reader", "extract", "vocabulary", "ontology.py", "cues.py", "paragraphs.py", "model.py")


@dataclass(frozen=True, slots=True)
class Written:
    """What a folder's graph holds: whether it `changed`, the claims that were `dropped` since they could not be tied to
    things, its articles, entities and statements, and how many of these are `holding`."""

    changed: bool
    dropped: int
    articles: int
    entities: int
    statements: int
    holding: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: articles `read` now, `unchanged` since before and `skipped`; and what was `written`."""

    read: int
    unchanged: int
    skipped: int
    written: Written
    folder: Folder

    @property
    def dropped(self) -> int:
        return self.written.dropped

    @property
    def changed(self) -> bool:
        return self.written.changed

    @property
    def graph(self) -> Graph:
        """Read the graph from its folder, all of it into memory."""
        return self.folder.graph().graph()


def model_reader() -> Read:
    """Load the reader's model and the vocabulary; give the function that reads an article."""
    from kg.extract import extract
    from kg.reader import load

    nlp, vocabulary = load(), ontology.load()
    gc.freeze()  # what is loaded stays: the collector of garbage need not walk through it again and again
    return lambda article: extract(nlp(article.text), article, vocabulary)


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


def parse(path: str, stream: TextIO, *, pretokenized: bool = False, on_skip: OnSkip | None = None) -> None:
    """Write the reader's analysis of articles as CoNLL-U; `pretokenized` keeps the words and sentences of CoNLL-U."""
    lines = list(_lines(path)) if pretokenized else []
    articles = iter(()) if pretokenized else intake.read(path, on_skip=on_skip)
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
    listener = tally.skip if not strict else None
    articles = intake.read(paths, strict=strict, on_skip=listener, naming=lambda *named: tally.name(folder, *named))
    folder, stamp = Folder.create(graph, base), reader_stamp()
    try:
        with folder.writing():
            new = (a for a in articles if again or not tally.keeps(a, folder.keeps(a, stamp)))
            skip = None if strict else tally.skip
            for reading in _progress(read_articles(new, processes=processes, on_skip=skip, reader=reader), "articles"):
                folder.keep(reading, stamp, tally.files.pop(reading.article.id, None))
                tally.read += 1
            written = write(folder)
    except KeyboardInterrupt as error:
        what = f"stopped; {tally.read} articles were read and are kept, the graph is as it was"
        raise Stopped(str(graph), what, "run the same command to go on") from error
    return Report(tally.read, tally.unchanged, tally.skipped, written, folder)


def remove(graph: str | Path, article: str) -> Graph:
    """Take an article out of a graph folder, with all that rests on it alone; return the graph that is left."""
    folder = Folder.open(graph)
    with folder.writing():
        folder.remove(article)
        write(folder)
    return folder.graph().graph()


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


def write(folder: Folder) -> Written:
    """Make the graph of a folder anew from its readings, one after the other; they are read from the disk twice."""
    from kg.resolve import Resolution

    resolution = Resolution(_progress(folder.readings(), "readings"))
    stream = rdf.Stream(folder.base)

    def triples() -> Iterator[rdf.Triple]:
        for reading in _progress(folder.readings(), "readings"):
            yield from stream.article(resolution.tell(reading))
        yield from stream.end(resolution.entities())
        yield from rdf.vocabulary_triples()

    changed = folder.write(triples())
    return Written(changed, resolution.dropped, stream.articles, stream.entities, stream.statements, stream.holding)


class _Tally:
    """Counts what becomes of the articles."""

    def __init__(self, on_skip: OnSkip | None) -> None:
        self.read = self.unchanged = self.skipped = 0
        self.files: dict[str, Path] = {}  # of the articles that are called after one, until they are kept
        self._on_skip = on_skip

    def skip(self, error: KgError) -> None:
        self.skipped += not isinstance(error, PassedOver)
        if self._on_skip:
            self._on_skip(error)

    def name(self, folder: Folder, article: Article, names: list[str], file: Path | None) -> str:
        """Name an article after its file; tell when that needs more than the file's own name."""
        name = folder.name(article, names, file)
        if file is not None:
            self.files[name] = file
        if len(name) > len(article.id):
            what = f"is called '{name}' here, since another article is called '{article.id}'"
            self.skip(PassedOver(str(file or "standard input"), what))
        return name

    def keeps(self, article: Article, unchanged: bool) -> bool:
        if unchanged:
            self.files.pop(article.id, None)
        self.unchanged += unchanged
        return unchanged


def _progress(things: Iterable[T], unit: str) -> Iterator[T]:
    """Show progress on a terminal's stderr, and nothing elsewhere."""
    return iter(tqdm(things, unit=f" {unit}", disable=not sys.stderr.isatty(), leave=False, mininterval=0.5))
