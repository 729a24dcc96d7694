"""Who helps beside who carries a practice or action out, and what is only wished for or asked for."""

import pytest

from tests.read_out import of_any as said


@pytest.mark.parametrize(
    ("text", "helper"),
    [
        (
            "The good practice “Farm Bus” helps shops. The City of Turku has run it since 2018 with the technical "
            "support of the University of Oulu.",
            "University of Oulu",
        ),
        (
            "Die gute Praxis „Farm Bus“ hilft Läden. Die Stadt Zittau betreibt sie seit 2018 in Zusammenarbeit mit "
            "der Hochschule Rosenheim.",
            "Hochschule Rosenheim",
        ),
        (
            "La bonne pratique « Farm Bus » aide les commerces. La Ville de Limoges la gère depuis 2018 avec l'appui "
            "du Département de la Lozère.",
            "Département de la Lozère",
        ),
        (
            "Dobra praktyka „Farm Bus” pomaga sklepom. Gmina Sejny prowadzi ją od 2018 r. przy wsparciu Urzędu "
            "Miasta Lublin.",
            "Urzędu Miasta Lublin",
        ),
        (
            "Hyvä käytäntö ”Farm Bus” auttaa kauppoja. Turun kaupunki on ylläpitänyt sitä vuodesta 2018 Oulun "
            "yliopiston tuella.",
            "Oulun yliopiston",
        ),
        (
            "Labā prakse „Farm Bus” palīdz veikaliem. Liepājas pašvaldība to īsteno kopš 2018. gada ar Latvijas "
            "Universitātes atbalstu.",
            "Latvijas Universitātes",
        ),
        (
            "A „Farm Bus” jó gyakorlat a boltokat segíti. 2018 óta a Somogyi Kereskedelmi és Iparkamara működteti a "
            "Zala Megyei Önkormányzat támogatásával.",
            "Zala Megyei Önkormányzat",
        ),
        (
            "Der Aktionsplan hat eine Maßnahme. Die Maßnahme „Neue Läden“ wird von der Stadt Zittau in "
            "Zusammenarbeit mit der Hochschule Rosenheim umgesetzt.",
            "Hochschule Rosenheim",
        ),
        (
            "The action plan has one action, “New shops” (responsible: City of Turku, with University of Oulu).",
            "University of Oulu",
        ),
        (
            "Добрата практика „Farm Bus“ помага на магазините. Община Габрово я управлява от 2018 г. с подкрепата на "
            "Русенски университет.",
            "Русенски университет",
        ),
    ],
)
def test_who_helps_is_read_behind_who_runs_it(text, helper):
    assert said(text, "supportedBy") == {helper}


@pytest.mark.parametrize(
    "text",
    [
        "The good practice “Farm Bus” helps shops. The City of Turku runs it and supports the University of Oulu.",
        "The City of Turku has asked the University of Oulu for support for the action “New shops”.",
        "Die Stadt Zittau hat für die Maßnahme „Neue Läden“ um Unterstützung der Hochschule Rosenheim gebeten.",
        "The good practice “Farm Bus” is run by the City of Turku without support from the University of Oulu.",
    ],
)
def test_nobody_helps_who_is_only_asked_or_helped(text):
    assert said(text, "supportedBy") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The good practice “Farm Bus” helps shops. The City of Turku would like to run something like it.",
        "Hyvä käytäntö ”Farm Bus” auttaa kauppoja. Turun kaupunki haluaisi toteuttaa jotain vastaavaa.",
        "La buona pratica «Farm Bus» aiuta le botteghe. Il Comune di Arezzo la gestirà dal 2030.",
    ],
)
def test_nobody_runs_a_practice_who_only_wishes_or_is_to(text):
    assert said(text, "implementedBy") == set()


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "The good practice “Farm Bus” is run by three bodies: City of Turku, University of Oulu and City of Lahti.",
            {"City of Turku", "University of Oulu", "City of Lahti"},
        ),
        (
            "La buena práctica «Farm Bus» está gestionada por dos entidades: Ayuntamiento de Lorca y Universidad de "
            "Alicante.",
            {"Ayuntamiento de Lorca", "Universidad de Alicante"},
        ),
    ],
)
def test_those_who_run_it_may_be_counted_before_they_are_named(text, bodies):
    assert said(text, "implementedBy") == bodies
