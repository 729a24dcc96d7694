"""The page of one thing: how sure its facts are, their table, the printed page, and mistakes that are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

import triptych
from graph.around import around
from graph.errors import NotFound
from graph.model import Judgement, Term
from graph.show import Line, View
from graph.write import Writer
from tests.explorer_store import Sheet, make_store
from tests.test_app_pages import CIRCPRO, links, opened, pieces, words


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRIPTYCH_STORE", str(tmp_path / "store"))
    return make_store(tmp_path / "store")


def line_of(view: View, value: str) -> Line:
    return next(line for line in view.lines if line.value == value)


def test_the_address_opens_the_facts_as_a_table(store: Path) -> None:
    rows = opened("thing.py", iri=CIRCPRO, tab="table").dataframe[0].value

    assert ["Lead partner", "Kouvola Innovation"] in rows[["Fact", "Value"]].to_numpy().tolist()
    assert {"held true here", "differs"} <= {one.lower() for one in rows["Standing"]}


def test_the_picture_beside_the_facts_has_what_the_address_opens(store: Path) -> None:
    closed = opened("thing.py", iri=CIRCPRO)
    test = opened("thing.py", iri=CIRCPRO, open="id:org/fi-95073af71a")

    assert len(test.get("bidi_component")) == 1
    assert ["is based in" in pieces(one) for one in (closed, test)] == [False, True]


def test_what_the_address_names_and_nobody_knows_is_left_out(store: Path) -> None:
    test = opened("thing.py", iri=CIRCPRO, open="id:org/nobody", more="id:project/circpro~hasPartner~out~many")

    assert "is led by" in pieces(test)


def test_the_printed_page_has_facts_quotes_and_where_they_come_from(store: Path) -> None:
    test = opened("thing.py", iri=CIRCPRO, print="1")
    page = pieces(test)

    assert "<dt>Lead partner</dt><dd><span>Kouvola Innovation</span></dd>" in page
    assert '<span lang="it">“tra cui la Regione Piemonte”</span> <cite>CircPro in breve</cite>' in page
    assert "<img" not in page
    assert (len(test.get("bidi_component")), "Back to the whole page" in links(test)) == (0, True)


def test_a_badge_says_how_often_a_rule_is_right_and_that_a_person_accepted_a_fact(store: Path) -> None:
    before = words(opened("thing.py", iri=CIRCPRO))
    with triptych.open(store) as graph:
        view = graph.show(CIRCPRO)
        key = graph.statement_ids(view)[view.facts_of(line_of(view, "Kouvola Innovation"))[0]]
        graph.decide(Judgement(key, "", "accept", "anna", "2026-01-01"))
    after = words(opened("thing.py", iri=CIRCPRO))

    assert ("99 %" in before, "reviewed" in before, "reviewed" in after) == (True, False, True)


def test_a_reported_mistake_waits_for_review_and_changes_nothing_until_then(store: Path) -> None:
    from pages._report import doubt

    with triptych.open(store) as graph:
        view = graph.show(CIRCPRO)
        held = set(map(str, graph.query("SELECT * { ?s ?p ?o }")))
        assert doubt(view, line_of(view, "Kouvola Innovation"), "anna", "another Kouvola") >= 1
        waiting = graph.suggestions()

        assert {one.reason for one in waiting} == {"anna doubts it: another Kouvola"}
        assert set(map(str, graph.query("SELECT * { ?s ?p ?o }"))) == held

        for one in waiting:
            graph.decide(Judgement(one.id, "", "accept", "bruno", "2026-01-02"))
        assert graph.suggestions() == ()


def test_a_doubt_leaves_an_accepted_fact_accepted(store: Path) -> None:
    with triptych.open(store) as graph:
        view = graph.show(CIRCPRO)
        key = graph.statement_ids(view)[view.facts_of(line_of(view, "12"))[0]]
        graph.decide(Judgement(key, "", "accept", "anna", "2026-01-01"))
        graph.decide(Judgement(key, "", "unsure", "bruno", "2026-01-02", "I counted eleven"))
        count = graph.query("SELECT ?n { ?p tri:partnerCount ?n }").records()

        assert count == ({"n": 12},)
        assert [one.reason for one in graph.suggestions()] == ["bruno doubts it: I counted eleven"]


def test_only_a_statement_can_be_doubted_alone(store: Path) -> None:
    with triptych.open(store) as graph, pytest.raises(NotFound, match="no such statement"):
        graph.decide(Judgement("id:project/circpro", "", "unsure", "anna", "2026-01-01"))


def test_links_of_one_sort_beyond_the_first_few_are_counted(store: Path) -> None:
    with triptych.open(store) as graph:
        few = around(graph.reader, CIRCPRO, 1)
        more = around(graph.reader, CIRCPRO, 1, {("hasPartner", False): 10})

    assert [(one.predicate, len(one.others), one.left_out) for one in few] == [
        ("hasPartner", 1, 1),
        ("leadPartner", 1, 0),
    ]
    assert [(one.predicate, len(one.others), one.left_out) for one in more] == [
        ("hasPartner", 2, 0),
        ("leadPartner", 1, 0),
    ]


def test_who_else_did_this_is_of_the_same_kind_and_shares_a_theme(store: Path) -> None:
    sheet = Sheet("Alfa and Beta buy circular goods, and so does the plan Gamma. Delta does not.", "en", "Four of them")
    things = {name: sheet.thing("Project", name, "acronym") for name in ("Alfa", "Beta", "Delta")}
    things["Gamma"] = sheet.thing("ActionPlan", "Gamma")
    for name in ("Alfa", "Beta", "Gamma"):
        sheet.say(things[name], "theme", Term("theme:circular-economy"), "circular goods")
    with Writer(store) as writer:
        writer.put([sheet.reading("/folder/four.txt")])
    test = opened("thing.py", q="Alfa")
    with triptych.open(store) as graph:
        found = graph.who_else("Alfa")
        beta = graph.show("Beta").iri

    assert [(one.iri, len(one.reasons)) for one in found] == [(beta, 1)]
    assert "Both are on the theme “circular economy”." in words(test)
