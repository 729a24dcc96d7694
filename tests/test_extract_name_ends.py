"""Where names of bodies go on behind what seems to end them: figures, areas, persons honoured, legal forms."""

import pytest

from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pomysł zgłosiło w maju Stowarzyszenie Trakt 7 Wzgórz z sąsiedniej gminy.", "Stowarzyszenie Trakt 7 Wzgórz"),
        ("Il servizio è gestito dalla Azienda ULSS 3 Lagunare con i comuni.", "Azienda ULSS 3 Lagunare"),
        (
            "Le plan a été écrit par l'Office du tourisme du comté de Zala en mai.",
            "Office du tourisme du comté de Zala",
        ),
        ("Mukana on myös Université de Lorraine Jules Ferry (Ranska).", "Université de Lorraine Jules Ferry"),
        (
            "Badania prowadzono przy wsparciu Uniwersytetu Rolniczego im. Jana Nowaka w Lublinie.",
            "Uniwersytetu Rolniczego im. Jana Nowaka w Lublinie",
        ),
        ("It was tested by Lapland's Regional Council in the spring of 2021.", "Lapland's Regional Council"),
        (
            "The Department of Agriculture, Food and the Marine owns both.",
            "Department of Agriculture, Food and the Marine",
        ),
    ],
)
def test_a_name_goes_on(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("The plan was drawn up by the Development Agency Nordmark 12 May at the latest.", "Agency Nordmark 12"),
        ("Partner sind das Turistická organizace Ploučnice und die Stadt Graz.", "Partner sind das"),
        ("Capofila del progetto è il Comune di Prato; partner sono Regione Umbria e Comune di Narni.", "Capofila"),
        ("Įgyvendina Utenos ligoninė kartu su partneriais.", "Įgyvendina"),
        ("The desk is run by the Galway-based Western Tourism Agency.", "based"),
        ("Beteiligt sind Stadt Linz, Województwo Opolskie sowie, als Beobachter, Stadt Graz.", "sowie"),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, more: str):
    assert not any(more in name for name in bodies(text))


def test_a_known_body_goes_by_its_name_with_the_legal_form():
    assert "REDEA d.o.o." in bodies("Autor dobre prakse je REDEA d.o.o. iz Čakovca u Hrvatskoj.")


def test_a_comma_between_two_bodies_divides_an_item_between_semicolons():
    text = "Partner: Comune di Prato, Regione Umbria (Italia); Stadt Graz (Austria); Comune di Narni (Italia)."

    assert bodies(text) == {"Comune di Prato", "Regione Umbria", "Stadt Graz", "Comune di Narni"}


def test_a_ministry_ends_before_the_next_body_behind_a_comma():
    text = "Members are the Ministry of the Economy, Vilnius Chamber of Commerce, Industry and Crafts, and Kaunas City."

    assert "Ministry of the Economy" in bodies(text)


def test_a_head_noun_behind_the_last_conjunction_of_a_list_begins_a_name():
    text = "V projektu sodelujejo: Geopark Polje, Čipkarska šola in Razvojna agencija Kras."

    assert "Razvojna agencija Kras" in bodies(text)
