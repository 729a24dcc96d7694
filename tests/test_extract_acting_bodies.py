"""Bodies that only their position shows: behind what they do, behind a label of their role, before their place."""

import pytest

from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fund for old machines is to be looked after and managed by Veluwe NL from May.", "Veluwe NL"),
        ("Die Idee lebt weiter, denn das Lager wird betrieben vom VBX und seinen Helfern.", "VBX"),
        ("La bottega è gestita dalla Coldiretti Mantova insieme ai soci.", "Coldiretti Mantova"),
        ("El taller lo ejecuta desde 2019 Traperos de Almenara con fondos propios.", "Traperos de Almenara"),
        ("W warsztatach pomaga im, a szkołę prowadzi Touristinformation Peitz.", "Touristinformation Peitz"),
    ],
)
def test_what_stands_behind_a_deed_is_a_body(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Aktører: Erhverv Lolland-Falster\nTidsramme: 2022-2023", "Erhverv Lolland-Falster"),
        (
            "Stakeholders in Limburg: Visitor Zuid-Limburg, Staatsbosdienst, Gemeente Simpelveld.",
            "Visitor Zuid-Limburg",
        ),
        ("Uitvoerder: Agrarische Landschapsvereniging Zuid. Looptijd: 2022.", "Agrarische Landschapsvereniging Zuid"),
        (
            "L'action se poursuit cette année.\nMise en œuvre : Pharmacies du Haut-Cantal (groupement d'officines)",
            "Pharmacies du Haut-Cantal",
        ),
    ],
)
def test_what_stands_behind_the_label_of_a_role_is_a_body(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Il progetto unisce la Camera di Commercio di Bari, Design Wales e Energap Maribor.", "Design Wales"),
        ("The model is “Sun Market” (Energie Burgenland), which began in 2014.", "Energie Burgenland"),
        ("Kraj spolupracuje s mestom Levoča, Nadáciou Alentejo a Arts Council Malta.", "Arts Council Malta"),
    ],
)
def test_a_listed_name_that_ends_in_a_place_is_a_body(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Les terrasses sont suivies par le Parc naturel régional des Monts d'Ardèche.", "Monts d'Ardèche"),
        ("Il progetto coinvolge la Regione Attica, il Parc Naturel des Hauts de Loire e il Comune di Bari.", "Loire"),
        ("The budget is run by the county: EUR 22 500.", "EUR"),
        ("Finanziamento gestito da POR 2014-2020 con altri fondi.", "POR"),
        ("The City of Lyon runs BIKELAQ with partners.", "BIKELAQ"),
        ("Il Ministro era presente, e la Providenza di Torino anche.", "Providenza di Torino"),
        ("PARTNER ASSOCIATI: Comune di Bari, Comune di Lecce", "ASSOCIATI"),
        ("The region of Crete, Slovenia East, Brittany and Malta are on the map.", "Slovenia East"),
    ],
)
def test_amounts_labels_programmes_and_parts_of_names_are_none(text: str, name: str):
    assert name not in bodies(text)


def test_small_words_of_another_language_stand_inside_a_name():
    text = "Il progetto coinvolge la Regione Attica, il Parc Naturel des Monts d'Ardèche e il Comune di Bari."
    assert "Parc Naturel des Monts d'Ardèche" in bodies(text)
