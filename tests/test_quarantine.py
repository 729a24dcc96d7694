"""What a document may not say: unsound statements are kept out with the reason, the rest is loaded."""

from __future__ import annotations

from pathlib import Path

from graph.iri import BASE
from graph.model import XSD, Literal, Name, Term
from graph.quarantine import unsound
from graph.query import run
from graph.results import Table
from graph.write import Writer
from tests.made import Page, default_graph_faults, integer

TEXT = "The plan of the region was validated. " * 12


def plan_page(*, dated: bool) -> Page:
    page = Page(TEXT)
    project = page.thing("Project", Name("CircX", None, "acronym"))
    body = page.thing("Organization", Name("Joint Secretariat", "en"))
    plan = page.thing("ActionPlan", Name("Action Plan", "en", "title"), place="ITC1", parts=(("project", project),))
    page.say(plan, "inProject", project)
    page.say(plan, "status", Term("status/validated"))
    page.say(plan, "validatedBy", body)
    if dated:
        page.say(plan, "validationDate", Literal("2021-10-07", XSD + "date"))
    return page


def test_a_validated_plan_without_a_date_is_not_taken_for_validated() -> None:
    page = plan_page(dated=False)
    refused = unsound(page.statements, BASE)
    assert {one.predicate for one in page.statements if one.id in refused} == {"status", "validatedBy"}
    assert "date" in next(iter(refused.values()))


def test_a_sound_document_has_nothing_refused() -> None:
    assert unsound(plan_page(dated=True).statements, BASE) == {}


def test_an_end_before_the_start_is_kept_out_and_the_rest_loaded(tmp_path: Path) -> None:
    page = Page(TEXT)
    project = page.thing("Project", Name("CircX", None, "acronym"))
    page.say(project, "startDate", Literal("2020", XSD + "gYear"))
    page.say(project, "endDate", Literal("2018", XSD + "gYear"))
    page.say(project, "partnerCount", integer(8))
    refused = unsound(page.statements, BASE)
    with Writer(tmp_path / "store") as writer:
        writer.put([page.reading("/x.txt", refused)])
        held = run(writer.reader, "SELECT ?p ?o { <id/project/circx> ?p ?o FILTER(ISLITERAL(?o)) } ORDER BY ?p")
        kept = run(
            writer.reader,
            "PREFIX evidence: <https://w3id.org/triptych/vocab/evidence-status/> "
            "SELECT ?quote ?reason { GRAPH <graph/meta> { "
            "?g tri:status evidence:quarantined ; tri:quote ?quote ; tri:reason ?reason } }",
        )
        assert default_graph_faults(writer.reader) == (set(), set())
    assert isinstance(held, Table)
    assert isinstance(kept, Table)
    assert {str(row["p"]).rsplit("#")[-1] for row in held.records()} >= {"partnerCount", "acronym"}
    assert not {"startDate", "endDate"} & {str(row["p"]).rsplit("#")[-1] for row in held.records()}
    assert kept.records()
    assert all(row["quote"] and row["reason"] for row in kept.records())
