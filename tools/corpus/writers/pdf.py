"""PDF with fpdf2 and a font of the machine that has Latin, Greek and Cyrillic letters."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.corpus.look import Look
from tools.corpus.paper import Heading, Items, Paper, Paragraph, Part, Table

if TYPE_CHECKING:
    from fpdf import FPDF
else:
    FPDF = Any

# Regular and bold; the first pair that is there is taken.
FONTS = (
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ("FreeSans.ttf", "FreeSansBold.ttf"),
    ("Arial Unicode.ttf", "Arial Bold.ttf"),
)
FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts/Supplemental"),
)
_SIZES = {1: 16.0, 2: 13.0, 3: 11.5}
_BODY = 10.0
_LINE = 5.0  # millimetres from one line to the next


class NoFont(Exception):
    """There is no font with Latin, Greek and Cyrillic letters on this machine."""


@cache
def fonts() -> tuple[Path, Path]:
    """A regular and a bold font file that have the letters of all ten languages.

    Raises NoFont, which says what to install.
    """
    there = {path.name: path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.rglob("*.ttf"))}
    for regular, bold in FONTS:
        if regular in there and bold in there:
            return there[regular], there[bold]
    known = ", ".join(regular for regular, _ in FONTS)
    raise NoFont(
        f"no font for PDF files in {', '.join(map(str, FOLDERS))}; looked for {known}; "
        "install one (Debian: apt-get install fonts-dejavu-core) or leave PDF out"
    )


def has_font() -> bool:
    """Whether PDF can be written on this machine."""
    try:
        return bool(fonts())
    except NoFont:
        return False


def to_pdf(paper: Paper, look: Look) -> bytes:
    """The paper as PDF in one or two columns; tables have ruled lines and the width of the page. Raises NoFont."""
    made = _opened(paper, look)
    written: list[Part] = []
    for part in paper.parts:
        if isinstance(part, Table) or (isinstance(part, Heading) and part.level == 1):
            _columns(made, written, look.columns)
            written = []
            _table(made, part) if isinstance(part, Table) else _block(made, part)
        else:
            written.append(part)
    _columns(made, written, look.columns)
    return bytes(made.output())


def _opened(paper: Paper, look: Look) -> FPDF:
    from fpdf import FPDF

    class Sheet(FPDF):
        def header(self) -> None:
            if look.running_head:
                self.set_font("sans", size=8)
                self.cell(0, 6, paper.title[:70], align="R", new_x="LMARGIN", new_y="NEXT")
                self.ln(3)

        def footer(self) -> None:
            if look.running_head:
                self.set_y(-14)
                self.set_font("sans", size=8)
                self.cell(0, 6, str(self.page_no()), align="C")

    regular, bold = fonts()
    made = Sheet(format="A4")
    made.set_creation_date(datetime(paper.day.year, paper.day.month, paper.day.day, tzinfo=UTC))
    made.set_title(paper.title)
    made.set_lang(paper.language)
    made.set_producer("")
    made.set_compression(look.packed)
    made.add_font("sans", "", str(regular))
    made.add_font("sans", "B", str(bold))
    made.set_auto_page_break(True, margin=20)
    made.add_page()
    return made


def _block(made: FPDF, part: Part) -> None:
    match part:
        case Heading(level, words):
            made.ln(2)
            made.set_font("sans", "B", _SIZES[level])
            made.multi_cell(0, 1.4 * _LINE, words, align="L", new_x="LMARGIN", new_y="NEXT")
            made.ln(1)
        case Paragraph(words):
            made.set_font("sans", size=_BODY)
            made.multi_cell(0, _LINE, words, align="L", new_x="LMARGIN", new_y="NEXT")
            made.ln(2)
        case Items(words):
            made.set_font("sans", size=_BODY)
            for one in words:
                made.cell(5, _LINE, "•")
                made.multi_cell(0, _LINE, one, align="L", new_x="LMARGIN", new_y="NEXT")
            made.ln(2)


def _columns(made: FPDF, parts: list[Part], columns: int) -> None:
    """The parts below each other, or in columns that are filled one after the other."""
    if not parts:
        return
    if columns == 1:
        for part in parts:
            _block(made, part)
        return
    made.set_font("sans", size=_BODY)
    with made.text_columns(ncols=columns, gutter=8, line_height=1.3, text_align="L") as flow:
        for part in parts:
            lines = [f"• {one}" for one in part.words] if isinstance(part, Items) else [_words(part)]
            made.set_font("sans", "B" if isinstance(part, Heading) else "", _size(part))
            for line in lines:
                with flow.paragraph(bottom_margin=1.0 if isinstance(part, Items) else 2.5) as paragraph:
                    paragraph.write(line)
    made.ln(2)


def _words(part: Part) -> str:
    return part.words if isinstance(part, Heading | Paragraph) else ""


def _size(part: Part) -> float:
    return _SIZES[part.level] if isinstance(part, Heading) else _BODY


def _table(made: FPDF, part: Table) -> None:
    rows = (part.header, *part.rows)
    made.set_font("sans", "B", size=7)  # what the header is set in, the widest
    with made.table(col_widths=_widths(made, rows), line_height=4, text_align="LEFT", padding=0.5) as table:
        made.set_font("sans", size=7)
        for cells in rows:
            table.row(cells)
    made.ln(2)


def _widths(made: FPDF, rows: tuple[tuple[str, ...], ...]) -> tuple[float, ...]:
    """Widths of columns that together fill the page: room for the widest word of each, and what is left for sentences.

    A word that is wider than its column would be cut between two letters.
    """
    margin = 3.0  # millimetres on both sides of the words together
    columns = list(zip(*rows, strict=True))
    words = [[word for cell in column for word in cell.split(" ")] for column in columns]
    least = [margin + max(map(made.get_string_width, column)) for column in words]
    whole = [margin + max(map(made.get_string_width, column)) for column in columns]
    share = (made.epw - sum(least)) / max(1.0, sum(whole) - sum(least))
    return tuple(word + max(0.0, share) * (cell - word) for word, cell in zip(least, whole, strict=True))
