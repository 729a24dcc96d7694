"""Projects whose names stand in capitals and may be any words: all that stands around them tells."""

import pytest

from tests.named_projects import projects


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The town council has become coordinator of GREY WATERS, a project about rain.", "GREY WATERS"),
        ("GREY WATERS: programma Interreg Europe; coordinatore Regione Liguria.", "GREY WATERS"),
        ("La pratica è stata vista nell'ambito di GREY WATERS, che riunisce sei regioni.", "GREY WATERS"),
        ("On nous l'a montrée dans le cadre de GREYWATER. La visite était belle.", "GREYWATER"),
        ("Kava valmis GREYWATER raames ja maksab linnale 20 000 eurot.", "GREYWATER"),
        (
            "Acrónimo ......... GREYWATER\nConvocatoria ..... Interreg Sudoe\n\nEl agua de lluvia se guarda en casa.",
            "GREYWATER",
        ),
        ("¿Qué es AGUAS GRISES?\n\nUna iniciativa de cooperación entre dos orillas.", "AGUAS GRISES"),
        ("1. Title: Rain in small towns - GREYWATER\nProgramme: Interreg Europe", "GREYWATER"),
        ("GREYWATER – sivé vody v mestách\n\nKód: 12\nProgram: Interreg Dunajský región", "GREYWATER"),
        ("Brève | Projet européen EAUX D'AVENIR : la Savoie passe le relais.", "EAUX D'AVENIR"),
        ("Il Piano d'azione RAIN&ROOF del Friuli Venezia Giulia è stato approvato.", "RAIN&ROOF"),
        ("GREYWATER 360 is funded by Interreg Europe.\n\nThe project GREYWATER 360 ends in 2027.", "GREYWATER 360"),
        ("Lopuksi päättyi KADUT elnevezésű. A KADUT elnevezésű projekt 2022-ben zárult le a városban.", "KADUT"),
    ],
)
def test_what_stands_around_a_name_in_capitals_tells_a_project(text: str, name: str) -> None:
    assert name in projects(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The GREYWATER consortium met twice, both times on screen.", "GREYWATER"),
        ("Since autumn you have been working for GREYWATER. Interreg Europe pays.", "GREYWATER"),
    ],
)
def test_where_nothing_else_tells_a_project_the_likeliest_name_is_one(text: str, name: str) -> None:
    assert name in projects(text)


@pytest.mark.parametrize(
    "text",
    [
        "PARTNER SEARCH FORM\nInterreg Europe, third call\n\nTopic: rain.",
        "Universidade da Coruña | OTXI | Proyectos internacionales",
        "Members are the region and the institute ARXI. The project ends in 2027.",
        "LEIXAT (Spain, lead partner), Region Skåne (Sweden).\n\nInterreg Europe pays for it.",
        "CNOX Sicilia, a partner in the project, has six offices.",
        "The study was written by Anna HARTWICK, a project officer.",
    ],
)
def test_bodies_persons_and_labels_in_capitals_are_no_projects(text: str) -> None:
    assert projects(text) == set()


def test_a_line_in_capitals_among_others_is_a_heading_and_no_name() -> None:
    text = "WHO ASKED FOR IT\nThe region did.\n\nWHAT CAME\nA change.\n\nTHE MONEY\nInterreg Europe pays for rain."

    assert projects(text) == set()


def test_a_name_right_before_its_programme_is_a_projects_at_the_head_of_a_sentence():
    assert projects("GROVE Interreg Europe came to its end in 2021. The project was led by Umbria.") == {"GROVE"}


def test_what_action_plans_are_on_is_no_project_of_capitals():
    text = "Umbria has drawn up its Action Plans on WORKPLACE REPAIR within the MENDIT project of Interreg Europe."
    assert projects(text) == {"MENDIT"}
