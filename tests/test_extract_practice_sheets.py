"""The facts that a page gives of its practice in a short sheet of labels, in any language."""

import pytest

from graph.model import Literal, Mention, document_of
from loaders.extract.rules import extract, read_by_rules

GERMAN = """Startseite > Themen > Gute Beispiele
Gutes Beispiel Nr. 7: Der Leihschuppen
Steckbrief
Name: Leihschuppen
Träger: Stadt Graz
Gebiet: Steiermark (Österreich)
Laufzeit: seit Mai 2014
Kosten: rund 38.000 € im Jahr
Was hat es gebracht?
Die Leute leihen, was sie selten brauchen."""
ITALIAN = """Home » Buone pratiche » Riuso
Scheda 04 – La falegnameria di quartiere
Dove: Udine, Italia
Quando: marzo 2019 → in corso
Chi: Comune di Udine
Quanto: 21.000 €
In breve
I vicini riparano le sedie la sera."""
SPANISH = """Inicio / Medio ambiente / Buenas prácticas
COMPARTE, buena práctica europea
Cada barrio tiene un armario con herramientas y la gente las toma cuando las necesita.
FICHA
Entidad responsable: Diputación de Huesca
Inicio: septiembre de 2016
Colaboran: Universidad de Zaragoza
Coste: 72.000 €"""


def facts(text: str) -> set[tuple[str, str, str]]:
    """What a text says of its practices."""
    said = set()
    for one in extract(document_of(text)):
        if isinstance(one.subject, Mention) and one.subject.kind == "GoodPractice" and one.status == "asserted":
            value = one.object.names[0].text if isinstance(one.object, Mention) else getattr(one.object, "value", "")
            names = sorted(name.text for name in one.subject.names)
            said.add((names[0], one.predicate, value if isinstance(one.object, (Literal, Mention)) else ""))
    return said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            GERMAN,
            {
                ("Leihschuppen", "implementedBy", "Stadt Graz"),
                ("Leihschuppen", "startDate", "2014-05"),
                ("Leihschuppen", "cost", "38000"),
            },
        ),
        (
            ITALIAN,
            {
                ("La falegnameria di quartiere", "implementedBy", "Comune di Udine"),
                ("La falegnameria di quartiere", "startDate", "2019-03"),
            },
        ),
        (
            SPANISH,
            {
                ("COMPARTE", "implementedBy", "Diputación de Huesca"),
                ("COMPARTE", "supportedBy", "Universidad de Zaragoza"),
                ("COMPARTE", "startDate", "2016-09"),
            },
        ),
    ],
)
def test_the_labels_of_a_sheet_tell_who_runs_a_practice_and_since_when(text, expected):
    assert expected <= facts(text)


def test_a_sheet_is_of_no_practice_where_the_page_speaks_of_none():
    plain = GERMAN.replace("Gute Beispiele", "Verkehr").replace("Gutes Beispiel Nr. 7: ", "")

    assert facts(plain) == set()


def test_two_labels_make_no_sheet():
    text = "Good example: a shed\nName: Shed\nSince: May 2014\nPeople borrow what they rarely need."

    assert not any(predicate == "startDate" for _, predicate, _ in facts(text))


def test_a_label_without_a_title_behind_it_names_no_practice():
    text = "Good practice\nName:\nWho: City of Graz\nWhere: Graz\nSince: May 2014"

    assert [thing.kind for thing in read_by_rules(document_of(text)).things if not thing.label] == []


@pytest.mark.parametrize(
    ("sheet", "runs", "pays"),
    [
        (
            "Kind: school and crafts\nWho runs it: City of Graz together with the University of Graz\nWhere: Graz\n"
            "Since: May 2014\nMoney: Province of Styria 90,000 euro, City of Vienna 30,000 euro",
            {"City of Graz", "University of Graz"},
            {"Province of Styria", "City of Vienna"},
        ),
        (
            "Art: Schule und Handwerk\nWer macht's: Stadt Graz\nStandort: Graz\nSeit: Mai 2014\n"
            "Geld: Land Steiermark 90.000 EUR",
            {"Stadt Graz"},
            {"Land Steiermark"},
        ),
        (
            "Gestito da: Comune di Udine\nDove: Udine\nDal: maggio 2014\nChi lo paga: Regione Piemonte",
            {"Comune di Udine"},
            {"Regione Piemonte"},
        ),
    ],
)
def test_a_sheet_names_who_runs_a_practice_together_and_who_pays(sheet: str, runs: set[str], pays: set[str]) -> None:
    noun = {"Kind": "Good practice", "Art:": "Gute Praxis", "Gest": "Buona pratica"}[sheet[:4]]
    found = [
        s for s in extract(document_of(f"{noun} of the month\n\nToolbox Workshop\n{sheet}\n")) if s.status == "asserted"
    ]
    for predicate, names in (("implementedBy", runs), ("fundedBy", pays)):
        said = {(s.subject.names[0].text, s.object.names[0].text) for s in found if s.predicate == predicate}
        assert said == {("Toolbox Workshop", name) for name in names}


def test_the_labels_of_the_official_page_give_title_and_cost():
    text = (
        "Title of the good practice: Green Tables\nMain institution: City of Turku\nLocation: Turku, Finland\n"
        "Start date: 2015\nResources needed: 40,000 EUR"
    )
    found = {(s.subject.names[0].text, s.predicate) for s in extract(document_of(text)) if s.subject.names}

    assert {("Green Tables", "implementedBy"), ("Green Tables", "startDate"), ("Green Tables", "totalBudget")} <= found
    assert not any("Title" in name for name, _ in found)
