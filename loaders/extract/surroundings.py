"""The countries and regions that a document speaks of: where its less known places are looked for."""

from __future__ import annotations

from loaders.extract.gazetteer import place_hypotheses
from loaders.extract.reading import Reading
from loaders.extract.spelling import countries_speaking
from ontology import territories


def surroundings(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """The countries that a text names or, but for English, whose language it is in; the codes of regions it names."""
    if reading.near is None:
        named = list(place_hypotheses(reading))
        countries = {place.country for place in named if place.country}
        countries |= {hit.payload.value for hit in reading.hits.get("demonyms", ())}
        if reading.language != "en":
            countries |= countries_speaking(reading.language)
        reading.near = frozenset(countries), frozenset(code for one in named for code in _regions(one.code))
    return reading.near


def _regions(code: str | None) -> tuple[str, ...]:
    if code is None or len(code) == 2:
        return ()
    return (territories.by_code(code).parent or "",) if code.startswith("geonames:") else (code,)
