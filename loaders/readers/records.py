"""Records in JSON: a list of objects becomes a table whose columns are the keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from graph.errors import BadInput
from graph.model import Document
from loaders.readers.files import decode, read_bytes
from loaders.readers.tabular import document_of_sheets
from loaders.tables.grid import COLUMN_LIMIT, ROW_LIMIT, Row, Sheet, cell_limit, cell_words, check_size, trimmed

_EXPECTED = 'expected a list of objects such as [{"name": …}, …], GeoJSON features or one object a line'
_DEEP = 12  # of objects inside a record
_SEARCHED = 4  # of objects around the list


class _Number(str):
    """A number exactly as the file writes it."""

    __slots__ = ()


def read_json(path: Path) -> Document:
    """The document of records: a row for each object, its cells the values of its keys.

    A list of objects, an object that holds one such list, features of GeoJSON (without geometry)
    or an object a line. Objects inside give dotted names, lists of plain values are joined by
    "; ". Raises BadInput for other JSON, for what is none, and as ``read_bytes`` does.
    """
    records = _records(decode(read_bytes(path), path), path)
    return document_of_sheets([_sheet(records, path)], path, "application/json")


def _records(text: str, path: Path) -> Sequence[Mapping[str, Any]]:
    try:
        return _list_of(_parsed(text.lstrip("\ufeff")), path)
    except json.JSONDecodeError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines[:5]):
            return _records_of_lines(lines, path)
        raise BadInput(
            f"{path}: is no whole JSON (line {error.lineno}: {error.msg}); check the end of the file", code="damaged"
        ) from error
    except RecursionError as error:
        raise BadInput(f"{path}: is nested too deep; {_EXPECTED}") from error


def _parsed(text: str) -> Any:
    return json.loads(text, parse_float=_Number, parse_int=_Number, parse_constant=_Number)


def _records_of_lines(lines: Sequence[str], path: Path) -> list[Mapping[str, Any]]:
    records: list[Mapping[str, Any]] = []
    for number, line in enumerate(lines, start=1):
        try:
            record = _parsed(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise BadInput(f"{path}: its record {number} is no JSON ({error}); correct or remove it") from error
        if not isinstance(record, dict):
            raise BadInput(f"{path}: its record {number} is no object; {_EXPECTED}")
        records.append(record)
    return records


def _list_of(value: Any, path: Path) -> Sequence[Mapping[str, Any]]:
    """The records in a value: itself, or the one list of objects within."""
    found = list(_lists(value, "", _SEARCHED))
    if len(found) > 1:
        names = ", ".join(repr(name) for name, _ in found[:5])
        raise BadInput(f"{path}: holds several lists of objects ({names}); save each as a file of its own")
    if not found:
        raise BadInput(f"{path}: holds no records; {_EXPECTED}", code="empty")
    return _without_geometry(found[0][1])


def _lists(value: Any, name: str, depth: int) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        yield name, value
    elif isinstance(value, dict) and depth:
        for key, inner in value.items():
            yield from _lists(inner, f"{name}.{key}" if name else key, depth - 1)


def _without_geometry(records: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    if all(record.get("type") == "Feature" and isinstance(record.get("properties"), dict) for record in records):
        return [record["properties"] for record in records]
    return records


def _sheet(records: Sequence[Mapping[str, Any]], path: Path) -> Sheet:
    columns: dict[str, int] = {}
    flat: list[dict[int, str]] = []
    cells, limit = 0, cell_limit()
    for number, record in enumerate(records, start=1):
        row: dict[int, str] = {}
        for key, words in _flat(record, "", _DEEP, path):
            row[columns.setdefault(key, len(columns))] = words
        flat.append(row)
        cells += len(row)
        if number > ROW_LIMIT or cells > limit or len(columns) > COLUMN_LIMIT:
            check_size(str(path), number, cells, len(columns))
    rows = (
        Row(number, trimmed([row.get(column, "") for column in range(max(row, default=-1) + 1)]))
        for number, row in enumerate(flat, start=1)
    )
    return Sheet("", tuple(row for row in rows if row.cells), keys=tuple(columns))


def _flat(value: Mapping[str, Any], name: str, depth: int, path: Path) -> Iterator[tuple[str, str]]:
    """Names and words of all values, those of objects inside under dotted names."""
    if not depth:
        raise BadInput(f"{path}: {name!r} is nested more than {_DEEP} deep; flatten it", code="large")
    for key, inner in value.items():
        full = f"{name}.{cell_words(key)}" if name else cell_words(key)
        if isinstance(inner, dict):
            yield from _flat(inner, full, depth - 1, path)
        elif isinstance(inner, list) and any(isinstance(item, dict | list) for item in inner):
            yield from _flat({str(place): item for place, item in enumerate(inner, start=1)}, full, depth - 1, path)
        elif isinstance(inner, list):
            yield full, "; ".join(filter(None, map(_words, inner)))
        else:
            yield full, _words(inner)


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, _Number) and ("e" in value or "E" in value):
        try:
            return format(Decimal(value), "f") if abs(Decimal(value).adjusted()) < 400 else str(value)
        except InvalidOperation:
            return str(value)
    return cell_words(str(value))
