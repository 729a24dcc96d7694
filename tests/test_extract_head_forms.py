"""Bodies whose head nouns stand in another case than the lexicons list."""

import pytest

from loaders.extract.mentions import BODIES
from loaders.extract.rules import read
from loaders.readers.text import document_from


def bodies(text: str) -> set[str]:
    """The names of the bodies that a text names, as it writes them."""
    reading = read(document_from(text))
    return {reading.text[one.start : one.end] for one in reading.occurrences if one.thing.kind in BODIES}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A GREYWATER projektről a Szegedi Tudományegyetemtől érkezett hír.", "Szegedi Tudományegyetemtől"),
        ("A GREYWATER projektet a Zala Megyei Önkormányzattal közösen indították.", "Zala Megyei Önkormányzattal"),
        ("A projekt a Körös-vidéki Vízügyi Igazgatósághoz tartozik.", "Körös-vidéki Vízügyi Igazgatósághoz"),
        ("A GREYWATER projektet a Miskolci Városi Könyvtárban mutatták be.", "Miskolci Városi Könyvtárban"),
        ("Par projektu GREYWATER pastāstīja Ventspils brīvostas pārvaldei.", "Ventspils brīvostas pārvaldei"),
        ("Tikšanās notika ar Rēzeknes Tehnoloģiju akadēmiju par projektu.", "Rēzeknes Tehnoloģiju akadēmiju"),
        ("Projektą GREYWATER pristatė Šiaulių miesto tarybai.", "Šiaulių miesto tarybai"),
        ("Projektas GREYWATER vykdomas su Alytaus kolegija ir Panevėžio muziejumi.", "Panevėžio muziejumi"),
        ("Για το έργο GREYWATER μίλησε στέλεχος του Εθνικού Πάρκου Πρεσπών.", "Εθνικού Πάρκου Πρεσπών"),
        ("Проектът GREYWATER беше представен от Националния исторически музей.", "Националния исторически музей"),
        ("Партньор по проекта е Туристическата организация на Заечар.", "Туристическата организация на Заечар"),
    ],
)
def test_a_body_is_read_in_any_case(text: str, body: str) -> None:
    assert body in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "A GREYWATER projekt a városban és a megyében zajlik.",
        "Projekts GREYWATER notiek Rēzeknes novadā un Ludzas apriņķī.",
        "Projektas GREYWATER vyksta Kauno mieste ir Alytaus apskrityje.",
        "Projektas GREYWATER skirtas Inovacijų skatinimo fondui.",
    ],
)
def test_nouns_for_places_and_funds_in_other_cases_are_no_bodies(text: str) -> None:
    assert bodies(text) == set()
