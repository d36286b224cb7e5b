"""`kg query`, `kg questions`, `kg why`, `kg stats`, `kg check`: what the graph answers."""

import shutil
import signal
import sys
from pathlib import Path

import click

from kg import ontology
from kg.cli.counting import counts
from kg.cli.explaining import explain
from kg.cli.options import graph
from kg.errors import QueryError, UsageError
from kg.store import open_graph, shapes
from kg.store.answers import FORMATS, render
from kg.store.lookup import parse_value
from kg.store.part import statements_about


@click.command()
@graph
@click.argument("file", required=False)
@click.option("--question", metavar="NAME", help="Ask one of the questions that `kg questions` lists.")
@click.option(
    "--set", "settings", multiple=True, metavar="NAME=VALUE", help="Give a variable a value: an entity's name …"
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def query(graph: str, file: str | None, question: str | None, settings: tuple[str, ...], form: str) -> None:
    """Answer the SPARQL query in FILE (- is standard input) from the graph in DIR.

    The prefixes kg:, other:, rdf:, rdfs:, skos:, owl:, xsd: and : (entities) need no declaration.
    """
    sparql, where = _sparql(file, question)
    store = open_graph(graph)
    values = {name.lstrip("?"): parse_value(store, value) for name, value in map(_setting, settings)}
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the database does not look for Ctrl-C; reading, it can just be ended
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    click.echo(render(store.query(sparql, where, values), form, store.base, width), nl=False)


@click.command()
def questions() -> None:
    """List the questions that `kg query DIR --question NAME` answers."""
    for file in _questions():
        click.echo(f"{file.stem:28} {_about(file)}")


@click.command()
@graph
@click.argument("subject")
@click.argument("relation", required=False)
@click.argument("object", required=False)
def why(graph: str, subject: str, relation: str | None, object: str | None) -> None:
    """Show the sentences behind what the graph says of SUBJECT, or of SUBJECT, RELATION and OBJECT.

    Names may be an entity's name, another name of it, or its slug, in any letter case.
    """
    found = statements_about(open_graph(graph), subject, relation, object)
    if not found.statements:
        words = " ".join(word for word in (subject, relation, object) if word)
        raise QueryError(words, "the graph does not say so, nor that it is denied", f"try kg why {graph} '{subject}'")
    click.echo(explain(found), nl=False)


@click.command()
@graph
def stats(graph: str) -> None:
    """Count what is in the graph."""
    click.echo(counts(open_graph(graph)), nl=False)


@click.command()
@graph
@click.pass_context
def check(context: click.Context, graph: str) -> None:
    """Check that the graph is sound: that it keeps the shapes of the ontology."""
    broken = list(shapes.check(open_graph(graph), ontology.FOLDER / ontology.SHAPES))
    for violation in broken:
        click.echo(f"{violation.node}: {violation.message} ({violation.constraint} of {violation.path})")
    click.echo(f"{len(broken)} violations" if broken else "sound", err=True)
    context.exit(1 if broken else 0)


def _sparql(file: str | None, question: str | None) -> tuple[str, str]:
    if (file is None) == (question is None):
        raise UsageError("kg query", "give a FILE or a --question", "kg questions lists the questions")
    if question is not None:
        return _question(question).read_text(encoding="utf8"), question
    if file == "-":
        return sys.stdin.buffer.read().decode("utf8", "replace"), "standard input"
    try:
        return Path(str(file)).read_text(encoding="utf8"), str(file)
    except (OSError, UnicodeDecodeError) as error:
        what = error.strerror if isinstance(error, OSError) else "not text in UTF-8"
        raise QueryError(str(file), f"cannot be read ({what})", "name a file with a SPARQL query") from error


def _question(name: str) -> Path:
    for file in _questions():
        if file.stem == name:
            return file
    raise UsageError(f"--question {name}", "there is no such question", "kg questions lists them")


def _questions() -> list[Path]:
    return sorted((ontology.FOLDER / ontology.QUESTIONS).glob("*.rq"))


def _about(file: Path) -> str:
    """Give a question's comment: what it asks, and the variables that may be set."""
    comments = (line.lstrip("# ").strip() for line in file.read_text(encoding="utf8").split("\n") if line[:1] == "#")
    told = ("--set " + c.removeprefix("parameters: ") if c.startswith("parameters:") else c for c in comments)
    return "  ".join(told)


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise UsageError(f"--set {text}", "this is not NAME=VALUE", "write --set who=Russia")
    return name, value
