"""How a document looks, as far as its format lets it choose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Choices that change a file and not its facts.

    ``columns`` of a PDF page; ``running_head`` puts the title and page numbers on every page of a PDF; ``framed``
    puts a page of the web between a menu and a footer; ``encoding`` is that of a text or a delimited file;
    ``delimiter`` parts the cells of the latter; ``width`` wraps a text at so many characters, 0 does not; the pages of
    a PDF that is not ``packed`` are not compressed.
    """

    columns: int = 1
    running_head: bool = False
    framed: bool = False
    encoding: str = "utf-8"
    delimiter: str = ","
    width: int = 0
    packed: bool = True


PLAIN = Look()
