"""Towns of fewer than 15,000 inhabitants by name and code: what ``territories`` answers from when asked for towns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ontology.folded_names import FoldedNames
from ontology.stored import stored
from ontology.territory_tables import FOLDER, PlaceRow, town_table

FOLDED_TOWNS = FOLDER / "folded-towns.tsv.gz"
_ISO = {"EL": "GR", "UK": "GB"}  # Eurostat's own country codes


def rows_called(key: str) -> Iterator[PlaceRow]:
    """The towns of a folded name."""
    return (_town(int(row)) for row in _folded().bearers(key))


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


@stored
def _folded() -> FoldedNames:
    return FoldedNames(FOLDED_TOWNS)
