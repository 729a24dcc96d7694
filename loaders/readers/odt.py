"""OpenDocument texts (.odt): what they show, as one text with headings, lists, tables and notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from graph.errors import BadInput
from graph.model import Document, document_of
from loaders.readers.html_head import iso_date
from loaders.readers.layout import units_of
from loaders.readers.odt_styles import read_looks
from loaders.readers.odt_walk import OdtWalk
from loaders.readers.odt_words import OFFICE
from loaders.readers.packages import kind_of_package, open_package, read_member, read_xml
from loaders.readers.properties import Told, best_title, plausible_title, told_language, unread_notes, without_text
from loaders.readers.units import rendered, visible

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_MANIFEST = "META-INF/manifest.xml"


def read_odt(path: Path) -> Document:
    """The document of an OpenDocument text, as it would be printed with all changes accepted.

    The same is left out as from a Word document. Raises BadInput for what is no whole
    OpenDocument text, is protected by a password or shows no text, and as ``read_content`` does.
    """
    archive = open_package(path, "an OpenDocument text")
    names = set(archive.namelist())
    kind, advice = kind_of_package(archive, path)
    if kind not in {"an OpenDocument text", "a ZIP archive"} or "content.xml" not in names:
        reason = f"is {kind}, not an OpenDocument text; {advice}"
        if kind == "an OpenDocument text":
            reason = "its part 'content.xml' is missing; save it again"
        raise BadInput(f"{path}: {reason}")
    if _MANIFEST in names and b"encryption-data" in read_member(archive, _MANIFEST, path):
        raise BadInput(f"{path}: is protected by a password; save it without one", code="password")
    content = read_xml(archive, "content.xml", path)
    styles = read_xml(archive, "styles.xml", path) if "styles.xml" in names else None
    walk = OdtWalk(read_looks(content, styles))
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is not None:
        walk.read(body)
    units = units_of(walk.page)
    text, blocks = rendered(units)
    if not text:
        raise BadInput(f"{path}: {without_text(walk.unread)}", code="empty")
    told = _told(archive, names, path)
    return document_of(
        text,
        language=told.language,
        blocks=blocks,
        locations=(str(path.resolve()),),
        media_type=MEDIA_TYPE,
        title=best_title(visible(walk.title), units, told.title),
        rights=told.rights,
        date=told.date,
        notes=unread_notes(walk.unread),
    )


def _told(archive: ZipFile, names: set[str], path: Path) -> Told:
    """What the document's properties tell."""
    meta = read_xml(archive, "meta.xml", path).find(f"{OFFICE}meta") if "meta.xml" in names else None
    if meta is None:
        return Told()
    own = {(field.get(f"{_META}name") or "").lower(): field for field in meta.iter(f"{_META}user-defined")}
    return Told(
        plausible_title(_said(meta.find(f"{_DC}title"))),
        told_language(_said(meta.find(f"{_DC}language")), _said(meta.find(f"{_META}generator"))),
        iso_date(_said(own.get("dcterms.issued", own.get("issued")))),
        _said(meta.find(f"{_DC}rights")) or _said(own.get("rights")) or None,
    )


def _said(element: Element | None) -> str:
    return visible("".join(element.itertext())) if element is not None else ""
