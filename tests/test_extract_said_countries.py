"""Countries and towns as the languages of a text call them, and where the names of bodies end before them."""

import pytest

from graph.model import document_of
from loaders.extract.reading import Reading
from loaders.extract.rules import read


def named(reading: Reading, *kinds: str) -> list[tuple[str, str | None]]:
    """The things of some classes with their countries, as the text names them, in order."""
    return [(thing.label, thing.country) for thing in reading.found(*kinds)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Projektet har partnere fra Holland og Belgien.", ["Holland", "Belgien"]),
        ("Hankkeen kumppanit tulevat Hollannista ja Tšekistä.", ["Hollannista", "Tšekistä"]),
        ("Projekti partnerid on Suurbritanniast ja Hollandist.", ["Suurbritanniast", "Hollandist"]),
        ("Het project heeft partners uit Holland en Groot-Brittannië.", ["Holland", "Groot-Brittannië"]),
    ],
)
def test_countries_go_by_their_everyday_names(text: str, names: list[str]) -> None:
    assert [label for label, _ in named(read(document_of(text)), "Country")] == names


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        (
            "GREENSHIP-hanketta johtaa Extremaduran energiavirasto AGENEX Espanjasta.",
            "Extremaduran energiavirasto AGENEX",
            "Espanjasta",
        ),
        ("Mukana ovat Ostravan yliopisto Tšekistä ja Innova Oy Virosta.", "Ostravan yliopisto", "Tšekistä"),
        (
            "Partnerid on Ostrava ülikool Tšehhist ja Energiaagentuur AGENEX Hispaaniast.",
            "Energiaagentuur AGENEX",
            "Hispaaniast",
        ),
        ("Projektet GREENSHIP leds av Forststyrelsen i Vasa.", "Forststyrelsen", "Vasa"),
        ("Projektet GREENSHIP ledes af Miljøstyrelsen i Odense.", "Miljøstyrelsen", "Odense"),
    ],
)
def test_a_body_ends_before_the_place_where_it_is(text: str, name: str, place: str) -> None:
    reading = read(document_of(text))
    body = next(thing for thing in reading.found("Organization", "PublicOrganisation") if thing.label == name)

    assert place in [place.label for claim in reading.says(body, "basedIn") for place in [claim.object]]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Partnermødet i projektet GREENSHIP blev holdt i den belgiske by Mechelen den 3. maj 2020.", "Mechelen"),
        ("Partnermötet i projektet GREENSHIP hölls i den tyska staden Rostock den 3 maj 2020.", "Rostock"),
        ("Das Partnertreffen des Projekts GREENSHIP fand in der dänischen Stadt Kolding statt.", "Kolding"),
        ("De partnermeeting van het project GREENSHIP vond plaats in de Duitse stad Bremen.", "Bremen"),
        (
            "Partnermødet i projektet GREENSHIP blev holdt i den svenske by Malmö. Værten var Malmö Stad.",
            "Malmö",
        ),
    ],
)
def test_the_town_behind_its_noun_is_where_a_meeting_is_held(text: str, town: str) -> None:
    reading = read(document_of(text))

    assert [claim.object.label for claim in reading.claims.by("heldIn")] == [town]


@pytest.mark.parametrize(
    "days",
    ["den 3. og 4. maj 2020", "den 3 och 4 maj 2020", "den 3. og den 4. maj 2020", "3. ja 4. mail 2020"],
)
def test_two_days_with_and_between_are_a_run(days: str) -> None:
    reading = read(document_of(f"Partnermötet i projektet GREENSHIP hölls i Malmö {days}."))
    said = [claim.object.value for name in ("startDate", "endDate") for claim in reading.claims.by(name)]

    assert said == ["2020-05-03", "2020-05-04"]


def test_a_body_that_takes_part_in_a_project_named_later_is_no_partner_of_the_first() -> None:
    text = "Aalborg Universitet er partner i projektet GREENSHIP, mens Aalborg Kommune deltager i projektet QUAYS."
    found = read(document_of(text)).claims.by("hasPartner")

    assert {(claim.subject.label, claim.object.label) for claim in found} == {
        ("GREENSHIP", "Aalborg Universitet"),
        ("QUAYS", "Aalborg Kommune"),
    }
