"""Labels run together with the names of bodies, labels that look like bodies, and two bodies that "and" joins."""

import pytest

from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Podklady k projektu připravila Agentura ochrany přírody Rozpočet: 2 288 741 EUR celkem",
            "Agentura ochrany přírody",
        ),
        (
            "A projektet a vármegye vezeti, segíti a Bükki Nemzeti Park Igazgatóság Költségvetés: 2 EUR",
            "Bükki Nemzeti Park Igazgatóság",
        ),
    ],
)
def test_the_next_label_of_a_line_ends_a_name(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Autorité de gestion : Région Bretagne. Le plan est prêt.", "Autorité de gestion"),
        ("Main Institution: Wexford Local Development", "Main Institution"),
        ("Partner countries: NL, LT, ES, DK, GR, FR, FI. The project runs until 2027.", "LT"),
    ],
)
def test_labels_persons_and_codes_are_no_bodies(text: str, name: str):
    assert name not in bodies(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Partneři: Provincie Overijssel (NL), Kreis Steinfurt a polské Město Kielce (PL), Zlínský kraj (CZ).",
            {"Kreis Steinfurt"},
        ),
        ("Parceiros: Junta de Extremadura e CICYTEX (Espanha), Universidade de Évora (Portugal).", {"CICYTEX"}),
    ],
)
def test_two_bodies_joined_by_and_are_two(text: str, names: set[str]):
    assert names <= bodies(text)


def test_a_name_with_and_inside_stays_whole():
    text = "Partners: University of Architecture (BG), Chamber of Commerce and Industry of Bari (IT)."
    assert "Chamber of Commerce and Industry of Bari" in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Action Plan Umbria Region\n\nThe plan is online.", "Umbria Region"),
        ("ACTION PLAN LIBEREC REGION\n\nThe plan is online.", "LIBEREC REGION"),
        ("Aktionsplan Landkreis Görlitz\n\nDer Plan ist fertig und kann gelesen werden.", "Landkreis Görlitz"),
        ("Plan d'action Province de Drenthe\n\nLe plan est prêt et peut être lu.", "Province de Drenthe"),
        ("Stakeholder Meeting City of Turku\n\nThe group met for the third time.", "City of Turku"),
    ],
)
def test_a_document_or_meeting_named_before_a_body_is_no_part_of_its_name(text: str, name: str):
    found = bodies(text)
    assert name in found
    assert not any(name in other and other != name for other in found)
