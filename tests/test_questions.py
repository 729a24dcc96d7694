"""The shipped questions: every one can be asked, and the answers are right on the small graph."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.errors import BadInput, NotFound
from graph.iri import BASE
from graph.naming import label, resolve
from graph.questions import ask, question, questions, read_question
from ontology import vocabulary
from tests.small_graph import Memory, iri, small_graph

DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


def node(name):
    return ox.NamedNode(vocabulary.expand(name))


SAMPLES = {
    "region": "ITC1",
    "plan": "CircPro Regional Action Plan",
    "type": "vocab:instrument-type/strategy",
    "theme": "theme:circular-economy",
    "first": "CircPro",
    "second": "CircE",
    "subject": "CircPro",
    "since": "2021",
    "year": 2021,
    "project": "CircPro",
    "practice": "Rete APE",
    "organisation": "Regione Piemonte",
    "action": "Stepping up green criteria",
    "goal": "sdg:12.7",
    "below": 0.8,
    "unit": "EUR",
}


@pytest.fixture
def reader():
    return small_graph()


def rows(table, *columns):
    return [tuple(record[name] for name in columns) for record in table.records()]


def test_there_are_at_least_thirty_questions_each_in_two_languages():
    assert len(questions()) >= 30
    assert all(set(one.titles) >= {"en", "it"} for one in questions())


@pytest.mark.parametrize("name", [one.name for one in questions()])
def test_a_question_can_be_asked_with_what_it_needs_and_never_says_a_row_twice(reader, name):
    needed = {one.name: SAMPLES[one.name] for one in question(name).parameters if not one.optional}
    table = ask(reader, name, **needed)

    assert len(table.rows) == len(set(table.rows))


@pytest.mark.parametrize("name", [one.name for one in questions()])
def test_a_question_can_be_asked_with_every_parameter(reader, name):
    narrow = ask(reader, name, **{one.name: SAMPLES[one.name] for one in question(name).parameters})
    wide = ask(reader, name, **{one.name: SAMPLES[one.name] for one in question(name).parameters if not one.optional})

    assert len(narrow) <= len(wide)


@pytest.mark.parametrize("name", [one.name for one in questions()])
def test_the_answer_has_the_same_things_in_every_language(reader, name):
    needed = {one.name: SAMPLES[one.name] for one in question(name).parameters if not one.optional}
    english, italian = ask(reader, name, lang="en", **needed), ask(reader, name, lang="it", **needed)
    things = [column for column in english.columns if column.endswith("_iri")]

    assert rows(english, *things) == rows(italian, *things)


def test_a_validated_plan_tells_developer_validator_and_date(reader):
    table = ask(reader, "plans-validated", lang="it", year=2021)

    assert rows(table, "plan", "developer", "date", "validator") == [
        ("CircPro Regional Action Plan", "Regione Piemonte", "2021-10-07", "Interreg Europe Joint Secretariat")
    ]
    assert ask(reader, "plans-validated", year=2020).rows == ()
    assert ask(reader, "plans-validated", project="CircE").rows == ()


def test_names_fall_back_to_english_and_then_to_any_language(reader):
    region = rows(ask(reader, "practices-into-actions", lang="de"), "territory")
    organisation = rows(ask(reader, "built-on", lang="de"), "organisation")

    assert region == [("Turin",)]
    assert organisation == [("Città metropolitana di Torino",), ("Arpa Piemonte",)]


def test_a_region_holds_what_lies_within_it(reader):
    inside = ask(reader, "practices-into-actions", region="ITC1")
    outside = ask(reader, "practices-into-actions", region="ITC4")

    assert (rows(inside, "practice"), outside.rows) == ([("Rete APE",)], ())


def test_a_wider_theme_holds_narrower_ones(reader):
    assert len(ask(reader, "practices-into-actions", theme="theme:circular-economy")) == 1


def test_conflicts_show_both_values_with_both_quotes(reader):
    table = ask(reader, "conflicts")

    assert rows(table, "subject", "held", "heldQuotes", "other", "otherQuotes", "why") == [
        (
            "CircPro",
            1700000.0,
            "“a budget of EUR 1.7 million” (CircPro project page)",
            1650000.0,
            "“un bilancio di 1.650.000 euro” (Scheda buona pratica)",
            "1 document against 1",
        )
    ]


def test_stated_numbers_are_held_against_those_found(reader):
    assert rows(ask(reader, "partners-stated-and-found"), "project", "stated", "found") == [("CircPro", 3, 2)]
    assert rows(ask(reader, "actions-stated-and-found"), "stated", "found") == [(3, 2)]


def test_absence_says_how_much_was_read(reader):
    assert rows(ask(reader, "actions-without-practice"), "action", "documentsRead") == [
        ("Boosting sustainability in procurement", 1)
    ]
    assert rows(ask(reader, "practices-not-taken-up"), "practice", "documentsRead") == [("Centri del riuso", 1)]
    assert "were read" in question("practices-not-taken-up").note()


def test_a_commitment_of_each_partner_is_no_plan(reader):
    assert rows(ask(reader, "commitments-without-plan"), "organisation") == [
        ("Comune di Sofia",),
        ("Regione Lombardia",),
    ]


def test_partners_without_an_instrument_are_listed_by_project(reader):
    assert rows(ask(reader, "partners-without-instrument", project="CircPro"), "partner") == [("City of Kouvola",)]


def test_days_are_counted_from_start_to_validation(reader):
    assert rows(ask(reader, "days-to-validation"), "days") == [(1224,)]


def test_a_sum_of_influenced_funding_takes_each_change_once(reader):
    assert rows(ask(reader, "funding-influenced"), "influenced", "changes") == [(500000.0, 1)]


def test_a_chain_runs_from_practice_to_change(reader):
    things = ("practice_iri", "action_iri", "plan_iri", "instrument_iri", "change_iri")

    assert rows(ask(reader, "chains"), *things) == [
        tuple(
            iri(path)
            for path in (
                "initiative/ITC11/rete-ape",
                "action/circpro/ITC1/2",
                "plan/circpro/ITC1",
                "instrument/ITC1/strategia",
                "change/circpro/ITC1/1",
            )
        )
    ]


def test_a_practice_travels_from_its_place_to_that_of_the_action(reader):
    assert rows(ask(reader, "practice-travels", lang="it"), "from", "to") == [("Torino", "Piemonte")]


def test_what_was_promised_is_shown_beside_what_happened(reader):
    table = ask(reader, "promised-and-happened", plan="plan/circpro/ITC1".join(["id:", ""]))

    assert rows(table, "status", "reason") == [(None, None), ("not implemented", "the call was late")]


def test_low_confidence_asks_for_the_best_source(reader):
    found = {record["subject"] for record in ask(reader, "low-confidence", below=0.7).records()}

    assert found == {
        "Boosting sustainability in procurement",
        "Stepping up green criteria",
        "CircPro Regional Action Plan",
        "European Regional Development Fund",
    }


def test_suggestions_are_no_facts_but_can_be_seen(reader):
    assert rows(ask(reader, "suggestions"), "value", "quote") == [("CircPro", "grazie al progetto")]


def test_other_regions_share_themes_by_their_wider_ones(reader):
    assert rows(ask(reader, "regions-like-mine", region="ITC4"), "other", "themes", "plans") == [("Piedmont", 1, 1)]


@pytest.mark.parametrize(
    ("name", "params", "error", "message"),
    [
        ("promised-and-happened", {}, BadInput, "needs 'plan'"),
        ("chains", {"town": "x"}, BadInput, "no parameter 'town'; its parameters: project"),
        ("plans-validated", {"year": "last"}, BadInput, "expected a year such as 2021"),
        ("low-confidence", {"below": "low"}, BadInput, r"expected a number such as 0\.8"),
        ("news", {"since": "yesterday"}, BadInput, "expected a date such as"),
        ("chains", {"project": "Qwertz"}, NotFound, "'Qwertz'"),
        ("plans-validatd", {}, NotFound, "did you mean plans-validated"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(reader, name, params, error, message):
    with pytest.raises(error, match=message):
        ask(reader, name, **params)


def test_a_file_with_an_unreadable_head_is_named(tmp_path):
    path = tmp_path / "odd.rq"
    path.write_text("# title@en: Odd\n# param x thing what\nASK { }")

    with pytest.raises(BadInput, match=r"odd\.rq: '# param x thing what'"):
        read_question(path)


def test_a_printed_answer_shows_names_and_no_addresses(reader):
    table = ask(reader, "plans-validated")

    assert "id:plan" not in table.text(200)
    assert f'<a href="{iri("plan/circpro/ITC1")}">CircPro Regional Action Plan</a>' in table._repr_html_()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CircE", iri("project/circe")),
        ("circpro", iri("project/circpro")),
        (iri("project/circe"), iri("project/circe")),
        ("id:project/circe", iri("project/circe")),
        ("ITC1", "http://data.europa.eu/nuts/code/ITC1"),
        ("Kouvola", iri("org/fi-kouvola")),
        ("lombarda regione", iri("org/it-regione-lombardia")),
    ],
)
def test_a_text_means_one_thing(reader, text, found):
    assert resolve(reader, text) == found


def test_an_unclear_text_lists_what_it_could_be(reader):
    with pytest.raises(
        NotFound,
        match=r"'regione': could be Piedmont Region \(Organization, id:org/it-regione-piemonte\); Regione Lombardia",
    ):
        resolve(reader, "regione")


def test_an_iri_that_nothing_speaks_of_is_not_found(reader):
    with pytest.raises(NotFound, match="nothing in this store"):
        resolve(reader, "https://example.org/nothing")


def test_a_thing_that_nobody_names_goes_by_its_kind_and_what_tells_it_apart(reader):
    assert label(reader, iri("participation/circpro/fi-kouvola"), "it") == "partecipazione: City of Kouvola, CircPro"


def test_a_thing_of_which_nothing_is_known_goes_by_its_short_iri(reader):
    assert label(reader, iri("org/nobody")) == "id:org/nobody"


def test_a_conflict_with_what_only_the_tables_say_is_shown_without_a_quote(reader):
    quads = [quad for quad in reader.match() if not str(quad.graph_name).endswith("aaaa/ev/50-90/budget.1>")]
    rest = Memory(iter(quads))

    assert rows(ask(rest, "conflicts"), "held", "heldQuotes", "other", "why") == [
        (1700000.0, None, 1650000.0, "0 documents against 1")
    ]


def test_a_conflict_is_one_row_however_many_passages_say_either_value(reader):
    meta, quads = ox.NamedNode(BASE + "graph/meta"), list(reader.match())
    for value, status in (("1700000.0", "accepted"), ("1650000.0", "conflicting")):
        for number, start in enumerate((200, 300), 1):
            again = ox.NamedNode(f"{BASE}doc/{number:04}/ev/{start}-{start + 40}/budget.1")
            again = again if status == "accepted" else ox.NamedNode(f"{again.value}/{status}")
            said = ox.Literal(f"{value}, as page {number}\n says")
            budget = ox.Literal(value, datatype=DECIMAL)
            quads += [
                ox.Quad(ox.NamedNode(iri("project/circpro")), node("tri:totalBudget"), budget, again),
                ox.Quad(again, node("tri:status"), ox.NamedNode(f"{BASE}vocab/evidence-status/{status}"), meta),
                ox.Quad(again, node("prov:hadPrimarySource"), ox.NamedNode(f"{BASE}doc/{number:04}"), meta),
                ox.Quad(again, node("tri:quote"), said, meta),
                ox.Quad(again, node("tri:reason"), ox.Literal("a newer document says '1700000'", language="en"), meta),
            ]
    (found,) = ask(Memory(iter(quads)), "conflicts").records()

    assert found["heldQuotes"].splitlines() == [
        "“1700000.0, as page 1 says”",
        "“1700000.0, as page 2 says”",
        "“a budget of EUR 1.7 million” (CircPro project page)",
    ]
    assert len(found["otherQuotes"].splitlines()) == 3
    assert found["why"] == "a newer document says '1700000' (3 documents against 3)"


def test_a_project_goes_by_its_acronym(reader):
    named = ox.Quad(
        ox.NamedNode(iri("project/circe")), node("skos:prefLabel"), ox.Literal("European regions toward", language="en")
    )

    assert label(Memory(iter([*reader.match(), named])), iri("project/circe")) == "CircE"
