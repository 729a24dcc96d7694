"""Bodies as names and laws tell them: what a mention's names say at its home, and of what bodies a place has one."""

from __future__ import annotations

from graph.model import Mention, Name
from graph.name_sense import Sense
from graph.own_names import COMPASS, own_name
from graph.place_words import country_of
from graph.sense import sense
from ontology import authority, territories
from ontology.name_words import AROUND
from ontology.names import slug
from ontology.stored import stored
from ontology.territories import Territory

UNIQUE_BODIES = frozenset({"regional-authority", "province", "county", "metropolitan-city", "municipality"})
"""Kinds of organisation of which a territory has one."""

_CODE = 2  # letters of a country's code
# fmt: off
_GOVERNING = frozenset({
    "association", "authority", "board", "chamber", "committee", "community", "county", "department", "district",
    "metropolitan", "municipality", "office", "parliament", "prefecture", "province", "self-rule",
})
# fmt: on
"""Kinds that names of the bodies of territories say."""
_OF_GOVERNMENT = frozenset({"capital", "central", "coordination", "development", "free", "planning"})
_TRANSLATED = frozenset({"regional-authority", "province"})
"""What other languages call the bodies of regions; a county is in many countries less than a region."""


def senses(mention: Mention, telling: bool = True) -> list[Sense]:
    """What the names of a thing say, in any language; with ``telling`` those alone that tell it from all others.

    These are none where its country is not known.
    """
    country = home(mention)
    if telling and not country:
        return []
    kept = (name for name in mention.names if name.use in ("label", "title"))
    found = {sense(name.text, name.language, country, mention.place).of_kind(mention.body) for name in kept}
    return sorted((one for one in found if one.tells or not telling), key=lambda one: one.key)


def places_said(mention: Mention) -> set[tuple[str, ...]]:
    """The places in each of a thing's names that has any."""
    return {one.places for one in senses(mention, telling=False) if one.places}


def patrons(mention: Mention) -> list[frozenset[str]]:
    """The words of their own that names of a thing have, those of a university of a field in a town."""
    return [frozenset(one.own) for one in senses(mention) if one.of_town and one.own]


def fields_of_ministries(mention: Mention) -> set[frozenset[str]]:
    """The fields of a ministry by each of its names."""
    return {frozenset(one.fields) for one in senses(mention) if one.of_ministry}


def senses_anywhere(mention: Mention) -> list[Sense]:
    """What the names of a thing say to whoever does not know its country."""
    kept = (name for name in mention.names if name.use in ("label", "title"))
    found = {sense(name.text, name.language, None, None) for name in kept}
    return sorted(found, key=lambda one: one.key)


def home(mention: Mention) -> str | None:
    """The country of a thing, of which its place tells as well, or a place or an adjective of it in its name."""
    if mention.country or mention.place:
        return mention.country or territories.by_code(mention.place or "").country
    kept = [name for name in mention.names if name.use in ("label", "title")]
    told = {country_of(tuple(slug(name.text).split("-")), name.language) for name in kept} - {None}
    told = told or {country for name in kept for country in _nations(name)}
    return told.pop() if len(told) == 1 else None


def _nations(name: Name) -> list[str]:
    """The countries whose adjectives or names stand in the name of a body: "Litewska Agencja Energetyczna"."""
    said = sense(name.text, name.language, None, None)
    return [word for word in said.own if word.isupper() and len(word) == _CODE] if said.kinds else []


def lawful(mention: Mention) -> tuple[str, str] | None:
    """The kind of body and the place by which law makes a body unique, None for one that is not.

    A text in another language calls a Romanian county a province, and the smaller of two regions of one name stands
    for the one that has the body.
    """
    body, place = mention.body, mention.place
    if not body or not place or not is_unique(body, place):
        return None
    told = senses(mention, telling=False)
    said = {concept for one in told for concept in one.concepts}
    if "intermunicipal" in said or (body == "municipality" and AROUND & said):
        return None
    if body == "metropolitan-city" and told and "metropolitan" not in said:
        return None  # a Regionalverband
    if body != "municipality" and told and not any(map(_may_govern, told)):
        return None  # "Helsinki Region Environmental Services"
    if place.startswith("geonames:"):
        return body, place
    region = territories.by_code(territories.current(place)[0])
    if region.kind == "Region":
        country = region.country
        level = authority.level_of(country, body)
        if level is None and body in _TRANSLATED and authority.body_slug(country, body, region.name) is None:
            called = {place for one in senses(mention, telling=False) for place in one.places}
            if own_name(region) in called:  # no smaller body of which only the region is known
                body = authority.governing_body(country, region.level) or body
            level = authority.level_of(country, body)
        if level is None and body in _TRANSLATED:
            return None  # no such body governs there: "Jonava District" is one of many of its region
        if level is not None and body == "regional-authority" and region.level > level and _is_other(region, level):
            governing = authority.governing_body(country, region.level)
            return (governing, region.code) if governing in UNIQUE_BODIES else None
        region = _of_level(region, level)
        for code in territories.parents(region.code):
            around = territories.by_code(code)
            if around.level < (level or 2) or own_name(around) != own_name(region):
                break
            region = around
    return body, region.code


def _may_govern(one: Sense) -> bool:
    """Whether a body is not said to be of another kind, or to work on a field, as those that govern a place are not."""
    fields = set(one.fields) - COMPASS - _OF_GOVERNMENT
    return set(one.kinds) <= _GOVERNING and not (fields and one.places)


def _is_other(region: Territory, level: int) -> bool:
    """Whether a region lies in another of a level, not in one that it fills or is called like."""
    around = [territories.by_code(code) for code in territories.parents(region.code)]
    return all(own_name(one) != own_name(region) for one in around if one.level == level)


def _of_level(region: Territory, level: int | None) -> Territory:
    """The one region of a level that a greater region consists of, else the region itself."""
    while level is not None and region.level < level:
        parts = territories.children(region.code)
        if len(parts) != 1:
            break
        region = territories.by_code(parts[0])
    return region


def is_unique(body: str | None, place: str | None) -> bool:
    """Whether law allows one body of that kind there: a city has one municipality, a NUTS 3 region has hundreds."""
    if body == "municipality":
        return bool(place and place.startswith("geonames:"))
    if body == "county" and place and not authority.governs_regions(territories.by_code(place).country, body):
        return False  # a region of Ireland has several counties
    return body in UNIQUE_BODIES and bool(place) and not str(place).startswith("geonames:")


def row_of(body: str, place: str) -> str | None:
    """The key of the row of the authority tables for the body of a kind that law makes unique in a place."""
    return _rows().get((body, place))


@stored
def _rows() -> dict[tuple[str | None, str | None], str]:
    """Rows of the authority tables for bodies that law makes unique, by (kind of body, place)."""
    rows = (row for row in authority.rows() if is_unique(row.body, row.place))
    return {(row.body, row.place): row.key for row in sorted(rows, key=lambda row: row.key, reverse=True)}
