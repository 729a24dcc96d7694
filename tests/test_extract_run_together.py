"""Lists of partners that came down as one line, and rows of which one name is said to lead."""

import pytest

from graph.model import document_of
from tests.read_out import of_projects

NAMES = {"City of Zwolle", "Comune di Biella", "Landkreis Harz", "Kauno kolegija"}


def said(text: str, predicate: str) -> set[str]:
    return of_projects(document_of(text), predicate)


@pytest.mark.parametrize(
    "text",
    [
        "Project CORKWOOD Home News Lead partner City of Zwolle (NL) Partners Comune di Biella (IT) "
        "Kauno kolegija (LT) Landkreis Harz (DE) Contact",
        "Project CORKWOOD – cork for houses Home | Partners Lead Partner: City of Zwolle, Netherlands Project "
        "partner 2: Comune di Biella, Italy Project partner 3: Landkreis Harz, Germany Partner 4: Kauno kolegija "
        "(KK), Kaunas, Lithuania Programme: Interreg Europe",
        "Partners of the project CORKWOOD Comune di Biella Italy LEAD PARTNER City of Zwolle Netherlands "
        "Landkreis Harz Germany Kauno kolegija Lithuania",
        "The project CORKWOOD had four partners. Partners - City of Zwolle NL (LP); Comune di Biella IT; "
        "Landkreis Harz DE; Kauno kolegija LT.",
        "CORKWOOD · Interreg Europe · Coordinator: City of Zwolle (NL) · Partners: Comune di Biella (IT), "
        "Landkreis Harz (DE), Kauno kolegija (LT)",
    ],
    ids=["brackets", "labels", "countries", "codes", "coordinator"],
)
def test_countries_and_labels_part_the_partners_of_one_line(text: str):
    assert said(text, "hasPartner") == NAMES
    assert said(text, "leadPartner") == {"City of Zwolle"}


def test_a_paragraph_below_a_heading_is_parted_by_the_countries_in_brackets():
    text = (
        "CORKWOOD is an Interreg Europe project.\n\nPartners\n"
        "City of Zwolle (Netherlands) Comune di Biella (Italy) Kauno kolegija (Lithuania) Landkreis Harz (Germany)"
    )

    assert said(text, "hasPartner") == NAMES


@pytest.mark.parametrize(
    "row",
    [
        "Who: City of Zwolle in the lead; Comune di Biella; Landkreis Harz; Kauno kolegija",
        "City of Zwolle (lead partner) - Comune di Biella - Landkreis Harz - Kauno kolegija",
        "City of Zwolle, lead | Comune di Biella | Landkreis Harz | Kauno kolegija",
    ],
)
def test_a_row_of_which_one_leads_is_one_of_partners(row: str):
    text = f"The project CORKWOOD is about cork.\n\nAt a glance\n{row}\n\nWhen: 2020 to 2023"

    assert said(text, "hasPartner") == NAMES
    assert said(text, "leadPartner") == {"City of Zwolle"}


def test_towns_behind_a_colon_take_part_where_one_is_at_the_helm():
    text = "The project CORKWOOD looks at five cities: Aarhus, Vilnius, Braga, Nantes and, at the helm, Bologna."

    assert said(text, "hasPartner") == {"Aarhus", "Vilnius", "Braga", "Nantes", "Bologna"}


def test_who_carries_out_an_action_is_no_row_of_partners():
    text = (
        "Action plan of the project CORKWOOD\n\nAction 1: Dams\nPlayers involved\n"
        "Dee Rivers Alliance (lead), Dee Wildlife Trust (permits), Farmers' Union of Wales."
    )

    assert said(text, "hasPartner") == set()


def test_a_country_within_the_names_of_bodies_parts_nothing():
    text = "Partners of the project CORKWOOD: Enterprise Ireland, the Bank of Italy and the City of Zwolle."

    assert said(text, "hasPartner") == {"Enterprise Ireland", "Bank of Italy", "City of Zwolle"}


def test_the_words_of_a_sentence_before_the_first_of_a_row_are_no_name():
    text = (
        "Projekt TOOLSHARE se je začel leta 2018. V njem so poleg nje Dežela Lombardija (vodilni partner), "
        "Provinca Gelderland, Občina Sofija in Univerza v Ljubljani."
    )

    assert not any(name.startswith("V njem") for name in said(text, "hasPartner"))
