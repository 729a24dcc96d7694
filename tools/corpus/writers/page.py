"""Pages of the web."""

from __future__ import annotations

from html import escape

from tools.corpus.look import Look
from tools.corpus.paper import Heading, Items, Paper, Paragraph, Part, Table


def to_page(paper: Paper, look: Look) -> bytes:
    """The paper as HTML that tells its language, date and address."""
    body = "\n".join(map(_element, paper.parts))
    if look.framed:
        links = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("home", "projects", "news", "contact"))
        menu = f"<header><nav><ul>{links}</ul></nav></header>"
        body = f"{menu}\n<main>\n{body}\n</main>\n<footer>© {paper.day.year}</footer>"
    return (
        f'<!DOCTYPE html>\n<html lang="{paper.language}">\n<head><meta charset="utf-8">'
        f"<title>{escape(paper.title)}</title>"
        f'<meta name="DC.date" content="{paper.day.isoformat()}"></head>\n<body>\n{body}\n</body>\n</html>\n'
    ).encode()


def _element(part: Part) -> str:
    match part:
        case Heading(level, words):
            return f"<h{level}>{escape(words)}</h{level}>"
        case Paragraph(words):
            return f"<p>{escape(words)}</p>"
        case Items(words):
            return "<ul>" + "".join(f"<li>{escape(one)}</li>" for one in words) + "</ul>"
        case Table(header, rows):
            head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
            body = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
            return f"<table>\n<tr>{head}</tr>\n{body}\n</table>"
