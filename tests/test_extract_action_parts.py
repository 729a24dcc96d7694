"""What texts and forms tell of actions and instruments under their names: players, time, money, sources, managers."""

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
    ("text", "bodies"),
    [
        (
            "ACTION PLAN\n\nProject: TOOLSHARE\n\nACTION 1: Fairs for tools\n3. Players involved. University of Turin "
            "(lead), Municipality of Elverum (permits).\n\nACTION 2: Rain school\n",
            {"University of Turin"},
        ),
        (
            "PIANO D'AZIONE\n\nProgetto: TOOLSHARE\n\nAzione 1: Fiera degli attrezzi\nSoggetto attuatore: Comune di "
            "Bologna. Tempi: giugno 2021 - dicembre 2022.\n\nAzione 2: Scuola della pioggia\n",
            {"Comune di Bologna"},
        ),
        (
            "PLAN DE ACCIÓN\n\nProyecto: TOOLSHARE\n\nAcción 1: Feria de herramientas\nAgentes implicados. Diputación "
            "de Huesca; Universidad de Zaragoza (asesoramiento).\n\nAcción 2: Escuela de lluvia\n",
            {"Diputación de Huesca"},
        ),
        (
            "AKTIONSPLAN\n\nProjekt: TOOLSHARE\n\nMaßnahme 1: Werkzeugmesse\nBeteiligte: Landkreis Tübingen, "
            "Hochschule Rottenburg\nKosten: 54.000 EUR\n\nMaßnahme 2: Regenschule\n",
            {"Landkreis Tübingen", "Hochschule Rottenburg"},
        ),
        (
            "ACTIEPLAN\n\nProject: TOOLSHARE\n\nActie 1: Beurs voor gereedschap\nBetrokken partijen: Gemeente "
            "Westerveld, Provincie Drenthe.\n\nActie 2: Regenschool\n",
            {"Gemeente Westerveld", "Provincie Drenthe"},
        ),
        (
            "AKCIJSKI NAČRT\n\nProjekt: TOOLSHARE\n\nUKREP 1 – Sejem orodja\nUdeleženci: Mestna občina Koper\n\n"
            "UKREP 2 – Šola dežja\n",
            {"Mestna občina Koper"},
        ),
    ],
)
def test_players_carry_an_action_out(text: str, bodies: set[str]):
    assert {body for _, body in said(text, "implementedBy")} == bodies


def test_payers_of_an_action_are_not_those_that_declined():
    text = (
        "ACTION PLAN\n\nACTION 1: Fairs for tools\nFunding sources. University of Turin. The European Social Fund was "
        "not granted.\n\nACTION 2: Rain school\nTimeframe: 2022\n"
    )

    assert {payer for _, payer in said(text, "fundingSource")} == {"University of Turin"}
    assert ("Rain school", "2022") in said(text, "startDate")


@pytest.mark.parametrize(
    "background",
    [
        'The background. During the workshop the partners learned about "Živé medze", run by a public body.',
        'Background: our farms lack money; in Wales the scheme "Živé medze" pays them.',
        'The idea comes from "Živé medze", a good practice that the Welsh presented in Vigo.',
    ],
)
def test_a_name_in_quotes_in_the_background_of_an_action_is_its_source(background: str):
    text = f"ACTION PLAN\n\nACTION 1: Leaky dams on farms\n{background}\n\nACTION 2: Rain school for all\n"

    assert said(text, "buildsOn") == {("Leaky dams on farms", "Živé medze")}


@pytest.mark.parametrize(
    "text",
    [
        "Das Sekretariat von Interreg Europe hat am 11. Juni 2021 den Aktionsplan Sachsen validiert, der gut ist.",
        "Het Secretariaat van Interreg Europe heeft op 11 juni 2021 het actieplan Drenthe gevalideerd.",
    ],
)
def test_a_verb_at_the_end_has_body_and_plan_before_it(text: str):
    assert len(said(text, "validatedBy")) == 1


def test_an_opening_participle_says_who_wrote_the_plan_behind_it():
    text = (
        "The Lapland Action Plan is ready. Drawn up by the University of Turin with care, the plan sets out to "
        "influence the Rural Growth Programme 2021-2027."
    )

    assert said(text, "developedBy") == {("Lapland Action Plan", "University of Turin")}
    assert said(text, "addresses") == {("Lapland Action Plan", "Rural Growth Programme 2021-2027")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "STRUMENTO DI POLICY\n\nDenominazione: Piano Strategico di Genova 2017-2019\nAutorità responsabile: Comune "
            "di Genova\nPeriodo: 2017-2019\n\nIl progetto TOOLSHARE è di Interreg Europe.\n",
            "Piano Strategico di Genova 2017-2019",
        ),
        (
            "Policy instrument: Growth Programme of Wales 2021-2027\n\nManaging authority: University of Turin\n"
            "Period: 2021-2027\n\nThe project TOOLSHARE is of Interreg Europe.\n",
            "Growth Programme of Wales 2021-2027",
        ),
    ],
)
def test_the_page_of_an_instrument_says_who_manages_it_and_when(text: str, name: str):
    assert {policy for policy, _ in said(text, "managedBy")} == {name}
    assert {policy for policy, _ in said(text, "endDate")} == {name}


def test_the_noun_for_an_instrument_names_none():
    text = "El proyecto mejora el instrumento de política de la región en la que los socios trabajan juntos."

    assert not any(s.subject.kind == "PolicyInstrument" for s in extract(document_from(text)))
