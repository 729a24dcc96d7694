"""Which reader reads which file, and which files of a folder can be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

from graph.errors import BadInput
from graph.model import Document, Refusal
from loaders.readers.files import read_bytes

Reader = Callable[[Path], Document]

# A format is one line here, one file in readers/ and one test. Nothing is imported before it is needed.
READERS: Mapping[str, str] = {
    ".txt": "loaders.readers.text:read_text",
    ".text": "loaders.readers.text:read_text",
    ".md": "loaders.readers.markdown:read_markdown",
    ".markdown": "loaders.readers.markdown:read_markdown",
    ".html": "loaders.readers.html:read_html",
    ".htm": "loaders.readers.html:read_html",
    ".xhtml": "loaders.readers.html:read_html",
    ".pdf": "loaders.readers.pdf:read_pdf",
    ".docx": "loaders.readers.docx:read_docx",
    ".odt": "loaders.readers.odt:read_odt",
    ".eml": "loaders.readers.mail:read_mail",
    ".csv": "loaders.readers.delimited:read_delimited",
    ".tsv": "loaders.readers.delimited:read_delimited",
    ".json": "loaders.readers.records:read_json",
    ".xlsx": "loaders.readers.spreadsheet:read_spreadsheet",
    ".xls": "loaders.readers.spreadsheet:read_spreadsheet",
    ".ods": "loaders.readers.spreadsheet:read_spreadsheet",
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
TEXT_LIMIT = 2_000_000
_MARKUP = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search of folders came to.

    ``files`` can be tried, in order; ``ignored`` are files of unknown kinds and ``refused`` are
    folders that could not be opened, each with its reason.
    """

    files: tuple[Path, ...]
    ignored: tuple[Refusal, ...] = ()
    refused: tuple[Refusal, ...] = ()


@cache
def readers() -> Mapping[str, str]:
    """The table of readers by suffix or media type, with what installed packages add to it.

    A package adds one in the entry-point group ``triptych.readers``, named by suffix or media
    type; a name that is already in the table is not replaced.

    >>> readers()[".md"]
    'loaders.readers.markdown:read_markdown'
    """
    added = {point.name.lower(): point.value for point in sorted(entry_points(group="triptych.readers"))}
    return {**added, **READERS}


def suffixes() -> tuple[str, ...]:
    """The suffixes that can be read, sorted.

    >>> ".html" in suffixes()
    True
    """
    return tuple(sorted(name for name in readers() if name.startswith(".")))


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
        raise BadInput(f"{kind}: no reader for {name or 'a file without suffix'}; known are {known}")
    module, _, function = target.partition(":")
    try:
        reader: Reader = getattr(import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise BadInput(f"{kind}: its reader {target} cannot be imported ({error}); reinstall the package") from error
    return reader


def read(path: Path) -> Document:
    """The document that a file holds.

    Raises NotFound where nothing is, BadInput for what cannot be used:
    a folder, an empty, unreadable, too large or binary file, an unknown kind. A page saved under
    the suffix of plain text is read as the page that it is.
    """
    data = read_bytes(path)
    limit = text_limit()
    reader = reader_for(path)
    if path.suffix.lower() in {".txt", ".text"} and data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(
        _MARKUP
    ):
        reader = reader_for("text/html")
    document = reader(path)
    if len(document.text) > limit:
        raise BadInput(
            f"{path}: has {len(document.text):,} characters of text, more than the limit of {limit:,}; "
            "split it or set TRIPTYCH_TEXT_LIMIT"
        )
    return document


def text_limit() -> int:
    """Characters of text that a document may have: 2 million, or what the setting ``TRIPTYCH_TEXT_LIMIT`` says.

    More would hold up a whole folder. Raises BadInput for a setting that is no whole number.
    """
    setting = os.environ.get("TRIPTYCH_TEXT_LIMIT", "")
    if setting and not setting.isdecimal():
        raise BadInput(f"TRIPTYCH_TEXT_LIMIT={setting}: is no number of characters; set it to one such as {TEXT_LIMIT}")
    return int(setting) if setting else TEXT_LIMIT


def readable_files(paths: Iterable[Path]) -> Found:
    """The files that paths name or hold, each once: named files first as given, folders walked in sorted order.

    A named file is always among ``files``: whoever reads it says what is wrong with it. In
    folders, hidden names are passed over, links to folders already seen are not followed, and
    files that no reader takes are listed as ignored.
    """
    files: dict[Path, None] = {}
    ignored: dict[str, Refusal] = {}
    refused: list[Refusal] = []
    seen: set[Path] = set()
    for path in paths:
        if _is_folder(path):
            _walk(path, files, ignored, refused, seen)
        elif reason := _unusable(path):
            refused.append(Refusal(repr(str(path)), reason))
        else:
            files.setdefault(path)
    return Found(tuple(files), tuple(ignored.values()), tuple(refused))


def _walk(
    folder: Path, files: dict[Path, None], ignored: dict[str, Refusal], refused: list[Refusal], seen: set[Path]
) -> None:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        real = here.resolve()
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(entry for entry in here.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            refused.append(Refusal(str(here), f"folder cannot be opened ({error.strerror}); change its permissions"))
            continue
        for entry in entries:
            if _is_folder(entry):
                continue
            if reason := _unusable(entry):
                refused.append(Refusal(repr(str(entry)), reason))
            elif entry.suffix.lower() in readers():
                files.setdefault(entry)
            else:
                reason = f"no reader for {entry.suffix.lower() or 'a file without suffix'}"
                ignored.setdefault(str(entry), Refusal(str(entry), reason))
        # The last one pushed is walked first, so push them backwards.
        waiting.extend(entry for entry in reversed(entries) if _is_folder(entry))


def _is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as one may look: where one may not, reading says so."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises there


def _unusable(path: Path) -> str:
    """Why a file cannot be kept by its name, '' where it can: names are text, and a file system's are bytes."""
    try:
        str(path.absolute()).encode("utf-8")
    except UnicodeEncodeError:
        return "its name is not in UTF-8; rename it"
    return ""
