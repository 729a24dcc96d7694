"""Partners a line each that no heading announces: their marks, a leader among them or headings of countries tell.

"LP City of A", "PP2 Comune di B" …; "1. City of A (lead partner)", "2. Comune di B" …; "ITALY", "Comune di B" ….
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.extract.leading_series import BARRING, of_action
from loaders.extract.line_items import line_item
from loaders.extract.list_items import Item
from loaders.extract.partner_lines import is_known, lines_from
from loaders.extract.partner_marks import mark_at
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.tokens import index_at
from loaders.extract.whereabouts import country_code

_FEWEST = 3  # names
_COUNTRIES = 2  # headings of countries
_ABOVE = 3  # sentences above such a row that may say that it is about partners
_STRANGE = 2  # sentences of one country that name no partner
_NUMBERED = re.compile(r"(?:p|partner )(\d{1,2})\b")
_LEADING = ("lead-partner", "leader", "does-lead")
_PARTNERS = ("partner-list", "partner", "is-partner", "lead-partner")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that names a body: what it holds, the number or mark before it, and whether it says who leads."""

    item: Item
    mark: str
    leads: bool


def leading_lines(reading: Reading, number: int) -> tuple[Item, ...]:
    """The names of such lines, of which the first begins with the sentence of a number; none where nothing tells."""
    sentence = reading.sentences[number]
    opens = number == 0 or reading.sentences[number - 1].block != sentence.block
    if not opens or sentence.row or (number and _goes_on(reading, number)):
        return ()
    return _by_country(reading, number) or _in_row(reading, number)


def _goes_on(reading: Reading, number: int) -> bool:
    """Whether the line above is one of a row already: numbered or marked itself."""
    before = reading.sentences[number - 1]
    return before.item or _mark(reading, before.start) != ""


def _in_row(reading: Reading, number: int) -> tuple[Item, ...]:
    """The names of a row of marked lines, or of bullets and numbers with one leader among them."""
    sentence = reading.sentences[number]
    if not (sentence.item or _mark(reading, sentence.start)) or of_action(reading, sentence):
        return ()
    found: list[_Line] = []
    for start, end, item, heading in lines_from(reading, number):
        mark = _mark(reading, start)
        if heading or not (item or mark):
            break
        if mark == "other":
            continue
        one = _line(reading, start, end, mark)
        if one is None:
            break
        found.append(one)
    if len(found) < _FEWEST:
        return ()
    known = sum(is_known(reading, one.item) for one in found)
    marked = all(one.mark == "marked" for one in found)
    told = sum(one.leads for one in found) == 1 and not _barred(reading, found)
    return tuple(one.item for one in found) if (marked or told) and known * 3 >= len(found) * 2 else ()


def _by_country(reading: Reading, number: int) -> tuple[Item, ...]:
    """The names below headings that are countries, if a line above or one of them speaks of partners."""
    sentence = reading.sentences[number]
    if not _is_country(reading, sentence.start, sentence.end):
        return ()
    found: list[_Line] = []
    countries = strange = 0
    place: tuple[int, int] | None = None
    for start, end, _, _ in lines_from(reading, number):
        if _is_country(reading, start, end):
            place, strange, countries = (start, end), 0, countries + 1
            continue
        one = _line(reading, start, end, "", place)
        if one is None or not is_known(reading, replace(one.item, place=None)):
            strange += 1
            if strange > _STRANGE or reading.text[end - 1] not in ".!":
                break
            continue
        found.append(one)
    above = reading.sentences[max(0, number - _ABOVE) : number]
    told = sum(one.leads for one in found) == 1 or any(reading.cues(name, one) for one in above for name in _PARTNERS)
    if countries < _COUNTRIES or len(found) < _FEWEST or not told or _barred(reading, found):
        return ()
    return tuple(one.item for one in found)


def _line(reading: Reading, start: int, end: int, mark: str, place: tuple[int, int] | None = None) -> _Line | None:
    """What a line that is no sentence names, or None."""
    item = line_item(reading, start, end, place)
    if item is None or (reading.text[end - 1] == "." and _is_told(reading, item, end)):
        return None
    beside = [*item.brackets, (reading.words[item.last].end, end)]
    leads = item.role == "lead-partner" or any(reading.cues_between(name, a, b) for a, b in beside for name in _LEADING)
    return _Line(replace(item, role="lead-partner") if leads else item, mark, leads)


def _is_told(reading: Reading, item: Item, end: int) -> bool:
    """Whether a line with a full stop goes on behind its name: a sentence that begins with it."""
    return item.last + 1 < index_at(reading.words, end) and not item.brackets


def _mark(reading: Reading, start: int) -> str:
    """How a line opens: "marked" ("PP2"), "other" with the mark of one that only accompanies, "numbered" ("P2"), ""."""
    at = index_at(reading.words, start)
    mark = mark_at(reading, at) if at < len(reading.words) else None
    if mark is not None:
        return "marked" if mark.role else "other"
    return "numbered" if _NUMBERED.match(reading.folded, start) else ""


def _is_country(reading: Reading, start: int, end: int) -> bool:
    return country_code(reading.text[start:end].strip(" :")) is not None and end - start > _COUNTRIES


def _barred(reading: Reading, found: list[_Line]) -> bool:
    """Whether one of the lines, or the one above, speaks of stakeholders, events, actions or of what is not."""
    near = {id(s): s for one in found for s in _around(reading, one)}
    return any(
        any(reading.cues(name, s) for name in BARRING)
        or bool(reading.cues("Action", s, "heads"))
        or bool(reading.hits_in("events", s))
        for s in near.values()
    )


def _around(reading: Reading, one: _Line) -> Iterator[Sentence]:
    number = reading.sentence_number(reading.words[one.item.first].start)
    yield from reading.sentences[max(0, number - 1) : number + 1]
