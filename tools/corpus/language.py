"""The ten languages of the documents: their sentences, dates, amounts and the headings of the official forms."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

PHRASES = Path(__file__).parent / "phrases"
FORMS = Path(__file__).parent.parent.parent / "loaders" / "lexicon" / "forms"
CODES = ("en", "it", "es", "fr", "de", "pl", "fi", "el", "bg", "pt")


@dataclass(frozen=True, slots=True)
class Language:
    """What is needed to write in a language; ``phrases`` are lists of sentences with slots by their name."""

    code: str
    phrases: Mapping[str, list[str]]
    labels: Mapping[str, str]
    months: tuple[str, ...]
    day: str
    sum: str
    thousands: str

    def date(self, day: date) -> str:
        """A day as the language writes it in a text.

        >>> language("es").date(date(2021, 10, 7)), language("fi").date(date(2021, 10, 7))
        ('7 de octubre de 2021', '7. lokakuuta 2021')
        """
        return self.day.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def amount(self, euro: int) -> str:
        """A sum in whole euro.

        >>> language("de").amount(1740000)
        '1.740.000 Euro'
        """
        return self.sum.format(f"{euro:,}".replace(",", self.thousands))

    def heading(self, form: str, field: str) -> str:
        """The first heading of a field in an official form, English where the form lacks the language.

        >>> language("it").heading("action-plan", "involves")
        'Attori coinvolti'
        """
        headings = _form(form)[field]
        return headings.get(self.code, headings["en"])[0]


@cache
def language(code: str) -> Language:
    """One of the ten languages by its ISO 639-1 code."""
    table = tomllib.loads((PHRASES / f"{code}.toml").read_text(encoding="utf-8"))
    phrases = {name: value for name, value in table.items() if isinstance(value, list) and name != "months"}
    return Language(
        code, phrases, table["labels"], tuple(table["months"]), table["day"], table["amount"], table["thousands"]
    )


@cache
def _form(name: str) -> Mapping[str, Mapping[str, list[str]]]:
    table = tomllib.loads((FORMS / f"{name}.toml").read_text(encoding="utf-8"))
    return {**table.get("columns", {}), **table.get("numbered", {}), **table.get("fields", {})}
