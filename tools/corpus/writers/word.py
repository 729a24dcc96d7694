"""Word processors: DOCX with python-docx, ODT as the XML that it is."""

from __future__ import annotations

import io
import re
from datetime import datetime
from xml.sax.saxutils import escape

from tools.corpus.look import Look
from tools.corpus.paper import Heading, Items, Paper, Paragraph, Part, Table
from tools.corpus.writers.archive import members_of, to_zip

_ODT = "application/vnd.oasis.opendocument.text"
_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def to_docx(paper: Paper, look: Look) -> bytes:
    """The paper as DOCX, with the styles of headings and lists that Word itself uses."""
    from docx import Document

    made = Document()
    about = made.core_properties
    about.title, about.language, about.author = paper.title, paper.language, ""
    about.created = about.modified = datetime(paper.day.year, paper.day.month, paper.day.day)
    for part in paper.parts:
        match part:
            case Heading(level, words):
                made.add_heading(words, level)
            case Paragraph(words):
                made.add_paragraph(words)
            case Items(words):
                for one in words:
                    made.add_paragraph(one, style="List Bullet")
            case Table(header, rows):
                table = made.add_table(rows=0, cols=len(header), style="Table Grid")
                for row in (header, *rows):
                    cells = table.add_row().cells
                    for cell, value in zip(cells, row, strict=True):
                        cell.text = value
    target = io.BytesIO()
    made.save(target)
    return to_zip(members_of(target.getvalue()))


def to_odt(paper: Paper, look: Look) -> bytes:
    """The paper as OpenDocument text."""
    body = "".join(map(_element, paper.parts))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.3">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    meta = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-meta {_SPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(paper.title)}</dc:title><dc:language>{paper.language}</dc:language>"
        f"<meta:creation-date>{paper.day.isoformat()}T00:00:00</meta:creation-date>"
        "</office:meta></office:document-meta>"
    )
    return open_package(_ODT, content, meta)


def open_package(media_type: str, content: str, meta: str) -> bytes:
    """An OpenDocument package of that media type."""
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (("/", media_type), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f"{files}</manifest:manifest>"
    )
    members = {
        "mimetype": media_type.encode(),
        "content.xml": content.encode(),
        "meta.xml": meta.encode(),
        "META-INF/manifest.xml": manifest.encode(),
    }
    return to_zip(members, stored=frozenset({"mimetype"}))


def _element(part: Part) -> str:
    match part:
        case Heading(level, words):
            return f'<text:h text:outline-level="{level}">{_words(words)}</text:h>'
        case Paragraph(words):
            return f"<text:p>{_words(words)}</text:p>"
        case Items(words):
            items = "".join(f"<text:list-item><text:p>{_words(one)}</text:p></text:list-item>" for one in words)
            return f"<text:list>{items}</text:list>"
        case Table(header, rows):
            lines = [
                "<table:table-row>"
                + "".join(f"<table:table-cell><text:p>{_words(cell)}</text:p></table:table-cell>" for cell in row)
                + "</table:table-row>"
                for row in (header, *rows)
            ]
            head = f"<table:table-header-rows>{lines[0]}</table:table-header-rows>"
            columns = f'<table:table-column table:number-columns-repeated="{len(header)}"/>'
            return f"<table:table>{columns}{head}{''.join(lines[1:])}</table:table>"


def _words(words: str) -> str:
    # OpenDocument folds white space: a second space has an element of its own.
    return re.sub("  +", lambda spaces: f' <text:s text:c="{len(spaces[0]) - 1}"/>', escape(words))
