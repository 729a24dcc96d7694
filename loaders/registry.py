"""Which reader reads which kind of file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

from graph.errors import BadInput
from graph.model import Document
from loaders import kinds
from loaders.limits import table_limit, text_limit

Reader = Callable[[Path], Document]

# A format is one line here, its suffixes in kinds.py, one file in readers/ and one test. Nothing is imported before
# it is needed.
READERS: Mapping[str, str] = {
    "text/plain": "loaders.readers.text:read_text",
    "text/markdown": "loaders.readers.markdown:read_markdown",
    "text/html": "loaders.readers.html:read_html",
    "application/xhtml+xml": "loaders.readers.html:read_html",
    "application/pdf": "loaders.readers.pdf:read_pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "loaders.readers.docx:read_docx",
    "application/vnd.oasis.opendocument.text": "loaders.readers.odt:read_odt",
    "message/rfc822": "loaders.readers.mail:read_mail",
    "text/csv": "loaders.readers.delimited:read_delimited",
    "text/tab-separated-values": "loaders.readers.delimited:read_delimited",
    "application/json": "loaders.readers.records:read_json",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (
        "loaders.readers.spreadsheet:read_spreadsheet"
    ),
    "application/vnd.ms-excel": "loaders.readers.spreadsheet:read_spreadsheet",
    "application/vnd.oasis.opendocument.spreadsheet": "loaders.readers.spreadsheet:read_spreadsheet",
}


@cache
def readers() -> Mapping[str, str]:
    """The readers by suffix and media type, with what installed packages add.

    A package adds one in the entry-point group ``triptych.readers``, named by suffix or media
    type; a name that is already there is not replaced.

    >>> readers()[".md"]
    'loaders.readers.markdown:read_markdown'
    """
    added = {point.name.lower(): point.value for point in sorted(entry_points(group="triptych.readers"))}
    named = {suffix: READERS[kind] for suffix, kind in kinds.SUFFIXES.items() if kind in READERS}
    return {**added, **named, **READERS}


def suffixes() -> tuple[str, ...]:
    """The suffixes of files that can be loaded, archives too, sorted.

    >>> ".html" in suffixes(), ".zip" in suffixes()
    (True, True)
    """
    return tuple(sorted({*kinds.SUFFIXES, *(name for name in readers() if name.startswith("."))}))


def reader_for(kind: str | Path) -> Reader:
    """The reader of a path (by its suffix) or a media type (as text, parameters allowed).

    Raises BadInput for a kind that nothing reads.

    >>> reader_for("text/html; charset=utf-8").__name__
    'read_html'
    """
    name = kind.suffix.lower() if isinstance(kind, Path) else kind.partition(";")[0].strip().lower()
    target = readers().get(name)
    if target is None:
        known = ", ".join(suffixes())
        raise BadInput(f"{kind}: no reader for {name or 'a file without suffix'}; known are {known}", code="kind")
    module, _, function = target.partition(":")
    try:
        reader: Reader = getattr(import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise BadInput(f"{kind}: its reader {target} cannot be imported ({error}); reinstall the package") from error
    return reader


def read(path: Path, *, suffix: str | None = None, media: str = "") -> Document:
    """The document that a file holds, read as what its content shows it to be.

    ``suffix`` and ``media`` are as for ``kinds.kind_of``. Raises NotFound where nothing is, BadInput
    for what cannot be used: a folder, an empty, unreadable, too large or binary file, an unknown kind,
    an archive, which holds several documents.
    """
    named = path.suffix.lower() if suffix is None else suffix.lower()
    if named not in kinds.SUFFIXES and named in readers():
        return _bounded(reader_for(named)(path), path)
    kind = kinds.kind_of(path, suffix=named, media=media)
    if kind == kinds.ARCHIVE:
        raise BadInput(f"{path}: is an archive of documents, not one; 'triptych load' reads what is in it", code="kind")
    return _bounded(reader_for(kind)(path), path)


def _bounded(document: Document, path: Path) -> Document:
    """The document; raises BadInput for one with more text than is allowed."""
    table = document.media_type in kinds.TABLES
    limit, name = (table_limit(), "TABLE") if table else (text_limit(), "TEXT")
    if len(document.text) > limit:
        raise BadInput(
            f"{path}: has {len(document.text):,} characters of text, more than the limit of {limit:,}; "
            f"split it or set TRIPTYCH_{name}_LIMIT",
            code="large",
        )
    return document
