"""The forms in which dates stand in a text: in figures, and with the name of a month before or behind the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import XSD, Literal
from loaders.extract.lexicon import months
from loaders.extract.reading import Reading

YEAR = r"(?:19[89]\d|20[0-4]\d)"
_NUMERIC = re.compile(
    rf"(?<![\d.])(?:({YEAR})[-./](\d\d)[-./](\d\d)|(\d{{1,2}})([./-]) ?(\d{{1,2}})\5 ?({YEAR}))(?!\d)"
)
_LENT = re.compile(
    rf"(?<![\d./-])(\d{{1,2}})\.(\d{{1,2}})\.?(?: ?[-–] ?)(?=\d{{1,2}}\.\d{{1,2}}\.({YEAR})(?!\d))"
)  # "30.11.-1.12.2017"
_SLASHED = re.compile(rf"(?<![\d./])(\d{{1,2}})/(\d{{1,2}})  ?({YEAR})(?![\d/])")  # "1/9 2023", in Danish and Swedish
_DAY_SHOWN = re.compile(rf"(?<![\d./])(?:1[3-9]|2\d|3[01])/\d{{1,2}}/{YEAR}")  # "31/8/2026"
_MONTHLY = re.compile(
    rf"(?<![\d./-])(0?[1-9]|1[0-2])[./]({YEAR})(?= ?[-–—] ?\d)"
    rf"|(?:(?<=[-–—])|(?<=: )) ?(0?[1-9]|1[0-2])[./]({YEAR})(?![\d/-]|\.\d)"
)
_MONTH_TOLD = re.compile(rf"(?<![\d./-])(0?[1-9]|1[0-2])[./]({YEAR})(?![\d/-]|\.\d)")
_BEFORE_MONTH = ("since", "start", "end", "does-begin", "period", "lasts")
_MONTHS = 12
_YEAR_FIRST = re.compile(rf"(?<![\d./-])({YEAR})-(0[1-9]|1[0-2])(?![\d-])")  # "2023-03", which is no span of years
_SHORT_YEAR = re.compile(  # "01.04.24", "1/4/24"
    r"(?<![\d./-])(?:(\d\d)\.(\d\d)\.([0-4]\d)|(\d{1,2})/(\d{1,2})/([0-4]\d))(?![\d/-]|\.\d)"
)
# A line may end inside of a date, and a blank may be typed twice.
DAY = re.compile(
    r"(?<!\d)(\d{1,2})(?: ?(?:st|nd|rd|th)|er|o|º|°|\.|a|η|ησ)?(?:(?:  ?|\n)de|(?:  ?|\n)of|)?(?:  ?|\n|-)?$"
)
_YEAR_AFTER = re.compile(
    r"[ \n,.-]*(?:(?:de|del|di|of|του)(?:  ?|\n)|d')?"
    rf"(?:(?:the )?(?:ano|year|anno|annee|l'annee|roku)(?:  ?|\n))?({YEAR})(?!\d)"
)
# "2021 m. gegužės 5 d.", "2021. gada 5. maijā", "2021. május 5.": the year first, the day on either side
_YEAR_BEFORE = re.compile(
    rf"(?<![\d.,/-])({YEAR})(?:[. \n]+(?:m|metu|gada|g|aasta|ev)\b)?[. \n]+(?:(\d{{1,2}})\.[ \n]*)?$"
)
_DAY_BEHIND = re.compile(r"(?:  ?|\n)(\d{1,2})(?=(?:  ?d)?[.,)\n]|-[^\W\d]|(?:  ?|\n)d\b|$)")
_DAY_AFTER = re.compile(rf",?(?:  ?|\n)(\d{{1,2}})(?: ?(?:st|nd|rd|th))?,?(?:  ?|\n)({YEAR})(?!\d)")
_DAY_ALONE = re.compile(r"(?:  ?|\n)(\d{1,2})(?: ?(?:st|nd|rd|th))?(?![\w.])")  # "November 30 and December 1, 2017"
# What stands behind a year or a day, or before a month, and is of the date: "2014 г.", "2023 m. … 1 d.", "м. април"
YEAR_WORDS = re.compile(
    r"^\.?(?:  ?)?(?:(?:d|r|г|m|gada|gads|metu|metai|aasta|ev|roku|rok)\b\.?)?"
    r"|(?:(?<=\s)(?:м|m|mes|mesec|miesiac)\.?\s)$"
)
_TWO_DAYS = 2  # words between two days of which the second has the year: "November 22 to Thursday, November 24, 2017"
MOST_JOINTS = 4
JOINT = 20  # characters of the words between the two dates of a period
# Folded words (σ also ends a word) between the two ends of a period, in any language, and what may stand beside them
_UNTIL = frozenset(
    [
        *("to", "until", "till", "through", "and", "end", "up", "al", "a", "ad", "e", "fino", "alla", "fine"),
        *("au", "jusqu", "jusqu'en", "jusqu'au", "jusqu'a", "fin", "en", "bis", "zum", "und", "ende", "hasta"),
        *("t/m", "tm"),
        *("finales", "de", "y", "do", "i", "az", "konca", "koniec", "konce", "konec", "tot", "met", "ate", "ao"),
        *("la", "pana", "pina", "sfarsitul", "the", "of", "til", "og", "till", "och", "med", "ja", "kuni"),
        *(
            "eind",
            "einde",
            "slutet",
            "udgangen",
            "loppuun",
            "beigam",
            "pabaigos",
            "finais",
            "finali",
            "kraja",
            "koncem",
        ),
        *("lopuni", "asti", "lidz", "iki", "es", "–", "-", "на", "до", "и", "к", "края", "εωσ", "ωσ", "μεχρι", "και"),
    ]
)
_FILLING = frozenset(
    [
        *(
            "in",
            "τον",
            "την",
            "το",
            "τη",
            "τισ",
            "през",
            "den",
            "det",
            "dem",
            "der",
            "el",
            "il",
            "le",
            "o",
            "os",
            "dia",
        ),
        *("dnia", "dne", "dana", "data", "de"),
    ]
)


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


def in_figures(reading: Reading, start: int, end: int) -> Iterator[Moment]:
    """The dates in figures between two offsets: "2021-10-07", "1. 9. 2023", "1/9 2023", "01.04.24", "since 10/2019"."""
    text = reading.folded
    for match in _NUMERIC.finditer(text, start, end):
        year, month, day = match.group(1, 2, 3) if match[1] else match.group(7, 6, 4)
        if match[5] == "/" and month != day and len(month) == 1 and len(day) == 1 and not _day_first(reading):
            yield Moment(match.start(), match.end(), year)  # 2/1/2020 is in January or in February
        elif 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            yield Moment(match.start(), match.end(), f"{year}-{int(month):02}-{int(day):02}")
    for match in _LENT.finditer(text, start, end):
        if 1 <= int(match[2]) <= _MONTHS and 1 <= int(match[1]) <= 31:
            yield Moment(match.start(), match.end(2), f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}")
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
        joined = before is not None and before.value < one.value and joining(_small_words(text[before.end : one.start]))
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
    words = YEAR_WORDS.sub("", between).strip(" -–—").split()
    return words if len(words) <= MOST_JOINTS else []


def _told_before(reading: Reading, at: int) -> bool:
    """Whether a word that dates stand behind stands right before an offset."""
    last = reading.index(at) - 1
    near = max(0, reading.words[last].start - JOINT) if last >= 0 else at
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


def with_month(reading: Reading, start: int, end: int) -> Iterator[Moment]:
    """Reads "7 October 2021", "October 7, 2021", "1 de junho de 2018", "junija 2018"; a day needs a year to count."""
    text = reading.folded
    span = range(reading.index(start), reading.index(end))
    numbered = [(reading.words[at], month) for at in span if (month := month_of(reading, at))]
    rows = [token for token, _ in numbered]
    for token, month in numbered:
        before = DAY.search(text, max(start, token.start - 12), token.start)
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
            lent = _DAY_AFTER.match(text, following.end) if following else None
            own = _DAY_ALONE.match(text, token.end) if lent else None
            if own and lent and following and lent.end() <= end and 1 <= int(own[1]) <= 31:
                if len(text[own.end() : following.start].split()) <= _TWO_DAYS:
                    yield Moment(token.start, own.end(), f"{lent[2]}-{month:02}-{int(own[1]):02}")
                continue
            # "January to June 2020", "1 June – 30 November 2018": the year stands once, behind the second month
            if following and borrowed and borrowed.end() <= end and len(text[token.end : following.start].split()) <= 3:
                day = f"-{int(before[1]):02}" if before and 1 <= int(before[1]) <= 31 else ""
                yield Moment(
                    before.start() if day and before else token.start, token.end, f"{borrowed[1]}-{month:02}{day}"
                )


def joining(words: list[str]) -> bool:
    """Whether words join two dates to a period: "until", "până în"."""
    known = all(w in _UNTIL or w in _FILLING for w in words)
    return known and any(w in _UNTIL for w in words)
