"""Graph → JSON Lines, one piece of evidence a line: what `kg extract` prints.

{"article": "kite-1", "subject": {"name": "Norland", "mention": "Norland", "type": "GPE", "id": "Norland"},
 "relation": "backs", "object": {"name": "Ilda Moreno", …} or {"literal": "president"}, "trigger": "has backed",
 "sentence": "…", "start": 27, "end": 79, "polarity": "positive", "modality": "fact", "speaker": {"name": "…"} or null,
 "via": [{"name": "…"}], "when": "2019", "confidence": 0.9, "rule": "verb-object", …}; start and end are the
sentence's offsets into the article's text.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.export.names import Names
from kg.model import Evidence, Graph, Literal, Statement
from kg.ontology import Ontology


def write(graph: Graph, ontology: Ontology, stream: BinaryIO, base: str) -> None:
    """Write the evidence in the order of the articles."""
    for row in rows(graph, ontology):
        stream.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def rows(graph: Graph, ontology: Ontology) -> Iterator[dict[str, Any]]:
    """Yield each piece of evidence with its statement, by article and place in it."""
    names = Names(graph, ontology)
    found = [(e, s) for s in graph.statements for e in s.evidence]
    found.sort(key=lambda pair: (pair[0].article, pair[0].sentence, pair[0].trigger))
    for evidence, statement in found:
        yield _row(evidence, statement, names)


def _row(e: Evidence, s: Statement, names: Names) -> dict[str, Any]:
    def named(entity: str | None) -> dict[str, str] | None:
        return None if entity is None else {"name": names.entity(entity), "type": names.type(entity), "id": entity}

    def value(what: str | Literal) -> Any:
        if isinstance(what, str):
            return named(what)
        return {"literal": names.object(what), "datatype": what.datatype} | ({"unit": what.unit} if what.unit else {})

    return {
        "article": e.article,
        "subject": {**(named(s.subject) or {}), "mention": e.subject_text},
        "relation": s.relation,
        "object": {**value(s.object), "mention": e.object_text},
        "trigger": e.trigger_text,
        "sentence": e.quote,
        "start": e.sentence.start,
        "end": e.sentence.end,
        "trigger_start": e.trigger.start,
        "trigger_end": e.trigger.end,
        "polarity": e.polarity.value,
        "modality": e.modality.value,
        "speaker": named(e.speaker),
        "via": [named(v) for v in e.via],
        "when": e.when.value if e.when else None,
        "when_of_event": e.when.of_event if e.when else None,
        "where": named(e.where),
        "arguments": [[role, value(what)] for role, what in e.arguments],
        "confidence": e.confidence,
        "basis": e.basis,
        "rule": e.rule,
    }
