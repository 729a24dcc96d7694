"""Which writer writes which suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.corpus.look import Look
from tools.corpus.paper import Paper
from tools.corpus.writers.mail import to_mail
from tools.corpus.writers.page import to_page
from tools.corpus.writers.pdf import to_pdf
from tools.corpus.writers.sheets import TABLES
from tools.corpus.writers.text import to_markdown, to_text
from tools.corpus.writers.word import to_docx, to_odt

TEXTS: Mapping[str, Callable[[Paper, Look], bytes]] = {
    ".txt": to_text,
    ".md": to_markdown,
    ".html": to_page,
    ".pdf": to_pdf,
    ".docx": to_docx,
    ".odt": to_odt,
    ".eml": to_mail,
}
WRITERS: Mapping[str, Callable[[Paper, Look], bytes]] = {**TEXTS, **TABLES}
