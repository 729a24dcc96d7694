"""Compressed files with the same bytes every time: gzip without a time, ZIP archives with a fixed one."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator

from graph.errors import BadInput

_GZIP = 16 + zlib.MAX_WBITS
_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP archive can say."""
_READABLE = 0o100644 << 16
_GATHERED = 1 << 18


def gzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces as one gzip file without name and time.

    >>> import gzip
    >>> gzip.decompress(b"".join(gzipped([b"one ", b"two"])))
    b'one two'
    """
    packer = zlib.compressobj(wbits=_GZIP)
    for piece in pieces:
        if packed := packer.compress(piece):
            yield packed
    yield packer.flush()


def zipped(members: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """A ZIP archive of members by name, each written as it comes and none of them held in memory.

    Raises BadInput for a member of more than 2 GiB.
    """
    out = _Drain()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in members:
            about = zipfile.ZipInfo(name, _TIME)
            about.compress_type, about.external_attr, about.create_system = zipfile.ZIP_DEFLATED, _READABLE, 3
            try:
                with archive.open(about, "w") as member:
                    for piece in pieces:
                        member.write(piece)
                        if len(out.written) > _GATHERED:
                            yield out.drained()
            except RuntimeError as error:
                raise BadInput(
                    f"{name}: too large for an archive ({error}); export the tables into a folder"
                ) from error
            yield out.drained()
    yield out.drained()


class _Drain:
    """A file that is written into and emptied; it cannot go back."""

    def __init__(self) -> None:
        self.written = bytearray()

    def write(self, data: bytes) -> int:
        self.written += data
        return len(data)

    def flush(self) -> None:
        """Nothing: what is written waits to be drained."""

    def close(self) -> None:
        """Nothing: what is written waits to be drained."""

    def drained(self) -> bytes:
        """What was written since the last time."""
        found = bytes(self.written)
        self.written.clear()
        return found
