"""E-mail messages as mail programs save them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

from tools.corpus.language import language
from tools.corpus.look import Look
from tools.corpus.paper import Paper
from tools.corpus.writers.page import to_page
from tools.corpus.writers.text import to_text


def to_mail(paper: Paper, look: Look) -> bytes:
    """The paper as a message with a part of plain text and, if ``look.framed``, the same as HTML."""
    labels = language(paper.language).labels
    made = EmailMessage(policy=SMTP)
    made["Subject"] = paper.title
    made["From"] = "office@partners.example"
    made["To"] = "partners@partners.example"
    made["Date"] = datetime(paper.day.year, paper.day.month, paper.day.day, 9, tzinfo=UTC)
    made["Message-ID"] = f"<{paper.kind}.{paper.day.isoformat()}.{paper.language}@partners.example>"
    text = f"{labels['greeting']}\n\n{to_text(paper, Look(width=look.width)).decode()}\n{labels['closing']}\n"
    made.set_content(text, cte="quoted-printable")
    if look.framed:
        made.add_alternative(to_page(paper, Look()).decode(), subtype="html", cte="base64")
        # Otherwise the boundary is drawn by lot.
        made.set_boundary("=-partners-=")
    return made.as_bytes()
