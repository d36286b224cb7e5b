"""Intake: files, folders, globs or "-" in; cleaned articles out.

To read another kind of file, write `read_…(stream, where)` in a module of its own and enter it in `INTAKES`. It yields
a draft for each article, or in its place the error that says why there is none; what all articles share is in `draft`.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError, KgError
from kg.intake.clean import clean_line
from kg.intake.decode import peek
from kg.intake.draft import Draft, compose, own_id
from kg.intake.html import read_html
from kg.intake.records import is_json_line, read_json, read_jsonl
from kg.intake.sources import Source, find_sources
from kg.intake.text import read_text
from kg.model import Article

Intake = Callable[[BinaryIO, str], Iterator[Draft | InputError]]
# An article that brings no id, all that its file may be called, and the file; the id that it shall have.
Naming = Callable[[Article, list[str], Path | None], str]

INTAKES: dict[str, Intake] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".json": read_json,
    ".jsonl": read_jsonl,
}


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    strict: bool = False,
    on_skip: Callable[[KgError], None] | None = None,
    naming: Naming | None = None,
) -> Iterator[Article]:
    """Read the articles of one path or of several: files, folders (recursive, sorted), globs, "-" for standard input.

    An article that cannot be read is left out and passed to `on_skip`; with `strict`, or where nobody listens, it
    raises. So does, at once, a path that is not there or holds no articles: InputError. No two articles yielded have
    one id: the same article given twice comes once, another one under the same id is an error. An article that brings
    no id has the name of its file, or what `naming` makes of it.
    """
    sources = find_sources([paths] if isinstance(paths, str | Path) else paths, INTAKES)
    for note in sources.left:
        if on_skip:
            on_skip(note)
    return _sound(sources.found, None if strict else on_skip, naming)


def _sound(
    sources: Iterable[Source], on_skip: Callable[[KgError], None] | None, naming: Naming | None
) -> Iterator[Article]:
    for found in _each_once(sources, naming):
        if isinstance(found, Article):
            yield found
        elif on_skip:
            on_skip(found)
        else:
            raise found


def _each_once(sources: Iterable[Source], naming: Naming | None) -> Iterator[Article | InputError]:
    first: dict[str, tuple[str, int]] = {}
    for source in sources:
        for found in _read_source(source, naming):
            if isinstance(found, InputError) or found.id not in first:
                yield found
                if isinstance(found, Article):
                    first[found.id] = source.where, hash(found)
                continue
            where, content = first[found.id]
            if content != hash(found):
                what = f"has the id '{found.id}' of another article ({where})"
                yield InputError(source.where, what, "give each article an id of its own")


def _read_source(source: Source, naming: Naming | None) -> Iterator[Article | InputError]:
    """Yield what the source holds: an article for each draft that can be composed, else its error."""
    number = 0
    try:
        intake, stream = _open(source)
        with stream:
            for number, draft in enumerate(intake(stream, source.where), start=1):
                yield _article(draft, source, "" if number == 1 else f"#{number}", naming)
    except InputError as error:
        yield error
        return
    except OSError as error:
        yield InputError(source.where, f"cannot be read ({error.strerror})", "check the file and its permissions")
        return
    if not number:
        yield InputError(source.where, "is empty", "give an article")


def _article(draft: Draft | InputError, source: Source, record: str, naming: Naming | None) -> Article | InputError:
    if isinstance(draft, InputError):
        return draft
    try:
        article = compose(draft, source.name + record)
    except InputError as error:
        return error
    if naming is None or own_id(draft):
        return article
    return replace(article, id=naming(article, [clean_line(name + record) for name in source.names], source.path))


def _open(source: Source) -> tuple[Intake, BinaryIO]:
    """Open the source, with the intake that its suffix names, or its first characters where it has no suffix."""
    if source.path is None:
        raw = sys.stdin.buffer.read()
        return _intake_by_content(raw), BytesIO(raw)
    suffix = source.path.suffix.lower()
    if suffix in INTAKES:
        return INTAKES[suffix], source.path.open("rb")
    if suffix:
        known = ", ".join(INTAKES)
        raise InputError(source.where, f"is of a kind that is not read ({suffix})", f"give one of {known}")
    raw = source.path.read_bytes()
    return _intake_by_content(raw), BytesIO(raw)


def _intake_by_content(raw: bytes) -> Intake:
    start = peek(raw)
    if start.startswith("["):
        return read_json
    if start.startswith("{"):
        return read_jsonl if is_json_line(start) else read_json
    return read_html if start[:1] == "<" else read_text
