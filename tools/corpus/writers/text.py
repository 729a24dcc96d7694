"""Plain text and Markdown."""

from __future__ import annotations

import re
import textwrap

from tools.corpus.look import Look
from tools.corpus.paper import Heading, Items, Paper, Paragraph, Part, Table

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")
_OPENS_A_LIST = re.compile(r"^(\d+)([.)])(?=\s)|^([-+])(?=\s)")


def to_text(paper: Paper, look: Look) -> bytes:
    """The paper as plain text: headings underlined, items with bullets, cells parted by tabs."""
    text = "\n\n".join(_plain(part, look.width) for part in paper.parts) + "\n"
    return text.encode(look.encoding, "replace")


def _plain(part: Part, width: int) -> str:
    match part:
        case Heading(level, words):
            return f"{words}\n{('=' if level == 1 else '-') * len(words)}"
        case Paragraph(words):
            return textwrap.fill(words, width, break_long_words=False, break_on_hyphens=False) if width else words
        case Items(words):
            return "\n".join(f"• {one}" for one in words)
        case Table(header, rows):
            return "\n".join("\t".join(row) for row in (header, *rows))


def to_markdown(paper: Paper, look: Look) -> bytes:
    """The paper as Markdown with a front matter that tells language and date."""
    head = f"---\nlanguage: {paper.language}\ndate: {paper.day.isoformat()}\n---\n"
    return (head + "\n\n".join(map(_marked, paper.parts)) + "\n").encode()


def _marked(part: Part) -> str:
    match part:
        case Heading(level, words):
            return f"{'#' * level} {escaped(words)}"
        case Paragraph(words):
            return escaped(words)
        case Items(words):
            return "\n".join(f"- {escaped(one)}" for one in words)
        case Table(header, rows):
            lines = [f"| {' | '.join(map(escaped, row))} |" for row in (header, *rows)]
            return "\n".join([lines[0], "|---" * len(header) + "|", *lines[1:]])


def escaped(words: str) -> str:
    r"""Words that Markdown shows as they are.

    >>> escaped("7. lokakuuta *2021*"), escaped("+ 3")
    ('7\\. lokakuuta \\*2021\\*', '\\+ 3')
    """
    return _OPENS_A_LIST.sub(
        lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", _MARKUP.sub(r"\\\1", words)
    )
