"""The scorers behind the model's figures count what their definitions say, on cases worked out by hand."""

import itertools

import pytest
import spacy
from bench import ontonotes
from bench.coref_score import best_assignment, score
from bench.tree_score import F1, iob2_spans, read_iob2, segmentation, span_f1, token_scores
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

VOCAB = spacy.blank("en").vocab


def sets(*clusters: str) -> list[frozenset[str]]:
    return [frozenset(cluster) for cluster in clusters]


def test_the_reference_implementations_example() -> None:
    # Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions", figure 2.
    result = score([(sets("abc", "defg"), sets("ab", "cd", "fghi"))])
    assert (result.muc.recall, result.muc.precision) == pytest.approx((2 / 5, 2 / 5))
    assert (result.b_cubed.recall, result.b_cubed.precision) == pytest.approx((35 / 12 / 7, 4 / 8))
    assert (result.ceaf_e.recall, result.ceaf_e.precision) == pytest.approx((1.3 / 2, 1.3 / 3))
    assert (result.mentions.recall, result.mentions.precision) == pytest.approx((6 / 7, 6 / 8))


def test_a_perfect_answer_is_one_and_none_is_zero() -> None:
    gold = sets("ab", "cde")
    assert score([(gold, gold)]).conll_f1 == pytest.approx(1)
    assert score([(gold, [])]).conll_f1 == 0
    assert score([([], [])]).conll_f1 == 0


def test_one_cluster_of_all_is_cheap_in_muc_and_dear_in_the_others() -> None:
    result = score([(sets("ab", "cd"), sets("abcd"))])
    assert (result.muc.recall, result.muc.precision) == pytest.approx((1, 2 / 3))
    assert (result.b_cubed.recall, result.b_cubed.precision) == pytest.approx((1, 1 / 2))
    assert result.ceaf_e.f1 == pytest.approx(2 * (2 / 3) / 3)


def test_singletons_count_on_neither_side() -> None:
    with_singletons = score([(sets("ab", "x"), sets("ab", "y", "z"))])
    assert with_singletons == score([(sets("ab"), sets("ab"))])


def test_sums_run_over_documents_before_they_are_divided() -> None:
    result = score([(sets("ab"), sets("ab")), (sets("abcd"), [])])
    assert (result.muc.recall, result.muc.precision) == pytest.approx((1 / 4, 1))


@given(
    st.integers(1, 4).flatmap(
        lambda rows: st.lists(st.lists(st.integers(0, 9), min_size=5, max_size=5), min_size=rows, max_size=rows)
    )
)
def test_the_assignment_is_the_best_of_all(gains: list[list[int]]) -> None:
    choices = itertools.permutations(range(5), len(gains))
    best = max(sum(row[column] for row, column in zip(gains, choice, strict=True)) for choice in choices)
    assert best_assignment(gains) == best


def parsed(
    heads: list[int], deps: list[str], words: str = "Ann likes old Oslo", lemmas: str = "Ann like old Oslo"
) -> Doc:
    pos = ["PROPN", "VERB", "ADJ", "PROPN"][: len(heads)]
    return Doc(VOCAB, words=words.split(), heads=heads, deps=deps, pos=pos, tags=pos, lemmas=lemmas.split())


def test_words_are_counted_by_layer() -> None:
    gold = parsed([1, 1, 3, 1], ["nsubj", "root", "amod", "obl:tmod"])
    guess = parsed([1, 1, 1, 1], ["nsubj", "ROOT", "amod", "obl"], lemmas="ann like old Oslo")
    assert token_scores([(gold, guess)]) == {
        "UPOS": 100,
        "XPOS": 100,
        "feats": 100,
        "lemma": 75,
        "UAS": 75,
        "LAS (universal)": 75,
        "LAS (full)": 50,
    }


def test_other_words_or_sentences_than_given_are_no_figure() -> None:
    gold = parsed([1, 1, 3, 1], ["nsubj", "root", "amod", "obj"])
    with pytest.raises(ValueError, match="other words"):
        token_scores([(gold, parsed([1, 1, 1], ["nsubj", "root", "obj"], "Ann likes Oslo", "Ann like Oslo"))])
    with pytest.raises(ValueError, match="other sentences"):
        token_scores([(gold, parsed([1, 1, 3, 3], ["nsubj", "root", "amod", "root"]))])


def test_segments_are_compared_by_visible_characters() -> None:
    text = "He left.  She stayed."
    gold, guess = [(0, 8), (10, 21)], [(0, 10), (10, 20), (20, 21)]
    assert segmentation([(text, gold, guess)]) == F1(gold=2, predicted=3, right=1)
    assert F1(2, 3, 1).percent == pytest.approx(40)
    assert F1(0, 0, 0).percent == 0


def test_a_span_needs_its_ends_and_its_label() -> None:
    assert span_f1([({(0, 2, "PER"), (4, 5, "LOC")}, {(0, 2, "PER"), (4, 5, "ORG"), (6, 7, "LOC")})]) == F1(2, 3, 1)


def test_iob2_is_read_as_conlleval_reads_it() -> None:
    tags = ["B-PER", "I-PER", "B-PER", "O", "I-LOC", "I-ORG", "O"]
    assert iob2_spans(tags) == {(0, 2, "PER"), (2, 3, "PER"), (4, 5, "LOC"), (5, 6, "ORG")}
    lines = ["# sent_id = s1", "1\tAnn\tB-PER\t-\t-", "", "# sent_id = s2", "1\tHi\tO\t-\t-"]
    assert read_iob2(lines) == {"s1": (["Ann"], ["B-PER"]), "s2": (["Hi"], ["O"])}


def mentioned(words: str, rows: list[tuple[int, str, str]], mentions: list[tuple[int, int, str]]) -> Doc:
    heads, deps, pos = map(list, zip(*rows, strict=True))
    doc = Doc(VOCAB, words=words.split(), heads=heads, deps=deps, pos=pos)
    spans = [Span(doc, start, end, label="PERSON") for start, end, _ in mentions]
    for span, (_, _, cluster) in zip(spans, mentions, strict=True):
        span.id_ = cluster
    doc.spans["mentions"] = spans
    return doc


def test_ontonotes_has_appositions_inside_and_no_predicates() -> None:
    doc = mentioned(
        "Poe , the mayor , is a lawyer ; she sings",
        [
            (7, "nsubj", "PROPN"),
            (3, "punct", "PUNCT"),
            (3, "det", "DET"),
            (0, "appos", "NOUN"),
            (3, "punct", "PUNCT"),
            (7, "cop", "AUX"),
            (7, "det", "DET"),
            (7, "root", "NOUN"),
            (10, "punct", "PUNCT"),
            (10, "nsubj", "PRON"),
            (7, "parataxis", "VERB"),
        ],
        [(0, 1, "0"), (2, 4, "0"), (6, 8, "0"), (9, 10, "0")],
    )
    assert ontonotes.clusters(doc) == [frozenset({(0, 4), (9, 10)})]


def test_ontonotes_does_not_link_an_indefinite_noun_back_nor_keep_what_is_left_alone() -> None:
    doc = mentioned(
        "courts sit ; courts rule ; a judge slept",
        [
            (1, "nsubj", "NOUN"),
            (1, "root", "VERB"),
            (4, "punct", "PUNCT"),
            (4, "nsubj", "NOUN"),
            (1, "parataxis", "VERB"),
            (8, "punct", "PUNCT"),
            (7, "det", "DET"),
            (8, "nsubj", "NOUN"),
            (1, "parataxis", "VERB"),
        ],
        [(0, 1, "0"), (3, 4, "0"), (6, 8, "1")],
    )
    assert ontonotes.clusters(doc) == []
