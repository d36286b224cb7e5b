"""Graph → CSV, for spreadsheets and databases: nodes.csv, edges.csv and evidence.csv in one zip file."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kg.export.names import Names
from kg.export.network import summary
from kg.model import Graph, Literal
from kg.ontology import Ontology
from kg.rdf import entity_iri, evidence_iri, statement_iri

Row = dict[str, str | int | float | bool]
_THE_EPOCH_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def write(graph: Graph, ontology: Ontology, stream: BinaryIO, base: str) -> None:
    """Write the tables; evidence points to edges by `edge`, edges to nodes by `source` and `target`."""
    names = Names(graph, ontology)
    tables = {
        "nodes.csv": _nodes(graph, base),
        "edges.csv": _edges(graph, names),
        "evidence.csv": _evidence(graph, names),
    }
    with zipfile.ZipFile(stream, "w") as archive:
        for name, rows in tables.items():
            entry = zipfile.ZipInfo(name, _THE_EPOCH_OF_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _csv(rows))


def _csv(rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(text, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({k: str(v).lower() if isinstance(v, bool) else v for k, v in row.items()})
    return text.getvalue()


def _nodes(graph: Graph, base: str) -> Iterator[Row]:
    for entity in graph.entities:
        yield {
            "id": entity.id,
            "label": entity.name,
            "class": entity.type,
            "named": entity.named,
            "also_known_as": " | ".join(entity.also_known_as),
            "same_as": " ".join(entity.same_as),
            "iri": entity_iri(entity.id, base).value,
        }


def _edges(graph: Graph, names: Names) -> Iterator[Row]:
    """Yield the statements; `target` is empty where the object is a literal, `value` where it is an entity."""
    for statement in graph.statements:
        literal = statement.object if isinstance(statement.object, Literal) else None
        row: Row = {
            "id": _last(statement_iri(statement).value),
            "source": statement.subject,
            "target": "" if isinstance(statement.object, Literal) else statement.object,
            "value": literal.value if literal else "",
            "unit": (literal.unit or "") if literal else "",
            "label": names.relation(statement.relation),
        }
        yield {**row, **summary(statement, names)}


def _evidence(graph: Graph, names: Names) -> Iterator[Row]:
    articles = {article.id: article for article in graph.articles}
    for statement in graph.statements:
        for e in statement.evidence:
            article = articles.get(e.article)
            yield {
                "id": _last(evidence_iri(statement, e).value),
                "edge": _last(statement_iri(statement).value),
                "article": e.article,
                "title": article.title if article else "",
                "publisher": (article.publisher or "") if article else "",
                "published": (article.published or "") if article else "",
                "url": (article.url or "") if article else "",
                "sentence": e.quote,
                "start": e.sentence.start,
                "end": e.sentence.end,
                "trigger": e.trigger_text,
                "polarity": e.polarity.value,
                "modality": e.modality.value,
                "speaker": names.entity(e.speaker) if e.speaker else "",
                "via": " | ".join(names.entity(v) for v in e.via),
                "date": e.when.value if e.when else "",
                "date_of_event": bool(e.when and e.when.of_event),
                "place": names.entity(e.where) if e.where else "",
                "arguments": " | ".join(f"{role}: {names.object(value)}" for role, value in e.arguments),
                "rule": e.rule,
                "confidence": e.confidence,
            }


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]
