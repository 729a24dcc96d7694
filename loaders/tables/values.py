"""Amounts, dates and codes in the cells of a table, read as their whole column writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from loaders.extract.lexicon import months
from loaders.tables.words import is_nothing, words
from ontology.names import fold

_CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "ευρω": "EUR", "евро": "EUR", "eura": "EUR", "eiro": "EUR",
    "kn": "HRK", "hrk": "HRK", "zł": "PLN", "zl": "PLN", "pln": "PLN", "kč": "CZK", "kc": "CZK", "czk": "CZK",
    "ft": "HUF", "huf": "HUF", "forint": "HUF", "lei": "RON", "ron": "RON", "лв": "BGN", "bgn": "BGN", "лева": "BGN",
    "sek": "SEK", "dkk": "DKK", "nok": "NOK", "gbp": "GBP", "£": "GBP", "chf": "CHF", "usd": "USD",
}  # fmt: skip
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’]")
_FIGURES = re.compile(r"[-+−]?\d[\d.,]*(?:[eE][-+]?\d{1,3})?")
_LETTERS = re.compile(r"[^\W\d_]+|[€£]")
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})\.?(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?Z?)?")
_NUMERIC = re.compile(
    r"(\d{1,2})[-./ ]{1,2}(\d{1,2})[-./ ]{1,2}(\d{4}|\d\d)(?:\s*(?:г|г\.|r\.|\.))?(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?"
)
_COMPACT = re.compile(r"(19[89]\d|20[0-4]\d)(\d\d)(\d\d)")
_YEAR = re.compile(r"(19[89]\d|20[0-4]\d)(?:\.0)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-./](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-./](\d{1,2})")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er)?\.?\s*(?:de |d')?[-\s]?)?([^\W\d_]{3,})\.?,?[-\s]*(?:de |del )?(\d{4}|\d\d)"
    r"(?:\s*г\.?)?"
)
_TURNED = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_YEARS = range(1980, 2060)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as xsd:decimal writes it, with the currency that the cell itself names, or None."""

    value: str
    currency: str | None = None


@lru_cache(maxsize=4096)
def currency_of(text: str) -> str | None:
    """The currency (ISO 4217) that a cell or header names, or None where there is none or more than one.

    >>> currency_of("5.172.338,50 kn"), currency_of("Total cost (EUR)"), currency_of("Wartość projektu")
    ('HRK', 'EUR', None)
    """
    found = {_CURRENCIES[word] for word in map(str.lower, _LETTERS.findall(text)) if word in _CURRENCIES}
    return found.pop() if len(found) == 1 else None


def unit_of(header: str) -> int:
    """1000 or 1000000 where a header says that its amounts are so many of a currency, else 1.

    >>> unit_of("Gesamtkosten in T€"), unit_of("Náklady (tis. Kč)"), unit_of("Total cost")
    (1000, 1000, 1)
    """
    said = {*fold(header).split(), *header.lower().split()}
    said |= {word.strip("()[],.;") for word in said}
    if said & words("thousand") or re.search(r"\b1[ .,]?000\s*(?:€|eur)", header.lower()):
        return 1000
    return 1_000_000 if said & (words("million") - {"mil"}) else 1


def figures(text: str) -> str | None:
    """The digits of a cell that holds one amount and, at most, a currency; None for anything else.

    >>> figures("1 234,50 €"), figures("CZ01"), figures("85 %"), figures("12.5.2016 - 3")
    ('1234,50', None, None, None)
    """
    bare = _SPACES.sub("", text)
    found = _FIGURES.search(bare)
    if found is None:
        return None
    rest = bare[: found.start()] + bare[found.end() :]
    if rest.strip(".-–,=") and rest.strip(".-–,=").lower() not in _CURRENCIES:
        return None
    return found[0].rstrip(".,").replace("−", "-")


def decimal_mark(cells: Iterable[str]) -> str | None:
    """The decimal mark (``.`` or ``,``) of a column of amounts; '' where no cell has a mark, None if it cannot be told.

    A mark before other than three digits is decimal, one that comes twice or stands before another is not.

    >>> decimal_mark(["1.912,96", "300"]), decimal_mark(["12.500", "7"]), decimal_mark(["443909", "0"])
    (',', None, '')
    """
    votes: Counter[str] = Counter()
    doubtful = False
    for cell in cells:
        found = figures(cell)
        digits = found.partition("e")[0].partition("E")[0] if found else ""
        marks = [character for character in digits if character in ".,"]
        if not marks:
            continue
        last = marks[-1]
        other = "," if last == "." else "."
        if len(set(marks)) == 2:
            if digits.count(last) > 1:
                return None
            votes[last] += 1
        elif len(marks) > 1:
            votes[other] += 1
        elif len(digits.rpartition(last)[2]) != 3:
            votes[last] += 1
        else:
            doubtful = True
    if len(votes) == 1:
        return next(iter(votes))
    return None if votes or doubtful else ""


def amount(cell: str, mark: str) -> Amount | None:
    """The amount in a cell whose column has that decimal mark; None where the cell holds none.

    >>> amount("5.172.338,50 kn", ","), amount("150179290.3", "."), amount("brak", ",")
    (Amount(value='5172338.5', currency='HRK'), Amount(value='150179290.3', currency=None), None)
    """
    found = figures(cell)
    if found is None:
        return None
    other = "," if mark == "." else "."
    plain = found.replace(other, "") if mark else re.sub("[.,]", "", found)
    plain = plain.replace(mark, ".") if mark else plain
    if plain.count(".") > 1:
        return None
    return Amount(plain_decimal(Decimal(plain)), currency_of(cell))


def plain_decimal(value: Decimal) -> str:
    """A number without exponent and needless zeros.

    >>> plain_decimal(Decimal("2583600.000")), plain_decimal(Decimal("1.2E+3"))
    ('2583600', '1200')
    """
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def date_order(cells: Iterable[str]) -> str | None:
    """``dmy`` or ``mdy``: in which order the numeric dates of some columns stand; None if they do not tell.

    >>> date_order(["01/02/2016", "31/12/2020"]), date_order(["01/02/2016"]), date_order(["12/31/2016"])
    ('dmy', None, 'mdy')
    """
    day_first = month_first = dotted = False
    for cell in cells:
        found = _NUMERIC.fullmatch(cell.strip())
        if found:
            day_first |= int(found[1]) > 12
            month_first |= int(found[2]) > 12
            dotted |= "." in cell
    if day_first != month_first:
        return "dmy" if day_first else "mdy"
    return "dmy" if dotted and not month_first else None


@lru_cache(maxsize=8192)
def day(cell: str, order: str | None = None) -> str | None:
    """The date in a cell as ISO 8601, as exact as it is written: 2016-08-01, 2016-08 or 2016; None where there is none.

    ``order`` is that of numeric dates. Where it is not known, a date that could be read both ways gives its year.

    >>> day("31.12.2016"), day("2014-01-01 00:00:00.000"), day("1 March 2015"), day("2014"), day("03/2016")
    ('2016-12-31', '2014-01-01', '2015-03-01', '2014', '2016-03')
    >>> day("02/01/2016", "dmy"), day("02/01/2016"), day("soon")
    ('2016-01-02', '2016', None)
    """
    text = " ".join(cell.split())
    if is_nothing(text) or not any(map(str.isdigit, text)):
        return None
    found = _ISO.fullmatch(text)
    if found:
        return _date(found[1], found[2], found[3])
    found = _NUMERIC.fullmatch(text)
    if found:
        first, second, year = found[1], found[2], found[3]
        if order is None and int(first) <= 12 and int(second) <= 12 and first != second:
            return _full(year)
        return _date(year, first, second) if order == "mdy" else _date(year, second, first)
    found = _YEAR.fullmatch(text)
    if found:
        return found[1]
    found = _COMPACT.fullmatch(text)
    if found:
        return _date(found[1], found[2], found[3])
    found = _MONTH_YEAR.fullmatch(text)
    if found:
        return _month(found[2], int(found[1]))
    found = _YEAR_MONTH.fullmatch(text)
    if found:
        return _month(found[1], int(found[2]))
    return _named(text)


def _named(text: str) -> str | None:
    found = _NAMED.fullmatch(text)
    if found:
        number = _month_number(found[2])
        if number:
            return _date(found[3], str(number), found[1]) if found[1] else _month(found[3], number)
    found = _TURNED.fullmatch(text)
    if found:
        number = _month_number(found[1])
        return _date(found[3], str(number), found[2]) if number else None
    return None


def _month_number(word: str) -> int | None:
    known, folded = months(), fold(word)
    if folded in known:
        return known[folded]
    begun = {number for name, number in known.items() if len(folded) == 3 and name.startswith(folded)}
    return begun.pop() if len(begun) == 1 else None


def _full(year: str) -> str | None:
    whole = int(year) + (2000 if len(year) == 2 else 0)
    return f"{whole:04}" if whole in _YEARS else None


def _month(year: str, number: int) -> str | None:
    whole = _full(year)
    return f"{whole}-{number:02}" if whole and 1 <= number <= 12 else None


def _date(year: str, month_: str, day_: str) -> str | None:
    whole = _full(year)
    try:
        return date(int(whole or 0), int(month_), int(day_)).isoformat()
    except ValueError:
        return None
