"""Towns of fewer than 15,000 inhabitants by name and code: what ``territories`` answers from when asked for towns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ontology.kept import kept
from ontology.territory_names import NameIndex, fold_all
from ontology.territory_tables import PlaceRow, town_table

_ISO = {"EL": "GR", "UK": "GB"}  # Eurostat's own country codes


def rows_called(key: str) -> Iterator[PlaceRow]:
    """The towns of a folded name; one that bears it in two languages twice."""
    return (_town(row) for row in _town_index().rows(key))


def _town(row: int) -> PlaceRow:
    table = town_table()
    name, parent, others = table.names[row], table.parents[row], table.others[row]
    country = _ISO.get(parent[:2], parent[:2])
    return PlaceRow(
        f"geonames:{table.ids[row]}",
        name,
        table.latins[row] or name,
        country,
        int(table.hundreds[row]) * 100,
        parent,
        others.split("|") if others else [],
    )


def row_of(code: str) -> PlaceRow | None:
    """The town with a code such as ``geonames:3178245``, or None.

    >>> row_of("geonames:3178245").name
    'Comacchio'
    """
    row = _rows_by_id().get(code.removeprefix("geonames:"))
    return None if row is None else _town(row)


@cache
def _rows_by_id() -> dict[str, int]:
    return {code: row for row, code in enumerate(town_table().ids)}


@kept
def _town_index() -> _Towns:
    return _Towns()


class _Towns:
    """Rows of the towns by folded name; the other names stand behind the names of all."""

    def __init__(self) -> None:
        table = town_table()
        rows = list(range(len(table.names)))
        written = list(table.names)
        for column in (table.latins, table.others):
            for row, cell in enumerate(column):
                for name in cell.split("|") if cell else ():
                    written.append(name)
                    rows.append(row)
        self.index, self.numbers = NameIndex(fold_all(written)), rows

    def rows(self, key: str) -> Iterator[int]:
        """Row numbers of the towns called so."""
        return (self.numbers[at] for at in self.index.rows(key))
