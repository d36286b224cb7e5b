"""The annotated articles: what kg finds in them stays found, they are sound themselves, and the scorer counts right."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from bench.bench_gold import GOLD, bench, compared
from bench.graph_score import compare, figures
from click.testing import CliRunner

from kg import ontology

FILES = sorted(GOLD.glob("*.json"))
FLOORS = {
    "pair precision": 0.83,
    "pair F1": 0.74,
    "open F1": 0.67,
    "typed F1": 0.665,
    "typed recall of core facts": 0.655,
    "polarity": 0.98,
    "modality": 0.97,
    "speaker": 0.965,
    "speaker where attributed": 0.94,
    "date where dated": 0.89,
}


def test_what_was_found_stays_found() -> None:
    found = figures(compared(GOLD).values())
    assert {name: found[name] for name, floor in FLOORS.items() if (found[name] or 0) < floor} == {}


def test_the_bench_shows_what_is_wrong(tmp_path: Path) -> None:
    shutil.copy(GOLD / "naval.json", tmp_path)
    shown = CliRunner().invoke(bench, [str(tmp_path), "--show", "misses", "--each"])
    assert shown.exit_code == 0
    lines = shown.output.splitlines()
    missed = [line for line in lines if line.startswith("naval  - ")]
    facts = next(int(line.split()[-1]) for line in lines if line.startswith("facts "))
    found = next(float(line.split()[-1]) for line in lines if line.startswith("pair recall"))
    assert len(missed) == facts - round(found * facts)
    assert any(line.startswith("naval ") and "typed F1" in line for line in lines)


def test_a_folder_without_annotations_is_named(tmp_path: Path) -> None:
    shown = CliRunner().invoke(bench, [str(tmp_path)])
    assert shown.exit_code == 1
    assert f"{tmp_path}: no annotated article here" in shown.output


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_an_annotation_is_of_its_text(path: Path) -> None:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf8"))
    ids, text = {entity["id"] for entity in gold["entities"]}, gold["text"]
    assert gold["doc"] == path.stem
    assert [m for entity in gold["entities"] for m in entity["mentions"] if m not in text] == []
    for fact in gold["facts"]:
        assert {fact["s"], fact["o"] if isinstance(fact["o"], str) else fact["s"]} <= ids
        assert fact["sent"] in text
        assert fact["trigger"] in fact["sent"]
        assert fact["polarity"] in ("pos", "neg")
        assert fact["modality"] in ("fact", "planned", "possible", "conditional", "requested")


def test_annotated_relations_are_open_or_known() -> None:
    known = {relation.name for relation in ontology.load().relations.values()}
    used = {r for path in FILES for f in json.loads(path.read_text("utf8"))["facts"] for r in (f["r"], *f["r_ok"])}
    assert {r for r in used if not r.startswith("other:")} <= known


FACT = {
    "s": "E1",
    "r": "leads",
    "r_ok": ["works-for"],
    "o": "E2",
    "trigger": "heads",
    "sent": "Lopez heads Brill Group, Ward said.",
    "polarity": "pos",
    "modality": "fact",
    "by": "Ward",
    "when": "2019-05",
    "core": True,
}
ENTITIES = [
    {"id": "E1", "name": "Ana Lopez", "mentions": ["Ana Lopez", "Lopez"]},
    {"id": "E2", "name": "Brill Group", "mentions": ["Brill Group", "the company"]},
]


def row(subject: str, relation: str, object_: str, **more: Any) -> dict[str, Any]:
    said = {"trigger": "heads", "sentence": "Lopez heads Brill Group, Ward said.", "speaker": {"name": "Ward"}}
    how = {"polarity": "positive", "modality": "fact", "when": "2019-05-02"}
    return {"subject": {"name": subject}, "relation": relation, "object": {"name": object_}, **said, **how, **more}


def shares(*rows: dict[str, Any], **changed: Any) -> dict[str, float | None]:
    return figures([compare({"entities": ENTITIES, "facts": [FACT | changed]}, rows)])


def test_a_row_is_a_fact_once() -> None:
    right = row("Lopez", "leads", "the Brill Group")
    once = shares(right)
    assert {once[k] for k in ("pair F1", "open F1", "typed F1", "speaker", "polarity", "date where dated")} == {1.0}
    twice = shares(right, right)
    assert (twice["pair precision"], twice["pair recall"]) == (0.5, 1.0)
    assert shares(row("Lopez", "works-for", "Brill Group"))["typed F1"] == 1.0
    assert shares(row("Lopez", "other:run", "Brill Group"), right)["typed recall"] == 1.0  # the better row is the fact


@pytest.mark.parametrize(
    ("wrong", "level"),
    [
        (row("Brill Group", "leads", "Lopez"), "pair F1"),
        (row("Lopez", "leads", "Orsay"), "pair F1"),
        (row("Lopez", "leads", "Brill Group", sentence="Nobody knew what the old harbour was worth."), "pair F1"),
        (row("Lopez", "left", "Brill Group"), "typed F1"),
        (row("Lopez", "leads", "Brill Group", trigger="of"), "open F1"),
        (row("Lopez", "leads", "Brill Group", polarity="negative"), "polarity"),
        (row("Lopez", "leads", "Brill Group", modality="planned"), "modality"),
        (row("Lopez", "leads", "Brill Group", speaker=None), "speaker"),
        (row("Lopez", "leads", "Brill Group", speaker={"name": "Ana Lopez"}), "speaker where attributed"),
        (row("Lopez", "leads", "Brill Group", when="2019-06-02"), "date where dated"),
    ],
)
def test_what_is_wrong_counts_as_wrong(wrong: dict[str, Any], level: str) -> None:
    assert shares(wrong)[level] == 0.0


def test_what_is_mutual_may_stand_either_way() -> None:
    turned = row("Brill Group", "met-with", "Lopez")
    assert shares(turned, r="met-with")["typed F1"] == 1.0
    assert shares(turned, r="visited", r_ok=["met-with"])["typed F1"] == 0.0
