"""PDF files: their text as headings, paragraphs, lists and tables, each with its page."""

from __future__ import annotations

import ctypes
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from graph.errors import BadInput
from graph.model import Document, document_of
from loaders.readers.files import read_content
from loaders.readers.pdf_blocks import units_from
from loaders.readers.pdf_glyphs import Drawn, TooMuch, drawn
from loaders.readers.pdf_metadata import metadata_of
from loaders.readers.pdf_passages import Page, passages_of
from loaders.readers.pdf_running import Leaf, without_running
from loaders.readers.pdf_tags import parts_of
from loaders.readers.pdf_words import Word, words_of
from loaders.readers.units import rendered, visible

_PAGE_LIMIT = 2_000
_CHARACTERS = 200_000  # of one page; a page of a newspaper has 20,000
_TEXT = 5_000_000  # characters of a document; what may be loaded is less, and the registry says so
_SCANNED = 20  # characters that a page with text has at least
_DRAWN = 30  # shapes from which a page without text may show text drawn as shapes
_TURNED = 20  # characters left out on a page that are worth a note
_MAKERS_THAT_KEEP_WORDS = re.compile(r"skia/pdf|chrom(?:e|ium)", re.IGNORECASE)
_FIELDS = ("Title", "CreationDate", "ModDate", "Producer", "Creator")
_LONGEST_FIELD = 4_000  # bytes
_LOCK = Lock()  # PDFium knows no threads


@dataclass(slots=True)
class _Read:
    """What a file gives: its pages, and in ``notes`` what of it could not be read."""

    pages: list[Page] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    turned: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def page_limit() -> int:
    """Pages that a PDF may have: 2,000, or what the setting ``TRIPTYCH_PAGE_LIMIT`` says.

    Raises BadInput for a setting that is no whole number.
    """
    setting = os.environ.get("TRIPTYCH_PAGE_LIMIT", "")
    if setting and not setting.isdecimal():
        raise BadInput(f"TRIPTYCH_PAGE_LIMIT={setting}: is no number of pages; set it to one such as {_PAGE_LIMIT}")
    return int(setting) if setting else _PAGE_LIMIT


def read_pdf(path: Path) -> Document:
    """The document of a PDF: its running text, with headings, lists and tables as the file tags or sets them.

    Running heads, running feet and page numbers are left out, words parted at line ends are
    joined, notes follow the text of their page. Scanned pages are read by Tesseract where that is
    installed. What of a file could not be read is told in the document's ``notes``. Raises
    BadInput for a file that is encrypted, cut off, damaged, too long or shows no text, and as
    ``read_content`` does.
    """
    data = read_content(path)
    start = data[:1024].find(b"%PDF-")
    if start < 0:
        raise BadInput(
            f"{path}: is no PDF, as it does not begin like one; give it the suffix of what it is", code="kind"
        )
    if b"%%EOF" not in data[-2048:]:
        raise BadInput(f"{path}: is a PDF that is cut off, its end is missing; fetch or save it again", code="damaged")
    limit = page_limit()
    with _LOCK, _opened(data, path) as pdf:
        count = len(pdf)
        if count == 0:
            raise BadInput(f"{path}: is a PDF without pages; save it again", code="damaged")
        if count > limit:
            raise BadInput(
                f"{path}: has {count:,} pages, more than the limit of {limit:,}; split it or set TRIPTYCH_PAGE_LIMIT",
                code="large",
            )
        fields = {name: _field(pdf, name) for name in _FIELDS}
        metadata = metadata_of(data, fields, _language(pdf))
        read = _pages(pdf, path)
        _read_scans(pdf, read, metadata.language)
    _refuse_or_note(path, read, count)
    leaves = [Leaf(page.height, page.words) for page in read.pages]
    kept = without_running(leaves, visible(fields.get("Title", "")))
    # Where nothing else is left, what stands on every page is the text.
    for page, words in zip(read.pages, kept if any(kept) else [], strict=any(kept)):
        page.words = words
    maker = f"{fields.get('Producer', '')} {fields.get('Creator', '')}"
    units = units_from(
        [passages_of(page) for page in read.pages],
        parts_words=False if _MAKERS_THAT_KEEP_WORDS.search(maker) else None,
    )
    text, blocks = rendered(units)
    if not text:
        raise BadInput(f"{path}: shows no text; nothing to read", code="empty")
    first = next((unit.words for unit in units if unit.kind == "heading"), None)
    return document_of(
        text,
        language=metadata.language,
        blocks=blocks,
        locations=(str(path.resolve()),),
        media_type="application/pdf",
        title=metadata.title or first,
        rights=metadata.rights,
        date=metadata.date,
        notes=tuple(read.notes),
    )


@contextmanager
def _opened(data: bytes, path: Path) -> Iterator[Any]:
    """The open file, closed again with all of its parts."""
    # Imported here: it loads PDFium, which whoever reads no PDF does without.
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2 import raw as pdfium

    try:
        pdf = PdfDocument(data)
    except PdfiumError as error:
        code = getattr(error, "err_code", None)
        # PDFium may still hold the error of the file before.
        if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) and b"/Encrypt" in data:
            raise BadInput(f"{path}: is an encrypted PDF; save it without a password", code="password") from error
        raise BadInput(
            f"{path}: is a damaged PDF, or one without pages; save or fetch it again", code="damaged"
        ) from error
    try:
        yield pdf
    finally:
        pdf.close()


def _field(pdf: Any, name: str) -> str:
    """A field of the file's properties; damaged characters are marked as such."""
    import pypdfium2.raw as pdfium

    length = min(pdfium.FPDF_GetMetaText(pdf.raw, name.encode(), None, 0), _LONGEST_FIELD)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_GetMetaText(pdf.raw, name.encode(), buffer, length)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace")


def _language(pdf: Any) -> str:
    import pypdfium2.raw as pdfium

    buffer = (ctypes.c_ushort * 40)()
    length = pdfium.FPDFCatalog_GetLanguage(pdf.raw, buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: max(0, min(length, 80) - 2)].decode("utf-16-le", "replace")


def _pages(pdf: Any, path: Path) -> _Read:
    """The pages that can be read, each opened and closed by itself."""
    import pypdfium2.raw as pdfium

    read = _Read()
    tagged = bool(pdfium.FPDFCatalog_IsTagged(pdf.raw))
    total = 0
    for number in range(1, len(pdf) + 1):
        page = pdfium.FPDF_LoadPage(pdf.raw, number - 1)
        characters = pdfium.FPDFText_LoadPage(page) if page else None
        try:
            if not page or not characters:
                read.notes.append(f"page {number} is damaged and was not read")
                continue
            shown = drawn(page, characters, tagged=tagged, limit=_CHARACTERS)
            parts = parts_of(page) if tagged and shown.glyphs else []
        except TooMuch as error:
            read.notes.append(f"page {number} {error}, and was not read")
            continue
        finally:
            if characters:
                pdfium.FPDFText_ClosePage(characters)
            if page:
                pdfium.FPDF_ClosePage(page)
        total += len(shown.glyphs)
        if total > _TEXT:
            raise BadInput(f"{path}: has more than {_TEXT:,} characters of text; split it", code="large")
        _sort_out(read, number, shown)
        words = words_of(shown.glyphs)
        read.pages.append(Page(number, shown.width, shown.height, words, shown.strokes, shown.dots, parts))
    return read


def _sort_out(read: _Read, number: int, shown: Drawn) -> None:
    """Note the page down among those whose text is a picture, or has no letters that are known."""
    letters = sum(glyph.character > " " for glyph in shown.glyphs)
    private = sum("\ue000" <= glyph.character <= "\uf8ff" for glyph in shown.glyphs)
    if shown.unknown + private > letters / 2 and shown.unknown + private >= _SCANNED:
        read.unreadable.append(number)
        shown.glyphs.clear()
    elif letters < _SCANNED and (shown.picture > 0.02 or shown.shapes >= _DRAWN):
        read.scans.append(number)
    if shown.turned >= _TURNED:
        read.turned.append(number)


def _read_scans(pdf: Any, read: _Read, language: str | None) -> None:
    """Let Tesseract read the pages that have no letters of their own, where it is installed."""
    waiting = sorted([*read.scans, *read.unreadable])
    if not waiting:
        return
    from loaders.readers.pdf_ocr import language_read, languages, likely_languages, read_picture

    if not languages():
        return
    text = " ".join(word.text for page in read.pages for word in page.words[:500])[:5000]
    codes = likely_languages(language, text)
    known = language is not None or len(text) > 200
    by_number = {page.number: page for page in read.pages}
    for number in waiting:
        page = pdf[number - 1]
        try:
            words = read_picture(page, codes)
            own = None if known or not words else language_read(words)
            if own is not None:
                known = True
                codes = likely_languages(own, "") or codes
                words = read_picture(page, codes)
            size = page.get_size()
        finally:
            page.close()
        if words is None:
            continue
        shown = by_number[number]
        if sum(len(word.text) for word in words) > sum(len(word.text) for word in shown.words):
            shown.words, shown.strokes, shown.dots, shown.parts = words, [], [], []
            shown.width, shown.height = size
        (read.scans if number in read.scans else read.unreadable).remove(number)


def _refuse_or_note(path: Path, read: _Read, count: int) -> None:
    """Raise where nothing could be read, and note what could not."""
    has_words = any(_letters(page.words) for page in read.pages)
    cure = "install Tesseract to read it (Debian: tesseract-ocr, tesseract-ocr-all)"
    if not has_words:
        if read.scans:
            raise BadInput(f"{path}: is a scan, pictures of pages without text; {cure}", code="scan")
        if read.unreadable:
            raise BadInput(f"{path}: its fonts do not tell which letters they show; {cure}", code="scan")
        if read.notes:
            raise BadInput(f"{path}: none of its {count:,} pages can be read; save or fetch it again", code="damaged")
        raise BadInput(f"{path}: shows no text; nothing to read", code="empty")
    if read.scans:
        read.notes.append(f"{_named(read.scans)} scanned, without text; {cure}")
    if read.unreadable:
        read.notes.append(f"{_named(read.unreadable)} set in fonts that do not tell their letters; {cure}")
    if read.turned:
        read.notes.append(f"{_named(read.turned)} read without the text that runs in another direction")


def _letters(words: list[Word]) -> int:
    return sum(len(word.text) for word in words)


def _named(numbers: list[int]) -> str:
    """Pages as words, a long list cut short.

    >>> _named([3]), _named([3, 4])
    ('page 3 is', 'pages 3, 4 are')
    """
    if len(numbers) == 1:
        return f"page {numbers[0]} is"
    listed = ", ".join(map(str, numbers[:20]))
    return f"pages {listed}{' …' if len(numbers) > 20 else ''} are"
