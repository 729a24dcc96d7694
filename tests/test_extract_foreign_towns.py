"""Cities abroad under the case forms of a text's own language, and bodies that govern them, told in small letters."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract
from ontology import territories
from tests.read_out import bodies, of_projects

HELD = {
    "pl": "Spotkanie partnerów projektu odbyło się 3 maja {}.",
    "cs": "Setkání partnerů projektu se konalo 3. května {}.",
    "sk": "Stretnutie partnerov projektu sa konalo 3. mája {}.",
    "sl": "Srečanje partnerjev projekta je potekalo 3. maja {}.",
    "hr": "Sastanak partnera projekta održan je 3. svibnja {}.",
}


def cities(text: str) -> set[str]:
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "type")
    return {m.code for m in found if isinstance(m, Mention) and m.kind == "City" and m.code}


@pytest.mark.parametrize(
    ("language", "form", "name"),
    [
        ("pl", "w Brnie", "Brno"),
        ("pl", "w Grazu", "Graz"),
        ("pl", "w Mariborze", "Maribor"),
        ("pl", "w Szegedzie", "Szeged"),
        ("pl", "w Karlskronie", "Karlskrona"),
        ("cs", "v Mariboru", "Maribor"),
        ("cs", "v Rijece", "Rijeka"),
        ("cs", "v Rovigu", "Rovigo"),
        ("sk", "v Brne", "Brno"),
        ("sk", "v Grazi", "Graz"),
        ("sl", "v Linzu", "Linz"),
        ("sl", "v Brnu", "Brno"),
        ("hr", "u Gironi", "Girona"),
        ("hr", "u Mariboru", "Maribor"),
        ("hr", "u Oulu", "Oulu"),
    ],
)
def test_a_city_abroad_is_known_in_the_case_that_says_where(language: str, form: str, name: str) -> None:
    assert cities(HELD[language].format(form)) == cities(f"The meeting was held in {name}.") != set()


@pytest.mark.parametrize(
    "text",
    [
        "W Radzie Miasta nie było zgody, a w Komisji dyskutowano.",
        "V Parlamentu se o tom mluvilo, v Senátu nikoli.",
        "U Saboru se raspravljalo, a u Vladi nije.",
    ],
)
def test_other_words_in_that_case_are_no_cities(text: str) -> None:
    assert cities(text) == set()


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "Projekt „Zielone mosty”, realizowany przez Gminę Sopot wspólnie z czeskim miastem Meziměstí, trwa.",
            {"Gminę Sopot", "czeskim miastem Meziměstí"},
        ),
        (
            "Projekt WATERLAB, který realizuje Město Písek společně s Obcí Vimperk, končí v květnu.",
            {"Město Písek", "Obcí Vimperk"},
        ),
        (
            "Das Projekt „Grüne Brücken”, umgesetzt von der Stadt Graz gemeinsam mit der Gemeinde Lienz, endet im Mai.",
            {"Stadt Graz", "Gemeinde Lienz"},
        ),
        (
            "Il progetto “Ponti verdi”, realizzato dal Comune di Prato insieme alla Provincia di Lucca, si chiude.",
            {"Comune di Prato", "Provincia di Lucca"},
        ),
    ],
)
def test_who_carries_a_project_out_and_who_together_with_them_take_part(text: str, partners: set[str]) -> None:
    assert of_projects(document_of(text), "hasPartner") == partners


def test_what_a_project_shows_may_be_carried_out_by_others() -> None:
    text = "The project WATERLAB presented a tool that was implemented by the City of Turin."

    assert of_projects(document_of(text), "hasPartner") == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Občina Vipava sodeluje z italijansko občino Dolina.", "občino Dolina"),
        ("Mesto Levoča podpísalo zmluvu s mestom Kežmarok.", "mestom Kežmarok"),
        ("Obec Lúčka hostila partnerov spolu s Gminou Szczawnica.", "Gminou Szczawnica"),
    ],
)
def test_a_municipality_with_which_something_is_done_is_a_body(text: str, body: str) -> None:
    assert any(name.endswith(body) for name in bodies(text))


def test_a_small_town_behind_the_adjective_of_its_country_is_known() -> None:
    text = "Zástupci kraje se zúčastnili konference v belgické Lovani a v italském Comacchiu."

    assert {territories.by_code(one).country for one in cities(text)} == {"BE", "IT"}
