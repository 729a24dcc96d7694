"""Instruments behind labels, their short forms, managers and money; whose a plan without a name is."""

import pytest

from graph.model import Literal, Mention, document_of
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
    ("label", "item"),
    [
        ("Policy instruments:", "Growth Programme of Lower Saxony"),
        ("Strumenti di policy:", "POR FESR Liguria 2014-2020"),
        ("Instrumentos de política:", "Plan Estratégico de Turismo 2021-2025"),
        ("Instruments de politique :", "Programme opérationnel FEDER Bretagne"),
        ("Politikinstrumente:", "Operationelles Programm Sachsen 2014-2020"),
        ("Instrumenty polityki:", "Regionalny Program Operacyjny Województwa Łódzkiego"),
    ],
)
def test_a_label_says_which_instruments_a_project_addresses(label: str, item: str):
    text = f"The project TOOLSHARE (acronym) is funded by Interreg Europe.\n\n{label}\n- {item}\n- Rural Plan 2031\n"

    assert {thing for _, thing in said(text, "addresses")} == {item, "Rural Plan 2031"}


def test_a_label_with_its_value_names_the_whole_instrument():
    text = (
        "Action Plan of Bavaria\n\nThe plan is part of the project TOOLSHARE.\n\n"
        "Name of the policy instrument addressed: Hills, Lakes and Plains Operational Programme (Germany).\n\n"
        "The HLP Operational Programme is a package of 30 million euro from the European Regional Development "
        "Fund for 2021-2027.\n"
    )
    name = "Hills, Lakes and Plains Operational Programme"

    assert said(text, "addresses") == {("Action Plan of Bavaria", name)}
    assert (name, "European Regional Development Fund") in said(text, "fundedBy")


def test_a_short_name_is_that_of_the_only_long_one():
    text = "The Climate Strategy of Tuscany until 2030 is new. All agree that the Climate Strategy helps."

    names = {s.subject.names[0].text for s in extract(document_of(text)) if s.subject.kind == "Strategy"}

    assert names == {"Climate Strategy of Tuscany until 2030"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Province of Trento decided to put the market into its regional action plan.", "Province of Trento"),
        ("La Provincia di Trento ha inserito il mercato nel suo piano d'azione con tre misure.", "Provincia di Trento"),
        ("La Diputación de Huesca incluyó el mercado en su plan de acción con tres medidas.", "Diputación de Huesca"),
        (
            "Le Département de la Gironde a inscrit le marché dans son plan d'action avec trois mesures.",
            "Département de la Gironde",
        ),
        ("De Provincie Limburg nam de markt op in haar actieplan met drie maatregelen.", "Provincie Limburg"),
    ],
)
def test_a_possessive_says_whose_plan_it_is(text: str, body: str):
    assert {owner for _, owner in said(text, "developedBy")} == {body}


@pytest.mark.parametrize(
    "text",
    [
        "The Province of Trento will prepare its regional action plan.",
        "Each partner wrote its action plan.",
        "The Province of Trento has not finished its action plan.",
    ],
)
def test_a_promised_plan_has_no_developer_yet(text: str):
    assert said(text, "developedBy") == set()


def test_lines_of_a_wrapped_passage_are_one_paragraph_beside_lines_that_are_not():
    text = (
        "HILLS AND LAKES\n\nName\nPlace\nTelephone number of an office where nobody has ever answered so far\n\n"
        "The town has wrapped this passage by hand at a width of some seventy code\n"
        "points, as many people do who send letters, and so its lines are all full\n"
        "but for the last.\n"
    )
    blocks = [text[b.start : b.end] for b in document_from(text).blocks]

    assert "Name" in blocks
    assert blocks[-1].startswith("The town")
    assert blocks[-1].endswith("the last.")
