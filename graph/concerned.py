"""Which documents a change of the ledger concerns, and up to where the graph has followed it."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from graph import ledger
from graph.library import Library
from graph.reference import reference_of
from graph.rulings import Rulings, rulings

_Value = TypeVar("_Value")
_SPOKEN_OF = (
    "SELECT DISTINCT document FROM mention WHERE iri = ?",
    "SELECT DISTINCT document FROM mention WHERE own = ? AND own != iri",
)
_NEEDED = "SELECT DISTINCT document FROM mention JOIN reference USING (iri) WHERE reference.thing = ?"


def state_of(lines: bytes) -> str:
    """Size and hash of a ledger.

    >>> state_of(b"")
    '0 e3b0c44298fc1c14'
    """
    return f"{len(lines)} {sha256(lines).hexdigest()[:16]}"


def warn_if_shorter(path: Path, followed: str | None, now: str) -> None:
    """Warn of a ledger or log that lost what it held: nobody but its owner may have taken that out."""
    gone = _size(followed) - _size(now)
    if gone > 0:
        warnings.warn(
            f"{path}: {gone} bytes are gone, and what they said holds no longer; "
            "if nobody took them out, put the file back from a backup",
            stacklevel=3,
        )


def _size(state: str | None) -> int:
    return int(state.split()[0]) if state else 0


def concerned(library: Library, lines: bytes, followed: str | None, after: Rulings) -> set[str]:
    """The documents that a ledger concerns otherwise than in the state that was followed.

    A ledger grows at its end alone; where it was changed elsewhere all documents are.
    """
    size = _size(followed)
    if followed and state_of(lines[:size]) != followed:
        return set(library.documents())
    before = rulings(ledger.from_lines(lines[:size].decode(), ledger.NAME))
    return set(_changed(library, before, after))


def _changed(library: Library, before: Rulings, after: Rulings) -> Iterator[str]:
    for one in (
        *_otherwise(before.pinned, after.pinned),
        *_otherwise(before.barred, after.barred),
    ):
        yield one.split("/", 1)[0]
    for one in (
        *(before.accepted ^ after.accepted),
        *(before.rejected ^ after.rejected),
        *_otherwise(before.preferred, after.preferred),
    ):
        yield one.split("#", 1)[0]
    renamed = _otherwise(before.labels, after.labels)
    for iri in (*_otherwise(before.joined, after.joined), *renamed):
        for sql in _SPOKEN_OF:
            yield from _column(library, sql, iri)
    for iri in renamed:
        yield from _column(library, _NEEDED, reference_of(iri))


def _otherwise(before: Mapping[str, _Value], after: Mapping[str, _Value]) -> set[str]:
    return {key for key in {*before, *after} if before.get(key) != after.get(key)}


def _column(library: Library, sql: str, value: str) -> Iterable[str]:
    return [str(row[0]) for row in library.db.execute(sql, (value,))]
