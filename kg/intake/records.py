"""JSON and JSON Lines: records with `doc|id`, `title`, `text`, `date|published`, `source|publisher`, `url`."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import InputError
from kg.intake.decode import decode, encoding_mark
from kg.intake.draft import Draft


def read_json(stream: BinaryIO, where: str) -> Iterator[Draft | InputError]:
    """Yield the articles of a JSON file: one object, or a list of objects."""
    text = decode(stream.read(), where)
    if not text.strip():
        return
    try:
        value = _parse(text, where)
    except InputError as error:
        yield error
        return
    if isinstance(value, list):
        yield from (_draft(item, f"{where}, item {number}") for number, item in enumerate(value, start=1))
    else:
        yield _draft(value, where)


def read_jsonl(stream: BinaryIO, where: str) -> Iterator[Draft | InputError]:
    """Yield the articles of a JSON Lines file, one a line, read as it comes; a broken line costs no other."""
    for number, line in enumerate(_lines(stream, where), start=1):
        place = f"{where}:{number}"
        try:
            text = line if isinstance(line, str) else decode(line, place)
            if text.strip():
                yield _draft(_parse(text.strip(), place, one_line=True), place)
        except InputError as error:
            yield error


def is_json_line(text: str) -> bool:
    """Tell JSON Lines, whose first line is a whole value, from JSON spread over lines."""
    try:
        json.loads(text.partition("\n")[0])
    except (ValueError, RecursionError):
        return False
    return True


def _lines(stream: BinaryIO, where: str) -> Iterator[bytes | str]:
    first = stream.readline()
    if (encoding_mark(first) or "utf-8").startswith("utf-8"):
        yield first
        yield from stream
    else:  # in UTF-16 a line break is two bytes, so the lines are not those of the bytes
        yield from decode(first + stream.read(), where).splitlines()


def _parse(text: str, where: str, *, one_line: bool = False) -> object:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        place = f"{where}, column {error.colno}" if one_line else f"{where}, line {error.lineno}, column {error.colno}"
        remedy = (
            "one object a line is JSONL: name the file .jsonl" if error.msg == "Extra data" else "mend the JSON there"
        )
        raise InputError(place, f"is not JSON ({error.msg})", remedy) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; lists nested thousands deep
        raise InputError(where, f"is JSON beyond what can be read ({error})", "give plain records") from error


def _draft(record: object, where: str) -> Draft | InputError:
    if not isinstance(record, dict):
        return InputError(where, "is not an object", "give objects with a 'text' field")
    body = record.get("text")
    if not isinstance(body, str) or not body.strip():
        return InputError(where, "has no 'text'", "give the article's text in a field 'text'")
    published = record.get("date") or record.get("published")
    if isinstance(published, bool) or not isinstance(published, str | int | float | None):
        return InputError(where, "has a date that is neither text nor number", "write it as YYYY-MM-DD")
    return Draft(
        where,
        body,
        id=_words(record, "doc", "id"),
        title=_words(record, "title"),
        url=_words(record, "url"),
        published=published,
        publisher=_words(record, "source", "publisher"),
    )


def _words(record: dict[str, object], *fields: str) -> str | None:
    """Return the first of the fields that is there, as text; of an object, as feeds have for `source`, its name."""
    for field in fields:
        value = record.get(field)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None
