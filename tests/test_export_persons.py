"""What exports for people's tools leave out: persons, and in texts their names, addresses and telephone numbers."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest

from graph.export import DUMPS, export
from graph.export.persons import Persons, persons_of
from graph.iri import BASE
from tests.small_graph import Memory
from tests.with_persons import ADA, WORDS, with_persons

DOCUMENT = BASE + "doc/aaaa"


def exported(reader: Memory, form: str, persons: bool = False) -> str:
    file = io.BytesIO()
    export(reader, file, form, persons=persons)
    return file.getvalue().decode()


def test_the_persons_of_a_graph_are_known_also_where_they_are_only_suggested():
    suggested = """
        <x:doc/1/ev/0-8/person.1/suggested> { <x:p> a tri:Person ; rdfs:label "Ada Kask" . }
    """
    prefixes = (
        "@prefix tri: <https://w3id.org/triptych/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
    )
    reader = Memory(ox.parse(prefixes + suggested, format=ox.RdfFormat.TRIG))

    assert persons_of(reader).hides("x:p")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ms Ada Kask spoke", "Ms ████████ spoke"),
        ("KASK, Ada", "█████████"),
        ("A. Kask: ada.kask@linn.example", "███████: █████████████████████"),
        ("tel. 600 12 34", "tel. █████████"),
        ("Ms Kask left", "Ms ████ left"),
        ("EUR 1 700 000 in 2018-2021", "EUR 1 700 000 in 2018-2021"),
        ("a budget: 1 700 000, in total 2 000 000", "a budget: 1 700 000, in total 2 000 000"),
        ("mobility 1 700 000", "mobility 1 700 000"),
        ("from 01.06.2018 to 31.05.2022", "from 01.06.2018 to 31.05.2022"),
        ("by 31.05.2014 – 01.06.2016", "by 31.05.2014 – 01.06.2016"),
        ("growth of +1 700 000 EUR", "growth of +1 700 000 EUR"),
        ("Telefonnummer: 600 12 34", "Telefonnummer: █████████"),
        ("Telefon: 030 1234567", "Telefon: ███████████"),
        ("τηλ. 2541350000", "τηλ. ██████████"),
        ("Piedmont Region", "Piedmont Region"),
    ],
)
def test_names_addresses_and_numbers_are_covered_and_amounts_are_not(text: str, left: str):
    assert persons_of(with_persons()).covered(text, DOCUMENT) == left


def test_a_surname_alone_stays_in_a_document_that_does_not_name_the_person():
    assert persons_of(with_persons()).covered("the Kask method", BASE + "doc/cccc") == "the Kask method"


def test_who_asks_for_persons_gets_them():
    shown = persons_of(with_persons(), shown=True)

    assert (shown.hides(ADA), shown.covered("Ada Kask, ada@linn.example")) == (False, "Ada Kask, ada@linn.example")


def test_addresses_go_where_no_person_is_known():
    assert Persons().covered("office@regione.example") == "█" * 22


@pytest.mark.parametrize("form", sorted(one for one in DUMPS if not one.endswith(".gz")))
def test_no_dump_names_persons_unless_asked_for(form: str):
    said = exported(with_persons(), form)

    assert [word for word in WORDS if word in said] == []
    assert "Kask" in exported(with_persons(), form, persons=True)


def test_a_passage_that_says_nothing_but_who_is_left_out_goes_whole():
    person = Memory([quad for quad in with_persons().match() if "resourcesNeeded" not in str(quad.predicate)])

    assert "ev/500-560/person.1" not in exported(person, "nq")
