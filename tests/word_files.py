"""Small word-processor files for tests: from their parts, or from the blocks of another document."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from graph.model import Block, Document

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:r="{_REL}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    ]
)
_ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def docx_file(path: Path, body: str, **parts: str) -> Path:
    """A Word file with that content of its body; ``parts`` are the contents of styles, numbering, footnotes …

    ``core`` is what the core properties say, ``app`` the extended ones, ``page`` a web page taken in.
    """
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    related = ""
    for name, content in parts.items():
        if name in _ROOTS:
            members[f"word/{name}.xml"] = f"<w:{name} {_NAMESPACES}>{content}</w:{name}>"
            related += f'<Relationship Id="{name}" Type="{_REL}/{name}" Target="{name}.xml"/>'
    if "page" in parts:
        members["word/page.html"] = parts["page"]
        related += f'<Relationship Id="page" Type="{_REL}/aFChunk" Target="/word/page.html"/>'
    members["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'
    )
    if "core" in parts:
        members["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"{parts['core']}</cp:coreProperties>"
        )
    if "app" in parts:
        members["docProps/app.xml"] = (
            f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{parts["app"]}'
            "</Properties>"
        )
    return zip_file(path, members)


def odt_file(path: Path, body: str, automatic: str = "", styles: str = "", meta: str = "") -> Path:
    """An OpenDocument text with that content of its body, automatic styles, common styles and properties."""
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {_ODF}><office:styles>{styles}</office:styles>"
        "</office:document-styles>",
    }
    if meta:
        members["meta.xml"] = (
            f'<office:document-meta xmlns:dc="http://purl.org/dc/elements/1.1/" {_ODF}>'
            f"<office:meta>{meta}</office:meta></office:document-meta>"
        )
    return zip_file(path, members)


def zip_file(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """A ZIP file of those members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return path


def paragraph(words: str, style: str = "", properties: str = "") -> str:
    """A paragraph of a Word document; ``words`` without markup become one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = words if words.startswith("<") else run(words)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def run(words: str, look: str = "") -> str:
    """A run of a Word document; in ``words`` a tab and a line end are those of Word."""
    pieces = escape(words).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    pieces = pieces.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{pieces}</w:t></w:r>'


def table(*rows: tuple[str, ...], header: bool = False) -> str:
    """A table of a Word document, its first row declared as a header if so asked."""
    marked = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    lines = [
        f"<w:tr>{marked if not number else ''}{''.join(f'<w:tc>{_content(cell)}</w:tc>' for cell in cells)}</w:tr>"
        for number, cells in enumerate(rows)
    ]
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def _content(cell: str) -> str:
    return cell if cell.startswith("<") else paragraph(cell)


def docx_of(document: Document, path: Path) -> Path:
    """A Word file, as python-docx writes it, with the blocks of a document."""
    import docx

    made = docx.Document()
    grid = None
    for block in document.blocks:
        words = document.text[block.start : block.end]
        if block.kind != "row" or (grid is not None and _starts_a_table(document, block)):
            grid = None
        if block.kind == "heading":
            made.add_heading(words, block.level)
        elif block.kind == "item":
            made.add_paragraph(words, "List Bullet" if block.level < 2 else f"List Bullet {min(block.level, 3)}")
        elif block.kind == "paragraph":
            made.add_paragraph(words)
        else:
            cells = [document.text[start:end] for start, end, _ in block.cells]
            if grid is None or len(grid.columns) != len(cells):
                grid = made.add_table(0, len(cells))
            line = grid.add_row()
            for cell, content in zip(line.cells, cells, strict=True):
                cell.text = content
    made.save(str(path))
    return path


def odt_of(document: Document, path: Path) -> Path:
    """An OpenDocument text with the blocks of a document."""
    parts: list[str] = []
    rows: list[str] = []
    for block in document.blocks:
        words = _odt_words(document.text[block.start : block.end])
        if rows and (block.kind != "row" or _starts_a_table(document, block)):
            parts.append(f"<table:table>{''.join(rows)}</table:table>")
            rows.clear()
        if block.kind == "heading":
            parts.append(f'<text:h text:outline-level="{block.level}">{words}</text:h>')
        elif block.kind == "item":
            level = max(block.level, 1)
            opening = "<text:list><text:list-item>" * level
            parts.append(f"{opening}<text:p>{words}</text:p>{'</text:list-item></text:list>' * level}")
        elif block.kind == "paragraph":
            parts.append(f"<text:p>{words}</text:p>")
        else:
            cells = (_odt_words(document.text[start:end]) for start, end, _ in block.cells)
            rows.append("<table:table-row>")
            rows += [f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells]
            rows.append("</table:table-row>")
    if rows:
        parts.append(f"<table:table>{''.join(rows)}</table:table>")
    return odt_file(path, "".join(parts))


def _starts_a_table(document: Document, block: Block) -> bool:
    return document.text[: block.start].endswith("\n\n")


def _odt_words(words: str) -> str:
    return escape(words).replace("\n", "<text:line-break/>")
