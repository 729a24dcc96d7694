"""The library: what was loaded from where, what was read in it, and the journal of unfinished work.

SQLite in WAL mode. A *reading* is one file's text and layout; two files with the same text are one
document, whose reading is the one that sorts first by its hash, whatever their names and order.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from graph.damage import library_damaged, no_library, told
from graph.errors import NotFound, StoreError
from graph.library_tables import DERIVED, FORM, SCHEMA, VERSION, other_version

if TYPE_CHECKING:
    from graph.codec import Packed
    from graph.model import Document, Statement
    from graph.tombstones import Tombstones

# Who asks for a setting alone, as each query does, need not wait for what opens readings: it is imported where used.


def of_document(document: str) -> tuple[str, str]:
    """Bounds between which the ids of a document's mentions lie."""
    return f"{document}/", f"{document}0"  # 0 comes after /


def _connected(path: Path, how: str = "") -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}{how}"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=30, check_same_thread=False)


def made(path: Path) -> sqlite3.Connection:
    """The file of a library, which is made, with its tables, where there is none.

    Derived tables of another form give way to empty ones, in one transaction: a reader sees all of it or nothing.
    """
    db = _connected(path)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    given_up = "".join(f"DROP TABLE IF EXISTS {table}; " for table in DERIVED) if _is_of_another_form(db) else ""
    db.executescript(
        f"BEGIN IMMEDIATE; {given_up}{SCHEMA} INSERT OR IGNORE INTO setting VALUES ('version', '{VERSION}'); COMMIT;"
    )
    return db


def _is_of_another_form(db: sqlite3.Connection) -> bool:
    """Whether what is derived was built in another form, and is not just being built anew."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'setting'").fetchone():
        return False
    known = dict(db.execute("SELECT name, value FROM setting WHERE name IN ('derived', 'building')").fetchall())
    return "building" not in known and known.get("derived") != FORM


def _opened(path: Path) -> sqlite3.Connection:
    db = _connected(path)
    try:
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # where nothing may be written SQLite cannot make its files for sharing: nobody else writes either
        db.close()
        db = _connected(path, "?immutable=1")
    return db


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of one document: the document, the statements, and where it was found.

    ``source`` is the file or address that holds it: itself, or the archive or mail in which it came.
    ``refused`` maps ids of unsound statements to the reason; ``packed`` is what another process packed already.
    """

    location: str
    document: Document
    statements: tuple[Statement, ...]
    refused: tuple[tuple[str, str], ...] = ()
    source: str = ""
    packed: Packed | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading's hash, and ids of the documents that keeping it concerns."""

    hash: str
    concerned: set[str]


@dataclass(frozen=True, slots=True)
class Source:
    """A file or address as it was when it was last read whole.

    ``size`` is in bytes and ``changed`` in nanoseconds (both 0 for an address), ``content`` the hash of its
    bytes, ``rules`` the version of the rules that read it; ``version`` is what a server said of its version.
    """

    source: str
    size: int = 0
    changed: int = 0
    content: str = ""
    rules: str = ""
    version: str = ""


class Library:
    """The library of one store. Readers and the writer may have it open at the same time."""

    def __init__(self, folder: Path, *, write: bool = False) -> None:
        self.path = folder / "library.sqlite"
        self._tombstones: tuple[str, Tombstones | None] = "", None
        if not write and not os.path.exists(self.path):  # noqa: PTH110 - Path.exists raises where it may not look
            raise no_library(folder)
        try:
            self.db = _opened(self.path) if not write or self._is_old() else made(self.path)
            version = self.setting("version") if self._is_made() else None
        except sqlite3.Error as error:
            if "no such column" in str(error):
                raise StoreError(other_version(folder, ""), code="other_version") from error
            raise told(error, folder) or StoreError(
                f"{self.path}: cannot be opened ({error}); restore the store from a backup", code="library"
            ) from error
        if version is None:  # its first writer is just making it
            self.db.close()
            raise no_library(folder)
        if version != str(VERSION):
            self.db.close()
            raise StoreError(other_version(folder, version), code="other_version")

    def __enter__(self) -> Library:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.close()
        found = told(error, self.path.parent) if isinstance(error, sqlite3.Error) else None
        if found:
            raise found from error

    def _is_old(self) -> bool:
        """Whether the library is there in another form, which is then left as it is."""
        if not self.path.exists():
            return False
        self.db = _opened(self.path)
        try:
            return self._is_made() and self.setting("version") not in (None, str(VERSION))
        finally:
            self.db.close()

    def _is_made(self) -> bool:
        return self.db.execute("SELECT 1 FROM sqlite_master WHERE name = 'setting'").fetchone() is not None

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing for what is written inside."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def setting(self, name: str) -> str | None:
        """A setting of the store, None if it was never set."""
        row = self.db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def keep(self, name: str, value: str) -> None:
        """Keep a setting of the store."""
        self.db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def discard(self, name: str) -> None:
        """Forget a setting."""
        self.db.execute("DELETE FROM setting WHERE name = ?", (name,))

    @property
    def tombstones(self) -> Tombstones | None:
        """What is remembered of persons who were erased, None where nobody was."""
        text = self.setting("tombstones") or ""
        if text != self._tombstones[0]:
            from graph.tombstones import tombstones_of

            self._tombstones = text, tombstones_of(self)
        return self._tombstones[1]

    def place(self, location: str) -> str:
        """A location or source as it is kept: without the names of persons who were erased."""
        from graph.redaction import covered_place

        return covered_place(location, self.tombstones)

    def source(self, source: str) -> Source | None:
        """A source as it was last read, None where it never was."""
        row = self.db.execute("SELECT * FROM source WHERE source = ?", (self.place(source),)).fetchone()
        return Source(*row) if row else None

    def sources(self) -> list[str]:
        """Every file and address that something was read from, sorted."""
        return [str(row[0]) for row in self.db.execute("SELECT DISTINCT source FROM location ORDER BY source")]

    def finish(self, source: Source) -> None:
        """Note that a source was read whole, in this state."""
        kept = replace(source, source=self.place(source.source))
        self.db.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?)", astuple(kept))

    def within(self, source: str) -> list[str]:
        """The locations of the documents that a source holds, sorted."""
        sql = "SELECT location FROM location WHERE source = ? ORDER BY location"
        rows = self.db.execute(sql, (self.place(source),))
        return [str(row[0]) for row in rows]

    def profiles(self) -> dict[str, str]:
        """The profiles of tables that were given to this store, as TOML by name."""
        return dict(self.db.execute("SELECT name, text FROM profile ORDER BY name").fetchall())

    def keep_profile(self, name: str, text: str) -> None:
        """Keep a profile of tables, in place of what had its name."""
        self.db.execute("INSERT OR REPLACE INTO profile VALUES (?, ?)", (name, text))

    def answers(self, document: str) -> dict[str, dict[str, tuple[int, str]]]:
        """What models answered about a document: by rule and question, where its piece begins and the answer."""
        found: dict[str, dict[str, tuple[int, str]]] = {}
        sql = "SELECT rule, question, start, text FROM answer WHERE document = ? ORDER BY rule, start, question"
        for rule, question, start, text in self.db.execute(sql, (document,)):
            found.setdefault(str(rule), {})[str(question)] = (int(start), str(text))
        return found

    def keep_answers(self, document: str, rule: str, answers: Mapping[str, tuple[int, str]], *, whole: bool) -> None:
        """Keep a model's answers about a document; if they are all there are, in place of its earlier ones."""
        if whole:
            self.db.execute("DELETE FROM answer WHERE document = ? AND rule = ?", (document, rule))
        rows = [(document, rule, question, *answer) for question, answer in answers.items()]
        self.db.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)", rows)

    def discard_answers(self) -> None:
        """Forget what was answered about documents that are no longer held."""
        self.db.execute("DELETE FROM answer WHERE document NOT IN (SELECT document FROM reading)")

    def document_at(self, location: str) -> str | None:
        """The id of the document that was read from a location, None where none was."""
        row = self.db.execute(
            "SELECT document FROM location JOIN reading ON reading = hash WHERE location = ?", (self.place(location),)
        ).fetchone()
        return str(row[0]) if row else None

    def locations(self, document: str | None = None) -> list[tuple[str, str]]:
        """(location, document) of everything loaded, sorted by location."""
        where, values = ("WHERE document = ?", (document,)) if document else ("", ())
        sql = f"SELECT location, document FROM location JOIN reading ON reading = hash {where} ORDER BY location"
        return [(str(location), str(found)) for location, found in self.db.execute(sql, values)]

    def documents(self) -> list[str]:
        """Ids of all documents, sorted."""
        return [str(row[0]) for row in self.db.execute("SELECT DISTINCT document FROM reading ORDER BY document")]

    def holds(self, document: str) -> bool:
        """Whether a document is loaded."""
        return self.db.execute("SELECT 1 FROM reading WHERE document = ? LIMIT 1", (document,)).fetchone() is not None

    def chosen(self, document: str) -> str | None:
        """Hash of the reading that is the document's, None for a document that is not loaded."""
        row = self.db.execute(
            "SELECT hash FROM reading WHERE document = ? ORDER BY hash LIMIT 1", (document,)
        ).fetchone()
        return str(row[0]) if row else None

    def document(self, document: str) -> Document:
        """One document with its text, blocks and locations; raises NotFound, StoreError where it is damaged."""
        row = self.db.execute(
            "SELECT data FROM reading WHERE document = ? ORDER BY hash LIMIT 1", (document,)
        ).fetchone()
        if row is None:
            raise NotFound(
                f"document {document!r}: not in this store; 'triptych documents' lists what is", code="no_document"
            )
        places = [location for location, _ in self.locations(document)]
        from graph import codec

        return codec.document_from_json(self._unpacked(row[0], document), places)

    def statements(self, document: str) -> tuple[tuple[Statement, ...], dict[str, str]]:
        """The raw statements of a document, and those of them that are unsound with the reason."""
        row = self.db.execute(
            "SELECT statements, refused FROM reading WHERE document = ? ORDER BY hash LIMIT 1", (document,)
        ).fetchone()
        if row is None:
            return (), {}
        from graph import codec

        return codec.statements_from_json(document, self._unpacked(row[0], document)), dict(json.loads(row[1]))

    def refused(self, document: str) -> dict[str, str]:
        """The statements of a document that are unsound, by id, with the reason."""
        sql = "SELECT refused FROM reading WHERE document = ? ORDER BY hash LIMIT 1"
        row = self.db.execute(sql, (document,)).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def _unpacked(self, data: bytes, document: str) -> str:
        try:
            return zlib.decompress(data).decode()
        except (zlib.error, UnicodeDecodeError) as error:
            raise StoreError(
                library_damaged(self.path.parent, f"what it holds of document {document}"), code="library"
            ) from error

    def iris(self, document: str) -> dict[str, str]:
        """The IRI of each mention of a document, by id."""
        rows = self.db.execute("SELECT id, iri FROM mention WHERE id > ? AND id < ?", of_document(document))
        return dict(rows.fetchall())

    def put(self, reading: Reading) -> Kept:
        """Keep a reading in place of what its location held."""
        from graph import codec

        packed = reading.packed or codec.pack(reading.document, reading.statements)
        key = packed.hash
        location, source = self.place(reading.location), self.place(reading.source or reading.location)
        held = self.db.execute("SELECT reading FROM location WHERE location = ?", (location,)).fetchone()
        if held == (key,):
            return Kept(key, set())
        concerned = self.drop(location)
        self.db.execute(
            "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?)",
            (
                key,
                reading.document.id,
                packed.document,
                packed.statements,
                json.dumps(sorted(reading.refused), ensure_ascii=False),
            ),
        )
        self.db.execute(
            "INSERT OR REPLACE INTO location VALUES (?, ?, ?)",
            (location, key, source),
        )
        return Kept(key, concerned | {reading.document.id})

    def drop(self, location: str) -> set[str]:
        """Withdraw a location, and its reading if that was the last of it; ids of the documents concerned."""
        location = self.place(location)
        row = self.db.execute(
            "SELECT hash, document, source FROM location JOIN reading ON reading = hash WHERE location = ?", (location,)
        ).fetchone()
        if row is None:
            return set()
        self.db.execute("DELETE FROM location WHERE location = ?", (location,))
        self.db.execute("DELETE FROM source WHERE source = ?", (row[2],))  # what it holds is to be read again
        if not self.db.execute("SELECT 1 FROM location WHERE reading = ? LIMIT 1", (row[0],)).fetchone():
            self.db.execute("DELETE FROM reading WHERE hash = ?", (row[0],))
        return {str(row[1])}

    def mark(self, documents: Iterable[str]) -> None:
        """Journal that the graph has yet to follow what changed in these documents."""
        self.db.executemany("INSERT OR IGNORE INTO pending VALUES (?)", [(one,) for one in sorted(documents)])

    def pending(self, most: int) -> list[list[str]]:
        """Documents that the graph has yet to follow, in turns of up to a number of them.

        What the graph knows already is in the first turn, however much it is: a judgement may concern many documents,
        and holds for all of them or for none.
        """
        known = "EXISTS (SELECT 1 FROM mention WHERE id > document || '/' AND id < document || '0')"
        rows = self.db.execute(f"SELECT document, {known} FROM pending ORDER BY document").fetchall()
        first = [str(document) for document, there in rows if there]
        fresh = [str(document) for document, there in rows if not there]
        room = max(0, most - len(first))
        turns = [first + fresh[:room], *(fresh[at : at + most] for at in range(room, len(fresh), most))]
        return [turn for turn in turns if turn]

    def settle(self, documents: Iterable[str]) -> None:
        """The graph has followed these documents."""
        self.db.executemany("DELETE FROM pending WHERE document = ?", [(one,) for one in documents])

    def intend(self, locations: Iterable[str]) -> None:
        """Journal what a load is about to read, so that one that is cut off can be taken up again."""
        self.db.executemany("INSERT OR IGNORE INTO intent VALUES (?)", [(self.place(one),) for one in locations])

    def intents(self) -> list[str]:
        """Locations that a load began with and has not come to."""
        return [str(row[0]) for row in self.db.execute("SELECT location FROM intent ORDER BY location")]

    def fulfil(self, locations: Iterable[str]) -> None:
        """The load has come to these locations."""
        self.db.executemany("DELETE FROM intent WHERE location = ?", [(self.place(one),) for one in locations])
