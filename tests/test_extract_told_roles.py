"""Who runs, pays for and helps with practices and actions, and who manages a policy, in sentences of any order."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def relations(text: str) -> set[tuple[str, str, str]]:
    """Name, property and body of everything asserted of practices, actions and policies."""
    return {
        (s.subject.names[0].text, s.predicate, s.object.names[0].text)
        for s in extract(document_of(text))
        if s.status == "asserted" and s.subject.names and getattr(s.object, "names", ())
    }


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        (
            "La buena práctica «Bus de reparación» recorre los pueblos. La gestiona el Ayuntamiento de Cáceres.",
            "Bus de reparación",
            "Ayuntamiento de Cáceres",
        ),
        (
            "Die gute Praxis „Reparaturbus“ besteht seit 2016. Die Universität Tartu betreibt sie.",
            "Reparaturbus",
            "Universität Tartu",
        ),
        (
            "Dobra praktyka „Autobus napraw” działa od 2016 r. Prowadzi ją Uniwersytet Łódzki.",
            "Autobus napraw",
            "Uniwersytet Łódzki",
        ),
        (
            'La buona pratica "Officina mobile" esiste dal 2014. La gestisce il Comune di Udine.',
            "Officina mobile",
            "Comune di Udine",
        ),
    ],
)
def test_who_runs_a_practice_stands_behind_the_verb_or_before_it(text: str, name: str, body: str) -> None:
    assert (name, "implementedBy", body) in relations(text)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "The good practice “Repair Bus” is run by the City of Lille together with the University of Tartu.",
            {"City of Lille", "University of Tartu"},
        ),
        (
            'La buona pratica "Officina mobile" esiste dal 2014. La gestisce il Comune di Udine insieme '
            "all'Università di Udine.",
            {"Comune di Udine", "Università di Udine"},
        ),
        (
            "Dobra praktyka „Autobus napraw” działa od 2016 r. Prowadzi ją Uniwersytet Łódzki wspólnie z Gminą Lublin.",
            {"Uniwersytet Łódzki", "Gminą Lublin"},
        ),
    ],
)
def test_who_runs_it_together_with_another_is_not_alone(text: str, bodies: set[str]) -> None:
    assert bodies == {body for _, predicate, body in relations(text) if predicate == "implementedBy"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The good practice “Repair Bus” is run by the City of Lille and paid by the Province of Limburg.", "Province"),
        (
            "La buena práctica «Bus de reparación» recorre los pueblos. La gestiona el Ayuntamiento de Cáceres y la "
            "financia la Diputación de Cáceres.",
            "Diputación",
        ),
        (
            "Die gute Praxis „Reparaturbus“ besteht seit 2016. Die Universität Tartu betreibt sie, die Provinz Limburg "
            "finanziert sie.",
            "Provinz",
        ),
    ],
)
def test_who_pays_is_not_who_runs(text: str, body: str) -> None:
    told = relations(text)

    assert any(p == "fundedBy" for _, p, _ in told)
    assert all(o.startswith(body) for _, p, o in told if p == "fundedBy")
    assert not any(p in ("implementedBy", "supportedBy") and o.startswith(body) for _, p, o in told)


@pytest.mark.parametrize(
    "text",
    [
        "The good practice “Repair Bus” is not run by the City of Lille.",
        "The good practice “Repair Bus” could be run by the City of Lille.",
        "La buona pratica «Officina mobile» esiste dal 2014. Non la gestisce il Comune di Udine.",
        "Die gute Praxis „Reparaturbus“ besteht seit 2016. Die Universität Tartu betreibt sie nicht.",
    ],
)
def test_what_is_denied_or_supposed_gives_no_role(text: str) -> None:
    assert not any(predicate == "implementedBy" for _, predicate, _ in relations(text))


def test_what_a_body_does_to_another_thing_is_not_done_to_the_practice() -> None:
    text = "The good practice “Repair Bus” stops in ten towns. The City of Lille manages the old harbour warehouse."

    assert not any(predicate == "implementedBy" for _, predicate, _ in relations(text))


def test_the_operator_of_an_action_is_not_that_of_its_model() -> None:
    text = (
        "Action 1: “Repair Bus”. The idea comes from the good practice “Bike Kitchen”, which the City of Umeå runs. "
        "Operator: City of Lille."
    )

    assert ("Bike Kitchen", "implementedBy", "City of Lille") not in relations(text)
    assert ("Bike Kitchen", "implementedBy", "City of Umeå") in relations(text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "The instrument is the Food Strategy of Lapland 2020-2025, for which the Regional Council of Lapland is "
            "responsible.",
            "Regional Council of Lapland",
        ),
        (
            "Lo strumento è il POR FESR Toscana 2014-2020 (autorità di gestione: Regione Toscana).",
            "Regione Toscana",
        ),
        (
            "L'instrument visé est le Programme opérationnel FEDER-FSE Bourgogne 2014-2020, dont l'autorité de gestion "
            "est la Région Bourgogne-Franche-Comté.",
            "Région Bourgogne-Franche-Comté",
        ),
    ],
)
def test_who_manages_a_policy_is_told_by_noun_or_verb(text: str, body: str) -> None:
    assert any(predicate == "managedBy" and o == body for _, predicate, o in relations(text))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Umbria has adopted the Action Plan for Repair. It was drawn up by the University of Perugia.",
            "University of Perugia",
        ),
        (
            "È stato adottato il Piano d'azione per il riuso. È stato redatto dall'Università di Perugia.",
            "Università di Perugia",
        ),
        (
            "Das Land Steiermark hat den Regionalen Aktionsplan Holz bestätigt. Ausgearbeitet wurde er von der "
            "Universität Graz.",
            "Universität Graz",
        ),
    ],
)
def test_a_sentence_without_the_plan_tells_who_wrote_it(text: str, body: str) -> None:
    assert any(predicate == "developedBy" and o == body for _, predicate, o in relations(text))


def test_a_clause_may_say_no_more_than_who_manages_what_the_clause_before_named():
    text = "Unser Instrument ist die Tourismusstrategie Burgenland 2030; zuständig ist der Landkreis Görlitz."
    found = {s.object.names[0].text for s in extract(document_of(text)) if s.predicate == "managedBy"}
    assert found == {"Landkreis Görlitz"}


@pytest.mark.parametrize(
    ("text", "name", "relation", "body"),
    [
        (
            "At the meeting of the project TOOLSHARE the partners visited the good practice “Night Grocer”. "
            "It has been run since 2019 by the City of Vidin.",
            "Night Grocer",
            "implementedBy",
            "City of Vidin",
        ),
        (
            "Im Projekt TOOLSHARE sahen die Partner die gute Praxis „Nachtladen“. Betrieben wird er seit 2019 von der "
            "Stadt Graz.",
            "Nachtladen",
            "implementedBy",
            "Stadt Graz",
        ),
        (
            "Na setkání projektu TOOLSHARE partneři navštívili příklad dobré praxe „Noční krám“. Od roku 2019 jej "
            "provozuje Město Klatovy. Západočeská univerzita v Plzni školí prodavače a Plzeňský kraj platí nájem.",
            "Noční krám",
            "fundedBy",
            "Plzeňský kraj",
        ),
        (
            "Na sastanku projekta TOOLSHARE partneri su posjetili dobru praksu „Noćna trgovina”. Njome od 2019. "
            "upravlja Grad Sisak.",
            "Noćna trgovina",
            "implementedBy",
            "Grad Sisak",
        ),
        (
            "Partnerji projekta TOOLSHARE so si ogledali dobro prakso »Nočna trgovina«. Univerza v Mariboru usposablja "
            "prodajalce.",
            "Nočna trgovina",
            "supportedBy",
            "Univerza v Mariboru",
        ),
    ],
)
def test_a_sentence_tells_of_the_practice_that_the_one_before_showed_in_a_project(
    text: str, name: str, relation: str, body: str
) -> None:
    assert (name, relation, body) in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "The project TOOLSHARE collected “Night Grocer”. It is led by the City of Vidin.",
        "The project visited the good practice “Night Grocer”. The University of Graz supports the City of Vidin.",
        "The project visited the good practice “Night Grocer”. The University of Graz does not train the shopkeepers.",
        "The project visited the good practice “Night Grocer”. The University of Graz will pay the rent.",
    ],
)
def test_a_sentence_that_speaks_of_something_else_tells_nothing_of_the_practice_before(text: str) -> None:
    roles = ("supportedBy", "fundedBy", "implementedBy")
    assert not [p for s, p, _ in relations(text) if s == "Night Grocer" and p in roles]


def test_behind_a_model_of_which_is_told_who_runs_it_a_sentence_tells_of_the_action() -> None:
    text = (
        "The action plan has one action. Action 1, “Night Grocer”, is modelled on the good practice “Farm Bus”, which "
        "the City of Graz has run since 2016. It is entrusted to the City of Vidin."
    )
    assert ("Night Grocer", "implementedBy", "City of Vidin") in relations(text)
