"""Who runs practices and actions: by labels of lines, brackets, dashes, "of" and "its" beside their names."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def run_by(text: str) -> set[tuple[str, str]]:
    """Practices and actions with the bodies that carry them out."""
    rows = extract(document_from(text))
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in rows
        if s.predicate == "implementedBy" and s.status == "asserted"
    }


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Gute Praxis: Dorfauto für alle\n\nTräger: Gemeinde Mattersburg. Ort: Burgenland.", "Gemeinde Mattersburg"),
        ("Dobrá praxe: Sdílená dílna Hranicko\n\nHlavní instituce: Město Hranice\nÚzemí: Česko", "Město Hranice"),
        ("Good practice: Shared Shed\n\nWho: Municipality of Elverum. Since when: 2018.", "Municipality of Elverum"),
        ("Buena práctica: Taller Común\n\nEntidad: Ayuntamiento de Soria\nInicio: 2019", "Ayuntamiento de Soria"),
    ],
)
def test_a_label_on_the_page_of_a_practice_says_who_runs_it(text: str, body: str):
    assert body in {who for _, who in run_by(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Good practice: Shared Shed\n\nPartners: Municipality of Elverum, City of Lille.",
        "Good practice: Shared Shed\n\nNot run by: Municipality of Elverum.",
        "Good practice: Shared Shed\n\nPrepared by: Municipality of Elverum.",
        "Good practice: Shared Shed\n\nManaging authority: Municipality of Elverum.",
    ],
)
def test_other_labels_say_nothing_of_who_runs_it(text: str):
    assert run_by(text) == set()


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "De aanpak is gebaseerd op de goede praktijk “Scène rurale” van het Département de la Creuse.",
            ("Scène rurale", "Département de la Creuse"),
        ),
        (
            "The practice “Night Wardens” in Lille (City of Lille, since 2019) was shown to the partners.",
            ("Night Wardens", "City of Lille"),
        ),
        (
            "Na sastanku je Grad Zadar predstavio svoju dobru praksu i Općina Bohinj svoj „Zeleni kut“.",
            ("Zeleni kut", "Općina Bohinj"),
        ),
        (
            "Die gute Praxis „Märchenweg“, die die Stadt Odense seit Mai 2013 unterhält, wurde gezeigt.",
            ("Märchenweg", "Stadt Odense"),
        ),
        (
            "Η καλή πρακτική «Μονοπάτια της Λίμνης», την οποία εφαρμόζει από το 2016 ο Δήμος Καρδίτσας, παρουσιάστηκε.",
            ("Μονοπάτια της Λίμνης", "Δήμος Καρδίτσας"),
        ),
    ],
)
def test_who_runs_a_practice_is_told_beside_its_name(text: str, pair: tuple[str, str]):
    assert pair in run_by(text)


def test_who_pays_in_a_bracket_runs_nothing():
    text = "The good practice “Night Wardens” (paid by: City of Lille) was shown to the partners."

    assert run_by(text) == set()
