"""Dates, periods and durations, as exact as the text and no more."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from loaders.extract.asked_again import once_a_document
from loaders.extract.dateforms import (
    JOINT,
    MOST_JOINTS,
    YEAR,
    YEAR_WORDS,
    Moment,
    in_figures,
    joining,
    month_of,
    with_month,
)
from loaders.extract.numbers import half_behind, numbers
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.yearless import day_of_text, without_year

_DAY = len("2021-10-07")
_WEEKDAY = re.compile(r" [^\W\d_]{4,14}(?:-[^\W\d_]{4,5})?, $")  # "November 22 to Thursday, November 24, 2017"
_DIGIT = re.compile(r"\d")
_BARE = re.compile(rf"(?<![\d.,/-]){YEAR}(?![\d])(?!\.\d)")
_SPAN = re.compile(rf"(?<![\d.,/]){YEAR}(?:  ?)?[-–](?:  ?)?(?:{YEAR}|\d\d)(?![\d-]|\. ?\d)")


@once_a_document
def moments(reading: Reading, start: int, end: int) -> list[Moment]:
    """The dates between two offsets, in order, none inside another.

    A span of years ("2014-2020", "2021/22") gives none: it is a programming period more often than
    a date; `periods` reads it where a label says that it is one. A day without a year has that of a dated text.
    """
    text = reading.folded
    if not _DIGIT.search(text, start, end):
        return []
    found = list(in_figures(reading, start, end)) + list(with_month(reading, start, end))
    for day in day_of_text(reading):
        whole = [(one.start, one.end) for one in found]
        some = without_year(reading, start, end, day)
        found += [one for one in some if not any(a < one.end and one.start < b for a, b in whole)]
    spans = [m.span() for m in _SPAN.finditer(text, start, end)]
    for match in _BARE.finditer(text, start, end):
        inside = any(a <= match.start() < b for a, b in spans) or any(m.start <= match.start() < m.end for m in found)
        if not inside:
            found.append(Moment(match.start(), match.end(), match[0]))
    return sorted(found, key=lambda m: (m.start, m.end))


@dataclass(frozen=True, slots=True)
class Period:
    """A start and an end that stand together: "1 June 2018 – 31 May 2023", "2017-2021"."""

    start: int
    end: int
    first: Moment
    last: Moment


@once_a_document
def periods(reading: Reading, start: int, end: int) -> list[Period]:
    """The periods between two offsets: two dates joined by a dash or a small word, or a span of years."""
    found: list[Period] = []
    dates = moments(reading, start, end)
    for first, last in itertools.pairwise(dates):
        between = YEAR_WORDS.sub("", reading.folded[first.end : last.start])
        between = _WEEKDAY.sub(" ", between) if len(first.value) == len(last.value) == _DAY else between
        if first.value < last.value and len(between) <= JOINT and "." not in between and "," not in between:
            words = between.strip(" -–—").split()
            beside = not between.strip() and min(len(first.value), len(last.value)) > len("2021")
            if (
                between.strip() in ("-", "–", "—", "/")
                or beside
                or (words and len(words) <= MOST_JOINTS and joining(words))
            ):
                found.append(Period(first.start, last.end, first, last))
    for match in _SPAN.finditer(reading.folded, start, end):
        years = re.findall(r"\d+", match[0])
        second = years[1] if len(years[1]) == 4 else years[0][:2] + years[1]
        if years[0] < second:
            found.append(
                Period(
                    match.start(),
                    match.end(),
                    Moment(match.start(), match.start() + 4, years[0]),
                    Moment(match.end() - len(years[1]), match.end(), second),
                )
            )
    return sorted(found, key=lambda p: p.start)


_DAYS = re.compile(
    r"(?<![\d./])(?P<first>\d{1,2})(?: ?(?:st|nd|rd|th)|\.)?(?:, {0,2}\d{1,2}(?:st|nd|rd|th|\.)?|[-–]\d{1,2})? {0,2}"
    r"(?:[-–/&]|until(?:  ?the)?|to(?:  ?the)?|and(?:  ?the)?|"
    r"y(?:  ?el)?|e|et(?:  ?le)?|und(?:  ?dem)?|al|all'|ao?|au|i|in|и|ja|"
    r"bis(?:  ?zum)?|do|до|(?:till?|och|og)(?:  ?den)?|tot(?:  ?en  ?met)?|en|lidz|iki|az|και|si|"
    r"oraz|samt|seka|sowie|un|ir|es|a) {0,2}"
    r"(?P<weekday>[^\W\d_]{4,14}(?:-[^\W\d_]{4,5})?,? )?(?P<last>\d{1,2})"
    r"(?: ?(?:st|nd|rd|th))?(?:(?:\.|  ?of|  ?de|  ?d')?\s+)?$"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]{4},? $")  # before the first day too: "from Tuesday 14 to Thursday 16 May"
_DAYS_AFTER = re.compile(
    rf",?(?:  ?|\n)(?P<first>\d{{1,2}})(?: ?(?:st|nd|rd|th))?(?:, \d{{1,2}}(?:st|nd|rd|th)?){{0,2}},?(?:  ?)?"
    r"(?:[-–/&]|(?:and|to|until|through)(?: the)? )(?:  ?)?"
    rf"(?P<last>\d{{1,2}})(?: ?(?:st|nd|rd|th))?,?(?:  ?|\n)(?P<year>{YEAR})(?!\d)"
)

_YEAR_BEFORE = re.compile(rf"(?<!\d)(?P<year>{YEAR})(?:\.|(?:  ?)?m\.)?(?:  ?)$")  # before a month: "2022 m.", "2022."
_DAYS_BEHIND = re.compile(
    r"  ?(?P<first>\d{1,2})\.?(?:-[^\W\d_]{2,4})? {0,2}(?:[-–]|es|ir|iki) {0,2}(?P<last>\d{1,2})(?!\d)(?: {1,2}d\.)?"
)
_YEAR_AND_DAYS = re.compile(
    rf"(?<!\d)(?P<year>{YEAR})\.? {{1,2}}gada {{1,2}}(?P<first>\d{{1,2}})\.? {{0,2}}"
    r"(?:[-–]|un|lidz) {0,2}(?P<last>\d{1,2})\. {1,2}$"
)


def _year_first(reading: Reading, at: int, month: int, start: int, end: int) -> Period | None:
    """The run of days around a month before which the year stands: "2022 m. gegužės 12–13 d.", "2022. május 12-13"."""
    text, word = reading.folded, reading.words[at]
    begin = max(start, word.start - 24)
    year, behind = _YEAR_BEFORE.search(text, begin, word.start), _DAYS_BEHIND.match(text, word.end, end)
    both = _YEAR_AND_DAYS.search(text, begin, word.start)
    match = behind if year and behind else both
    if match is None or not 1 <= int(match["first"]) < int(match["last"]) <= 31:
        return None
    said = (year or both or match)["year"]
    opens = (year if match is behind and year else match).start()
    closes = match.end() if match is behind else word.end
    first, last = (f"{said}-{month:02}-{int(match[name]):02}" for name in ("first", "last"))
    return Period(opens, closes, Moment(opens, match.end("first"), first), Moment(match.start("last"), closes, last))


@once_a_document
def day_ranges(reading: Reading, start: int, end: int) -> list[Period]:
    """The runs of days: "11–13 September 2018", "21, 22 y 23 de mayo de 2019", "March 27-29, 2018", "5.-7.5.2021"."""
    found: list[Period] = []
    if not _DIGIT.search(reading.folded, start, end):
        return found
    for moment in moments(reading, start, end):
        if len(moment.value) != 10:
            continue
        match = _DAYS.search(reading.folded, max(start, moment.start - 44), _last_day(reading, moment))
        told = match is not None and (match["weekday"] is None or _WORD_BEFORE.search(reading.folded, 0, match.start()))
        if match and told and 1 <= int(match["first"]) < int(match["last"]) <= 31:
            found.append(_days(match, moment))
    for at in range(reading.index(start), reading.index(end)):
        month = month_of(reading, at)
        turned = _DAYS_AFTER.match(reading.folded, reading.words[at].end) if month else None
        if month and turned and turned.end() <= end and 1 <= int(turned["first"]) < int(turned["last"]) <= 31:
            moment = Moment(
                reading.words[at].start, turned.end(), f"{turned['year']}-{month:02}-{int(turned['last']):02}"
            )
            found.append(_days(turned, moment))
        yearly = _year_first(reading, at, month, start, end) if month else None
        found += [yearly] if yearly is not None else []
    return found


def _last_day(reading: Reading, moment: Moment) -> int:
    """Where the last day of a run ends: before its month, or before the separator of a date in figures."""
    span = range(reading.index(moment.start), reading.index(moment.end))
    month = next((reading.words[at].start for at in span if month_of(reading, at)), None)
    if month is not None:
        return month
    figures = re.match(r"\d{1,2}", reading.folded[moment.start : moment.end])
    return moment.start + (figures.end() if figures else 0)


def _days(match: re.Match[str], moment: Moment) -> Period:
    first, last = (f"{moment.value[:8]}{int(match[name]):02}" for name in ("first", "last"))
    return Period(
        match.start(),
        moment.end,
        Moment(match.start("first"), match.end("first"), first),
        Moment(match.start("last"), moment.end, last),
    )


_OF = " de "  # between a number and its unit in Romanian: "36 de luni"


def durations(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """(start, end, ISO 8601 duration) of each duration: "60 months", "2,5 anni", "quarantotto mesi"."""
    units = {
        reading.words[h.first].start: (h.last, h.payload.value)
        for h in reading.hits_beginning("units", sentence.first, sentence.last + 2)
        if h.payload.value in ("year", "semester", "month", "week")
    }
    for number in numbers(reading, sentence.start, sentence.end):
        for gap in (1, 0, 2, len(_OF)):
            unit = units.get(number.end + gap)
            if gap == len(_OF) and reading.folded[number.end : number.end + gap] != _OF:
                continue
            if unit and 0 < number.value <= (12 if unit[1] == "year" else 120):
                half = half_behind(reading, unit[0]) if unit[1] == "year" else None  # "trois ans et demi"
                end = half.end if half else reading.words[unit[0]].end
                yield number.start, end, iso_duration(number.value + (half.value if half else 0), unit[1])
                break


def iso_duration(value: Decimal, unit: str) -> str:
    """A duration in the units that the text uses; half years become months.

    >>> iso_duration(Decimal("2.5"), "year"), iso_duration(Decimal(60), "month"), iso_duration(Decimal(2), "year")
    ('P2Y6M', 'P60M', 'P2Y')
    """
    if unit == "year":
        years = int(value)
        rest = int((value - years) * 12)
        return f"P{years}Y" + (f"{rest}M" if rest else "") if years else f"P{rest}M"
    if unit == "semester":
        return iso_duration(value / 2, "year")
    return f"P{int(value)}M" if unit == "month" else f"P{int(value) * 7}D"
