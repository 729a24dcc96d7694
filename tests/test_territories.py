"""Territories: found by code, by name in any language and across the versions of NUTS."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys

import pytest

from ontology import territories
from ontology.errors import OntologyError, UnknownTerritory
from ontology.territory_names import fold_all
from ontology.territory_tables import (
    FOLDER,
    alias_table,
    country_rows,
    district_rows,
    name_table,
    nuts_rows,
    place_rows,
    town_table,
)
from ontology.towns import FOLDED_TOWNS
from tools import fold_names

EU = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
}  # fmt: skip
EU_LANGUAGES = {
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl",
    "pt", "ro", "sk", "sl", "sv",
}  # fmt: skip


def codes(name: str, **limits: str) -> list[str]:
    return [territory.code for territory in territories.find(name, **limits)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Regione Piemonte", "ITC1"),
        ("Regione Lombardia", "ITC4"),
        ("Bassa Slesia", "PL51"),
        ("Catalogna", "ES51"),
        ("città di Sofia", "BG411"),
        ("Provincia di Sofia", "BG412"),
        ("Gheldria", "NL22"),
        ("Londra", "UKI"),
        ("Slovenia orientale", "SI03"),
        ("Alta Francia", "FRE"),
        ("Piémont", "ITC1"),
        ("Lombardy", "ITC4"),
        ("Lower Silesia", "PL51"),
        ("Dolnośląskie", "PL51"),
        ("DOLNOSLASKIE", "PL51"),
        ("Andalousie", "ES61"),
        ("Andalusien", "ES61"),
        ("Renania-Palatinato", "DEB"),
        ("Ανατολική Μακεδονία και Θράκη", "EL51"),
        ("Anatoliki Makedonia, Thraki", "EL51"),
        ("East Macedonia and Thrace", "EL51"),
        ("Aland", "FI20"),
        ("Kymenlaakso", "FI1C4"),
        ("Alentejo", "PT18"),
        ("Provence Alpes Cote d'Azur", "FRL0"),
        ("Provence-Alpes-Côte d’Azur", "FRL0"),
        ("Région Sud", "FRL0"),
        ("Baden-Wuerttemberg", "DE1"),
        ("Mazovia", "PL9"),
        ("Scozia", "UKM"),
        ("Grecia", "GR"),
        ("Ελλάδα", "GR"),
        ("Repubblica Ceca", "CZ"),
        ("Royaume-Uni", "GB"),
        ("Mailand", "ITC4C"),
        ("Salonicco", "geonames:734077"),
    ],
)
def test_the_likeliest_territory_of_a_name_comes_first(name: str, code: str) -> None:
    assert codes(name)[0] == code


def test_the_city_of_sofia_and_the_province_around_it_stay_apart() -> None:
    assert codes("Sofia") == ["BG411", "geonames:727011"]
    assert codes("Sofia Province") == ["BG412"]
    assert codes("Софийска област") == ["BG412"]


def test_a_city_is_found_beside_the_region_of_its_name() -> None:
    assert codes("Torino") == ["ITC11", "geonames:3165524"]
    assert codes("Turin", kind="City") == ["geonames:3165524"]


def test_a_country_comes_before_the_province_of_its_name() -> None:
    assert codes("Luxembourg")[:2] == ["LU", "BE34"]


def test_a_european_region_comes_before_a_country_elsewhere() -> None:
    assert codes("Granada")[:2] == ["ES614", "GD"]


def test_a_native_name_comes_before_the_same_name_in_a_foreign_language() -> None:
    assert codes("Centru")[0] == "RO12"
    assert codes("Sostinės regionas")[0] == "LT01"


def test_the_search_can_be_limited_to_a_country_under_either_of_its_codes() -> None:
    assert codes("Limburg", country="NL") == ["NL42"]
    assert codes("Kentriki Makedonia", country="EL") == codes("Kentriki Makedonia", country="GR") == ["EL52"]


def test_the_search_can_be_limited_to_a_language() -> None:
    assert codes("Catalogna", language="it") == ["ES51"]
    assert codes("Catalogna", language="fi") == []


def test_a_name_that_nothing_has_finds_nothing() -> None:
    assert codes("Nowhereshire") == []
    assert codes("") == []


@pytest.mark.parametrize(
    ("code", "now"),
    [
        ("FI1C4", ("FI1C4",)),
        ("FI1C7", ("FI1C4",)),
        ("PT1C", ("PT18",)),
        ("PT1D", ("PT16", "PT18")),
        ("HR04", ("HR02", "HR05", "HR06")),
        ("NO022", ("NO020",)),
        ("NO072", ("NO074",)),
        ("BE321", ("BE32A", "BE329")),
        ("UKN10", ("UKN0A",)),
        ("NL33", ("NL33",)),
        ("NL36", ("NL33",)),
        ("XK001", ("XK001",)),
        ("UK", ("GB",)),
        ("geonames:3165524", ("geonames:3165524",)),
    ],
)
def test_a_code_of_any_year_leads_to_the_codes_of_2021(code: str, now: tuple[str, ...]) -> None:
    assert territories.current(code) == now


@pytest.mark.parametrize("code", ["IT", "ITA"])
def test_a_country_has_two_and_three_letter_codes(code: str) -> None:
    italy = territories.by_code(code)

    assert (italy.code, italy.kind, italy.level, italy.name, italy.parent) == ("IT", "Country", 0, "Italia", None)


def test_a_territory_has_the_iri_of_its_publisher() -> None:
    iris = [territories.by_code(code).iri for code in ("EL51", "EL", "UK", "geonames:3165524")]

    assert iris == [
        "http://data.europa.eu/nuts/code/EL51",
        "http://publications.europa.eu/resource/authority/country/GRC",
        "http://publications.europa.eu/resource/authority/country/GBR",
        "https://sws.geonames.org/3165524/",
    ]


def test_an_unknown_code_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(UnknownTerritory, match=r"^'ITC9': not a NUTS or country code; nearest: ITC4") as caught:
        territories.by_code("ITC9")

    assert isinstance(caught.value, LookupError)
    assert isinstance(caught.value, OntologyError)


@pytest.mark.parametrize("code", ["", "IT ", "itc1", "geonames:1", "geonames:", "ITC1/2"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(UnknownTerritory):
        territories.by_code(code)


def test_parents_lead_up_to_the_country() -> None:
    assert territories.parents("geonames:3165524") == ("ITC11", "ITC1", "ITC", "IT")
    assert territories.parents("EL511") == ("EL51", "EL5", "GR")
    assert territories.parents("IT") == ()


def test_children_are_those_of_the_same_version() -> None:
    assert territories.children("PT1") == ("PT11", "PT15", "PT16", "PT17", "PT18")
    assert territories.children("PT1D") == ("PT1D1", "PT1D2", "PT1D3")
    assert territories.children("GR") == ("EL3", "EL4", "EL5", "EL6")
    assert "geonames:3165524" in territories.children("ITC11")


def test_every_child_names_its_parent_and_every_parent_exists() -> None:
    wrong = [
        code
        for code, row in nuts_rows().items()
        if row.level and territories.by_code(code).parent not in {*nuts_rows(), *country_rows()}
    ]
    lost = [row.code for row in place_rows().values() if territories.by_code(row.code).parent is None]

    assert (wrong, lost) == ([], [])


def test_a_2021_code_is_its_own_and_any_other_leads_to_one_if_its_country_is_in_nuts_2021() -> None:
    countries = {code[:2] for code, row in nuts_rows().items() if "2021" in row.years}
    wrong = [
        code
        for code, row in nuts_rows().items()
        if code[:2] in countries and any("2021" not in nuts_rows()[new].years for new in row.current)
    ]

    assert wrong == []


def test_the_regions_of_the_union_in_2021_are_complete() -> None:
    union = {"EL" if code == "GR" else code for code in EU}
    levels = [
        sum(row.level == level and row.code[:2] in union and "2021" in row.years for row in nuts_rows().values())
        for level in range(4)
    ]

    assert levels == [27, 92, 242, 1166]


def test_countries_of_the_union_have_a_name_in_every_official_language_of_it() -> None:
    lacking = {code: EU_LANGUAGES - territories.preferred_names(code).keys() for code in EU}

    assert {code: languages for code, languages in lacking.items() if languages} == {}


def test_a_well_known_region_has_names_in_at_least_25_languages() -> None:
    assert len(territories.preferred_names("ITC1")) >= 25
    assert len(territories.preferred_names("PL51")) >= 25


def test_the_preferred_name_of_a_language_comes_first() -> None:
    names = territories.names("PL51")

    assert next(name for language, name in names if language == "it") == "Bassa Slesia"
    assert territories.preferred_names("PL51")["it"] == "Bassa Slesia"
    assert list(names) == sorted(names, key=lambda pair: pair[0])


def test_native_names_stand_in_their_own_script_and_in_latin() -> None:
    thrace = territories.by_code("EL51")
    sofia = territories.by_code("geonames:727011")

    assert (thrace.name, thrace.latin) == ("Ανατολική Μακεδονία, Θράκη", "Anatoliki Makedonia, Thraki")
    assert (sofia.name, sofia.latin) == ("София", "Sofia")


def test_a_gazetteer_gets_every_name_with_a_code_that_exists() -> None:
    entries = list(territories.all_names())
    unknown = {code for _, _, code in entries if not territories.by_code(code)}
    blank = [entry for entry in entries if not entry[0].strip()]

    assert (unknown, blank) == (set(), [])
    assert ("Catalogna", "it", "ES51") in entries


def test_folding_all_names_at_once_is_folding_each() -> None:
    some = [name for name, _, _ in territories.all_names()][::7]

    assert fold_all(some) == [territories.fold(name) for name in some]


def test_the_folded_names_are_those_of_the_tables() -> None:
    """Written anew by ``python -m tools.fold_names``."""
    for path, made in ((territories.FOLDED, fold_names.territory_names()), (FOLDED_TOWNS, fold_names.town_names())):
        assert gzip.decompress(path.read_bytes()) == gzip.decompress(made), path.name


def test_every_name_leads_to_what_bears_it() -> None:
    lost = [
        (name, code)
        for name, language, code in list(territories.all_names())[::97]
        if (language, code) not in territories._bearers(territories.fold(name))
    ]

    assert lost == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Friuli\u00a0Venezia-Giulia", "friuli venezia giulia"),
        ("Valle d’Aosta", "valle d aosta"),
        ("  Ærø ", "aero"),
        ("ŁÓDŹ", "lodz"),
        ("İstanbul", "istanbul"),
        ("Ανατολική", "ανατολικη"),
        ("Weißenfels", "weissenfels"),
        ("a\nb", "a b"),
    ],
)
def test_names_are_compared_without_case_accents_hyphens_and_apostrophes(text: str, folded: str) -> None:
    assert territories.fold(text) == folded
    assert territories.fold(folded) == folded


def test_official_languages_are_given_for_either_code() -> None:
    assert territories.country_languages("BE") == ("nl", "fr", "de")
    assert territories.country_languages("EL") == territories.country_languages("GR") == ("el",)
    assert {code: territories.country_languages(code) for code in EU if not territories.country_languages(code)} == {}


def test_three_letter_codes_are_those_of_the_european_union() -> None:
    assert [territories.iso3(code) for code in ("IT", "EL", "UK", "XK")] == ["ITA", "GRC", "GBR", "1A0"]
    with pytest.raises(UnknownTerritory):
        territories.iso3("ITC1")


def test_three_letter_country_codes_and_nuts_codes_never_clash() -> None:
    assert {row.iso3 for row in country_rows().values()} & {code for code in nuts_rows() if len(code) == 3} == set()


def test_aliases_are_sorted_and_name_codes_that_exist() -> None:
    table = alias_table()
    unknown = [code for code in table.codes if territories.by_code(code).code != code]

    assert unknown == []
    assert table.codes == sorted(table.codes)
    assert name_table().codes == sorted(name_table().codes)


def test_a_region_of_level_1_shares_its_aliases_with_its_only_part() -> None:
    aliases: dict[str, set[str]] = {}
    for code, name in zip(alias_table().codes, alias_table().names, strict=True):
        aliases.setdefault(code, set()).add(name)
    only = {
        code: children[0]
        for code, row in nuts_rows().items()
        if row.level == 1 and "2021" in row.years and len(children := territories.children(code)) == 1
    }

    assert {one for one, two in only.items() if aliases.get(one) != aliases.get(two)} == set()


def test_most_cities_of_the_union_are_in_a_region_of_level_3() -> None:
    cities = [row for row in place_rows().values() if row.country in EU]
    placed = [row for row in cities if len(row.parent) == 5]

    assert len(placed) / len(cities) > 0.99


def test_the_map_draws_regions_of_2021_once_each() -> None:
    features = json.loads(gzip.decompress((FOLDER / "europe.geojson.gz").read_bytes()))["features"]
    drawn = [feature["properties"]["code"] for feature in features]
    unknown = [code for code in drawn if territories.current(code) != (code,)]

    assert unknown == []
    assert len(drawn) == len(set(drawn))
    assert {"ITC1", "PL51", "ES51", "EL51", "UKI", "SI03", "NL22", "BG41"} <= set(drawn)


def test_importing_reads_no_table() -> None:
    script = "import ontology.territories, ontology.territory_tables as t; print(t.nuts_rows.cache_info().currsize)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=FOLDER.parents[1]
    )

    assert done.stdout == "0\n"


def test_a_small_town_is_found_with_its_province_only_when_towns_are_asked_for():
    (town,) = territories.find_towns("Carloforte")

    assert (town.kind, town.country, town.parent) == ("City", "IT", "ITG2H")
    assert territories.find("Carloforte") == ()


def test_a_small_town_is_found_by_its_code():
    (town,) = territories.find_towns("Κόνιτσα", country="EL")

    assert territories.by_code(town.code) == town
    assert territories.parents(town.code)[0] == "EL543"


def test_every_town_lies_in_a_region_of_2021_or_in_its_country():
    lost = [
        parent
        for parent in set(town_table().parents)
        if territories.current(parent) != (territories.by_code(parent).code,)
    ]

    assert lost == []


def test_every_district_lies_in_a_region_of_2021():
    codes = {region for _, region in district_rows()}

    assert codes == {code for code in codes if "2021" in nuts_rows()[code].years}
