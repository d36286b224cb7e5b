"""The graph at rest: `Folder` keeps readings and the graph they give; `Store` answers SPARQL, on disk or in memory."""

from pathlib import Path

from kg.store.folder import Folder
from kg.store.graph import Answer, Store

__all__ = ["Answer", "Folder", "Store", "open_graph"]


def open_graph(folder: str | Path) -> Store:
    """Open the graph in a folder for reading; GraphError when there is none."""
    return Folder.open(folder).graph()
