"""Words parted at their hyphen, made whole: "co-founded", "re-opened", "secretary-general", "president-elect".

In: a Doc whose tokenizer parts such words. Out: the verb or the title at the place of its three parts, the rest and the
hyphen below it: taggers take "co" for a verb, and parsers "Secretary" and "General" for two titles.
"""

from spacy.attrs import ORTH
from spacy.tokens import Doc, Span, Token

from kg.extract.hung import Hung
from kg.extract.nouns import noun_classes

_PREFIXES = frozenset("co re pre de out over under mis un cross counter".split())


_SECOND = frozenset({"general", "elect", "designate"})


def whole_words(doc: Doc) -> None:
    """Hang the prefix of each verb and the lesser word of each title, and all that was hung on them, on the other."""
    if not len(doc):
        return
    tree = Hung(doc)
    ends: dict[int, int] = {}
    hyphen = doc.vocab.strings["-"]
    for i, form in enumerate(doc.to_array(ORTH).tolist()):
        if form != hyphen or not 0 < i < len(doc) - 1:
            continue
        first, last = doc[i - 1], doc[i + 1]
        if first.whitespace_ or doc[i].whitespace_:
            continue
        if last.pos_ == "VERB" and first.text in _PREFIXES:
            _whole(first, doc[i], last, tree, "compound")
        elif last.lower_ in _SECOND and "Person" in noun_classes(first.lemma_.lower()):
            ends[i] = i + 2
            if last.lower_ == "general":
                _whole(first, doc[i], last, tree, "compound")
            else:
                _whole(last, doc[i], first, tree, "flat")
    tree.write()
    if ends:  # "the U.N. secretary" is cut short
        spans = doc.spans.get("mentions", ())
        whole = [Span(doc, s.start, ends.get(s.end, s.end), label=s.label_, span_id=s.id_) for s in spans]
        doc.spans["mentions"] = whole


def _whole(prefix: Token, hyphen: Token, verb: Token, tree: Hung, dep: str) -> None:
    """Hang `prefix` below `verb`, which takes its place and its dependents."""
    if verb.is_ancestor(prefix):
        above = None
    elif prefix.is_ancestor(verb) or prefix.head == verb.head:
        above = prefix.head
    else:
        return
    for child in prefix.children:
        if child != verb:
            tree.hang(child, verb, child.dep_)
    if above is not None:
        root = above == prefix
        tree.hang(verb, verb if root else above, prefix.dep_ if root or prefix.is_ancestor(verb) else verb.dep_)
    tree.hang(prefix, verb, dep)
    tree.hang(hyphen, verb, "punct")
