"""Events whose facts stand in labels below their names."""

import pytest

from graph.model import Block, document_of
from loaders.extract.rules import extract


def told(text: str) -> set[tuple[str, str]]:
    places, lines = 0, []
    for line in text.split("\n"):
        if line:
            lines.append(Block("paragraph", places, places + len(line)))
        places += len(line) + 1
    found = [s for s in extract(document_of(text, blocks=tuple(lines))) if s.status == "asserted"]
    events = [s for s in found if s.subject.kind == "Event"]
    values = {(s.predicate, s.object.names[0].text) for s in events if s.predicate in ("heldIn", "hostedBy")}
    return values | {(s.predicate, s.object.value) for s in events if s.predicate in ("date", "startDate", "endDate")}


@pytest.mark.parametrize(
    ("text", "place", "host"),
    [
        (
            "Konference projektu HARBOURS\nDatum: 3. května 2024\nMísto konání: Brno\nPořadatel: Město Znojmo",
            "Brno",
            "Město Znojmo",
        ),
        (
            "HARBOURS ist ein Projekt des Programms Interreg Europe.\n"
            "Abschlusskonferenz von HARBOURS\nTermin: 3. Mai 2024\nOrt: Kassel\nVeranstalter: Stadt Fulda",
            "Kassel",
            "Stadt Fulda",
        ),
        (
            "Conférence finale de HARBOURS | Date : 3 mai 2024 | Lieu : Rennes | Organisateur : Ville de Brest",
            "Rennes",
            "Ville de Brest",
        ),
        (
            "Projekti HARBOURS lõpukonverents\nAeg\n3. mai 2024\nKoht\nTartu\nKorraldaja\nPõlva Vallavalitsus",
            "Tartu",
            "Põlva Vallavalitsus",
        ),
    ],
)
def test_labels_below_an_event_say_when_where_and_by_whom(text: str, place: str, host: str):
    assert told(text) >= {("heldIn", place), ("hostedBy", host), ("date", "2024-05-03")}


def test_a_line_below_may_be_a_day_and_a_town_and_no_more():
    text = "HARBOURS is a project of Interreg Europe.\nFinal conference of HARBOURS\n3 May 2024, Lyon\nAll are welcome."

    assert told(text) == {("heldIn", "Lyon"), ("date", "2024-05-03")}


def test_another_label_ends_the_hosts():
    text = "Second study visit of HARBOURS\nPlace: Lyon. Host: City of Gent. Present: University of Antwerp"

    assert told(text) == {("heldIn", "Lyon"), ("hostedBy", "City of Gent")}


def test_both_days_of_an_event_may_have_their_month_and_year():
    text = "Peer review in Lyon\n12 Sep 2019 to 13 Sep 2019\nLocation: Lyon, France\nHARBOURS is a project."

    assert told(text) >= {("heldIn", "Lyon"), ("startDate", "2019-09-12"), ("endDate", "2019-09-13")}
