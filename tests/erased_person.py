"""A person named in documents, and where in a store any trace of her stands: for the tests of erasing."""

from __future__ import annotations

import re
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import tantivy

import triptych
from graph import erase, erasure_files
from graph.iri import BASE
from graph.library import Library
from graph.store import open_snapshot
from graph.write import Writer
from ontology.names import fold

TXT = """CircE is an Interreg Europe project.

The contact is Ms Žofie Maria Tammova (Regione Lombardia), e-mail z.tammova@regione.example, tel. +39 02 1234 567.
Zofie Tammova organised the study visit in Torino on 12 March 2018. TAMMOVA, Žofie presented the practice "Reuse".
Ms Tammova left early. Mayor Jaan Kask opened it.
"""
HTML = """<html><head><title>Interview with Ž. Tammova</title></head><body><h1>CircE</h1>
<p>CircE is an Interreg Europe project.</p>
<p>Žofie&nbsp;Tammová said so at https://people.example/zofie-tammova today.</p>
</body></html>"""
CSV = """Name;Role;Surname;E-mail;Body
Žofie;expert;Tammova;office@regione.example;Regione Lombardia
Jaan;expert;Kask;jk@linn.example;Linn
"""
MAIL = """From: "Tammova, Zofie" <zofie.tammova@regione.example>
To: circe@project.example
Subject: Study visit (Zofie M. Tammova)
Date: Mon, 12 Mar 2018 10:00:00 +0000
Message-ID: <1@regione.example>
Content-Type: text/plain; charset=utf-8

CircE is an Interreg Europe project.

Please ask Zofie Tammova for the programme of the study visit in Torino.
Phone: 02 1234567
"""
UNSEEN = """Circ2 (Circular Regions Number 2) is an Interreg Europe project.
ŽOFIE TAMMOVA (tammova.zofie@gov.example, 0039 02 123 4567) leads it.
"""
NAME = "Žofie Tammova"
PROJECT = BASE + "id/project/"
TRACES = ("tammov", "1234567")  # the surname in any form, and the number without its blanks
BYTES = tuple(re.compile(rb"[ \0]*".join(bytes([one]) for one in trace.encode()), re.IGNORECASE) for trace in TRACES)


def traces(store: Path) -> list[str]:
    """Where the name, the address or the number stand, in bytes and in everything that is compressed."""
    found = []

    def look(where: str, text: str) -> None:
        folded = fold(text).replace(" ", "")
        found.extend(f"{where}: {trace}" for trace in TRACES if trace in folded)

    for path in sorted(store.rglob("*")):
        look("name of file", str(path.relative_to(store)))
        if path.is_file():
            data = path.read_bytes()
            found += [f"{path.relative_to(store)}: bytes {one.pattern!r}" for one in BYTES if one.search(data)]
    with closing(sqlite3.connect(store / "library.sqlite")) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in db.execute(f"SELECT * FROM {table}"):
                for value in row:
                    text = zlib.decompress(value).decode() if isinstance(value, bytes) else str(value)
                    look(f"table {table}", text)
    with open_snapshot(store) as snapshot:
        for quad in snapshot.match():
            look("graph", str(quad))
    index = tantivy.Index.open(str(store / "search"))
    index.reload()
    searcher = index.searcher()
    for _, address in searcher.search(tantivy.Query.all_query(), limit=10_000).hits:
        look("search", str(searcher.doc(address).to_dict()))
    return found


def planned(store: Path, *names: str, **more: object) -> erase.Plan:
    with triptych.open(store) as graph, closing(Library(store)) as library:
        return erase.plan(library, graph.reader, store, erase.Person(names or (NAME,), **more))  # type: ignore[arg-type] - told by name


def erased(store: Path, *names: str, **more: object) -> erase.Plan:
    made = planned(store, *names, **more)
    with Writer(store) as writer:
        erase.erase(writer, made)
    assert erase.complete(store) == erasure_files.Left()
    return made
