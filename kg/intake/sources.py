"""Sources: paths as a user names them (file, folder, glob, "-") in; the files to read, each with a name, out."""

import glob
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, PassedOver

STDIN = "-"
_GRAPH = "kg.json"  # only a graph folder holds it


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read; `path` None is standard input. `name` is the id of an article that brings none."""

    path: Path | None
    name: str

    @property
    def where(self) -> str:
        return "standard input" if self.path is None else str(self.path)

    @property
    def names(self) -> list[str]:
        """All that the source may be called: its file's stem, its name, and this with ever more of its path."""
        return [self.name] if self.path is None else [self.path.stem, *_tails(self.path)]


@dataclass(frozen=True, slots=True)
class Sources:
    """The files to read, in order, each once; `left` says of each folder which other files are in it."""

    found: tuple[Source, ...]
    left: tuple[PassedOver, ...]


def find_sources(paths: Iterable[str | Path], suffixes: Collection[str]) -> Sources:
    """Find the files that the paths name; folders and globs give those with one of the suffixes, sorted.

    Raises InputError for a path that is not there, and for a folder or glob without articles.
    """
    files: dict[Path | None, None] = {}
    left: list[PassedOver] = []
    for path in paths:
        if str(path) == STDIN:
            files[None] = None
            continue
        for found in _expand(path):
            if found.is_dir():
                files |= dict.fromkeys(_in_folder(found, suffixes, left))
            else:
                files[found] = None
    names = _names([file for file in files if file is not None])
    return Sources(tuple(Source(file, names[file] if file else "stdin") for file in files), tuple(left))


def _expand(path: str | Path) -> list[Path]:
    if Path(path).exists():
        return [Path(path)]
    if not glob.has_magic(str(path)):
        raise InputError(str(path), "there is no such file or folder", "check the path")
    found = sorted(Path(match) for match in glob.glob(str(path), recursive=True))
    if not found:
        raise InputError(str(path), "no file matches", "check the pattern, and quote it")
    return found


def _in_folder(folder: Path, suffixes: Collection[str], left: list[PassedOver]) -> Iterator[Path]:
    """Yield the articles of a folder and the folders in it, sorted; hidden files are none."""
    others: Counter[str] = Counter()
    articles = 0
    for file in _walk(folder):
        if file.suffix.lower() in suffixes:
            articles += 1
            yield file
        else:
            others[file.suffix.lower() or "no suffix"] += 1
    known = ", ".join(sorted(suffixes))
    if not articles:
        raise InputError(str(folder), "the folder holds no articles", f"articles end in {known}")
    if others:
        counts = ", ".join(f"{suffix} {count}" for suffix, count in sorted(others.items()))
        left.append(PassedOver(str(folder), f"other files are left unread ({counts})", f"articles end in {known}"))


def _walk(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise InputError(str(error.filename), f"cannot be read ({error.strerror})", "check its permissions") from error

    for at, folders, names in os.walk(folder, onerror=refuse):
        if _GRAPH in names:  # `kg build . --graph graph`: what kg wrote is no article
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (file for name in sorted(names) if not name.startswith(".") and (file := Path(at, name)).is_file())


def _names(files: list[Path]) -> dict[Path, str]:
    """Name each file by its stem; files of the same stem by as much more of their path as tells them apart."""
    names = {file: file.stem for file in files}
    for depth in range(1, max((len(file.parts) for file in files), default=0) + 1):
        taken = Counter(names.values())
        if len(taken) == len(files):
            break
        names = {file: name if taken[name] == 1 else "/".join(file.parts[-depth:]) for file, name in names.items()}
    return names


def _tails(file: Path) -> list[str]:
    parts = Path(os.path.abspath(file)).parts[1:]
    return ["/".join(parts[-depth:]) for depth in range(1, len(parts) + 1)]
