"""Small towns: which one a name means, and whether the text gives reason to expect one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from loaders.extract.folding import KEPT
from loaders.extract.spelling import european_countries, languages_of
from ontology import territories
from ontology.case_forms import base_forms
from ontology.territories import Territory

TOWN = 40_000  # inhabitants below which the name of a town alone is no evidence
_SHORTEST = 3  # letters of a town's name
_GREAT = 90_000  # inhabitants of a city of a shorter name that is looked for by its case forms
_ALONE = 5  # letters of the name of a town in a country that the text does not speak of
_LONG = 8  # letters of a form that may be of a town in a country that the text does not speak of
_ABROAD = 1_000  # inhabitants from which a town is looked for by the case forms of a language not spoken there
_ADJECTIVE = 4  # letters that the name must have more of which a word may be the adjective
_LARGER = 4  # times the inhabitants of the next town of a name that make one the likelier
_NUTS2 = 4  # characters of the code of a region of level 2


def town_called(
    name: str,
    language: str,
    countries: Collection[str],
    regions: Iterable[str] = (),
    *,
    cases: bool = True,
    adjectives: bool = False,
    others: bool = False,
) -> Territory | None:
    """The small town that a name means in some countries, or None where there is none or several are as likely.

    ``regions`` are NUTS codes that the text speaks of: a town in one of them goes before others, then one
    that is much larger. Case forms of ``language`` count in countries that speak it.

    >>> town_called("Comacchio", "it", {"IT"}).parent, town_called("Comacchio", "it", {"FR"})
    ('ITH56', None)
    >>> town_called("Bobowej", "pl", {"PL"}).name
    'Bobowa'
    """
    if len(name) < _SHORTEST:
        return None
    found = _in(name, countries) or (_also_called(name, countries) if others else [])
    if not found and cases:
        spoken = {country for country in countries if language in languages_of(country)}
        least = _ADJECTIVE if adjectives else _SHORTEST
        forms = (form for form in base_forms(name, language, adjectives=adjectives) if len(form) > least)
        found = next((some for form in forms if (some := _in(form, spoken))), [])
    return _likeliest(found, _level_2(regions))


def town_abroad(name: str, language: str, countries: Collection[str], regions: Iterable[str] = ()) -> Territory | None:
    """The town or city in some countries of which a name is a case form in a language that is not spoken there.

    A long form needs no such country if no place of another country is called so.

    >>> town_abroad("Tolmezzu", "sl", {"IT"}).name, town_abroad("Karlovcu", "sl", {"HR"}).name
    ('Tolmezzo', 'Karlovac')
    >>> town_abroad("Killybegsu", "hr", ()).name, town_abroad("Faru", "sl", {"FR"})
    ('Killybegs', None)
    """
    forms = [form for form in base_forms(name, language) if len(form) >= _ALONE]
    named = (
        [town for town in _in(form, countries, limit=None) or _also_called(form, countries) if _is_large(form, town)]
        for form in forms
    )
    found = _likeliest(next(filter(None, named), []), _level_2(regions))
    if found is None:
        long = (form for form in forms if len(form) >= _LONG)
        alone = (_great_city(form, TOWN, frozenset()) or only_town(form.title()) for form in long)
        found = next((town for town in alone if town and language not in languages_of(town.country)), None)
    return found


def _is_large(form: str, town: Territory) -> bool:
    return " " in form or town.population >= _ABROAD


def _level_2(regions: Iterable[str]) -> frozenset[str]:
    return frozenset(code[:_NUTS2] for code in regions if len(code) >= _NUTS2)


def city_in_case(name: str, language: str, regions: Iterable[str] = ()) -> Territory | None:
    """The city anywhere in Europe of which a name is a case form in a language, where a sign says that it is one.

    A short base form must be that of a greater city.

    >>> city_in_case("Grazu", "hr").name, city_in_case("Mariborze", "pl").name, city_in_case("Radzie", "pl")
    ('Graz', 'Maribor', None)
    """
    for form in base_forms(name, language):
        found = _great_city(form, _GREAT if len(form) < _ALONE else TOWN, _level_2(regions))
        if found is not None:
            return found
    return None


def _great_city(form: str, least: int, regions: frozenset[str]) -> Territory | None:
    """The city of Europe called by a base form, of so many inhabitants at least."""
    named = (city for city in territories.find(form, kind="City") if city.country in european_countries())
    return _likeliest([city for city in named if city.population >= least], regions)


def country_with_towns(name: str, countries: Collection[str]) -> str | None:
    """The one of some countries that has several small towns of a name, none likelier than the others.

    >>> country_with_towns("Pitigliano", {"IT", "FR"}), country_with_towns("Comacchio", {"FR"})
    ('IT', None)
    """
    found = {town.country for town in _in(name, countries)} if len(name) >= _ALONE else set()
    return found.pop() if len(found) == 1 else None


def only_town(name: str) -> Territory | None:
    """The small town of a name written as it writes it itself, if no place of another country is called so.

    >>> only_town("Comacchio").country, only_town("Neustadt"), only_town("Comacchios")
    ('IT', None, None)
    """
    if len(name) < _ALONE:
        return None
    towns = _in(name, european_countries())
    if len({row.country for row in (*towns, *territories.find(name))}) != 1 or not towns:
        return None
    folded = name.casefold()
    town = _likeliest(towns, frozenset())
    return town if town is not None and folded in (town.name.casefold(), town.latin.casefold()) else None


def city_called(name: str, countries: Collection[str], regions: Iterable[str] = ()) -> Territory | None:
    """The town or city of any size that a name means in some countries, or None where several are as likely.

    >>> city_called("Essen", {"DE", "BE"}).population > 500_000
    True
    """
    return _likeliest(_in(name, countries, limit=None), _level_2(regions))


def _in(name: str, countries: Collection[str], limit: int | None = TOWN) -> list[Territory]:
    """The towns of a name in some countries, cities included that are too small to be named by themselves."""
    return [town for town in _own(name, limit) if town.country in countries]


@lru_cache(KEPT)
def _own(name: str, limit: int | None) -> tuple[Territory, ...]:
    """The towns of a name and the cities under a limit that call themselves so."""
    folded = territories.fold(name)
    cities = (city for city in territories.find(name, kind="City") if limit is None or city.population < limit)
    own = [city for city in cities if folded in (territories.fold(city.name), territories.fold(city.latin))]
    return (*own, *territories.find_towns(name))


def _also_called(name: str, countries: Collection[str]) -> list[Territory]:
    """The cities in some countries that are called so beside their own names ("Clonmel", "Larissa")."""
    if len(name) < _ALONE:
        return []
    return [city for city in territories.find(name, kind="City") if city.country in countries]


def _likeliest(towns: list[Territory], regions: frozenset[str]) -> Territory | None:
    near = [town for town in towns if (town.parent or "")[:_NUTS2] in regions]
    some = near or towns
    if len({town.parent for town in some}) <= 1 or some[0].population >= _LARGER * some[1].population:
        return some[0] if some else None
    return None
