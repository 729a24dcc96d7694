"""The fields of official forms in a document: what stands under, beside or after a known heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import Block, Document
from loaders.extract.folding import squeezed
from loaders.extract.form_lexicon import Heading, column_of, forms, headings_of, number_of

_LONGEST = 110  # code points of a heading; the longest that the forms know has 83
_LABEL = 7  # level of a label in running text: below every heading
_PARTS_OF_ACTION = frozenset(
    (
        "actionName",
        "background",
        "activity",
        "involves",
        "implementer",
        "timeframe",
        "cost",
        "fundingSource",
        "monitoring",
    )
)


@dataclass(frozen=True, slots=True)
class Section:
    """A field of a form as a document fills it in.

    ``form`` and ``field`` are named as in ``loaders/lexicon/forms``; ``heading`` is where the heading
    or label stands, ``start`` and ``end`` what it heads. ``number`` is that of an action, or of the
    action that the field belongs to; of a table of partners, the row, from 1. ``title`` is the
    place of an action's title, where its heading has one.
    """

    form: str
    field: str
    heading: tuple[int, int]
    start: int
    end: int
    number: int | None = None
    title: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A heading that a form may know, before it is settled which form that is."""

    block: int
    level: int
    heading: tuple[int, int]
    rows: tuple[Heading, ...]
    body: tuple[int, int] | None = None  # None: what follows, up to the next heading
    number: int | None = None
    title: tuple[int, int] | None = None
    is_telling: bool = True


def sections(document: Document) -> tuple[Section, ...]:
    """The fields of all forms that the document holds, in order of place.

    A form is told by three of its headings, one of which marks it, or by two if that one has more
    than a single word; sections of actions hold those of their parts. Pure: the same document gives the same sections.

    >>> from graph.model import document_of
    >>> text = "Main institution\\nARPA Piemonte\\nEvidence of success\\n45 members."
    >>> blocks = tuple(Block("paragraph", s, e) for s, e in ((0, 16), (17, 30), (31, 50), (51, 62)))
    >>> [(s.field, text[s.start : s.end]) for s in sections(document_of(text, blocks=blocks))]
    [('mainInstitution', 'ARPA Piemonte'), ('evidenceOfSuccess', '45 members.')]
    """
    rows = tuple(_partner_rows(document))
    tabled = {place for row in rows for place in (row.start, row.heading[0])}
    free = [number for number, block in enumerate(document.blocks) if not _is_tabled(block, tabled)]
    settled = _settled([found for number in free for found in _candidates(document, number)])
    known = {candidate.block: candidate.rows[0].field for candidate in settled}
    drawn = (_section(document, candidate, known) for candidate in settled)
    found = _numbered_parts([section for section in drawn if section is not None])
    return tuple(sorted([*found, *rows], key=lambda s: (s.start, -s.end, s.form, s.field)))


def _is_tabled(block: Block, places: set[int]) -> bool:
    """Whether a block is a row of a table of partners, or the row of its headers."""
    return any(start in places for start, _, _ in block.cells)


def _candidates(document: Document, number: int) -> Iterable[_Candidate]:
    block, text = document.blocks[number], document.text
    if block.kind == "row":
        cells = [cell for cell in block.cells if text[cell[0] : cell[1]].strip()]
        if len(cells) == 2 and cells[0][1] - cells[0][0] <= _LONGEST:
            rows = headings_of(text[cells[0][0] : cells[0][1]])
            if rows:
                yield _Candidate(
                    number,
                    _LABEL,
                    cells[0][:2],
                    rows,
                    cells[1][:2],
                    is_telling=" " in squeezed(text[slice(*cells[0][:2])]),
                )
        return
    level = block.level if block.kind == "heading" else _LABEL
    words = text[block.start : block.end]
    action = number_of(words[:_LONGEST])
    if action is not None:
        figure, end, title = action
        row = (Heading("action-plan", "action", ""),)
        heading = (block.start, block.start + end)
        place = _title_of(text, block.start + title, block.end, whole=block.kind == "heading")
        yield _Candidate(number, level, heading, row, None, figure, place)
        return
    if len(words) <= _LONGEST:
        rows = headings_of(words)
        if rows:
            yield _Candidate(number, level, (block.start, block.end), rows, is_telling=" " in squeezed(words))
            return
    label, colon, rest = words[: _LONGEST + 1].partition(":")
    if colon and rest[:1].isspace() and "\n" not in label:
        rows = headings_of(label)
        if rows:
            start = block.start + len(label) + 1
            start += len(text[start : block.end]) - len(text[start : block.end].lstrip())
            # A label whose words end in a colon again introduces a list below.
            body = (start, block.end) if start < block.end and not words.endswith(":") else None
            yield _Candidate(
                number,
                _LABEL,
                (block.start, block.start + len(label.rstrip())),
                rows,
                body,
                is_telling=" " in squeezed(label),
            )


def _title_of(text: str, start: int, end: int, *, whole: bool) -> tuple[int, int] | None:
    """Place of an action's title: the rest of its heading, or the first sentence of a paragraph."""
    if not whole:
        stop = text.find(". ", start, end)
        end = stop if stop > start else end
    words = text[start:end].rstrip(" .\u00a0\n")
    return (start, start + len(words)) if words else None


def _settled(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates whose form is told, each left with one meaning."""
    fields: dict[str, set[str]] = {}
    languages: Counter[str] = Counter()
    for candidate in candidates:
        languages.update({row.language for row in candidate.rows})
        for row in candidate.rows:
            fields.setdefault(row.form, set()).add(row.field)

    def rank(row: Heading) -> tuple[int, bool, int, str, str]:
        needs_others = (row.form, row.field) not in forms().alone
        return -len(fields[row.form]), needs_others, -languages[row.language], row.form, row.field

    chosen = [replace(candidate, rows=(min(candidate.rows, key=rank),)) for candidate in candidates]
    own: dict[str, dict[str, bool]] = {}
    for candidate in chosen:
        row = candidate.rows[0]
        names = own.setdefault(row.form, {})
        names[row.field] = names.get(row.field, False) or candidate.is_telling
    known = forms()
    told = {form for form, names in own.items() if _is_told(form, names)}
    numbers = {candidate.number for candidate in chosen if candidate.number is not None}
    return [
        candidate
        for candidate in chosen
        for row in candidate.rows
        if row.form in told
        or (not told and (row.form, row.field) in known.alone)
        # Two numbered actions tell a plan; a single "Measure 1" may be anything.
        or (row.field == "action" and len(numbers) >= 2)
    ]


def _is_told(form: str, names: Mapping[str, bool]) -> bool:
    """Whether these fields tell a form; each says whether its heading was more than an everyday word."""
    marked = [telling for name, telling in names.items() if (form, name) in forms().marks]
    return (len(names) >= 3 and bool(marked)) or (len(names) >= 2 and any(marked))


def _section(document: Document, candidate: _Candidate, known: Mapping[int, str]) -> Section | None:
    row = candidate.rows[0]
    if candidate.body is not None:
        start, end = candidate.body
    else:
        start, end = _below(document, candidate, known)
        if candidate.number is not None and start >= end:
            # An action may be no more than its title.
            start = end = document.blocks[candidate.block].end
        elif start >= end:
            return None
    return Section(row.form, row.field, candidate.heading, start, end, candidate.number, candidate.title)


def _below(document: Document, candidate: _Candidate, known: Mapping[int, str]) -> tuple[int, int]:
    """What follows a heading, up to the next one that is not part of it; ``known`` has the field of each such block."""
    row = candidate.rows[0]
    is_action = row.field == "action"
    # A label in running text heads what stands right below it; a heading heads all up to the next.
    is_narrow = candidate.level == _LABEL and (is_action or (row.form, row.field) in forms().alone)
    opening = document.blocks[candidate.block]
    start = end = opening.end
    if candidate.number is not None and opening.kind != "heading" and candidate.title is not None:
        start = min(candidate.title[1], opening.end)
        start += len(document.text[start : opening.end]) - len(document.text[start : opening.end].lstrip(" ."))
        end = opening.end
    above: Block | None = None
    in_part = False
    for number in range(candidate.block + 1, len(document.blocks)):
        block = document.blocks[number]
        if _ends(block, known.get(number), candidate.level, is_action=is_action):
            break
        in_part = in_part or number in known
        listed = block.kind in {"item", "row"}
        if is_narrow and not listed and not in_part and (above is not None or is_action):
            break
        if (
            candidate.level == _LABEL
            and not is_action
            and above is not None
            and not listed
            and above.kind != block.kind
        ):
            break
        if above is None and start >= end:
            start = block.start
        end, above = block.end, block
    return start, end


def _ends(block: Block, field: str | None, level: int, *, is_action: bool) -> bool:
    if is_action:
        if field is not None:
            return field not in _PARTS_OF_ACTION
        return block.kind == "heading" and block.level <= level
    return field is not None or (block.kind == "heading" and block.level <= level)


def _numbered_parts(found: list[Section]) -> list[Section]:
    """The sections, those inside of an action with its number."""
    actions = [section for section in found if section.field == "action"]
    parts = []
    for section in found:
        around = next((a for a in actions if a.start <= section.heading[0] and section.end <= a.end), None)
        inside = around is not None and section.field in _PARTS_OF_ACTION
        parts.append(replace(section, number=around.number) if inside and around is not None else section)
    return parts


def _partner_rows(document: Document) -> Iterable[Section]:
    """The cells of tables of partners, each under the column that it stands in."""
    columns: tuple[str | None, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    headers: tuple[str, ...] = ()
    number = 0
    for block in document.blocks:
        if block.kind != "row":
            columns = ()
            continue
        texts = [document.text[start:end] for start, end, _ in block.cells]
        named = tuple(column_of(words) for words in texts)
        if "name" in named and sum(name is not None for name in named) >= 2:
            columns, number = named, 0
            places = tuple((start, end) for start, end, _ in block.cells)
            headers = tuple(texts)
            continue
        if not columns or len(block.cells) < 2:
            continue
        number += 1
        for place, (start, end, header) in enumerate(block.cells):
            # Beside a cell that spans rows the headers know the column better than the count does.
            column = headers.index(header) if header in headers else place
            if column < len(columns) and columns[column] is not None and end > start:
                yield Section("partner-table", columns[column] or "", places[column], start, end, number)
