"""The labels below the name of an event, or behind it in its line: "Date: …", "Venue: …", "Organiser: …".

Calendars and invitations name an event in a line of its own and say when and where it is, and who holds it, in the
lines below, behind labels; a line below may also be a date and a town and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import tomli

from loaders.extract.dateforms import Moment
from loaders.extract.dates import Period, day_ranges, moments, periods
from loaders.extract.event_names import EventName
from loaders.extract.folding import KEPT, squeezed
from loaders.extract.furniture import is_furniture
from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence
from ontology.kept import kept

_FILE = Path(__file__).parent.parent / "lexicon" / "sheets" / "event.toml"
_LABEL = re.compile(r"(?:^|(?<=\n)|(?<=[.;|·,)] )|(?<=  ))[ \t•*\-–]*(?P<label>[^\W\d_][^:.;,\n()|]{1,39}?)\s?:\s*")
_PLACES = ("City", "Region", "Country")
_LINES = 7  # lines below the name of an event that may belong to it
_LONGEST = 160  # characters of such a line
_OPENS = 3  # words before the name of the event in its line
_CLOSES = 8  # words behind it
_BARE = 2  # words of a line besides its date and place
_DAY = len("2021-10-07")


@dataclass(slots=True)
class Sheet:
    """What the labels of an event give: where it is, its days or day, and who holds it."""

    places: list[Occurrence] = field(default_factory=list)
    ranges: list[Period] = field(default_factory=list)
    day: Moment | None = None
    hosts: list[Occurrence] = field(default_factory=list)


def sheet_of(reading: Reading, sentence: Sentence, name: EventName) -> Sheet | None:
    """What the labels around the name of an event give, or None where it has none.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "Final conference of HARBOURS\\nDate: 3 May 2024\\nVenue: Leuven\\nOrganiser: City of Gent"
    >>> found = read_by_rules(document_of(text)).claims
    >>> [claim.object.label for claim in found.by("heldIn")], [claim.object.label for claim in found.by("hostedBy")]
    (['Leuven'], ['City of Gent'])
    """
    if not _is_title(reading, sentence, name):
        return None
    sheet, found = Sheet(), False
    for kind, start, end in _fields(reading, name.end):
        found = True
        if kind in ("when", "bare") and not (sheet.ranges or sheet.day):
            _note_days(reading, sheet, start, end)
        if kind in ("where", "bare") and not sheet.places:
            sheet.places = outermost(reading.within(start, end, *_PLACES))[:1]
        if kind == "host" and not sheet.hosts:
            sheet.hosts = outermost(reading.within(start, end, *BODIES))
    return sheet if found and (sheet.ranges or sheet.day or sheet.places) else None


def _note_days(reading: Reading, sheet: Sheet, start: int, end: int) -> None:
    whole = [one for one in periods(reading, start, end) if len(one.first.value) == len(one.last.value) == _DAY]
    sheet.ranges = [*day_ranges(reading, start, end), *whole]  # also "12 Sep 2019 to 13 Sep 2019"
    days = [one for one in moments(reading, start, end) if len(one.value) == _DAY]
    sheet.day = days[0] if len(days) == 1 and not sheet.ranges else None


def _is_title(reading: Reading, sentence: Sentence, name: EventName) -> bool:
    """Whether an event's name is what its line says, labels behind it aside."""
    line_start, line_end = _line(reading, name.start)
    if line_end - line_start > 2 * _LONGEST or reading.cues("held", sentence):
        return False
    before = reading.text[line_start : name.start]
    label = _LABEL.search(reading.text, name.end, line_end)
    behind = reading.text[name.end : label.start() if label else line_end]
    return len(before.split()) <= _OPENS and len(behind.split()) <= _CLOSES and not before.rstrip().endswith(",")


def _line(reading: Reading, at: int) -> tuple[int, int]:
    """Where the line with an offset begins and ends."""
    end = reading.text.find("\n", at)
    return reading.text.rfind("\n", 0, at) + 1, len(reading.text) if end < 0 else end


def _fields(reading: Reading, start: int) -> Iterator[tuple[str, int, int]]:
    """The labelled values behind an offset and in the lines below, until a line is none; bare lines as ``bare``."""
    _, end = _line(reading, start)
    yield from _labelled(reading, start, end)
    waiting: str | None = None
    for _ in range(_LINES):
        if end >= len(reading.text):
            return
        begin, end = _line(reading, end + 1)
        line = reading.text[begin:end]
        if not line.strip():
            continue
        here = list(_labelled(reading, begin, end))
        if here:
            waiting = None
            yield from here
            continue
        alone = kind_of(line.strip(" :"))
        if waiting is not None:
            yield waiting, begin, end
            waiting = None
        elif alone is not None:
            waiting = alone
        elif _is_bare(reading, begin, end):
            yield "bare", begin, end
        else:
            return


def _labelled(reading: Reading, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    found = list(_LABEL.finditer(reading.text, start, end))
    for number, match in enumerate(found):
        kind, stop = kind_of(match["label"]), found[number + 1].start() if number + 1 < len(found) else end
        if kind is not None and match.end() < stop:
            yield kind, match.end(), stop


def _is_bare(reading: Reading, start: int, end: int) -> bool:
    """Whether a line is a date, a place, or both, and hardly anything else.

    A day alone is that of the news where the text goes on to say that something was held.
    """
    if end - start > _LONGEST // 2 or is_furniture(reading.text[start:end]):
        return False  # "Publikované: 24. 10. 2022" is the day of the news
    taken = [(m.start, m.end) for m in moments(reading, start, end) if len(m.value) == _DAY]
    taken += [(p.start, p.end) for p in day_ranges(reading, start, end)]
    taken += [(o.start, o.end) for o in reading.within(start, end, *_PLACES)]
    rest = [
        word
        for word in reading.words[reading.index(start) : reading.index(end)]
        if not any(a <= word.start and word.end <= b for a, b in taken)
    ]
    placed = bool(reading.within(start, end, *_PLACES))
    return bool(taken) and len(rest) <= _BARE and (placed or not reading.cues("held"))


@lru_cache(KEPT)
def kind_of(label: str) -> str | None:
    """What a label tells of an event, in any language, or None.

    >>> kind_of("Venue"), kind_of("Termín konání"), kind_of("Arrangör"), kind_of("Note")
    ('where', 'when', 'host', None)
    """
    return _labels().get(squeezed(label))


@kept
def _labels() -> dict[str, str]:
    table = tomli.loads(_FILE.read_text("utf-8"))
    return {squeezed(label): kind for kind, rows in table.items() for labels in rows.values() for label in labels}
