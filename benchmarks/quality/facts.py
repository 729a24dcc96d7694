"""The facts of one document, as its gold states them: things, relations between them, attributes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

PLACES = frozenset({"Region", "City", "Country"})
POLICIES = frozenset({"PolicyInstrument", "Strategy", "Legislation"})
NUTS_PREFIX = {"GR": "EL", "GB": "UK"}  # ISO 3166 -> NUTS, where they differ
_LOCAL = 3  # letters of a NUTS code from which it says more than the country

Relation = tuple[str, str, str]
Attribute = tuple[str, str, str]


@cache
def letters(text: str) -> str:
    """Letters and digits of a text, without accents and case.

    >>> letters("Città di Torino (2021)")
    'cittaditorino2021'
    """
    return "".join(one for one in unicodedata.normalize("NFKD", text).casefold() if one.isalnum())


@dataclass(eq=False, slots=True)
class Thing:
    """A thing of a document by its classes, the first the most exact, and its names as written.

    ``at`` is the NUTS code of where it is, or of its country, '' if unknown.
    """

    key: str
    kinds: tuple[str, ...]
    names: list[str]
    nuts: str | None = None
    country: str | None = None
    optional: bool = False
    at: str = ""

    @property
    def label(self) -> str:
        """The first of its names."""
        return self.names[0] if self.names else self.key

    @property
    def is_area(self) -> bool:
        """Whether its code says which thing it is."""
        return self.kinds[:1] in (("Region",), ("Country",))

    def folded(self) -> frozenset[str]:
        """Its names by their letters."""
        return frozenset(filter(None, map(letters, self.names)))


@dataclass(slots=True)
class Facts:
    """What a document states; ``hinted`` are relations that count neither way."""

    things: dict[str, Thing] = field(default_factory=dict)
    relations: set[Relation] = field(default_factory=set)
    hinted: set[Relation] = field(default_factory=set)
    attributes: list[Attribute] = field(default_factory=list)

    def located(self, countries: Mapping[str, str]) -> Facts:
        """The same facts, with acronyms and titles among the names and every thing where its places say it is.

        ``countries`` are ISO 3166 codes by the letters of a country's name.
        """
        for key, name, value in self.attributes:
            if name in ("acronym", "title") and letters(value):
                self.things[key].names.append(value)
        for thing in self.things.values():
            if thing.kinds[:1] == ("Country",):
                named = (countries[one] for one in sorted(thing.folded()) if one in countries)
                thing.nuts, thing.country = None, thing.country or next(named, None)
            thing.at = thing.nuts or NUTS_PREFIX.get(thing.country or "", thing.country or "")
        within = sorted((s, o) for s, name, o in self.relations if name in ("locatedIn", "heldIn", "partOf"))
        for _ in range(3):  # from a body to its town, region and country
            for inner, outer in ((self.things[s], self.things[o]) for s, o in within):
                if len(inner.at) < _LOCAL and PLACES & set(outer.kinds):
                    inner.at = max(inner.at, outer.at, key=len)
        return self


def of_gold(gold: Mapping[str, Any]) -> Facts:
    """The facts of a gold file."""
    things = {
        one["key"]: Thing(
            one["key"],
            (one["type"], *one.get("altTypes", ())),
            names_of(one),
            one.get("nuts"),
            one.get("country"),
            one.get("optional", False),
        )
        for one in gold["entities"]
    }
    found = Facts(things)
    for target, name in ((found.relations, "relations"), (found.hinted, "optionalRelations")):
        target |= {(s, r, o) for s, r, o in gold.get(name, ()) if s in things and o in things}
    found.attributes = [(s, a, str(v)) for s, a, v in gold.get("attributes", ()) if s in things]
    return found


def names_of(entity: Mapping[str, Any]) -> list[str]:
    """The names of a gold entity: label, other names, base form."""
    return [entity["label"], *entity.get("aliases", ()), *filter(None, [entity.get("norm")])]


def country_names(golds: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """ISO codes by the letters of the names that gold files have for countries."""
    return {
        letters(name): one["country"]
        for gold in golds
        for one in gold["entities"]
        if one["type"] == "Country"
        for name in names_of(one)
    }


def months(duration: str) -> float | str:
    """Months of an ISO 8601 duration of years and months; what is none comes back by its letters.

    >>> months("P2Y6M"), months("P1.5Y")
    (30.0, 18.0)
    """
    found = re.fullmatch(r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?", duration)
    if not found or duration == "P":
        return letters(duration)
    return round(float(found[1] or 0) * 12 + float(found[2] or 0), 2)


def phase(value: str) -> tuple[str, float | str] | None:
    """Number and length in months of a phase (``1: P2Y6M``, ``1: 2019-08/2022-07``), None where it is none.

    >>> phase("1: 2019-08/2022-07"), phase("1: P3Y")
    (('1', 36), ('1', 36.0))
    """
    found = re.match(r"\s*(\d)\s*:?\s*(.*)", value)
    if not found:
        return None
    span = re.fullmatch(r"(\d{4})-(\d\d)(?:-\d\d)?/(\d{4})-(\d\d)(?:-(\d\d))?", found[2].strip())
    if not span:
        return found[1], months(found[2].strip())
    year, month, to_year, to_month = (int(span[n]) for n in range(1, 5))
    whole = span[5] != "01"  # a phase that ends on the first does not hold that month
    return found[1], (to_year - year) * 12 + to_month - month + whole
