"""HTML: a news page in; its running text (trafilatura's reading of it), title, day, outlet and address out."""

import codecs
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.intake.decode import decode
from kg.intake.draft import Draft

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
# trafilatura's elements inside a paragraph; all others stand apart.
_INLINE = {"hi", "ref", "del", "span"}


def read_html(stream: BinaryIO, where: str) -> Iterator[Draft | InputError]:
    """Yield the one article of a page. The page's own text decides its day: no clock has a part in it."""
    raw = stream.read()
    page = decode(raw, where, _declared(raw[:_HEAD]))
    if not page.strip():
        return
    from trafilatura import bare_extraction  # slow to import, and only pages need it

    found = bare_extraction(
        page.replace("\0", ""),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2999-12-31"},
    )
    if found is None or isinstance(found, dict) or found.body is None:
        yield InputError(
            where, "no article is to be found on the page", "save the page with its text, or give the text"
        )
        return
    yield Draft(
        where,
        _running_text(found.body),
        title=_without_outlet(found.title, found.sitename),
        url=found.url,
        published=found.date,
        publisher=found.sitename,
    )


def _running_text(body: Any) -> str:
    """Return the text of trafilatura's body, a blank line between blocks; headings, which head text, are none."""
    pieces: list[str] = []
    todo: list[Any] = [body]  # no recursion: pages may nest thousands deep
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif isinstance(node.tag, str):
            inner = [] if node.tag == "head" else _children(node)
            todo += reversed(inner if node.tag in _INLINE else ["\n\n", *inner, "\n\n"])
    return "".join(pieces)


def _children(node: Any) -> list[Any]:
    """Return what an element holds in its order: text, on one line, and elements."""
    inner = [node.text or "", *(part for child in node for part in (child, child.tail or ""))]
    return [part.replace("\n", " ") if isinstance(part, str) else part for part in inner]


def _declared(head: bytes) -> str | None:
    """Return the encoding that the page declares, as browsers understand it, or None."""
    found = _CHARSET.search(head)
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    return "cp1252" if name in {"iso8859-1", "ascii", "utf-8"} else name  # WHATWG: these labels mean windows-1252


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Return "Strike ends" of "Strike ends - The Courier"."""
    if not title or not outlet:
        return title
    return re.sub(rf"\s+[-–—|•:]+\s+{re.escape(outlet)}$", "", title)
