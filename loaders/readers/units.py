"""What a page shows, piece by piece, and one text made of the pieces with exact offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Block
from loaders.readers.lines import blocks_of_lines

_SPACE = re.compile(r"[ \t\n\r\f]+")
# Controls, lone surrogates, soft hyphens, zero-width spaces and marks of direction: nobody sees them.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2060\ufeff\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading, paragraph, item or row before it has a place in a text.

    ``words`` are as a reader sees them; of a row, ``cells`` are (words, header). ``tight`` units
    follow the one above on the next line, ``apart`` ones (the first row of a table) never do;
    ``linked`` ones consist of links alone. ``page``, ``sheet`` and ``row`` are those of the block.
    """

    kind: str
    words: str
    level: int = 0
    language: str | None = None
    cells: tuple[tuple[str, str], ...] = ()
    tight: bool = False
    apart: bool = False
    linked: bool = False
    page: int = 0
    sheet: str = ""
    row: int = 0


def visible(words: str) -> str:
    """The words as a page shows them: NFC, white space folded to one space, unseen characters gone.

    No-break spaces stay, as they are characters that an author chose.

    >>> visible("  Metro\\u00adpolitan\\n City of\\u00a0Turin ")
    'Metropolitan City of\\xa0Turin'
    """
    return unicodedata.normalize("NFC", _SPACE.sub(" ", _UNSEEN.sub("", words))).strip()


def row(cells: Sequence[tuple[str, str]], language: str | None = None, *, apart: bool = False, number: int = 0) -> Unit:
    """The unit of a table row, its cells parted by tabs so that every visible character is the page's own.

    ``number`` is that of the row in its table, from 1, 0 where it is not known.

    >>> row([("Lead partner", ""), ("Regione Piemonte", "Lead partner")]).words
    'Lead partner\\tRegione Piemonte'
    """
    words = "\t".join(words for words, _ in cells)
    return Unit("row", words, language=language, cells=tuple(cells), apart=apart, row=number)


def units_of_lines(text: str, language: str | None = None) -> list[Unit]:
    """Units of preformatted text, one for each block that its lines show."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    units = []
    for block in blocks_of_lines(text):
        if block.kind == "row":
            units.append(row([(text[start:end], header) for start, end, header in block.cells], language))
        else:
            units.append(Unit(block.kind, text[block.start : block.end], block.level, language, tight=True))
    return units


def rendered(units: Sequence[Unit]) -> tuple[str, tuple[Block, ...]]:
    """One text of all units in order, and their blocks with offsets into it.

    Items and rows stand one a line; an empty line parts everything else.

    >>> text, blocks = rendered([Unit("heading", "Aims", 2), Unit("item", "less waste", 1)])
    >>> text, text[blocks[1].start:blocks[1].end]
    ('Aims\\n\\nless waste', 'less waste')
    """
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    above: Unit | None = None
    for unit in units:
        if not unit.words.strip():
            continue
        if above is not None:
            together = unit.tight or (unit.kind == above.kind and unit.kind in {"item", "row"} and not unit.apart)
            parts.append("\n" if together else "\n\n")
            position += len(parts[-1])
        cells, place = [], position
        for words, header in unit.cells:
            cells.append((place, place + len(words), header))
            place += len(words) + 1
        end = position + len(unit.words)
        blocks.append(
            Block(unit.kind, position, end, unit.level, unit.language, tuple(cells), unit.page, unit.sheet, unit.row)
        )
        parts.append(unit.words)
        position, above = end, unit
    return "".join(parts), tuple(blocks)
