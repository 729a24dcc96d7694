"""Bodies: where their names begin and end, and what is none."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def bodies(text: str) -> set[str]:
    """The names of the bodies that a text is found to speak of."""
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "label")
    return {m.names[0].text for m in found if m.kind in ("Organization", "PublicOrganisation")}


@pytest.mark.parametrize(
    "text",
    [
        "Five countries of the Baltic Region share one river.",
        "The DEMO consortium met for the first time.",
        "We were guests of the lovely city of Turin.",
        "The rules were explained by the Steering Committee on Monday.",
        "La rete unisce le autorità pubbliche del Sud Est Europa.",
        "Der Wandel der Gesellschaft in Polen geht weiter.",
    ],
)
def test_a_class_noun_without_a_territory_or_name_of_its_own_is_no_body(text: str):
    assert bodies(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The plan was written by the Region of Lombardy.", "Region of Lombardy"),
        ("Il piano è stato scritto dalla Regione Puglia.", "Regione Puglia"),
    ],
)
def test_a_class_noun_with_a_territory_is_a_body(text: str, name: str):
    assert bodies(text) == {name}


def test_the_papers_of_a_project_are_no_policies():
    rows = extract(document_of("The partners signed the Partnership Agreement and opened Work Package 2."))

    assert [s for s in rows if isinstance(s.subject, Mention) and s.subject.kind == "PolicyFramework"] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "El acto fue abierto por la Dirección General de Agricultura, Comercio y Turismo.",
            {"Dirección General de Agricultura, Comercio y Turismo"},
        ),
        (
            "La misura è gestita dall'Agenzia per il Clima e l'Agricoltura di Torino.",
            {"Agenzia per il Clima e l'Agricoltura di Torino"},
        ),
        ("The Municipality of Turin and Ecolab signed the paper.", {"Municipality of Turin"}),
        (
            "Na spotkaniu był Institut für Landwirtschaft und Wasser der Stadt Graz.",
            {"Institut für Landwirtschaft und Wasser der Stadt Graz"},
        ),
        ("She came from the Department of the same house.", set()),
        (
            "Срещата беше открита от Министерство на околната среда с кратка реч за реките.",
            {"Министерство на околната среда"},
        ),
        (
            "Das Treffen wurde vom Landratsamt Bautzen und seinen Gästen im Herbst vorbereitet.",
            {"Landratsamt Bautzen"},
        ),
        (
            "Guests came from the University of Loviisa and Port Authority of Hamina.",
            {"University of Loviisa", "Port Authority of Hamina"},
        ),
        (
            "Guests came from Inari University of Applied Sciences and Kainuu National Park.",
            {"Inari University of Applied Sciences", "Kainuu National Park"},
        ),
    ],
)
def test_a_name_goes_on_over_its_topics_and_ends_before_the_next_name(text: str, names: set[str]):
    assert bodies(text) == names


def test_the_role_before_a_body_is_no_part_of_its_name():
    assert bodies("Gastgeber war der Projektpartner Stadtwerke Leipzig mit seinem neuen Haus.") == {
        "Stadtwerke Leipzig"
    }


def test_an_acronym_means_no_body_of_a_country_far_from_the_text():
    text = "Die Bäuerinnen aus Kärnten und die Gäste der {} sprachen über den Wald."

    assert bodies(text.format("RERA")) == set()
    assert bodies(text.format("RERA") + " Danach fuhren sie nach Split und Zagreb.") == {"RERA"}


def test_an_acronym_inside_another_name_is_not_read_by_itself():
    rows = extract(document_of("The annual report of Support-EUSALP was read aloud."))

    assert [s for s in rows if isinstance(s.subject, Mention) and s.subject.kind == "Strategy"] == []


def test_a_territorys_own_name_is_no_body_in_a_text_of_another_language():
    text = "The lease was tried in Oslavany, Jihomoravský kraj, Czechia."

    assert bodies(text) == set()


def test_a_territorys_own_name_can_be_a_body_in_its_own_language():
    text = "Vedoucím partnerem projektu je Jihomoravský kraj, partnerem je město Brno."

    assert "Jihomoravský kraj" in bodies(text)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Am Projekt nimmt das slowenische Ministerium für Umwelt teil.", "Ministerium für Umwelt", "SI"),
        ("Das Treffen hielt die rumänische Agentur für Regionalentwicklung.", "Agentur für Regionalentwicklung", "RO"),
        ("Sastanku je prisustvovalo slovensko Ministarstvo zaštite okoliša.", "Ministarstvo zaštite okoliša", "SI"),
        ("Das Ministerium für Umwelt nimmt teil, der slowenische Partner nicht.", "Ministerium für Umwelt", None),
    ],
)
def test_the_adjective_of_a_country_before_a_body_says_whose_it_is(text: str, name: str, country: str | None) -> None:
    bodies = {one.subject.names[0].text: one.subject.country for one in extract(document_of(text)) if one.subject.names}

    assert bodies[name] == country
