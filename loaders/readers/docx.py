"""Word documents (.docx): what they show, as one text with headings, lists, tables and notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import BadInput
from graph.model import Document, document_of
from loaders.readers.docx_parts import Parts
from loaders.readers.docx_styles import W, read_lists, read_styles
from loaders.readers.docx_walk import DocxWalk
from loaders.readers.docx_words import Fields, whole_fields
from loaders.readers.layout import units_of
from loaders.readers.properties import best_title, unread_notes, without_text
from loaders.readers.units import rendered, visible

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTES = ("footnote", "endnote")


def read_docx(path: Path) -> Document:
    """The document of a Word file, as it would be printed with all changes accepted.

    Left out are deletions, comments, hidden text, headers and footers, the table of contents and
    the numbers that Word makes itself. Raises BadInput for what is no whole Word document, is
    protected by a password or shows no text, and as ``read_content`` does.
    """
    parts = Parts(path)
    root = parts.document()
    body = root.find(f"{W}body")
    notes = {key: note for kind in _NOTES for key, note in _notes(parts.part(f"{kind}s"), kind)}
    fields = frozenset().union(whole_fields(root), *(whole_fields(note) for note in notes.values()))
    styles, lists = read_styles(parts.part("styles")), read_lists(parts.part("numbering"))
    walk = DocxWalk(styles, lists, notes, Fields(fields), parts.page)
    if body is not None:
        walk.read(body)
    units = units_of(walk.page)
    text, blocks = rendered(units)
    if not text:
        raise BadInput(f"{path}: {without_text(walk.words.unread)}", code="empty")
    told = parts.told()
    return document_of(
        text,
        language=told.language,
        blocks=blocks,
        locations=(str(path.resolve()),),
        media_type=MEDIA_TYPE,
        title=best_title(visible(walk.title), units, told.title),
        rights=told.rights,
        date=told.date,
        notes=unread_notes(walk.words.unread),
    )


def _notes(root: Element | None, kind: str) -> list[tuple[tuple[str, str], Element]]:
    """The notes of a part by kind and id, without the lines that part them from the page."""
    if root is None:
        return []
    return [
        ((kind, note.get(f"{W}id") or ""), note)
        for note in root.iter(f"{W}{kind}")
        if note.get(f"{W}type") in (None, "normal")
    ]
