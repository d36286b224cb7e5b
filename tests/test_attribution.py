"""Who says it: direct and indirect speech, chains of sources, and what is the article's own voice."""

import pytest
from docs import make_doc, make_text, word

from kg.extract.annotated import read
from kg.extract.evidence.attribution import attributions
from kg.extract.evidence.quotations import quotations


def source(table, predicate, ents=None):
    """Return the speaker's words and those of the ones who relay him, or None for the article's own voice."""
    text = make_text(table, ents)
    found = attributions(text).source_of(word(text, predicate))
    if found is None:
        return None
    return found.speaker.text if found.speaker is not None else "", [via.text for via in found.via]


SAID_THAT = (
    "Rana PROPN 2 nsubj; said VERB 0 root lemma=say; that SCONJ 5 mark; "
    "Oslo PROPN 5 nsubj; signed VERB 2 ccomp lemma=sign"
)
TRAILING = (
    "Oslo PROPN 2 nsubj; signed VERB 5 ccomp lemma=sign; , PUNCT 2 punct; "
    "Rana PROPN 5 nsubj; said VERB 0 root lemma=say"
)
PARENTHESIS = (
    "Oslo PROPN 7 nsubj; , PUNCT 4 punct; Rana PROPN 4 nsubj; said VERB 7 parataxis lemma=say; , PUNCT 4 punct; "
    "has AUX 7 aux lemma=have; signed VERB 0 root lemma=sign tag=VBN"
)
INVERTED = (
    '" PUNCT 4 punct; We PRON 4 nsubj; have AUX 4 aux; signed VERB 7 ccomp lemma=sign tag=VBN; , PUNCT 4 punct; '
    '" PUNCT 4 punct; said VERB 0 root lemma=say; Rana PROPN 7 nsubj; . PUNCT 7 punct'
)


@pytest.mark.parametrize(
    ("reason", "table", "predicate", "expected"),
    [
        ("that-clause", SAID_THAT, "signed", ("Rana", [])),
        ("trailing", TRAILING, "signed", ("Rana", [])),
        ("in the middle", PARENTHESIS, "signed", ("Rana", [])),
        ("inverted, quoted", INVERTED, "signed", ("Rana", [])),
        (
            "according to",
            "According VERB 3 case tag=VBG; to ADP 1 fixed; Rana PROPN 6 obl; , PUNCT 3 punct; Oslo PROPN 6 nsubj; "
            "signed VERB 0 root lemma=sign",
            "signed",
            ("Rana", []),
        ),
        (
            "told Reuters: the hearer is not the speaker",
            "Rana PROPN 2 nsubj; told VERB 0 root lemma=tell; Reuters PROPN 2 iobj; Oslo PROPN 5 nsubj; "
            "signed VERB 2 ccomp lemma=sign",
            "signed",
            ("Rana", []),
        ),
        (
            "chain",
            "Reuters PROPN 2 nsubj; reported VERB 0 root lemma=report; that SCONJ 5 mark; officials NOUN 5 nsubj; "
            "said VERB 2 ccomp lemma=say; Oslo PROPN 7 nsubj; signed VERB 5 ccomp lemma=sign",
            "signed",
            ("officials", ["Reuters"]),
        ),
        (
            "as X put it",
            "Oslo PROPN 2 nsubj; surrendered VERB 0 root lemma=surrender; , PUNCT 6 punct; as SCONJ 6 mark; "
            "Rana PROPN 6 nsubj; put VERB 2 advcl tag=VBD; it PRON 6 obj",
            "surrendered",
            ("Rana", []),
        ),
        (
            "a paper speaks for its author",
            "A DET 2 det; statement NOUN 5 nsubj; by ADP 4 case; Rana PROPN 2 nmod; said VERB 0 root lemma=say; "
            "Oslo PROPN 7 nsubj; signed VERB 5 ccomp lemma=sign",
            "signed",
            ("Rana", []),
        ),
        (
            "what is asked comes from who asks",
            "Rana PROPN 2 nsubj; urged VERB 0 root lemma=urge; "
            "Oslo PROPN 2 obj; to PART 5 mark; sign VERB 2 xcomp tag=VB",
            "sign",
            ("Rana", []),
        ),
        (
            "whom the accusation is from",
            "Rana PROPN 2 nsubj; accused VERB 0 root lemma=accuse; Oslo PROPN 2 obj; of SCONJ 5 mark; "
            "spying VERB 2 advcl lemma=spy tag=VBG",
            "spying",
            ("Rana", []),
        ),
        (
            "quoted as saying",
            "The DET 2 det; paper NOUN 3 nsubj; quoted VERB 0 root lemma=quote; Rana PROPN 3 obj; as SCONJ 6 mark; "
            "saying VERB 3 advcl lemma=say tag=VBG; Oslo PROPN 8 nsubj; signed VERB 6 ccomp lemma=sign",
            "signed",
            ("Rana", ["The paper"]),
        ),
        ("the saying itself", SAID_THAT, "said", None),
        (
            "a passive without agent names nobody",
            "It PRON 3 expl; is AUX 3 aux:pass lemma=be; said VERB 0 root lemma=say tag=VBN; that SCONJ 6 mark; "
            "Oslo PROPN 6 nsubj; signed VERB 3 ccomp lemma=sign",
            "signed",
            None,
        ),
        (
            "according to plan",
            "Oslo PROPN 2 nsubj; signed VERB 0 root lemma=sign; "
            "according VERB 5 case tag=VBG; to ADP 3 fixed; plan NOUN 2 obl",
            "signed",
            None,
        ),
        (
            "what the subject intends is not what it says",
            "Rana PROPN 2 nsubj; plans VERB 0 root lemma=plan tag=VBZ; to PART 4 mark; sign VERB 2 xcomp tag=VB",
            "sign",
            None,
        ),
        (
            "background in a relative clause",
            "Rana PROPN 2 nsubj; said VERB 0 root lemma=say; "
            "Oslo PROPN 7 nsubj; , PUNCT 6 punct; which PRON 6 nsubj tag=WDT; "
            "lost VERB 3 acl:relcl lemma=lose; signed VERB 2 ccomp lemma=sign",
            "lost",
            None,
        ),
        (
            "the speaker's own title",
            "Minister NOUN 2 nmod:desc; Rana PROPN 3 nsubj; said VERB 0 root lemma=say; Oslo PROPN 5 nsubj; "
            "signed VERB 3 ccomp lemma=sign",
            "Minister",
            None,
        ),
        (
            "a verb joined to the saying",
            "Rana PROPN 2 nsubj; resigned VERB 0 root lemma=resign; and CCONJ 4 cc; said VERB 2 conj lemma=say; "
            "Oslo PROPN 6 nsubj; signed VERB 4 ccomp lemma=sign",
            "resigned",
            None,
        ),
        (
            "scare quotes are no speech",
            'Oslo PROPN 2 nsubj; opened VERB 0 root lemma=open; a DET 6 det; " PUNCT 6 punct; special ADJ 6 amod; '
            'office NOUN 2 obj; " PUNCT 6 punct',
            "opened",
            None,
        ),
    ],
)
def test_source(reason, table, predicate, expected):
    assert source(table, predicate) == expected


def test_subject_shared_with_the_verb_before():
    table = (
        "Rana PROPN 2 nsubj; resigned VERB 0 root lemma=resign; and CCONJ 4 cc; said VERB 2 conj lemma=say; "
        "Oslo PROPN 6 nsubj; signed VERB 4 ccomp lemma=sign"
    )
    assert source(table, "signed") == ("Rana", [])


def test_outlet_that_cites_somebody_relays():
    table = (
        "Reuters PROPN 2 nsubj; reported VERB 0 root lemma=report; "
        ", PUNCT 2 punct; citing VERB 2 advcl lemma=cite tag=VBG; "
        "Rana PROPN 4 obj; , PUNCT 2 punct; that SCONJ 9 mark; Oslo PROPN 9 nsubj; signed VERB 2 ccomp lemma=sign"
    )
    assert source(table, "signed", {"Reuters": "ORG", "Rana": "PERSON"}) == ("Rana", ["Reuters"])


def test_citing_a_rule_is_no_source():
    table = (
        "Reuters PROPN 2 nsubj; reported VERB 0 root lemma=report; "
        ", PUNCT 2 punct; citing VERB 2 advcl lemma=cite tag=VBG; "
        "rules NOUN 4 obj; , PUNCT 2 punct; that SCONJ 9 mark; Oslo PROPN 9 nsubj; signed VERB 2 ccomp lemma=sign"
    )
    assert source(table, "signed", {"Reuters": "ORG"}) == ("Reuters", [])


FIRST = (
    '" PUNCT 4 punct; Oslo PROPN 4 nsubj; '
    "has AUX 4 aux lemma=have; signed VERB 7 ccomp lemma=sign tag=VBN; , PUNCT 4 punct; "
    '" PUNCT 4 punct; said VERB 0 root lemma=say; Rana PROPN 7 nsubj; . PUNCT 7 punct'
)
SECOND = '" PUNCT 3 punct; Bergen PROPN 3 nsubj; refused VERB 0 root lemma=refuse; . PUNCT 3 punct; " PUNCT 3 punct'


def test_speaker_goes_on_in_the_next_quotation():
    assert source(f"{FIRST}\n\n{SECOND}", "refused") == ("Rana", [])


def test_speaker_does_not_go_on_after_the_quotation():
    plain = "Bergen PROPN 2 nsubj; refused VERB 0 root lemma=refuse; . PUNCT 2 punct"
    assert source(f"{FIRST}\n\n{plain}", "refused") is None


def test_quotation_over_two_sentences():
    opened = (
        "Rana PROPN 2 nsubj; said VERB 0 root lemma=say; : PUNCT 2 punct; “ PUNCT 6 punct; Oslo PROPN 6 nsubj; "
        "signed VERB 2 ccomp lemma=sign; . PUNCT 2 punct"
    )
    closed = "Bergen PROPN 2 nsubj; refused VERB 0 root lemma=refuse; . PUNCT 2 punct; ” PUNCT 2 punct"
    assert source(f"{opened}\n\n{closed}", "refused") == ("Rana", [])


def test_relative_clause_inside_a_quotation_is_the_speakers():
    table = (
        "Rana PROPN 2 nsubj; said VERB 0 root lemma=say; : PUNCT 2 punct; “ PUNCT 8 punct; Oslo PROPN 8 nsubj; "
        "which PRON 7 nsubj tag=WDT; lost VERB 5 acl:relcl lemma=lose; "
        "signed VERB 2 ccomp lemma=sign; . PUNCT 2 punct; ” PUNCT 8 punct"
    )
    assert source(table, "lost") == ("Rana", [])


def test_is_speech():
    text = make_text(SAID_THAT)
    attribution = attributions(text)
    assert attribution.is_speech(word(text, "said"))
    assert not attribution.is_speech(word(text, "signed"))


def test_speech_about_something_is_no_content_clause():
    text = make_text("Rana PROPN 2 nsubj; told VERB 0 root lemma=tell; a DET 4 det; joke NOUN 2 obj")
    assert not attributions(text).is_speech(word(text, "told"))


def test_inner_pronoun_is_the_outer_speaker():
    table = (
        "Rana PROPN 2 nsubj; said VERB 0 root lemma=say; she PRON 4 nsubj; felt VERB 2 ccomp lemma=feel; "
        "Oslo PROPN 6 nsubj; lied VERB 4 ccomp lemma=lie"
    )
    assert source(table, "lied", {"Rana": "PERSON"}) == ("Rana", [])


def test_inner_pronoun_is_not_the_outlet():
    table = (
        "Reuters PROPN 2 nsubj; reported VERB 0 root lemma=report; she PRON 4 nsubj; felt VERB 2 ccomp lemma=feel; "
        "Oslo PROPN 6 nsubj; lied VERB 4 ccomp lemma=lie"
    )
    assert source(table, "lied", {"Reuters": "ORG"}) == ("she", ["Reuters"])


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph():
    doc = make_doc(
        "Ana PROPN 2 nsubj; said VERB 0 root lemma=say; : PUNCT 2 punct; “ PUNCT 6 punct; Norland PROPN 6 nsubj; "
        "sued VERB 2 ccomp lemma=sue; Karvel PROPN 6 obj; . PUNCT 2 punct\n\n"
        "Teo PROPN 2 nsubj; left VERB 0 root lemma=leave; Lima PROPN 2 obj; . PUNCT 2 punct\n\n"
        "“ PUNCT 3 punct; Norland PROPN 3 nsubj; fell VERB 6 ccomp lemma=fall; , PUNCT 3 punct; ” PUNCT 3 punct; "
        "said VERB 0 root lemma=say; Ana PROPN 6 nsubj; . PUNCT 6 punct"
    )
    doc.user_data["paragraphs"] = [0, 8, 12]
    found = [(doc[q.start : q.end].text, q.speaker.text if q.speaker else None) for q in quotations(read(doc))]
    assert found == [("“Norland sued Karvel.", "Ana"), ("“Norland fell,”", "Ana")]
