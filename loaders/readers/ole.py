"""Compound files, which old Office programs write: the streams in them, checked before others open them."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from sys import byteorder

from graph.errors import BadInput

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # from here on a number of a sector is a mark, not a sector
_HEADER = 512  # bytes
_ENTRY = 128  # bytes of an entry of the directory
_STREAM, _ROOT = 2, 5  # kinds of entries
_MINI = 64  # bytes of a sector for what is short
_MINI_CUTOFF = 4096  # bytes; shorter streams lie in a stream of their own


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound file: ``entries`` are the first sector and size in bytes of each stream by its name."""

    path: Path
    entries: Mapping[str, tuple[int, int]]
    _data: bytes
    _sector: int
    _table: array[int]
    _small_table: array[int]
    _small: bytes

    def read(self, name: str) -> bytes:
        """The content of a stream, b"" where there is none of that name. Raises BadInput where it is damaged."""
        start, size = self.entries.get(name, (_END, 0))
        if not size:
            return b""
        if size >= _MINI_CUTOFF:
            content = _content(self._data, start, self._sector, self._table, self.path)
        else:
            chain = _chain(start, self._small_table, self.path)
            content = b"".join(self._small[number * _MINI : (number + 1) * _MINI] for number in chain)
        if len(content) < size:
            raise _cut_off(self.path)
        return content[:size]


def open_compound(data: bytes, path: Path) -> Compound:
    """The compound file that bytes hold, with its streams by name, those of inner folders too.

    Raises BadInput where it is cut off, or its tables lead in a circle or out of it.
    """
    if len(data) < _HEADER or not data.startswith(SIGNATURE):
        raise _damaged(path)
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in {9, 12}:
        raise _damaged(path)
    sector = 1 << shift
    first_entry, first_small, first_more = (struct.unpack_from("<I", data, place)[0] for place in (48, 60, 68))
    table = _allocation(data, sector, first_more, path)
    directory = _content(data, first_entry, sector, table, path)
    entries = [_entry(directory, place) for place in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    root = next((start for _, kind, start, _ in entries if kind == _ROOT), _END)
    found = {name: (start, size) for name, kind, start, size in reversed(entries) if kind == _STREAM}
    small_table = _numbers(_content(data, first_small, sector, table, path))
    return Compound(path, found, data, sector, table, small_table, _content(data, root, sector, table, path))


def _content(data: bytes, start: int, sector: int, table: array[int], path: Path) -> bytes:
    """What the sectors from ``start`` on hold."""
    parts = [data[(number + 1) * sector : (number + 2) * sector] for number in _chain(start, table, path)]
    if not all(parts):
        raise _cut_off(path)
    return b"".join(parts)


def _chain(start: int, table: array[int], path: Path) -> list[int]:
    chain: list[int] = []
    while start < _END:
        if start >= len(table) or len(chain) > len(table):
            raise _damaged(path)
        chain.append(start)
        start = table[start]
    return chain


def _allocation(data: bytes, sector: int, more: int, path: Path) -> array[int]:
    """Which sector follows which."""
    parts = [number for number in struct.unpack_from("<109I", data, 76) if number < _END]
    seen = set()
    while more < _END:
        place = (more + 1) * sector
        if more in seen or place + sector > len(data):
            raise _damaged(path)
        seen.add(more)
        numbers = struct.unpack_from(f"<{sector // 4}I", data, place)
        parts += [number for number in numbers[:-1] if number < _END]
        more = numbers[-1]
    if any((number + 1) * sector >= len(data) for number in parts):
        raise _cut_off(path)
    if len(set(parts)) != len(parts):
        raise _damaged(path)
    return _numbers(b"".join(data[(number + 1) * sector : (number + 2) * sector] for number in parts))


def _numbers(data: bytes) -> array[int]:
    numbers = array("I", data[: len(data) // 4 * 4])
    if byteorder == "big":
        numbers.byteswap()
    return numbers


def _entry(directory: bytes, place: int) -> tuple[str, int, int, int]:
    """Name, kind (2 a stream, 5 the root), first sector and size in bytes of an entry."""
    length, kind = struct.unpack_from("<HB", directory, place + 64)
    start, size = struct.unpack_from("<II", directory, place + 116)
    name = directory[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return name, kind, start, size


def _cut_off(path: Path) -> BadInput:
    return BadInput(f"{path}: is cut off; copy it again, or open it and save it again", code="damaged")


def _damaged(path: Path) -> BadInput:
    return BadInput(
        f"{path}: is damaged (its table of contents leads nowhere); copy it again, or save it again", code="damaged"
    )
