"""Words that announce partners or say who takes part, in several languages."""

import pytest

from graph.model import Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def partners(text: str) -> set[str]:
    """The names of the partners that a text read line by line tells."""
    return {
        s.object.names[0].text
        for s in extract(document_from(text))
        if s.predicate == "hasPartner" and isinstance(s.object, Mention) and s.object.names
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Projektas GREYWATER prasidėjo 2020 m. ir yra svarbus.\n\n"
            "Kiti dalyviai: Alytaus miesto savivaldybė, Prato provincija (Italija), Comune di Trento (Italija).",
            "Alytaus miesto savivaldybė",
        ),
        (
            "Projekt GREYWATER začal v roce 2020 a je pro kraj důležitý.\n\n"
            "Další partneři: Kraj Vysočina, Comune di Trento (Itálie), Občina Ptuj (Slovinsko).",
            "Kraj Vysočina",
        ),
        (
            "Projektet GREYWATER startade 2020 och är viktigt för oss.\n\n"
            "Deltagare: Piteå kommun, Comune di Trento (Italien), Tromsø kommune (Norge).",
            "Piteå kommun",
        ),
        (
            "Das Projekt GREYWATER hat im Jahr 2020 begonnen und ist für uns wichtig.\n\n"
            "Die übrigen Partner: Stadt Bregenz, Comune di Trento (Italien), Občina Ptuj (Slowenien).",
            "Stadt Bregenz",
        ),
        (
            "Hanke GREYWATER alkoi vuonna 2020 ja se on tärkeä.\n\n"
            "Hankkeen toteuttajat: Kuopion kaupunki, Comune di Trento (Italia), Piteå kommun (Ruotsi).",
            "Kuopion kaupunki",
        ),
        (
            "Proiectul GREYWATER a început în 2020 și este important.\n\n"
            "Ceilalți parteneri: Consiliul Județean Alba, Comune di Trento (Italia), Občina Ptuj (Slovenia).",
            "Consiliul Județean Alba",
        ),
    ],
)
def test_a_label_for_the_other_partners_opens_a_list_of_them(text: str, name: str) -> None:
    assert name in partners(text)


@pytest.mark.parametrize(
    "text",
    [
        "Das Projekt GREYWATER hat begonnen. Die Stadt Bregenz ist nicht Partner des Projekts.",
        "The project GREYWATER has begun. The City of Turin is not a partner of the project.",
        "Projekt GREYWATER se rozběhl. Kraj Vysočina není partnerem projektu.",
    ],
)
def test_who_does_not_take_part_is_no_partner(text: str) -> None:
    assert partners(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The HARBOURS project is led by the City of Lille. The University of Tartu is not a partner; it takes part in "
        "the meetings.",
        "Il progetto HARBOURS è coordinato dal Comune di Udine. L'Università di Tartu non è partner; partecipa agli "
        "incontri.",
        "Projekt HARBOURS prowadzi Gmina Lublin. Uniwersytet w Tartu nie jest partnerem; bierze udział w spotkaniach.",
    ],
)
def test_who_is_said_to_be_no_partner_is_none_by_taking_part(text: str) -> None:
    found = {
        s.object.names[0].text
        for s in extract(document_from(text))
        if s.predicate == "hasPartner" and s.status == "asserted" and isinstance(s.object, Mention)
    }

    assert not any("Tart" in name for name in found)
