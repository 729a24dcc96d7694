"""The names of practices and actions wherever they recur."""

from graph.model import document_of
from loaders.extract.rules import read

TEXT = (
    "The good practice “Harvest Bank” lends mowers. In May 2020 Harvest Bank reached its tenth village. It is no body."
)


def test_a_practice_named_again_is_no_body_because_of_a_noun_in_its_name() -> None:
    reading = read(document_of(TEXT))

    assert [thing.label for thing in reading.found("GoodPractice")] == ["Harvest Bank"]
    assert reading.found("Organization") == []


def test_a_practice_has_all_places_of_its_name() -> None:
    (practice,) = read(document_of(TEXT)).found("GoodPractice")

    assert [TEXT[start:end] for start, end in practice.places] == ["Harvest Bank", "Harvest Bank"]
