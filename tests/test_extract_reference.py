"""What a sentence says of a policy or practice that it calls by a common noun or pronoun alone."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def said(text: str, *predicates: str) -> set[tuple[str, str]]:
    found = [s for s in extract(document_of(text)) if s.status == "asserted" and s.predicate in predicates]
    return {(s.subject.names[0].text, s.object.names[0].text) for s in found if isinstance(s.object, Mention)}


@pytest.mark.parametrize(
    ("text", "policy", "body"),
    [
        (
            "The Sustainable Urban Mobility Plan of Limerick has been amended. Parking is dear there.\n\n"
            "The policy instrument is managed by Cork City Council.",
            "Sustainable Urban Mobility Plan of Limerick",
            "Cork City Council",
        ),
        (
            "Der Klimaschutzplan Saarland 2030 wurde geändert. Parken ist teuer.\n\n"
            "Das Politikinstrument wird von der Stadt Kassel verwaltet.",
            "Klimaschutzplan Saarland 2030",
            "Stadt Kassel",
        ),
        (
            "Plan Zrównoważonej Mobilności Miejskiej dla Kielc został zmieniony. Parkowanie jest drogie.\n\n"
            "Instrumentem polityki zarządza Politechnika Gdańska.",
            "Plan Zrównoważonej Mobilności Miejskiej dla Kielc",
            "Politechnika Gdańska",
        ),
        (
            "Latgales stratēģija 2030 ir grozīta. Stāvvietas ir dārgas.\n\n"
            "Politikas instrumentu pārvalda Rīgas Tehniskā universitāte.",
            "Latgales stratēģija 2030",
            "Rīgas Tehniskā universitāte",
        ),
    ],
)
def test_the_policy_instrument_is_the_policy_named_before(text: str, policy: str, body: str) -> None:
    assert (policy, body) in said(text, "managedBy", "issuedBy", "developedBy")


def test_a_policy_instrument_behind_which_its_name_stands_is_not_the_one_before() -> None:
    text = (
        "The Climate Strategy of Limerick is old. The policy instrument of the Ministry of Transport is managed by "
        "Cork City Council."
    )
    assert ("Climate Strategy of Limerick", "Cork City Council") not in said(text, "managedBy", "issuedBy")


@pytest.mark.parametrize(
    ("text", "practice", "fund"),
    [
        (
            "“Mill Bus” is a good practice of the project HARBOURS. The measure is financed by the ERDF.",
            "Mill Bus",
            "ERDF",
        ),
        (
            "«Bus Molino» es una buena práctica del proyecto HARBOURS. La medida está financiada por el FEDER.",
            "Bus Molino",
            "FEDER",
        ),
        ("„Młyn Bus” to dobra praktyka projektu HARBOURS. Działanie jest finansowane z EFRR.", "Młyn Bus", "EFRR"),
        ("”Kvarnbussen” är en god praxis i projektet HARBOURS. Insatsen finansieras av ERUF.", "Kvarnbussen", "ERUF"),
    ],
)
def test_the_measure_is_the_one_practice_of_a_text(text: str, practice: str, fund: str) -> None:
    assert said(text, "fundedBy") == {(practice, fund)}


def test_the_measure_is_no_practice_where_a_text_names_several() -> None:
    text = (
        "“Mill Bus” and “Green Desk” are good practices of the project HARBOURS. Both are liked.\n\n"
        "The measure is run by Cork City Council."
    )
    assert not said(text, "implementedBy", "practiceOwner")


def test_sentences_that_name_nothing_change_no_subject() -> None:
    text = (
        "“Mill Bus” is a good practice of the project HARBOURS. Many villages have lost their shops.\n\n"
        "It has been run by Cork City Council since 2015."
    )
    assert said(text, "implementedBy") == {("Mill Bus", "Cork City Council")}


def test_what_the_sentences_before_tell_of_is_paid_and_not_the_project() -> None:
    text = (
        "HARBOURS is a project of the programme Interreg Europe.\n\n"
        "The Climate Strategy of Limerick has been amended.\n\nIt is financed by the ERDF."
    )
    assert ("Climate Strategy of Limerick", "ERDF") in said(text, "fundedBy")
    assert ("HARBOURS", "ERDF") not in said(text, "fundedBy")


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        (
            "HARBOURS is a project of the programme Interreg Europe.\n\nCork City Council\n\nMills are rare. "
            "Its policy instrument is the Sustainable Urban Mobility Plan of Limerick.",
            "Sustainable Urban Mobility Plan of Limerick",
        ),
        (
            "HARBOURS ist ein Projekt des Programms Interreg Europe. Ihr Politikinstrument ist der Klimaschutzplan "
            "Saarland 2030.",
            "Klimaschutzplan Saarland 2030",
        ),
        (
            "HARBOURS est un projet du programme Interreg Europe. Son instrument de politique publique est la "
            "Stratégie régionale d'innovation de la Bretagne.",
            "Stratégie régionale d'innovation de la Bretagne",
        ),
        (
            "HARBOURS to projekt programu Interreg Europa. Jej instrumentem polityki jest Strategia Rozwoju "
            "Województwa Opolskiego 2030.",
            "Strategia Rozwoju Województwa Opolskiego 2030",
        ),
    ],
)
def test_its_policy_instrument_is_what_the_project_addresses(text: str, policy: str) -> None:
    assert said(text, "addresses") == {("HARBOURS", policy)}


def test_what_is_not_its_policy_instrument_is_not_addressed() -> None:
    text = (
        "HARBOURS is a project of the programme Interreg Europe. Its policy instrument is not the Sustainable Urban "
        "Mobility Plan of Limerick."
    )
    assert not said(text, "addresses")


def test_a_practice_that_a_sentence_names_is_paid_and_not_the_project() -> None:
    text = (
        "“Mill Bus” is a good practice of the project HARBOURS. Many villages have lost their shops.\n\n"
        "The measure is financed by the ERDF."
    )
    assert said(text, "fundedBy") == {("Mill Bus", "ERDF")}
