"""The whole of a publication as files: facts and quotations apart, canonical N-Quads in gzip without a time."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.export.lines import ordered, parsed
from graph.publish.folder import Folder
from graph.publish.quotations import is_quotation
from graph.terms import nquads_of

if TYPE_CHECKING:
    from graph.store import Reader

_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Dump:
    """One dump: its name within the folder, and its lines."""

    file: str
    lines: int


def dump_file(release: str, name: str) -> str:
    """Where a dump of a release stands within the folder.

    >>> dump_file("1.0.0", "facts")
    'dumps/1.0.0/facts.nq.gz'
    """
    return f"dumps/{release}/{name}.nq.gz"


def write_dumps(reader: Reader, folder: Folder, release: str) -> dict[str, Dump]:
    """Write ``facts`` and ``quotes``, each sorted, each line once."""
    made = {}
    for name, wanted in (("facts", False), ("quotes", True)):
        counted = _Counted(line for line in ordered(nquads_of(reader.match())) if is_quotation(parsed(line)) is wanted)
        file = dump_file(release, name)
        folder.write_all(file, packed(counted))
        made[name] = Dump(file, counted.count)
    return made


def packed(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines in gzip, the same bytes at any time on any machine."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as file:
        for line in lines:
            file.write(line)
            if buffer.tell() > _PIECE:
                yield buffer.getvalue()
                buffer.seek(0)
                buffer.truncate()
    yield buffer.getvalue()


class _Counted:
    """An iterator that knows how many it has given."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines, self.count = iter(lines), 0

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        line = next(self._lines)
        self.count += 1
        return line
