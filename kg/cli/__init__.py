"""The command line: each command parses its words, calls the library and prints. Data to stdout, messages to stderr.

Exit codes: 0 done, 1 wrong data (some of it left out, or the answer is no), 2 wrong use, 130 stopped by the user.
"""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import click

from kg.cli.asking import check, query, questions, stats, why
from kg.cli.building import build, remove
from kg.cli.giving import export
from kg.cli.reading import extract, parse
from kg.cli.view import view
from kg.cli.why_not import why_not
from kg.errors import KgError


def show_version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted:
        try:
            click.echo(f"kg {version('kg-news')}")
        except PackageNotFoundError:
            click.echo("kg, from a checkout that is not installed")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=show_version, help="Show the version."
)
def cli() -> None:
    """Read news articles into a knowledge graph: who did what to whom, where and when, and who says so.

    \b
    kg build articles/ --graph g          read articles, and keep their graph in the folder g
    kg why g Russia backs                 the sentences behind a statement
    kg query g --question backing       ask one of the questions that `kg questions` lists, or your own SPARQL
    kg export g html -o graph.html        a page to look at; or turtle, graphml, csv …
    """


for _command in (build, remove, query, questions, why, why_not, stats, check, export, view, extract, parse):
    cli.add_command(_command)


def run(words: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; what the user can mend is one line on stderr."""
    try:
        code = cli.main(words, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except KgError as error:
        return _say(str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _say("stopped", 130)
    except OSError as error:
        if error.filename is not None or error.errno is None:
            raise
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  Python would try to flush the full one again as it ends
        return _say(f"standard output: cannot be written ({os.strerror(error.errno)})", 1)
    return code if isinstance(code, int) else 0


def _say(message: str, code: int) -> int:
    click.echo(f"kg: {message}", err=True)
    return code
