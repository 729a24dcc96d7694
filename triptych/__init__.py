"""Triptych: documents of interregional cooperation as a knowledge graph.

>>> import triptych
>>> graph = triptych.open("my-store")  # a folder; made by the first load
"""

from __future__ import annotations

import sys
from pathlib import Path

_here = Path(__file__).resolve().parent
_root = _here if (_here / "graph").is_dir() else _here.parent
"""The folder that holds graph/: this package's own in a wheel, the clone's otherwise."""

_foreign = sys.modules.get("graph")
if _foreign is not None and str(_root) not in str(getattr(_foreign, "__path__", "")):
    raise ImportError(
        f"triptych: another package named 'graph' is already imported ({_foreign}); import triptych first"
    )
if str(_root) not in sys.path:
    sys.path.insert(0, str(_root))

from graph.errors import BadInput, BadQuery, GraphError, NotFound, StoreError, StoreLocked  # noqa: E402 - after the path
from triptych.knowledge_graph import KnowledgeGraph, open  # noqa: E402, A004 - triptych.open is the name users expect

__all__ = [
    "BadInput",
    "BadQuery",
    "GraphError",
    "KnowledgeGraph",
    "NotFound",
    "StoreError",
    "StoreLocked",
    "open",
]
