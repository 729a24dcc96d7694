"""Erasing a person: what would go, shown before it goes, and then the one transaction after which it is gone for good.

The library is rewritten and a journal entry made in one transaction; everything derived is then built anew from it by
whoever opens the store for writing (``erasure_files``), this process or, if it is killed, the next.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph import codec, erasure_files, erasure_ledger
from graph.errors import BadInput, NotFound
from graph.identity import family
from graph.iri import BASE
from graph.model import Document, Statement
from graph.naming import identified, kinds_of, label
from graph.personal_names import is_like, surname_of, words
from graph.redacted import found_in, redacted
from graph.redaction import covered, covered_place, find
from graph.terms import DEFAULT_GRAPH, node, texts
from graph.tombstones import Seal, Tombstone, Tombstones, lay, tombstone
from graph.updates import erased as updates
from ontology import territories, vocabulary

if TYPE_CHECKING:
    from graph.library import Library
    from graph.store import Reader
    from graph.write import Writer

_NAMES = ("skos:prefLabel", "skos:altLabel", "rdfs:label")
_AROUND = 60
"""Code points shown on each side of a passage."""
_ROUNDS = 5
"""Times that all documents are looked through for what was found beside the name, at most."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be erased, as the caller says it.

    ``names`` are in the order of speech or with a comma behind the surname; ``contacts`` further addresses of mail and
    telephone numbers; ``kept`` names and contacts that look alike and stay; ``documents`` limit all to some documents;
    ``surname`` whether it goes where it stands alone, None: unless it is a place's name too.
    """

    names: tuple[str, ...]
    contacts: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    surname: bool | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where a document speaks of the person: ``what`` as in `graph.redaction.Found`, with words around it."""

    document: str
    start: int
    end: int
    what: str
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be erased, and the tombstone that would stay.

    ``things`` are (IRI, label) of what goes from the graph as a whole; ``locations`` paths and addresses that hold
    the name; ``judgements`` and ``updates`` are the numbers of lines of the ledger and of the log of updates that
    name the person; ``uploads`` are files kept in the store that go; ``contacts`` those given and those found beside
    the name; ``doubtful`` are places that have a word like the surname and stay: in documents that do not name the
    person, or with another ending.
    """

    person: Person
    stones: Tombstones
    passages: tuple[Passage, ...]
    things: tuple[tuple[str, str], ...] = ()
    locations: tuple[str, ...] = ()
    judgements: int = 0
    updates: int = 0
    uploads: tuple[str, ...] = ()
    doubtful: tuple[Passage, ...] = ()
    contacts: tuple[str, ...] = field(default=())

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that are concerned, sorted."""
        return tuple(sorted({one.document for one in self.passages}))

    @property
    def written(self) -> tuple[str, ...]:
        """The name and the contacts exactly as the documents write them, for looking whether they are gone."""
        return tuple(sorted({one.text for one in self.passages if one.what != "surname"}))


def names_of_person(reader: Reader, person: str, base: str = BASE) -> tuple[str, ...]:
    """The names meant by a name, or those of the person whose IRI is given.

    Raises NotFound for an IRI that is not there, BadInput for one of something that is no person.
    """
    iri = identified(reader, person, base)
    if iri is None:
        if "://" in person or person.startswith(("id:", "id/")):
            raise NotFound(f"{person}: nothing in this store has this IRI; give the person's name")
        return (person,)
    if not any(family(kind) == "person" for kind in kinds_of(reader, iri)):
        raise BadInput(f"{person}: is no person; erase takes a person's name, or the IRI of one")
    said = (reader.match(node(iri), node(vocabulary.expand(one)), None, DEFAULT_GRAPH) for one in _NAMES)
    found = {name for quads in said for name, _ in texts(quads)}
    if not found:
        raise NotFound(f"{person}: the graph knows no name of this person; give the name")
    return tuple(sorted(found))


def plan(library: Library, reader: Reader, folder: Path, person: Person, *, at: str = "") -> Plan:
    """What erasing a person would take from a store; nothing is changed.

    ``at`` is the day to note on the tombstone. Raises NotFound where nothing speaks of the person or a document is not
    there, BadInput for what is no name.
    """
    for document in person.documents:
        if not library.holds(document):
            raise NotFound(f"document {document!r}: not in this store; 'triptych documents' lists what is")
    known = library.tombstones
    seal = known.seal if known else Seal.new()
    alone = _surname_goes(person)
    contacts, passages = set(person.contacts), []
    for _ in range(_ROUNDS):
        stone = tombstone(
            seal, person.names, contacts=contacts, kept=person.kept, documents=person.documents, surname=alone, at=at
        )
        own = Tombstones(seal, (stone,))
        passages = list(_passages(library, own))
        more = {one.text for one in passages if one.what == "nearby"} - contacts
        if not more:
            break
        contacts |= more
    locations = tuple(sorted({one for one in _places(library) if covered_place(one, own) != one}))
    judgements = erasure_ledger.naming(folder, own) + updates.naming(folder, own)
    if not passages and not locations and not judgements:
        raise NotFound(_nowhere(person, known, stone))
    made = Plan(
        person=person,
        stones=Tombstones(seal, (*(known.all if known else ()), stone)),
        passages=tuple(passages),
        locations=locations,
        contacts=tuple(sorted(contacts)),
    )
    gone, iris, ids = _gone(library, own)
    return replace(
        made,
        things=tuple(sorted((iri, label(reader, iri)) for iri in iris)),
        judgements=erasure_ledger.naming(folder, own, gone | iris, ids),
        updates=updates.naming(folder, own, iris),
        uploads=tuple(erasure_files.uploads(folder, library, made.documents)),
        doubtful=tuple(_doubtful(library, own, {*map(surname_of, person.names)} - {""})),
    )


def erase(writer: Writer, made: Plan) -> None:
    """Take a person out of the library for good and lay the tombstone; ``complete`` does the rest, without ``writer``.

    After a crash all of it has happened or nothing, and what is to follow is done by the next who opens the store for
    writing.
    """
    library, known = writer.library, writer.library.tombstones
    if known and known.seal.key != made.stones.seal.key:
        raise BadInput("another erasure came in between; look again at what would be erased")
    own = Tombstones(made.stones.seal, made.stones.all[-1:])
    stones = Tombstones(own.seal, (*(known.all if known else ()), *own.all))
    library.db.execute("PRAGMA secure_delete=ON")
    with library.transaction():
        gone, iris, ids = _gone(library, own)
        concerned: set[str] = set()
        for key, document, statements, refused in list(_readings(library)):
            after = redacted(document, statements, refused, own)
            if (after.document, after.statements, after.refused) == (document, statements, refused):
                continue
            concerned.add(document.id)
            _rewrite(library, key, after.document, after.statements, after.refused)
            library.db.execute("DELETE FROM answer WHERE document = ?", (document.id,))
        uploads = erasure_files.uploads(writer.folder, library, concerned)
        lay(library, stones)
        _cover_the_rest(library, own)
        library.mark(library.documents())
        erasure_files.journal(library, gone=sorted({*gone, *iris}), ids=ids, uploads=uploads)


def complete(folder: Path, seconds: float = 10.0) -> erasure_files.Left:
    """Finish what an erasure began; what cannot be finished yet because somebody reads it still after ``seconds``.

    That is finished when the store is next opened for writing and nobody reads it any more.
    """
    from graph.write import Writer

    with Writer(folder) as writer:  # opening does all but wait
        return erasure_files.wait_for_readers(writer.library, seconds)


def check_facts(folder: Path, library: Library, made: Plan) -> list[str]:
    """What stands still in the facts and quotes of the newest snapshot, or in the library's texts and statements."""
    from graph.store import open_snapshot

    with open_snapshot(folder) as snapshot:
        facts = set(erasure_files.check_facts(map(str, snapshot.match()), made.written))
    texts = (
        zlib.decompress(data).decode()
        for row in library.db.execute("SELECT data, statements FROM reading")
        for data in row
    )
    return sorted(facts | set(erasure_files.check_facts(texts, map(_as_json, made.written))))


def _as_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _surname_goes(person: Person) -> bool:
    """Whether a surname alone is erased: not by itself where it is a place's name."""
    if person.surname is not None:
        return person.surname
    return not any(territories.find(surname_of(name)) for name in person.names if surname_of(name))


def _nowhere(person: Person, known: Tombstones | None, stone: Tombstone) -> str:
    name = " / ".join(person.names)
    where = f" in {', '.join(person.documents)}" if person.documents else ""
    for one in known.all if known else ():
        if set(stone.names) & set(one.names):
            when = f" ({one.at})" if one.at else ""
            return f"{name!r}: erased already{when}; nothing in this store{where} names this person"
    return (
        f"{name!r}: nothing in this store{where} names this person, so nothing was erased; "
        "give the name as the documents write it, other ways to write it with --also"
    )


def _readings(library: Library) -> Iterator[tuple[str, Document, tuple[Statement, ...], tuple[tuple[str, str], ...]]]:
    """(hash, document, statements, refused) of everything read, in order."""
    for (key,) in library.db.execute("SELECT hash FROM reading ORDER BY hash").fetchall():
        sql = "SELECT document, data, statements, refused FROM reading WHERE hash = ?"
        document, data, said, refused = library.db.execute(sql, (key,)).fetchone()
        yield (
            key,
            codec.document_from_json(zlib.decompress(data).decode()),
            codec.statements_from_json(document, zlib.decompress(said).decode()),
            tuple((one, reason) for one, reason in json.loads(refused)),
        )


def _passages(library: Library, own: Tombstones) -> Iterator[Passage]:
    """Where documents speak of the person, each text once, in order of documents and places."""
    for document in library.documents():
        rows = library.db.execute("SELECT data FROM reading WHERE document = ? ORDER BY hash", (document,)).fetchall()
        found = (one for (data,) in rows for one in _in(codec.document_from_json(zlib.decompress(data).decode()), own))
        yield from dict.fromkeys(found)


def _in(read: Document, own: Tombstones) -> Iterator[Passage]:
    """All that speaks of the person in a document; outside its text, as in the title, ``start`` is -1."""
    found = found_in(read, own)
    for one in found:
        yield _passage(read.id, read.text, one.start, one.end, one.what)
    headers = (header for block in read.blocks for _, _, header in block.cells)
    others = {read.title, read.url, read.rights, *headers, *(block.sheet for block in read.blocks)} - {None, ""}
    for text in sorted(map(str, others)):
        for one in find(text, own, read.id, named=bool(found)):
            yield replace(_passage(read.id, text, one.start, one.end, one.what), start=-1, end=-1)


def _gone(library: Library, own: Tombstones) -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """The person's mentions, the IRIs that are of these alone, and new ids of statements as the journal has them."""
    gone: set[str] = set()
    ids: dict[str, str] = {}
    for _, document, statements, refused in _readings(library):
        after = redacted(document, statements, refused, own)
        gone |= after.persons
        ids |= {f"{document.id}#{one}": f"{document.id}#{new}" if new else "" for one, new in after.ids.items()}
    sql = "SELECT iri FROM mention WHERE id = ? UNION SELECT own FROM mention WHERE id = ?"
    iris = {str(row[0]) for one in sorted(gone) for row in library.db.execute(sql, (one, one))}
    return frozenset(gone), frozenset(iri for iri in iris if not _mentions(library, iri) - gone), ids


def _doubtful(library: Library, own: Tombstones, surnames: Collection[str]) -> Iterator[Passage]:
    """Words like the surname that are not taken out, as a name's one of several words can be."""
    for document in library.documents():
        read = library.document(document)
        found = found_in(read, own)
        for word in words(read.text):
            inside = any(one.start <= word.start < one.end for one in found)
            if not inside and any(is_like(word, one.rpartition(" ")[2]) for one in surnames):
                yield _passage(document, read.text, word.start, word.end, "surname")


def _passage(document: str, text: str, start: int, end: int, what: str) -> Passage:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return Passage(document, start, end, what, text[start:end], before, after)


def _mentions(library: Library, iri: str) -> set[str]:
    return {str(row[0]) for row in library.db.execute("SELECT id FROM mention WHERE iri = ?", (iri,))}


def _places(library: Library) -> Iterator[str]:
    for table, column in (("location", "location"), ("source", "source"), ("intent", "location")):
        yield from (str(row[0]) for row in library.db.execute(f"SELECT {column} FROM {table}"))


def _rewrite(
    library: Library,
    key: str,
    document: Document,
    statements: Sequence[Statement],
    refused: Iterable[tuple[str, str]],
) -> None:
    packed = codec.pack(document, statements)
    library.db.execute("DELETE FROM reading WHERE hash = ?", (key,))
    library.db.execute(
        "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?)",
        (packed.hash, document.id, packed.document, packed.statements, json.dumps(sorted(refused), ensure_ascii=False)),
    )
    library.db.execute("UPDATE location SET reading = ? WHERE reading = ?", (packed.hash, key))


def _cover_the_rest(library: Library, own: Tombstones) -> None:
    """Cover the names in places, profiles and what models answered about other documents."""
    for table, column in (
        ("location", "location"),
        ("location", "source"),
        ("source", "source"),
        ("intent", "location"),
    ):
        rows = library.db.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall()
        changed = [(made, one) for (one,) in rows if (made := covered_place(one, own)) != one]
        library.db.executemany(f"UPDATE OR REPLACE {table} SET {column} = ? WHERE {column} = ?", changed)
    for name, text in library.profiles().items():
        made = covered(text, find(text, own))
        if made != text:
            library.keep_profile(name, made)
    for document, text in library.db.execute("SELECT document, text FROM answer").fetchall():
        if find(text, own, document):
            library.db.execute("DELETE FROM answer WHERE document = ? AND text = ?", (document, text))
