"""What a reader of the page Find asked for: it stands in the address alone, so that a link opens the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import streamlit as st

from graph.facets import FACETS
from graph.naming import possible_iris
from graph.terms import short
from pages._store import base
from pages._words import language

PAGE = 20
"""Things on a page."""
BEST = "best"
"""The order of the hits of a text."""
_WORDS = ("kind", "year", "language")
"""Facets whose values are words; those of the others are IRIs."""
_LONGEST_LIST = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, the name of a place, values by facet, the order, the page, and the things of the shortlist."""

    text: str = ""
    place: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=lambda: MappingProxyType({}))
    sort: str = ""
    page: int = 1
    listed: Sequence[str] = ()

    def toggled(self, facet: str, value: str, on: bool) -> Asked:
        """The same with a value chosen, or no longer; from the first page on."""
        if facet not in FACETS:
            return self
        values = [one for one in self.chosen.get(facet, ()) if one != value] + [value] * on
        chosen = {**self.chosen, facet: tuple(values)}
        return replace(self, chosen={name: found for name, found in chosen.items() if found}, page=1)


def asked() -> Asked:
    """What the address asks for; what it cannot mean is left out."""
    params = st.query_params
    chosen = {facet: tuple(map(_unwritten(facet), params.get_all(facet))) for facet in FACETS}
    page = params.get("page", "1")
    return Asked(
        text=params.get("q", "").strip(),
        place=params.get("place", "").strip(),
        chosen={facet: values for facet, values in chosen.items() if values},
        sort=params.get("sort", ""),
        page=int(page) if page.isdecimal() and 0 < int(page) < 10**9 else 1,
        listed=tuple(shortlist()),
    )


def shortlist() -> list[str]:
    """IRIs of the things that the address lists."""
    return list(dict.fromkeys(map(iri_of, st.query_params.get_all("list"))))[:_LONGEST_LIST]


def address_of(given: Asked) -> dict[str, str | list[str]]:
    """What is asked for as parameters of an address, in one order."""
    found: dict[str, str | list[str]] = {"lang": language()}
    for name, value in (("q", given.text), ("place", given.place)):
        if value:
            found[name] = value
    for facet in FACETS:
        values = given.chosen.get(facet, ())
        if values:
            found[facet] = [value if facet in _WORDS else written(value) for value in values]
    if given.sort:
        found["sort"] = given.sort
    if given.page > 1:
        found["page"] = str(given.page)
    if given.listed:
        found["list"] = [written(iri) for iri in given.listed[:_LONGEST_LIST]]
    return found


def keep(given: Asked) -> None:
    """Bring the address to what is asked for."""
    st.query_params.from_dict(address_of(given))


def written(iri: str) -> str:
    """An IRI as an address has it: short where it can be."""
    start = f"{base()}id/"
    return f"id:{iri.removeprefix(start)}" if iri.startswith(start) else short(iri)


def iri_of(text: str) -> str:
    """The IRI that ``written`` wrote so; the text itself where it is none."""
    return next(iter(possible_iris(text, base())), text)


def _unwritten(facet: str) -> Callable[[str], str]:
    return str if facet in _WORDS else iri_of
