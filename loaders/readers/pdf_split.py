"""Columns of lines to paragraphs: where one ends and the next begins, as spacing, indents and styles show."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.readers.lines import counts_on
from loaders.readers.pdf_lines import BULLETS, Line, is_full, is_raised
from loaders.readers.pdf_passages import Passage

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_PARTED = re.compile(r"\w[-\u00ad\u2010]$")
_LEADING = 1.2  # of the size, where a document shows none
_WIDER = 1.18  # of the usual leading: from there on a gap parts paragraphs
_INDENT = 0.8  # of the size
_LARGER = 1.12  # of the text's size: a heading
_SMALLER = 0.92  # of the text's size: a note
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?$")


@dataclass(frozen=True, slots=True)
class Body:
    """How the running text of a document is set: size in points, weight, leading as a multiple of the size."""

    size: float = 11.0
    bold: bool = False
    leading: float = _LEADING

    def is_heading(self, line: Line) -> bool:
        """Whether a line is set like a heading: larger, or bold where the text is not."""
        return line.size > _LARGER * self.size or (line.bold and not self.bold and line.size > 0.8 * self.size)


def body_of(passages: Iterable[Passage]) -> Body:
    """How most of the text of a document is set."""
    sizes: Counter[float] = Counter()
    bold: Counter[float] = Counter()
    leadings: dict[float, list[float]] = {}
    for passage in passages:
        lines = passage.lines
        if passage.table is not None:
            lines = [line for cells in passage.table.rows for cell in cells for line in cell.lines]
        weight = 1 if passage.table is None else 0.2  # what is set small in tables is not the running text
        for line in lines:
            size = round(2 * line.size) / 2
            length = len(line.text) * weight
            sizes[size] += length  # type: ignore[assignment]
            bold[size] += length * line.bold  # type: ignore[assignment]
        for above, below in itertools.pairwise(passage.lines):
            step = below.base - above.base
            if abs(below.size - above.size) < 0.3 and 0.9 * below.size < step < 2.5 * below.size:
                leadings.setdefault(round(2 * below.size) / 2, []).append(step / below.size)
    if not sizes:
        return Body()
    size = max(sizes, key=lambda one: (sizes[one], -one))
    steps = sorted(leadings.get(size, [_LEADING]))
    # Gaps between paragraphs are among the steps, so the usual step is rather a small one.
    return Body(size, bold[size] > 0.6 * sizes[size], steps[len(steps) // 4])


def divided(passage: Passage, body: Body) -> list[Passage]:
    """The paragraphs, headings and items that a passage of lines consists of, still without their kinds."""
    if not passage.lines or passage.kind in ("heading", "item"):
        return [passage]
    lefts = Counter(round(line.left) for line in passage.lines)
    usual = max(lefts, key=lambda left: (lefts[left], -left))
    groups: list[list[Line]] = []
    for line in passage.lines:
        group = groups[-1] if groups else None
        if group is not None and not _begins(group, line, passage, body, usual):
            group.append(line)
        else:
            groups.append([line])
    return [replace(passage, lines=group, resumes=passage.resumes and not place) for place, group in enumerate(groups)]


def _begins(group: Sequence[Line], line: Line, passage: Passage, body: Body, usual: float) -> bool:
    """Whether a line begins anew after those of a group."""
    above = group[-1]
    step = line.base - above.base
    fills = is_full(above, line, passage.right)
    unfinished = not _SENTENCE_END.search(above.text)
    # A small letter goes on with a sentence, and what stands behind a hyphen with a word.
    flows = (unfinished and line.text[:1].islower()) or _PARTED.search(above.text) is not None
    if passage.kind in ("paragraph", "note"):
        room = passage.right - above.right - (line.words[0].right - line.words[0].left)
        return not fills and not flows and room > 2 * line.size and abs(line.left - above.left) < line.size
    if step < 0 or step > _WIDER * max(body.leading, _LEADING * 0.9) * max(line.size, above.size) + 0.5:
        return True
    if abs(line.size - above.size) > 0.1 * above.size:
        return True
    if line.bold != above.bold and not (fills and flows):
        return True
    if starts_item(line) and not (fills and unfinished and line.marker in "-–—" and not group[0].marker):
        return True
    if group[0].marker and starts_item(group[0]):
        # Below its first line an item hangs at the place of its words, or goes on below its bullet.
        hangs = group[1].left if len(group) > 1 else None
        if hangs is None and line.left < group[0].left + _INDENT * line.size:
            return not (fills and unfinished) and not flows
        return (hangs is not None and line.left < hangs - _INDENT * line.size) or (not fills and not flows)
    if body.is_heading(line) and _centred(above, line):
        return False
    if line.left > above.left + _INDENT * line.size and line.left > usual + _INDENT * line.size:
        return True
    return not fills and not flows


def _centred(above: Line, line: Line) -> bool:
    return abs((above.left + above.right) - (line.left + line.right)) < line.size and abs(above.left - line.left) > 2


def starts_item(line: Line) -> bool:
    """Whether a line opens with a bullet; numbers are told by ``in_sequence``."""
    return bool(line.marker) and (line.marker in BULLETS or line.marker in "-–—o")


def numbered(passages: Sequence[Passage]) -> set[int]:
    """Places of the passages whose numbers count on from one to the next, standing at the same indent."""
    found = [
        (place, re.sub(r"[().\s]+$|^\(", "", passage.lines[0].marker), passage.lines[0].left - passage.left)
        for place, passage in enumerate(passages)
        if passage.kind == "" and passage.lines and is_number(passage.lines[0])
    ]
    kept: set[int] = set()
    for (one, above, left), (two, below, right) in itertools.pairwise(found):
        if counts_on(above, below) and abs(left - right) < 8:
            kept |= {one, two}
    return kept


def is_number(line: Line) -> bool:
    """Whether a line opens with a number that may be an item's: 1., a), 2.1, not a bare 12.

    >>> from loaders.readers.pdf_lines import line_of
    >>> from loaders.readers.pdf_words import Word
    >>> [is_number(line_of([Word(text, 0, 9, 9, 9), Word("Aims", 12, 30, 9, 9)])) for text in ("1.", "a)", "12")]
    [True, True, False]
    """
    return bool(line.marker) and not starts_item(line) and re.fullmatch(r"\d+", line.marker) is None


def is_note(line: Line, body: Body) -> bool:
    """Whether a line opens a footnote: smaller than the text, with a mark before its words."""
    first = line.words[0]
    return (
        line.size < _SMALLER * body.size
        and len(line.words) > 1
        and _NOTE.match(first.text) is not None
        and (is_raised(first, line) or not first.text.isalpha())
    )
