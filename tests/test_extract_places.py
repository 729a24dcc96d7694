"""Places: which words of a text are taken for one."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.reading import begin
from loaders.extract.rules import extract
from loaders.extract.whereabouts import locate


def places(text: str) -> set[str]:
    """The names of the places that a text is found to speak of, and the codes of those it does not name."""
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "type")
    return {m.names[0].text if m.names else str(m.code) for m in found if m.kind in ("City", "Region", "Country")}


def located(text: str, body: str) -> tuple[str | None, str | None]:
    """Where the body is whose name fills the text."""
    reading = begin(document_of(text))
    return locate(reading, 0, len(reading.words) - 1, body)


@pytest.mark.parametrize(
    "text",
    [
        "From these visits the partners learnt a lot.",
        "Com este plano o município quer poupar energia.",
        "Una nuova rete di comuni è nata in primavera.",
        "A visita foi feita pelo Vale na semana passada.",
        "Ha parlato anche Juan Ferrero, direttore.",
        "The report was written by Karin Holm.",
    ],
)
def test_a_word_that_is_a_place_in_another_language_only_is_no_place(text: str):
    assert places(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The partners met in Florence.", "Florence"),
        ("The partners met in Pilsen.", "Pilsen"),
        ("Spotkanie dotyczyło planów Lublina.", "Lublina"),
        ("I partner si sono incontrati a Lubiana.", "Lubiana"),
    ],
)
def test_a_city_is_known_by_its_foreign_and_inflected_names(text: str, name: str):
    assert places(text) == {name}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Työ alkoi vuonna 2018 ja sen kokous pidetään syksyllä Kuopiossa, jossa on myös vieraita.", "geonames:650224"),
        ("The meeting in Kuopiossa was a slip of the pen, and nobody was there.", None),
        ("Następne spotkanie odbyło się w Krakowie i było bardzo ciekawe dla wszystkich.", "geonames:3094802"),
        ("Naslednje srečanje je bilo v Mariboru in je bilo zelo zanimivo za vse.", "geonames:3195506"),
    ],
)
def test_a_case_form_of_a_name_means_the_place_where_its_language_is_spoken(text: str, code: str | None):
    found = {s.subject.code for s in extract(document_of(text)) if s.predicate == "label"}

    assert found == ({code} if code else set())


def test_a_year_before_the_head_noun_belongs_to_a_strategy():
    rows = extract(document_of("The council adopted the Green Valley 2040 Roadmap in spring."))
    names = {s.object.value for s in rows if s.predicate == "title"}

    assert names == {"Green Valley 2040 Roadmap"}


def test_a_compass_word_joined_by_a_hyphen_leaves_no_country():
    assert places("The farms of West-Poland took part.") == set()


@pytest.mark.parametrize(
    ("name", "body", "where"),
    [
        ("Latvia Design Centre", "research-centre", ("LV", None)),
        ("Centro per la Mobilità", "research-centre", (None, None)),
        ("West Valley Cluster", "cluster", (None, None)),
        ("Comune di Este", "municipality", ("IT", "ITH36")),
        ("Norfolk County", "county", (None, None)),
    ],
)
def test_a_body_is_not_where_its_head_noun_or_a_common_word_is_a_place(
    name: str, body: str, where: tuple[str | None, str | None]
):
    assert located(name, body) == where


def test_a_legal_form_in_brackets_is_no_country_code():
    rows = extract(document_of("The project DEMO has three partners: Alfa Consulting (SL), City of Turin (IT)."))
    based = {s.object.code for s in rows if s.predicate == "basedIn" and isinstance(s.object, Mention)}

    assert "SL" not in based


def test_a_body_is_where_the_case_form_in_its_name_says():
    text = "W spotkaniu wzięła udział Politechnika w Krakowie i było to bardzo ciekawe dla wszystkich."
    rows = extract(document_of(text))

    assert {s.object.code for s in rows if s.predicate == "basedIn" and isinstance(s.object, Mention)} == {"PL213"}
