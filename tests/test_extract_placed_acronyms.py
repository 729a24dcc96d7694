"""Acronyms of bodies that stand alone with their town, in several languages; and acronyms of other things."""

import pytest

from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "IVEN (Madrid, Spain) is an agency and denk (Berlin, Germany) too, while KORAN (Hannover, Germany) is.",
            {"IVEN", "denk", "KORAN"},
        ),
        (
            "Lista participanților\n\n1. Primăria Arad (Arad, România)\n2. UTQN (Cluj-Napoca, România)\n",
            {"Primăria Arad", "UTQN"},
        ),
        (
            "Teilnehmende Einrichtungen\n\n- Stadt Turin (Turin, Italien)\n- KLEX (Lyon, Frankreich)\n",
            {"Stadt Turin", "KLEX"},
        ),
        (
            "Hanno aderito la Regione Umbria, l'Università di Perugia e ENQA (Roma).",
            {"Regione Umbria", "Università di Perugia", "ENQA"},
        ),
        ("Sont venus la Région Bretagne et ADEQ (Paris, France), que nous remercions.", {"Région Bretagne", "ADEQ"}),
        ("Przyjechali: Gmina Sopot, KARIX (Łódź, Polska) i inni, którzy są w regionie.", {"Gmina Sopot", "KARIX"}),
        (
            "Asistieron la Junta de Andalucía e IQEA (Sevilla, España), que lo agradecen.",
            {"Junta de Andalucía", "IQEA"},
        ),
        ("Deltagare\n\n- Malmö stad (Malmö, Sverige)\n- SYQE (Helsinki, Finland)\n", {"Malmö stad", "SYQE"}),
        ("Ve skupině jsou Město Brno a VUQ (Praha, Česko), které se toho účastní.", {"Město Brno", "VUQ"}),
    ],
)
def test_an_acronym_with_its_town_and_country_among_bodies_is_a_body(text: str, names: set[str]):
    assert bodies(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Good practices\n\n1. ECOMAQ (Turin, Italy)\n2. BIKELAQ (Lyon, France)\n",
        "The project ECOMAQ (Turin, Italy) is led by partners, and so is BIKELAQ (Lyon, France).",
        "The conference SMARTQ (Barcelona, Spain) and the fair ECOMONDQ (Rimini, Italy) were visited.",
        "We met in spring (Turin, Italy) and sum (Berlin, Germany) was there.",
        "The plan names ERDF (Brussels, Belgium) and SME (Turin, Italy) support.",
    ],
)
def test_acronyms_of_projects_practices_events_and_funds_are_no_bodies(text: str):
    assert bodies(text) == set()


def test_what_a_body_runs_is_no_body():
    assert bodies("The City of Lyon runs BIKELAQ (Lyon, France) with partners.") == {"City of Lyon"}
