"""Real regions and cities, and bodies that are called after them as their country calls bodies."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from ontology.territories import preferred_names
from ontology.territory_tables import nuts_rows, place_rows

TABLE = Path(__file__).parent / "bodies.toml"
LARGE = 60_000  # inhabitants from which a city is taken
# Names that hold a second name, a remark or a class of region of their own do not fit into a body's name.
_CLASS = "Comunidad|Comunitat|Provincia|Principado|Ciudad|Regi[óã]o?n?|Área|RUP|Illes|Grad"
_AWKWARD = re.compile(rf"[(/—:,\d]|^(?:{_CLASS})\b")


@dataclass(frozen=True, slots=True)
class Body:
    """A public or private body; ``country`` is ISO 3166-1 alpha-2, ``region`` and ``city`` are native names."""

    name: str
    country: str
    region: str
    city: str


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


@cache
def countries() -> tuple[str, ...]:
    """The countries that bodies come from, as ISO 3166-1 alpha-2, in the order of the table.

    >>> countries()[:3]
    ('IT', 'ES', 'FR')
    """
    return tuple(name for name in _table() if name != "genitives")


@cache
def regions(country: str) -> tuple[str, ...]:
    """The native names of a country's regions that a body can be called after, sorted.

    >>> "Piemonte" in regions("IT"), "Pirkanmaa" in regions("FI")
    (True, True)
    """
    level, genitives = _table()[country]["level"], _table()["genitives"]
    names = {
        row.name
        for row in nuts_rows().values()
        if row.country == country and row.level == level and "2021" in row.years and not _AWKWARD.search(row.name)
    }
    return tuple(sorted(name for name in names if country not in {"FI", "GR"} or name in genitives))


@cache
def cities(country: str) -> tuple[str, ...]:
    """The native names of a country's large cities, sorted.

    >>> "Torino" in cities("IT")
    True
    """
    genitives = _table()["genitives"]
    names = {
        row.name
        for row in place_rows().values()
        if row.country == country and row.population >= LARGE and not _AWKWARD.search(row.name)
    }
    return tuple(sorted(name for name in names if country not in {"FI", "GR"} or name in genitives))


def body(dice: Random, country: str) -> Body:
    """A body of a country, named after one of its regions or cities."""
    genitives = _table()["genitives"]
    region, city = dice.choice(regions(country)), dice.choice(cities(country))
    form = dice.choice(_table()[country]["forms"])
    name = form.format(region=genitives.get(region, region), city=genitives.get(city, city))
    return Body(elided(name) if country == "FR" else name, country, region, city)


def elided(words: str) -> str:
    """French words with "de" shortened before a vowel.

    >>> elided("Ville de Angers"), elided("Université de Évry"), elided("Ville de Lyon")
    ("Ville d'Angers", "Université d'Évry", 'Ville de Lyon')
    """
    return re.sub(r"\bde (?=[AEIOUÉÈÎ])", "d'", words)


@cache
def country_name(country: str, language: str) -> str:
    """What a language calls a country.

    >>> country_name("GR", "fi")
    'Kreikka'
    """
    return preferred_names(country)[language]
