"""CoNLL-U in and out.

In: CoNLL-U lines, a treebank's (with GUM's `Entity=` brackets) or our own. Out: spaCy Docs that carry words, UD
analysis, names (`doc.ents`) and mentions (`doc.spans["mentions"]`); and the way back, a Doc as CoNLL-U.

Mentions are written in the MISC column as `Coref=`, brackets in the manner of GUM's `Entity=`: `(3-PERSON` opens a
mention of cluster 3, `3)` closes the one of that cluster that opened last, `(3-PERSON)` is a mention of one word;
on one word, brackets that close older mentions come first, then those that open, the longest first.
Names are `NER=B-PERSON`, `NER=I-PERSON`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

import spacy
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from kg.errors import InputError
from kg.reader.gum import Bracket, gum_mentions, gum_names

_COLUMNS = 10
_REMEDY = "give UD v2 CoNLL-U"
_BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")
_ESCAPES = {" ": r"\s", "\t": r"\t", "\r": r"\r", "\n": r"\n", "|": r"\p", "\\": r"\\"}
_UNESCAPES = {v: k for k, v in _ESCAPES.items()}


@dataclass(slots=True)
class _Word:
    line: int
    columns: list[str]
    space: bool = True
    gap: str = ""

    @property
    def misc(self) -> dict[str, str]:
        pairs = (item.partition("=") for item in self.columns[9].split("|") if item != "_")
        return {key: value for key, _, value in pairs}


@dataclass(slots=True)
class _Document:
    id: str
    sentences: list[list[_Word]] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)

    @property
    def words(self) -> list[_Word]:
        return [word for sentence in self.sentences for word in sentence]


def read_conllu(lines: Iterable[str], vocab: Vocab | None = None, name: str = "CoNLL-U") -> Iterator[Doc]:
    """Read annotated documents, one Doc a `# newdoc` (one in all where there is none).

    `doc.user_data` holds "id" and "paragraphs", the token indexes at which paragraphs start; clusters (`span.id_`) are
    numbered by first mention. Raises InputError, which names the line, where the input is not CoNLL-U.
    """
    vocab = spacy.blank("en").vocab if vocab is None else vocab
    for document in _documents(lines, name):
        words = document.words
        parsed = any(word.columns[6] != "_" for word in words)
        doc = Doc(
            vocab,
            words=[word.columns[1] for word in words],
            spaces=[word.space for word in words],
            pos=[_blank(word.columns[3]) for word in words],
            tags=[_blank(word.columns[4]) for word in words],
            morphs=[_blank(word.columns[5]) for word in words],
            lemmas=[word.columns[2] if word.columns[2] != "_" or word.columns[1] == "_" else "" for word in words],
            heads=_heads(document, name) if parsed else None,
            deps=[word.columns[7] for word in words] if parsed else None,
            sent_starts=None if parsed else _sentence_starts(document),
        )
        doc.user_data.update(id=document.id, paragraphs=document.paragraphs)
        _set_mentions(doc, words, name)
        yield doc


def pretokenized_docs(lines: Iterable[str], vocab: Vocab, name: str = "CoNLL-U") -> Iterator[Doc]:
    """Read only the words, their spacing, sentence and paragraph starts; other columns are ignored."""
    for document in _documents(lines, name):
        words = document.words
        doc = Doc(
            vocab,
            words=[word.columns[1] for word in words],
            spaces=[word.space for word in words],
            sent_starts=_sentence_starts(document),
        )
        doc.user_data.update(id=document.id, paragraphs=document.paragraphs)
        yield doc


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


# In ------------------------------------------------------------------------------------------------------------------


def _documents(lines: Iterable[str], name: str) -> Iterator[_Document]:
    document = _Document("1")
    sentence: list[_Word] = []
    covered: tuple[int, bool] = (0, True)  # the last word of a multiword token, and whether a space follows it
    paragraph = False
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if line.startswith("#"):
            if sentence:
                raise InputError(f"{name}, line {number}", "a comment inside a sentence", _REMEDY)
            if re.match(r"# *newdoc\b", line):
                if document.sentences:
                    yield document
                document = _Document(line.partition("=")[2].strip() or "1")
            paragraph = paragraph or bool(re.match(r"# *new(par|doc)\b", line))
        elif not line.strip():
            if sentence:
                document.sentences.append(sentence)
            sentence, covered = [], (0, True)
        else:
            columns = line.split("\t")
            if len(columns) != _COLUMNS:
                what = f"{len(columns)} columns where there must be {_COLUMNS}"
                raise InputError(f"{name}, line {number}", what, _REMEDY)
            word = _Word(number, columns)
            if re.fullmatch(r"\d+\.\d+", columns[0]):
                continue
            if match := re.fullmatch(r"(\d+)-(\d+)", columns[0]):
                covered = int(match[2]), word.misc.get("SpaceAfter") != "No"
                continue
            if columns[0] != str(len(sentence) + 1):
                what = f"word id {columns[0]!r} where {len(sentence) + 1} must follow"
                raise InputError(f"{name}, line {number}", what, _REMEDY)
            if not columns[1]:
                raise InputError(f"{name}, line {number}", "a word without a form", _REMEDY)
            gap = re.sub(r"\\.", lambda m: _UNESCAPES.get(m[0], m[0]), word.misc.get("SpacesAfter", ""))
            position = len(sentence) + 1
            if position <= covered[0]:
                word.space = covered[1] and position == covered[0]
            else:
                word.space = word.misc.get("SpaceAfter") != "No"
            if paragraph or word.misc.get("NewPar") == "Yes" or not document.sentences and not sentence:
                document.paragraphs.append(sum(map(len, document.sentences)) + len(sentence))
            sentence.append(word)
            paragraph = gap.count("\n") > 1
    if sentence:
        document.sentences.append(sentence)
    if document.sentences:
        yield document


def _heads(document: _Document, name: str) -> list[int]:
    """Return each word's head as an index into the document; a root is its own head."""
    heads: list[int] = []
    for sentence in document.sentences:
        local: list[int] = []
        for position, word in enumerate(sentence):
            value = word.columns[6]
            if not value.isascii() or not value.isdigit() or int(value) > len(sentence):
                what = f"head {value!r} is not one of 0 to {len(sentence)}"
                raise InputError(f"{name}, line {word.line}", what, _REMEDY)
            local.append(int(value) - 1 if value != "0" else position)
        for position, word in enumerate(sentence):
            steps, here = 0, position
            while local[here] != here:
                here, steps = local[here], steps + 1
                if steps > len(sentence) or here == position:
                    raise InputError(f"{name}, line {word.line}", "the heads run in a circle", _REMEDY)
        heads.extend(len(heads) - position + head for position, head in zip(range(len(local)), local, strict=True))
    return heads


def _sentence_starts(document: _Document) -> list[bool]:
    return [position == 0 for sentence in document.sentences for position in range(len(sentence))]


def _blank(value: str) -> str:
    return "" if value == "_" else value


def _set_mentions(doc: Doc, words: list[_Word], name: str) -> None:
    gum = any("Entity" in word.misc for word in words)
    brackets = list(_brackets(words, "Entity" if gum else "Coref", name))
    if gum:
        mentions = gum_mentions(doc, brackets)
        doc.ents = filter_spans(gum_names(doc, mentions))
    else:
        mentions = [Span(doc, b.start, b.end, label=b.fields[0] if b.fields else "") for b in brackets]
        for span, bracket in zip(mentions, brackets, strict=True):
            span.id_ = bracket.cluster
        tags = [word.misc.get("NER", "O") for word in words]
        if any(tag != "O" for tag in tags):
            doc.set_ents(_names(doc, tags))
    mentions.sort(key=lambda span: (span.start, -span.end))
    numbers: dict[str, str] = {}
    for span in mentions:
        span.id_ = numbers.setdefault(span.id_, str(len(numbers)))
    doc.spans["mentions"] = mentions


def _brackets(words: list[_Word], key: str, name: str) -> Iterator[Bracket]:
    """Read the bracketed mentions; those with the same cluster nest."""
    opened: dict[str, list[tuple[int, list[str]]]] = {}
    for index, word in enumerate(words):
        for piece in _BRACKET.findall(word.misc.get(key, "")):
            cluster, *fields = piece.strip("()").split("-")
            if piece.startswith("("):
                opened.setdefault(cluster, []).append((index, fields))
            if piece.endswith(")"):
                if not opened.get(cluster):
                    raise InputError(f"{name}, line {word.line}", f"mention {cluster} closes but never opened", _REMEDY)
                start, fields = opened[cluster].pop()
                yield Bracket(start, index + 1, cluster, tuple(fields))
    unclosed = sorted((stack[0][0], cluster) for cluster, stack in opened.items() if stack)
    if unclosed:
        start, cluster = unclosed[0]
        raise InputError(f"{name}, line {words[start].line}", f"mention {cluster} opens but never closes", _REMEDY)


def _names(doc: Doc, tags: list[str]) -> list[Span]:
    spans: list[Span] = []
    for index, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if prefix == "I" and spans and spans[-1].end == index and spans[-1].label_ == label:
            spans[-1] = Span(doc, spans[-1].start, index + 1, label=label)
        elif label:
            spans.append(Span(doc, index, index + 1, label=label))
    return spans


# Out -----------------------------------------------------------------------------------------------------------------


def _rows(tokens: list[Token], misc: list[dict[str, str]]) -> Iterator[list[str]]:
    numbers = {token.i: position for position, token in enumerate(tokens, 1)}
    parsed = tokens[0].doc.has_annotation("DEP")
    heads = [_visible_head(token) for token in tokens]
    root = next((t for t, h in zip(tokens, heads, strict=True) if h is None), tokens[0])
    for token, head in zip(tokens, heads, strict=True):
        hung, dep = str(numbers[head.i if head is not None else root.i]), token.dep_
        if head is None:
            hung, dep = ("0", "root") if token is root else (hung, "parataxis" if dep in ("root", "ROOT", "") else dep)
        columns = [token.lemma_, token.pos_, token.tag_, str(token.morph), hung if parsed else "", dep if parsed else ""]
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
        misc[words[0].i]["SpacesBefore"] = "".join(_ESCAPES.get(c, c) for c in gap)
    for position, token in enumerate(words):
        out = misc[token.i]
        if position == 0 or gap.count("\n") > 1:
            out["NewPar"] = "Yes"
        end = offsets[token.i] + len(token.text)
        gap = text[end : offsets[words[position + 1].i]] if position + 1 < len(words) else text[end:]
        if not gap:
            out["SpaceAfter"] = "No"
        elif gap != " ":
            out["SpacesAfter"] = "".join(_ESCAPES.get(c, c) for c in gap)
        if token.ent_type_:
            out["NER"] = f"{token.ent_iob_}-{token.ent_type_}"
        if brackets[token.i]:
            out["Coref"] = brackets[token.i]
        out["start_char"], out["end_char"] = str(offsets[token.i]), str(end)
    return misc


def _written_brackets(doc: Doc) -> list[str]:
    pieces = [""] * len(doc)
    spans = sorted(doc.spans.get("mentions", ()), key=lambda s: (s.start, -s.end))
    for span in sorted((s for s in spans if len(s) > 1), key=lambda s: (-s.start, s.end)):
        pieces[span.end - 1] += f"{span.id_})"
    for span in spans:
        opening = f"({span.id_}-{span.label_}" + (")" if len(span) == 1 else "")
        pieces[span.start] += opening
    return pieces


def _one_line(text: str) -> str:
    return " ".join(text.split())
