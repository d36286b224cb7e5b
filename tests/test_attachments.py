"""Wrongly hung words are hung right, and what is right stays."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.extract.annotated import read
from kg.extract.mending.attachments import mend
from kg.extract.tree import Text

VOCAB = spacy.blank("en").vocab


def _text(rows: str) -> Text:
    """Build the Text of "form/tag/dep/head" rows; tags with + carry an entity type."""
    words = [row.rsplit("/", 3) for row in rows.split()]
    tags = [tag.partition("+")[0] for _, tag, _, _ in words]
    coarse = {"VBG": "VERB", "VBD": "VERB", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "IN": "ADP", "WP$": "PRON"}
    doc = Doc(
        VOCAB,
        words=[form for form, *_ in words],
        tags=tags,
        pos=[coarse.get(tag, "X") for tag in tags],
        lemmas=[form.lower().removesuffix("d") if tag == "VBD" else form.lower() for form, tag, _, _ in words],
        deps=[dep for _, _, dep, _ in words],
        heads=[int(head) for *_, head in words],
        ents=[f"B-{entity}" if (entity := tag.partition("+")[2]) else "O" for _, tag, _, _ in words],
    )
    return read(doc)


def _place(text: Text, at: int) -> tuple[str, str]:
    word = text.words[at]
    return word.above.text, word.fine


def test_the_gerund_of_an_accusation_hangs_on_the_verb() -> None:
    """ "accused the troops of looting" is not about troops of looting."""
    text = _text("Peru/NNP/nsubj/1 accused/VBD/root/1 troops/NNS/obj/1 of/IN/mark/4 looting/VBG/acl/2")
    mend(text)
    assert _place(text, 4) == ("accused", "advcl")


def test_other_gerunds_stay() -> None:
    """ "formed a plan of looting" is about a plan of looting."""
    text = _text("Peru/NNP/nsubj/1 formed/VBD/root/1 plans/NNS/obj/1 of/IN/mark/4 looting/VBG/acl/2")
    mend(text)
    assert _place(text, 4) == ("plans", "acl")


def test_a_goal_behind_a_vehicle_is_the_movement_s() -> None:
    """ "left in planes for Lima": the leaving is for Lima."""
    text = _text("Envoys/NNS/nsubj/1 left/VBD/root/1 in/IN/case/3 plane/NN/obl/1 for/IN/case/5 Lima/NNP+GPE/nmod/3")
    mend(text)
    assert _place(text, 5) == ("left", "obl")


def test_whose_members_did_it_is_a_clause_of_the_group() -> None:
    """ "the group, whose members fought, denied it": the fighting is told of the group's members."""
    text = _text(
        "The/DT/det/1 group/NN/nsubj/7 ,/,/punct/5 whose/WP$/nmod:poss/4 members/NNS/nsubj/5 fought/VBD/advcl/7 "
        ",/,/punct/5 denied/VBD/root/7"
    )
    mend(text)
    assert _place(text, 5) == ("group", "acl:relcl")


@pytest.mark.parametrize("rows", ["", "Lima/NNP+GPE/root/0", "of/IN/mark/1 looting/VBG/acl/1"])
def test_fragments_stay_as_they_are(rows: str) -> None:
    """A headline may be one word, and a gerund may hang on nothing."""
    text = _text(rows)
    before = [_place(text, word.i) for word in text.words]
    mend(text)
    assert [_place(text, word.i) for word in text.words] == before


def test_after_a_comma_and_begins_a_clause_of_its_own() -> None:
    """ "with Oslo backing Ruiz, and Lima urging calm": Lima urges, and is not backed."""
    text = _text(
        "Oslo/NNP/nsubj/1 backing/VBG/root/1 Ruiz/NNP/obj/1 ,/,/punct/5 and/CC/cc/5 Lima/NNP/conj/2 "
        "urging/VBG/conj/1 calm/NN/obj/6"
    )
    mend(text)
    assert _place(text, 5) == ("urging", "nsubj")


def test_without_a_comma_both_are_objects() -> None:
    """ "backing Ruiz and Lima, urging calm": both are backed."""
    text = _text(
        "Oslo/NNP/nsubj/1 backing/VBG/root/1 Ruiz/NNP/obj/1 and/CC/cc/4 Lima/NNP/conj/2 urging/VBG/conj/1 calm/NN/obj/5"
    )
    mend(text)
    assert _place(text, 4) == ("Ruiz", "conj")


def test_the_name_after_a_spokeswoman_s_ministry_is_hers() -> None:
    """ "a spokeswoman for the ministry, Ana Ruiz, said": Ana Ruiz is no ministry."""
    text = _text(
        "A/DT/det/1 spokeswoman/NN/nsubj/7 for/IN/case/3 Ministry/NNP/nmod/1 ,/,/punct/5 "
        "Ana/NNP+PERSON/appos/3 ,/,/punct/1 left/VBD/root/7"
    )
    mend(text)
    assert _place(text, 5) == ("spokeswoman", "appos")


def test_a_name_beside_a_person_stays() -> None:
    """ "a friend of the judge, Ana Ruiz, said": Ana Ruiz may be the judge."""
    text = _text(
        "A/DT/det/1 friend/NN/nsubj/7 of/IN/case/3 judge/NN/nmod/1 ,/,/punct/5 "
        "Ana/NNP+PERSON/appos/3 ,/,/punct/1 left/VBD/root/7"
    )
    mend(text)
    assert _place(text, 5) == ("judge", "appos")
