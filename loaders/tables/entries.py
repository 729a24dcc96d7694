"""Which rows of a table speak of a project, and what each of their cells is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Document, Refusal
from loaders.tables.profile import AMOUNTS, DATES, Column, Profile, fits
from loaders.tables.rows import Cell, Row, Table, tables
from loaders.tables.values import figures
from loaders.tables.words import is_nothing, is_total

NAMES = ("project.title", "project.name", "project.acronym", "project.code")
BODIES = ("beneficiary.name", "partner.name")
_QUOTE = 80  # characters of a row that are shown


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that speaks of a project: its cells by field, each with its column, empty ones left out.

    ``above`` is the row whose project it goes on with, where it names none itself.
    """

    table: Table
    row: Row
    cells: Mapping[str, Sequence[tuple[Column, Cell]]]
    above: Entry | None = None

    @property
    def address(self) -> str:
        """Where it is: "row 17", or "Export, row 17"."""
        return self.table.address(self.row)

    def get(self, *fields: str) -> tuple[Column, Cell] | None:
        """The first cell that gives one of some fields, or None."""
        for field in fields:
            if field in self.cells:
                return self.cells[field][0]
        return None

    def all(self, *fields: str) -> Iterator[tuple[Column, Cell]]:
        """Every cell that gives one of some fields."""
        for field in fields:
            yield from self.cells.get(field, ())


def entries(document: Document, profile: Profile) -> tuple[list[Entry], list[Refusal]]:
    """The rows of the tables that a profile fits, and the rows that are no facts, with the reason of each."""
    found: list[Entry] = []
    unread: list[Refusal] = []
    for table in tables(document):
        if (profile.sheets and table.sheet not in profile.sheets) or not fits(profile, table.headers):
            for row in table.rows:
                unread.append(_refusal(document, table, row, "is in a table that the profile does not fit"))
            continue
        columns = profile.places(table.headers)
        unread += [
            Refusal(f"column {' '.join(header.split())!r}", "is not in the profile; say there what it is, or 'ignore'")
            for place, header in enumerate(table.headers)
            if header and place not in columns
        ]
        above: Entry | None = None
        for row in table.rows:
            entry, reason = _entry(table, row, columns, profile, above)
            if entry is None:
                unread.append(_refusal(document, table, row, reason))
                above = None if reason == _SECTION else above
                continue
            found.append(entry)
            above = entry if entry.above is None else above
    return found, unread


_SECTION = "is a heading over the rows below"


def _entry(
    table: Table, row: Row, columns: Mapping[int, Column], profile: Profile, above: Entry | None
) -> tuple[Entry | None, str]:
    filled = [(place, cell) for place, cell in enumerate(row.cells) if cell.text]
    if not filled:
        return None, "is empty"
    if row.repeats:
        return None, "repeats the header"
    cells: dict[str, list[tuple[Column, Cell]]] = {}
    for place, cell in filled:
        column = columns.get(place)
        if column and column.field != "ignore" and not (is_nothing(cell.text) and column.field not in AMOUNTS | DATES):
            cells.setdefault(column.field, []).append((column, cell))
    if is_total(filled[0][1].text) or _is_sum(cells, filled):
        return None, "is a sum of other rows"
    texts = {cell.text for _, cell in filled}
    if len(texts) == 1 and len(columns) > 2 and not (profile.continues and "place" in cells):
        return None, _SECTION
    if any(name in cells for name in NAMES):
        if not any(field in cells for field in (*BODIES, *AMOUNTS, *DATES, "project.description", "partner.role")):
            return None, "gives nothing beside a name and a code: no organisation, date or amount"
        return Entry(table, row, cells), ""
    if profile.lists_bodies and any(field in cells for field in BODIES):
        return Entry(table, row, cells), ""
    if profile.continues and above is not None and not any(field in cells for field in BODIES):
        return Entry(table, row, cells, above), ""
    return None, "names no organisation" if profile.lists_bodies else "names no project or operation"


def _is_sum(cells: Mapping[str, object], filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row holds amounts and no words but those for a sum."""
    words = [cell.text for _, cell in filled if figures(cell.text) is None]
    return bool(cells) and any(is_total(word) for word in words) and not any(name in cells for name in BODIES)


def _refusal(document: Document, table: Table, row: Row, reason: str) -> Refusal:
    quote = " · ".join(cell.text for cell in row.cells if cell.text)
    return Refusal(table.address(row), reason, quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…")


class Notes:
    """What cells say that is not understood: each row's own, and of names in no table one line a column."""

    def __init__(self) -> None:
        self.rows: list[Refusal] = []
        self._unknown: dict[tuple[str, str], Counter[str]] = {}

    def row(self, entry: Entry, reason: str, quote: str = "") -> None:
        """Notes what of one row is not taken in."""
        self.rows.append(Refusal(entry.address, reason, quote))

    def unknown(self, column: Column, what: str, text: str) -> None:
        """Notes a name that no shipped table has."""
        self._unknown.setdefault((column.header, what), Counter())[text] += 1

    def all(self) -> list[Refusal]:
        """Everything noted: by row, then by column with the most frequent names first."""
        found = list(self.rows)
        for (header, what), texts in sorted(self._unknown.items()):
            ranked = sorted(texts.items(), key=lambda pair: (-pair[1], pair[0]))
            named = ", ".join(repr(text) for text, _ in ranked[:3])
            cells = sum(texts.values())
            reason = f"{cells} cell{'s name' if cells > 1 else ' names'} {what}, such as {named}"
            found.append(Refusal(f"column {' '.join(header.split())!r}", reason, ranked[0][0]))
        return found
