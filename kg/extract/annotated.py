"""In: a Doc with UD analysis, names and mentions. Out: the Text of its words; nothing behind this knows spaCy.

A spaCy `Token` is made anew by each look at it, and computes each attribute anew; here each layer is taken over whole.
"""

from spacy.attrs import (  # isort: skip
    DEP, ENT_IOB, ENT_TYPE, HEAD, IS_PUNCT, IS_QUOTE, LEMMA, MORPH, ORTH, POS, SENT_START, SPACY, TAG,
)  # fmt: skip
from spacy.tokens import Doc

from kg.extract.tree import Stretch, Text, Word

_STRINGS = (ORTH, LEMMA, POS, TAG, MORPH, DEP, ENT_TYPE)
_NUMBERS = (ENT_IOB, SPACY, IS_PUNCT, IS_QUOTE)
_INSIDE = 1  # of a name, as spaCy counts


def read(doc: Doc) -> Text:
    """Return the text of a Doc, its words linked as the parser linked them."""
    text = Text()
    if len(doc):
        _add_words(doc, text)
        _number_sentences(doc, text)
        _link(doc, text.words)
    text.string = "".join([w.text + " " if w.spaced else w.text for w in text.words])
    text.paragraphs = frozenset(doc.user_data.get("paragraphs", ()))
    text.find_names()
    text.seen = [(Stretch(text, s.start, s.end, s.label_), s.id_) for s in doc.spans.get("mentions", ())]
    return text


def _add_words(doc: Doc, text: Text) -> None:
    layers: list[list[int]] = doc.to_array([*_STRINGS, *_NUMBERS]).T.tolist()
    codes, numbers = layers[: len(_STRINGS)], layers[len(_STRINGS) :]
    strings = _strings(doc, set().union(*codes))
    named = [map(strings.__getitem__, layer) for layer in codes]
    start, words = 0, text.words
    for form, lemma, pos, tag, feats, dep, ent, place, spaced, punct, quote in zip(*named, *numbers, strict=True):
        word = Word(text, len(words), form, start, lemma or form, pos, tag, feats, dep)
        word.ent, start = ent, word.end
        if place == _INSIDE:
            word.goes_on = True
        if spaced:
            word.spaced, start = True, start + 1
        if punct:
            word.is_punct = True
        if quote:
            word.is_quote = True
        words.append(word)


def _strings(doc: Doc, codes: set[int]) -> dict[int, str]:
    """Return the strings of codes; they are kept, for a code is the hash of its string, and most come in each text."""
    if len(_KNOWN) > _KEPT:
        _KNOWN.clear()
    store = doc.vocab.strings
    _KNOWN.update({code: store[code] for code in codes.difference(_KNOWN)})
    return _KNOWN


_KEPT = 1 << 16
_KNOWN: dict[int, str] = {}


def _number_sentences(doc: Doc, text: Text) -> None:
    begins: list[int] = doc.to_array(SENT_START).tolist()
    starts = [i for i, begin in enumerate(begins) if begin == 1 or i == 0]
    text.sentences = list(zip(starts, [*starts[1:], len(doc)], strict=True))
    for sent, (first, end) in enumerate(text.sentences):
        if sent:
            for word in text.words[first:end]:
                word.sent = sent


def _link(doc: Doc, words: list[Word]) -> None:
    offsets: list[int] = doc.to_array(HEAD).tolist()  # from the word, in unsigned integers
    for word, offset in zip(words, offsets, strict=True):
        head = words[(word.i + offset) % (1 << 64)]
        if head is not word and head.sent == word.sent:
            head.take(word)
