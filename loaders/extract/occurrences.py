"""The places where a document speaks of things, kept in order and found by offset without walking over all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from loaders.extract.things import Occurrence, Thing


class Occurrences:
    """Occurrences by place, the longer first where two begin together.

    A look-up costs the logarithm of their number plus what stands near the offsets asked for.

    >>> lille = Thing("City", 8, 13)
    >>> places = Occurrences([Occurrence(30, 35, lille), Occurrence(8, 13, lille)])
    >>> [o.start for o in places], [o.start for o in places.within(10, 40)], [o.start for o in places.around(31, 33)]
    ([8, 30], [30], [30])
    """

    def __init__(self, occurrences: Iterable[Occurrence] = ()) -> None:
        self._keys: list[tuple[int, int, str]] = []  # of each row: what it is sorted by
        self._starts: list[int] = []  # of each row, for most look-ups need no more
        self._rows: list[Occurrence] = []
        self.changes: Counter[str] = Counter()  # by class: tells whether what was worked out from them still holds
        self._longest = 0  # characters of the longest: no other can reach further over an offset
        for occurrence in occurrences:
            self.add(occurrence)

    def __iter__(self) -> Iterator[Occurrence]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, occurrence: Occurrence) -> None:
        """Puts an occurrence in its place, behind those that have the same."""
        self.changes[occurrence.thing.kind] += 1
        key = (occurrence.start, -occurrence.end, occurrence.thing.kind)
        at = bisect_right(self._keys, key)
        self._keys.insert(at, key)
        self._starts.insert(at, occurrence.start)
        self._rows.insert(at, occurrence)
        self._longest = max(self._longest, occurrence.end - occurrence.start)

    def drop(self, thing: Thing) -> tuple[Occurrence, ...]:
        """Takes all occurrences of a thing out; they come back in order."""
        self.changes[thing.kind] += 1
        gone = []
        for start, end in sorted(thing.places, key=lambda place: (place[0], -place[1])):
            at = bisect_left(self._keys, (start, -end, ""))
            while at < len(self._rows) and self._keys[at][:2] == (start, -end):
                if self._rows[at].thing is thing:
                    gone.append(self._rows.pop(at))
                    del self._keys[at], self._starts[at]
                else:
                    at += 1
        return tuple(gone)

    def within(self, start: int, end: int, kinds: Collection[str] = ()) -> list[Occurrence]:
        """Those wholly between two offsets, in order; only of the given classes, if any are given."""
        starts = self._starts
        at = bisect_left(starts, start)
        if at == len(starts) or starts[at] > end:
            return []
        some = self._rows[at : bisect_right(starts, end, at)]
        if kinds:
            return [o for o in some if o.end <= end and o.thing.kind in kinds]
        return [o for o in some if o.end <= end]

    def around(self, start: int, end: int, kinds: Collection[str] = ()) -> list[Occurrence]:
        """Those that hold the whole stretch between two offsets, in order; only of the given classes, if any are."""
        some = self._beginning(end - self._longest, start)
        return [o for o in some if end <= o.end and (not kinds or o.thing.kind in kinds)]

    def touching(self, start: int, end: int) -> Iterator[Occurrence]:
        """Those that share a character with the stretch between two offsets, in order."""
        return (o for o in self._beginning(start - self._longest, end - 1) if start < o.end)

    def _beginning(self, first: int, last: int) -> list[Occurrence]:
        """Those that begin between two offsets, both included."""
        starts = self._starts
        at = bisect_left(starts, first)
        if at == len(starts) or starts[at] > last:
            return []
        return self._rows[at : bisect_right(starts, last, at)]


def outermost(some: Sequence[Occurrence]) -> list[Occurrence]:
    """Those that lie in no other of them, in order.

    >>> lille = Thing("City", 8, 13)
    >>> [o.start for o in outermost([Occurrence(0, 13, lille), Occurrence(8, 13, lille), Occurrence(20, 25, lille)])]
    [0, 20]
    """
    return [o for o in some if not any(p is not o and p.start <= o.start and o.end <= p.end for p in some)]
