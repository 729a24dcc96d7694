"""The folder that is published: files are written where their bytes change, and what is not published any more goes."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from graph.errors import BadInput

SUMS = "SHA256SUMS"
_UNFINISHED = "UNFINISHED"
"""Stands in a folder from the first file to the sums, so that what was cut off is known for a publication."""
_PIECE = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS


class Folder:
    """A folder in the making; ``written`` counts files whose bytes are new, ``kept`` those that were so already.

    Nothing is touched before the first file is written. A publication that is cut off has no ``SHA256SUMS``, which is
    written last: verifying says so.
    Raises BadInput for a folder that holds files which are no publication.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written = self.kept = 0
        self._sums: dict[str, str] = {}
        self._made: set[Path] = set()
        if path.exists() and not path.is_dir():
            raise BadInput(f"{path}: a file is there; give a folder to publish into")
        known = any((path / name).is_file() for name in ("catalog.ttl", _UNFINISHED))
        if path.is_dir() and any(path.iterdir()) and not known:
            raise BadInput(f"{path}: holds files that are no publication; give a new or empty folder")

    def write(self, name: str, data: str | bytes) -> None:
        """A file of the publication, by its path within the folder."""
        made = data.encode() if isinstance(data, str) else data
        digest = hashlib.sha256(made).hexdigest()
        self._take(name, digest)
        path = self._place(name)
        if _is_the_same(path, digest, len(made)):
            self.kept += 1
            return
        self.written += 1
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        unfinished.write_bytes(made)
        unfinished.replace(path)

    @contextmanager
    def open(self, name: str, *, gzipped: bool = False) -> Iterator[Growing]:
        """A large file that is written piece by piece, and stands in the folder when the block ends without an error.

        In gzip it says neither a name nor a time, so that the same pieces give the same bytes on any day.
        """
        path = self._place(name)
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            with unfinished.open("wb") as file:
                growing = Growing(file, zlib.compressobj(wbits=_GZIP) if gzipped else None)
                yield growing
                growing.finish()
            digest = growing.digest.hexdigest()
            self._take(name, digest)
            if _is_the_same(path, digest, unfinished.stat().st_size):
                self.kept += 1
            else:
                unfinished.replace(path)
                self.written += 1
        finally:
            unfinished.unlink(missing_ok=True)

    def has(self, name: str) -> bool:
        """Whether a file was written."""
        return name in self._sums

    def size(self, name: str) -> int:
        """Bytes of a file that was written."""
        return (self.path / name).stat().st_size

    def digest(self, name: str) -> str:
        """SHA-256 of a file that was written."""
        return self._sums[name]

    def close(self) -> int:
        """Remove files of an earlier publication that are none of this one, and write the sums; how many went."""
        gone = [name for name in files_of(self.path) if name not in self._sums and name != _UNFINISHED]
        for name in gone:
            (self.path / name).unlink()
        for folder, _, _ in os.walk(self.path, topdown=False):
            if not any(Path(folder).iterdir()):
                Path(folder).rmdir()
        (self.path / _UNFINISHED).unlink(missing_ok=True)
        lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(self._sums.items()))
        (self.path / SUMS).write_text(lines, encoding="utf-8")
        return len(gone)

    def _place(self, name: str) -> Path:
        """Where a file stands, its folder made; from the first one on the sums of an earlier publication are gone."""
        path = self.path / name
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not self._made:
                (self.path / _UNFINISHED).write_text("This publication was cut off: publish again.\n", encoding="utf-8")
                (self.path / SUMS).unlink(missing_ok=True)
            self._made.add(path.parent)
        return path

    def _take(self, name: str, digest: str) -> None:
        if ".." in name.split("/") or name.startswith("/"):
            raise BadInput(f"{name}: leads out of the folder that is published")
        if self._sums.setdefault(name, digest) != digest:
            raise BadInput(f"{name}: two things would have this file; their keys differ in escapes alone")


class Packer(Protocol):
    """What makes the bytes of a file from those that are written."""

    def compress(self, data: bytes, /) -> bytes:
        """The bytes that are ready."""

    def flush(self) -> bytes:
        """The rest."""


class Growing:
    """A file that grows; ``digest`` is the SHA-256 of what stands in it."""

    def __init__(self, file: IO[bytes], packer: Packer | None) -> None:
        self._file, self._packer, self.digest = file, packer, hashlib.sha256()

    def write(self, piece: bytes) -> None:
        """Add some bytes."""
        self._put(self._packer.compress(piece) if self._packer else piece)

    def finish(self) -> None:
        """Add what the packer holds back."""
        if self._packer:
            self._put(self._packer.flush())

    def _put(self, made: bytes) -> None:
        if made:
            self.digest.update(made)
            self._file.write(made)


def files_of(path: Path) -> Iterator[str]:
    """The files of a folder by their paths within it, sorted, without the sums."""
    found = (one.relative_to(path).as_posix() for one in path.rglob("*") if one.is_file())
    return iter(sorted(name for name in found if name != SUMS))


def sums_of(path: Path) -> dict[str, str]:
    """The SHA-256 of each file of a publication by its name, as its list of sums says; nothing without a list."""
    try:
        lines = (path / SUMS).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _is_the_same(path: Path, digest: str, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size and digest_of(path) == digest
