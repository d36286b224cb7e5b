"""Options that several commands share, and how they tell of what is left out."""

from collections.abc import Callable
from typing import TypeVar

import click

from kg.errors import KgError, PassedOver

Command = TypeVar("Command", bound=Callable[..., object])


def graph(command: Command) -> Command:
    return click.argument("graph", metavar="DIR", type=click.Path())(command)


def closed(command: Command) -> Command:
    return click.option("--closed", is_flag=True, help="Leave out relations that the ontology does not know.")(command)


def min_confidence(command: Command) -> Command:
    sure = click.FloatRange(0, 1)
    words = "Leave out evidence less sure than P."
    return click.option("--min-confidence", type=sure, default=0.0, metavar="P", help=words)(command)


def part(command: Command) -> Command:
    """Add the options that choose a part of the graph for a page."""
    for option in (
        click.option("--top", type=click.IntRange(1), metavar="N", help="Only the N most central things."),
        click.option("--until", metavar="DATE", help="Nothing after this day, month or year."),
        click.option(
            "--since", metavar="DATE", help="Nothing before this day, month or year (YYYY-MM-DD, YYYY-MM, YYYY)."
        ),
        click.option("--hops", type=click.IntRange(0), default=2, show_default=True, help="How far around --around."),
        click.option("--around", metavar="ENTITY", help="Only what is around this thing: its id, name or alias."),
    ):
        command = option(command)
    return command


def strict(command: Command) -> Command:
    return click.option("--strict", is_flag=True, help="Stop at the first article that cannot be read.")(command)


class Skips:
    """Tells of each article that is left out, and remembers that there was one."""

    def __init__(self) -> None:
        self.exit_code = 0

    def __call__(self, error: KgError) -> None:
        fault = not isinstance(error, PassedOver)
        self.exit_code = max(self.exit_code, int(fault))
        click.echo(f"kg: {'skipped ' if fault else ''}{error}", err=True)
