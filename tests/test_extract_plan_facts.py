"""Approval, cover dates, alignment, development and funding of plans, instruments and programmes; titles of plans."""

import pytest

from graph.model import Literal, Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def said(text: str, predicate: str) -> set[tuple[str, str]]:
    """Subject and object of the asserted statements with a predicate, by name."""

    def name(value: object) -> str:
        if isinstance(value, Mention):
            return value.names[0].text if value.names else str(value.code or value.kind)
        return value.value if isinstance(value, Literal) else str(value)

    rows = extract(document_from(text))
    return {(name(s.subject), name(s.object)) for s in rows if s.predicate == predicate and s.status == "asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "The Lapland Action Plan was discussed. It was approved and signed in May 2021 by the mayor.",
        "Il piano d'azione della Regione Lazio è stato approvato a maggio 2021 dal consiglio.",
        "El plan de acción de Extremadura fue aprobado en mayo de 2021 por el consejo.",
        "Le plan d'action de la Bretagne a été approuvé en mai 2021 par le conseil.",
        "Der Aktionsplan Sachsen wurde im Mai 2021 vom Rat verabschiedet.",
        "V máji 2021 bol schválený dôležitý výstup – Akčný plán pre obehové hospodárstvo v našom kraji. "
        "Týmto sa ukončila prvá fáza projektu, ktorá umožnila ďalšiu prácu.",
    ],
)
def test_a_plan_has_the_date_of_its_approval(text: str):
    assert {date for _, date in said(text, "date")} == {"2021-05"}


@pytest.mark.parametrize(
    "text",
    [
        "The Lapland Action Plan will be approved in May 2021.",
        "The Lapland Action Plan was not approved in May 2021.",
        "Il piano d'azione della Regione Lazio non è stato approvato a maggio 2021 dal consiglio.",
    ],
)
def test_no_date_is_taken_from_promises_and_denials(text: str):
    assert said(text, "date") == set()


def test_a_date_alone_on_the_cover_is_the_plans():
    text = "Action Plan – Province of\n\nSeptember 2018\n\nINDEX\n\nThe plan is part of the project TOOLSHARE.\n"

    assert {date for _, date in said(text, "date")} == {"2018-09"}
    assert {plan for _, plan in said(text, "hasActionPlan")} == {"Action Plan"}


def test_alignment_may_open_the_sentence():
    text = "In line with the Energy Strategy 2030, the town started the preparation of the Rural Growth Plan 2031."

    assert said(text, "alignedWith") == {("Rural Growth Plan 2031", "Energy Strategy 2030")}


def test_a_body_that_acts_in_line_with_a_strategy_aligns_no_plan():
    text = "The Province of Trento acts in line with the Energy Strategy 2030 and the Rural Growth Plan 2031."

    assert said(text, "alignedWith") == set()


def test_both_are_the_instruments_just_named():
    text = (
        "The Hill Energy Concept serves the objectives of the Energy Strategy 2030. The ministry identified both as "
        "policy instruments, which are to be addressed by the project TOOLSHARE."
    )

    assert said(text, "addresses") == {
        ("TOOLSHARE", "Hill Energy Concept"),
        ("TOOLSHARE", "Energy Strategy 2030"),
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "V máji bol schválený dôležitý výstup – Akčný plán pre obehové hospodárstvo v našom kraji. "
            "Týmto sa ukončila prvá fáza projektu, ktorá umožnila ďalšiu prácu.",
            "Akčný plán pre obehové hospodárstvo v našom kraji",
        ),
        (
            "Dyskutowano o wersji Planu Działań (Action Plan) TOOLSHARE w Wielkopolsce na lata 2019 – 2020 i o innych.",
            "Planu Działań (Action Plan) TOOLSHARE w Wielkopolsce na lata 2019 – 2020",
        ),
        (
            "The Action Plan of the Greenways in the Region of Murcia is new.",
            "Action Plan of the Greenways in the Region of Murcia",
        ),
        ("La Regione presenta l’Action Plan di “Toolshare” agli operatori del turismo.", "Action Plan di “Toolshare”"),
        ("Priprava Akcijskega načrta TOOLSHARE je bila potrjena na seji sveta v mestu.", "Akcijskega načrta TOOLSHARE"),
    ],
)  # fmt: skip
def test_names_of_plans_reach_over_purpose_place_and_gloss(text: str, name: str):
    rows = extract(document_from(text))

    assert {s.subject.names[0].text for s in rows if s.subject.kind == "ActionPlan"} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Interreg Europe is a programme, co-financed by the European Regional Development Fund.",
        "Interreg Europe est un programme de coopération, cofinancé par le Fonds européen de développement régional.",
        "Interreg Europe è un programma cofinanziato dal Fondo europeo di sviluppo regionale per tutti.",
    ],
)
def test_programmes_have_funds(text: str):
    assert len(said(text, "fundedBy")) == 1


def test_the_fund_behind_a_project_is_not_the_programmes():
    text = "The project TOOLSHARE is part of Interreg Europe, co-financed by the European Regional Development Fund."

    assert not any(programme == "Interreg Europe" for programme, _ in said(text, "fundedBy"))


@pytest.mark.parametrize(
    "text",
    [
        "На 14 юни 2024 г. Съветът на клъстера на община Габрово одобри План за действие за кръгов текстил.",
        "On 14 June 2024 the steering circle of Gabrovo Municipality validated the Action Plan for Circular Textiles.",
    ],
)
def test_a_body_that_is_a_part_of_a_longer_name_validates_nothing(text: str):
    assert not {body for _, body in said(text, "validatedBy") if body in ("община Габрово", "Gabrovo Municipality")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Il Piano d'azione CUCI&CRESCI della Regione Lazio è stato validato nel 2021.", "CUCI&CRESCI"),
        ("The MEND&GROW Action Plan of Lapland was validated in 2021.", "MEND&GROW"),
    ],
)
def test_an_ampersand_within_a_word_parts_no_name(text: str, name: str):
    assert any(name in plan for plan, _ in said(text, "label") | said(text, "title"))


@pytest.mark.parametrize(
    "text",
    [
        "The Lapland Action Plan of the project TOOLSHARE was validated by the Interreg Europe Joint Secretariat.",
        "The Lapland Action Plan was opened at the end of the visit by the Interreg Europe Joint Secretariat.",
        "The Lapland Action Plan follows the Strategy of the town, and Turku University was glad of it.",
    ],
)
def test_a_plan_is_of_no_body_that_stands_further_on(text: str):
    assert said(text, "developedBy") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The Action Plan for Textiles of the University of Turku was read.",
        "The Action Plan for Textiles (APT) of the University of Turku was read.",
        "The Action Plan for Textiles, the work of the University of Turku, was read.",
    ],
)
def test_a_plan_is_of_the_body_that_it_is_said_to_be_of(text: str):
    assert "University of Turku" in {body for _, body in said(text, "developedBy")}
