"""Countries, NUTS regions and cities: found by code or by name in any language.

The codes of NUTS 2016, 2021 and 2024 are known; 2021 is the one in which keys are made (``current``).
"""

from __future__ import annotations

import difflib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ontology import towns
from ontology.errors import UnknownTerritory
from ontology.folded_names import FoldedNames
from ontology.stored import stored
from ontology.territory_names import fold as fold
from ontology.territory_tables import (
    FOLDER,
    CountryRow,
    NameTable,
    NutsRow,
    PlaceRow,
    alias_table,
    area_rows,
    country_rows,
    district_rows,
    name_table,
    nuts_rows,
    place_rows,
)

# Eurostat's own country codes, where they are not ISO's.
EUROSTAT = {"EL": "GR", "UK": "GB"}
ISO_TO_EUROSTAT = {iso: code for code, iso in EUROSTAT.items()}
# A name that a region and a city share means the region; of regions NUTS 2 is the level of policy.
RANK = {0: 0, 2: 1, 1: 2, 3: 3, 4: 5}
ELSEWHERE = 4
_KEPT = 20_000  # names looked for whose territories are kept: texts repeat them
FOLDED = FOLDER / "folded.tsv.gz"
# Kinds of names, the one to show first.
KINDS = ("name", "latin", "official", "variant", "ascii", "inflected")


@dataclass(frozen=True, slots=True)
class Territory:
    """A country, a NUTS region or a city.

    ``code`` is ISO 3166-1 alpha-2, NUTS or ``geonames:ID``; ``kind`` is Country, Region or City; ``level`` is the
    NUTS level, 4 for a city; ``name`` is native and ``latin`` the same in Latin letters; ``country`` is ISO 3166-1
    alpha-2 (GR and GB, not EL and UK); ``parent`` is the code of the next larger territory; ``population`` counts
    inhabitants of cities and is 0 where it is not known.
    """

    code: str
    kind: str
    level: int
    name: str
    latin: str
    country: str
    parent: str | None
    population: int = 0

    @property
    def iri(self) -> str:
        """The IRI under which the European Union or GeoNames publishes the territory.

        >>> by_code("ITC1").iri, by_code("IT").iri
        ('http://data.europa.eu/nuts/code/ITC1', 'http://publications.europa.eu/resource/authority/country/ITA')
        """
        if self.kind == "City":
            return f"https://sws.geonames.org/{self.code.removeprefix('geonames:')}/"
        if self.kind == "Country":
            return f"http://publications.europa.eu/resource/authority/country/{iso3(self.code)}"
        return f"http://data.europa.eu/nuts/code/{self.code}"


def by_code(code: str) -> Territory:
    """The territory with a NUTS code of any year, an ISO 3166 country code (2 or 3 letters) or ``geonames:ID``.

    Raises UnknownTerritory, which names the nearest codes.

    >>> by_code("EL51").latin, by_code("ITA").name, by_code("UK").code
    ('Anatoliki Makedonia, Thraki', 'Italia', 'GB')
    """
    if code.startswith("geonames:"):
        place = place_rows().get(code) or towns.row_of(code)
        if place:
            return _city(place)
        raise UnknownTerritory(f"{code!r}: not among the European cities and towns of at least 500 inhabitants")
    nuts = nuts_rows().get(code)
    if nuts and nuts.level:
        return _region(nuts)
    country = country_rows().get(EUROSTAT.get(code, code)) or _by_iso3().get(code)
    if country:
        return _country(country)
    near = difflib.get_close_matches(code.upper(), sorted({*nuts_rows(), *country_rows()}), n=3)
    raise UnknownTerritory(f"{code!r}: not a NUTS or country code; nearest: {', '.join(near) or 'none, such as ITC1'}")


def current(code: str) -> tuple[str, ...]:
    """The NUTS 2021 codes of a territory: itself, the code it was recoded from or to, or the regions it became.

    The code that carries most of the region on comes first. A territory that NUTS 2021 does not have at all
    (Kosovo), a country or a city is its own. Raises UnknownTerritory.

    >>> current("FI1C7"), current("HR04"), current("PT1C")
    (('FI1C4',), ('HR02', 'HR05', 'HR06'), ('PT18',))
    """
    territory = by_code(code)
    return nuts_rows()[territory.code].current if territory.kind == "Region" else (territory.code,)


def find(
    name: str, *, language: str | None = None, country: str | None = None, kind: str | None = None
) -> tuple[Territory, ...]:
    """The territories of that name (after ``fold``), the likeliest first; none if nothing has it.

    Order: country, NUTS 2, NUTS 1, NUTS 3, a country outside NUTS (Granada is not first of all Grenada), then
    cities by population, namesakes by a name of no known language behind the others; of regions of one level, one
    that is called so in its own language. Of a region that was recoded only the 2021 code is given.
    ``language`` (ISO 639-1) leaves names of unknown language in; ``country`` is ISO's or Eurostat's code.

    >>> [place.code for place in find("Bassa Slesia")], [place.code for place in find("turin", kind="City")]
    (['PL51'], ['geonames:3165524'])
    """
    folded = fold(name)
    return (
        _found(folded, language, EUROSTAT.get(country, country) if country else None, kind) if _bearers(folded) else ()
    )


@lru_cache(_KEPT)
def _found(name: str, language: str | None, country: str | None, kind: str | None) -> tuple[Territory, ...]:
    spoken: dict[str, set[str]] = defaultdict(set)
    for tongue, code in _bearers(name):
        if not language or tongue in (language, ""):
            spoken[code].add(tongue)
    places = [by_code(code) for code in spoken if not _superseded(code, spoken)]
    chosen = [place for place in places if (not country or place.country == country) and kind in (None, place.kind)]
    return tuple(sorted(chosen, key=lambda place: (*_rank(place, spoken[place.code], name), place.code)))


def find_towns(name: str, *, country: str | None = None) -> tuple[Territory, ...]:
    """The towns from 500 to 15,000 inhabitants of that name, the largest first; ``find`` has the larger cities.

    They stand apart because their names are full of ordinary words and family names: who asks has other
    reasons to expect a town there. The first call reads their table.

    >>> [(town.name, town.parent) for town in find_towns("Comacchio")], find_towns("Torino")
    ([('Comacchio', 'ITH56')], ())
    """
    country = EUROSTAT.get(country, country) if country else None
    found = _towns_called(fold(name))
    return found if country is None else tuple(town for town in found if town.country == country)


@lru_cache(_KEPT)
def _towns_called(folded: str) -> tuple[Territory, ...]:
    found = {row.code: _city(row) for row in towns.rows_called(folded)}
    return tuple(sorted(found.values(), key=lambda row: (-row.population, row.code)))


def country_named_in(name: str) -> frozenset[str]:
    """The languages (ISO 639-1) in which a country of NUTS has a name; none if no such country has it.

    >>> sorted(country_named_in("Francia")), country_named_in("Paris")
    (['es', 'gl', 'it'], frozenset())
    """
    regions = nuts_rows()
    return frozenset(
        language
        for language, code in _bearers(fold(name))
        if language and ISO_TO_EUROSTAT.get(code, code) in regions and len(code) == len("IT")
    )


def region_of_district(name: str) -> Territory | None:
    """The NUTS region around a county or municipality that is no region itself and bears no town's name, or None.

    >>> region_of_district("Tipperary").code, region_of_district("Torino")
    ('IE051', None)
    """
    code = _districts().get(fold(name))
    return by_code(code) if code else None


def region_of_area(name: str) -> Territory | None:
    """The NUTS region in which a valley, island or other area lies that is no region itself, or None.

    >>> region_of_area("Valtellina").code, region_of_area("Torino")
    ('ITC44', None)
    """
    code = _areas().get(fold(name))
    return by_code(code) if code else None


@cache
def _areas() -> dict[str, str]:
    return {fold(name): region for name, region in area_rows()}


@cache
def _districts() -> dict[str, str]:
    return {fold(name): region for name, region in district_rows()}


def names(code: str) -> tuple[tuple[str, str], ...]:
    """(language, name) of a territory by language, the preferred name of a language first.

    The language is ISO 639-1, or empty where a source does not say it. Raises UnknownTerritory.

    >>> dict(reversed(names("ES51")))["it"]
    'Catalogna'
    """
    territory = by_code(code)
    # A stable sort: of two names of a kind the curated one stays ahead.
    rows = [*_rows_of(territory.code, alias_table()), *_rows_of(territory.code, name_table())]
    found = [(language, name) for language, name, _ in sorted(rows, key=lambda row: KINDS.index(row[2]))]
    if territory.kind == "City":
        row = place_rows().get(territory.code) or towns.row_of(territory.code)
        found += [(tag, name) for name, tag in _city_names(row)] if row else []
    return tuple(sorted(dict.fromkeys(found), key=lambda pair: pair[0]))


def preferred_names(code: str) -> dict[str, str]:
    """The best name of a territory by language. Raises UnknownTerritory.

    >>> preferred_names("PL51")["en"], preferred_names("BE")["sl"]
    ('Lower Silesia', 'Belgija')
    """
    return dict(reversed([pair for pair in names(code) if pair[0]]))


def parents(code: str) -> tuple[str, ...]:
    """Codes of the larger territories around one, the nearest first, its country last. Raises UnknownTerritory.

    >>> parents("ITC11"), parents("EL5")
    (('ITC1', 'ITC', 'IT'), ('GR',))
    """
    found = []
    parent = by_code(code).parent
    while parent:
        found.append(parent)
        parent = by_code(parent).parent
    return tuple(found)


def children(code: str) -> tuple[str, ...]:
    """Codes of the next smaller territories, sorted: those of NUTS 2021 for a territory that it has.

    The children of a NUTS 3 region are its cities. Raises UnknownTerritory.

    >>> children("ITC"), children("FI20")
    (('ITC1', 'ITC2', 'ITC3', 'ITC4'), ('FI200',))
    """
    territory = by_code(code)
    if territory.level > 2:
        return tuple(sorted(row.code for row in place_rows().values() if row.parent == territory.code))
    key = ISO_TO_EUROSTAT.get(territory.code, territory.code)
    row = nuts_rows().get(key)
    years = {"2021"} if row and "2021" in row.years else set(row.years if row else ())
    return tuple(sorted(child.code for child in nuts_rows().values() if child.parent == key and years & {*child.years}))


def all_names() -> Iterator[tuple[str, str, str]]:
    """(name, language, code) of every name there is, in a fixed order: what a gazetteer is built from.

    Names of countries and regions come first; the language is ISO 639-1 or empty where it is not known.
    """
    aliases = alias_table()
    yield from zip(aliases.names, aliases.languages, aliases.codes, strict=True)
    yield from built_names()


def built_names() -> Iterator[tuple[str, str, str]]:
    """``all_names`` without the curated ones: those of the tables that are built."""
    table = name_table()
    yield from zip(table.names, table.languages, table.codes, strict=True)
    for place in place_rows().values():
        for name, language in _city_names(place):
            yield name, language, place.code


def country_languages(country: str) -> tuple[str, ...]:
    """ISO 639-1 codes of the official languages of a country, the most used first. Raises UnknownTerritory.

    >>> country_languages("BE"), country_languages("UK")
    (('nl', 'fr', 'de'), ('en',))
    """
    return country_rows()[by_code(by_code(country).country).code].languages


def iso3(country: str) -> str:
    """The three-letter code under which the European Union lists a country: ISO 3166-1 alpha-3.

    Raises UnknownTerritory.

    >>> iso3("GR"), iso3("EL"), iso3("IT")
    ('GRC', 'GRC', 'ITA')
    """
    row = country_rows().get(EUROSTAT.get(country, country))
    if row is None:
        raise UnknownTerritory(f"{country!r}: not a country code; expected two letters of ISO 3166, such as 'IT'")
    return row.iso3


@lru_cache(_KEPT)
def _bearers(name: str) -> tuple[tuple[str, str], ...]:
    """(language, code) of what bears a folded name."""
    found = [line.split(" ") for line in _folded().bearers(name)]
    return (*_aliases().get(name, ()), *((language, code) for language, code in found))


@stored
def _folded() -> FoldedNames:
    return FoldedNames(FOLDED)


@stored
def _aliases() -> dict[str, list[tuple[str, str]]]:
    """(language, code) of the curated names, by fold."""
    table, found = alias_table(), defaultdict(list)
    for name, language, code in zip(table.names, table.languages, table.codes, strict=True):
        found[fold(name)].append((language, code))
    return dict(found)


def _rows_of(code: str, table: NameTable) -> list[tuple[str, str, str]]:
    """(language, name, kind) of a code in a table sorted by code."""
    rows = range(bisect_left(table.codes, code), bisect_right(table.codes, code))
    return [(table.languages[row], table.names[row], table.kinds[row]) for row in rows]


@cache
def _by_iso3() -> dict[str, CountryRow]:
    return {row.iso3: row for row in country_rows().values()}


def _rank(place: Territory, languages: set[str], name: str) -> tuple[int, bool, int]:
    """Sort key of a found place: its kind, whether the name is foreign there, and its population."""
    outside = place.level == 0 and ISO_TO_EUROSTAT.get(place.code, place.code) not in nuts_rows()
    foreign = place.kind == "Region" and not languages & set(country_rows()[place.country].languages)
    if place.kind == "City" and not any(languages):
        # Of cities the larger is meant, but none before a namesake by what nobody says in which language it is called
        own = {fold(place.name), fold(place.latin)}  # Trnava is not first of all Tirana
        foreign = name not in own and not any(one.startswith(f"{name} ") for one in own)
    return ELSEWHERE if outside else RANK[place.level], foreign, -place.population


def _superseded(code: str, others: Collection[str]) -> bool:
    """Whether a code is not of 2021 while the 2021 code of the same region is among the others."""
    row = nuts_rows().get(code)
    return row is not None and "2021" not in row.years and any(new in others for new in row.current if new != code)


def _city_names(place: PlaceRow) -> list[tuple[str, str]]:
    """(name, language) of a city; where a country has several languages, whose the native name is is not known."""
    languages = country_rows()[place.country].languages
    native = languages[0] if languages and place.country not in {"BE", "CH"} else ""
    others = [place.latin, *place.others] if place.latin != place.name else place.others
    return [(place.name, native), *((other, "") for other in others)]


def _country(row: CountryRow) -> Territory:
    nuts = nuts_rows().get(ISO_TO_EUROSTAT.get(row.code, row.code))
    name, latin = (nuts.name, nuts.latin) if nuts else (row.english, row.english)
    return Territory(row.code, "Country", 0, name, latin, row.code, None)


def _region(row: NutsRow) -> Territory:
    parent = row.country if row.level == 1 else row.parent
    return Territory(row.code, "Region", row.level, row.name, row.latin, row.country, parent)


def _city(row: PlaceRow) -> Territory:
    parent = EUROSTAT.get(row.parent, row.parent)
    return Territory(row.code, "City", 4, row.name, row.latin, row.country, parent, row.population)
