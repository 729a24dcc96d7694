"""Sorted lines of a file, looked up where they lie: the file is mapped into memory and never read as a whole."""

from __future__ import annotations

import mmap
from bisect import bisect_left, bisect_right
from pathlib import Path

from ontology.errors import BadData

_TAB, _END = b"\t", b"\n"
_BLOCK = 2_048  # bytes of the blocks whose first lines are kept


class MappedLines:
    """The lines of a file ``KEY<tab>…``, sorted by the bytes of the key and the tab behind it, each key once.

    The first line of each block of two kilobytes is read when the file is opened (a millisecond a megabyte); a look-up
    finds its block among them, and splits that one.
    """

    def __init__(self, path: Path) -> None:
        if not path.stat().st_size:
            raise BadData(f"{path.name}: is empty; expected lines sorted by their first cell")
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        begun = (self._map.find(_END, at) + 1 for at in range(_BLOCK, len(self._map), _BLOCK))
        self._starts = sorted({0, *begun} - {len(self._map)})
        self._heads = [self._map[at : self._map.find(_TAB, at) + 1] for at in self._starts]
        self._starts.append(len(self._map))

    def cells(self, key: str) -> list[str]:
        """What stands behind the key in its line, none where no line has it."""
        start = key.encode() + _TAB
        lines = self._around(start)
        at = bisect_left(lines, start)
        found = at < len(lines) and lines[at].startswith(start)
        return lines[at][len(start) :].decode().split("\t") if found else []

    def beginning(self, text: str) -> list[str]:
        """The keys that are the whole text or its first words, the longest first; ``text`` has single blanks.

        Every key that the text begins with stands before the text among the sorted lines, and all lines between
        begin so too: so the nearest line says how many words are worth looking for.
        """
        found: list[str] = []
        words = text.encode()
        while words:
            behind = words + b"\t\xff"
            lines = self._around(behind)
            at = bisect_right(lines, behind)
            if not at:
                break
            key = lines[at - 1][: lines[at - 1].index(_TAB)]
            if words == key or words.startswith(key + b" "):
                found.append(key.decode())
                words = key[: max(key.rfind(b" "), 0)]
            else:
                words = _shared(words, key)
        return found

    def _around(self, key: bytes) -> list[bytes]:
        """The lines of the block in which a key stands, or would."""
        block = max(bisect_right(self._heads, key) - 1, 0)
        return self._map[self._starts[block] : self._starts[block + 1]].split(_END)[:-1]


def _shared(words: bytes, key: bytes) -> bytes:
    """The first words of a text that a key has too, and not all of them."""
    if not key.startswith(words.partition(b" ")[0]):
        return b""  # as nearly always
    length = next((n for n, (one, other) in enumerate(zip(words, key, strict=False)) if one != other), len(key))
    head = words[: min(length, len(words) - 1)]
    return head if words[len(head) : len(head) + 1] == b" " else head[: max(head.rfind(b" "), 0)]
