"""Who gives a sum or a share of the costs of a practice or action, by verbs of giving in any order."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def payers(text: str) -> set[str]:
    """The names of those who are said to pay for a practice or action."""
    return {
        s.object.names[0].text
        for s in extract(document_of(text))
        if s.status == "asserted" and s.predicate in ("fundedBy", "fundingSource") and getattr(s.object, "names", ())
    }


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        (
            "The good practice “Repair Bus” serves villages. The City of Graz gave 30,000 euro.",
            "City of Graz",
        ),
        (
            "Die gute Praxis „Reparaturbus“ hilft Dörfern. 30.000 Euro steuerte das Land Steiermark bei.",
            "Land Steiermark",
        ),
        (
            "Die gute Praxis „Reparaturbus“ hilft Dörfern, und 30 % der Kosten trägt das Land Steiermark.",
            "Land Steiermark",
        ),
        (
            'La buona pratica "Officina mobile" ripara bici. La Regione Liguria ha messo 20.000 euro.',
            "Regione Liguria",
        ),
        (
            "Dobra praktyka „Autobus napraw” działa od 2016 r. Uniwersytet Łódzki przekazał 20 000 euro.",
            "Uniwersytet Łódzki",
        ),
        (
            "La buena práctica «Bus de reparación» recorre pueblos. El Ayuntamiento de Cáceres aporta 9.000 euros.",
            "Ayuntamiento de Cáceres",
        ),
    ],
)
def test_who_gives_a_sum_pays_for_what_the_text_tells_of(text: str, payer: str) -> None:
    assert payer in payers(text)


@pytest.mark.parametrize(
    "text",
    [
        "The good practice “Repair Bus” serves villages. The City of Graz gave advice.",
        "The good practice “Repair Bus” serves villages. The City of Graz did not give 30,000 euro.",
        "The good practice “Repair Bus” serves villages. The City of Graz will provide 30,000 euro.",
        "The good practice “Repair Bus” serves villages. The City of Graz gave no 30,000 euro.",
        "Die gute Praxis „Reparaturbus“ hilft Dörfern. Das Land Steiermark gab die 30.000 Euro nicht.",
        "The good practice “Repair Bus” serves villages; the City of Graz has 30,000 inhabitants.",
    ],
)
def test_advice_refusals_and_promises_pay_for_nothing(text: str) -> None:
    assert not payers(text)
