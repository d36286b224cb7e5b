"""Turns of an interview: who speaks them, and where they end."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.extract.annotated import read
from kg.extract.evidence.turns import turns


def doc(text: str, *names: tuple[str, str]) -> Doc:
    read = spacy.blank("en")(text)
    ents = []
    for name, label in names:
        at = text.find(name)
        while at >= 0:
            span = read.char_span(at, at + len(name), label=label)
            ents += [span] if span is not None else []
            at = text.find(name, at + 1)
    read.ents = [Span(read, e.start, e.end, label=e.label) for e in sorted(ents, key=lambda e: e.start)]
    return read


PEOPLE = (("Ana Ruiz", "PERSON"), ("Teo Brandt", "PERSON"))


def spoken(found: Doc) -> list[tuple[str, str]]:
    return [(speaker.text, found[start:end].text.strip()) for start, end, speaker in turns(read(found))]


def test_a_paragraph_that_opens_with_a_name_is_spoken_by_it() -> None:
    read = doc("Ana Ruiz: I will go.\n\nTeo Brandt (Greens): I will stay.\n\nThey met on Monday.", *PEOPLE)
    assert spoken(read) == [("Ana Ruiz", "I will go."), ("Teo Brandt", "I will stay.")]


def test_a_turn_goes_on_in_the_first_person_where_there_is_an_interview() -> None:
    read = doc("Ana Ruiz: No.\n\nTeo Brandt: Yes.\n\nAna Ruiz: No.\n\nI will go.\n\nThey met.\n\nWe left.", *PEOPLE)
    assert spoken(read)[-1] == ("Ana Ruiz", "I will go.")
    assert len(spoken(read)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said: I will go.",
        "It was Ana Ruiz: she left.",
        "Ana Ruiz left. One thing is sure: I will go.",
        "Norland: two die in raid",
        "",
    ],
)
def test_other_colons_open_no_turn(text: str) -> None:
    assert spoken(doc(text, ("Ana Ruiz", "PERSON"), ("Norland", "GPE")) if text else doc(text)) == []
