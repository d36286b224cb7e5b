"""The scorers behind the model's figures count what their definitions say, on cases worked out by hand."""

import itertools

import pytest
import spacy
from bench import archive, ontonotes, openie_score
from bench.coref_score import best_assignment, score
from bench.open_tuples import open_tuples
from bench.openie_score import Part
from bench.tree_score import F1, iob2_spans, read_iob2, segmentation, span_f1, token_scores
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg import ontology
from kg.extract import extract
from kg.model import Article

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


def tuple_of(text: str) -> list[list[str]]:
    return [part.split() for part in text.split(" | ")]


def reference(text: str) -> list[Part]:
    """Words in brackets were supplied by the annotators; they do not stand in the sentence."""
    return [
        Part(tuple(w.strip("[]") for w in part), sum(not w.startswith("[") for w in part)) for part in tuple_of(text)
    ]


def test_open_tuples_meet_when_they_share_a_word_in_each_part() -> None:
    wanted = [reference("the mill | was sold to | Ana Bo")]
    assert openie_score.matches(wanted, [tuple_of("mill | sold to | the Bo family")]) == [(0, 0, (4 / 6, 4 / 7))]
    assert openie_score.matches(wanted, [tuple_of("mill | bought by | Ana Bo")]) == []
    assert openie_score.matches(wanted, [tuple_of("Ana Bo | was sold to | the mill")]) == []


def test_what_annotators_supplied_need_not_be_found_but_may_be() -> None:
    wanted = [reference("Ana Bo | [is] | [a] mayor")]
    assert openie_score.matches(wanted, [tuple_of("Ana Bo | serves as | mayor")]) == [(0, 0, (3 / 5, 3 / 3))]
    assert openie_score.matches(wanted, [tuple_of("Ana Bo | is | mayor")]) == [(0, 0, (4 / 4, 4 / 3))]
    assert openie_score.matches([reference("Ana Bo | is | mayor")], [tuple_of("Ana Bo | serves as | mayor")]) == []


def test_further_arguments_count_but_are_not_needed() -> None:
    wanted = [reference("Bo | sold | mills | in May | to Ito")]
    assert openie_score.matches(wanted, [tuple_of("Bo | sold | mills")]) == [(0, 0, (3 / 3, 3 / 7))]
    assert openie_score.matches(wanted, [tuple_of("Bo | sold | mills | in June")]) == [(0, 0, (4 / 5, 4 / 7))]


def test_the_best_pair_of_open_tuples_is_taken_first_and_all_count() -> None:
    wanted = [reference("Bo | sold | mills"), reference("Bo | sold | old mills")]
    guesses = [tuple_of("Bo | sold | old mills"), tuple_of("Ito | left | town")]
    assert [(i, j) for i, j, _ in openie_score.matches(wanted, guesses)] == [(1, 0)]
    figure = openie_score.score([(wanted, guesses), ([], [tuple_of("A | b | c")])])
    assert (figure.precision, figure.recall) == (1 / 3, 1 / 2)
    assert figure.f1 == pytest.approx(0.4)
    assert openie_score.score([]).f1 == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The old mill was bought by Ana Bo.", "The old mill | was bought by | Ana Bo"),
        ("Mayor Ana Bo has not praised the bank, which sold mills.", "Ana Bo | has not praised | the bank"),
        ("Mayor Ana Bo slept.", "Ana Bo | is | Mayor"),
        ("Ana Bo likes the town's mayor.", "the town 's | has | mayor"),
        ("Dov Ito said that Ana Bo had visited Lima.", "Dov Ito | said | that Ana Bo had visited Lima"),
    ],
)
def test_claims_are_written_as_open_tuples(nlp: Language, text: str, expected: str) -> None:
    doc = nlp(text)
    reading = extract(doc, Article("a", "", text), ontology.load())
    assert expected in [" | ".join(map(" ".join, parts)) for _, parts in open_tuples(doc, reading)]


def test_an_archive_is_the_same_every_time_and_tells_of_different_people() -> None:
    first, again = list(archive.articles(40, 6)), list(archive.articles(40, 6))
    assert first == again
    assert len({a.text for a in first}) == 6
    assert all(a.text.startswith(f"{a.title}\n\n") and "{" not in a.text for a in first)


def test_a_retold_reading_tells_of_others_at_the_same_places(nlp: Language) -> None:
    (article,) = archive.articles(40, 1)
    told = extract(nlp(article.text), article, ontology.load())
    retold = archive.retold(told, 7, 40)
    assert retold == archive.retold(told, 7, 40)
    assert (retold.article.id, len(retold.claims)) == ("article-00007", len(told.claims))
    assert retold.article.text != article.text
    assert [m.span for m in retold.mentions] == [m.span for m in told.mentions]
    assert all(retold.article.quote(m.span) == m.text for m in retold.mentions)
    assert told.claims
