"""Plain lines to blocks: paragraphs, list items, headings and tab-separated rows, as their shape shows them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import Block

_BULLET = re.compile(r"([•·▪▫◦‣⁃●○■□►➢✓*]|[-–—](?=\s))[ \t\u00a0]*(?=\S)")
# "1)", "a)", "1.", "2.1" before words; a bare "12 partners" is a count.
_NUMBER = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,4})\)[ \t\u00a0]+|\d{1,2}(?:\.|(?:\.\d{1,2})+\.?)[ \t\u00a0]+(?=\S)")
_RULE = re.compile(r"[=\-_~*–—]{3,}\s*$")
_SENTENCE_END = re.compile(r"[.!?…;:,][\"'”’»)\]]*$")
_LABELLED = re.compile(r"([^\W\d_][^:.;!?]{1,48}):\s")
_LABEL_WORDS = 6
_TITLE = 80  # code points a heading may have; the longest heading of the official forms has 71
_FIRST_TITLE = 120  # code points that the first line may have, standing alone, and still be the title
_RAGGED = 0.93  # how full a line of a wrapped passage is at least, of the longest one
_WIDTH = 100  # a file whose longest line is shorter may have been wrapped by hand


@dataclass(frozen=True, slots=True)
class _Line:
    start: int  # of the first visible character
    end: int
    indent: int
    text: str
    after_blank: bool
    marker: int = 0  # length of the bullet or number before the item's words
    number: int = 0  # length of a number before the words, whether or not it makes an item
    underlined: str = ""


def blocks_of_lines(text: str, offset: int = 0) -> tuple[Block, ...]:
    """Blocks of a plain text, in order, with ``offset`` added to their places.

    A bullet, number or underline is layout: it stays in the text and outside the block.

    >>> text = "Aims\\n\\n• greener purchases\\n• fewer obstacles"
    >>> [(block.kind, text[block.start:block.end]) for block in blocks_of_lines(text)]
    [('heading', 'Aims'), ('item', 'greener purchases'), ('item', 'fewer obstacles')]
    """
    lines = _lines(text)
    groups = _joined(_in_sequence(lines))
    blocks: list[Block] = []
    indents: list[int] = []
    for place, group in enumerate(groups):
        first, last = group[0], group[-1]
        start, end = first.start, last.end
        if "\t" in first.text and len(group) == 1:
            indents.clear()
            blocks.append(Block("row", start, end, cells=_cells(first)))
            continue
        level = _heading_level(groups, place)
        if level:
            indents.clear()
            blocks.append(Block("heading", start, end, level))
        elif first.marker:
            while indents and indents[-1] > first.indent:
                indents.pop()
            if not indents or indents[-1] < first.indent:
                indents.append(first.indent)
            blocks.append(Block("item", start + first.marker, end, len(indents)))
        else:
            indents.clear()
            blocks.append(Block("paragraph", start, end))
    return tuple(replace(b, start=b.start + offset, end=b.end + offset, cells=_moved(b, offset)) for b in blocks)


def _moved(block: Block, offset: int) -> tuple[tuple[int, int, str], ...]:
    return tuple((start + offset, end + offset, header) for start, end, header in block.cells)


def _lines(text: str) -> list[_Line]:
    """The lines with something on them; an underline is folded into the line above it."""
    lines: list[_Line] = []
    position, blank = 0, True
    for raw in text.split("\n"):
        words = raw.strip()
        start = position + len(raw) - len(raw.lstrip())
        if words and _RULE.match(words):
            if lines and not blank and len(words) >= len(lines[-1].text) // 2 and not lines[-1].marker:
                lines[-1] = replace(lines[-1], underlined=words[0])
            blank = True
        elif words:
            indent = len(raw[: len(raw) - len(raw.lstrip())].expandtabs(4))
            bullet, number = _BULLET.match(words), _NUMBER.match(words)
            marker = bullet or number
            if marker and marker.end() == len(words):
                marker = None
            lines.append(
                _Line(
                    start,
                    start + len(words),
                    indent,
                    words,
                    blank,
                    marker.end() if marker else 0,
                    marker.end() if marker is not None and marker is number and not bullet else 0,
                )
            )
            blank = False
        else:
            blank = True
        position += len(raw) + 1
    return lines


def _in_sequence(lines: Sequence[_Line]) -> list[_Line]:
    """The lines, with numbers as markers of items only where they count on.

    A line may open with the day of a date or an ordinal ("23. Mai", "2. vaihe"): cut off, it would be lost.
    """
    numbered = [place for place, line in enumerate(lines) if line.number]
    values = {place: lines[place].text[: lines[place].number].strip(" .)\t\u00a0") for place in numbered}
    kept = set()
    for above, below in itertools.pairwise(numbered):
        if counts_on(values[above], values[below]):
            kept |= {above, below}
    return [replace(line, marker=0) if line.number and place not in kept else line for place, line in enumerate(lines)]


def counts_on(above: str, below: str) -> bool:
    """Whether one number or letter follows another.

    >>> counts_on("1", "2"), counts_on("2.1", "2.2"), counts_on("a", "b"), counts_on("23", "7")
    (True, True, True, False)
    """
    front, _, last = above.rpartition(".")
    front_below, _, last_below = below.rpartition(".")
    if last.isdecimal() and last_below.isdecimal():
        return (front == front_below and int(last_below) == int(last) + 1) or below.startswith(f"{above}.")
    romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    if above in romans and below in romans and romans.index(below) == romans.index(above) + 1:
        return True
    return len(above) == len(below) == 1 and ord(below) == ord(above) + 1


def _joined(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lines grouped into blocks: one a line, or more where the file or a passage of it was wrapped at a width."""
    width = max((line.end - line.start + line.indent for line in lines), default=0)
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.after_blank and not b.marker]
    full = [_was_full(a, b, width) for a, b in pairs]
    # In a wrapped file nearly every line is as full as its words allow; a list of names is not.
    if 40 <= width <= _WIDTH and len(full) > 0 and sum(full) >= 0.6 * len(full):
        return _groups(lines, dict.fromkeys(range(len(lines)), width))
    return _groups(lines, _widths(lines))


def _widths(lines: Sequence[_Line]) -> dict[int, int]:
    """The width at which each line was wrapped, where it stands in a passage that was.

    Of three lines or more nearly all are full, and some go on with a small letter; shorter passages
    are taken as wrapped at the width of those.
    """
    runs: list[list[int]] = []
    for place, line in enumerate(lines):
        if runs and not line.after_blank and not line.marker:
            runs[-1].append(place)
        else:
            runs.append([place])
    found: dict[int, int] = {}
    for run in runs:
        longest = max(lines[n].end - lines[n].start + lines[n].indent for n in run)
        width = int(longest * _RAGGED)  # columns of a page have no letters of one width
        pairs = [(lines[a], lines[b]) for a, b in itertools.pairwise(run)]
        small = sum(b.text[0].islower() for _, b in pairs)
        full = sum(_was_full(a, b, width) for a, b in pairs)
        if len(run) > 2 and 40 <= longest <= _WIDTH and full >= 0.6 * len(pairs) and small >= 0.3 * len(pairs):
            found.update(dict.fromkeys(run, width))
    if found:
        usual = min(found.values())
        for run in runs:
            if len(run) == 2 and run[0] not in found:
                found.update(dict.fromkeys(run, usual))
    return found


def _groups(lines: Sequence[_Line], widths: Mapping[int, int]) -> list[list[_Line]]:
    """The lines, those of a wrapped passage together up to one that was not full."""
    groups: list[list[_Line]] = []
    for place, line in enumerate(lines):
        above = groups[-1][-1] if groups else None
        joins = (
            place in widths
            and above is not None
            and not (line.after_blank or line.marker or line.underlined or above.underlined)
            and "\t" not in line.text + above.text
            and not (_is_labelled(groups[-1][0]) and _is_labelled(line))
            and _was_full(above, line, widths[place])
        )
        if joins:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_labelled(line: _Line) -> bool:
    """Whether a line opens with a label ("Lead partner: City of Graz"): below another one it begins anew."""
    match = _LABELLED.match(line.text)
    return match is not None and line.text[0].isupper() and len(match[1].split()) <= _LABEL_WORDS


def _was_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    length = line.end - line.start + line.indent
    return length + 1 + len(following.text.split(maxsplit=1)[0]) > width


def _heading_level(groups: Sequence[Sequence[_Line]], place: int) -> int:
    """Level of a heading, 0 for what is none: underlined, numbered, in capitals, or short and alone."""
    line = groups[place][0]
    if len(groups[place]) > 1 or len(line.text) > (_TITLE if place else _FIRST_TITLE):
        return 0
    if line.underlined:
        return 1 if line.underlined == "=" else 2
    following = groups[place + 1][0] if place + 1 < len(groups) else None
    if following is None or _SENTENCE_END.search(line.text) or (line.marker and not line.number):
        return 0
    words = line.text[line.number or line.marker :]
    if not any(letter.isalpha() for letter in words):
        return 0
    body = sum(len(part.text) for part in groups[place + 1])
    if line.number:
        # Alone among unnumbered text: a section. Beside other numbers: an item of a list.
        above = groups[place - 1][0] if place else None
        if following.number or (above is not None and above.number) or not words[0].isupper():
            return 0
        return 1 + line.text[: line.number].strip().strip(".)").count(".")
    if words == words.upper() and sum(letter.isalpha() for letter in words) >= 4 and "\t" not in words:
        return 2 if place else 1
    if place and re.search(r"[^\W\d]\s?:\s", words):
        return 0  # a label and its value
    above_is_short = place > 0 and not groups[place - 1][0].marker and _is_short(groups[place - 1])
    alone = line.after_blank and (following.after_blank or bool(following.marker) or following.underlined == "")
    if place == 0 and following.after_blank and len(line.text) > 60 and "\t" not in words and not line.marker:
        return 1 if body > len(line.text) else 0
    if not (alone and _is_short(groups[place]) and words[0].isupper()) or "\t" in words:
        return 0
    if body < 80 and not following.marker:
        return 1 if place == 0 and following.after_blank and len(groups) > 2 else 0
    return 0 if above_is_short and place > 1 else (1 if place == 0 else 2)


def _is_short(group: Sequence[_Line]) -> bool:
    text = group[0].text
    return len(group) == 1 and len(text) <= 60 and len(text.split()) <= 8 and not _SENTENCE_END.search(text)


def _cells(line: _Line) -> tuple[tuple[int, int, str], ...]:
    cells = []
    position = line.start
    for part in line.text.split("\t"):
        words = part.strip()
        start = position + (len(part) - len(part.lstrip()) if words else 0)
        cells.append((start, start + len(words), ""))
        position += len(part) + 1
    return tuple(cells)
