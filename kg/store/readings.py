"""A Reading ⇄ its JSON: the form in which a graph folder keeps what was understood of each article.

Each mention is written once, in a table; clusters and claims point into it by number.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

from kg.model import (
    Article,
    Claim,
    Kind,
    Literal,
    Mention,
    Modality,
    Polarity,
    Precision,
    Reading,
    Span,
    When,
)

Row = dict[str, Any]

# By value: to call an enumeration costs more than to look it up, and there are many.
_KINDS = {kind.value: kind for kind in Kind}
_POLARITIES = {polarity.value: polarity for polarity in Polarity}
_PRECISIONS = {precision.value: precision for precision in Precision}
_MODALITIES = {modality.value: modality for modality in Modality}


def dumps(reading: Reading) -> str:
    """Write the reading as one line of JSON, the same for equal readings."""
    table: dict[Mention, int] = {}

    def number(mention: Mention) -> int:
        return table.setdefault(mention, len(table))

    mentions = [number(m) for m in reading.mentions]
    clusters = [[number(m) for m in cluster] for cluster in reading.clusters]
    claims = [_claim_row(claim, number) for claim in reading.claims]
    row = {
        "article": _article_row(reading.article),
        "table": [_mention_row(m) for m in table],
        "mentions": mentions,
        "clusters": clusters,
        "claims": claims,
    }
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Reading:
    """Read back what `dumps` wrote; ValueError, KeyError, TypeError or IndexError when it is something else."""
    row = json.loads(text)
    article = Article(**row["article"])
    table = [_mention(m) for m in row["table"]]
    return Reading(
        article=article,
        mentions=_at(table, row["mentions"]),
        clusters=tuple([(table[c[0]],) if len(c) == 1 else _at(table, c) for c in row["clusters"]]),
        claims=tuple([_claim(claim, table) for claim in row["claims"]]),
    )


def _article_row(article: Article) -> Row:
    fields = ("id", "title", "text", "url", "published", "publisher")
    return {name: getattr(article, name) for name in fields if getattr(article, name) is not None}


def _mention_row(m: Mention) -> list[Any]:
    return [m.article, m.span.start, m.span.end, m.text, m.type, m.kind.value, m.name, m.head]


def _mention(row: list[Any]) -> Mention:
    article, start, end, text, type_, kind, name, head = row
    return Mention(article, Span(start, end), text, type_, _KINDS[kind], name, head)


def _at(table: Sequence[Mention], numbers: Sequence[int]) -> tuple[Mention, ...]:
    return tuple([table[n] for n in numbers])


def _claim_row(claim: Claim, number: Callable[[Mention], int]) -> Row:
    """Return the fields of a claim; of those that most claims have empty, the ones that this one has not."""

    def argument(value: Mention | Literal) -> Any:
        return number(value) if isinstance(value, Mention) else [value.value, value.datatype, value.unit]

    row = {
        "article": claim.article,
        "subject": number(claim.subject),
        "relation": claim.relation,
        "object": argument(claim.object),
        "sentence": [claim.sentence.start, claim.sentence.end],
        "trigger": [claim.trigger.start, claim.trigger.end],
        "rule": claim.rule,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "confidence": claim.confidence,
        "basis": claim.basis,
    }
    if claim.speaker is not None:
        row["speaker"] = number(claim.speaker)
    if claim.via:
        row["via"] = [number(m) for m in claim.via]
    if claim.when is not None:
        row["when"] = [claim.when.value, claim.when.precision.value, claim.when.of_event]
    if claim.where is not None:
        row["where"] = number(claim.where)
    if claim.arguments:
        row["arguments"] = [[role, argument(value)] for role, value in claim.arguments]
    return row


def _argument(value: Any, table: Sequence[Mention]) -> Mention | Literal:
    return table[value] if isinstance(value, int) else Literal(*value)


def _claim(row: Row, table: Sequence[Mention]) -> Claim:
    given = row.get
    speaker, via, when, where, arguments = map(given, ("speaker", "via", "when", "where", "arguments"))
    # In the order of the fields: to name each costs as much as all else here.
    return Claim(
        row["article"],
        table[row["subject"]],
        row["relation"],
        _argument(row["object"], table),
        Span(*row["sentence"]),
        Span(*row["trigger"]),
        row["rule"],
        _POLARITIES[row["polarity"]],
        _MODALITIES[row["modality"]],
        None if speaker is None else table[speaker],
        _at(table, via) if via else (),
        None if when is None else When(when[0], _PRECISIONS[when[1]], when[2]),
        None if where is None else table[where],
        tuple([(role, _argument(value, table)) for role, value in arguments]) if arguments else (),
        row["confidence"],
        row["basis"],
    )
