"""In: a Doc with UD analysis, names and mentions. Out: the Text of its words; nothing behind this knows spaCy.

A spaCy `Token` is made anew by each look at it, and computes each attribute anew; here each layer is taken over whole.
"""

from itertools import accumulate

from spacy import attrs
from spacy.tokens import Doc

from kg.extract.tree import Stretch, Text, Word

_INSIDE = 1  # of a name, as spaCy counts


def read(doc: Doc) -> Text:
    """Return the text of a Doc, its words linked as the parser linked them."""
    if not len(doc):
        return Text("")
    forms, spaces = _strings(doc, attrs.ORTH), _numbers(doc, attrs.SPACY)
    parts = [form + " " * space for form, space in zip(forms, spaces, strict=True)]
    text = Text("".join(parts))
    starts = list(accumulate(map(len, parts), initial=0))[:-1]
    for i, (form, start, space) in enumerate(zip(forms, starts, spaces, strict=True)):
        text.words.append(Word(text, i, form, start, bool(space)))
    _features(doc, text.words)
    _sentences(doc, text)
    for word, offset in zip(text.words, _numbers(doc, attrs.HEAD), strict=True):
        head = text.words[word.i + offset]
        if offset and head.sent == word.sent:
            word.head = head
            head.children.append(word)
    text.paragraphs = frozenset(doc.user_data.get("paragraphs", ()))
    text.find_names()
    text.seen = [(Stretch(text, s.start, s.end, s.label_), s.id_) for s in doc.spans.get("mentions", ())]
    return text


def _features(doc: Doc, words: list[Word]) -> None:
    """Take over what is said of each word alone."""
    strings = (attrs.LEMMA, attrs.POS, attrs.TAG, attrs.MORPH, attrs.DEP, attrs.ENT_TYPE)
    layers = [_strings(doc, layer) for layer in strings]
    flags = [_numbers(doc, layer) for layer in (attrs.ENT_IOB, attrs.IS_PUNCT, attrs.IS_QUOTE)]
    for word, lemma, pos, tag, feats, dep, ent, place, punct, quote in zip(words, *layers, *flags, strict=True):
        word.lemma, word.pos, word.tag, word.feats = lemma or word.text, pos, tag, feats
        word.relate(dep)
        word.ent, word.goes_on = ent, place == _INSIDE
        word.is_punct, word.is_quote = bool(punct), bool(quote)


def _sentences(doc: Doc, text: Text) -> None:
    """Number the sentences and their words."""
    starts = [i for i, start in enumerate(_numbers(doc, attrs.SENT_START)) if start == 1 or i == 0]
    text.sentences = list(zip(starts, [*starts[1:], len(doc)], strict=True))
    for sent, (first, end) in enumerate(text.sentences):
        for word in text.words[first:end]:
            word.sent = sent


def _numbers(doc: Doc, layer: int) -> list[int]:
    found: list[int] = doc.to_array(layer).astype("int64").tolist()
    return found


def _strings(doc: Doc, layer: int) -> list[str]:
    codes: list[int] = doc.to_array(layer).tolist()
    known = {code: doc.vocab.strings[code] for code in set(codes)}
    return [known[code] for code in codes]
