"""What the values of a column look like: dates, amounts, codes, names, places, or words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.tables.cells import parts
from loaders.tables.participations import is_role
from loaders.tables.places import country, fund
from loaders.tables.profile import AMOUNTS, DATES, Column
from loaders.tables.rows import Cell
from loaders.tables.values import day, figures
from loaders.tables.words import is_nothing

_SAMPLE = 300  # values looked at
_MOST = 0.6  # share of values that must look so
_YEARS = range(1980, 2060)
_LONG_CODE = 40
_NAME = range(2, 200)  # characters of a name, on average


@dataclass(frozen=True, slots=True)
class Look:
    """Shares (0 to 1) of the values of a column that look like one thing or another; ``filled`` of all its cells.

    ``length`` is the average number of characters, ``distinct`` the share of values that differ from all others,
    ``values`` a sample of them, each once, in order.
    """

    filled: float = 0.0
    dates: float = 0.0
    years: float = 0.0
    amounts: float = 0.0
    percents: float = 0.0
    words: float = 0.0
    codes: float = 0.0
    countries: float = 0.0
    roles: float = 0.0
    funds: float = 0.0
    addresses: float = 0.0
    length: float = 0.0
    distinct: float = 0.0
    values: tuple[str, ...] = ()


def look(cells: Sequence[str]) -> Look:
    """How the values of a column look; cells that say that they have no value do not count.

    >>> seen = look(["01.03.2016", "31.12.2018", ""])
    >>> seen.dates, seen.amounts, round(seen.filled, 2)
    (1.0, 0.0, 0.67)
    """
    said = [cell for cell in cells if cell and not is_nothing(cell)]
    if not said:
        return Look()
    step = max(1, len(said) // _SAMPLE)
    some = said[::step][:_SAMPLE]

    def share(test: Callable[[str], object]) -> float:
        return sum(1 for cell in some if test(cell)) / len(some)

    return Look(
        len(said) / len(cells),
        share(_is_day),
        share(lambda cell: cell.removesuffix(".0").isdecimal() and int(float(cell)) in _YEARS),
        share(lambda cell: figures(cell) is not None and not _is_day(cell)),
        share(_is_percent),
        share(_is_words),
        share(_is_code),
        share(country),
        share(is_role),
        share(lambda cell: fund(cell) or fund(cell.split(" ")[0])),
        share(lambda cell: cell.startswith(("http://", "https://", "www."))),
        sum(map(len, some)) / len(some),
        len(set(some)) / len(some),
        tuple(dict.fromkeys(some)),
    )


def agrees(field: str, seen: Look) -> float:
    """How well the look of a column agrees with a field: 1 where it does, 0 where it cannot be, between where unsure.

    >>> agrees("project.startDate", look(["Gmina Ełk", "Powiat Nyski"])), agrees("project.title", Look())
    (0.0, 1.0)
    """
    if not seen.values:
        return 1.0
    if field.startswith("other."):
        money = field == "other.rate" and seen.amounts >= _MOST and seen.percents < 0.5
        return 0.4 if money or (field == "other.period" and seen.dates >= _MOST) else 1.0
    if field in DATES:
        return 1.0 if seen.dates + seen.years >= _MOST else 0.5 if seen.dates + seen.years > 0.2 else 0.0
    if field in AMOUNTS:
        if seen.amounts < _MOST:
            return 0.0
        return 0.3 if seen.percents > 0.9 else 0.8 if seen.years > 0.9 else 1.0
    if field == "project.code":
        return 1.0 if seen.codes >= 0.5 else 0.0
    if field in ("country", "partner.country", "beneficiary.country"):
        return 1.0 if seen.countries >= _MOST else 0.0
    if field == "partner.role":
        return 1.0 if seen.roles >= _MOST else 0.0
    if field == "project.fund":
        return 1.0 if seen.funds > 0.2 else 0.7 if seen.words >= 0.5 and seen.length < 60 else 0.0
    if field == "project.website":
        return 1.0 if seen.addresses >= 0.5 else 0.0
    if field == "currency":
        return 1.0 if seen.length <= 6 and seen.words >= 0.5 else 0.0
    if field == "place":
        return 1.0 if seen.amounts < 0.9 or seen.length <= 8 else 0.0
    if field in ("project.title", "project.name", "beneficiary.name", "partner.name", "project.acronym"):
        fits = seen.words >= 0.5 and int(seen.length) in _NAME and seen.dates < 0.3
        return 1.0 if fits else 0.0
    if field == "project.description":
        return 1.0 if seen.words >= 0.5 else 0.0
    return 1.0 if seen.dates < 0.5 else 0.0


def holds_code(field: str, seen: Look) -> str:
    """How the values of a name column hold a code (a key of `loaders.tables.profile.CELLS`), '' where they do not."""
    forms = (
        ("name (code)",)
        if field.endswith("beneficiary.name") or field == "partner.name"
        else ("code-name", "code name")
    )
    for form in forms:
        column = Column("", field, form)
        found = [
            one.code.text for value in seen.values for one in parts(column, Cell(value, 0, len(value))) if one.code
        ]
        long = [code for code in found if sum(map(str.isdigit, code)) >= 4]
        if len(long) >= 0.8 * len(seen.values) and len(set(long)) > 1:
            return form
    return ""


def _is_day(cell: str) -> bool:
    found = day(cell, "dmy") or day(cell, "mdy")
    return bool(found) and not cell.removesuffix(".0").isdecimal()


def _is_percent(cell: str) -> bool:
    plain = figures(cell.replace("%", "").strip())
    if plain is None:
        return False
    try:
        return "%" in cell or float(plain.replace(",", ".")) <= 100
    except ValueError:
        return False


def _is_words(cell: str) -> bool:
    letters = sum(map(str.isalpha, cell))
    return letters >= 2 and letters * 2 > len(cell.replace(" ", ""))


def _is_code(cell: str) -> bool:
    return len(cell) <= _LONG_CODE and any(map(str.isdigit, cell)) and cell.count(" ") <= 2 and not _is_day(cell)
