"""Resolution kept up to date: a changed document re-resolves only whom it can touch.

The library remembers every mention with its keys and its IRI. What a change can reach is found
through shared keys: a mention with a strong key never changes because of others, a weak one can.
The outcome is the same as resolving everything anew (a test compares both after random changes).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.codec import mention_to_data, mentions_from_data, mentions_of
from graph.identity import FAMILIES, STRONG, Record, family, record
from graph.ledger import Rulings
from graph.library import Library
from graph.model import Mention
from graph.resolve import Identity, assign


@dataclass(slots=True)
class Reach:
    """Whom a change touched: documents that hold a mention with another IRI than before, and the IRIs concerned."""

    documents: set[str] = field(default_factory=set)
    iris: set[str] = field(default_factory=set)


class _Known:
    """The mentions of the library, read as they are asked for."""

    def __init__(self, library: Library) -> None:
        self._db, self._documents = library.db, dict[str, dict[str, Mention]]()

    def rows(self, document: str) -> dict[str, tuple[str, str, bool]]:
        """Mention id to (family, IRI, provisional) of a document as last resolved."""
        sql = "SELECT id, family, iri, provisional FROM mention WHERE document = ?"
        return {row[0]: (row[1], row[2], bool(row[3])) for row in self._db.execute(sql, (document,))}

    def mentions(self, document: str) -> dict[str, Mention]:
        """The mentions of a document, by id, as they were last resolved."""
        if document not in self._documents:
            sql = "SELECT id, data FROM mention WHERE document = ?"
            data: dict[str, dict[str, Any]] = {row[0]: json.loads(row[1]) for row in self._db.execute(sql, (document,))}
            self._documents[document] = mentions_from_data(document, data)
        return self._documents[document]

    def sharing(self, keys: Iterable[str], weak: set[str]) -> set[str]:
        """Ids of the mentions that have one of the keys, for keys that a weak mention has (``weak``: a new one).

        Where everybody is strong nobody can be moved, however many share the name.
        """
        found: set[str] = set()
        for key in keys:
            if key in weak or self._db.execute("SELECT 1 FROM key WHERE key = ? AND weak LIMIT 1", (key,)).fetchone():
                found |= {row[0] for row in self._db.execute("SELECT mention FROM key WHERE key = ?", (key,))}
        return found

    def keys(self, mention: str) -> set[str]:
        """The weak keys of a mention as last resolved."""
        return {row[0] for row in self._db.execute("SELECT key FROM key WHERE mention = ?", (mention,))}

    def iri(self, mention: str) -> str | None:
        """The IRI of a mention as last resolved."""
        row = self._db.execute("SELECT iri FROM mention WHERE id = ?", (mention,)).fetchone()
        return str(row[0]) if row else None


def relink(library: Library, changed: Iterable[str], rulings: Rulings, base: str) -> Reach:
    """Resolve again whom these documents (changed, new or gone) can touch, and keep the outcome in the library.

    Runs inside the caller's transaction.
    """
    known, reach = _Known(library), Reach()
    fresh: dict[str, dict[str, Mention]] = {}
    gone: dict[str, dict[str, tuple[str, str, bool]]] = {}
    for document in sorted(changed):
        statements, _ = library.statements(document)
        fresh[document], gone[document] = mentions_of(statements), known.rows(document)
        reach.iris |= {iri for _, iri, _ in gone[document].values()}
    reach.documents |= set(fresh)
    iri_of: dict[str, str] = {}
    moved: dict[str, set[str]] = defaultdict(set)  # document -> mentions whose IRI changed

    def part_iris(mention: Mention) -> Mapping[str, str]:
        found = {}
        for _, part in mention.parts:
            iri = iri_of.get(part.id) or known.iri(part.id)
            if iri:
                found[part.id] = iri
        return found

    for name in FAMILIES:
        frontier: set[str] = set()
        records: dict[str, Record] = {}
        for document, mentions in fresh.items():
            old = [key for key, (kind, _, _) in gone[document].items() if kind == name]
            for key in old:
                frontier |= known.keys(key)
            for mention in mentions.values():
                if family(mention.kind) == name:
                    records[mention.id] = rulings.applied(record(mention, part_iris(mention)))
        for document, ids in ((document, ids) for document, ids in moved.items() if document not in fresh):
            for mention in known.mentions(document).values():
                if family(mention.kind) == name and any(part.id in ids for _, part in mention.parts):
                    frontier |= known.keys(mention.id)
                    records[mention.id] = rulings.applied(record(mention, part_iris(mention)))
        dropped = {key for document in fresh for key in gone[document]}
        frontier |= {key for one in records.values() for rank, key in one.keys if rank not in STRONG}
        asked: set[str] = set()
        while frontier - asked:
            turn = frontier - asked
            asked |= turn
            for key in sorted(
                known.sharing(turn, {other for one in records.values() if one.strong is None for _, other in one.keys})
                - dropped
                - set(records)
            ):
                mention = known.mentions(key.split("/", 1)[0])[key]
                records[key] = rulings.applied(record(mention, part_iris(mention)))
                if records[key].strong is None:
                    frontier |= {other for _, other in records[key].keys}
        _keep(library, name, records, assign(list(records.values()), rulings, base), known, reach, moved, iri_of)
    for document, rows in gone.items():
        for key in sorted(set(rows) - set(fresh[document])):
            library.db.execute("DELETE FROM mention WHERE id = ?", (key,))
            library.db.execute("DELETE FROM key WHERE mention = ?", (key,))
    reach.documents |= set(moved)
    return reach


def _keep(
    library: Library,
    name: str,
    records: Mapping[str, Record],
    found: Mapping[str, Identity],
    known: _Known,
    reach: Reach,
    moved: dict[str, set[str]],
    iri_of: dict[str, str],
) -> None:
    """Write what changed, and note who moved from one IRI to another."""
    for key, one in sorted(records.items()):
        identity = found[key]
        iri_of[key] = identity.iri
        row = library.db.execute("SELECT iri, own, provisional, data FROM mention WHERE id = ?", (key,)).fetchone()
        data = json.dumps(mention_to_data(one.mention), ensure_ascii=False, sort_keys=True)
        before = (str(row[0]), str(row[1]), bool(row[2])) if row else None
        after = (identity.iri, identity.own, identity.provisional)
        if before != after:
            reach.iris |= {identity.iri} | ({before[0]} if before else set())
            if before is None or before[0] != identity.iri:
                moved[one.mention.document].add(key)
        if before != after or row[3] != data:
            library.db.execute(
                "INSERT OR REPLACE INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (key, one.mention.document, name, one.strong is None, *after[:2], int(after[2]), data),
            )
        held = {made for rank, made in one.keys if rank not in STRONG}
        library.db.execute("DELETE FROM key WHERE mention = ?", (key,))
        weak = one.strong is None
        library.db.executemany("INSERT INTO key VALUES (?, ?, ?)", [(made, key, weak) for made in sorted(held)])
