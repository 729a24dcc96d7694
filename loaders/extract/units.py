"""Units of bodies: a department named with the body that it is of, inside its name or right beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_in, is_small
from loaders.extract.things import Occurrence, Thing
from loaders.extract.tokens import index_at
from loaders.extract.unit_names import UNITS, WHOLES, is_unit_of
from loaders.extract.whereabouts import TERRITORIAL

_MARKED = re.compile(r" ?[,(/|–—-] ?| ?, ")  # "Ministry of Finance, Directorate of Funds", "Region (Department)"
_JOINING = ("connectors", "locatives")
_LONGEST_JOINT = 3  # words between a unit and what it is of ("at the", "della")


def units(reading: Reading) -> None:
    """Claims ``unitOf``: for a body whose name ends in the name or the bare head noun of another, or that stands
    beside the one that it is a unit of.
    """
    rows = outermost(reading.within(0, len(reading.text), *BODIES))
    for occurrence in rows:
        _bare(reading, occurrence)
        for whole in reading.within(occurrence.start, occurrence.end, *BODIES):
            if whole.thing is not occurrence.thing and is_unit_of(reading, occurrence, whole):
                _claim(reading, occurrence, whole, "unit-in-name")
                _call_short(reading, occurrence, whole)
    for unit, whole in _beside(reading, rows):
        if not any(reading.says(unit.thing, "unitOf")):
            _claim(reading, unit, whole, "unit-beside")


def _beside(reading: Reading, rows: list[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """The units with the body right before or right behind them, the one before first."""
    for at, unit in enumerate(rows):
        before = rows[at - 1] if at else None
        behind = rows[at + 1] if at + 1 < len(rows) else None
        if before is not None and _is_unit(reading, unit, before) and _marked(reading, before.end, unit.start):
            yield unit, before
        elif behind is not None and _is_unit(reading, unit, behind) and _joined(reading, unit.end, behind.start):
            yield unit, behind


def _is_unit(reading: Reading, unit: Occurrence, whole: Occurrence) -> bool:
    """Whether one body may be a unit of another, by their kinds and the places that they are said to be in."""
    if unit.thing is whole.thing or whole.thing.body not in WHOLES or unit.thing.body not in UNITS:
        return False
    if unit.thing.place or unit.thing.authority:
        return False  # it has a name of its own: the next in a list
    abroad = unit.thing.country and whole.thing.country and unit.thing.country != whole.thing.country
    return not abroad and is_unit_of(reading, unit, whole)


def _marked(reading: Reading, start: int, end: int) -> bool:
    """Whether a comma, a dash or a bracket alone parts a body from the unit behind it."""
    return _MARKED.fullmatch(reading.text, start, end) is not None


def _joined(reading: Reading, start: int, end: int) -> bool:
    """Whether a comma, a dash or a bracket, or "of the", "at the" joins a unit to the body behind it."""
    between = reading.text[start:end]
    if _marked(reading, start, end):
        return True
    first, stop = reading.index(start), reading.index(end)
    small = range(first, stop)
    return (
        between.startswith((" ", "“ ", "” ", '" ', "» "))
        and 0 < len(small) <= _LONGEST_JOINT
        and not any(mark in between for mark in ",;.:()\n")
        and any(is_small(reading, n, _JOINING) for n in small)
        and all(_small(reading, n) for n in small)
    )


def _small(reading: Reading, at: int) -> bool:
    return is_small(reading, at, ("articles", *_JOINING)) and not is_in(reading, at, "conjunctions")


def _bare(reading: Reading, occurrence: Occurrence) -> None:
    """Claims the whole of a body whose name ends in a bare head noun ("… della Regione") that the text names."""
    last = index_at(reading.words, occurrence.end) - 1
    if occurrence.thing.body in TERRITORIAL or last < 1:
        return
    heads = [
        h
        for h in reading.hits_between("bodies", index_at(reading.words, occurrence.start), last)
        if h.last == last and h.payload.value in TERRITORIAL and reading.words[h.first].start > occurrence.start
    ]
    for head in heads[:1]:
        if not reading.lexicon_at(head.first - 1).has("connectors", reading.words[head.first - 1].word):
            continue
        whole = [t for t in reading.found(*BODIES) if t.body == head.payload.value and t is not occurrence.thing]
        if whole:
            near = min(whole, key=lambda t: (min(abs(a - occurrence.start) for a, _ in t.places), t.start))
            reading.claim(occurrence.thing, "unitOf", near, (occurrence.start, occurrence.end), "unit-of")
            _settle(occurrence.thing, near)


def _claim(reading: Reading, unit: Occurrence, whole: Occurrence, rule: str) -> None:
    span = (min(unit.start, whole.start), max(unit.end, whole.end))
    reading.claim(unit.thing, "unitOf", whole.thing, span, rule)
    _settle(unit.thing, whole.thing)


def _call_short(reading: Reading, unit: Occurrence, whole: Occurrence) -> None:
    """Gives a unit the name that it has without that of its whole, as texts and lists call it too."""
    words, first, stop = reading.words, reading.index(unit.start), reading.index(whole.start)
    if whole.start == unit.start:
        first, stop = reading.index(whole.end), reading.index(unit.end)
        while first < stop and not words[first].capital:
            first += 1
    while stop > first and _small(reading, stop - 1):
        stop -= 1
    if stop - first > 1 and words[first].capital:
        unit.thing.call(reading.text[words[first].start : words[stop - 1].end], None, "alias")


def _settle(unit: Thing, whole: Thing) -> None:
    unit.country, unit.place = unit.country or whole.country, unit.place or whole.place
