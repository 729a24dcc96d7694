"""Projects that are named in lists: one a line, behind "such as", in brackets behind what they are about."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract, read
from tests.named_projects import projects_in

LINES = """The committee approved the following projects:

Priority 1: Greener coasts

  • H-PORT | Harbour PORTraits
    Lead partner: City of Lille, France
  • CoastLife | Protecting the coast by measuring it. "Looking together"
    Lead partner: City of Turin, Italy
"""


def named(text: str) -> set[str]:
    """The acronyms and titles of the projects that a text names."""
    return projects_in(document_of(text))


def test_lines_below_their_announcement_name_projects_with_titles_and_lead_partners():
    leads = {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in extract(document_of(LINES))
        if s.predicate == "leadPartner"
    }

    assert named(LINES) == {
        *("H-PORT", "Harbour PORTraits", "CoastLife"),
        'Protecting the coast by measuring it. "Looking together"',
    }
    assert leads == {("H-PORT", "City of Lille"), ("CoastLife", "City of Turin")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("La ciudad ha trabajado en proyectos como Rutas Verdes, Aula Clara o RIBERALAB, entre otros.", "RIBERALAB"),
        ("I due progetti riguardano: i treni (BikeRAIL); la formazione dei giovani (LEARN-NET).", "BikeRAIL LEARN-NET"),
        ("São os seguintes projetos:\nO PONTE NORTE, orientado para a água.\nO VERDEMAR, na área do mar.", "VERDEMAR"),
        ("We visited:\n• Seaclear – a project led by the City of Lille which cleans water.", "Seaclear"),
        ("The line is built by the WIREBUS 2.0 project, funded by Interreg Europe.", "WIREBUS 2.0"),
        ("O projeto intitulado de RedeVIVA arrancou em maio.", "RedeVIVA"),
    ],
)
def test_projects_are_named_in_lists(text: str, names: str):
    assert named(text) >= set(names.split(" ") if "2.0" not in names else [names])


@pytest.mark.parametrize(
    "text",
    [
        "Early 2018, Interreg Europe published a study about its projects.",
        "A Comunidade do Alto Lima (CA Alto Lima) participou num encontro do Interreg Europe.",
        "Project partners\n• SPAIN: City of Toledo\n• ITALY: City of Turin",
    ],
)
def test_dates_short_names_of_bodies_and_countries_are_no_projects(text: str):
    assert named(text) == set()


def test_a_project_given_as_an_example_is_not_what_the_text_is_about():
    text = "Interreg Europe helps towns, as in projects such as WATERLAB, GREENRAIL and SMALLTOWN."

    assert read(document_of(text)).project is None


def test_a_list_behind_the_plural_may_be_parted_by_semicolons():
    text = "Lietuva dalyvauja 4 projektuose: Rural Renewal, ToolS3; Build+I; WATER 4 TOWNS;"

    assert {"Rural Renewal", "ToolS3", "Build+I", "WATER 4 TOWNS"} <= named(text)


def test_names_of_two_projects_may_stand_behind_a_dash():
    text = "Uzņēmumu konkurētspēju attīstīs divi projekti – Valley SMEs un RADIO. Tie uzlabos galamērķu pārvaldību."

    assert {"Valley SMEs", "RADIO"} <= named(text)


def test_items_below_an_announced_list_may_go_on_with_what_the_project_does():
    text = """Vier der Projekte werden von hier aus geleitet. Diese sind:
- UMBRELLA will das Potential der Region stärker nutzbar machen.
- Quiet Roads macht Städte leiser und arbeitet mit sechs Städten zusammen.
- Monsun testet Konzepte für trockene Sommer.
"""

    assert {"UMBRELLA", "Quiet Roads", "Monsun"} <= named(text)


def test_a_list_may_be_announced_without_a_colon():
    text = """Exempel på projekt som berör skärgården är

  • Seagreen, verkar för att minska utsläppen till havet.
  • Northern Birds, satsning på naturturism med fokus på fåglar.
"""

    assert {"Seagreen", "Northern Birds"} <= named(text)


def test_persons_and_words_behind_one_project_are_no_list():
    text = "Partneri predstavili projekt ConnLine SK-AT, Elena Nováková, Alena Horváthová so zameraním na služby."

    assert not named(text) & {"Elena Nováková", "Alena Horváthová"}
