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


@pytest.mark.parametrize(
    ("text", "ran"),
    [
        (
            'The Action Plan for Rural Mobility is from HILLBUS.\n\nAction A: "Bus Card". A card. Implementing body: '
            "Mayo County Council. Cooperating body: University of Galway. Budget: €95.000.\n\n"
            "Action B: Repair of the old station. Implementing body: Department of Transport.",
            {("Bus Card", "Mayo County Council"), ("Repair of the old station", "Department of Transport")},
        ),
        (
            "Le Plan d'action pour la mobilité rurale est adopté.\n\nAction A – Carte de bus pour tous. Maîtrise "
            "d'ouvrage : Conseil départemental du Lot. Concours : Université de Toulouse.",
            {("Carte de bus pour tous", "Conseil départemental du Lot")},
        ),
        (
            "Το Σχέδιο Δράσης για την Αγροτική Κινητικότητα περιλαμβάνει δύο δράσεις.\n\nΔράση Α – Ενιαία κάρτα. "
            "Φορέας υλοποίησης: Περιφέρεια Κρήτης. Συνεργαζόμενος φορέας: Πανεπιστήμιο Κρήτης.",
            {("Ενιαία κάρτα", "Περιφέρεια Κρήτης")},
        ),
        (
            "A Vidéki Mobilitás Akcióterv készült el.\n\nA. intézkedés – Közös kártya. Megvalósító: Zala Vármegyei "
            "Önkormányzat. Közreműködő: Pannon Egyetem.",
            {("Közös kártya", "Zala Vármegyei Önkormányzat")},
        ),
    ],
)
def test_labels_behind_an_action_with_a_letter_say_who_runs_it(text: str, ran: set[tuple[str, str]]):
    assert run_by(text) == ran
