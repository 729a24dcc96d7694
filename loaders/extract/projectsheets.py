"""The project that only the title of its sheet names: below it stand labels of its period, budget, lead and partners.

Most programmes show their projects so, and most of those projects have a title of plain words and no acronym.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.model import Block
from loaders.extract.captions import is_caption
from loaders.extract.dates import moments
from loaders.extract.forms import Section, sections
from loaders.extract.furniture import in_furniture
from loaders.extract.programmes import FAMILY
from loaders.extract.projectheadings import short_name
from loaders.extract.reading import Reading
from ontology import territories

RULE = "project-sheet"
_KINDS = {  # of labels of a project, by what they tell
    "period": "time", "startDate": "time", "endDate": "time", "totalBudget": "money", "erdfBudget": "money",
    "leadPartner": "who", "partners": "who", "programme": "programme",
}  # fmt: skip
_OFTEN = ("totalBudget", "erdfBudget", "endDate")  # which a sheet may give twice
_KINDS_ENOUGH, _KINDS_WITH_LEAD = 3, 2  # kinds of labels that make a sheet
_FEWEST, _LONGEST = 2, 24  # words of a title
_YEAR = 4  # characters of a date that is but a year, as titles have
_CODE = re.compile(r"\s*\([^()\s]*\d[^()\s]*\)$")  # "(AB-117/0300555)" behind a title
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|[•–*-]) ?")  # before the title in a list of projects
_ENDS = ".;,?:"
_MARKS = (": ", "|", " / ", " > ", " » ", "©")  # of labels, and of the way that leads to a page


def is_sheet(labels: Sequence[Section]) -> bool:
    """Whether fields of a form are the labels of one project: who takes part, and two kinds of labels more."""
    fields = [one.field for one in labels]
    kinds = {_KINDS[field] for field in fields if field in _KINDS}
    once = all(fields.count(field) <= 1 for field in _KINDS if field not in _OFTEN)
    return once and "who" in kinds and len(kinds) >= (_KINDS_WITH_LEAD if "leadPartner" in fields else _KINDS_ENOUGH)


def tells_of_one(labels: Sequence[Section]) -> bool:
    """Whether labels give when a project runs and what it costs, each once."""
    kinds = [_KINDS.get(one.field) for one in labels if one.field not in _OFTEN]
    return "time" in kinds and "money" in {_KINDS.get(one.field) for one in labels} and len(kinds) == len({*kinds})


def sheets(labels: Sequence[Section]) -> list[list[Section]]:
    """The labels of each project of a page that shows several, one sheet below the other; else all of them together."""
    parts: list[list[Section]] = []
    for one in labels:
        again = parts and one.field in _KINDS and one.field not in _OFTEN
        if not parts or (again and any(other.field == one.field for other in parts[-1])):
            parts.append([])
        parts[-1].append(one)
    return parts if sum(map(is_sheet, parts)) > 1 else [list(labels)]


def above(parts: Sequence[Sequence[Section]]) -> list[tuple[int, int]]:
    """Where the lines above each of some sheets stand: behind the last label of the one before, before its own first.

    A label of the one before may seem to head the title, so what it heads is no bound.
    """
    tops = [part[0].heading[0] for part in parts]
    return [*zip([0, *(part[-1].heading[1] for part in parts)], tops, strict=False)]


def sheet_titles(reading: Reading, named: Iterable[int] = ()) -> Iterator[tuple[int, int, str]]:
    """The lines that are followed by the labels of one project each; nothing where a label names it.

    ``named`` are the tokens with which names of projects begin: one above the labels is their project.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "Quiet gardens\\nDuration: 2021-2023\\nTotal budget: 90,000 euro\\nLead partner: City of Graz"
    >>> blocks = [Block("paragraph", m.start(), m.end()) for m in re.finditer(r".+", text)]
    >>> found = read_by_rules(document_of(text, blocks=tuple(blocks)))
    >>> {(c.subject.label, c.object.label) for c in found.claims.by("leadPartner")}
    {('Quiet gardens', 'City of Graz')}
    """
    labels = [one for one in sections(reading.document) if one.form == "project"]
    if not labels:
        return
    starts = [reading.words[at].start for at in named]
    parts = sheets(labels)
    for part, (start, end) in zip(parts, above(parts), strict=True):
        if not is_sheet(part) or any(one.field in ("title", "acronym") for one in part):
            continue
        line = None if any(start <= one < end for one in starts) else _title(reading, start, end)
        if line is not None:
            yield *short_name(reading, reading.index(line[0]), reading.index(line[1]) - 1), RULE


def _title(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Where the title above a sheet stands: the nearest line that can be one."""
    lines = [b for b in reading.document.blocks if start <= b.start and b.end <= end]
    lines = [b for b in lines if not in_furniture(reading, b.start)]
    return next((place for block in reversed(lines) if (place := _named(reading, block)) is not None), None)


def _named(reading: Reading, block: Block) -> tuple[int, int] | None:
    """The words of a line that can be a project's title, the code behind them aside; None if it is something else."""
    number = _NUMBER.match(reading.text, block.start, block.end)
    start = number.end() if number else block.start
    text = reading.text[start : block.end].rstrip()
    code = _CODE.search(text)
    text = text[: code.start()] if code else text
    end = start + len(text)
    first, last = reading.index(start), reading.index(end) - 1
    words = last - first + 1
    if block.kind == "row" or not _FEWEST <= words <= _LONGEST or "\n" in text:
        return None
    if (
        text[-1] in _ENDS
        or any(mark in text for mark in _MARKS)
        or not reading.words[first].capital
        or territories.find(text)
    ):
        return None
    sentence = reading.sentence_at(start)
    if sentence is None or any(reading.cues(name, sentence) for name in ("be", "held", "contact", "projects")):
        return None
    if _is_programme(reading, first, last):
        return None
    capitals = any(reading.words[at].capital for at in range(first + 1, last + 1))
    bodies = reading.hits_between("bodies", first, last)
    if capitals and any(hit.first == first or hit.last == last for hit in bodies):
        return None  # "Energy Agency of the Tartu Region", whose page it is
    dated = any(len(one.value) > _YEAR for one in moments(reading, start, end))
    plain = any(not reading.in_phrase(at) for at in range(first, last + 1))
    return (start, end) if plain and not dated and not is_caption(text) else None  # "EU projects"


def _is_programme(reading: Reading, first: int, last: int) -> bool:
    """Whether a line is a label and the name of a programme ("Programme 2014 - 2020 Interreg VB Alpine Space")."""
    label = any(hit.payload.value == "Programme" for hit in reading.hits_beginning("heads", first, first))
    return label and any(reading.words[at].word in FAMILY for at in range(first, last + 1))
