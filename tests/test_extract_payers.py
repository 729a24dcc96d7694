"""Who pays: the fund or body beside a sum, and of which thing."""

import pytest

from graph.model import Literal, document_of
from loaders.extract.rules import extract


def paid(text: str) -> set[tuple[str, str]]:
    """What is paid by whom, as asserted."""
    rows = [s for s in extract(document_of(text)) if s.predicate in ("fundedBy", "fundingSource")]
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in rows
        if s.status == "asserted" and not isinstance(s.object, Literal)
    }


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("The good practice “Night Boats” began in 2019 with 48,000 euro from the City of Lille.", "City of Lille"),
        ("La buona pratica «Barche di notte» costa 48.000 euro messi dalla Regione Lazio.", "Regione Lazio"),
        (
            "La buena práctica «Barcos de noche» costó 48.000 euros a cargo del Ayuntamiento de Lugo.",
            "Ayuntamiento de Lugo",
        ),
        (
            "Die gute Praxis „Nachtboote“ kostet 48.000 Euro aus dem Europäischen Sozialfonds.",
            "Europäischen Sozialfonds",
        ),
    ],
)
def test_who_stands_behind_from_beside_a_sum_pays_it(text: str, payer: str) -> None:
    assert any(by == payer for _, by in paid(text))


def test_the_receiver_of_a_sum_pays_nothing() -> None:
    text = "The good practice “Night Boats” gave 48,000 euro to the City of Lille."

    assert not any(by == "City of Lille" for _, by in paid(text))


@pytest.mark.parametrize(
    "text",
    [
        "Projekt HARBOURS fährt an. Förderung: Interreg Europe (EFRE).",
        "The project HARBOURS has begun. The ERDF covers 85 % of the costs.",
        "Projektet HARBOURS er begyndt. EFRU dækker 85 %.",
    ],
)
def test_a_fund_that_covers_a_share_pays_the_project(text: str) -> None:
    assert any(what == "HARBOURS" and by.startswith("E") for what, by in paid(text))


def test_a_fund_of_something_else_in_the_text_pays_no_project() -> None:
    text = (
        "The project HARBOURS has ended.\n\nThe town opened a school of boats. It is paid with 110,000 euro from the "
        "European Social Fund."
    )

    assert ("HARBOURS", "European Social Fund") not in paid(text)
