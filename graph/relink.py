"""Resolution kept up to date: a changed document re-resolves only whom it can touch.

The library remembers every mention with its keys and its IRI. What a change can reach is found
through shared keys: a mention with a strong key never changes because of others, a weak one can.
The outcome is the same as resolving everything anew (a test compares both after random changes).

Ten thousand documents may speak of one thing. Those of their mentions that are alike in all that
counts (names, places, keys, the IRIs of parts) fare alike, so one of them is asked for all.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from hashlib import blake2b
from sqlite3 import Connection

from graph.codec import clues_to_json, mention_from_row
from graph.identity import FAMILIES, Record, family, record
from graph.keys import STRONG
from graph.library import Library, of_document
from graph.model import Mention
from graph.resolve import Identity, assign
from graph.rulings import Rulings

_RANK = {name: rank for rank, name in enumerate(FAMILIES)}
_MOST = 20  # moved mentions of a document up to which SQLite looks for each of them
_MOVE = "UPDATE mention SET iri = ?, own = ?, provisional = ? WHERE id = ?"


@dataclass(slots=True)
class Reach:
    """Whom a change touched.

    ``moved`` are the mentions that have another IRI than before, with the one of before, by document, of documents
    that did not change themselves; ``iris`` the IRIs concerned; ``iri_of`` has the IRI of each mention of the documents
    that did.
    """

    moved: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    iris: set[str] = field(default_factory=set)
    iri_of: dict[str, str] = field(default_factory=dict)


def relink(library: Library, fresh: Mapping[str, Mapping[str, Mention]], rulings: Rulings, base: str) -> Reach:
    """Resolve again whom these documents can touch, and keep the outcome in the library.

    ``fresh`` has the mentions, by id, of every document that is new, changed or (without any) gone. Runs inside the
    caller's transaction.
    """
    work = _Relinking(library.db, rulings, base)
    for document in fresh:
        work.take_out(document)
    by_family: dict[str, list[Mention]] = defaultdict(list)
    for mentions in fresh.values():
        for mention in mentions.values():
            by_family[family(mention.kind)].append(mention)
    for name in FAMILIES:
        work.resolve(name, by_family[name])
    return work.reach


class _Relinking:
    """One run of ``relink``."""

    def __init__(self, db: Connection, rulings: Rulings, base: str) -> None:
        self._db, self._rulings, self._base = db, rulings, base
        self._before: dict[str, Identity] = {}  # of the mentions that were taken out
        self._free: dict[str, set[str]] = defaultdict(set)  # by family, the keys that these had
        self._known: dict[str, Mention] = {}
        self._looked_for: dict[str, set[str]] = defaultdict(set)  # by document, moved mentions whose wholes are known
        self._wholes: dict[str, set[str]] = defaultdict(set)  # by family, mentions whose parts have moved
        self.reach = Reach()

    def take_out(self, document: str) -> None:
        """Take a document's mentions out of the library, for they are made anew."""
        span, families = of_document(document), {}
        for key, name, *identity in self._db.execute(
            "SELECT id, family, iri, own, provisional FROM mention WHERE id > ? AND id < ?", span
        ):
            families[key] = name
            self._before[key] = _identity(*identity)
            self.reach.iris.add(identity[0])
        if families:
            for mention, key in self._db.execute(
                "SELECT mention, key FROM key WHERE mention > ? AND mention < ?", span
            ):
                self._free[families[mention]].add(key)
            self._db.execute("DELETE FROM key WHERE mention > ? AND mention < ?", span)
            self._db.execute("DELETE FROM mention WHERE id > ? AND id < ?", span)

    def resolve(self, name: str, mentions: Iterable[Mention]) -> None:
        """Resolve the changed mentions of one family, and whom they or moved parts can touch."""
        made = {mention.id: self._record(mention, name) for mention in mentions}
        followed = {mention.id: self._record(mention, name) for mention in self._with_moved_parts(name)}
        records = made | followed
        alike = self._touched(name, records)
        found = assign(list(records.values()), self._rulings, self._base)
        self.reach.iri_of.update((key, found[key].iri) for key in made)
        self._keep_new(name, made, found)
        for key in followed:
            self._move([key], found[key])
        for key, where in alike.items():
            if found[key] != self._last(key):
                self._move(self._all_alike(*where), found[key])
        self._db.executemany(
            "INSERT INTO key VALUES (?, ?, ?, ?)",
            (row for one in (*made.values(), *followed.values()) for row in _key_rows(one)),
        )

    def _record(self, mention: Mention, name: str) -> Record:
        """The record of a mention; as in ``graph.resolve`` its parts of earlier families count."""
        iri_of = {}
        for _, part in mention.parts:
            if _RANK[family(part.kind)] < _RANK[name]:
                iri = self.reach.iri_of.get(part.id) or self._iri(part.id)
                if iri:
                    iri_of[part.id] = iri
        return self._rulings.applied(record(mention, iri_of))

    def _with_moved_parts(self, name: str) -> Iterator[Mention]:
        """Mentions of documents that did not change whose parts have moved; their keys are taken out."""
        for document, ids in self.reach.moved.items():
            self._look_for_whole(document, ids.keys() - self._looked_for[document])
        for key in sorted(self._wholes.pop(name, ())):
            held = {row[0] for row in self._db.execute("SELECT key FROM key WHERE mention = ?", (key,))}
            self._free[name] |= held
            self._db.execute("DELETE FROM key WHERE mention = ?", (key,))
            yield self._mention(key)

    def _look_for_whole(self, document: str, ids: Set[str]) -> None:
        """Note the mentions of a document, by family, that have some others for parts."""
        if not ids:
            return
        self._looked_for[document] |= ids
        likely = " OR ".join(["instr(parts, ?)"] * len(ids)) if len(ids) <= _MOST else "parts != '[]'"
        sql = f"SELECT id, family, parts FROM mention WHERE id > ? AND id < ? AND ({likely})"
        for key, name, parts in self._db.execute(sql, (*of_document(document), *(ids if len(ids) <= _MOST else ()))):
            if any(part in ids for _, part in json.loads(parts)):
                self._wholes[name].add(key)

    def _touched(self, name: str, records: dict[str, Record]) -> dict[str, tuple[str, int, str]]:
        """Add to the records whom they can touch, one for all that are alike; where to find the others comes back.

        Where everybody who has a name is strong nobody can be moved, however many share it.
        """
        alike: dict[str, tuple[str, int, str]] = {}
        weak = {key for one in records.values() if one.strong is None for _, key in one.keys}
        waiting = {key for one in records.values() for rank, key in one.keys if rank not in STRONG}
        waiting |= self._free.pop(name, set())
        asked: set[str] = set()
        while waiting:
            key = waiting.pop()
            asked.add(key)
            if key not in weak and not self._is_weak(key):
                continue
            for where, first in self._likenesses(key):
                if first not in records:
                    alike[first] = where
                    records[first] = self._record(self._mention(first), name)
                    if records[first].strong is None:
                        fresh = {other for _, other in records[first].keys}
                        weak |= fresh
                        waiting |= fresh - asked
        return alike

    def _is_weak(self, key: str) -> bool:
        return self._db.execute("SELECT 1 FROM key WHERE key = ? AND weak = 1 LIMIT 1", (key,)).fetchone() is not None

    def _likenesses(self, key: str) -> Iterator[tuple[tuple[str, int, str], str]]:
        """Each likeness in which a key is known, and the first mention that has it: one step of the index for each."""
        weak, likeness = -1, ""
        sql = (
            "SELECT weak, likeness, mention FROM key WHERE key = ? AND (weak, likeness) > (?, ?) "
            "ORDER BY weak, likeness, mention LIMIT 1"
        )
        while row := self._db.execute(sql, (key, weak, likeness)).fetchone():
            weak, likeness, mention = row
            yield (key, weak, likeness), mention

    def _all_alike(self, key: str, weak: int, likeness: str) -> list[str]:
        sql = "SELECT mention FROM key WHERE key = ? AND weak = ? AND likeness = ?"
        return [row[0] for row in self._db.execute(sql, (key, weak, likeness))]

    def _keep_new(self, name: str, made: Mapping[str, Record], found: Mapping[str, Identity]) -> None:
        rows = []
        for key, one in made.items():
            after, before = found[key], self._before.get(key)
            if after != before:
                self.reach.iris |= {after.iri, before.iri} if before else {after.iri}
            parts = json.dumps([(role, part.id) for role, part in one.mention.parts]) if one.mention.parts else "[]"
            identity = (after.iri, after.own, int(after.provisional))
            rows.append((key, one.mention.document, name, *identity, clues_to_json(one.mention), parts))
        self._db.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _move(self, keys: Iterable[str], after: Identity) -> None:
        """Give mentions that are alike, of documents that did not change, what they were found to be."""
        for key in keys:
            before = self._last(key)
            if before != after:
                self.reach.iris |= {before.iri, after.iri}
                self._db.execute(_MOVE, (after.iri, after.own, int(after.provisional), key))
                if before.iri != after.iri:
                    self.reach.moved[key.split("/", 1)[0]].setdefault(key, before.iri)

    def _last(self, key: str) -> Identity:
        """A mention of the library as last resolved."""
        sql = "SELECT iri, own, provisional FROM mention WHERE id = ?"
        return _identity(*self._db.execute(sql, (key,)).fetchone())

    def _iri(self, key: str) -> str | None:
        row = self._db.execute("SELECT iri FROM mention WHERE id = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def _mention(self, key: str) -> Mention:
        """A mention of the library with its parts."""
        if key not in self._known:
            clues, parts = self._db.execute("SELECT clues, parts FROM mention WHERE id = ?", (key,)).fetchone()
            joined = [(role, self._mention(part)) for role, part in json.loads(parts)]
            self._known[key] = mention_from_row(key, clues, joined)
        return self._known[key]


def _identity(iri: str, own: str, provisional: int) -> Identity:
    return Identity(iri, own, bool(provisional))


def _key_rows(one: Record) -> Iterator[tuple[str, int, str, str]]:
    """The rows of a mention's weak keys."""
    held = {key for rank, key in one.keys if rank not in STRONG}
    if held:
        weak, likeness = int(one.strong is None), _likeness(one)
        for key in held:
            yield key, weak, likeness, one.id


def _likeness(one: Record) -> str:
    """A hash of all that ``graph.resolve`` asks of a mention, except where it stands."""
    mention = one.mention
    names = sorted({(name.text, name.language or "", name.use) for name in mention.names if name.use != "alias"})
    clues = (mention.authority, mention.code, mention.country, mention.place, mention.body)
    told = (names, clues, mention.number, mention.period, mention.tag, one.parts, one.keys)
    return blake2b(repr(told).encode(), digest_size=8).hexdigest()
