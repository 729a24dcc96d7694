"""Documents of tables made by hand, as the readers of spreadsheets make them."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Document, document_of
from loaders.readers.units import Unit, rendered


def table_document(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    sheet: str = "",
    language: str | None = None,
    heads: bool = True,
) -> Document:
    """A document of one table; without ``heads`` the cells do not know their headers, as where a reader found none."""
    units = [Unit("row", "\t".join(headers), cells=tuple((word, "") for word in headers), sheet=sheet, row=1)]
    for number, row in enumerate(rows, 2):
        cells = tuple((word, header if heads else "") for word, header in zip(row, headers, strict=True))
        units.append(Unit("row", "\t".join(row), cells=cells, sheet=sheet, row=number))
    text, blocks = rendered(units)
    return document_of(text, language=language, blocks=blocks)
