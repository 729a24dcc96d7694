"""Markdown files: the text that they render to, without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadInput
from graph.model import Document, document_of
from loaders.readers.files import decode, read_bytes
from loaders.readers.front_matter import front_matter
from loaders.readers.html_head import iso_date
from loaders.readers.units import Unit, rendered, row, units_of_lines, visible

if TYPE_CHECKING:
    from markdown_it.token import Token

_LABELLED = re.compile(r"\s*(?:\*\*|__)?[^\W\d][^:.!?]{1,40}:(?:\*\*|__)?\s+\S")
_BOLD_TITLE = 80  # code points that a paragraph in bold may have and still be a heading


def read_markdown(path: Path) -> Document:
    """The document of a Markdown file: what it renders to, so that quotes hold no markup.

    Headings, items and table rows are blocks; links keep their words; a front matter gives
    title, language, address, rights and date. Raises BadInput for a file that renders to
    nothing, and as ``read_bytes`` does.
    """
    document = document_from(decode(read_bytes(path), path), location=str(path.resolve()))
    if not document.text:
        raise BadInput(f"{path}: shows no text; nothing to read", code="empty")
    return document


def document_from(source: str, *, location: str = "", url: str | None = None) -> Document:
    """The document of Markdown already in memory; ``url`` is where it was found, if it does not say so itself.

    >>> page = document_from("---\\nlanguage: it\\n---\\n# Rete *APE*\\n\\n- [Torino](https://example.org)")
    >>> page.language, page.title, page.text
    ('it', 'Rete APE', 'Rete APE\\n\\nTorino')
    """
    from markdown_it import MarkdownIt

    fields, body = front_matter(source.replace("\r\n", "\n").replace("\r", "\n"))
    declared = re.match(r"([a-z]{2})(?:[-_]|$)", (fields.get("language") or fields.get("lang") or "").lower())
    language = declared.group(1) if declared else None
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    units = list(_units(tokens, language))
    text, blocks = rendered(units)
    first = next((unit.words for unit in units if unit.kind == "heading" and unit.level == 1), None)
    return document_of(
        text,
        language=language,
        blocks=blocks,
        locations=(location,) if location else (),
        media_type="text/markdown",
        title=fields.get("title") or first,
        url=fields.get("url") or fields.get("source") or url,
        rights=fields.get("rights") or fields.get("license") or fields.get("licence"),
        date=iso_date(fields.get("date") or ""),
    )


def _units(tokens: Sequence[Token], language: str | None) -> Iterator[Unit]:
    lists, heading, above = 0, 0, 1
    item = False  # whether the first words of an item are still to come
    cells: list[tuple[str, str]] = []
    headers: list[str] = []
    in_head = in_table = False
    first = True
    for token in tokens:
        match token.type:
            case "heading_open":
                heading = above = int(token.tag[1])
            case "heading_close":
                heading = 0
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
            case "bullet_list_close" | "ordered_list_close":
                lists -= 1
            case "list_item_open":
                item = True
            case "list_item_close":
                item = False
            case "table_open":
                headers, in_table, first = [], True, True
            case "table_close":
                in_table = False
            case "thead_open" | "thead_close":
                in_head = token.type == "thead_open"
            case "tr_open":
                cells = []
            case "tr_close":
                headers = [words for words, _ in cells] if in_head else headers
                if any(words for words, _ in cells):
                    yield row(cells, language, apart=first)
                    first = False
            case "fence" | "code_block":
                yield from units_of_lines(token.content, language)
            case "html_block":
                # Imported here: few Markdown files hold markup, and lxml takes long to import.
                from loaders.readers.html import units_of_fragment

                yield from units_of_fragment(token.content, language)
            case "inline":
                words, bold = _inline(token.children or [])
                if in_table:
                    label = headers[len(cells)] if not in_head and len(cells) < len(headers) else ""
                    cells.append((words.replace("\t", " "), label))
                elif heading:
                    yield Unit("heading", words.replace("\n", " "), heading, language)
                elif item:
                    yield Unit("item", words, lists, language)
                    item = False
                elif bold and len(words) <= _BOLD_TITLE and words[-1:] not in ".!?:;…":
                    yield Unit("heading", words, min(6, above + 1), language)
                else:
                    yield from _paragraphs(words, token.content, language)
            case _:
                continue


def _paragraphs(words: str, source: str, language: str | None) -> Iterator[Unit]:
    """One paragraph, or one for each line where all lines are labels with their values.

    Renderers run such lines together, yet whoever typed them meant a list.
    """
    lines = [line for line in source.split("\n") if line.strip()]
    if len(lines) < 2 or not all(_LABELLED.match(line) for line in lines):
        yield Unit("paragraph", words, 0, language)
        return
    from markdown_it import MarkdownIt

    for number, line in enumerate(lines):
        for token in MarkdownIt("commonmark").parseInline(line.strip()):
            shown, _ = _inline(token.children or [])
            yield Unit("paragraph", shown, 0, language, tight=number > 0)


def _inline(tokens: Sequence[Token]) -> tuple[str, bool]:
    """The words that inline tokens show, one line for each hard break, and whether all of them are bold."""
    lines, bold, strong = [""], True, 0
    for token in tokens:
        if token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            lines.append("")
        elif token.type == "softbreak":
            lines[-1] += " "
        elif token.type in {"strong_open", "strong_close"}:
            strong += token.nesting
        elif token.type in {"text", "code_inline", "text_special"}:
            lines[-1] += token.content
            bold = bold and (strong > 0 or not token.content.strip())
    shown = [visible(line) for line in lines]
    return "\n".join(line for line in shown if line), bold and any(shown)
