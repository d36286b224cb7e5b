"""A Doc as CoNLL-U.

In: an analysed Doc. Out: UD v2 CoNLL-U; kg.reader.conllu reads it back and documents the MISC column.
"""

from collections.abc import Iterator
from typing import TextIO

from spacy.tokens import Doc, Token

ESCAPES = {" ": r"\s", "\t": r"\t", "\r": r"\r", "\n": r"\n", "|": r"\p", "\\": r"\\"}


def raw_text(doc: Doc) -> tuple[str, list[int]]:
    """Return a read document's text, "\\n\\n" between paragraphs, and where in it each token starts."""
    starts = set(doc.user_data.get("paragraphs", ()))
    text, offsets, length = [], [], 0
    for token in doc:
        last = token.i + 1 == len(doc)
        offsets.append(length)
        piece = token.text + ("" if last else "\n\n" if token.i + 1 in starts else token.whitespace_)
        length += len(piece)
        text.append(piece)
    return "".join(text), offsets


def write_conllu(doc: Doc, stream: TextIO) -> None:
    """Write an analysed Doc as UD v2 CoNLL-U.

    spaCy's whitespace tokens are no words of UD: they become `SpacesAfter=` (`SpacesBefore=` at the beginning of the
    document), UDPipe's escapes, and what hangs on them is hung higher. `start_char` and `end_char` are offsets into
    `doc.text`, or into `raw_text(doc)` where the Doc was read from CoNLL-U.
    """
    name = str(doc.user_data.get("id", "document"))
    text, offsets = raw_text(doc) if "paragraphs" in doc.user_data else (doc.text, [token.idx for token in doc])
    misc = _miscellany(doc, text, offsets)
    stream.write(f"# newdoc id = {_one_line(name)}\n")
    sentences = doc.sents if doc.has_annotation("SENT_START") else [doc[:]] if len(doc) else []
    kept = [sentence for sentence in ([t for t in s if not t.is_space] for s in sentences) if sentence]
    for number, tokens in enumerate(kept, 1):
        if misc[tokens[0].i].pop("NewPar", ""):
            stream.write("# newpar\n")
        stream.write(f"# sent_id = {_one_line(name)}-{number}\n")
        glue = ("" if misc[token.i].get("SpaceAfter") == "No" else " " for token in tokens)
        stream.write(f"# text = {''.join(t.text + g for t, g in zip(tokens, glue, strict=True)).strip()}\n")
        for row in _rows(tokens, misc):
            stream.write("\t".join(row) + "\n")
        stream.write("\n")


def _rows(tokens: list[Token], misc: list[dict[str, str]]) -> Iterator[list[str]]:
    numbers = {token.i: position for position, token in enumerate(tokens, 1)}
    parsed = tokens[0].doc.has_annotation("DEP")
    heads = [_visible_head(token) for token in tokens]
    root = next((t for t, h in zip(tokens, heads, strict=True) if h is None), tokens[0])
    for token, head in zip(tokens, heads, strict=True):
        hung, dep = str(numbers[head.i if head is not None else root.i]), token.dep_
        if head is None:
            hung, dep = ("0", "root") if token is root else (hung, "parataxis" if dep in ("root", "ROOT", "") else dep)
        columns = [
            token.lemma_,
            token.pos_,
            token.tag_,
            str(token.morph),
            hung if parsed else "",
            dep if parsed else "",
        ]
        pairs = "|".join(f"{key}={value}" for key, value in misc[token.i].items())
        yield [str(numbers[token.i]), token.text, *(column or "_" for column in columns), "_", pairs or "_"]


def _visible_head(token: Token) -> Token | None:
    """Return the nearest word above the token that is not whitespace; None above a root."""
    while token.head.i != token.i:
        token = token.head
        if not token.is_space:
            return token
    return None


def _miscellany(doc: Doc, text: str, offsets: list[int]) -> list[dict[str, str]]:
    """Return the MISC column of each token, in the order in which its parts are written."""
    words = [token for token in doc if not token.is_space]
    misc: list[dict[str, str]] = [{} for _ in doc]
    brackets = _written_brackets(doc)
    gap = text[: offsets[words[0].i]] if words else ""
    if gap:
        misc[words[0].i]["SpacesBefore"] = "".join(ESCAPES.get(c, c) for c in gap)
    for position, token in enumerate(words):
        out = misc[token.i]
        if position == 0 or gap.count("\n") > 1:
            out["NewPar"] = "Yes"
        end = offsets[token.i] + len(token.text)
        gap = text[end : offsets[words[position + 1].i]] if position + 1 < len(words) else text[end:]
        if not gap:
            out["SpaceAfter"] = "No"
        elif gap != " ":
            out["SpacesAfter"] = "".join(ESCAPES.get(c, c) for c in gap)
        if token.ent_type_:
            out["NER"] = f"{token.ent_iob_}-{token.ent_type_}"
        if brackets[token.i]:
            out["Coref"] = brackets[token.i]
        out["start_char"], out["end_char"] = str(offsets[token.i]), str(end)
    return misc


def _written_brackets(doc: Doc) -> list[str]:
    pieces = [""] * len(doc)
    spans = sorted(doc.spans.get("mentions", ()), key=lambda s: (s.start, -s.end, s.label_))
    for span in sorted((s for s in spans if len(s) > 1), key=lambda s: (-s.start, s.end)):
        pieces[span.end - 1] += f"{span.id_})"
    for span in spans:
        opening = f"({span.id_}-{span.label_}" + (")" if len(span) == 1 else "")
        pieces[span.start] += opening
    return pieces


def _one_line(text: str) -> str:
    return " ".join(text.split())
