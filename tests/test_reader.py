"""Rules of the reader: every text is read, nothing is lost, and what is read does not depend on what runs it."""

import io
from itertools import pairwise

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kg.reader import coref, load
from kg.reader.conllu import pretokenized_docs
from kg.reader.conllu_out import write_conllu
from kg.reader.labels import NAME_TAGS
from kg.reader.names import agree, names
from kg.reader.trees import ROOTS, tree, trees
from kg.reader.windows import LIMIT, ROOM, windows

NEWS = (
    "Harbour strike ends in Bergen\n\n"
    "President Ana Moreau flew to Norway on Monday, her office said. She met Prime Minister Peter Lund, who leads the "
    "Labour Party. The two leaders were accused by spokesmen of the dockers' union of ignoring their demands.\n\n"
    "“We have been heard,” Moreau told reporters."
)


def words(doc: Doc) -> list[str]:
    return [t.text for t in doc if not t.is_space]


def token(doc: Doc, text: str) -> spacy.tokens.Token:
    return next(t for t in doc if t.text == text)


# ── what is read ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def news(nlp: Language) -> Doc:
    return nlp(NEWS)


def test_a_text_keeps_every_character(news: Doc) -> None:
    assert news.text == NEWS


def test_a_blank_line_ends_a_sentence(news: Doc) -> None:
    assert next(news.sents).text.strip() == "Harbour strike ends in Bergen"


def test_a_sentence_is_one_tree(news: Doc) -> None:
    for sentence in news.sents:
        roots = [t for t in sentence if t.head.i == t.i]
        assert len(roots) == 1
        assert roots[0].dep_ == "root"
        assert all(t.head in sentence for t in sentence)


def test_subjects_and_objects_are_found(news: Doc) -> None:
    found = {child.dep_: {t.text for t in child.subtree} for child in token(news, "met").children}
    assert found["nsubj"] == {"She"}
    assert {"Peter", "Lund"} <= found["obj"]


@pytest.mark.parametrize(
    ("form", "lemma"), [("flew", "fly"), ("spokesmen", "spokesman"), ("were", "be"), ("leaders", "leader")]
)
def test_lemmas_are_base_forms(news: Doc, form: str, lemma: str) -> None:
    assert token(news, form).lemma_ == lemma


def test_titles_stay_outside_names(news: Doc) -> None:
    people = {e.text for e in news.ents if e.label_ == "PERSON"}
    assert {"Ana Moreau", "Peter Lund"} <= people


def test_a_country_is_no_person(news: Doc) -> None:
    assert {e.label_ for e in news.ents if e.text == "Norway"} == {"GPE"}


def test_dates_are_found_by_rule(news: Doc) -> None:
    assert "Monday" in {e.text for e in news.ents if e.label_ == "DATE"}


def test_a_pronoun_is_linked_to_its_name(news: Doc) -> None:
    cluster = {s.text: s.id_ for s in news.spans["mentions"]}
    assert cluster["She"] == cluster["President Ana Moreau"] == cluster["Moreau"]
    assert cluster["She"] != next(c for text, c in cluster.items() if "Peter Lund" in text)


def test_every_mention_is_in_a_cluster_numbered_from_nought(news: Doc) -> None:
    numbers = [int(s.id_) for s in news.spans["mentions"]]
    assert sorted(set(numbers)) == list(range(max(numbers) + 1))


# ── any text ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "😀",
        "NO FULL STOP IN CAPITALS",
        "- one\n- two\n",
        "x" * 5000,
        "“A. B! C?” he said.",
        "\u200b",
        "=" * 300,
    ],
    ids=["empty", "space", "lines", "emoji", "capitals", "list", "long word", "quotation", "invisible", "rule"],
)
def test_any_text_is_read_without_harm(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
def test_no_text_is_lost(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(t.dep_ for t in doc if not t.is_space)


def test_a_text_longer_than_a_window_keeps_its_sentences(nlp: Language) -> None:
    sentence = "Ana Moreau met Peter Lund in Bergen."
    doc = nlp(" ".join([sentence] * 120))
    assert {s.text for s in doc.sents} == {sentence}


# ── the same, whatever runs it ───────────────────────────────────────────────────────────────────────────────────────


def analysis(doc: Doc) -> str:
    stream = io.StringIO()
    write_conllu(doc, stream)
    return stream.getvalue()


def test_threads_and_company_change_nothing(nlp: Language) -> None:
    texts = [NEWS, "Norway backed Peru.", "", NEWS[:200]]
    alone = [analysis(nlp(text)) for text in texts]
    assert [analysis(doc) for doc in nlp.pipe(texts)] == alone
    assert [analysis(doc) for doc in load(threads=1).pipe(texts)] == alone


def test_mentions_are_linked_alike_in_one_part_or_many(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = analysis(nlp(NEWS))
    monkeypatch.setattr(coref, "BLOCK", 7)
    assert analysis(nlp(NEWS)) == whole


def test_given_words_and_sentences_are_kept(nlp: Language) -> None:
    rows = ["Norway", "backed", "Peru", ".", "", "It", "did", "not", "."]
    lines, number = [], 0
    for word in rows:
        number = number + 1 if word else 0
        lines.append(f"{number}\t{word}" + "\t_" * 8 if word else "")
    doc = next(iter(pretokenized_docs([*lines, ""], nlp.vocab)))
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [[t.text for t in s] for s in doc.sents] == [rows[:4], rows[5:]]
    assert doc[1].head.i == 1


def test_a_given_sentence_longer_than_a_window_is_read_whole(nlp: Language) -> None:
    words = ["Norway", "backed", "the", "harbourmaster", "and"] * 80
    lines = [f"{number}\t{word}" + "\t_" * 8 for number, word in enumerate(words, 1)]
    doc = next(iter(pretokenized_docs([*lines, ""], nlp.vocab)))
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [t.text for t in doc] == words
    assert all(t.dep_ for t in doc)


# ── the parts ────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.integers(1, 7), st.integers(0, 2**32 - 1))
def test_a_tree_has_one_root_and_no_circle(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    heads = tree(scores)
    assert heads.count(0) == 1
    for word in range(1, size + 1):
        seen, at = set(), word
        while at:
            assert at not in seen
            seen.add(at)
            at = heads[at - 1]


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_a_tree_is_the_best_there_is(size: int, seed: int) -> None:
    from itertools import product

    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)

    def is_tree(heads: tuple[int, ...]) -> bool:
        def ends(word: int) -> bool:
            steps = 0
            while word and steps <= size:
                word, steps = heads[word - 1], steps + 1
            return word == 0

        return heads.count(0) == 1 and all(ends(w) for w in range(1, size + 1))

    def total(heads: tuple[int, ...]) -> float:
        return float(sum(scores[d, h] for d, h in enumerate(heads)))

    best = max(total(h) for h in product(range(size + 1), repeat=size) if is_tree(h))
    for tried in (0, ROOTS):  # all roots at once, or the likeliest alone
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("kg.reader.trees.ROOTS", tried)
            assert total(tuple(tree(scores))) == pytest.approx(best, abs=1e-4)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=5), st.integers(0, 2**32 - 1))
def test_sentences_of_a_window_are_parsed_as_if_alone(sizes: list[int], seed: int) -> None:
    edges = [0, *np.cumsum(sizes).tolist()]
    scores = np.random.default_rng(seed).integers(-3, 4, (edges[-1], edges[-1] + 1)).astype(np.float32)
    heads = trees(scores, edges).tolist()
    for a, b in pairwise(edges):
        alone = tree(np.concatenate([scores[a:b, :1], scores[a:b, a + 1 : b + 1]], 1))
        assert heads[a:b] == [a + head - 1 if head else -1 for head in alone]


def test_a_name_never_begins_inside() -> None:
    scores = np.zeros((3, len(NAME_TAGS)), np.float32)
    scores[0, NAME_TAGS.index("O")] = 1
    scores[1, NAME_TAGS.index("I-ORG")] = 3
    scores[2, NAME_TAGS.index("I-ORG")] = 3
    assert names(scores) in ([(0, 3, "ORG")], [(1, 3, "ORG")])
    assert names(np.eye(len(NAME_TAGS), dtype=np.float32)[[0, 0]]) == []


def scored(*tags: str, by: float = 3.0) -> np.ndarray:
    """Return name scores that prefer these tags by so much."""
    return np.array([[by if name == tag else 0.0 for name in NAME_TAGS] for tag in tags], np.float32)


def test_two_people_are_not_named_side_by_side() -> None:
    scores = scored("B-PERSON", "B-PERSON", "O", "B-PERSON")
    scores[1, NAME_TAGS.index("I-PERSON")] = 2.0
    assert names(scores) == [(0, 2, "PERSON"), (3, 4, "PERSON")]
    assert names(scored("B-GPE", "B-GPE")) == [(0, 1, "GPE"), (1, 2, "GPE")]


def test_a_name_has_one_type_in_a_text() -> None:
    words = ["Velden", "and", "velden", ",", "Port", "Velden"]
    scores = scored("B-ORG", "O", "B-GPE", "O", "B-GPE", "I-GPE")
    scores[0, NAME_TAGS.index("B-GPE")] = 2.5
    found = [(0, 1, "ORG"), (2, 3, "GPE"), (4, 6, "GPE")]
    assert agree(words, scores, found) == [(0, 1, "GPE"), (2, 3, "GPE"), (4, 6, "GPE")]
    assert agree(words, scores, found[2:]) == found[2:]


def test_windows_hold_all_words_and_fit(nlp: Language) -> None:
    pieces = nlp.get_pipe("kg_reader")._pieces  # type: ignore[attr-defined]
    forms = ["Norway", "backed", "the", "harbourmaster", "."] * 400
    cut = windows(forms, [True] * len(forms), [0, 1000], None, pieces)
    assert [w.start for w in cut] == [0, *np.cumsum([len(w.first) for w in cut]).tolist()[:-1]]
    assert sum(len(w.first) for w in cut) == len(forms)
    assert all(len(w.ids) <= LIMIT for w in cut)
    assert all(forms[b.start - 1] == "." for _, b in pairwise(cut))


def test_a_sentence_without_room_is_not_cut_while_a_window_can_hold_it(nlp: Language) -> None:
    pieces = nlp.get_pipe("kg_reader")._pieces  # type: ignore[attr-defined]
    long = [*["and", "Norway"] * (ROOM * 3 // 4), "."]
    forms = ["Norway", "backed", "Peru", ".", *long, "Peru", "agreed", "."]
    cut = windows(forms, [True] * len(forms), [0], None, pieces)
    assert [len(w.first) for w in cut] == [4 + len(long), 3]


def test_pairs_are_the_near_mentions_and_the_far_that_share_a_word() -> None:
    forms = ["Norway", *(f"word{i}" for i in range(50)), "norway"]
    n = len(forms)
    described = coref.describe(forms, ["NN"] * n, [0] * n, ["dep"] * n, [0] * n, range(n), [1] * n)
    later, earlier, features = coref.pairs(described)
    assert features.shape == (len(later), coref.FEATURES)
    found = list(zip(later.tolist(), earlier.tolist(), strict=True))
    assert found == sorted({(i, j) for i in range(n) for j in range(max(0, i - coref.BAND), i)} | {(n - 1, 0)})
    assert features[found.index((n - 1, 0)), :5].tolist() == [1, 1, 1, 1, 1]
    assert features[found.index((n - 1, n - 2)), :5].tolist() == [0, 0, 0, 0, 0]


def test_a_mention_joins_the_best_antecedent_that_beats_being_new() -> None:
    later, earlier = np.array([1, 2, 2]), np.array([0, 0, 1])
    scores, new = np.array([2.0, 1.0, -3.0], np.float32), np.array([0.0, 0.0, 0.5], np.float32)
    assert coref.clusters(3, later, earlier, scores, new) == [0, 0, 0]
    assert coref.clusters(3, later, earlier, -scores, new) == [0, 1, 1]
