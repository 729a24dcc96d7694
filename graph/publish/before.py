"""The release before: its quads, what it withdrew, and pages of it that can be taken over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.export.lines import parsed
from graph.publish.dumps import dumps_of, read
from graph.publish.folder import sums_of
from graph.publish.retracted import earlier_retractions

INGREDIENTS = "ingredients.tsv"
FORMS = ("html", "ttl", "jsonld")
"""The endings of a thing's files."""


class Before:
    """A release in a folder, which may be the very one that is written: all is read, or open, from now on.

    Raises NotFound for a folder without a publication. ``subjects`` are known when the quads have been given.
    """

    def __init__(self, folder: Path) -> None:
        dumps = dumps_of(folder)
        self.release = dumps[0].parent.name
        self.retractions = earlier_retractions(folder)
        self.subjects: set[str] = set()
        self._lines = read(*dumps)

    def quads(self) -> Iterator[bytes]:
        """The quads in order, once."""
        for line in self._lines:
            self.subjects.add(parsed(line).subject[1:-1])
            yield line


class Pages:
    """The pages of a publication; a folder without one has none."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._sums = folder, sums_of(folder)
        self._made: dict[str, str] = {}
        if INGREDIENTS in self._sums:
            rows = (folder / INGREDIENTS).read_text("utf-8").splitlines()
            self._made = {path: digest for path, _, digest in (row.partition("\t") for row in rows)}

    def same(self, path: str, digest: str) -> Mapping[str, str] | None:
        """The files of a thing by their endings, if they were made of the same and nobody changed them since."""
        if self._made.get(path) != digest:
            return None
        found = {}
        for ending in FORMS:
            name = f"{path}.{ending}"
            try:
                data = (self._folder / name).read_bytes()
            except OSError:
                return None
            if hashlib.sha256(data).hexdigest() != self._sums.get(name):
                return None
            found[ending] = data.decode()
        return found


def ingredients_file(digests: Mapping[str, str], paths: Mapping[str, str]) -> str:
    """What each page was made of, by its path, for the next time."""
    rows = sorted((paths[iri], digest) for iri, digest in digests.items())
    return "".join(f"{path}\t{digest}\n" for path, digest in rows)
