"""The corpora as training sentences: in, the folder that data/README.md describes; out, `Document`s.

A type that a corpus does not label is missing there, not O: names are therefore a set of allowed tags per word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.reader.labels import NAME_TAGS, NAME_TYPES
from kg.reader.train import lexicon

ALL_TAGS = (1 << len(NAME_TAGS)) - 1
_BIT = {tag: 1 << i for i, tag in enumerate(NAME_TAGS)}
O_ONLY = _BIT["O"]
QUOTES = frozenset("\"'“‘«")
_ENTITY = re.compile(r"\((\d+)(?:-([a-z]+)-[^-()|]+-[^-()|]+-[^-()|]+-[^-()|]+-([a-z]+)(?:-([^()|]+))?)?|(\d+)\)")


@dataclass
class Sentence:
    """One sentence; `heads` are indexes in the sentence, -1 for the root; absent layers are empty lists."""

    words: list[str]
    spaces: list[bool]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[int] = field(default_factory=list)  # bit mask over NAME_TAGS, a word each
    paragraph: bool = False  # starts a paragraph
    trust: float = 1.0  # how much its names count
    silver: bool = False  # its tree is a model's own: good enough to find heads, not to learn from
    id: str = ""


@dataclass
class Markable:
    """A mention of a document: token span (end exclusive, counted over the document), coarse type, cluster."""

    start: int
    end: int
    kind: str
    cluster: str
    link: str = ""
    title: str = ""


@dataclass
class Document:
    id: str
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Markable] | None = None  # None: this corpus marks no mentions
    typed: bool = True  # mention types are exhaustive (GUM), not only of some classes (LitBank)


def read_conllu(path: Path) -> Iterator[Document]:
    """Read CoNLL-U with GUM's `Entity=` brackets where there are any."""
    document, sentence = Document(""), Sentence([], [])
    open_mentions: list[Markable] = []
    has_entities, paragraph, sent_id, n_before, range_end = False, False, "", 0, 0
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("# newdoc"):
            if document.sentences:
                yield document
            document, n_before, open_mentions = Document(line.split("=")[-1].strip()), 0, []
            document.mentions = [] if has_entities else None
        elif line.startswith("# global.Entity"):
            has_entities, document.mentions = True, []
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            paragraph = True
        elif line.startswith("# sent_id"):
            sent_id = line.split("=")[-1].strip()
        elif not line:
            if sentence.words:
                sentence.paragraph, sentence.id = paragraph or not document.sentences, sent_id
                document.sentences.append(sentence)
                n_before += len(sentence.words)
            sentence, paragraph, range_end = Sentence([], []), False, 0
        elif not line.startswith("#"):
            c = line.split("\t")
            if "." in c[0]:
                continue
            if "-" in c[0]:
                range_end, range_space = int(c[0].split("-")[1]), "SpaceAfter=No" not in c[9]
                continue
            number = int(c[0])
            space = (number == range_end and range_space) if number <= range_end else "SpaceAfter=No" not in c[9]
            for target, value in zip(
                (sentence.words, sentence.spaces, sentence.upos, sentence.xpos, sentence.feats, sentence.lemmas),
                (c[1], space, c[3], c[4], c[5], c[2]),
                strict=True,
            ):
                target.append(value)
            sentence.heads.append(int(c[6]) - 1)
            sentence.deps.append(c[7])
            if document.mentions is not None and "Entity=" in c[9]:
                brackets = c[9].split("Entity=")[1].split("|")[0]
                _read_brackets(brackets, n_before + number - 1, open_mentions, document.mentions)
    if document.sentences:
        yield document


def _read_brackets(text: str, position: int, stack: list[Markable], done: list[Markable]) -> None:
    for match in _ENTITY.finditer(text):
        opened, kind, link, title, closed = match.groups()
        if opened:
            stack.append(Markable(position, -1, kind or "", opened, link or "", title or ""))
            if text[match.end() : match.end() + 1] != ")":
                continue
            closed = opened
        for mention in reversed(stack):
            if mention.cluster == closed:
                stack.remove(mention)
                mention.end = position + 1
                done.append(mention)
                break


def head_of(mention: Markable, heads: list[int]) -> int:
    """Return the word of the mention whose head lies outside it; `heads` count over the document."""
    for i in range(mention.start, mention.end):
        if not mention.start <= heads[i] < mention.end:
            return i
    return mention.end - 1


def allow(names: list[int], start: int, end: int, types: tuple[str, ...]) -> None:
    """Allow exactly these types for the name at words start … end."""
    for i in range(start, end):
        prefix = "B" if i == start else "I"
        names[i] = sum(_BIT[f"{prefix}-{t}"] for t in types)


def unlabelled(word: str, first: bool, types: tuple[str, ...]) -> int:
    """Return what an O allows in a corpus that does not label `types`: a capital may be one of them."""
    if not word[:1].isupper() or (first and len(word) < 3):
        return O_ONLY
    return O_ONLY | sum(_BIT[f"{p}-{t}"] for t in types for p in "BI")


def strip_titles(words: list[str], start: int, end: int) -> int:
    """Return where the name itself begins: after "Prime Minister", "Gen." and the like."""
    while end - start > 1 and words[start].lower() in lexicon.TITLES:
        start += 1
    return start


def name_gum(document: Document) -> None:
    """Derive names from GUM's mentions: the proper-noun core of a mention headed by one, titles off."""
    words = [w for s in document.sentences for w in s.words]
    xpos = [x for s in document.sentences for x in s.xpos]
    upos = [x for s in document.sentences for x in s.upos]
    heads, offset = [], 0
    for s in document.sentences:
        heads += [h + offset if h >= 0 else -1 for h in s.heads]
        offset += len(s.words)
    names = [
        O_ONLY if not x.startswith("NNP") and u != "ADJ" else unlabelled(w, False, NAME_TYPES)
        for w, x, u in zip(words, xpos, upos, strict=True)
    ]
    for m in sorted(document.mentions or [], key=lambda m: (m.start, -m.end)):
        head = head_of(m, heads)
        if not xpos[head].startswith("NNP"):
            continue
        start, end = head, head + 1
        while start > m.start and (xpos[start - 1].startswith("NNP") or words[start - 1] in "-."):
            start -= 1
        while end < m.end and (xpos[end].startswith("NNP") or xpos[end] == "CD"):
            end += 1
        title = m.title.replace("_", " ").lower()
        whole = m.start + (words[m.start].lower() == "the")
        if title and " ".join(words[whole : m.end]).lower() == title:
            start, end = whole, m.end
        if m.kind == "person":
            start = strip_titles(words, start, end)
        if types := lexicon.named_types(m.kind, " ".join(words[start:end]), words[start - 1] in QUOTES):
            allow(names, start, end, types)
    offset = 0
    for s in document.sentences:
        s.names = names[offset : offset + len(s.words)]
        offset += len(s.words)


def read_iob2(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Read (sentence id, words, tags) of a file with the tag in column two, or three behind a number."""
    sent_id, words, tags = "", [], []
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        c = line.split("\t")
        if line.startswith("# "):
            if line.startswith("# sent_id"):
                sent_id = line.split("=")[-1].strip()
        elif len(c) >= 3 and c[0].isdigit():
            words.append(c[1])
            tags.append(c[2])
        elif len(c) == 2:
            words.append(c[0])
            tags.append(c[1])
        elif not line.strip() and words:
            yield sent_id, words, tags
            words, tags = [], []


def spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, type) of the names in IOB2 tags."""
    i = 0
    while i < len(tags):
        if tags[i][:2] in ("B-", "I-"):
            j, label = i + 1, tags[i][2:]
            while j < len(tags) and tags[j] == f"I-{label}":
                j += 1
            yield i, j, label
            i = j
        else:
            i += 1


def name_uner(documents: list[Document], path: Path) -> int:
    """Put Universal NER's names on EWT's sentences; return how many sentences had other words (left unlabelled)."""
    rows = {sent_id: (words, tags) for sent_id, words, tags in read_iob2(path)}
    missing = 0
    for s in (s for d in documents for s in d.sentences):
        words, tags = rows.get(s.id, ([], []))
        if words != s.words:
            s.names, missing = [ALL_TAGS] * len(s.words), missing + 1
            continue
        others = ("NORP", "EVENT", "PRODUCT", "WORK")
        s.names = [unlabelled(w, i == 0, others) for i, w in enumerate(words)]
        for start, end, label in spans(_whole(s, tags)):
            if types := _uner_types(label, " ".join(words[start:end])):
                allow(s.names, start, end, types)
        if tags[-1] == "B-O" and words[-1][0].isalnum() and s.names[-1] & O_ONLY:
            s.names[-1] = ALL_TAGS
    return missing


def _whole(s: Sentence, tags: list[str]) -> list[str]:
    """Return the tags with names in one piece again: one that ends in a lost tag, or that was cut at a `flat` word.

    The early version has `B-O` for the last word of many sentences, whatever it was, and "George" | "Bush" here and
    there.
    """
    out = ["O" if tag == "B-O" else tag for tag in tags]
    for i in range(1, len(out)):
        broken = tags[i] == "B-O" or (tags[i] == tags[s.heads[i]] == "B-PER")
        if broken and s.deps[i] == "flat" and s.heads[i] < i and out[i - 1] != "O":
            out[i] = f"I-{out[i - 1][2:]}"
    return out


def _uner_types(label: str, name: str) -> tuple[str, ...]:
    if label == "OTH":
        return ("NORP",) if lexicon.is_demonym(name) else ("NORP", "EVENT", "PRODUCT", "WORK")
    return {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": lexicon.place_types(name)}.get(label, ())
