"""Graphs of single articles → the triples of all together, as they come; only hashes are kept of what was written.

Together they are the triples that `kg.rdf.triples` writes of the one graph, in another order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Triple

from kg.model import Entity, Graph
from kg.rdf.names import BASE, settled
from kg.rdf.write import entity_triples, graph_terms, part_triples, term_triples


@dataclass
class Stream:
    """Writes articles one after the other, then the entities, and counts what it wrote."""

    base: str = BASE
    articles: int = 0
    entities: int = 0
    _statements: set[int] = field(default_factory=set)
    _holding: set[int] = field(default_factory=set)
    _opened: set[str] = field(default_factory=set)
    _roles: set[str] = field(default_factory=set)

    @property
    def statements(self) -> int:
        return len(self._statements)

    @property
    def holding(self) -> int:
        return len(self._holding)

    def article(self, graph: Graph) -> Iterator[Triple]:
        """Write the graph of one article, but what an article before it told already."""
        graph = settled(graph)
        self.articles += len(graph.articles)
        opened, roles = graph_terms(graph)
        self._opened |= opened
        self._roles |= roles
        yield from part_triples(graph, self.base, self._statements, self._holding)

    def end(self, entities: Iterable[Entity]) -> Iterator[Triple]:
        """Write the entities, and the terms that no ontology file declares."""
        for entity in entities:
            self.entities += 1
            yield from entity_triples(entity, self.base)
        yield from term_triples(self._opened, self._roles)
