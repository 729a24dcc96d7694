"""Passages of all pages to the units of a document: headings with levels, items, paragraphs over pages, notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.readers.pdf_grids import Table
from loaders.readers.pdf_hyphens import Hyphens, hyphens_of
from loaders.readers.pdf_lines import Line, is_full, is_raised, spoken
from loaders.readers.pdf_passages import Passage
from loaders.readers.pdf_split import Body, body_of, divided, is_note, is_number, numbered, starts_item
from loaders.readers.pdf_tables import goes_on, lines_of_cells, units_of
from loaders.readers.units import Unit, visible

_TITLE = 80  # code points a bold or numbered line may have and still be a heading
_LARGE_TITLE = 250  # that a heading in larger letters may have
_NEAR = 4.0  # points between left edges that are the same
_TERMINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_UNFINISHED = re.compile(r"[^.!?:;…\"”»),]$")
_LEADERS = re.compile(r"(?:(?:[.·_]\s?){4,}|…{2,})\s*(?:\d+|[ivxlc]+)$")  # a line of a table of contents
_CAPITALS = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})[.)]?\s+\w{4}")  # a number, then a heading in capitals
_NUMBER = re.compile(r"\(?((?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2})*)[.)]?\s")


@dataclass(slots=True)
class _Heading:
    size: float
    bold: bool
    depth: int


def units_from(pages: Sequence[Sequence[Passage]], *, parts_words: bool | None = None) -> list[Unit]:
    """The units of a document, whose pages are passages in the order of reading.

    ``parts_words`` tells whether its maker parts words at the ends of lines; None where unknown.
    """
    body = body_of(passage for page in pages for passage in page)
    _set_edges([passage for page in pages for passage in page])
    pages = [_with_notes([part for passage in page for part in divided(passage, body)], body) for page in pages]
    flow = _rejoined(pages)
    kept = numbered(flow)
    flow = [_told(flow, place, place in kept, body) for place in range(len(flow))]
    flow = [passage for passage in flow if not _is_contents(passage)]
    _set_levels(flow, body)
    hyphens = hyphens_of(
        [
            *([line.text for line in passage.lines] for passage in flow if passage.lines),
            *(lines for passage in flow if passage.table is not None for lines in lines_of_cells(passage.table)),
        ],
        parts_words=parts_words,
    )
    return list(_units(flow, hyphens, _marks(flow)))


def _set_edges(passages: Sequence[Passage]) -> None:
    """Let what stands on the same left edge as a surely known column be as wide as that."""
    known = [passage for passage in passages if passage.sure and not passage.kind]
    for passage in passages:
        if not passage.sure and passage.lines and passage.right:
            near = [other for other in known if abs(other.left - passage.left) < _NEAR]
            widest = max((line.right for line in passage.lines), default=0.0)
            wide = [other.right for other in near if other.right > widest - passage.lines[0].size]
            passage.right = min(wide, key=lambda right: abs(right - passage.right)) if wide else passage.right


def _with_notes(passages: list[Passage], body: Body) -> list[Passage]:
    """The passages with the small ones at the foot of each column told to be notes, from the first with a mark on."""
    told = list(passages)
    waiting: list[int] = []
    edges = (-1.0, -1.0)  # of the column that is looked at, upwards from its foot
    at_foot = False
    for place in range(len(passages) - 1, -1, -1):
        passage = passages[place]
        if (passage.left, passage.right) != edges:
            waiting, edges, at_foot = [], (passage.left, passage.right), True
        if passage.kind or not passage.lines or passage.lines[0].size >= 0.92 * body.size:
            at_foot = False
        if at_foot:
            waiting.append(place)
            if is_note(passage.lines[0], body):
                for note in waiting:
                    told[note] = replace(passages[note], kind="note")
                waiting = []
    return told


def _rejoined(pages: Sequence[Sequence[Passage]]) -> list[Passage]:
    """All passages, with what goes on over columns and pages joined and each page's notes after its text."""
    flow: list[Passage] = []
    for page in pages:
        notes = [passage for passage in page if passage.kind == "note"]
        for passage in page:
            if passage.kind == "note":
                continue
            above = _last_of_text(flow)
            if above is not None and _continues(flow[above], passage):
                flow[above].lines = [*flow[above].lines, *passage.lines]
            elif above is not None and _same_table(flow[above].table, passage.table):
                flow.insert(above + 1, passage)
            else:
                flow.append(replace(passage, lines=list(passage.lines)))
        flow += notes
    return flow


def _same_table(above: Table | None, below: Table | None) -> bool:
    return above is not None and below is not None and below.page > above.page and goes_on(above, below)


def _last_of_text(flow: Sequence[Passage]) -> int | None:
    return next((place for place in range(len(flow) - 1, -1, -1) if flow[place].kind != "note"), None)


def _continues(above: Passage, below: Passage) -> bool:
    """Whether a passage goes on with the one before it, over a note, a column or a page."""
    if below.resumes:
        return True
    if not above.lines or not below.lines or above.kind == "heading" or below.kind in ("heading", "item"):
        return False
    last, first = above.lines[-1], below.lines[0]
    if abs(first.size - last.size) > 0.05 * last.size or first.bold != last.bold or starts_item(first):
        return False
    if first.page == last.page and first.base > last.base:
        # Where the layout changes from one column to several, a paragraph may end in the first of them.
        close = first.base - last.base < 1.5 * first.size and abs(first.left - above.left) < first.size
        return close and not above.kind and is_full(last, first, max(above.right, below.right))
    if _LEADERS.search(last.text) or (is_number(first) and not first.text[:1].islower()):
        return False
    if first.left > below.left + first.size:
        return False
    goes_on = first.text[:1].islower()
    if not is_full(last, first, above.right):
        return goes_on and not _TERMINAL.search(last.text)
    # A full last line rarely ends a paragraph, even where it ends a sentence.
    return goes_on or not _TERMINAL.search(last.text) or (len(above.lines) > 1 and not last.text.endswith(":"))


def _told(flow: Sequence[Passage], place: int, counted: bool, body: Body) -> Passage:
    """A passage with its kind: what its tags say, or else what its lines look like."""
    passage = flow[place]
    if passage.table is not None or passage.kind in ("heading", "note") or not passage.lines:
        return passage
    first, text = passage.lines[0], passage.lines[0].text
    if passage.kind == "item":
        return passage
    whole = " ".join(line.text for line in passage.lines)
    if _looks_like_heading(passage, whole, body):
        return replace(passage, kind="heading")
    if starts_item(first):
        return _as_item(passage)
    if len(passage.lines) == 1 and _CAPITALS.match(text) and text.upper() == text and len(text) <= _TITLE:
        return replace(passage, kind="heading")
    if is_number(first):
        beside = [flow[near] for near in (place - 1, place + 1) if 0 <= near < len(flow)]
        among = any(near.lines and is_number(near.lines[0]) for near in beside)
        alone = len(passage.lines) == 1 and place + 1 < len(flow) and not among
        words = text.partition(" ")[2]
        if alone and len(text) <= _TITLE and words[:1].isupper() and _UNFINISHED.search(text) and body.size:
            return replace(passage, kind="heading") if not _LEADERS.search(text) else replace(passage, kind="paragraph")
        if counted:
            return _as_item(passage)
    return replace(passage, kind="paragraph")


def _is_contents(passage: Passage) -> bool:
    """Whether it is a line of a table of contents: a heading again, with dots up to its page."""
    return len(passage.lines) in (1, 2, 3) and _LEADERS.search(passage.lines[-1].text) is not None


def _as_item(passage: Passage) -> Passage:
    first = passage.lines[0]
    return replace(
        passage, kind="item", label=first.marker, lines=[first.without_marker(), *passage.lines[1:]], level=0
    )


def _looks_like_heading(passage: Passage, whole: str, body: Body) -> bool:
    lines = passage.lines
    if not all(body.is_heading(line) for line in lines) or not any(map(str.isalpha, whole)) or _LEADERS.search(whole):
        return False
    if starts_item(lines[0]):
        return False
    large = min(line.size for line in lines) > 1.12 * body.size
    if large:
        # A few larger lines that end like a sentence are an introduction, unless they are as large as a title.
        sentence = len(lines) > 1 and whole.endswith(".") and min(line.size for line in lines) < 1.3 * body.size
        return len(lines) <= 4 and len(whole) <= _LARGE_TITLE and not sentence
    return len(whole) <= _TITLE and _UNFINISHED.search(whole) is not None


def _set_levels(flow: list[Passage], body: Body) -> None:
    """Give headings their level by size and weight where they are not tagged, and items theirs by indent."""
    untagged = [passage for passage in flow if passage.kind == "heading" and not passage.level]
    tagged = any(passage.kind == "heading" and passage.level for passage in flow)
    styles = sorted({_style(passage, body) for passage in untagged}, reverse=True)
    depths = {style: min(_depth(p) for p in untagged if _style(p, body) == style) for style in styles}
    indents: list[float] = []
    above = 1
    for place, passage in enumerate(flow):
        if passage.kind == "heading":
            if not passage.level and tagged:
                first = not any(other.kind == "heading" for other in flow[:place])
                large = passage.lines[0].size > 1.12 * body.size
                passage.level = 1 if first and large else min(6, above + 1)
            elif not passage.level:
                style = _style(passage, body)
                passage.level = min(6, 1 + styles.index(style) + max(0, _depth(passage) - depths[style]))
                above = passage.level
            else:
                above = passage.level
        if passage.kind != "item":
            if passage.kind != "paragraph" or not passage.lines or passage.lines[0].left - passage.left < 5:
                indents = []
            continue
        if passage.level:
            continue
        indent = passage.lines[0].left - passage.left
        while indents and indents[-1] > indent + 4:
            indents.pop()
        if not indents or indents[-1] < indent - 4:
            indents.append(indent)
        passage.level = len(indents)


def _style(passage: Passage, body: Body) -> tuple[float, bool]:
    size = max(line.size for line in passage.lines)
    size = round(2 * size) / 2 if size > 1.12 * body.size else 0.0
    return size, size > 0 or all(line.bold for line in passage.lines)


def _depth(passage: Passage) -> int:
    """How many numbers a heading opens with: 2 for "2.1 Aims", 1 for "2 Aims" and for "Aims"."""
    match = _NUMBER.match(passage.lines[0].text)
    return 1 + match.group(1).count(".") if match else 1


def _units(flow: Sequence[Passage], hyphens: Hyphens, marks: Mapping[int, frozenset[str]]) -> list[Unit]:
    units: list[Unit] = []
    place = 0
    while place < len(flow):
        passage = flow[place]
        place += 1
        if passage.table is not None:
            tables = [passage.table]
            while place < len(flow) and (following := flow[place].table) and _same_table(tables[-1], following):
                tables.append(following)
                place += 1
            units += units_of(tables, hyphens, marks)
            continue
        words = visible(hyphens.joined(_texts(passage, marks)))
        if words:
            level = passage.level if passage.kind in ("heading", "item") else 0
            kind = "paragraph" if passage.kind == "note" else passage.kind
            units.append(Unit(kind, words, level, page=passage.page))
    return units


def _marks(flow: Sequence[Passage]) -> Mapping[int, frozenset[str]]:
    """The marks of the notes that stand on each page."""
    found: dict[int, set[str]] = {}
    for passage in flow:
        if passage.kind == "note" and passage.lines:
            found.setdefault(passage.page, set()).add(_mark(passage.lines[0]))
    return {page: frozenset(marks - {""}) for page, marks in found.items()}


def _mark(line: Line) -> str:
    """The mark that a note opens with, '' for none."""
    first = line.words[0]
    match = re.fullmatch(r"[\[(]?(\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?\.?", first.text)
    if match is None or len(line.words) < 2 or (match.group(1).isalpha() and not is_raised(first, line)):
        return ""
    return match.group(1)


def _texts(passage: Passage, marks: Mapping[int, frozenset[str]]) -> list[str]:
    """The words of each line, without the marks of notes."""
    lines = passage.lines
    texts = [spoken(line.words, line, marks.get(line.page, frozenset())) for line in lines]
    if passage.kind == "note" and _mark(lines[0]):
        texts[0] = spoken(lines[0].words[1:], lines[0])
    return texts
