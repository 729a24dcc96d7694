"""Where bodies and towns are by the country or town right beside them: "Kouvola, Finland", "Gmina Zator (Poland)"."""

from __future__ import annotations

from loaders.extract.participation import based_in
from loaders.extract.reading import Reading
from loaders.extract.things import Thing


def _told_country(body: Thing, country: str | None) -> None:
    """Gives a body the country in brackets behind it: a place in its name that lies elsewhere is not where it is."""
    if country and body.country and body.country != country:
        body.country, body.place = country, None


def _opens_line(reading: Reading, end: int, closing: int) -> bool:
    """Whether a bracket opens the line below a name, with a name behind it: the country in "(SE) City of A" is A's."""
    behind = reading.text[closing:].partition("\n")[0].partition(")")[2]
    return "\n" in reading.text[end:closing] and any(map(str.isalnum, behind))


def places_in_countries(reading: Reading) -> None:
    """Reads "Kouvola, Finland", "Municipality of Zlatograd (Bulgaria)": what stands first is in the country."""
    for body in reading.within(0, len(reading.text), "Organization", "PublicOrganisation"):
        for place in reading.within(body.end, min(len(reading.text), body.end + 40), "Country", "City", "Region"):
            between = reading.folded[body.end : place.start].strip()
            apposed = between == "," and place.thing.kind == "Country" and body.thing.country == place.thing.country
            if apposed:
                based_in(reading, body.thing, place.thing, (body.start, place.end), "org-country")
            if (
                between == "("
                and reading.text[place.end : place.end + 1] in (")", ",")
                and not _opens_line(reading, body.end, place.end)
            ):
                based_in(reading, body.thing, place.thing, (body.start, place.end + 1), "org-country")
                if place.thing.kind == "Country" and not body.thing.authority:
                    _told_country(body.thing, place.thing.country)
                body.thing.country = body.thing.country or place.thing.country
    inner = reading.within(0, len(reading.text), "City", "Region")
    for place in inner:
        for country in reading.within(place.end, min(len(reading.text), place.end + 40), "Country"):
            between = reading.folded[place.end : country.start]
            beside = between.strip() in (",", "(") and len(between) <= 3
            if beside and place.thing.country in (None, country.thing.country):
                span = (place.start, country.end)
                reading.claim(place.thing, "withinTerritory", country.thing, span, "place-country")
