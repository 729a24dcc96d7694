"""The parts of a cell that holds a name and something more: a code, a second language, several values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.tables.profile import Column
from loaders.tables.rows import Cell

_BEHIND = re.compile(r"(?P<name>.*\S)\s*\(\s*(?P<code>[0-9A-Za-z][0-9A-Za-z./ -]*\d[0-9A-Za-z./ -]*?)\s*\)", re.DOTALL)
_SPACED = re.compile(r"(?P<code>(?=\S*\d)[0-9A-Za-z./_-]+)\s+[-–:]?\s*(?P<name>\S.*)", re.DOTALL)
_DASHED = re.compile(r"(?P<code>[0-9A-Za-z./_]*\d[0-9A-Za-z./_]*)\s*[-–:]\s*(?P<name>\S.*)", re.DOTALL)
_CELL = {"name (code)": _BEHIND, "code name": _SPACED, "code-name": _DASHED}
_SLASH = re.compile(r"(?P<name>.*?\S)\s*/\s*(?P<second>\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parts:
    """What one value of a cell holds: a name, and a code or the name in a second language where there is one."""

    name: Cell
    code: Cell | None = None
    second: Cell | None = None


def parts(column: Column, cell: Cell) -> Iterator[Parts]:
    """The values of a cell as its column says they are put together; one that is otherwise is a name as it stands.

    >>> column = Column("Korisnik", "beneficiary.name", "name (code)")
    >>> [(one.name.text, one.code.text) for one in parts(column, Cell("Grad Požega (95699596710)", 7, 32)) if one.code]
    [('Grad Požega', '95699596710')]
    """
    for one in _several(column, cell):
        if column.cell == "first / second":
            found = _SLASH.fullmatch(one.text)
            yield Parts(_inner(one, found, "name"), None, _inner(one, found, "second")) if found else Parts(one)
            continue
        form = _CELL.get(column.cell)
        found = form.fullmatch(one.text) if form else None
        yield Parts(_inner(one, found, "name"), _inner(one, found, "code")) if found else Parts(one)


def _several(column: Column, cell: Cell) -> Iterator[Cell]:
    if not column.separator:
        yield cell
        return
    at = 0
    for text in cell.text.split(column.separator):
        stripped = text.strip()
        if stripped:
            start = cell.start + at + len(text) - len(text.lstrip())
            yield Cell(stripped, start, start + len(stripped))
        at += len(text) + len(column.separator)


def _inner(cell: Cell, found: re.Match[str], name: str) -> Cell:
    return Cell(found[name], cell.start + found.start(name), cell.start + found.end(name))
