"""kg builds a knowledge graph from news articles.

    intake  →  reader  →  extract  →  resolve  →  rdf, store  →  export
    file       Article     Doc        Reading      Entity          Turtle,
                                      (Mention,    Statement       GraphML,
                                       Claim)      Evidence        HTML …

Each step is a module or a package of that name with one public function, and knows only the nouns of `kg.model`;
imports follow the arrow. `kg.pipeline` runs the steps in order, `kg.cli` is the command line. From Python:

    report = kg.build(["articles/"], "g")                     what `kg build articles/ --graph g` does
    store = kg.open_graph("g")                                to be asked: store.query(sparql), store.graph()
    for graph in kg.extract_graphs(["article.txt"]): …        a Graph for each path, in memory
    kg.EXPORTERS["turtle"].dumps(graph, kg.load_ontology())   the bytes of `kg export g turtle`
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.export import EXPORTERS
    from kg.model import Article, Entity, Evidence, Graph, Statement
    from kg.ontology import load as load_ontology
    from kg.pipeline import Report, build, remove
    from kg.pipeline import extract as extract_graphs
    from kg.store import Store, open_graph

__all__ = [
    "EXPORTERS",
    "Article",
    "Entity",
    "Evidence",
    "Graph",
    "KgError",
    "Report",
    "Statement",
    "Store",
    "build",
    "extract_graphs",
    "load_ontology",
    "open_graph",
    "remove",
]

_PLACES = {
    "EXPORTERS": "kg.export",
    "KgError": "kg.errors",
    "Report": "kg.pipeline",
    "Store": "kg.store",
    "build": "kg.pipeline",
    "extract_graphs": "kg.pipeline.extract",
    "load_ontology": "kg.ontology.load",
    "open_graph": "kg.store",
    "remove": "kg.pipeline",
} | dict.fromkeys(("Article", "Entity", "Evidence", "Graph", "Statement"), "kg.model")


def __getattr__(name: str) -> object:
    """Import what is asked for when it is: `import kg.model` need not load a database and a model."""
    if name not in _PLACES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    package, module, attribute = f"{_PLACES[name]}.{name}".split(".")[:3]
    return getattr(import_module(f"{package}.{module}"), attribute)
