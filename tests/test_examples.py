"""Each relation's own examples are read as its paragraph says."""

from typing import TYPE_CHECKING

import pytest

from kg.cues import Example
from kg.extract import extract
from kg.model import Article, Claim, Literal, Mention
from kg.ontology import Ontology, load

if TYPE_CHECKING:
    from spacy.language import Language

MAY_MISS = 0.05  # of the examples: what the grammar or the reader does not yet see


def _same(argument: Mention | Literal, words: str) -> bool:
    text = argument.value if isinstance(argument, Literal) else argument.text
    left, right = (" ".join(w for w in each.lower().split() if w not in ("the", "a", "an")) for each in (text, words))
    return left in right or right in left


def _says(claim: Claim, relation: str, example: Example, symmetric: bool) -> bool:
    straight = _same(claim.subject, example.subject) and _same(claim.object, example.object)
    swapped = symmetric and _same(claim.subject, example.object) and _same(claim.object, example.subject)
    return claim.relation == relation and (straight or swapped)


@pytest.fixture(scope="module")
def vocabulary() -> Ontology:
    return load()


def test_examples_give_the_claims_that_their_brackets_mark(nlp: "Language", vocabulary: Ontology) -> None:
    examples = [(r, e) for r in vocabulary.relations.values() for e in r.examples]
    missed = []
    for (relation, example), doc in zip(examples, nlp.pipe([e.text for _, e in examples]), strict=True):
        claims = extract(doc, Article("example", "", example.text), vocabulary).claims
        if not any(_says(claim, relation.name, example, relation.symmetric) for claim in claims):
            found = [(c.subject.text, c.relation) for c in claims]
            missed.append(f"{relation.name}: {example.text} gave {found}")
    assert len(missed) <= MAY_MISS * len(examples), "\n".join(missed)
