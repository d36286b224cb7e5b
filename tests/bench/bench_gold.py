"""How right the extraction is on annotated articles.

    python -m tests.bench.bench_gold [GOLD_DIR] [--show misses|extras|wrong] [--each]

GOLD_DIR holds one annotated article a JSON file (tests/gold/README.md says how); without it, those of tests/gold are
read. Out: a table; with `--show`, the facts that were missed, the claims that no fact stands behind, or those with
another relation; with `--each`, a line for each article.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from kg import intake, ontology
from kg.export.jsonl import rows
from kg.pipeline import graph_of, model_reader

from .graph_score import Compared, compare, figures

GOLD = Path(__file__).parents[1] / "gold"


def annotations(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.glob("*.json")):
        yield path, json.loads(path.read_text(encoding="utf8"))


def compared(folder: Path) -> dict[str, Compared]:
    """Read each annotated article as `kg extract` does, and compare; by the article's id."""
    reader, relations, found = model_reader(), ontology.load(), {}
    for path, annotation in annotations(folder):
        (article,) = intake.read(path)
        found[article.id] = compare(annotation, list(rows(graph_of([reader(article)]), relations)))
    return found


def lines(article: Compared, show: str) -> Iterator[str]:
    """Yield what was missed, told without a fact, or told with another relation, a line each."""
    if show == "misses":
        for fact in article.missed:
            yield f"- {_told(fact, article)}   <{fact['trigger']}>  {fact['sent'][:140]}"
    elif show == "extras":
        for row in article.extra:
            names = " | ".join((_name(row["subject"]), row["relation"], _name(row["object"])))
            yield f"+ {names}   <{row['trigger']}>  {row['sentence'][:140]}"
    else:
        for match in article.matches:
            if not match.typed:
                yield f"~ {_told(match.fact, article)}   as {match.row['relation']}  <{match.row['trigger']}>"


def _told(fact: Mapping[str, Any], article: Compared) -> str:
    names = (article.entities[a]["name"] if isinstance(a, str) else a["text"] for a in (fact["s"], fact["o"]))
    return f" | {fact['r']} | ".join(names)


def _name(argument: Mapping[str, Any]) -> str:
    return str(argument.get("name") or argument.get("literal"))


def _shown(figure: float | None) -> str:
    return "nothing to count" if figure is None else f"{figure:.3f}" if isinstance(figure, float) else str(figure)


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path), default=GOLD)
@click.option("--show", type=click.Choice(["misses", "extras", "wrong"]))
@click.option("--each", is_flag=True, help="A line for each article too.")
def bench(gold: Path, show: str | None, each: bool) -> None:
    """Print how right the extraction is on annotated articles."""
    found = compared(gold)
    if not found:
        raise click.ClickException(f"{gold}: no annotated article here; give a folder of JSON files")
    for name, article in found.items():
        for line in lines(article, show) if show else ():
            click.echo(f"{name}  {line}")
    for name, article in found.items() if each else ():
        of = figures([article])
        click.echo(f"{name:16}" + "  ".join(f"{k} {_shown(of[k])}" for k in ("pair F1", "open F1", "typed F1")))
    for name, figure in figures(found.values()).items():
        click.echo(f"{name:28}{_shown(figure)}")


if __name__ == "__main__":
    sys.exit(bench())
