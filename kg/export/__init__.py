"""The graph in other forms: a Graph in; Turtle, tables, networks or a page out.

To add a form, write `write(graph, ontology, stream, base)` in a module of its own and enter it in EXPORTERS. It writes
bytes to the stream, the same for the same graph: no clock, no chance.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from kg.model import Graph
from kg.ontology import Ontology
from kg.rdf import BASE

Write = Callable[[Graph, Ontology, BinaryIO, str], None]


@dataclass(frozen=True, slots=True)
class Exporter:
    """One form: the suffix of its files, and the module that writes it, imported when it is needed."""

    suffix: str
    module: str

    def write(self, graph: Graph, ontology: Ontology, stream: BinaryIO, base: str = BASE) -> None:
        """Write the graph; entities get IRIs under the base in the forms that have IRIs."""
        write: Write = import_module(self.module).write
        write(graph, ontology, stream, base)

    def dumps(self, graph: Graph, ontology: Ontology, base: str = BASE) -> bytes:
        """Return what `write` would write."""
        stream = io.BytesIO()
        self.write(graph, ontology, stream, base)
        return stream.getvalue()


EXPORTERS: dict[str, Exporter] = {
    "turtle": Exporter(".ttl", "kg.export.turtle"),
    "trig": Exporter(".trig", "kg.export.turtle"),  # all is in the default graph, so the Turtle is TriG as it stands
    "nquads": Exporter(".nq", "kg.export.nquads"),
    "jsonld": Exporter(".jsonld", "kg.export.jsonld"),
    "graphml": Exporter(".graphml", "kg.export.graphml"),
    "gexf": Exporter(".gexf", "kg.export.gexf"),
    "csv": Exporter(".zip", "kg.export.tables"),
    "jsonl": Exporter(".jsonl", "kg.export.jsonl"),
    "html": Exporter(".html", "kg.export.page"),
}
