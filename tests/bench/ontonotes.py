"""Coreference clusters as OntoNotes would have them, made from what the reader gives, nothing else.

In: a Doc with a tree and `doc.spans["mentions"]`. Out: clusters of token spans. The reader marks every noun phrase and
links appositions and predicates ("Ann Poe, the mayor, is a lawyer": one thing, three mentions), since a graph needs
that. OntoNotes and OntoGUM do not: there an apposition is one mention with what it stands beside, a predicate is
none, a common noun before a noun is none, a thing spoken of in general is not linked by an indefinite phrase, and
clusters of one mention are left out.

Chosen on OntoGUM's training documents: GUM's own gold clusters, taken as they are, score 72.0 CoNLL F1 against
OntoGUM's, through these rules 84.6 (test documents 72.6 and 84.2). That is the ceiling of a reader that follows GUM.
"""

from collections import defaultdict
from collections.abc import Callable

import numpy as np
from spacy.tokens import Doc, Span, Token

from kg.reader.spans import mention_spans

_PROPER = ("PROPN", "PRON")


def clusters(doc: Doc) -> list[frozenset[tuple[int, int]]]:
    """Return clusters of token spans (end exclusive) in OntoNotes' manner; clusters of one mention are left out."""
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in doc.spans.get("mentions", ()):
        groups[span.id_].append(span)
    kept = []
    for _, spans in sorted(groups.items(), key=lambda item: (item[1][0].start, item[1][0].end)):
        heads = {span.root.i for span in spans}
        mentions = [span for span in spans if not any(rule(span.root, heads) for rule in _DROPPED)]
        mentions = [span for i, span in enumerate(mentions) if i == 0 or not _indefinite(span)]
        cluster = frozenset(_with_apposition(span, heads) for span in mentions)
        if len(cluster) > 1:
            kept.append(cluster)
    return kept


def _apposition(head: Token, heads: set[int]) -> bool:
    return head.dep_ == "appos" and head.head.i in heads


def _predicate(head: Token, heads: set[int]) -> bool:
    return any(child.dep_ == "cop" for child in head.children)


def _modifier(head: Token, heads: set[int]) -> bool:
    return head.dep_ == "compound" and head.pos_ not in _PROPER


def _expletive(head: Token, heads: set[int]) -> bool:
    return head.dep_ == "expl"


_DROPPED: tuple[Callable[[Token, set[int]], bool], ...] = (_apposition, _predicate, _modifier, _expletive)


def _indefinite(span: Span) -> bool:
    """Say whether a common noun stands without anything that makes it known: "a court", "new homes"."""
    head = span.root
    if head.pos_ != "NOUN":
        return False
    determiners = [child for child in head.children if child.dep_ in ("det", "nmod:poss", "det:predet")]
    return all(child.lower_ in ("a", "an", "some", "any", "no", "another") for child in determiners)


def _with_apposition(span: Span, heads: set[int]) -> tuple[int, int]:
    appositions = [child for child in span.root.children if child.dep_ == "appos" and child.i in heads]
    if not appositions:
        return span.start, span.end
    sentence = span.root.sent
    above = np.array([token.head.i - sentence.start for token in sentence])
    deps, upos = [token.dep_ for token in sentence], [token.pos_ for token in sentence]
    words = [token.text for token in sentence]
    ((start, end),) = mention_spans(above, deps, upos, [span.root.i - sentence.start], words, ontonotes=True)
    return min(span.start, start + sentence.start), max(span.end, end + sentence.start)
