"""Statements and their evidence → text for people: each sentence with its trigger marked, who says so, and when."""

import re
from collections.abc import Iterator

import click

from kg import ontology
from kg.export.names import Names
from kg.model import Article, Evidence, Graph, Modality, Polarity, Statement

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def explain(graph: Graph) -> str:
    """Write each statement, what its evidence adds up to, and each piece of evidence."""
    names = Names(graph, ontology.load())
    articles = {article.id: article for article in graph.articles}
    return "\n".join("".join(f"{line}\n" for line in _statement(s, names, articles)) for s in graph.statements)


def _statement(statement: Statement, names: Names, articles: dict[str, Article]) -> Iterator[str]:
    triple = (names.entity(statement.subject), names.relation(statement.relation), names.object(statement.object))
    yield click.style(plain(" · ".join(triple)), bold=True) + f"   {_verdict(statement)}"
    for number, evidence in enumerate(statement.evidence, 1):
        yield f"  {number}. {_sentence(evidence)}"
        yield f"     {plain(_source(evidence, articles.get(evidence.article)))}"
        yield f"     {plain(_told(evidence, names))}"


def _verdict(statement: Statement) -> str:
    told = [f"{sum(e.holds for e in statement.evidence)} for"]
    told.append(f"{sum(e.polarity is Polarity.NEGATIVE for e in statement.evidence)} against")
    for modality in list(Modality)[1:]:
        count = sum(e.modality is modality and e.polarity is Polarity.POSITIVE for e in statement.evidence)
        told += [f"{count} {modality.value}"] if count else []
    return f"[{'holds' if statement.holds else 'does not hold'}: {', '.join(told)}]"


def _sentence(e: Evidence) -> str:
    """Mark the trigger: in brackets, and bold on a terminal."""
    start, end = e.trigger.start - e.sentence.start, e.trigger.end - e.sentence.start
    if not 0 <= start < end <= len(e.quote):
        return f"“{plain(e.quote).strip()}”"
    before, trigger, after = e.quote[:start], e.quote[start:end], e.quote[end:]
    return f"“{plain(before).lstrip()}{click.style(f'[{plain(trigger)}]', bold=True)}{plain(after).rstrip()}”"


def _source(e: Evidence, article: Article | None) -> str:
    place = f"{e.article}, characters {e.sentence.start}–{e.sentence.end}"
    if article is None:
        return place
    known = [article.publisher, article.published, f"“{article.title}”", article.url]
    return ", ".join(part for part in known if part) + f" ({place})"


def _told(e: Evidence, names: Names) -> str:
    chain = " → ".join(names.entity(who) for who in (*e.via, *([e.speaker] if e.speaker else [])))
    parts = [f"says {chain}" if chain else "in the article's own voice"]
    parts += ["denied"] if e.polarity is Polarity.NEGATIVE else []
    parts += [e.modality.value]
    if e.when:
        parts.append(f"{'on' if e.when.of_event else 'said on'} {e.when.value}")
    parts += [f"in {names.entity(e.where)}"] if e.where else []
    parts += [f"{role}: {names.object(value)}" for role, value in e.arguments]
    return " · ".join(
        [*parts, f"rule {e.rule}", f"confidence {e.confidence:.2f}" + (f" ({e.basis})" if e.basis else "")]
    )


def plain(text: str) -> str:
    """Keep an article from steering the terminal."""
    return _CONTROL.sub(" ", text)
