"""One document read: its text, what it says, and what of that is unsound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.iri import BASE
from graph.model import Document, Refusal, Statement
from graph.quarantine import unsound
from graph.redacted import redacted_document
from graph.tombstones import Tombstones
from loaders import registry
from loaders.extract.language import language_of_text
from loaders.extract.rules import extract
from loaders.tables.profile import Profile
from loaders.tabular import Tabular, read_tables


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its statements.

    ``refused`` maps ids of the statements that are unsound within the document to the reason; ``unread`` are
    parts of it that could not be read or gave no statements although they might have: pages, rows of a table. They
    are named by their place in the document, '' where none is known. ``tabular`` tells how its tables were
    read, None for prose.
    """

    document: Document
    statements: tuple[Statement, ...]
    refused: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[Refusal, ...] = ()
    tabular: Tabular | None = None


def read(
    path: Path,
    base: str = BASE,
    *,
    suffix: str | None = None,
    media: str = "",
    url: str = "",
    profiles: Sequence[Profile] = (),
    tombstones: Tombstones | None = None,
) -> Read:
    """What one file says; ``suffix`` and ``media`` as for `registry.read`, ``url`` the address it came from.

    ``profiles`` of tables go before the shipped ones. What ``tombstones`` take out is covered before anything is
    extracted. Raises BadInput or NotFound, which name the file,
    the cause and the cure.
    """
    document = registry.read(path, suffix=suffix, media=media)
    if url and not document.url:
        document = replace(document, url=url)
    if tombstones is not None:
        document = redacted_document(document, tombstones)
    tables = read_tables(document, profiles)
    statements = extract(document) if tables is None else tables.statements
    if not document.language and tables is None:  # only now: what is read depends on what the file says of itself
        document = replace(document, language=language_of_text(document.text))
    unread = [Refusal("", note) for note in document.notes] + list(tables.unread if tables else ())
    return Read(document, statements, unsound(statements, base), tuple(unread), tables)


def placed(unread: Refusal, location: str) -> Refusal:
    """What was not read, named by its document too.

    >>> placed(Refusal("row 17", "names no beneficiary"), "list.csv").what
    'list.csv: row 17'
    """
    return replace(unread, what=f"{location}: {unread.what}" if unread.what else location)
