"""Where a body is, by the territory, the country or the adjective that its name holds."""

from __future__ import annotations

from loaders.extract.gazetteer import best_place, is_common
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.spelling import european, languages_of, may_mean, spoken_at
from ontology import territories

TERRITORIAL = frozenset(["regional-authority", "province", "county", "municipality", "metropolitan-city"])
LEVELS = {  # NUTS levels at which a body governs, the likeliest first; a city is 4
    "regional-authority": (2, 1, 3, 0),
    "province": (3, 2),
    "county": (3, 2),
    "municipality": (4, 3),
    "metropolitan-city": (3, 4),
}


def locate(reading: Reading, first: int, last: int, body: str) -> tuple[str | None, str | None]:
    """Country and NUTS code of the territory named between two tokens, the longest and last name first.

    Head nouns of bodies and common words that are also places ("Centre", "West") name none, unless they
    stand behind the head of a body that governs such a territory ("Comune di Este"). Where the name has
    a country, places of other countries are refused.
    """
    words = reading.words
    heads = {n for h in reading.hits_between("bodies", first, last) for n in _tokens(h)}
    said = _countries_between(reading, first, last)
    for size in range(min(6, last - first + 1), 0, -1):
        for at in range(last - size + 1, first - 1, -1):
            stretch = range(at, at + size)
            if not words[at].capital or any(not words[n].joined for n in stretch[1:]) or heads.issuperset(stretch):
                continue
            name = reading.text[words[at].start : words[at + size - 1].end]
            if len(name) < 3 or (size == 1 and words[at].shape == "A" and len(name) < 5):
                continue
            place = best_place(name, levels=LEVELS.get(body, ()), spoken=spoken_at(reading, at))
            if place is None or (said and place.country not in said):
                continue
            if is_common(reading, at, at + size - 1) and not _governs(reading, first, at, body, place):
                continue
            if place.level < 4 or place.population > 20_000 or body in ("municipality", "university"):
                code = place.code if place.kind != "City" else place.parent
                return place.country, (code if code and place.kind != "Country" else None)
    for at in range(first, last + 1):
        country = demonym(reading, at)
        if country:
            return country, None
    return None, None


def _tokens(hit: Hit[Row]) -> range:
    return range(hit.first, hit.last + 1)


def _countries_between(reading: Reading, first: int, last: int) -> set[str]:
    words = reading.words
    return {
        row.country
        for n in range(first, last + 1)
        if words[n].shape == "Aa"
        for row in territories.find(reading.text[words[n].start : words[n].end], kind="Country")
        if may_mean(reading.text[words[n].start : words[n].end], row, spoken_at(reading, n))
    }


def _governs(reading: Reading, first: int, at: int, body: str, place: territories.Territory) -> bool:
    """Whether only small words part the token from the head noun of a body that governs such territories.

    The territory must be of a country that speaks the language: "Regione Nord" is not the French one.
    """
    if body not in TERRITORIAL or place.level not in LEVELS[body]:
        return False
    spoken = languages_of(place.country)
    return any(
        h.payload.language in spoken and all(reading.words[n].shape == "a" for n in range(h.last + 1, at))
        for h in reading.hits_between("bodies", first, at - 1)
    )


def demonym(reading: Reading, at: int) -> str | None:
    """The country (ISO 3166 alpha-2) that an adjective at a token means ("Bulgarian"), or None."""
    return next((hit.payload.value for hit in reading.hits_between("demonyms", at, at)), None)


def country_code(text: str) -> str | None:
    """ISO 3166 alpha-2 code of a country written as a code or name in brackets, or None.

    Codes of two letters are those of Europe and its neighbours only: elsewhere "SL" is a legal form.

    >>> country_code("EL"), country_code("Italia"), country_code("CD2E"), country_code("SL")
    ('GR', 'IT', None, None)
    """
    name = text.strip().strip(".,;")
    if len(name) == 2 and name.isupper():
        code = {"EL": "GR", "UK": "GB"}.get(name, name)
        return code if european(code) and any(row.kind == "Country" for row in _by_code(code)) else None
    return next((row.country for row in territories.find(name) if row.kind == "Country"), None)


def _by_code(code: str) -> tuple[territories.Territory, ...]:
    try:
        return (territories.by_code(code),)
    except LookupError:
        return ()
