"""One document read: its text, what it says, and what of that is unsound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.iri import BASE
from graph.model import Document, Refusal, Statement
from graph.quarantine import unsound
from loaders import registry
from loaders.extract.rules import extract


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its statements.

    ``refused`` maps ids of the statements that are unsound within the document to the reason; ``unread`` are
    parts of it that gave no statements although they might have, such as rows of a table.
    """

    document: Document
    statements: tuple[Statement, ...]
    refused: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[Refusal, ...] = ()


def read(path: Path, base: str = BASE, *, suffix: str | None = None, media: str = "", url: str = "") -> Read:
    """What one file says; ``suffix`` and ``media`` as for `registry.read`, ``url`` the address it came from.

    Raises BadInput or NotFound, which name the file, the cause and the cure.
    """
    document = registry.read(path, suffix=suffix, media=media)
    if url and not document.url:
        document = replace(document, url=url)
    statements = extract(document)
    return Read(document, statements, unsound(statements, base))
