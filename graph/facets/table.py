"""The facets of the things of one snapshot as arrays: choosing and counting touch nothing else.

Derived from a snapshot, which never changes, and held in memory; ``graph/facets/kept.py`` keeps it beside the snapshot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from graph.errors import BadInput

if TYPE_CHECKING:
    from numpy.typing import NDArray

FACETS = ("kind", "project", "programme", "theme", "country", "region", "year", "language")
"""What things are counted by, in the order in which a page shows them."""
SORTS = ("name", "newest", "documents")
"""How things are sorted: by name, by the last year that is said of them, by how many documents speak of them."""


class Column:
    """Which things have which values of one facet: for each value, in order, the numbers of its things."""

    def __init__(self, values: Mapping[str, Iterable[int]]) -> None:
        names = tuple(sorted(values))
        found = [np.unique(np.fromiter(values[value], dtype=np.int32)) for value in names]
        starts = np.concatenate([[0], np.cumsum([len(one) for one in found])]).astype(np.int64)
        self._set(names, starts, np.concatenate(found) if found else np.empty(0, np.int32))

    @classmethod
    def of_arrays(cls, values: tuple[str, ...], starts: NDArray[np.int64], things: NDArray[np.int32]) -> Column:
        """A column of its own arrays: the values, where the things of each start, and the things."""
        made = cls.__new__(cls)
        made._set(values, starts, things)
        return made

    def _set(self, values: tuple[str, ...], starts: NDArray[np.int64], things: NDArray[np.int32]) -> None:
        self.values, self.starts, self.things = values, starts, things
        self.place = {value: place for place, value in enumerate(values)}
        self.owners: NDArray[np.int32] = np.repeat(np.arange(len(values), dtype=np.int32), np.diff(starts))
        self._by_thing: NDArray[np.int32] | None = None

    def of(self, value: str) -> NDArray[np.int32]:
        """The numbers of the things that have a value; none for one that nothing has."""
        place = self.place.get(value)
        return self.things[:0] if place is None else self.things[self.starts[place] : self.starts[place + 1]]

    def held_by(self, thing: int) -> list[str]:
        """The values that a thing has, sorted."""
        if self._by_thing is None:
            self._by_thing = np.argsort(self.things, kind="stable").astype(np.int32)
        first, last = np.searchsorted(self.things, [thing, thing + 1], sorter=self._by_thing)
        return [self.values[owner] for owner in self.owners[self._by_thing[first:last]]]

    @property
    def size(self) -> int:
        """Bytes of the arrays."""
        return int(self.things.nbytes + self.owners.nbytes + self.starts.nbytes)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The things that a choice leaves, by number, and what else could be chosen, with how many it would leave."""

    things: NDArray[np.int32]
    counts: Mapping[str, tuple[tuple[str, int], ...]] = field(repr=False)

    def __len__(self) -> int:
        return len(self.things)


@dataclass(frozen=True, slots=True)
class Facets:
    """All named things of one snapshot, sorted by IRI, with the values that each facet has for them.

    ``places`` holds every territory, whatever its kind; ``documents`` says how many documents speak of each thing, and
    ``latest`` the last year that is said of it, 0 where none is.

    >>> kinds = Column({"Project": [0, 2], "Organization": [1]})
    >>> countries = Column({"x:fi": [0, 1]})
    >>> columns = {"kind": kinds, "country": countries}
    >>> facets = Facets(("x:a", "x:b", "x:c"), columns, countries, np.ones(3), np.zeros(3))
    >>> found = facets.choose({"country": ["x:fi"]})
    >>> len(found), found.counts["kind"]
    (2, (('Organization', 1), ('Project', 1)))
    """

    things: tuple[str, ...]
    columns: Mapping[str, Column]
    places: Column
    documents: NDArray[np.int32]
    latest: NDArray[np.int32]
    _numbers: dict[str, int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._numbers.update((iri, number) for number, iri in enumerate(self.things))

    def __len__(self) -> int:
        return len(self.things)

    def number(self, iri: str) -> int | None:
        """The number of a thing, None for what is not counted."""
        return self._numbers.get(iri)

    def numbers(self, iris: Iterable[str]) -> NDArray[np.int32]:
        """The numbers of those of the things that are counted, in their order."""
        return np.array([self._numbers[iri] for iri in iris if iri in self._numbers], np.int32)

    def choose(
        self,
        chosen: Mapping[str, Sequence[str]],
        *,
        among: Iterable[str] | None = None,
        places: Iterable[str] | None = None,
        count: Iterable[str] | None = None,
    ) -> Chosen:
        """The things that have one of the chosen values of every facet, and the counts of all values.

        Each facet is counted under what is chosen in the others: how many things there would be if this value
        were the one chosen in it. ``among`` are the only things that count, such as hits of a search, ``places``
        territories of which things must be in one. ``count`` are the facets to count, all if not given. Raises
        BadInput for a facet that there is not.
        """
        unknown = sorted(set(chosen) - set(self.columns))
        if unknown:
            raise BadInput(f"{unknown[0]!r}: no facet; known are {', '.join(self.columns)}")
        ground = np.ones(len(self.things), dtype=bool)
        if among is not None:
            ground = self._mask([self.numbers(among)])
        if places is not None:
            ground &= self._mask([self.places.of(place) for place in places])
        limits = {
            name: self._mask([self.columns[name].of(value) for value in values])
            for name, values in chosen.items()
            if values
        }
        left = _all(ground, limits.values())
        counts = {}
        for name in self.columns if count is None else count:
            others = [mask for facet, mask in limits.items() if facet != name]
            counts[name] = self._counted(self.columns[name], left if name not in limits else _all(ground, others))
        return Chosen(np.flatnonzero(left).astype(np.int32), counts)

    def sorted(self, things: NDArray[np.int32], by: str, ranks: NDArray[np.int32]) -> NDArray[np.int32]:
        """Things in an order of ``SORTS``; ``ranks`` are the places of all things in the order of their names."""
        if by not in SORTS:
            raise BadInput(f"{by!r}: no way to sort; known are {', '.join(SORTS)}")
        if by == "name":
            return things[np.argsort(ranks[things], kind="stable")]
        first = self.latest if by == "newest" else self.documents
        return things[np.lexsort((ranks[things], -first[things].astype(np.int64)))]

    @property
    def size(self) -> int:
        """Bytes of the arrays, without the IRIs."""
        columns = sum(column.size for column in (*self.columns.values(), self.places))
        return columns + int(self.documents.nbytes + self.latest.nbytes)

    def _mask(self, found: Iterable[NDArray[np.int32]]) -> NDArray[np.bool_]:
        mask = np.zeros(len(self.things), dtype=bool)
        for things in found:
            mask[things] = True
        return mask

    def _counted(self, column: Column, mask: NDArray[np.bool_]) -> tuple[tuple[str, int], ...]:
        """Values with how many things of a mask have them, the most frequent first, those without any left out."""
        counts = np.bincount(column.owners[mask[column.things]], minlength=len(column.values))
        order = np.lexsort((np.arange(len(counts)), -counts))
        order = order[: int(np.count_nonzero(counts))]
        return tuple((column.values[place], int(counts[place])) for place in order)


def _all(ground: NDArray[np.bool_], limits: Iterable[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    left = ground
    for limit in limits:
        left = left & limit
    return left
