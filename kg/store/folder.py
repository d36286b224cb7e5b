"""A graph folder: readings in, the graph that they resolve to out.

    kg.json          the folder's format, base IRI and current graph; replaced as a whole, so it always tells the truth
    readings/ab/…    one file an article: what was understood of it. The source of truth.
    graphs/<hash>/   an Oxigraph database, derived from all the readings; named after its content
    lock             held by the one that writes

A graph is written beside the old one and then named in kg.json; so whatever stops a build, there is a whole graph.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import GraphError, UsageError
from kg.model import Article, Reading
from kg.rdf import BASE
from kg.store import readings
from kg.store.files import disk_trouble, sync, try_lock, write_whole, writing
from kg.store.graph import Store

FORMAT = 1
_AT_ONCE = 100_000  # quads


class Folder:
    """The graph at rest. `create` makes one or opens it, `open` wants it there."""

    def __init__(self, path: Path, base: str) -> None:
        self.path, self.base = path, base

    @classmethod
    def create(cls, path: str | Path, base: str | None = None) -> "Folder":
        """Open a graph folder, or make one of a new or empty folder.

        Raises GraphError for a folder that holds other things, that another version wrote, or that has another base.
        """
        path = Path(path)
        if base is not None and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`?#]+/", base):
            raise UsageError(
                f"--base {base}", "it must be an IRI that ends in /", "give one like https://my.example/id/"
            )
        with disk_trouble(path):
            if not (path / "kg.json").exists():
                if path.exists() and (not path.is_dir() or any(p.name != "lock" for p in path.iterdir())):
                    raise GraphError(
                        str(path), "this is not a graph folder and not empty", "name a new or empty folder"
                    )
                path.mkdir(parents=True, exist_ok=True)
                _write_stamp(path, base or BASE, None)
        folder = cls.open(path)
        if base not in (None, folder.base):
            raise GraphError(str(path), f"this graph's base is {folder.base}", "leave out --base, or name a new folder")
        return folder

    @classmethod
    def open(cls, path: str | Path) -> "Folder":
        """Open a graph folder that is there."""
        path = Path(path)
        return cls(path, _read_stamp(path)["base"])

    def writing(self) -> AbstractContextManager[None]:
        """Hold the folder while writing; GraphError when another holds it."""
        return writing(self.path)

    # ── readings ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def keep(self, reading: Reading, reader: str, file: Path | None = None) -> None:
        """Keep a reading in the place of any older one of the same article.

        `reader` says what made it, `file` after which file the article is called, if it is called after one.
        """
        head = json.dumps(_head(reading.article, reader) | {"file": self._relative(file)})
        with disk_trouble(self.path):
            self._file(reading.article.id).parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file(reading.article.id), f"{head}\n{readings.dumps(reading)}\n".encode())

    def keeps(self, article: Article, reader: str) -> bool:
        """Tell whether this very article was read by this very reader."""
        head = self._kept(article.id)
        return head is not None and _head(article, reader).items() <= head.items()

    def name(self, article: Article, names: list[str], file: Path | None) -> str:
        """Name an article after its file, so that it replaces what this file told before, and no other file's article.

        `names` are all that the file may be called, the shortest first; the article's id is the one to prefer.
        """
        if file is not None:
            for name in names:
                if (self._kept(name) or {}).get("file") == self._relative(file):
                    return name
        longer = (name for name in names if "/" in name and len(name) > len(article.id))
        content = _head(article, "")["content"][:8]
        return next((n for n in (article.id, *longer) if self._is_free(n, article)), f"{article.id}-{content}")

    def _is_free(self, name: str, article: Article) -> bool:
        """Tell whether nothing is kept under a name, or this very article, or one that may be from any file."""
        head = self._kept(name)
        same = _head(replace(article, id=name), "")["content"]
        return head is None or "file" not in head or head["content"] == same

    def _kept(self, article: str) -> dict[str, Any] | None:
        """Read what is known of a reading: the hash of its article, its reader, the file."""
        try:
            with self._file(article).open(encoding="utf8") as stream:
                head = json.loads(stream.readline())
        except (FileNotFoundError, ValueError):
            return None
        return head if isinstance(head, dict) and "content" in head else None

    def _relative(self, file: Path | None) -> str | None:
        return None if file is None else os.path.relpath(os.path.abspath(file), os.path.abspath(self.path))

    def remove(self, article: str) -> None:
        """Forget an article; GraphError when it is not there."""
        try:
            self._file(article).unlink()
        except FileNotFoundError as error:
            near = get_close_matches(article, self.articles(), n=5, cutoff=0.3)
            remedy = (
                f"did you mean {', '.join(near)}?" if near else f"it has {len(self._files())} articles, none like it"
            )
            raise GraphError(str(self.path), f"there is no article {article}", remedy) from error
        sync(self._file(article).parent)

    def articles(self) -> list[str]:
        """List the ids of the articles, sorted."""
        return sorted(reading.article.id for reading in self.readings())

    def readings(self) -> Iterator[Reading]:
        """Read back all readings, in an order that depends on the articles alone."""
        for file in self._files():
            try:
                yield readings.loads(file.read_text(encoding="utf8").split("\n", 1)[1])
            except (ValueError, KeyError, TypeError, IndexError) as error:
                raise GraphError(str(file), "this reading is damaged", "delete the file and build again") from error

    def _file(self, article: str) -> Path:
        name = hashlib.sha256(article.encode()).hexdigest()[:24]
        return self.path / "readings" / name[:2] / f"{name}.json"

    def _files(self) -> list[Path]:
        return sorted(self.path.glob("readings/??/*.json"))

    # ── the graph ────────────────────────────────────────────────────────────────────────────────────────────────────

    def write(self, triples: Iterable[ox.Triple]) -> bool:
        """Make these triples the graph; False when they are it already. The same triples come in the same order."""
        with disk_trouble(self.path):
            old = _read_stamp(self.path)["current"]
            self._sweep(keep=old)
            name = self._load(triples)
            changed: bool = name != old
            if changed:
                _write_stamp(self.path, self.base, name)
            self._sweep(keep=name)
            return changed

    def _load(self, triples: Iterable[ox.Triple]) -> str:
        """Write a database beside the current one; return its name, which is a hash of its content."""
        total = hashlib.sha256()

        def quads() -> Iterator[ox.Quad]:
            for triple in triples:
                total.update(str(triple).encode() + b"\n")
                yield ox.Quad(*triple)

        unfinished = self.path / "graphs" / "unfinished"
        unfinished.mkdir(parents=True)
        store = ox.Store(str(unfinished))
        waiting = quads()
        while some := list(islice(waiting, _AT_ONCE)):
            store.bulk_extend(some)  # holds in memory what it is given
        store.flush()
        del store  # closes the database
        for file in sorted(unfinished.iterdir()):
            sync(file)
        path = self.path / "graphs" / total.hexdigest()[:24]
        if not path.exists():
            unfinished.replace(path)
            sync(path.parent)
        return path.name

    def _sweep(self, keep: str | None) -> None:
        """Delete graphs that nobody needs: left by a build that was stopped, or replaced and no longer read."""
        for path in sorted(self.path.glob("graphs/*")):
            if path.name != keep:
                handle = os.open(path, os.O_RDONLY)
                if try_lock(handle):
                    shutil.rmtree(path)
                os.close(handle)

    def graph(self) -> Store:
        """Open the current graph for reading; it stays as it is while a build writes the next."""
        for _ in range(10):  # a build may replace and delete it between our reading its name and our taking hold of it
            name = _read_stamp(self.path)["current"]
            if name is None:
                raise GraphError(str(self.path), "nothing has been built here yet", "run kg build")
            path = self.path / "graphs" / name
            try:
                handle = os.open(path, os.O_RDONLY)
            except FileNotFoundError:
                continue
            if try_lock(handle, shared=True) and path.is_dir():
                return Store(ox.Store.read_only(str(path)), self.base, handle)
            os.close(handle)
        raise GraphError(str(self.path), "its graph is missing", "run kg build again: the readings are kept")


def _head(article: Article, reader: str) -> dict[str, str]:
    """Say which article and which reader a reading is of, in the first line of its file."""
    fields = [article.id, article.title, article.text, article.url, article.published, article.publisher]
    return {"content": hashlib.sha256(json.dumps(fields).encode()).hexdigest(), "reader": reader}


def _write_stamp(path: Path, base: str, current: str | None) -> None:
    stamp = {"format": FORMAT, "base": base, "current": current}
    write_whole(path / "kg.json", (json.dumps(stamp, indent=1) + "\n").encode())


def _read_stamp(path: Path) -> dict[str, Any]:
    where = str(path)
    try:
        stamp: dict[str, Any] = json.loads((path / "kg.json").read_text(encoding="utf8"))
        found = stamp["format"]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise GraphError(where, "this is not a graph folder", "make one with kg build … --graph DIR") from error
    except (ValueError, KeyError, TypeError) as error:
        raise GraphError(
            str(path / "kg.json"), "this file is damaged", "build the graph again in a new folder"
        ) from error
    except OSError as error:
        raise GraphError(where, f"cannot be read ({error.strerror})", "check its permissions") from error
    if found != FORMAT:
        what = f"another version of kg wrote this graph (its format is {found}; this version's is {FORMAT})"
        raise GraphError(where, what, "use that version, or build the graph again in a new folder")
    return stamp
