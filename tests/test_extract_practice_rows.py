"""Practices in lists and rows with who runs them and where they are, actions under a plan's heading."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract

OPENING = "TOOLSHARE, Interreg Europe\n\n"


def said(text: str, predicate: str) -> set[tuple[str, str]]:
    """Subjects and objects of a property that a text states."""
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in extract(document_of(OPENING + text))
        if s.predicate == predicate and s.status == "asserted" and isinstance(s.object, Mention)
    }


def test_a_body_behind_a_dash_is_no_part_of_a_listed_practice():
    rows = "- Green Tables – Łosice County\n- Farm Bus – South Kerry Development Partnership (Ireland)"
    text = "Good practices of TOOLSHARE\n\n" + rows

    assert said(text, "implementedBy") == {
        ("Green Tables", "Łosice County"),
        ("Farm Bus", "South Kerry Development Partnership"),
    }
    assert said(text, "sharesPractice") == {("TOOLSHARE", "Green Tables"), ("TOOLSHARE", "Farm Bus")}


@pytest.mark.parametrize(
    "text",
    [
        "Good practices of TOOLSHARE were presented: Green Tables (Turku, Finland), Farm Bus (Lahti) and Shed (Italy).",
        "Tutvustati projekti TOOLSHARE head tava: „Green Tables“ (Turku), „Farm Bus“ (Lahti) ja „Shed“ (Itaalia).",
    ],
)
def test_names_before_brackets_in_a_row_of_practices_are_practices_of_the_project(text):
    assert said(text, "sharesPractice") == {("TOOLSHARE", name) for name in ("Green Tables", "Farm Bus", "Shed")}
    assert {("Green Tables", "Turku"), ("Farm Bus", "Lahti")} <= said(text, "appliesTo")


def test_bodies_before_brackets_are_no_practices():
    text = "The good practices were shown by three partners: City of Turku (Finland), University of Graz (Austria)."

    assert said(text, "sharesPractice") == set()


def test_the_numbered_lines_under_a_heading_on_a_plan_s_actions_are_its_actions():
    heading = "Actions of the TOOLSHARE action plan"
    text = heading + "\n\n1. Green Tables for schools – South Kerry Development Partnership\n2. Farm Bus – City of Graz"

    assert {action for _, action in said(text, "hasAction")} == {"Green Tables for schools", "Farm Bus"}
    assert ("Farm Bus", "City of Graz") in said(text, "implementedBy")


def test_a_practice_with_a_name_like_a_project_s_is_no_project():
    text = "The good practice “Bike4All” is supported by the City of Turku."

    rows = [s.subject for s in extract(document_of(OPENING + text)) if s.subject.names]

    assert {one.kind for one in rows if one.names[0].text == "Bike4All"} == {"GoodPractice"}


def test_a_small_word_of_the_sentence_is_no_negation_of_english():
    text = "No projeto TOOLSHARE, a Câmara Municipal de Braga preparou um plano de ação."

    assert said(text, "hasActionPlan") == {("TOOLSHARE", "plano de ação")}
