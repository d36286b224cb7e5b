"""Our open triples beside seven systems of open information extraction, on the 57 sentences of WiRe57.

    python tests/bench/bench_openie.py --data DIR [--show]

DIR holds the two files of WiRe57 (data/README.md: `openie/`). Out: a table, one line a system, best first; the scorer
is right when it gives MinIE .358 and ClausIE .342. `--show` lists our tuples with their precision and recall, and what
was missed.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.open_tuples import Parts, open_tuples
from bench.openie_score import Part, Reference, Score, matches, score

from kg import ontology
from kg.extract import extract
from kg.model import Article
from kg.reader import load

REFERENCE = "WiRe57_343-manual-oie.json"
SYSTEMS = "WiRe57_extractions_by_ollie_clausie_openie_stanford_minie_reverb_props-export.json"
OURS = "kg"
KNOWN = {"minie": 0.358, "clausie": 0.342}


@dataclass
class Sentence:
    """A sentence, its reference tuples, and those of each system."""

    id: str
    text: str
    wanted: list[Reference]
    by_system: dict[str, list[Parts]] = field(default_factory=dict)


def read(data: Path) -> list[list[Sentence]]:
    """Read the sentences with the systems' tuples, by document."""
    reference = json.loads((data / REFERENCE).read_text(encoding="utf8"))
    systems = json.loads((data / SYSTEMS).read_text(encoding="utf8"))
    documents = []
    for rows in reference.values():
        sentences = [Sentence(row["id"], row["sent"], [_wanted(t) for t in row["tuples"]]) for row in rows]
        for sentence in sentences:
            for row in systems.get(sentence.id, ()):
                parts = [row[name].split() for name in ("arg1", "rel", "arg2")]
                parts += [further.split() for further in row.get("arg3+", ())]
                sentence.by_system.setdefault(row["extractor"], []).append(parts)
        documents.append(sentences)
    return documents


def _wanted(row: dict[str, Any]) -> Reference:
    parts = [row["arg1"], row["rel"], row["arg2"], *row["arg3+"]]
    return [Part(tuple(p["words"]), sum(i != "inf" for i in p["words_indexes"])) for p in parts]


def add_ours(documents: Sequence[Sequence[Sentence]]) -> None:
    """Read each document as an article, a sentence a paragraph, and add our tuples."""
    nlp, vocabulary = load(), ontology.load()
    for number, sentences in enumerate(documents):
        article = Article(f"document-{number}", "", "\n\n".join(s.text for s in sentences))
        doc = nlp(article.text)
        found = list(open_tuples(doc, extract(doc, article, vocabulary)))
        start = 0
        for sentence in sentences:
            end = start + len(sentence.text)
            sentence.by_system[OURS] = [parts for claim, parts in found if start <= claim.sentence.start < end]
            start = end + 2


def scores(sentences: Sequence[Sentence]) -> dict[str, Score]:
    """Score each system over all sentences, best first."""
    names = sorted({name for s in sentences for name in s.by_system})
    found = {name: score((s.wanted, s.by_system.get(name, [])) for s in sentences) for name in names}
    return dict(sorted(found.items(), key=lambda item: -item[1].f1))


def shown(sentence: Sentence) -> Iterator[str]:
    """Show our tuples of a sentence, and the reference tuples that none of them met."""
    yield f"\n{sentence.text}"
    ours = sentence.by_system.get(OURS, [])
    pairs = {j: (i, values) for i, j, values in matches(sentence.wanted, ours)}
    for j, parts in enumerate(ours):
        figures = "P {:.2f} R {:.2f}".format(*pairs[j][1]) if j in pairs else "matches none "
        yield f"  {figures}  {' | '.join(' '.join(p) for p in parts)}"
    met = {i for i, _ in pairs.values()}
    for i, reference in enumerate(sentence.wanted):
        if i not in met:
            yield f"  missed         {' | '.join(' '.join(p.words) for p in reference)}"


@click.command()
@click.option("--data", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="OPENIE")
@click.option("--show", is_flag=True, help="List our tuples, and those missed.")
def bench(data: Path | None, show: bool) -> None:
    """Print precision, recall and F1 of all systems and of ours."""
    if data is None:
        click.echo("Open triples were not measured: give --data DIR.", err=True)
        return
    documents = read(data)
    add_ours(documents)
    sentences = [s for document in documents for s in document]
    for sentence in sentences if show else ():
        click.echo("\n".join(shown(sentence)))
    click.echo("| system | tuples | precision | recall | F1 | published |\n|---|---|---|---|---|---|")
    for name, figure in scores(sentences).items():
        known = f"{KNOWN[name]:.3f}" if name in KNOWN else ""
        shares = f"{figure.precision:.3f} | {figure.recall:.3f} | {figure.f1:.3f}"
        click.echo(f"| {name} | {figure.predicted} | {shares} | {known} |")


if __name__ == "__main__":
    bench()
