"""The tables of the library and the version of their form."""

from __future__ import annotations

from pathlib import Path

VERSION = 2
"""The form of the tables. A store of an older one is taken over by 'triptych restore', so what is primary may only gain
tables and columns; a store of a newer one is refused."""
FORM = "3"
"""Changes whenever something else is derived of the same documents and judgements, in the graph or in the tables
``DERIVED``: the next writer builds both anew. ``tests/test_upgrade.py`` fails where that was forgotten."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reading (
  hash TEXT PRIMARY KEY, document TEXT NOT NULL, data BLOB NOT NULL, statements BLOB NOT NULL, refused TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS reading_document ON reading (document, hash);
CREATE TABLE IF NOT EXISTS location (
  location TEXT PRIMARY KEY, reading TEXT NOT NULL, source TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS location_reading ON location (reading);
CREATE INDEX IF NOT EXISTS location_source ON location (source);
CREATE TABLE IF NOT EXISTS source (
  source TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL, content TEXT NOT NULL,
  rules TEXT NOT NULL, version TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answer (
  document TEXT NOT NULL, rule TEXT NOT NULL, question TEXT NOT NULL, start INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (document, rule, question)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS profile (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mention (
  id TEXT PRIMARY KEY, document TEXT NOT NULL, family TEXT NOT NULL, iri TEXT NOT NULL, own TEXT NOT NULL,
  provisional INTEGER NOT NULL, clues TEXT NOT NULL, parts TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS mention_iri ON mention (iri, provisional);
CREATE INDEX IF NOT EXISTS mention_own ON mention (own) WHERE own != iri;
CREATE TABLE IF NOT EXISTS key (
  key TEXT NOT NULL, weak INTEGER NOT NULL, likeness TEXT NOT NULL, mention TEXT NOT NULL,
  PRIMARY KEY (key, weak, likeness, mention)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS key_mention ON key (mention);
CREATE TABLE IF NOT EXISTS claim (
  document TEXT NOT NULL, statement TEXT NOT NULL, subject TEXT NOT NULL, predicate TEXT NOT NULL, value TEXT NOT NULL,
  participation TEXT NOT NULL, date TEXT NOT NULL, PRIMARY KEY (document, statement)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_group ON claim (subject, predicate, value, date);
CREATE INDEX IF NOT EXISTS claim_participation ON claim (participation) WHERE participation != '';
CREATE TABLE IF NOT EXISTS verdict (
  subject TEXT NOT NULL, predicate TEXT NOT NULL, value TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (subject, predicate, value)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name (
  iri TEXT NOT NULL, predicate TEXT NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (iri, predicate, text, language, document)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS name_document ON name (document);
CREATE TABLE IF NOT EXISTS reference (iri TEXT NOT NULL, thing TEXT NOT NULL, PRIMARY KEY (iri, thing)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS reference_thing ON reference (thing);
CREATE TABLE IF NOT EXISTS piece (
  document TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL, statements BLOB NOT NULL,
  PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS spoken (
  mention TEXT NOT NULL, piece INTEGER NOT NULL, PRIMARY KEY (mention, piece)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unlisted (iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pending (document TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS intent (location TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS arrival (document TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS run (at TEXT NOT NULL, what TEXT NOT NULL);
"""


DERIVED = ("mention", "key", "claim", "verdict", "name", "reference", "piece", "spoken", "unlisted")
"""Tables that follow from the readings and the ledger."""


def other_version(folder: Path, version: str) -> str:
    """What is said of a library of another form."""
    path = folder / "library.sqlite"
    if version.isdigit() and int(version) > VERSION:
        return (
            f"{path}: written by a newer version of Triptych (form {version}; this one knows {VERSION}); "
            "install that version, or load the documents into a new store"
        )
    return (
        f"{path}: written by an older version of Triptych; "
        f"'triptych restore {folder} --store NEW' takes its documents and judgements over into a new store"
    )
