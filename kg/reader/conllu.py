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

import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.errors import InputError
from kg.reader.conllu_out import ESCAPES, raw_text, write_conllu
from kg.reader.gum import Bracket, gum_mentions, set_gum_names

__all__ = ["pretokenized_docs", "raw_text", "read_conllu", "write_conllu"]

_COLUMNS = 10
_REMEDY = "give UD v2 CoNLL-U"
_BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")
_UNESCAPES = {written: char for char, written in ESCAPES.items()}


@dataclass(slots=True)
class _Word:
    line: int
    columns: list[str]
    space: bool = True

    @property
    def misc(self) -> dict[str, str]:
        pairs = (item.partition("=") for item in self.columns[9].split("|") if item != "_")
        return {key: value for key, _, value in pairs}


@dataclass(slots=True)
class _Document:
    id: str
    sentences: list[list[_Word]] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    sentence_ids: list[str] = field(default_factory=list)

    @property
    def data(self) -> dict[str, object]:
        return {"id": self.id, "paragraphs": self.paragraphs, "sentences": self.sentence_ids}

    @property
    def words(self) -> list[_Word]:
        return [word for sentence in self.sentences for word in sentence]


def read_conllu(lines: Iterable[str], vocab: Vocab | None = None, name: str = "CoNLL-U") -> Iterator[Doc]:
    """Read annotated documents, one Doc a `# newdoc` (one in all where there is none).

    `doc.user_data` holds "id", "paragraphs" (the token indexes at which they start) and "sentences" (their ids,
    "" where there is none); clusters (`span.id_`) are numbered by first mention. Raises InputError, which names the
    line, where the input is not CoNLL-U.
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
        doc.user_data.update(document.data)
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
        doc.user_data.update(document.data)
        yield doc


class _Lines:
    """Collects lines into documents."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.document = _Document("1")
        self.sentence: list[_Word] = []
        self.covered = 0  # the last word of a multiword token
        self.space = True  # whether a space follows it
        self.paragraph = False
        self.sentence_id = ""

    def error(self, number: int, what: str) -> InputError:
        return InputError(f"{self.name}, line {number}", what, _REMEDY)

    def comment(self, number: int, line: str) -> _Document | None:
        """Take a comment line in; return the document that it ends."""
        if self.sentence:
            raise self.error(number, "a comment inside a sentence")
        self.paragraph = self.paragraph or bool(re.match(r"# *new(par|doc)\b", line))
        if match := re.match(r"# *sent_id *= *(.*)", line):
            self.sentence_id = match[1].strip()
        if not re.match(r"# *newdoc\b", line):
            return None
        ended, self.document = self.document, _Document(line.partition("=")[2].strip() or "1")
        return ended

    def end_sentence(self) -> None:
        if self.sentence:
            self.document.sentences.append(self.sentence)
            self.document.sentence_ids.append(self.sentence_id)
        self.sentence, self.covered, self.sentence_id = [], 0, ""

    def word(self, number: int, line: str) -> None:
        columns = line.split("\t")
        if len(columns) != _COLUMNS:
            raise self.error(number, f"{len(columns)} columns where there must be {_COLUMNS}")
        word, position = _Word(number, columns), len(self.sentence) + 1
        if re.fullmatch(r"[0-9]+\.[0-9]+", columns[0]):
            return
        if match := re.fullmatch(r"[0-9]+-([0-9]+)", columns[0]):
            self.covered, self.space = int(match[1]), word.misc.get("SpaceAfter") != "No"
            return
        if columns[0] != str(position):
            raise self.error(number, f"word id {columns[0]!r} where {position} must follow")
        if not columns[1] or columns[1].isspace():
            raise self.error(number, "a word without a form")
        if position <= self.covered:
            word.space = self.space and position == self.covered
        else:
            word.space = word.misc.get("SpaceAfter") != "No"
        before = sum(map(len, self.document.sentences)) + len(self.sentence)
        if self.paragraph or word.misc.get("NewPar") == "Yes" or before == 0:
            self.document.paragraphs.append(before)
        self.sentence.append(word)
        gap = re.sub(r"\\.", lambda m: _UNESCAPES.get(m[0], m[0]), word.misc.get("SpacesAfter", ""))
        self.paragraph = gap.count("\n") > 1


def _documents(lines: Iterable[str], name: str) -> Iterator[_Document]:
    reading = _Lines(name)
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if line.startswith("#"):
            ended = reading.comment(number, line)
            if ended and ended.sentences:
                yield ended
        elif line.strip():
            reading.word(number, line)
        else:
            reading.end_sentence()
    reading.end_sentence()
    if reading.document.sentences:
        yield reading.document


def _heads(document: _Document, name: str) -> list[int]:
    """Return each word's head as an index into the document; a root is its own head."""
    heads: list[int] = []
    for sentence in document.sentences:
        local: list[int] = []
        for word in sentence:
            value = word.columns[6]
            if not re.fullmatch("[0-9]+", value) or int(value) > len(sentence):
                what = f"head {value!r} is not one of 0 to {len(sentence)}"
                raise InputError(f"{name}, line {word.line}", what, _REMEDY)
            local.append(int(value) - 1)
        roots = [word for word, head in zip(sentence, local, strict=True) if head < 0]
        if len(roots) > 1:
            raise InputError(f"{name}, line {roots[1].line}", "a second root in the sentence", _REMEDY)
        for position, word in enumerate(sentence):
            steps, here = 0, position
            while here >= 0:
                here, steps = local[here], steps + 1
                if steps > len(sentence):
                    raise InputError(f"{name}, line {word.line}", "the heads run in a circle", _REMEDY)
        offset = len(heads)
        heads.extend(offset + (head if head >= 0 else position) for position, head in enumerate(local))
    return heads


def _sentence_starts(document: _Document) -> list[bool | int | None]:
    return [position == 0 for sentence in document.sentences for position in range(len(sentence))]


def _blank(value: str) -> str:
    return "" if value == "_" else value


def _set_mentions(doc: Doc, words: list[_Word], name: str) -> None:
    gum = any("Entity" in word.misc for word in words)
    brackets = list(_brackets(words, "Entity" if gum else "Coref", name))
    if gum:
        mentions = gum_mentions(doc, brackets)
        set_gum_names(doc, mentions)
    else:
        mentions = [Span(doc, b.start, b.end, label=b.fields[0] if b.fields else "") for b in brackets]
        for span, bracket in zip(mentions, brackets, strict=True):
            span.id_ = bracket.cluster
        tags = [word.misc.get("NER", "O") for word in words]
        if any(tag != "O" for tag in tags):
            doc.set_ents(_names(doc, tags))
    mentions.sort(key=lambda span: (span.start, -span.end, span.label_))
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
