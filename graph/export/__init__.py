"""The graph as files that others can read: one format a module, the same bytes every time."""

from graph.export.formats import DUMPS, FOLDER, FORMATS, export
from graph.export.lines import dump

__all__ = ["DUMPS", "FOLDER", "FORMATS", "dump", "export"]
