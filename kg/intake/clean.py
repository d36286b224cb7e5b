"""Characters and lines: text as it was found in; NFC text of printable characters, and its paragraphs, out.

This is the only place where characters change. What comes out of here is what every offset counts in.
"""

import html
import re
import unicodedata

_NEWLINES = "\r\v\f\x85\u2028\u2029"
# Invisible, and no part of a word: zero-width space, word joiner, byte order mark, soft hyphen, direction controls.
# The zero-width joiners (U+200C, U+200D) stay: Persian words and emoji need them.
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_NONCHARACTERS = [
    *range(0xFDD0, 0xFDF0),
    *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
]

_TABLE: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *_NONCHARACTERS))
_TABLE |= dict.fromkeys(map(ord, _INVISIBLE))
_TABLE |= {code: " " for code in range(0x3001) if unicodedata.category(chr(code)) == "Zs"}
_TABLE |= {ord(mark): "\n" for mark in _NEWLINES} | {ord("\n"): "\n", ord("\t"): " "}

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BULLET = re.compile(r"[•▪●◦‣·*]\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")

_LONGEST_WRAPPED_LINE = 120


def clean(text: str) -> str:
    """Return the text with entities resolved, invisible and control characters gone, in Unicode NFC.

    Line breaks of any kind are "\\n", spaces of any kind " ", unpaired surrogates U+FFFD.
    """
    text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_TABLE))


def clean_line(text: str) -> str:
    """Return the text cleaned and on one line, its runs of spaces single."""
    return " ".join(clean(text).split())


def first_line(text: str) -> tuple[str, str]:
    """Split clean text into its first line that is not blank and all that follows it."""
    line, _, rest = text.lstrip().partition("\n")
    return " ".join(line.split()), rest


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends as running text does, in a stop, a question mark or a colon."""
    return _SENTENCE_END.search(text[-8:]) is not None


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of clean text: blocks between blank lines, or lines where a block is not hard-wrapped."""
    found: list[str] = []
    for block in re.split(r"\n[ \n]*\n", text):
        lines = [" ".join(line.split()) for line in block.split("\n")]
        lines = [line for line in lines if line]
        found.extend([" ".join(lines)] if _is_wrapped(lines) else lines)
    found = [_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in found]
    return [line for line in found if any(character.isalnum() for character in line)]


def _is_wrapped(lines: list[str]) -> bool:
    """Tell hard-wrapped lines (all but the last about as long as each other) from one paragraph a line."""
    if len(lines) < 2 or any(len(line) > _LONGEST_WRAPPED_LINE for line in lines):
        return False
    full = lines[:-1]
    return min(map(len, full)) >= 0.6 * max(map(len, full)) and any(not ends_sentence(line) for line in full)
