"""How statements are judged by a gold, and what their confidences are worth."""

from __future__ import annotations

from xml.etree import ElementTree

from benchmarks.quality.facts import country_names
from benchmarks.quality.judging import Judged, bins, judged, picture
from graph.export.statements import statement_lines
from graph.iri import BASE
from graph.model import document_of
from loaders.extract.rules import extract

TEXT = "Lead partner of the project HARBOURS is the City of Lille (France). Its website is https://harbours.example."
GOLD = {
    "id": "x",
    "lang": "en",
    "kind": "project-news",
    "entities": [
        {"key": "p", "type": "Project", "label": "HARBOURS"},
        {"key": "b", "type": "Organisation", "label": "City of Lille", "nuts": "FRE11", "country": "FR"},
        {"key": "f", "type": "Country", "label": "France", "country": "FR"},
    ],
    "relations": [["p", "leadPartner", "b"], ["b", "locatedIn", "f"]],
    "attributes": [],
}


def verdicts(gold: dict[str, object]) -> dict[str, bool]:
    """The verdicts of the text's statements by rule."""
    document = document_of(TEXT)
    lines = list(statement_lines(document, extract(document), {}, BASE))
    return {one.rule.rpartition(".")[0]: one.right for one in judged(gold, lines, country_names([gold]))}


def test_what_the_gold_has_is_right():
    assert verdicts(GOLD)["lead-partner"] is True


def test_what_the_gold_lacks_is_wrong():
    assert verdicts(GOLD | {"relations": []})["lead-partner"] is False


def test_what_the_gold_leaves_open_counts_neither_way():
    lille = {"key": "b", "type": "Organisation", "label": "City of Lille", "optional": True}

    assert "lead-partner" not in verdicts(GOLD | {"entities": [GOLD["entities"][0], lille], "relations": []})


def test_the_picture_has_a_dot_for_each_confidence_that_was_met_often():
    some = [Judged("a", 0.95, True)] * 12 + [Judged("b", 0.3, False)] * 2
    drawn = ElementTree.fromstring(picture(bins(some)))

    assert len(drawn.findall("{http://www.w3.org/2000/svg}circle")) == 1
