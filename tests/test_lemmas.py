"""Lemmas are right for news, capitalised or not, also of words that no treebank taught."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.reader.lemmas import Lemmatizer, learn, save

UNTAUGHT = Lemmatizer({"bases": {}, "exceptions": {}})


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("flew", "VERB", "VBD", "fly"),
        ("Flew", "VERB", "VBD", "fly"),
        ("was", "AUX", "VBD", "be"),
        ("Were", "AUX", "VBD", "be"),
        ("has", "AUX", "VBZ", "have"),
        ("spokesmen", "NOUN", "NNS", "spokesman"),
        ("Spokeswomen", "NOUN", "NNS", "spokeswoman"),
        ("children", "NOUN", "NNS", "child"),
        ("policies", "NOUN", "NNS", "policy"),
        ("crashes", "NOUN", "NNS", "crash"),
        ("crises", "NOUN", "NNS", "crisis"),
        ("bases", "NOUN", "NNS", "base"),
        ("MPs", "NOUN", "NNS", "MP"),
        ("denied", "VERB", "VBD", "deny"),
        ("denies", "VERB", "VBZ", "deny"),
        ("pledged", "VERB", "VBN", "pledge"),
        ("toppled", "VERB", "VBN", "topple"),
        ("barred", "VERB", "VBD", "bar"),
        ("shelled", "VERB", "VBD", "shell"),
        ("evacuating", "VERB", "VBG", "evacuate"),
        ("wielding", "VERB", "VBG", "wield"),
        ("mourning", "VERB", "VBG", "mourn"),
        ("fleeing", "VERB", "VBG", "flee"),
        ("lying", "VERB", "VBG", "lie"),
        ("overthrew", "VERB", "VBD", "overthrow"),
        ("co-founded", "VERB", "VBD", "co-found"),
        ("re-elected", "VERB", "VBN", "re-elect"),
        ("derided", "VERB", "VBD", "deride"),
        ("presiding", "VERB", "VBG", "preside"),
        ("rebuffed", "VERB", "VBN", "rebuff"),
        ("visited", "VERB", "VBD", "visit"),
        ("found", "VERB", "VBD", "find"),
        ("left", "VERB", "VBD", "leave"),
        ("deadliest", "ADJ", "JJS", "deadly"),
        ("bigger", "ADJ", "JJR", "big"),
        ("worst", "ADJ", "JJS", "bad"),
        ("Kurds", "PROPN", "NNPS", "Kurd"),
        ("Reuters", "PROPN", "NNP", "Reuters"),
        ("The", "DET", "DT", "the"),
        ("news", "NOUN", "NN", "news"),
        ("12,000", "NUM", "CD", "12000"),
        ("", "X", "FW", ""),
    ],
)
def test_rules_need_no_table(form: str, upos: str, xpos: str, lemma: str) -> None:
    assert UNTAUGHT.lemmatize(form, upos, xpos) == lemma


def _doc(*tokens: tuple[str, str, str, str]) -> Doc:
    words, pos, tags, lemmas = map(list, zip(*tokens, strict=True))
    return Doc(spacy.blank("en").vocab, words=words, pos=pos, tags=tags, lemmas=lemmas)


def test_a_base_word_of_the_treebank_decides_between_spellings() -> None:
    assert UNTAUGHT.lemmatize("glimping", "VERB", "VBG") == "glimp"
    taught = Lemmatizer(learn([_doc(("glimpe", "VERB", "VB", "glimpe"))]))
    assert taught.lemmatize("Glimping", "VERB", "VBG") == "glimpe"


def test_an_exception_of_the_treebank_wins_and_survives_the_file(tmp_path: Path) -> None:
    table = learn([_doc(("Ca", "AUX", "MD", "can"), ("n't", "PART", "RB", "not"), ("US", "PROPN", "NNP", "US"))])
    assert table["exceptions"] == {"AUX MD": {"ca": "can"}, "PART RB": {"n't": "not"}}
    save(table, tmp_path / "lemmas.json.gz")
    lemmatizer = Lemmatizer.load(tmp_path / "lemmas.json.gz")
    assert lemmatizer.lemmatize("ca", "AUX", "MD") == "can"
    assert lemmatizer.lemmatize("N'T", "PART", "RB") == "not"


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    doc = _doc(("ran", "VERB", "VBD", "run"), ("geese", "NOUN", "NNS", "goose"), ("ai", "AUX", "VBP", "be"))
    for name in ("one", "two"):
        save(learn([doc]), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_word_list_decides_where_spelling_alone_cannot() -> None:
    """ "resuming" could be of "resum" as "visiting" is of "visit"; a base word that is known goes first."""
    lemmatizer = Lemmatizer({"bases": {}, "exceptions": {}}, frozenset({"resume", "boycott", "telephone", "hope"}))
    found = [lemmatizer.lemmatize(form, "VERB", "VBG") for form in ("resuming", "boycotting", "telephoning", "hopping")]
    assert found == ["resume", "boycott", "telephone", "hop"]
