"""Where the bodies are that public lists name (``ontology/known_bodies.py``), as far as the text does not say it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ontology import authority
from ontology.known_bodies import KnownBody


def listed_country(rows: Sequence[KnownBody], said: str | None, near: Collection[str]) -> str | None:
    """The country of some bodies of one name: the one that is said, else the only one, else the only one near.

    None where what is said is none of theirs, or none is the only one.
    """
    countries = {row.country for row in rows}
    if said:
        return said if said in countries else None
    if len(countries) > 1:
        countries &= set(near)
    return countries.pop() if len(countries) == 1 else None


def listed_seat(rows: Sequence[KnownBody], country: str, kind: str | None) -> str | None:
    """The NUTS code of some bodies of one name and country: None where they are in several regions.

    Who governs regions of a level is in that which is around its seat.
    """
    places = {row.place for row in rows if row.country == country}
    place = places.pop() if len(places) == 1 else None
    level = authority.level_of(country, kind or "")
    return place[: level + 2] if place and level else place
