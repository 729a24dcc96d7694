"""The whole of a publication as files: facts and quotations apart, canonical N-Quads in gzip without a time."""

from __future__ import annotations

import gzip
import heapq
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from graph.errors import BadInput, NotFound
from graph.export.lines import Line, parsed
from graph.publish.folder import Folder
from graph.publish.quotations import is_quotation

NAMES = ("facts", "quotes")


@dataclass(slots=True)
class Dump:
    """One dump: its name within the folder, and its lines."""

    file: str
    lines: int = 0


def dump_file(release: str, name: str) -> str:
    """Where a dump of a release stands within the folder.

    >>> dump_file("1.0.0", "facts")
    'dumps/1.0.0/facts.nq.gz'
    """
    return f"dumps/{release}/{name}.nq.gz"


class Dumps:
    """The dumps of a release in the making, by name."""

    def __init__(self, folder: Folder, release: str) -> None:
        self._folder = folder
        self.all = {name: Dump(dump_file(release, name)) for name in NAMES}

    def passing(self, lines: Iterable[bytes], *told: Callable[[Line], None]) -> Iterator[bytes]:
        """The lines, which are in order, each once; as they pass they are written, and all of ``told`` hear of them."""
        rest = iter(lines)
        first = list(
            islice(rest, 1)
        )  # all is read before it is sorted: what cannot be published leaves the folder alone
        with ExitStack() as opened:
            files = {
                name: opened.enter_context(self._folder.open(one.file, gzipped=True)) for name, one in self.all.items()
            }
            for line in chain(first, rest):
                read = parsed(line)
                name = NAMES[is_quotation(read)]
                files[name].write(line)
                self.all[name].lines += 1
                for tell in told:
                    tell(read)
                yield line

    def read(self) -> Iterator[bytes]:
        """All lines again, in order, when they have been written."""
        return read(*(self._folder.path / one.file for one in self.all.values()))


def dumps_of(folder: Path) -> tuple[Path, ...]:
    """The dumps of a publication; raises NotFound where there are none."""
    found = tuple(sorted(folder.glob("dumps/*/*.nq.gz")))
    if not found:
        raise NotFound(f"{folder}: no publication is there; give the folder of the release before, as it was published")
    return found


def read(*dumps: Path) -> Iterator[bytes]:
    """The lines of some dumps together, in order. The files are open from now on, so that they may be replaced.

    Raises BadInput where one cannot be read.
    """
    try:
        opened = [(path, path.open("rb")) for path in dumps]
    except OSError as error:
        raise BadInput(f"{error.filename}: cannot be read ({error.strerror})") from error
    return heapq.merge(*(_lines(path, file) for path, file in opened))


def _lines(path: Path, file: BinaryIO) -> Iterator[bytes]:
    try:
        with file, gzip.open(file) as unpacked:
            yield from unpacked
    except (OSError, EOFError) as error:
        raise BadInput(f"{path}: cannot be read ({error}); fetch the release before once more") from error
