"""Authority tables: what is found by which name, and that every row of every table is sound."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from ontology import authority, names, territories
from ontology.errors import BadData, UnknownTerm

FOLDER = Path(authority.__file__).with_name("authority")
KINDS = {
    "Organization",
    "PublicOrganisation",
    "Programme",
    "Fund",
    "Strategy",
    "Initiative",
    "Law",
    "PolicyFramework",
    "PolicyInstrument",
    "Project",
}
SEGMENTS = {
    "funds": {"fund"},
    "instruments": {"instrument"},
    "organisations": {"org"},
    "practices": {"practice"},
    "programmes": {"programme"},
    "projects": {"project"},
}
LANGUAGES = set(
    "bg ca cs da de el en es et fi fr ga hr hu is it lt lv mt nl no pl pt ro ru sk sl sv".split()  # noqa: SIM905
)
PROPERTIES = {
    "fundedBy", "fundedUnder", "isPartOf", "isVersionOf", "issuedBy", "managedBy", "predecessor", "secretariat",
    "unitOf",
}  # fmt: skip
COUNTRIES = set(
    "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK".split()  # noqa: SIM905
)


def table(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]


def keys(name: str, **more: object) -> list[str]:
    return [row.key for row in authority.find(name, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Regione Lombardia", "org/it-regione-lombardia"),
        ("Lombardy Region", "org/it-regione-lombardia"),
        ("Região da Lombardia", "org/it-regione-lombardia"),
        ("Governo della Catalogna", "org/es-generalitat-de-catalunya"),
        ("Ufficio Maresciallo della Bassa Slesia", "org/pl-wojewodztwo-dolnoslaskie"),
        ("Urząd Marszałkowski Województwa Dolnośląskiego", "org/pl-wojewodztwo-dolnoslaskie"),
        ("Provincia del Gelderland", "org/nl-provincie-gelderland"),
        ("LWARB", "org/gb-london-waste-and-recycling-board"),
        ("Sviluppo Creativo ecoentreprises", "org/fr-cd2e"),
        ("Comune di Sofia", "org/bg-stolichna-obshtina"),
        ("Столична община", "org/bg-stolichna-obshtina"),
        ("Associazione dei Comuni e Città della Slovenia", "org/si-skupnost-obcin-slovenije"),
    ],
)
def test_a_partner_of_circe_is_one_body_in_every_language(name: str, key: str) -> None:
    assert keys(name) == [key]


def test_the_first_partners_place_follows_from_the_table_where_the_text_gives_none() -> None:
    places = {key: authority.row(key).place for key in ("org/fr-cd2e", "org/si-skupnost-obcin-slovenije")}

    assert places == {"org/fr-cd2e": "FRE", "org/si-skupnost-obcin-slovenije": "SI"}


def test_case_accents_quotes_and_articles_do_not_count() -> None:
    assert keys("REGION  hauts\u2011de\u00a0france") == ["org/fr-region-hauts-de-france"]
    assert keys("L\u2019Union europeenne") == ["org/eu-european-union"]


def test_a_plus_sign_counts() -> None:
    assert keys("ESF") == ["fund/esf"]
    assert keys("ESF+") == ["fund/esf-plus"]
    assert keys("Erasmus +") == ["programme/erasmus-plus"]


def test_a_name_that_is_nothing_but_an_article_is_kept() -> None:
    assert names.bare("La") == "la"


def test_look_alikes_stay_apart() -> None:
    found = [keys(name) for name in ("Circe", "Circe2020", "CIRCLE")]

    assert found == [["project/circe"], ["project/circe2020"], ["project/circle"]]


def test_a_region_its_city_and_its_agency_stay_apart() -> None:
    found = [keys(name) for name in ("Città metropolitana di Torino", "Comune di Torino", "Provincia di Torino")]

    assert found == [
        ["org/it-citta-metropolitana-di-torino"],
        ["org/it-comune-di-torino"],
        ["org/it-provincia-di-torino"],
    ]


def test_a_university_is_one_body_in_several_languages() -> None:
    found = {tuple(keys(name)) for name in ("Univerza v Ljubljani", "University of Ljubljana")}

    assert found == {("org/si-univerza-v-ljubljani",)}


def test_a_region_that_was_merged_points_to_its_successor() -> None:
    (old,) = authority.find("Région Rhône-Alpes", kinds={"Organization"})

    assert (old.replaced_by, keys("Région Auvergne-Rhône-Alpes")) == (
        "org/fr-region-auvergne-rhone-alpes",
        ["org/fr-region-auvergne-rhone-alpes"],
    )


def test_a_body_of_a_territory_has_the_key_that_its_kind_and_place_give() -> None:
    found = {
        row.key
        for row in authority.rows()
        if row.country == "RO" and row.body == "county" and row.place and len(row.place) == 5
    }
    made = {
        f"org/{authority.body_slug('RO', 'county', place.name)}"
        for place in (territories.by_code(row.place or "") for row in map(authority.row, found))
    }

    assert found == made


def test_a_fund_is_found_by_its_acronym_in_any_language() -> None:
    assert {tuple(keys(name)) for name in ("ERDF", "FESR", "FEDER", "EFRE", "ЕФРР", "ΕΤΠΑ")} == {("fund/erdf",)}


def test_a_body_of_another_country_is_left_out() -> None:
    assert keys("SOS", country="SI") == ["org/si-skupnost-obcin-slovenije"]
    assert keys("SOS", country="IT") == []


def test_what_belongs_to_no_country_is_found_from_any() -> None:
    assert keys("Commissione europea", country="IT") == ["org/eu-european-commission"]


def test_a_class_stands_for_its_subclasses() -> None:
    assert keys("Waste Framework Directive", kinds={"PolicyFramework"}) == ["instrument/eu-directive-2008-98"]
    assert keys("Waste Framework Directive", kinds={"Programme"}) == []


def test_an_unknown_key_raises_and_names_the_nearest() -> None:
    with pytest.raises(UnknownTerm, match=r"'org/fr-cd2'.*org/fr-cd2e"):
        authority.row("org/fr-cd2")


def test_a_key_that_need_not_be_there_gives_a_row_or_nothing() -> None:
    assert authority.get("fund/erdf") == authority.row("fund/erdf")
    assert authority.get("fund/no-such-fund") is None


def test_every_name_and_acronym_is_listed_for_a_gazetteer() -> None:
    listed = list(authority.all_names({"Project"}))

    assert ("CircPro", "", "project/circpro") in listed
    assert ("Smart Circular Procurement", "en", "project/circpro") in listed


@pytest.mark.parametrize(
    ("country", "body", "name", "slug"),
    [
        ("IT", "regional-authority", "Piemonte", "it-regione-piemonte"),
        ("IT", "metropolitan-city", "Torino", "it-citta-metropolitana-di-torino"),
        ("NL", "province", "Gelderland", "nl-provincie-gelderland"),
        ("PL", "regional-authority", "Dolnośląskie", "pl-wojewodztwo-dolnoslaskie"),
        ("GR", "regional-authority", "Aττική", "gr-perifereia-attiki"),
        ("NO", "municipality", "Elverum", "no-elverum-kommune"),
        ("SI", "regional-authority", "Zahodna Slovenija", None),
    ],
)
def test_a_lawful_body_has_a_slug_in_its_own_language(country: str, body: str, name: str, slug: str | None) -> None:
    assert authority.body_slug(country, body, name) == slug


def test_greek_and_bulgarian_slugs_are_in_latin_letters() -> None:
    assert names.slug("Δήμος Θεσσαλονίκης") == "dimos-thessalonikis"
    assert names.slug("Регион Ямбол и София") == "region-yambol-i-sofia"


@pytest.mark.parametrize("name", authority.TABLES)
def test_keys_are_sorted_unique_and_of_their_table(name: str) -> None:
    found = [line[0] for line in table(name)[1:]]

    assert found == sorted(set(found))
    assert {key.partition("/")[0] for key in found} == SEGMENTS[name]
    assert [key for key in found if not re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", key)] == []


def test_every_row_has_a_known_class_a_source_and_a_name() -> None:
    rows = list(authority.rows())

    assert {row.kind for row in rows} <= KINDS
    assert [row.key for row in rows if not row.source.startswith(("https://", "http://"))] == []
    assert [row.key for row in rows if not row.names and not row.acronyms] == []
    assert [row.key for row in rows if not row.names and row.kind != "Project"] == []


def test_every_name_has_a_language_and_stands_once() -> None:
    rows = list(authority.rows())

    assert {language for row in rows for language, _ in row.names} - LANGUAGES == set()
    assert [row.key for row in rows if len(set(row.names)) != len(row.names)] == []
    assert [row.key for row in rows if any(name != name.strip() or not name for _, name in row.names)] == []


def test_every_place_has_the_form_of_a_code_in_its_country() -> None:
    rows = [row for row in authority.rows() if row.place]
    nuts_country = {"GR": "EL", "GB": "UK"}

    assert [row.key for row in rows if not re.fullmatch(r"[A-Z]{2}[0-9A-Z]{0,3}", row.place or "")] == []
    assert [
        row.key for row in rows if (row.place or "")[:2] not in (row.country, nuts_country.get(row.country or ""))
    ] == []
    assert {row.country for row in authority.rows()} - {None} <= COUNTRIES


def test_every_kind_of_body_is_a_term_of_the_vocabulary() -> None:
    vocabulary = (FOLDER.parent / "vocabularies" / "organisation-kinds.ttl").read_text(encoding="utf-8")
    terms = set(re.findall(r"^kind:([a-z-]+) a skos:Concept", vocabulary, flags=re.MULTILINE))
    used = {row.body for row in authority.rows() if row.body} | {line[1] for line in table("bodies")[1:]}

    assert used - terms == set()


def test_parts_and_redirects_point_to_rows() -> None:
    known = {row.key for row in authority.rows()}
    targets = {key for row in authority.rows() for _, key in row.parts}
    redirects = {row.replaced_by for row in authority.rows() if row.replaced_by}

    assert targets - known == set()
    assert redirects - known == set()
    assert {name for row in authority.rows() for name, _ in row.parts} <= PROPERTIES


def test_periods_dates_and_outside_identifiers_have_their_forms() -> None:
    rows = list(authority.rows())
    forms = "|".join(
        (
            r"cci:20\d\d[A-Z]{2}\w{9}",
            r"keep:(?:programme|project)/\d+",
            r"http://publications\.europa\.eu/resource/celex/\w+",
            r"https://linkedopendata\.eu/entity/Q\d+",
            r"http://www\.wikidata\.org/entity/Q\d+",
            r"https://ror\.org/0[a-z0-9]{6}\d\d",
        )
    )

    assert [row.key for row in rows if row.period and not re.fullmatch(r"(20\d\d)-(20\d\d)", row.period)] == []
    assert [row.key for row in rows if row.date and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", row.date)] == []
    assert [(row.key, same) for row in rows for same in row.same if not re.fullmatch(forms, same)] == []


def test_no_outside_identifier_belongs_to_two_rows() -> None:
    bearers = defaultdict(list)
    for row in authority.rows():
        for same in row.same:
            bearers[same].append(row.key)

    assert {same: found for same, found in bearers.items() if len(found) > 1} == {}


def test_a_name_leads_to_two_rows_of_one_class_only_where_both_say_so() -> None:
    bearers = defaultdict(set)
    for name, _, key in authority.all_names():
        row = authority.row(key)
        if "ambiguous" not in (row.note or ""):
            bearers[row.kind, names.bare(name)].add(key)

    assert {name: found for name, found in bearers.items() if len(found) > 1} == {}


def test_each_country_has_terms_for_its_bodies_once() -> None:
    lines = [tuple(line) for line in table("bodies")[1:]]

    assert lines == sorted(lines)
    assert len({line[:2] for line in lines}) == len(lines)
    assert {line[0] for line in lines} == COUNTRIES
    assert [line for line in lines if "{name}" not in line[3] or line[2] not in {"1", "2", "3", "city"}] == []
    assert {line[4] for line in lines} <= LANGUAGES


def test_a_table_with_another_header_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "authority").mkdir()
    (tmp_path / "authority" / "bodies.tsv").write_text("country\tterm\n", encoding="utf-8")
    monkeypatch.setattr(authority, "__file__", str(tmp_path / "authority.py"))
    authority._terms.cache_clear()
    try:
        with pytest.raises(BadData, match=r"bodies.tsv: the header is 'country\\tterm'"):
            authority.body_slug("IT", "province", "Torino")
    finally:
        authority._terms.cache_clear()


def test_comparing_all_names_at_once_is_comparing_each() -> None:
    some = [name for name, _, _ in authority.all_names()] + ["  The ", "_E+C_", ""]

    assert names.bare_all(some) == [names.bare(name) for name in some]


def test_no_names_at_all_fold_to_none() -> None:
    assert names.bare_all([]) == []


def test_a_name_of_two_lines_is_refused_where_many_are_compared_at_once() -> None:
    with pytest.raises(ValueError, match="longer"):
        names.bare_all(["Agenzia\nLazio", "Lazio"])
