"""Countries written as codes of two letters behind the bodies of a list, in brackets or bare."""

import pytest

from tests.test_extract_numbered_actions import named


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Chef de file Province de Liège (BE) Partenaires Ville de Vichy (FR), Comune di Lecce (IT), Ville de Spa.",
            {"BE", "FR", "IT"},
        ),
        ("Partners - Stadt Bonn DE (LP); Cork County Council IE; Município de Évora PT.", {"DE", "IE", "PT"}),
    ],
)
def test_codes_behind_the_names_of_a_list_are_countries(text: str, codes: set[str]):
    assert codes <= named(text, "Country")


@pytest.mark.parametrize(
    "text",
    [
        "The City of Bonn (DE) was there.\nNo other code stands in this text, IT systems aside.",
        "Il progetto PA (IT) e la SA (XX) e la SL (YY) non sono paesi.",
    ],
)
def test_a_single_code_or_a_legal_form_is_no_list_of_countries(text: str):
    assert not {"IT", "SA", "SL", "XX"} & named(text, "Country") - {"IT"}
    assert "XX" not in named(text, "Country")
