"""Where good practices are and actions are carried out, as the clause that names them says it."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def places(text: str) -> set[tuple[str, str]]:
    """Practices and actions with the places where they are."""
    rows = extract(document_of(text))
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in rows
        if s.predicate in ("appliesTo", "targets") and isinstance(s.object, Mention) and s.status == "asserted"
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "KELWIX ist ein Projekt von Interreg Europe. Das gute Beispiel „Werkbank“ wird in Rostock umgesetzt.",
            ("Werkbank", "Rostock"),
        ),
        (
            "La buena práctica «Ruta del Agua» procede de Zaragoza. Forma parte del proyecto KELWIX.",
            ("Ruta del Agua", "Zaragoza"),
        ),
        ("Labā prakse “Zaļais Galds” nāk no Liepājas. Tā ir daļa no projekta KELWIX.", ("Zaļais Galds", "Liepājas")),
        (
            "KELWIX je projekt Interreg Europe. Dobrá praxe „Putovní Knihovna“ se realizuje v Olomouci od roku 2018.",
            ("Putovní Knihovna", "Olomouci"),
        ),
        ("A „Zöld Asztal” jó gyakorlat Szegedről származik. A KELWIX projekt része.", ("Zöld Asztal", "Szegedről")),
        (
            "KELWIX är ett projekt inom Interreg Europe. I Växjö bygger kommunen den goda praktiken ”Gröna Bordet”.",
            ("Gröna Bordet", "Växjö"),
        ),
    ],
)
def test_the_clause_of_a_practice_says_where_it_is(text: str, found: tuple[str, str]) -> None:
    assert found in places(text)


@pytest.mark.parametrize(
    "text",
    [
        "KELWIX is a project of Interreg Europe. The good practice “Green Tables” was presented at a workshop in Cork.",
        "KELWIX is a project of Interreg Europe. The good practice “Green Tables” has never been used in Cork.",
        "KELWIX is a project of Interreg Europe. The good practice “Green Tables” inspired the town in Limerick.",
    ],
)
def test_a_meeting_a_denial_and_a_copy_say_no_place_of_a_practice(text: str) -> None:
    assert not places(text)
