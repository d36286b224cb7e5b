"""What to call the entities, relations and literals of a graph when people read them."""

from kg.model import Graph, Literal
from kg.ontology import Ontology


class Names:
    """The readable names of one graph's parts."""

    def __init__(self, graph: Graph, ontology: Ontology) -> None:
        self._entities = {entity.id: entity for entity in graph.entities}
        self._ontology = ontology

    def entity(self, entity: str) -> str:
        found = self._entities.get(entity)
        return found.name if found else entity

    def type(self, entity: str) -> str:
        found = self._entities.get(entity)
        return found.type if found else "Thing"

    def relation(self, relation: str) -> str:
        found = self._ontology.relations.get(relation)
        return found.label if found else relation.removeprefix("other:").replace("-", " ")

    def object(self, value: str | Literal) -> str:
        if isinstance(value, str):
            return self.entity(value)
        return f"{value.value} {value.unit}" if value.unit else value.value
