"""Writes the PDF files that tests read: by fpdf2 with a DejaVu font, and as Chromium prints a page.

    python -m tools.make_pdf_samples tests/data/readers

What they say is our own. They are kept as files, as the tests need neither the fonts nor a browser.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TextEmphasis

from tools.corpus.writers.pdf import fonts

_TEXT = 10.0
_LINE = 5.0  # millimetres
_GREEK_NEEDS = (
    "Το σχέδιο στηρίζεται στις ανάγκες δέκα δήμων της περιφέρειας. Μια μικρή ομάδα συναντάται κάθε τρεις μήνες και"
    " παρουσιάζει την πρόοδο στην επιτροπή. "
)
_GERMAN = (
    "Die Landes\u00adregierung hat die Zusammen\u00adarbeits\u00adverein\u00adbarung der Stadt\u00adverwaltungen"
    " gefördert. Drei Kreis\u00adlauf\u00adwirtschafts\u00adberater helfen Hand\u00adwerks\u00adbetrieben in Nordrhein-"
    "Westfalen, ihre Abfälle zu vermeiden. Die Haushalts\u00adbefragung zeigte, dass Repara\u00adturen fehlen. "
)


class _Report(FPDF):
    def header(self) -> None:
        self.set_font("sans", size=8)
        self.cell(0, 6, "Περιφέρεια Ηπείρου – σχέδιο δράσης", align="R", new_x="LMARGIN", new_y="NEXT")
        self.ln(3)

    def footer(self) -> None:
        self.set_y(-14)
        self.set_font("sans", size=8)
        self.cell(0, 6, f"Σελίδα {self.page_no()} / {{nb}}", align="C")


def plan() -> bytes:
    """A Greek plan on two pages: headings, a list, a paragraph and a table over the page, a note, page numbers."""
    made = _with_fonts(_Report(format="A5"))
    made.set_lang("el")
    made.add_page()
    _heading(made, 16, "Σχέδιο δράσης CircGreen")
    _heading(made, 12, "1. Ανάγκες")
    made.set_font("sans", size=_TEXT)
    made.multi_cell(0, _LINE, _GREEK_NEEDS * 3, align="L", new_x="LMARGIN", new_y="NEXT")
    made.ln(2)
    _heading(made, 12, "2. Δράσεις")
    made.set_font("sans", size=_TEXT)
    for words in ("Κέντρα επισκευής σε τρεις δήμους", "Εκπαίδευση για όσους αγοράζουν"):
        made.cell(5, _LINE, "•")
        made.multi_cell(0, _LINE, words, align="L", new_x="LMARGIN", new_y="NEXT")
    made.ln(2)
    made.write(_LINE, "Υπεύθυνος φορέας είναι η Περιφέρεια Ηπείρου")
    made.set_char_spacing(0)
    made.char_vpos = "SUP"
    made.write(_LINE, "1")
    made.char_vpos = "LINE"
    made.write(_LINE, ". " + _GREEK_NEEDS * 4)
    made.ln(8)
    made.set_font("sans", size=9)
    rows = [("Φορέας", "Ρόλος", "Ποσό")]
    rows += [(f"Δήμος {name}", "εταίρος", f"{amount}.000") for amount, name in enumerate(_TOWNS, 20)]
    with made.table(col_widths=(3, 2, 1), line_height=6, text_align="LEFT") as table:
        for row in rows:
            table.row(row)
    made.page = 1
    made.set_auto_page_break(False)
    made.set_y(-24)
    made.set_font("sans", size=7)
    foot = made.get_y()
    made.text(made.l_margin + 2, foot, "Με έδρα τα Ιωάννινα.")
    made.set_font("sans", size=4.5)
    made.text(made.l_margin, foot - 1, "1")
    made.page = made.pages_count
    return bytes(made.output())


_TOWNS = ("Ιωαννιτών", "Αρταίων", "Πρέβεζας", "Ηγουμενίτσας", "Κόνιτσας", "Μετσόβου", "Πάργας", "Ζηρού", "Πωγωνίου")


def news() -> bytes:
    """A German text in two justified columns, with words parted at the ends of lines."""
    made = _with_fonts(FPDF(format="A5"))
    made.set_lang("de")
    made.add_page()
    _heading(made, 16, "Reparieren lohnt sich")
    made.set_font("sans", size=_TEXT)
    with made.text_columns(ncols=2, gutter=7, text_align="J", line_height=1.2) as flow:
        for _ in range(7):
            with flow.paragraph(bottom_margin=2) as paragraph:
                paragraph.write(_GERMAN)
    return bytes(made.output())


def print_page(page: str, file: Path) -> None:
    """Let Chromium print a page, tagged, as it does by itself; raises CalledProcessError where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={file}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


def _with_fonts(made: FPDF) -> FPDF:
    regular, bold = fonts()
    made.set_creation_date(datetime(2024, 5, 6, tzinfo=UTC))
    made.set_producer("")
    made.add_font("sans", "", str(regular))
    made.add_font("sans", "B", str(bold))
    made.set_auto_page_break(True, margin=26)
    return made


def _heading(made: FPDF, size: float, words: str) -> None:
    made.set_font("sans", TextEmphasis.B, size)
    made.multi_cell(0, 1.6 * _LINE, words, align="L", new_x="LMARGIN", new_y="NEXT")
    made.ln(1)


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0; the files are written."""
    from markdown_it import MarkdownIt

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    (folder / "plan.el.pdf").write_bytes(plan())
    (folder / "news.de.pdf").write_bytes(news())
    _, _, body = (folder / "plan.it.md").read_text(encoding="utf-8").split("---\n", 2)
    shown = MarkdownIt("commonmark").enable("table").render(body)
    head = '<html lang="it"><head><meta charset="utf-8"><title>Piano d\'azione per gli acquisti verdi</title></head>'
    print_page(f"<!DOCTYPE html>{head}<body>{shown}</body></html>", (folder / "plan.it.pdf").resolve())
    return 0


if __name__ == "__main__":
    sys.exit(main())
