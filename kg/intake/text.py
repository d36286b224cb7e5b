"""Plain text: an optional line `date YYYY-MM-DD PUBLISHER`, a title line, then paragraphs."""

from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import InputError
from kg.intake.decode import decode
from kg.intake.draft import Draft


def read_text(stream: BinaryIO, where: str) -> Iterator[Draft | InputError]:
    """Yield the one article of a text file."""
    text = decode(stream.read(), where)
    if text.strip():
        yield Draft(where, text, titled=True)
