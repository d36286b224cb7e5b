"""A mention's span follows from its head and the tree."""

import numpy as np
import pytest

from kg.reader.spans import mention_spans

# word, head (1-based, 0 the root), relation, part of speech
MINISTER = "the 2 det DET|minister 6 nsubj NOUN|of 4 case ADP|trade 2 nmod NOUN|, 6 punct PUNCT|left 0 root VERB"
RELATIVE = (
    "a 2 det DET|man 0 root NOUN|who 4 nsubj PRON|fled 2 acl:relcl VERB|, 7 punct PUNCT|Ann 7 compound PROPN|"
    "Poe 2 appos PROPN"
)
OBLIQUE = "He 2 nsubj PRON|spoke 0 root VERB|to 6 case ADP|no 6 det DET|foreign 6 amod ADJ|press 2 obl NOUN"
POSSESSIVE = (
    "Spain 3 nmod:poss PROPN|'s 1 case PART|king 4 nsubj NOUN|abdicated 0 root VERB|and 6 cc CCONJ|left 4 conj VERB"
)
BRACKET = "the 2 det DET|deal 0 root NOUN|( 5 punct PUNCT|a 5 det DET|draft 2 appos NOUN|) 5 punct PUNCT"
PREDICATE = "Mr. 4 nsubj PROPN|Low 1 flat PROPN|is 4 cop AUX|mayor 0 root NOUN|in 6 case ADP|May 4 obl PROPN"


def _span(rows: str, head: int, *, ontonotes: bool = False) -> str:
    columns = [row.split(" ") for row in rows.split("|")]
    words, numbers, deps, upos = map(list, zip(*columns, strict=True))
    heads = np.array([int(n) - 1 for n in numbers])
    ((start, end),) = mention_spans(heads, deps, upos, [head], words, ontonotes=ontonotes)
    return " ".join(words[start:end])


@pytest.mark.parametrize(
    ("rows", "head", "text"),
    [
        (MINISTER, 1, "the minister of trade"),
        (MINISTER, 3, "trade"),
        (RELATIVE, 1, "a man who fled"),
        (RELATIVE, 6, "Ann Poe"),
        (OBLIQUE, 0, "He"),
        (OBLIQUE, 5, "foreign press"),
        (POSSESSIVE, 0, "Spain 's"),
        (POSSESSIVE, 2, "Spain 's king"),
        (BRACKET, 1, "the deal"),
        (PREDICATE, 0, "Mr. Low"),
        (PREDICATE, 3, "mayor"),
        (OBLIQUE, 1, "He spoke to no foreign press"),
    ],
)
def test_a_noun_keeps_what_specifies_it(rows: str, head: int, text: str) -> None:
    assert _span(rows, head) == text


def test_ontonotes_keeps_appositions_and_bare_verbs() -> None:
    assert _span(RELATIVE, 1, ontonotes=True) == "a man who fled , Ann Poe"
    assert _span(BRACKET, 1, ontonotes=True) == "the deal ( a draft )"
    assert _span(POSSESSIVE, 3, ontonotes=True) == "abdicated"


def test_a_cycle_among_predicted_heads_does_not_hang() -> None:
    assert mention_spans(np.array([1, 0]), ["nmod", "nmod"], ["NOUN", "NOUN"], [0]) == [(0, 2)]


def test_no_candidates_no_spans() -> None:
    assert mention_spans(np.array([-1]), ["root"], ["NOUN"], []) == []
