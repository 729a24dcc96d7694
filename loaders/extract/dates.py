"""Dates, periods and durations, as exact as the text and no more."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graph.model import XSD, Literal
from loaders.extract.asked_again import once_a_document
from loaders.extract.lexicon import months
from loaders.extract.numbers import half_behind, numbers
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.tokens import index_at

_DIGIT = re.compile(r"\d")
_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_NUMERIC = re.compile(
    rf"(?<![\d.])(?:({_YEAR})[-./](\d\d)[-./](\d\d)|(\d{{1,2}})([./-]) ?(\d{{1,2}})\5 ?({_YEAR}))(?!\d)"
)
_SLASHED = re.compile(rf"(?<![\d./])(\d{{1,2}})/(\d{{1,2}})  ?({_YEAR})(?![\d/])")  # "1/9 2023", in Danish and Swedish
_DAY_SHOWN = re.compile(rf"(?<![\d./])(?:1[3-9]|2\d|3[01])/\d{{1,2}}/{_YEAR}")  # "31/8/2026"
_MONTHLY = re.compile(
    rf"(?<![\d./-])(0?[1-9]|1[0-2])[./]({_YEAR})(?= ?[-–—] ?\d)"
    rf"|(?:(?<=[-–—])|(?<=: )) ?(0?[1-9]|1[0-2])[./]({_YEAR})(?![\d/-]|\.\d)"
)
_MONTH_TOLD = re.compile(rf"(?<![\d./-])(0?[1-9]|1[0-2])[./]({_YEAR})(?![\d/-]|\.\d)")
_BEFORE_MONTH = ("since", "start", "end", "does-begin", "period", "lasts")
_MONTHS = 12
_YEAR_FIRST = re.compile(rf"(?<![\d./-])({_YEAR})-(0[1-9]|1[0-2])(?![\d-])")  # "2023-03", which is no span of years
_SHORT_YEAR = re.compile(  # "01.04.24", "1/4/24"
    r"(?<![\d./-])(?:(\d\d)\.(\d\d)\.([0-4]\d)|(\d{1,2})/(\d{1,2})/([0-4]\d))(?![\d/-]|\.\d)"
)
_BARE = re.compile(rf"(?<![\d.,/-]){_YEAR}(?![\d])(?!\.\d)")
_SPAN = re.compile(rf"(?<![\d.,/]){_YEAR}(?:  ?)?[-–](?:  ?)?(?:{_YEAR}|\d\d)(?![\d-]|\. ?\d)")
# A line may end inside of a date, and a blank may be typed twice.
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|o|º|°|\.|a|η|ησ)?(?:(?:  ?|\n)de|(?:  ?|\n)of|)?(?:  ?|\n|-)?$")
_YEAR_AFTER = re.compile(
    r"[ \n,.-]*(?:(?:de|del|di|of|του)(?:  ?|\n)|d')?"
    rf"(?:(?:the )?(?:ano|year|anno|annee|l'annee|roku)(?:  ?|\n))?({_YEAR})(?!\d)"
)
# "2021 m. gegužės 5 d.", "2021. gada 5. maijā", "2021. május 5.": the year first, the day on either side
_YEAR_BEFORE = re.compile(
    rf"(?<![\d.,/-])({_YEAR})(?:[. \n]+(?:m|metu|gada|g|aasta|ev)\b)?[. \n]+(?:(\d{{1,2}})\.[ \n]*)?$"
)
_DAY_BEHIND = re.compile(r"(?:  ?|\n)(\d{1,2})(?=(?:  ?d)?[.,)\n]|-[^\W\d]|(?:  ?|\n)d\b|$)")
_DAY_AFTER = re.compile(rf",?(?:  ?|\n)(\d{{1,2}})(?:st|nd|rd|th)?,?(?:  ?|\n)({_YEAR})(?!\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in the text: ``value`` is 2021-10-07, 2021-10 or 2021."""

    start: int
    end: int
    value: str

    @property
    def literal(self) -> Literal:
        """The date as a literal of its exactness.

        >>> Moment(0, 4, "2017").literal.datatype.rsplit("#", 1)[1]
        'gYear'
        """
        return Literal(self.value, XSD + {4: "gYear", 7: "gYearMonth", 10: "date"}[len(self.value)])


@once_a_document
def moments(reading: Reading, start: int, end: int) -> list[Moment]:
    """The dates between two offsets, in order, none inside another.

    A span of years ("2014-2020", "2021/22") gives none: it is a programming period more often than
    a date; `periods` reads it where a label says that it is one.
    """
    text = reading.folded
    if not _DIGIT.search(text, start, end):
        return []
    found = list(_numeric(reading, start, end)) + list(_with_month(reading, start, end))
    spans = [m.span() for m in _SPAN.finditer(text, start, end)]
    for match in _BARE.finditer(text, start, end):
        inside = any(a <= match.start() < b for a, b in spans) or any(m.start <= match.start() < m.end for m in found)
        if not inside:
            found.append(Moment(match.start(), match.end(), match[0]))
    return sorted(found, key=lambda m: (m.start, m.end))


def _numeric(reading: Reading, start: int, end: int) -> Iterator[Moment]:
    text = reading.folded
    for match in _NUMERIC.finditer(text, start, end):
        year, month, day = match.group(1, 2, 3) if match[1] else match.group(7, 6, 4)
        if match[5] == "/" and month != day and len(month) == 1 and len(day) == 1 and not _day_first(reading):
            yield Moment(match.start(), match.end(), year)  # 2/1/2020 is in January or in February
        elif 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            yield Moment(match.start(), match.end(), f"{year}-{int(month):02}-{int(day):02}")
    for match in _SLASHED.finditer(text, start, end):
        if 1 <= int(match[2]) <= 12 and 1 <= int(match[1]) <= 31:
            yield Moment(match.start(), match.end(), f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}")
    for match in _SHORT_YEAR.finditer(text, start, end):
        day, month, year = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
        clear = match[1] or reading.language != "en" or int(day) > _MONTHS
        if clear and 1 <= int(month) <= _MONTHS and 1 <= int(day) <= 31:
            yield Moment(match.start(), match.end(), f"20{year}-{int(month):02}-{int(day):02}")
    yield from _months_in_figures(reading, start, end)


def _months_in_figures(reading: Reading, start: int, end: int) -> Iterator[Moment]:
    """The months written "01.2024 – 06.2026", "Start: 5/2014", "since 10/2019", "2023-03".

    A law ("Law 5/2014") or a call ("call no. 3/2023") is numbered in the same way.
    """
    text = reading.folded
    found: dict[int, Moment] = {}
    for match in _MONTHLY.finditer(text, start, end):
        at, (month, year) = (1, match.group(1, 2)) if match[1] else (3, match.group(3, 4))
        found[match.start(at)] = Moment(match.start(at), match.end(), f"{year}-{int(month):02}")
    before: Moment | None = None
    for match in _MONTH_TOLD.finditer(text, start, end):
        one = Moment(match.start(), match.end(), f"{match[2]}-{int(match[1]):02}")
        joined = (
            before is not None and before.value < one.value and _joining(_small_words(text[before.end : one.start]))
        )
        if joined or _told_before(reading, one.start):
            found.setdefault(one.start, one)
            if joined and before is not None:
                found.setdefault(before.start, before)
        before = one
    for match in _YEAR_FIRST.finditer(text, start, end):
        if int(match[1][2:]) > int(match[2]):
            found[match.start()] = Moment(match.start(), match.end(), f"{match[1]}-{match[2]}")
    yield from found.values()


def _small_words(between: str) -> list[str]:
    """The words between two dates, none if more stands there than belongs in a period."""
    words = _YEAR_WORDS.sub("", between).strip(" -–—").split()
    return words if len(words) <= _MOST_JOINTS else []


def _told_before(reading: Reading, at: int) -> bool:
    """Whether a word that dates stand behind stands right before an offset."""
    last = index_at(reading.words, at) - 1
    near = max(0, reading.words[last].start - _JOINT) if last >= 0 else at
    return (
        any(hit.last == last for name in _BEFORE_MONTH for hit in reading.cues_between(name, near, at))
        and not reading.text[reading.words[last].end : at].strip()
    )


def _day_first(reading: Reading) -> bool:
    """Whether days stand before months in a text: in every language but English, there if a date shows it."""
    return reading.language != "en" or bool(_DAY_SHOWN.search(reading.folded))


def month_of(reading: Reading, at: int) -> int | None:
    """The month (1 to 12) that a token names in the language of its sentence, or else in any that agree on it."""
    if reading.months is None:
        words = zip(reading.words, reading.grammars, strict=True)
        reading.months = tuple(grammar.months.get(token.word) or months().get(token.word) for token, grammar in words)
    return reading.months[at]


def _with_month(reading: Reading, start: int, end: int) -> Iterator[Moment]:
    """Reads "7 October 2021", "October 7, 2021", "1 de junho de 2018", "junija 2018"; a day needs a year to count."""
    text = reading.folded
    span = range(index_at(reading.words, start), index_at(reading.words, end))
    numbered = [(reading.words[at], month) for at in span if (month := month_of(reading, at))]
    rows = [token for token, _ in numbered]
    for token, month in numbered:
        before = _DAY.search(text, max(start, token.start - 12), token.start)
        turned = _DAY_AFTER.match(text, token.end)
        year = _YEAR_AFTER.match(text, token.end)
        first = _YEAR_BEFORE.search(text, max(start, token.start - 24), token.start)
        if first and year and (first[0][4:].strip(" .\n0123456789") or "-" in text[token.end : year.start(1)]):
            year = None  # "2020. aasta maist 2021. aasta aprillini": the year before is the month's
        if first and year and any(row.start - year.end() in (1, 2) for row in rows):
            year = None  # "2023. márciusától 2026 februárjáig"
        if turned and turned.end() <= end and int(turned[1]) <= 31:
            yield Moment(token.start, turned.end(), f"{turned[2]}-{month:02}-{int(turned[1]):02}")
        elif year and year.end() <= end and before and 1 <= int(before[1]) <= 31:
            yield Moment(before.start(), year.end(), f"{year[1]}-{month:02}-{int(before[1]):02}")
        elif year and year.end() <= end:
            yield Moment(token.start, year.end(), f"{year[1]}-{month:02}")
        elif first:
            behind = _DAY_BEHIND.match(text, token.end)
            number = int(first[2] or (behind[1] if behind else 0))
            stop = behind.end() if behind and not first[2] else token.end
            whole = f"{first[1]}-{month:02}" + (f"-{number:02}" if 1 <= number <= 31 else "")
            yield Moment(first.start(), min(stop, end), whole)
        else:
            following = next((r for r in rows if r.start > token.end), None)
            borrowed = _YEAR_AFTER.match(text, following.end) if following else None
            # "January to June 2020", "1 June – 30 November 2018": the year stands once, behind the second month
            if following and borrowed and borrowed.end() <= end and len(text[token.end : following.start].split()) <= 3:
                day = f"-{int(before[1]):02}" if before and 1 <= int(before[1]) <= 31 else ""
                yield Moment(
                    before.start() if day and before else token.start, token.end, f"{borrowed[1]}-{month:02}{day}"
                )


@dataclass(frozen=True, slots=True)
class Period:
    """A start and an end that stand together: "1 June 2018 – 31 May 2023", "2017-2021"."""

    start: int
    end: int
    first: Moment
    last: Moment


# What stands behind a year or a day, or before a month, and is of the date: "2014 г.", "2023 m. … 1 d.", "м. април"
_YEAR_WORDS = re.compile(
    r"^\.?(?:  ?)?(?:(?:d|r|г|m|gada|gads|metu|metai|aasta|ev|roku|rok)\b\.?)?"
    r"|(?:(?<=\s)(?:м|m|mes|mesec|miesiac)\.?\s)$"
)
_MOST_JOINTS = 4
_JOINT = 20  # characters of the words between the two dates of a period


@once_a_document
def periods(reading: Reading, start: int, end: int) -> list[Period]:
    """The periods between two offsets: two dates joined by a dash or a small word, or a span of years."""
    found: list[Period] = []
    dates = moments(reading, start, end)
    for first, last in itertools.pairwise(dates):
        between = _YEAR_WORDS.sub("", reading.folded[first.end : last.start])
        if first.value < last.value and len(between) <= _JOINT and "." not in between and "," not in between:
            words = between.strip(" -–—").split()
            beside = not between.strip() and min(len(first.value), len(last.value)) > len("2021")
            if (
                between.strip() in ("-", "–", "—", "/")
                or beside
                or (words and len(words) <= _MOST_JOINTS and _joining(words))
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


def _joining(words: list[str]) -> bool:
    """Whether words join two dates to a period: "until", "până în"."""
    known = all(w in _UNTIL or w in _FILLING for w in words)
    return known and any(w in _UNTIL for w in words)


_DAYS = re.compile(
    r"(?<![\d./])(\d{1,2})(?:st|nd|rd|th|\.)?(?:, {0,2}\d{1,2}(?:st|nd|rd|th|\.)?|[-–]\d{1,2})? {0,2}"
    r"(?:[-–/]|to(?:  ?the)?|and(?:  ?the)?|y(?:  ?el)?|e|et(?:  ?le)?|und(?:  ?dem)?|al|all'|ao?|au|i|in|и|ja|"
    r"bis(?:  ?zum)?|do|до|till?|tot(?:  ?en  ?met)?|en|lidz|iki|az|και|si) {0,2}"
    r"(\d{1,2})(?:st|nd|rd|th)?(?:(?:\.|  ?of|  ?de|  ?d')?\s+)?$"
)
_DAYS_AFTER = re.compile(rf"(?:  ?|\n)(\d{{1,2}})(?:  ?)?[-–](?:  ?)?(\d{{1,2}}),?(?:  ?|\n)({_YEAR})(?!\d)")


@once_a_document
def day_ranges(reading: Reading, start: int, end: int) -> list[Period]:
    """The runs of days: "11–13 September 2018", "21, 22 y 23 de mayo de 2019", "March 27-29, 2018", "5.-7.5.2021"."""
    found: list[Period] = []
    if not _DIGIT.search(reading.folded, start, end):
        return found
    for moment in moments(reading, start, end):
        if len(moment.value) != 10:
            continue
        match = _DAYS.search(reading.folded, max(start, moment.start - 28), _last_day(reading, moment))
        if match and 1 <= int(match[1]) < int(match[2]) <= 31:
            found.append(_days(match, moment))
    for at in range(index_at(reading.words, start), index_at(reading.words, end)):
        month = month_of(reading, at)
        turned = _DAYS_AFTER.match(reading.folded, reading.words[at].end) if month else None
        if month and turned and turned.end() <= end and 1 <= int(turned[1]) < int(turned[2]) <= 31:
            moment = Moment(reading.words[at].start, turned.end(), f"{turned[3]}-{month:02}-{int(turned[2]):02}")
            found.append(_days(turned, moment))
    return found


def _last_day(reading: Reading, moment: Moment) -> int:
    """Where the last day of a run ends: before its month, or before the separator of a date in figures."""
    span = range(index_at(reading.words, moment.start), index_at(reading.words, moment.end))
    month = next((reading.words[at].start for at in span if month_of(reading, at)), None)
    if month is not None:
        return month
    figures = re.match(r"\d{1,2}", reading.folded[moment.start : moment.end])
    return moment.start + (figures.end() if figures else 0)


def _days(match: re.Match[str], moment: Moment) -> Period:
    first = Moment(match.start(1), match.end(1), f"{moment.value[:8]}{int(match[1]):02}")
    last = Moment(match.start(2), moment.end, f"{moment.value[:8]}{int(match[2]):02}")
    return Period(match.start(), moment.end, first, last)


# Folded words (σ also ends a word) between the two ends of a period, in any language, and what may stand beside them
_UNTIL = frozenset(
    [
        *("to", "until", "till", "through", "and", "end", "up", "al", "a", "ad", "e", "fino", "alla", "fine"),
        *("au", "jusqu", "jusqu'en", "jusqu'au", "jusqu'a", "fin", "en", "bis", "zum", "und", "ende", "hasta"),
        *("t/m", "tm"),
        *("finales", "de", "y", "do", "i", "az", "konca", "koniec", "konce", "konec", "tot", "met", "ate", "ao"),
        *("la", "pana", "pina", "sfarsitul", "the", "of", "til", "og", "till", "och", "med", "ja", "kuni"),
        *("lopuni", "asti", "lidz", "iki", "es", "–", "-", "на", "до", "и", "к", "края", "εωσ", "ωσ", "μεχρι", "και"),
    ]
)
_FILLING = frozenset(["in", "τον", "την", "το", "през"])


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
