"""Amounts and dates of rows, read in the form that their columns as a whole show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from graph.model import XSD, Literal
from loaders.tables.entries import Entry, Notes
from loaders.tables.profile import AMOUNTS, DATES, Column, Profile
from loaders.tables.rows import Cell
from loaders.tables.values import amount, currency_of, date_order, day, decimal_mark, plain_decimal
from loaders.tables.words import is_nothing

_DATATYPE = {4: "gYear", 7: "gYearMonth", 10: "date"}


class Formats:
    """The decimal marks and the order of dates in the columns of a document's tables."""

    def __init__(self, found: Sequence[Entry], profile: Profile, notes: Notes) -> None:
        self._profile, self._notes = profile, notes
        cells: dict[str, list[str]] = {}
        dates: list[str] = []
        for entry in found:
            for column, cell in entry.all(*AMOUNTS):
                cells.setdefault(column.header, []).append(cell.text)
            dates += [cell.text for _, cell in entry.all(*DATES)]
        self._marks = {header: profile.decimal or decimal_mark(texts) for header, texts in cells.items()}
        self._order = profile.dates or date_order(dates)

    def dates(self, entry: Entry) -> Iterator[tuple[str, Literal, Cell]]:
        """(property, value, cell) of each date of a row; a cell that is no date is noted."""
        for column, cell in entry.all(*sorted(DATES)):
            value = day(cell.text, self._order)
            if value:
                yield column.field.partition(".")[2], Literal(value, XSD + _DATATYPE[len(value)]), cell
            elif not is_nothing(cell.text):
                self._notes.row(entry, f"{_name(column)} is no date", cell.text)

    def amounts(self, entry: Entry, of: str) -> Iterator[tuple[str, Literal, str | None, Cell]]:
        """(property, value, currency, cell) of each amount of a row's project or partner; what is none is noted."""
        said = entry.get("currency")
        for column, cell in entry.all(*sorted(field for field in AMOUNTS if field.startswith(of))):
            mark = self._marks[column.header]
            if mark is None:
                self._notes.row(
                    entry,
                    f"{_name(column)}: whether '.' or ',' is the decimal mark cannot be told; set decimal in a profile",
                    cell.text,
                )
                continue
            value = amount(cell.text, mark)
            if value is None:
                if not is_nothing(cell.text):
                    self._notes.row(entry, f"{_name(column)} is no amount", cell.text)
                continue
            property_ = column.field.partition(".")[2]
            property_ = "totalBudget" if property_ == "budget" else property_
            number = plain_decimal(Decimal(value.value) * column.unit)
            code = value.currency or (currency_of(said[1].text) if said else None) or currency_of(column.header)
            code = code or column.currency or (None if self._profile.currency == "EUR" else self._profile.currency)
            yield property_, Literal(number, XSD + "decimal"), code, cell


def _name(column: Column) -> str:
    return f"{' '.join(column.header.split())!r}"
