"""Runs tests/specs/*.txt, the specification of what a sentence says, over the reader as users have it.

A spec is a reason (`#`), one or more lines of text, and indented expectations:

    date 2024-05-15                                 the day of the article, for all specs of the file
    # passive with its agent
    The mine was bought by Orban Metals.
        Orban Metals | acquired | mine              must come out, positive and as a fact
        X | relation | Y [negative]                 … with this polarity or modality (planned, possible, conditional, requested)
        X | relation | Y [by Z] [when 2024-05]      … with this speaker, this date; [by -] nobody but the article
        ! mine | acquired | Orban Metals            must not come out as a positive fact
        ! * | acquired | *                          * stands for anything; "! nothing" for no positive fact at all
        ~ X | relation | Y                          a known failure: the test fails when it begins to work

A name is matched with the first words of all that its mention and its cluster are called, or in a "!" line with all
of them; alternatives are parted by "/".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from spacy.tokens import Doc

from kg.extract import extract
from kg.model import Article, Claim, Literal, Mention, Modality, Polarity, Reading
from kg.ontology import load as load_ontology
from kg.reader import load as load_reader

SPECS = Path(__file__).parent / "specs"
_QUALIFIER = re.compile(r"\[([^\]]*)\]")


@dataclass(frozen=True)
class Expectation:
    """One indented line of a spec."""

    subject: str
    relation: str
    object: str
    qualifiers: tuple[str, ...] = ()
    forbidden: bool = False


@dataclass(frozen=True)
class Spec:
    where: str
    reason: str
    text: str
    published: str
    expectations: tuple[Expectation, ...]
    known_failure: bool


def parse(path: Path) -> Iterator[Spec]:
    """Read a file of specs; an expectation marked ~ makes a spec of its own."""
    published, reason, text, number = "2024-05-15", "", "", 0
    lines: list[str] = []
    for at, line in enumerate([*path.read_text(encoding="utf8").splitlines(), "#"], 1):
        if line.startswith("date "):
            published = line.split()[1]
        elif line.startswith((" ", "\t")) and line.strip():
            lines.append(line.strip())
        elif line.strip():
            if lines:
                yield from _specs(path, number, reason, text, published, lines)
                text, lines = "", []
            if line.startswith("#"):
                reason = line.strip("# ")
            else:
                number = at if not text else number
                text = f"{text}\n{line.strip()}".strip()


def _specs(path: Path, number: int, reason: str, text: str, published: str, lines: list[str]) -> Iterator[Spec]:
    where = f"{path.stem}:{number}"
    sound = tuple(_expectation(line) for line in lines if not line.startswith("~"))
    if sound:
        yield Spec(where, reason, text, published, sound, False)
    for line in lines:
        if line.startswith("~"):
            yield Spec(where, reason, text, published, (_expectation(line[1:].strip()),), True)


def _expectation(line: str) -> Expectation:
    forbidden = line.startswith("!")
    body = line.lstrip("! ")
    if body == "nothing":
        return Expectation("*", "*", "*", (), True)
    qualifiers = tuple(_QUALIFIER.findall(body))
    subject, relation, object_ = (part.strip() for part in _QUALIFIER.sub("", body).split("|"))
    return Expectation(subject, relation, object_, qualifiers, forbidden)


def _plain(name: str) -> str:
    words = re.sub(r"['’]s\b", "", name.lower()).strip(" .,\"'“”‘’")
    return re.sub(r"^(the|a|an) ", "", words)


def _names(thing: Mention | Literal, reading: Reading) -> set[str]:
    if isinstance(thing, Literal):
        return {_plain(thing.value)}
    cluster = next(c for c in reading.clusters if thing in c)
    return {_plain(n) for m in cluster for n in (m.name, m.text)}


def _is(wanted: str, thing: Mention | Literal | None, reading: Reading, exactly: bool = False) -> bool:
    if thing is None:
        return wanted == "-"
    if wanted == "*":
        return True
    known = _names(thing, reading)
    wishes = [_plain(w) for w in wanted.split("/")]
    return any(n == w or (not exactly and n.startswith(w + " ")) for n in known for w in wishes)


def _meets(claim: Claim, wanted: Expectation, reading: Reading) -> bool:
    if wanted.relation not in ("*", claim.relation) and claim.relation not in wanted.relation.split("/"):
        return False
    for name, thing in ((wanted.subject, claim.subject), (wanted.object, claim.object)):
        if not _is(name, thing, reading, wanted.forbidden):
            return False
    polarity, modality = Polarity.POSITIVE, Modality.FACT
    for qualifier in wanted.qualifiers:
        key, _, value = qualifier.partition(" ")
        if key == "negative":
            polarity = Polarity.NEGATIVE
        elif key == "by":
            if not _is(value, claim.speaker, reading):
                return False
        elif key == "when":
            if (claim.when.value if claim.when else "-") != value:
                return False
        elif key != "any":
            modality = Modality(key)
    return "any" in wanted.qualifiers or (claim.polarity is polarity and claim.modality is modality)


@cache
def _docs() -> dict[str, Doc]:
    texts = list(dict.fromkeys(s.text for p in sorted(SPECS.glob("*.txt")) for s in parse(p)))
    return dict(zip(texts, load_reader().pipe(texts), strict=True))


@cache
def _reading(text: str, published: str) -> Reading:
    doc = _docs()[text]
    return extract(doc, Article("spec", "", text, published=published), load_ontology())


def _show(reading: Reading) -> str:
    def name(thing: Mention | Literal) -> str:
        return thing.value if isinstance(thing, Literal) else thing.name

    return "\n".join(
        f"  {name(c.subject)} | {c.relation} | {name(c.object)} [{c.polarity}] [{c.modality}]"
        f" [by {name(c.speaker) if c.speaker else '-'}] [when {c.when.value if c.when else '-'}] {c.rule}"
        for c in reading.claims
    )


def _all() -> list[object]:
    return [
        pytest.param(
            spec,
            id=spec.where,
            marks=[pytest.mark.xfail(strict=True, reason=spec.reason)] if spec.known_failure else [],
        )
        for path in sorted(SPECS.glob("*.txt"))
        for spec in parse(path)
    ]


@pytest.mark.parametrize("spec", _all())
def test_sentence_says_what_the_spec_says(spec: Spec) -> None:
    reading = _reading(spec.text, spec.published)
    for wanted in spec.expectations:
        found = any(_meets(claim, wanted, reading) for claim in reading.claims)
        assert found is not wanted.forbidden, f"{spec.reason}\n{spec.text}\n{wanted}\nfound:\n{_show(reading)}"


def test_half_of_the_specs_are_traps() -> None:
    sentences: dict[tuple[str, str], list[Expectation]] = {}
    for path in sorted(SPECS.glob("*.txt")):
        for spec in parse(path):
            sentences.setdefault((spec.where, spec.text), []).extend(spec.expectations)
    traps = [t for t, wanted in sentences.items() if any(w.forbidden or w.qualifiers for w in wanted)]
    assert len(sentences) >= 300
    assert len(traps) * 2 >= len(sentences)
