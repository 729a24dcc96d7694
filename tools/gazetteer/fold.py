"""The fold of the shipped module, so that the build and the search agree on what is the same name."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ontology.territories import fold  # the path must be known first

__all__ = ["fold"]
