"""The grammar on hand-built trees: what a rule says when the parse is right, and the promises of a Reading."""

from docs import make_doc
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract import extract
from kg.extract.annotated import read
from kg.extract.grammar.clauses import Clauses
from kg.extract.grammar.voice import is_passive
from kg.extract.tree import conjuncts, preposition
from kg.model import Article, Claim, Kind, Literal, Reading
from kg.ontology import load

BACKED = """
Norway PROPN 2 nsubj
backed VERB 0 root lemma=back
Moreau PROPN 2 obj
. PUNCT 2 punct
"""
PASSIVE = """
Moreau PROPN 3 nsubj:pass
was AUX 3 aux:pass lemma=be
backed VERB 0 root lemma=back tag=VBN
by ADP 5 case
Norway PROPN 3 obl:agent
and CCONJ 7 cc
Peru PROPN 5 conj
. PUNCT 3 punct
"""
RELATIVE = """
The DET 2 det
firm NOUN 8 nsubj
that PRON 4 nsubj tag=WDT
acquired VERB 2 acl:relcl lemma=acquire
Delta PROPN 4 obj
, PUNCT 4 punct
has AUX 8 aux lemma=have
sued VERB 0 root lemma=sue tag=VBN
Moreau PROPN 8 obj
. PUNCT 8 punct
"""
CONTROL = """
Norway PROPN 2 nsubj
wants VERB 0 root lemma=want tag=VBZ
to PART 4 mark
acquire VERB 2 xcomp tag=VB
Delta PROPN 4 obj
. PUNCT 2 punct
"""
CYCLE = """
and CCONJ 2 cc
backed VERB 0 root lemma=back
and CCONJ 4 cc
left VERB 2 conj lemma=leave
"""
GPE = {"Norway": "GPE", "Peru": "GPE", "Moreau": "PERSON", "Delta": "ORG"}


def _read(table: str) -> Reading:
    doc = make_doc(table, {w: label for w, label in GPE.items() if w in table})
    return extract(doc, Article("a", "", doc.text, published="2024-05-15"), load())


def _said(claims: tuple[Claim, ...]) -> set[tuple[str, str, str]]:
    return {(c.subject.name, c.relation, getattr(c.object, "name", "")) for c in claims}


def _doc(table: str) -> Doc:
    return make_doc(table, {})


def test_active_clause_joins_subject_and_object() -> None:
    assert ("Norway", "backs", "Moreau") in _said(_read(BACKED).claims)


def test_passive_is_turned_round_and_its_agents_split() -> None:
    said = _said(_read(PASSIVE).claims)
    assert {("Norway", "backs", "Moreau"), ("Peru", "backs", "Moreau")} <= said
    assert not any(subject == "Moreau" for subject, _, _ in said)


def test_relative_pronoun_stands_for_its_antecedent() -> None:
    said = _said(_read(RELATIVE).claims)
    assert any(s.startswith("firm") and (r, o) == ("acquired", "Delta") for s, r, o in said)
    assert any(s.startswith("firm") and (r, o) == ("sued", "Moreau") for s, r, o in said)


def test_wanted_is_not_done() -> None:
    claims = [c for c in _read(CONTROL).claims if c.relation in ("acquired", "bought")]
    assert [c.subject.name for c in claims] == ["Norway"]
    assert claims[0].modality != "fact"


def test_clauses_without_subject_say_nothing() -> None:
    assert _read(CYCLE).claims == ()


def test_every_mention_quotes_its_article_and_is_in_one_cluster() -> None:
    for table in (BACKED, PASSIVE, RELATIVE, CONTROL):
        reading = _read(table)
        assert reading.mentions
        assert all(reading.article.quote(m.span) == m.text for m in reading.mentions)
        grouped = [m for cluster in reading.clusters for m in cluster]
        assert sorted(grouped, key=repr) == sorted(reading.mentions, key=repr)
        for claim in reading.claims:
            assert claim.subject in reading.mentions
            assert reading.article.quote(claim.trigger) in reading.article.quote(claim.sentence)
            assert 0 < claim.confidence <= 1


def test_same_doc_gives_the_same_reading() -> None:
    assert _read(PASSIVE) == _read(PASSIVE)


def test_conjuncts_leave_out_what_is_shut_out() -> None:
    words = read(_doc("Peru PROPN 0 root\nbut CCONJ 4 cc\nnot PART 4 advmod\nChile PROPN 1 conj")).words
    assert [w.text for w in conjuncts(words[0])] == ["Peru"]


def test_preposition_of_several_words_is_one() -> None:
    words = read(_doc("because SCONJ 3 case\nof ADP 1 fixed\nPeru PROPN 0 root")).words
    assert preposition(words[2]) == "because of"


def test_passive_is_known_by_its_auxiliary() -> None:
    words = read(_doc(PASSIVE)).words
    assert is_passive(words[2])
    assert not is_passive(read(_doc(BACKED)).words[1])


def test_surface_subject_of_an_infinitive_is_the_governors() -> None:
    words = read(_doc(CONTROL)).words
    subjects, rule = Clauses(frozenset()).surface(words[3])
    assert ([w.text for w in subjects], rule) == (["Norway"], "control")


def test_names_are_named_and_phrases_are_not() -> None:
    kinds = {m.name.split()[0]: m.kind for m in _read(RELATIVE).mentions}
    assert kinds["Delta"] is Kind.NAMED
    assert kinds["firm"] is Kind.NOMINAL


def test_no_quote_and_no_value_has_the_break_behind_its_paragraph(nlp: Language) -> None:
    text = "Norway backs Moreau\n\nDelta denied that it was preparing a bid for Orban Metals\n\nLund slept."
    article = Article("breaks", "Norway backs Moreau", text)
    found = extract(nlp(text), article, load())
    shown = [article.quote(claim.sentence) for claim in found.claims]
    values = [claim.object.value for claim in found.claims if isinstance(claim.object, Literal)]
    assert "Norway backs Moreau" in shown
    assert any(words.endswith("it was preparing a bid for Orban Metals") for words in values)
    assert not any("\n" in words for words in (*shown, *values))


def test_what_a_name_is_called_is_evidence_in_each_sentence(nlp: Language) -> None:
    text = "Mayor Ana Ruiz left Lima.\n\nMayor Ana Ruiz met Teo Brandt."
    article = Article("titles", "Mayor Ana Ruiz", text)
    claims = [c for c in extract(nlp(text), article, load()).claims if c.relation == "holds-position"]
    assert [article.quote(claim.sentence) for claim in claims] == text.split("\n\n")
