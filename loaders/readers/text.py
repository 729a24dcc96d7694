"""Plain text files, exactly as they are."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from graph.errors import BadInput
from graph.model import Document, document_of
from loaders.readers.files import decode, read_bytes
from loaders.readers.lines import blocks_of_lines


def read_text(path: Path) -> Document:
    """The document of a plain text file.

    Its text is the file's characters in NFC with line ends as ``\\n`` and without a byte order
    mark; nothing else is altered: no-break spaces and a last line end stay, so the document's
    id is the hash of what the file says. Raises BadInput and NotFound as ``read_bytes`` does.
    """
    document = document_from(decode(read_bytes(path), path), location=str(path.resolve()))
    if not document.blocks:
        raise BadInput(f"{path}: is empty; nothing to read", code="empty")
    return document


def document_from(characters: str, *, location: str = "", url: str | None = None) -> Document:
    """The document of a plain text already in memory.

    >>> [block.kind for block in document_from("Aims\\n\\n• less waste\\n• more repair").blocks]
    ['heading', 'item', 'item']
    """
    text = unicodedata.normalize("NFC", characters.replace("\r\n", "\n").replace("\r", "\n"))
    blocks = blocks_of_lines(text)
    first = blocks[0] if blocks else None
    return document_of(
        text,
        blocks=blocks,
        locations=(location,) if location else (),
        media_type="text/plain",
        title=text[first.start : first.end] if first is not None and first.kind == "heading" else None,
        url=url,
    )
