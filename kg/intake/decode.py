"""Bytes in, text out: UTF-8 (with a byte order mark or not), UTF-16 and UTF-32 with one; else a clear error."""

import codecs

from kg.errors import InputError

_MARKS = [  # UTF-32's mark begins with UTF-16's, so it is looked for first
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]


def encoding_mark(raw: bytes) -> str | None:
    """Return the encoding that a byte order mark names, or None."""
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)


def decode(raw: bytes, where: str, declared: str | None = None) -> str:
    """Return the text of the bytes; `declared` is an encoding to fall back on. Raises InputError."""
    marked = encoding_mark(raw)
    if marked is None and b"\0" in raw:
        raise InputError(where, "is binary, not text", "give text, HTML, JSON or JSONL")
    try:
        return raw.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if declared is not None:
            return raw.decode(declared, "replace")
        byte = f"byte 0x{raw[error.start]:02x} at offset {error.start}"
        raise InputError(where, f"is not {(marked or 'utf-8').upper()} text ({byte})", "save it as UTF-8") from error


def peek(raw: bytes, length: int = 1 << 20) -> str:
    """Return how the text of the bytes begins, without its mark and leading blanks; only for telling what it is."""
    return raw[:length].decode(encoding_mark(raw) or "utf-8", "replace").lstrip("\ufeff \t\r\n")
