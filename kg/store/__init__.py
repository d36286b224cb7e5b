"""The graph at rest: `Folder` keeps readings and the graph they give; `Store` answers SPARQL, on disk or in memory."""

from kg.store.folder import Folder
from kg.store.graph import Answer, Store

__all__ = ["Answer", "Folder", "Store"]
