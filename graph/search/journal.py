"""Which things the index has yet to follow, written down before the graph changes.

The library cannot tell: what it notes in the transaction that follows the graph's change is lost with that
transaction, and from a graph that has changed already nobody sees what changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


class Journal:
    """A file of IRIs in a store's folder, there only while the graph changes and after a writer was killed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Journal(Path(folder)).note(["x:b", "x:a"])
    ...     Journal(Path(folder)).read()
    ['x:a', 'x:b']
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "unlisted"

    def read(self) -> list[str]:
        """The IRIs noted, sorted; none where no writer was cut off. Raises UnicodeDecodeError for a broken file."""
        try:
            return sorted(self._path.read_text(encoding="utf-8").split("\n")[:-1])
        except FileNotFoundError:
            return []

    def note(self, iris: Iterable[str]) -> None:
        """Keep these IRIs in place of what was noted; on disk when this returns."""
        new = self._path.with_suffix(".new")
        with new.open("w", encoding="utf-8") as out:
            out.writelines(f"{iri}\n" for iri in sorted(iris))
            out.flush()
            os.fsync(out.fileno())
        new.replace(self._path)

    def clear(self) -> None:
        """Forget them: the library knows them."""
        self._path.unlink(missing_ok=True)
