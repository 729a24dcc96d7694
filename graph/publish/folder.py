"""The folder that is published: files are written where their bytes change, and what is not published any more goes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import BadInput

SUMS = "SHA256SUMS"
_PIECE = 1 << 20


class Folder:
    """A folder in the making; ``written`` counts files whose bytes are new, ``kept`` those that were so already.

    A publication that is cut off has no ``SHA256SUMS``, which is written last: verifying says so.
    Raises BadInput for a folder that holds files which are no publication.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written = self.kept = 0
        self._sums: dict[str, str] = {}
        if path.exists() and not path.is_dir():
            raise BadInput(f"{path}: a file is there; give a folder to publish into")
        if path.is_dir() and any(path.iterdir()) and not (path / "catalog.ttl").is_file():
            raise BadInput(f"{path}: holds files that are no publication; give a new or empty folder")
        path.mkdir(parents=True, exist_ok=True)
        (path / SUMS).unlink(missing_ok=True)

    def write(self, name: str, data: str | bytes) -> None:
        """A file of the publication, by its path within the folder."""
        made = data.encode() if isinstance(data, str) else data
        digest = hashlib.sha256(made).hexdigest()
        self._take(name, digest)
        path = self.path / name
        if _is_the_same(path, digest, len(made)):
            self.kept += 1
            return
        _place(path)
        self.written += 1
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        unfinished.write_bytes(made)
        unfinished.replace(path)

    def write_all(self, name: str, pieces: Iterable[bytes]) -> None:
        """A large file, piece by piece."""
        path = self.path / name
        _place(path)
        unfinished, digest = path.with_name(f".{path.name}.{os.getpid()}"), hashlib.sha256()
        with unfinished.open("wb") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
        self._take(name, digest.hexdigest())
        if _is_the_same(path, digest.hexdigest(), unfinished.stat().st_size):
            unfinished.unlink()
            self.kept += 1
        else:
            unfinished.replace(path)
            self.written += 1

    def keep(self, name: str) -> bool:
        """Leave a file as it is, which the caller knows to be right; whether it is there."""
        path = self.path / name
        if not path.is_file():
            return False
        self._take(name, digest_of(path))
        self.kept += 1
        return True

    def size(self, name: str) -> int:
        """Bytes of a file that was written."""
        return (self.path / name).stat().st_size

    def digest(self, name: str) -> str:
        """SHA-256 of a file that was written."""
        return self._sums[name]

    def close(self) -> int:
        """Remove files of an earlier publication that are none of this one, and write the sums; how many went."""
        gone = [path for path in files_of(self.path) if path not in self._sums]
        for name in gone:
            (self.path / name).unlink()
        for folder, _, _ in os.walk(self.path, topdown=False):
            if not any(Path(folder).iterdir()):
                Path(folder).rmdir()
        lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(self._sums.items()))
        (self.path / SUMS).write_text(lines, encoding="utf-8")
        return len(gone)

    def _take(self, name: str, digest: str) -> None:
        if ".." in name.split("/") or name.startswith("/"):
            raise BadInput(f"{name}: leads out of the folder that is published")
        if self._sums.setdefault(name, digest) != digest:
            raise BadInput(f"{name}: two things would have this file; their keys differ in escapes alone")


def files_of(path: Path) -> Iterator[str]:
    """The files of a folder by their paths within it, sorted, without the sums."""
    found = (one.relative_to(path).as_posix() for one in path.rglob("*") if one.is_file())
    return iter(sorted(name for name in found if name != SUMS))


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _is_the_same(path: Path, digest: str, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size and digest_of(path) == digest


def _place(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
