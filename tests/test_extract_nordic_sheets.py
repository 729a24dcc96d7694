"""Sheets and news as Nordic and Estonian pages have them: labels without a blank, owners of projects, meetings."""

import pytest

from graph.model import document_of
from loaders.extract.reading import Reading
from loaders.extract.rules import read

SHEET = """Fakta om projektet «Matvägen»

Insatsområde:Natur- och kulturarv
Svensk projektägare:Torsta AB
Norsk projektägare:Trøndelag fylkeskommune
EU-stöd:846 200 €
"""


def names(reading: Reading, *kinds: str) -> list[str]:
    """The names of the things of some classes, in order."""
    return [thing.label for thing in reading.found(*kinds)]


def test_a_label_without_a_blank_above_who_leads_is_no_title() -> None:
    reading = read(document_of(SHEET))

    assert names(reading, "Project") == ["Matvägen"]
    assert {claim.object.label for claim in reading.claims.by("hasPartner")} == {
        "Torsta AB",
        "Trøndelag fylkeskommune",
    }


def test_whose_project_it_is_stands_before_the_noun_and_its_name_in_quotes() -> None:
    reading = read(document_of("Kärdla Roheline Turg projekt „Prügivaba turupäev“ sai alguse 2019. aastal."))

    assert "Kärdla Roheline Turg" not in names(reading, "Project")


@pytest.mark.parametrize("surname", ["Madsen", "Holst"])
def test_a_given_name_that_is_a_noun_elsewhere_opens_the_name_of_a_person(surname: str) -> None:
    text = f"”Havnene er vigtige”, siger Lene {surname}, udvalgsformand i Region Nordjylland."

    assert names(read(document_of(text)), "Person") == [f"Lene {surname}"]


def test_days_of_a_visit_are_no_period_of_the_project() -> None:
    text = (
        "Viljandimaa Omavalitsuste Liit võõrustas 28.–30. septembril 2021 Interreg Euroopa projekti „SOILWISE“ "
        "partnereid Viljandis."
    )

    assert list(read(document_of(text)).claims.by("startDate")) == []


def test_the_meeting_of_a_season_is_a_meeting_of_the_project() -> None:
    text = "SeaLight-hankkeen kevään tapaaminen järjestettiin Porissa 8.–9. kesäkuuta 2022."
    reading = read(document_of(text))

    assert [claim.object.label for claim in reading.claims.by("heldIn")] == ["Porissa"]


def test_a_region_from_which_somebody_comes_is_no_body() -> None:
    text = "In het project SLIK werken Waterschap Rivierenland en zes bedrijven uit de regio Arnhem-Nijmegen samen."

    assert "regio Arnhem-Nijmegen" not in names(read(document_of(text)), "Organization", "PublicOrganisation")


def test_a_committee_is_not_where_the_countries_in_the_name_of_its_programme_are() -> None:
    text = "Der Begleitausschuss des Kooperationsprogramms Interreg Sachsen-Tschechien hat drei Projekte befürwortet."

    assert list(read(document_of(text)).claims.by("basedIn")) == []


def test_the_row_of_a_local_group_is_none_of_partners() -> None:
    text = (
        "SOFT EDGES er et Interreg-projekt.\n\nLokal følgegruppe: Danmarks Naturfredningsforening Thy, Agger Kommune, "
        "Lodsejerforeningen Krik, Aalborg Universitet.\n"
    )

    assert list(read(document_of(text)).claims.by("hasPartner")) == []
