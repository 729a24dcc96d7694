"""Which policy a plan is to change, as sentences tell it in several languages."""

from __future__ import annotations

import pytest

from tests.read_out import said


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        (
            "The council adopted the Action Plan of Norrland in May 2021. The plan has two actions and is meant to have"
            " an effect upon the Regional Programme of Norrland 2021-2027.",
            "Regional Programme of Norrland 2021-2027",
        ),
        (
            "Der Kreistag hat den Aktionsplan Nordheide am 3. Mai 2021 beschlossen. Der Plan soll das Operationelle"
            " Programm EFRE Niedersachsen beeinflussen.",
            "Operationelle Programm EFRE Niedersachsen",
        ),
        (
            "La Diputación aprobó el Plan de Acción de Soria el 3 de mayo de 2021. El Plan de Acción desarrolla la Ley"
            " 3/2020 de Montes y pretende influir en el Programa Operativo FEDER Castilla y León 2014-2020.",
            "Programa Operativo FEDER Castilla y León 2014-2020",
        ),
        (
            "Zarząd przyjął Plan działań dla Kaszub w maju 2021 r. Plan działań oddziałuje na Regionalny Program"
            " Operacyjny Województwa Pomorskiego na lata 2014-2020.",
            "Regionalny Program Operacyjny Województwa Pomorskiego na lata 2014-2020",
        ),
    ],
)
def test_a_plan_addresses_the_policy_that_its_sentence_says_it_is_to_change(text: str, policy: str) -> None:
    assert policy in {name for _, name in said(text)["addresses"]}


def test_a_label_is_of_the_plan_that_its_paragraph_names_last() -> None:
    found = said(
        'Teruel. Plan de Acción "Montes vivos". Firmado por el Gobierno de Aragón el 21 de marzo de 2022. Instrumento:'
        " PO FEDER Aragón 2014-2020."
    )

    assert ('Plan de Acción "Montes vivos"', "PO FEDER Aragón 2014-2020") in found["addresses"]


@pytest.mark.parametrize(
    "text",
    [
        "The council adopted the Action Plan of Norrland in May 2021. The plan does not influence the Regional"
        " Programme of Norrland 2021-2027.",
        "The council adopted the Action Plan of Norrland in May 2021. The project GREENHILL will also shape the"
        " Regional Programme of Norrland 2021-2027.",
    ],
)
def test_a_plan_addresses_nothing_that_is_denied_or_told_of_something_else(text: str) -> None:
    plans = {who for who, _ in said(text).get("addresses", set()) if "Plan" in who}

    assert plans == set()


def test_the_number_of_a_decree_does_not_end_its_sentence() -> None:
    found = said(
        "Il Piano d'azione FORESTE del Molise, validato dalla Giunta con delibera n. 902 dell'11 giugno 2021, incideva"
        " sul POR FESR Molise 2014-2020."
    )

    assert "POR FESR Molise 2014-2020" in {policy for _, policy in found["addresses"]}
