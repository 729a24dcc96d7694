"""Pages that announce several projects at once and tell of each below a heading, in quotes or in sentences."""

import pytest

from graph.model import document_of
from loaders.extract.reading import Reading
from loaders.extract.rules import read

FLEMISH = """Interreg Vlaanderen-Nederland keurde twee nieuwe projecten goed. Samen krijgen ze 9 miljoen euro uit EFRO.

Algen op Zout

Onder leiding van HZ University of Applied Sciences wordt zeewier geteeld. Looptijd: 36 maanden.

Fietsen langs de Linie

Toerisme Provincie Antwerpen trekt het project; partners zijn Erfgoed Brabant en de gemeente Brecht.
"""


def said(reading: Reading, predicate: str) -> set[tuple[str, str]]:
    """Who and what a relation joins, by their names."""
    return {(claim.subject.label, claim.object.label) for claim in reading.claims.by(predicate)}


def test_as_many_headings_as_projects_are_announced_are_their_names() -> None:
    reading = read(document_of(FLEMISH))

    assert [thing.label for thing in reading.found("Project")] == ["Algen op Zout", "Fietsen langs de Linie"]


def test_the_programme_and_the_fund_are_those_of_all_projects_announced_together() -> None:
    reading = read(document_of(FLEMISH))
    both = ("Algen op Zout", "Fietsen langs de Linie")

    assert said(reading, "fundedUnder") == {(name, "Interreg Vlaanderen-Nederland") for name in both}
    assert said(reading, "fundedBy") == {(name, "EFRO") for name in both}


@pytest.mark.parametrize(
    "text",
    [
        "Der Ausschuss von Interreg Deutschland-Danmark hat zwei Projekte bewilligt.\n\nDas Projekt FISHNET will Netze"
        " reparieren.\n\nIm Projekt WINDLAB lernen Schüler.",
        "Styrkommittén för Interreg Sverige-Norge har beviljat två nya projekt.\n\nProjektet FISHNET ska laga nät.\n\n"
        "Projektet WINDLAB utbildar tekniker.",
    ],
)
def test_who_approved_several_projects_tells_the_programme_of_each(text: str) -> None:
    assert {name for name, _ in said(read(document_of(text)), "fundedUnder")} == {"FISHNET", "WINDLAB"}


def test_headings_of_another_number_than_was_announced_are_no_projects() -> None:
    text = FLEMISH.replace("twee nieuwe", "zeven nieuwe")

    assert "Algen op Zout" not in {thing.label for thing in read(document_of(text)).found("Project")}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Projektis RIVERGOV osaleb üheksa organisatsiooni kuuest riigist.", ["9"]),
        ("In das Projekt REWINE bringen sich neun Einrichtungen aus Österreich, Ungarn und Kroatien ein.", ["9"]),
        ("Mit dem Projekt REWINE will die Stadt Graz gemeinsam mit fünf Partnern den Weinbau sichern.", []),
    ],
)
def test_partners_are_counted_by_their_countries_and_not_beside_one_of_them(text: str, count: list[str]) -> None:
    assert [claim.object.value for claim in read(document_of(text)).claims.by("partnerCount")] == count


def test_the_full_title_stands_behind_its_label() -> None:
    text = (
        'Võrumaa Arenduskeskus on partner Interreg Euroopa projektis "RIVERGOV".\n\n'
        'Projekti täispikk nimetus: "River basins as a basis for better governance".'
    )

    assert "River basins as a basis for better governance" in {
        name.text for thing in read(document_of(text)).found("Project") for name in thing.names
    }
