"""The corpora without trees: names in news and encyclopaedia, coreference in fiction; out, `Document`s."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from kg.reader.labels import NAME_TYPES
from kg.reader.train import lexicon
from kg.reader.train.corpora import (
    ALL_TAGS,
    O_ONLY,
    Document,
    Markable,
    Sentence,
    allow,
    read_iob2,
    spans,
    strip_titles,
    unlabelled,
)


def _spaces(words: list[str]) -> list[bool]:
    closing, opening = set(".,;:!?)]}%"), set("([{$#")
    spaces = []
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else " "
        tight = following in closing or following in ("'s", "n't", "'") or word in opening
        spaces.append(not tight)
    return spaces


def read_gmb(path: Path) -> Iterator[Document]:
    """Read the Groningen Meaning Bank's names (silver): titles off, demonyms as NORP, times are left to rules."""
    for number, (_, words, tags) in enumerate(read_iob2(path)):
        names = [unlabelled(w, i == 0, ("EVENT", "PRODUCT", "WORK", "FAC")) for i, w in enumerate(words)]
        for start, end, label in spans(tags):
            name = " ".join(words[start:end])
            if label == "per":
                first = strip_titles(words, start, end)
                names[start:first] = [O_ONLY] * (first - start)
                allow(names, first, end, ("PERSON",))
            elif label == "geo":
                allow(names, start, end, lexicon.place_types(name))
            elif label == "gpe":
                allow(names, start, end, ("GPE",) if lexicon.is_country(name) else ("NORP",))
            elif label == "org" and lexicon.TITLES.isdisjoint(w.lower() for w in words[start + 1 : end - 1]):
                allow(names, start, end, ("ORG",))
            elif label == "org":  # "U.N. Envoy Ana Lopez": who knows where one name ends
                names[start:end] = [ALL_TAGS] * (end - start)
            elif label == "eve":
                allow(names, start, end, ("EVENT",))
            elif label == "tim":
                names[start:end] = [O_ONLY] * (end - start)
            else:
                allow(names, start, end, ("PRODUCT", "WORK", "FAC", "EVENT"))
        yield Document(f"gmb-{number}", [Sentence(words, _spaces(words), names=names, paragraph=True)])


def read_redocred(path: Path) -> Iterator[Document]:
    """Read Re-DocRED's entities: people, organisations, places and the rest; capitals it leaves out stay open."""
    types = {"PER": ("PERSON",), "ORG": ("ORG",), "MISC": ("NORP", "EVENT", "PRODUCT", "WORK")}
    for row in json.loads(path.read_text(encoding="utf8")):
        sentences = [
            Sentence(words, _spaces(words), names=[unlabelled(w, i == 0, NAME_TYPES) for i, w in enumerate(words)])
            for words in row["sents"]
        ]
        sentences[0].paragraph = True
        for mention in (m for entity in row["vertexSet"] for m in entity):
            sentence, (start, end) = sentences[mention["sent_id"]], mention["pos"]
            kind = mention["type"]
            if kind in ("TIME", "NUM"):
                sentence.names[start:end] = [O_ONLY] * (end - start)
            elif kind == "LOC" and lexicon.is_demonym(mention["name"]):
                allow(sentence.names, start, end, ("NORP",))
            elif kind == "LOC":
                allow(sentence.names, start, end, lexicon.place_types(mention["name"]))
            else:
                allow(sentence.names, start, end, types[kind])
        yield Document(f"redocred-{row['title']}", sentences)


def read_litbank(folder: Path) -> Iterator[Document]:
    """Read LitBank's coreference (fiction): no trees there; a parsed copy is made while training."""
    for path in sorted(folder.glob("*.conll")):
        document, sentence, stack, position = Document(path.stem, mentions=[], typed=False), Sentence([], []), [], 0
        for line in path.read_text(encoding="utf8").splitlines():
            c = line.split("\t")
            if len(c) < 12:
                if sentence.words:
                    sentence.spaces = _spaces(sentence.words)
                    sentence.names = [ALL_TAGS] * len(sentence.words)
                    document.sentences.append(sentence)
                    sentence = Sentence([], [])
                continue
            sentence.words.append(c[3])
            assert document.mentions is not None
            column = c[12] if len(c) > 12 else c[-1]
            for opened, alone, closed in re.findall(r"\((\d+)(\))?|(\d+)\)", column):
                if opened and not alone:
                    stack.append(Markable(position, -1, "", opened))
                elif opened:
                    document.mentions.append(Markable(position, position + 1, "", opened))
                else:
                    mention = next(m for m in reversed(stack) if m.cluster == closed)
                    stack.remove(mention)
                    mention.end = position + 1
                    document.mentions.append(mention)
            position += 1
        yield document
