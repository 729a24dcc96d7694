"""What kind of file it is, by its content first and its name second."""

from __future__ import annotations

import codecs
import re
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

from graph.errors import BadInput, NotFound
from loaders.readers.files import read_content
from loaders.readers.packages import check_directory, read_member

ARCHIVE = "application/zip"
MAIL = "message/rfc822"
HTML = "text/html"
PDF = "application/pdf"
XLS = "application/vnd.ms-excel"
TABLES = frozenset(
    {
        "text/csv",
        "text/tab-separated-values",
        "application/json",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        XLS,
        "application/vnd.oasis.opendocument.spreadsheet",
    }
)
"""Kinds whose documents are tables, not prose."""

SUFFIXES: Mapping[str, str] = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".docm": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".eml": MAIL,
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".geojson": "application/json",
    ".ndjson": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": XLS,
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".zip": ARCHIVE,
}
"""The kind that a name promises."""

_DOCUMENTS = "save it as PDF, DOCX or text"
_REFUSED = (  # what a file's first bytes betray: what it is, and what to do
    (b"\x89PNG", "a PNG image", "make a PDF of it"),
    (b"\xff\xd8\xff", "a JPEG image", "make a PDF of it"),
    (b"GIF8", "a GIF image", "make a PDF of it"),
    (b"II*\x00", "a TIFF image", "make a PDF of it"),
    (b"MM\x00*", "a TIFF image", "make a PDF of it"),
    (b"\x1f\x8b", "gzip-compressed data", "unpack it"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it, or make a ZIP of it"),
    (b"Rar!", "a RAR archive", "unpack it, or make a ZIP of it"),
    (b"BZh", "bzip2-compressed data", "unpack it"),
    (b"\xfd7zXZ", "xz-compressed data", "unpack it"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ", "a program", "leave it out"),
    (b"SQLite format 3\x00", "a database", "export its tables as CSV"),
    (b"{\\rtf", "an RTF document", "save it as DOCX or PDF"),
)
_PACKAGES = (  # the member that tells what a ZIP package is
    ("word/document.xml", SUFFIXES[".docx"]),
    ("xl/workbook.xml", SUFFIXES[".xlsx"]),
    ("xl/workbook.bin", SUFFIXES[".xlsx"]),
    ("ppt/presentation.xml", "a presentation"),
)
_STREAMS = (  # names of the streams of an old Office file, as its directory writes them
    ("EncryptedPackage", "a password-protected Office document", "save it without a password"),
    ("WordDocument", "an old Word document", "save it as DOCX"),
    ("PowerPoint Document", "an old presentation", "save it as PDF"),
    ("__properties_version1.0", "an Outlook message", "save it as EML"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 4096
_TAIL = 70_000  # bytes in which a ZIP file tells how long its table of contents is
ARCHIVE_LIMIT = 2_000_000_000
"""Bytes that an archive may have; a single document has a limit of its own."""
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|table)\b", re.I | re.S
)
_WORKBOOK_XML = re.compile(
    rb"<\?mso-application\s+progid=\"Excel\.Sheet\"|urn:schemas-microsoft-com:office:spreadsheet"
)
_MAIL = re.compile(
    rb"(?:(?:Received|Return-Path|From|Date|Subject|To|MIME-Version|Message-ID|Delivered-To|X-[\w-]+):"
    rb"[^\n]*\n(?:[ \t][^\n]*\n)*){2}",
    re.IGNORECASE,
)
_UNMARKED_MARKUP = frozenset({".md", ".markdown", ".json", ".eml"})


def kind_of(path: Path, *, suffix: str | None = None, media: str = "") -> str:
    """The media type of what a file holds; ``application/zip`` for an archive of documents.

    ``suffix`` is that of the name it is known by, where that is not the path's; ``media`` the type that
    a server gave it, which counts where neither content nor name tells. Raises NotFound, and BadInput
    for kinds that nothing reads, with the advice what to do.
    """
    named = (path.suffix if suffix is None else suffix).lower()
    head = read_content(path, _HEAD, ARCHIVE_LIMIT)
    kind = _told(path, head, named, media.partition(";")[0].strip().lower())
    if kind != ARCHIVE:
        read_content(path, _HEAD)  # the limit of a single document
    return kind


def _told(path: Path, head: bytes, named: str, media: str) -> str:
    if head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"%PDF-"):
        return PDF
    if named in ("", ".pdf") and b"%PDF-" in head[:1024]:  # behind a server's lines; a text may speak of it
        return PDF
    if head.startswith(_ZIP):
        return _package(path, named)
    if head.startswith(_OLE):
        return _old_office(path)
    for signature, what, advice in _REFUSED:
        if head.startswith(signature) and not _is_text(signature, head):
            raise BadInput(f"{path}: is {what}; {advice}", code="kind")
    return _text(path, head, named, media)


def is_known(path: Path) -> bool:
    """Whether a file of a folder is one to read: a name of a known kind, or a content that tells it."""
    if path.suffix.lower() in SUFFIXES:
        return True
    try:
        head = read_content(path, _HEAD)
    except (BadInput, NotFound):
        return False
    if b"%PDF-" in head[:1024] or _MARKUP.match(head.lstrip(b"\xef\xbb\xbf")):
        return True
    try:
        return head.startswith(_ZIP) and _package(path, "") != ARCHIVE
    except BadInput:
        return False


def _is_text(signature: bytes, head: bytes) -> bool:
    """Whether it is a text that happens to begin so: "MZ" and "BZh" are letters."""
    return signature.isalnum() and b"\x00" not in head


def _package(path: Path, named: str) -> str:
    """What a ZIP package is, by its members."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL))
            check_directory(file.read(), path)
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            stated = (
                read_member(package, "mimetype", path, 1000).decode("ascii", "replace").strip()
                if "mimetype" in names
                else ""
            )
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        return SUFFIXES.get(named, ARCHIVE)  # its reader says what is broken; BadInput is a ValueError too
    if stated in SUFFIXES.values():
        return stated
    if stated.startswith(("application/vnd.oasis", "application/epub")):
        raise BadInput(f"{path}: is a document of the kind {stated}; {_DOCUMENTS}", code="kind")
    for member, kind in _PACKAGES:
        if member in names:
            if "/" not in kind:
                raise BadInput(f"{path}: is {kind}; save it as PDF", code="kind")
            return kind
    if named in SUFFIXES and named != ".zip" and "[Content_Types].xml" in names:
        return SUFFIXES[named]  # a package that lacks its main part: its reader says so
    return ARCHIVE


def _old_office(path: Path) -> str:
    data = read_content(path)
    for stream, what, advice in _STREAMS:
        if stream.encode("utf-16-le") in data:
            raise BadInput(f"{path}: is {what}; {advice}", code="kind")
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return XLS
    raise BadInput(f"{path}: is an old Office file that holds no workbook; {_DOCUMENTS}", code="kind")


def _text(path: Path, head: bytes, named: str, media: str) -> str:
    plain = head.lstrip(codecs.BOM_UTF8)
    if _WORKBOOK_XML.search(plain):
        raise BadInput(f"{path}: is a workbook in XML of 2003; save it as XLSX")
    if _MARKUP.match(plain) and named not in _UNMARKED_MARKUP:
        return HTML
    promised = SUFFIXES.get(named, "")
    if promised in (XLS, SUFFIXES[".xlsx"], SUFFIXES[".ods"]):
        return "text/csv"  # many systems export text under the name of a workbook
    if promised in (PDF, SUFFIXES[".docx"], SUFFIXES[".odt"], ARCHIVE):
        return "text/plain"
    if promised:
        return promised
    if media in SUFFIXES.values() and media != "text/plain":
        return media
    if plain.lstrip()[:1] in (b"{", b"[") and plain.count(b'"') > 1:
        return "application/json"
    if _MAIL.match(plain):
        return MAIL
    if media == "text/plain":
        return media
    raise BadInput(
        f"{path}: no reader for {named or 'a file without suffix'}; known are {', '.join(sorted(SUFFIXES))}",
        code="kind",
    )
