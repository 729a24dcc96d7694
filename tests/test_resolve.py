"""Who is who: what merges, what stays apart, and which IRI a thing gets."""

from __future__ import annotations

from typing import Any

import pytest

from graph.identity import open_tables
from graph.iri import BASE
from graph.model import Judgement, Mention, Name
from graph.resolve import resolve
from graph.rulings import Rulings, rulings
from ontology import name_words


def mention(document: str, kind: str, *names: str, at: int = 0, language: str = "en", **clues: Any) -> Mention:
    made = tuple(
        Name(
            name.removeprefix("~"), None if name.startswith("~") else language, "acronym" if name[0] == "~" else "label"
        )
        for name in names
    )
    return Mention(document, kind, at, at + 5, made, **clues)


def keys(*mentions: Mention, judged: Rulings | None = None) -> list[str]:
    found = resolve(mentions, judged or Rulings(), BASE)
    return [found[one.id].iri.removeprefix(BASE + "id/") for one in mentions]


def test_a_regional_authority_is_one_body_in_every_language() -> None:
    clues = {"country": "IT", "place": "ITC4", "body": "regional-authority"}
    found = keys(
        mention("1", "PublicOrganisation", "Regione Lombardia", language="it", **clues),
        mention("2", "PublicOrganisation", "Lombardy Region", **clues),
        mention("3", "PublicOrganisation", "Região da Lombardia", language="pt", authority="org/it-regione-lombardia"),
    )
    assert found == ["org/it-regione-lombardia"] * 3


def test_two_municipalities_of_one_province_stay_apart() -> None:
    clues = {"country": "IT", "body": "municipality"}
    found = keys(
        mention("1", "PublicOrganisation", "Comune di Moncalieri", language="it", place="ITC11", **clues),
        mention("1", "PublicOrganisation", "Comune di Nichelino", at=9, language="it", place="ITC11", **clues),
    )
    assert found == ["org/it-comune-di-moncalieri", "org/it-comune-di-nichelino"]


def test_a_name_without_a_country_joins_the_only_country_that_has_it() -> None:
    found = keys(
        mention("1", "Organization", "Aurorafonds Agency for Innovation", country="FI"),
        mention("2", "Organization", "Aurorafonds Agency for Innovation"),
    )
    assert len(set(found)) == 1


def test_a_name_that_two_countries_have_is_not_guessed() -> None:
    found = keys(
        mention("1", "Organization", "Agency for Innovation", country="FI"),
        mention("2", "Organization", "Agency for Innovation", country="EE"),
        mention("3", "Organization", "Agency for Innovation"),
    )
    assert len(set(found)) == 3


def test_an_acronym_is_the_one_body_of_its_country_that_is_spelt_out_with_it() -> None:
    found = keys(
        mention("1", "Organization", "Medizinische Hochschule Hannover", "~MHH", language="de", country="DE"),
        mention("2", "Organization", "MHH", country="DE", place="DE212"),
        mention("3", "Organization", "MHH", country="AT"),
    )
    assert found[0] == found[1] == "org/de-medizinische-hochschule-hannover"
    assert found[2] != found[0]


def test_an_acronym_that_two_bodies_of_a_country_bear_is_neither() -> None:
    found = keys(
        mention("1", "Organization", "Agenzia per il lavoro del Piemonte", "~APL", language="it", country="IT"),
        mention("2", "Organization", "Agenzia per il lavoro della Liguria", "~APL", language="it", country="IT"),
        mention("3", "Organization", "APL", country="IT"),
    )
    assert len(set(found)) == 3


def test_likeness_of_names_alone_merges_nothing() -> None:
    found = keys(
        mention("1", "Organization", "Development Agency of Kranj", country="SI"),
        mention("2", "Organization", "Development Agency of Krani", country="SI"),
    )
    assert len(set(found)) == 2


def test_a_thing_of_another_kind_is_another_thing() -> None:
    found = keys(mention("1", "Organization", "APE Network"), mention("1", "Initiative", "APE Network", at=9))
    assert [key.split("/")[0] for key in found] == ["org", "practice"]


def test_a_project_goes_by_its_acronym() -> None:
    found = keys(
        mention("1", "Project", "~CircE"), mention("2", "Project", "~CIRC-E"), mention("3", "Project", "~Circe2020")
    )
    assert found == ["project/circe", "project/circe", "project/circe2020"]


def test_two_projects_with_one_acronym_part_by_their_period() -> None:
    found = keys(
        mention("1", "Project", "~SMART", period="2014-2020"),
        mention("2", "Project", "~SMART", period="2021-2027"),
        mention("3", "Project", "~SMART"),
    )
    assert found == ["project/smart-2014-2020", "project/smart-2021-2027", "project/smart"]


def test_a_common_title_in_two_regions_is_two_strategies() -> None:
    found = keys(
        mention("1", "Strategy", "Regional Development Strategy", place="ITC1"),
        mention("2", "Strategy", "Regional Development Strategy", place="PL51"),
        mention("3", "Strategy", "Regional Development Strategy"),
    )
    assert len(set(found)) == 3


def test_a_plan_is_known_by_its_project_and_territory() -> None:
    project = mention("1", "Project", "~CircPro")
    plan = mention("1", "ActionPlan", "Action Plan", at=20, place="ITC1", parts=(("project", project),))
    action = mention("1", "Action", "Buy green", at=40, number=2, parts=(("plan", plan),))
    named = mention("1", "Action", "Buy green", at=60, parts=(("plan", plan),))
    assert keys(project, plan, action, named)[1:] == ["plan/circpro/ITC1", *["action/circpro/ITC1/2"] * 2]


def test_a_hash_stands_for_a_name_in_another_language_than_the_body_s() -> None:
    (own,) = keys(mention("1", "Organization", "Agenzia Alfa", language="it", country="IT"))
    (foreign,) = keys(mention("1", "Organization", "Alfa Agency", language="en", country="IT"))
    assert own == "org/it-agenzia-alfa"
    assert foreign.startswith("org/it-")
    assert "alfa" not in foreign


@pytest.mark.parametrize("turned", [False, True])
def test_a_judgement_joins_two_things_whichever_way_it_is_written(turned: bool) -> None:
    pair = [BASE + "id/org/it-agenzia-alfa", BASE + "id/org/it-agenzia-beta"][:: -1 if turned else 1]
    judged = rulings([Judgement(pair[0], pair[1], "same", "anna", "2026-01-01")])
    found = keys(
        mention("1", "Organization", "Agenzia Alfa", language="it", country="IT"),
        mention("2", "Organization", "Agenzia Beta", language="it", country="IT"),
        judged=judged,
    )
    assert found == ["org/it-agenzia-alfa"] * 2


def test_a_mention_that_was_judged_different_leaves_and_keeps_its_like() -> None:
    iri = BASE + "id/org/it-agenzia-alfa"
    mentions = [mention(str(n), "Organization", "Agenzia Alfa", language="it", country="IT") for n in range(3)]
    judged = rulings([Judgement(one.id, iri, "different", "anna", "2026-01-01") for one in mentions[1:]])
    found = keys(*mentions, judged=judged)
    assert found[0] == "org/it-agenzia-alfa"
    assert found[1] == found[2] != found[0]


def test_a_name_of_general_words_is_one_body_within_a_known_country_alone() -> None:
    def agency(document: str, country: str | None) -> Mention:
        named = (Name("Regional Development Agency", "en"),)
        return Mention(document, "Organization", 0, 9, named, country=country)

    unknown = [agency("a", None), agency("b", None)]
    here = [agency("c", "SI"), agency("d", "SI")]

    assert len({one.iri for one in resolve([*unknown, *here], Rulings(), BASE).values()}) == 3


def test_the_municipality_around_a_city_is_not_the_city_s() -> None:
    def municipality(document: str, name: str, language: str) -> Mention:
        told = {"country": "LT", "place": "geonames:598316", "body": "municipality"}
        return Mention(document, "PublicOrganisation", 0, 9, (Name(name, language),), **told)

    city = [municipality("a", "Kauno miesto savivaldybė", "lt"), municipality("b", "Kaunas City Municipality", "en")]
    around = municipality("c", "Kauno rajono savivaldybė", "lt")
    found = resolve([*city, around], Rulings(), BASE)

    assert found[city[0].id].iri == found[city[1].id].iri != found[around.id].iri


def test_no_law_makes_a_body_unique_where_none_of_its_kind_governs() -> None:
    def district(document: str, name: str) -> Mention:
        told = {"country": "LT", "place": "LT022", "body": "province"}
        return Mention(document, "PublicOrganisation", 0, 9, (Name(name, "en"),), **told)

    found = resolve([district("a", "Jonava District"), district("b", "Raseiniai District")], Rulings(), BASE)

    assert len({one.iri for one in found.values()}) == 2


def test_initials_mean_the_only_body_of_the_country_that_is_spelt_so() -> None:
    short = Mention("a", "Organization", 0, 4, (Name("UTCN", "ro"),), country="RO")
    spelt = Mention("b", "Organization", 0, 9, (Name("Universitatea Tehnică din Cluj-Napoca", "ro"),), country="RO")
    other = Mention("c", "Organization", 0, 9, (Name("Uniunea Tinerilor din Cetatea Nouă", "ro"),), country="RO")
    found = resolve([short, spelt], Rulings(), BASE)

    assert found[short.id].iri == found[spelt.id].iri
    apart = resolve([short, spelt, other], Rulings(), BASE)
    assert len({one.iri for one in apart.values()}) == 3


def test_tables_that_are_opened_are_read_no_more_by_the_first_mention() -> None:
    open_tables()
    before = name_words._forms.cache_info().misses
    assert keys(mention("1", "Organization", "Agenzia di Torino", language="it", country="IT", place="ITC11"))
    assert name_words._forms.cache_info().misses == before


def test_a_university_that_is_named_after_somebody_is_one_with_and_without_its_town() -> None:
    found = keys(
        mention("1", "Organization", "Univerzita Pavla Hrončáka v Nitre", language="sk", country="SK"),
        mention("2", "Organization", "Pavol Hrončák University", country="SK"),
        mention("3", "Organization", "Pavol Leták University in Nitra", country="SK"),
    )
    assert found[0] == found[1] != found[2]


def test_general_words_in_two_languages_are_one_body_at_one_seat() -> None:
    clues = {"country": "LT", "place": "LT022"}
    found = keys(
        mention("1", "Organization", "Medienos institutas", language="lt", **clues),
        mention("2", "Organization", "Wood Institute", **clues),
        mention("3", "Organization", "Holzinstitut", language="de", country="LT", place="LT021"),
    )
    assert found[0] == found[1] != found[2]


def test_general_words_in_the_capital_are_the_body_of_the_country() -> None:
    found = keys(
        mention("1", "Organization", "Medienos agentūra", language="lt", country="LT", place="LT011"),
        mention("2", "Organization", "Lithuanian Wood Agency", country="LT"),
        mention("3", "Organization", "Wood Agency", country="LT", place="LT022"),
    )
    assert found[0] == found[1] != found[2]


def test_general_words_that_one_language_says_in_two_ways_stay_two_bodies() -> None:
    clues = {"country": "EE", "place": "EE001", "language": "et"}
    found = keys(
        mention("1", "Organization", "Puiduagentuur", **clues),
        mention("2", "Organization", "Puiduamet", **clues),
        mention("3", "Organization", "Wood Agency", country="EE", place="EE001"),
    )
    assert len(set(found)) == 3


def test_a_body_that_works_in_a_region_is_not_the_one_that_governs_it() -> None:
    clues = {"country": "FI", "place": "FI1B1", "body": "regional-authority"}
    found = keys(
        mention("1", "PublicOrganisation", "Uudenmaan liitto", language="fi", **clues),
        mention("2", "Organization", "Helsinki Region Waste Services", **clues),
        mention("3", "PublicOrganisation", "Regional Council of Uusimaa", **{**clues, "place": "FI1B"}),
    )
    assert found[0] == found[2] != found[1]


def test_the_adjective_of_a_country_in_a_name_says_where_a_body_is_at_home() -> None:
    found = keys(
        mention("1", "Organization", "Lietuvos medienos agentūra", language="lt", country="LT"),
        mention("2", "Organization", "Litewska Agencja Drewna", language="pl"),
        mention("3", "Organization", "Łotewska Agencja Drewna", language="pl"),
    )
    assert found[0] == found[1] != found[2]


def test_a_small_town_in_another_language_says_where_a_body_is_at_home() -> None:
    found = keys(
        mention("1", "Organization", "Lesni zavod Koper", language="sl", country="SI"),
        mention("2", "Organization", "Istituto del legno di Capodistria", language="it"),
    )
    assert len(set(found)) == 1


def test_a_name_that_tells_much_joins_the_only_country_that_has_it() -> None:
    one = mention("1", "Organization", "Institut für Logistik, Fischerei und Sport", language="de", country="DE")
    silent = mention("2", "Organization", "Institute for Logistics, Fisheries and Sport")
    other = mention("3", "Organization", "Instituto de Logística, Pesca y Deporte", language="es", country="ES")
    assert len(set(keys(one, silent))) == 1
    assert len(set(keys(one, silent, other))) == 3


def test_a_university_that_bears_a_name_is_one_whose_country_a_text_leaves_out() -> None:
    found = keys(
        mention("1", "Organization", "Hegyaljai István Egyetem", language="hu", country="HU"),
        mention("2", "Organization", "Hegyaljai István University"),
        mention("3", "Organization", "Universität Hegyaljai", language="de"),
    )
    assert len(set(found)) == 1


def test_a_sea_in_a_name_says_enough_where_one_country_has_such_a_body() -> None:
    found = keys(
        mention("1", "Organization", "Ινστιτούτο Αιγαίου", language="el", country="GR"),
        mention("2", "Organization", "Institut de la mer Égée", language="fr"),
        mention("3", "Organization", "Aegean Institute"),
    )
    assert found[0] == found[2]


def test_general_words_in_two_languages_are_one_body_of_their_country() -> None:
    found = keys(
        mention("1", "Organization", "Centrum dopravního výzkumu", language="cs", country="CZ"),
        mention("2", "Organization", "Transport Research Centre", country="CZ"),
        mention("3", "Organization", "Transport Research Centre", country="PL"),
    )
    assert found[0] == found[1] != found[2]


def test_general_words_of_two_regions_or_of_what_each_region_has_are_two_bodies() -> None:
    seated = keys(
        mention("1", "Organization", "Centrum dopravního výzkumu", language="cs", country="CZ", place="CZ064"),
        mention("2", "Organization", "Transport Research Centre", country="CZ", place="CZ080"),
    )
    everywhere = keys(
        mention("1", "Organization", "Energetická agentura", language="cs", country="CZ"),
        mention("2", "Organization", "Energy Agency", country="CZ"),
    )
    assert len(set(seated)) == len(set(everywhere)) == 2


def test_a_university_of_a_field_is_one_with_and_without_its_patron() -> None:
    found = keys(
        mention(
            "1", "Organization", "Uniwersytet Rolniczy im. Hugona Kołłątaja w Krakowie", language="pl", country="PL"
        ),
        mention("2", "Organization", "University of Agriculture in Krakow", country="PL"),
    )
    assert len(set(found)) == 1


def test_universities_of_one_field_and_two_patrons_stay_apart() -> None:
    found = keys(
        mention("1", "Organization", "Jan Zarro Technical University of Kraków", country="PL"),
        mention("2", "Organization", "Anna Mell Technical University of Kraków", country="PL"),
        mention("3", "Organization", "Technical University of Kraków", country="PL"),
    )
    assert len(set(found)) == 3


def test_universities_of_one_name_in_two_towns_stay_apart() -> None:
    found = keys(
        mention("1", "Organization", "Ankara Zarropol University", country="TR"),
        mention("2", "Organization", "Istanbul Zarropol University", country="TR"),
    )
    assert len(set(found)) == 2


def test_a_ministry_is_the_one_that_is_called_by_more_than_its_first_field() -> None:
    found = keys(
        mention("1", "PublicOrganisation", "Ministry of the Environment", country="GR"),
        mention("2", "PublicOrganisation", "Υπουργείο Περιβάλλοντος και Ενέργειας", language="el", country="GR"),
        mention("3", "PublicOrganisation", "Ministry of Energy", country="GR"),
    )
    assert found[0] == found[1] != found[2]


def test_two_ministries_that_begin_with_one_field_are_not_joined_by_it() -> None:
    found = keys(
        mention("1", "PublicOrganisation", "Ministry of Culture", country="GR"),
        mention("2", "PublicOrganisation", "Ministry of Culture and Sport", country="GR"),
        mention("3", "PublicOrganisation", "Ministry of Culture and Tourism", country="GR"),
    )
    assert len(set(found)) == 3


def test_ministries_of_states_are_told_apart_where_their_state_is_not_said() -> None:
    found = keys(
        mention("1", "PublicOrganisation", "Umweltministerium", language="de", country="DE"),
        mention("2", "PublicOrganisation", "Ministerium für Umwelt und Verkehr", language="de", country="DE"),
    )
    assert len(set(found)) == 2


def test_an_acronym_with_a_legal_form_is_the_body_spelt_out_in_the_country_of_its_language() -> None:
    found = keys(
        mention("1", "Organization", "Łódzka Agencja Rozwoju Regionalnego", language="pl", country="PL"),
        mention("2", "Organization", "ŁARR S.A.", language="pl"),
        mention("3", "Organization", "ŁAR", language="de"),
    )
    assert found[0] == found[1] != found[2]


def test_a_kind_of_body_may_hold_a_slip_and_a_word_of_its_own_may_not() -> None:
    found = keys(
        mention("1", "Organization", "University of Turin", country="IT"),
        mention("2", "Organization", "Univeristy of Turin", country="IT"),
        mention("3", "Organization", "University of Zarrovel", country="IT"),
        mention("4", "Organization", "University of Zarrovle", country="IT"),
    )
    assert found[0] == found[1]
    assert len(set(found)) == 3


def test_a_name_in_the_language_of_one_country_joins_the_body_that_is_known_there() -> None:
    found = keys(
        mention("1", "Organization", "Agenția pentru Promovare Regională Sud-Est", language="ro"),
        mention("2", "Organization", "South-East Regional Promotion Agency", country="RO"),
        mention("3", "Organization", "South-East Regional Promotion Agency", country="BG"),
    )
    assert found[0] == found[1] != found[2]


def test_a_name_in_the_language_of_one_country_says_nothing_of_general_words() -> None:
    found = keys(
        mention("1", "Organization", "Ministerul Mediului", language="ro"),
        mention("2", "Organization", "Ministry of Environment", country="RO"),
    )
    assert len(set(found)) == 2  # a text may leave out whose ministry it speaks of
