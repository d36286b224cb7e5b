"""`kg why-not`: what a sentence of an article tells, and what kept the rest from becoming claims."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg import pipeline
from kg.cli.explaining import plain
from kg.errors import UsageError

if TYPE_CHECKING:  # brings spaCy
    from kg.extract.claims.accounts import Account, Outcome, Predicate

_LONGEST = 100


@click.command("why-not")
@click.argument("place", metavar="FILE[:SENTENCE]")
def why_not(place: str) -> None:
    """Tell what kept a sentence of an article from giving a claim.

    `article.txt:3` is the third sentence of article.txt. Without a number, the sentences are listed with theirs, and
    with how many claims each gives.
    """
    file, number = _place(place)
    if number is None:
        for each, account in enumerate(pipeline.accounts(file), 1):
            click.echo(
                f"{each:4}  {account.claims:3} {'claim ' if account.claims == 1 else 'claims'}  {_short(account)}"
            )
        return
    last = 0
    for last, account in enumerate(pipeline.accounts(file), 1):
        if last == number:
            click.echo(tell(number, account), nl=False)
            return
    raise UsageError(place, f"there is no sentence {number}", f"give a number from 1 to {last}")


def tell(number: int, account: "Account") -> str:
    """Write an account of a sentence: each predicate, what was found around it, what came of it."""
    return "".join(f"{line}\n" for line in _lines(number, account))


def _lines(number: int, account: "Account") -> Iterator[str]:
    yield click.style(f"{number}. “{plain(account.sentence)}”", bold=True)
    if not account.predicates:
        yield "  no verb, and no noun that names what happens: nothing here could tell anything"
    for predicate in account.predicates:
        yield f"\n  {click.style(plain(predicate.word), bold=True)} ({predicate.kind}): {_around(predicate)}"
        yield from (f"    {line}" for line in map(_outcome, predicate.outcomes))
        if predicate.remark:
            yield f"    nothing: {plain(predicate.remark)}"


def _around(predicate: "Predicate") -> str:
    """Write what stands beside a predicate, each role once: subject Norland (GPE); in Oslo (GPE)."""
    roles = []
    for role, parts in groupby(predicate.parts, key=lambda part: part.role):
        roles.append(f"{role} " + ", ".join(f"{plain(p.words)} ({p.type})" for p in parts))
    return "; ".join(roles) or "nothing was found around it"


def _outcome(outcome: "Outcome") -> str:
    words = plain(" · ".join((outcome.subject or "—", outcome.relation, outcome.object or "—")))
    came = f"left out: {plain(outcome.reason)}" if outcome.reason else "a claim"
    return f"{words}   [{came}; rule {outcome.rule}]"


def _place(place: str) -> tuple[str, int | None]:
    found = re.fullmatch(r"(.+):(\d+)", place, re.DOTALL | re.ASCII)
    if found is None:
        return place, None
    return found[1], int(found[2])


def _short(account: "Account") -> str:
    text = plain(account.sentence)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
