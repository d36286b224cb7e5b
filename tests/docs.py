"""Hand-built Docs for grammar tests: a few columns of CoNLL-U in, a spaCy Doc or its Text out."""

import spacy
from spacy.tokens import Doc, Span

from kg.extract.annotated import read
from kg.extract.tree import Text, Word

VOCAB = spacy.blank("en").vocab
_TAGS = {"NOUN": "NN", "PROPN": "NNP", "ADJ": "JJ", "ADV": "RB", "ADP": "IN", "DET": "DT", "NUM": "CD", "PRON": "PRP",
         "AUX": "VBD", "VERB": "VBD", "CCONJ": "CC", "PUNCT": ",", "SCONJ": "IN", "PART": "TO"}  # fmt: skip


def make_doc(table: str, ents: dict[str, str] | None = None) -> Doc:
    """Build a Doc from lines `word pos head dep [lemma=… tag=… morph=…]`; a blank line ends a sentence.

    "; " may stand for the end of a line.

    `head` counts from 1 within its sentence, 0 for the root. `ents` maps words of the text to labels, each at its
    first place. No space is put before punctuation, "n't" and "'s".
    """
    columns: dict[str, list[str]] = {name: [] for name in ("words", "pos", "deps", "lemmas", "tags", "morphs")}
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in table.replace("; ", "\n").strip().split("\n\n"):
        base = len(heads)
        for line in sentence.strip().splitlines():
            word, pos, head, dep, *rest = line.split()
            extra = dict(item.split("=", 1) for item in rest)
            columns["words"].append(word)
            columns["pos"].append(pos)
            columns["deps"].append(dep)
            columns["lemmas"].append(extra.get("lemma", word if pos == "PROPN" else word.lower()))
            columns["tags"].append(extra.get("tag", _TAGS.get(pos, "XX")))
            columns["morphs"].append(extra.get("morph", ""))
            starts.append(len(heads) == base)
            heads.append(base + int(head) - 1 if head != "0" else len(heads))
    words = columns["words"]
    spaces = [_spaced(words, i) for i in range(len(words))]
    doc = Doc(VOCAB, spaces=spaces, heads=heads, **columns)
    spans = [_find(doc, text, label) for text, label in (ents or {}).items()]
    doc.set_ents(spans)
    return doc


def make_text(table: str, ents: dict[str, str] | None = None) -> Text:
    """Build a Doc as `make_doc` does, and read its words."""
    return read(make_doc(table, ents))


def word(text: Text, form: str, nth: int = 0) -> Word:
    """Return the nth word of this form."""
    return [word for word in text.words if word.text == form][nth]


def _spaced(words: list[str], i: int) -> bool:
    following = words[i + 1] if i + 1 < len(words) else ""
    closing = {",", ".", ":", ";", "?", "!", "n't", "'s", "’s", "%", "”"}
    return following not in closing and words[i] not in {"$", "“", "("}


def _find(doc: Doc, text: str, label: str) -> Span:
    start = doc.text.index(text)
    span = doc.char_span(start, start + len(text), label=label)
    assert span is not None, f"{text!r} does not fall on words"
    return span
