"""What can still be read of a library that is damaged or older, taken over into a new one; what was lost is told.

SQLite stops at a broken page. So each table is read from its begin and from its end, then by the keys that its indexes
and other tables still know. A reading counts where its content has the hash under which it is kept.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from graph.library_tables import VERSION

_PLACE = "salvaged:"
"""What begins the location of a document of which nobody knows any more where it came from."""
Row = tuple[object, ...]
_COLUMNS = {
    "setting": ("name", "value"),
    "reading": ("hash", "document", "data", "statements", "refused"),
    "location": ("location", "reading", "source"),
    "answer": ("document", "rule", "question", "start", "text"),
    "profile": ("name", "text"),
    "intent": ("location",),
    "arrival": ("document", "at"),
    "run": ("at", "what"),
}
"""The columns of what is primary. Not ``pending``, for all is followed anew; not ``source``, for what a load knows as
unchanged it would not read again, and nobody knows of which file a location was lost."""
_INSTEAD = {"source": "location"}
"""What takes the place of a column that older libraries lack."""
_KEYS = {"reading": "hash", "location": "location"}
"""Tables of one key each, by which a row is asked for where reading through does not reach it."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of a damaged library.

    ``kept`` is the number of documents that are whole; ``lost`` are places of those that are not, to be loaded again;
    ``unplaced`` counts documents of which the place is not known any more. ``forgot`` says whether settings are
    missing, among which are the persons that were erased.
    """

    kept: int
    lost: tuple[str, ...]
    unplaced: int
    forgot: bool


def faults(path: Path) -> str:
    """What is wrong with a library's file, '' where it is sound: every page, and every reading by its hash."""
    try:
        with closing(_connected(path)) as db:
            (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                return str(found)
            for key, data, statements in db.execute("SELECT hash, data, statements FROM reading"):
                if not _is_whole(key, data, statements):
                    return f"what it holds under {key} is not what was written"
    except sqlite3.DatabaseError as error:
        return str(error)
    return ""


def version_of(path: Path) -> str:
    """The form of a library that is sound, '' where a table lacks a column that it has today."""
    with closing(_connected(path)) as db:
        (found,) = db.execute("SELECT value FROM setting WHERE name = 'version'").fetchone()
        lacking = any(set(columns) - have for table, columns in _COLUMNS.items() if (have := _held(db, table)))
        return "" if lacking else str(found)


def salvage(source: Path, target: Path) -> Salvaged | None:
    """Write a new library with what can be read of another, which is left as it is; None where that is nothing."""
    from graph.library import made

    with tempfile.TemporaryDirectory(dir=target.parent) as aside:  # to read is to write files beside the library
        for end in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{source}{end}", f"{aside}/library.sqlite{end}")
        _fill_up(Path(aside, "library.sqlite"))
        with closing(_connected(Path(aside, "library.sqlite"))) as old:
            rows = {table: _read(old, table) for table in _COLUMNS}
            base, forgot = _base(old), not _is_readable(old, "setting")
    readings = [row for row in rows["reading"] if _is_whole(row[0], row[2], row[3])]
    if not readings and not rows["location"]:
        return None
    whole = {row[0] for row in readings}
    lost = sorted(str(place) for place, key, _ in rows["location"] if key not in whole)
    rows["reading"] = readings
    rows["location"] = [row for row in rows["location"] if row[1] in whole]
    placed = {row[1] for row in rows["location"]}
    homeless = sorted(str(key) for key in whole - placed)
    rows["location"] += [(f"{_PLACE}{key}", key, f"{_PLACE}{key}") for key in homeless]
    held = {str(name): str(value) for name, value in rows["setting"] if name not in ("ontology", "state")}
    rows["setting"] = list((({"base": base} if base else {}) | held | {"version": str(VERSION)}).items())
    with closing(made(target)) as new:
        new.execute("BEGIN IMMEDIATE")
        for table, found in rows.items():
            marks = ", ".join("?" * len(_COLUMNS[table]))
            new.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", found)
        new.execute("COMMIT")
    return Salvaged(len({row[1] for row in readings}), tuple(lost), len(homeless), forgot)


def _fill_up(path: Path) -> None:
    """Give a file that was cut off its length again: SQLite opens none that is shorter than its first page says.

    Source: https://www.sqlite.org/fileformat2.html, section 1.3: size of a page at byte 16, pages at byte 28.
    """
    with path.open("r+b") as file:
        head = file.read(32)
        length = int.from_bytes(head[16:18], "big") * int.from_bytes(head[28:32], "big")
        if length > path.stat().st_size:
            file.truncate(length)


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=rw", uri=True, isolation_level=None, timeout=30)


def _read(db: sqlite3.Connection, table: str) -> list[Row]:
    """The rows of a table that can be read, each once."""
    have = _held(db, table)
    columns = ", ".join(name if name in have else _INSTEAD.get(name, "''") for name in _COLUMNS[table])
    key = _KEYS.get(table, "")
    order = ", ".join(_COLUMNS[table][:2])
    found: dict[Row, None] = {}
    for direction in ("", " DESC"):
        ordered = ", ".join(f"{name}{direction}" for name in order.split(", "))
        found |= dict.fromkeys(_some(db, f"SELECT {columns} FROM {table} ORDER BY {ordered}"))
    if key:
        known = {row[_COLUMNS[table].index(key)] for row in found}
        for one in sorted(_known(db, table, key) - known, key=str):
            found |= dict.fromkeys(_some(db, f"SELECT {columns} FROM {table} WHERE {key} = ?", one))
    return list(found)


def _held(db: sqlite3.Connection, table: str) -> set[str]:
    """The columns of a table as they are, none where there is no such table."""
    return {str(row[1]) for row in _some(db, f"PRAGMA table_info({table})")}


def _known(db: sqlite3.Connection, table: str, key: str) -> set[object]:
    """Keys of a table as its indexes and other tables know them."""
    ways = [f"SELECT {key} FROM {table} INDEXED BY {index}" for index in _indexes(db, table)]
    if table == "reading":
        ways.append("SELECT reading FROM location INDEXED BY location_reading")
    return {row[0] for way in ways for row in _some(db, way)}


def _indexes(db: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in _some(db, f"PRAGMA index_list({table})") if str(row[3]) == "c" and not row[4]]


def _some(db: sqlite3.Connection, sql: str, *values: object) -> Iterator[Row]:
    """Rows until a broken page stands in the way."""
    with suppress(sqlite3.DatabaseError):
        yield from db.execute(sql, values)


def _is_readable(db: sqlite3.Connection, table: str) -> bool:
    try:
        db.execute(f"SELECT * FROM {table}").fetchall()
    except sqlite3.DatabaseError:
        return False
    return True


def _base(db: sqlite3.Connection) -> str:
    """The base of the IRIs as the mentions know it, '' where they do not."""
    for (iri,) in _some(db, "SELECT iri FROM mention LIMIT 50"):
        if "id/" in str(iri):
            return str(iri).partition("id/")[0]
    return ""


def _is_whole(key: object, data: object, statements: object) -> bool:
    if not isinstance(data, bytes) or not isinstance(statements, bytes):
        return False
    try:
        text, said = zlib.decompress(data), zlib.decompress(statements)
    except zlib.error:
        return False
    return hashlib.sha256(text + b"\n" + said).hexdigest()[:24] == key
