"""Lists of projects, a line each with its title, and what stands behind them."""

from loaders.extract.rules import extract
from loaders.readers.text import document_from

NEWS = (
    "These are the approved projects:\n\nTIDEWORK: Jobs and skills for work boats\n"
    "BARNS 4 ALL: New life for empty farm buildings (approved with a smaller budget, as the committee wished)\n"
    "Peat Watch: Peat under watch\nHeatSwap: Sharing surplus heat\nLANES: Access networks for bikes\n\n"
    "Their total budget is about 24.8 million euro.\n"
)


def test_each_line_of_one_shape_names_a_project():
    names = {n.text for s in extract(document_from(NEWS)) if s.subject.kind == "Project" for n in s.subject.names}
    assert {"TIDEWORK", "BARNS 4 ALL", "Peat Watch", "HeatSwap", "LANES"} <= names


def test_a_sum_behind_a_list_of_projects_is_not_that_of_the_last():
    assert not [s for s in extract(document_from(NEWS)) if s.predicate == "totalBudget"]


def test_lines_of_labels_are_no_projects():
    text = "The projects in figures:\n\nBudget: 2 million euro\nPartners: eight bodies\nDuration: two years\n"
    assert not [s for s in extract(document_from(text)) if s.subject.kind == "Project"]
