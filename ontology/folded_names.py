"""Names as they are compared, looked up in the lines of a file: nothing is folded when a process starts.

``tools/fold_names.py`` writes the files.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Mapping
from pathlib import Path

from ontology.errors import BadData


class FoldedNames:
    """The lines of a file ``FOLD<tab>BEARER<tab>BEARER…``, sorted by fold."""

    def __init__(self, path: Path) -> None:
        self._lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        if not self._lines:
            raise BadData(f"{path.name}: holds no names; write it anew with 'python -m tools.fold_names'")

    def bearers(self, fold: str) -> list[str]:
        """What bears a name with that fold, none where nothing does."""
        begun = fold + "\t"
        at = bisect_left(self._lines, begun)
        if at == len(self._lines) or not self._lines[at].startswith(begun):
            return []
        return self._lines[at].split("\t")[1:]


def folded_lines(bearers: Mapping[str, set[str]]) -> bytes:
    """The file of so many bearers by fold; the same ones give the same bytes."""
    lines = (f"{fold}\t" + "\t".join(sorted(found)) + "\n" for fold, found in sorted(bearers.items()) if fold)
    return gzip.compress("".join(lines).encode(), compresslevel=9, mtime=0)
