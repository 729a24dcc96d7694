"""Queries: what comes back, how it prints and is saved, and what is refused."""

from __future__ import annotations

import json

import pytest
from rdflib.namespace import DCTERMS

from graph.errors import BadInput, BadQuery
from graph.query import run
from graph.results import Answer, Table, Triples
from graph.sparql import outside_call
from tests.small_graph import iri, small_graph

PARTNERS = "SELECT ?project ?partner { ?project tri:hasPartner ?partner } ORDER BY ?project ?partner"


@pytest.fixture
def reader():
    return small_graph()


def test_a_fact_with_two_sources_is_counted_once(reader):
    table = run(reader, "SELECT (COUNT(*) AS ?n) { <id/project/circpro> tri:hasPartner <id/org/it-regione-piemonte> }")

    assert table.records() == ({"n": 1},)


def test_a_sum_does_not_see_conflicting_values(reader):
    table = run(reader, "SELECT (SUM(?money) AS ?sum) { ?project tri:totalBudget ?money }")

    assert table.records() == ({"sum": 1700000.0},)


def test_graph_sees_every_source_of_a_fact(reader):
    table = run(
        reader,
        "SELECT ?g { GRAPH ?g { <id/project/circpro> tri:hasPartner <id/org/it-regione-piemonte> } } ORDER BY ?g",
    )

    assert [row["g"].rpartition("/doc/")[2] for row in table.records()] == [
        "aaaa/ev/100-140/partner-list.1",
        "bbbb/ev/100-140/partner-list.1",
    ]


def test_parameters_reach_into_subqueries_and_exists(reader):
    text = """SELECT ?n { { SELECT (COUNT(?o) AS ?n) { ?project tri:hasPartner ?o } }
              FILTER EXISTS { ?project tri:partnerCount ?c } }"""

    assert run(reader, text, params={"project": iri("project/circpro")}).records() == ({"n": 2},)


def test_a_selected_and_grouped_parameter_is_shown(reader):
    text = "SELECT ?project (COUNT(?o) AS ?n) { ?project tri:hasPartner ?o } GROUP BY ?project"

    assert run(reader, text, params={"project": "id:project/circe"}).records() == (
        {"project": iri("project/circe"), "n": 2},
    )


def test_two_listed_parameters_are_both_bound(reader):
    text = "SELECT ?p ?o { ?p tri:hasPartner ?o }"
    params = {"p": "id:project/circe", "o": "id:org/it-regione-lombardia"}

    assert run(reader, text, params=params).records() == (
        {"p": iri("project/circe"), "o": iri("org/it-regione-lombardia")},
    )


def test_bound_tells_whether_a_parameter_was_given(reader):
    text = "SELECT ?x { ?x a tri:Project FILTER(!BOUND(?only) || ?x = ?only) } ORDER BY ?x"

    assert len(run(reader, text)) == 2
    assert len(run(reader, text, params={"only": "id:project/circe"})) == 1


def test_a_parameter_cannot_break_out_of_its_place(reader):
    text = "SELECT ?x { ?x tri:acronym ?name }"

    assert len(run(reader, text, params={"name": 'x" . } #'})) == 0
    with pytest.raises(BadQuery, match="not an IRI"):
        run(reader, text, params={"name": "https://example.org/>.}"})


def test_a_parameter_that_the_query_lacks_is_named(reader):
    with pytest.raises(BadQuery, match=r"'year': the query has no variable \?year"):
        run(reader, PARTNERS, params={"year": 2021})


def test_ask_answers_yes_or_no(reader):
    answer = run(reader, "ASK { ?x a tri:Project }")

    assert answer == Answer(True)
    assert str(answer) == "yes"
    assert answer.write("xml").endswith("<boolean>true</boolean></sparql>")


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX tri: <https://w3id.org/triptych/ontology#>\nASK { ?s tri:acronym 'CircE' }",
        "prefix tri:<https://w3id.org/triptych/ontology#> ASK { ?s tri:acronym 'CircE' ; a tri:Project }",
        "# PREFIX tri: <https://example.org/>\nASK { ?s tri:acronym 'CircE' }",
        "PREFIX ex: <https://example.org/>\n# PREFIX tri: <https://example.org/>\nASK { ?s tri:acronym 'CircE' }",
        "ASK { ?s tri:acronym 'CircE' FILTER('PREFIX tri: <x>' != ?s) }",
    ],
)
def test_a_preset_prefix_may_be_declared_again_or_not(reader, text):
    assert run(reader, text) == Answer(True)


def test_a_prefix_that_a_text_declares_means_what_the_text_says(reader):
    assert run(reader, "PREFIX tri: <https://example.org/> ASK { ?s tri:acronym ?o }") == Answer(False)


def test_describe_gives_triples_with_prefixes(reader):
    triples = run(reader, "DESCRIBE <id/project/circe>")

    assert isinstance(triples, Triples)
    assert "<id/project/circe> a tri:Project ;\n" in triples.write("ttl")
    assert len(triples.to_rdflib()) == len(triples)
    assert len(list(triples.to_rdflib().objects(predicate=DCTERMS.title))) == 1


@pytest.mark.parametrize("form", ["ttl", "nt", "rdf", "jsonld", "table"])
def test_triples_are_written_the_same_way_twice(reader, form):
    text = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"

    assert run(reader, text).write(form) == run(reader, text).write(form)


def test_blank_nodes_of_a_construct_are_written_in_every_format(reader):
    triples = run(reader, "CONSTRUCT { ?s tri:x [ tri:y ?n ] } WHERE { ?s tri:partnerCount ?n }")
    counts = {
        form: len(triples.to_rdflib().parse(data=triples.write(form), format=name)) for form, name in FORMS.items()
    }

    assert counts == dict.fromkeys(FORMS, 8)


FORMS = {"ttl": "turtle", "rdf": "xml"}  # each read beside the four triples: blank nodes are new ones every time


def test_a_table_prints_short_names(reader):
    lines = run(reader, PARTNERS).text(100).splitlines()

    assert lines[0].split() == ["project", "partner"]
    assert lines[2].split() == ["id:project/circe", "id:org/bg-stolichna-obshtina"]


def test_a_notebook_shows_escaped_text(reader):
    table = run(reader, "SELECT ?quote { GRAPH <graph/meta> { ?g tri:quote ?quote FILTER(CONTAINS(?quote, '<b>')) } }")

    assert "La Rete APE &lt;b&gt;della&lt;/b&gt; Città" in table._repr_html_()


def test_w3c_formats_hold_every_row(reader):
    table = run(reader, PARTNERS)

    assert len(json.loads(table.write("json"))["results"]["bindings"]) == 4
    assert table.write("csv").splitlines()[0] == "project,partner"
    assert table.write("tsv").splitlines()[1].startswith(f"<{iri('project/circe')}>\t")
    assert len(list(table.to_rdflib())) == 4


def test_an_unbound_cell_is_empty_everywhere(reader):
    table = run(
        reader, "SELECT ?project ?budget { ?project a tri:Project OPTIONAL { ?project tri:totalBudget ?budget } }"
    )
    budgets = {row["project"]: row["budget"] for row in table.records()}

    assert budgets == {iri("project/circe"): None, iri("project/circpro"): 1700000.0}
    assert f"{iri('project/circe')}," in table.write("csv").splitlines()


def test_pandas_gets_numbers_as_numbers(reader):
    frame = run(reader, "SELECT ?n { <id/project/circpro> tri:partnerCount ?n }").to_pandas()

    assert frame["n"].tolist() == [3]


def test_a_column_that_is_not_there_names_those_that_are(reader):
    with pytest.raises(BadInput, match=r"'town'.* project, partner"):
        run(reader, PARTNERS).column("town")


@pytest.mark.parametrize(
    ("text", "form", "right"),
    [(PARTNERS, "ttl", "csv"), ("DESCRIBE <id/project/circe>", "csv", "ttl"), ("ASK { }", "ttl", "json")],
)
def test_a_wrong_format_names_the_right_ones(reader, text, form, right):
    with pytest.raises(BadInput, match=rf"'{form}'.*{right}"):
        run(reader, text).write(form)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?x WHERE {\n  ?x tri:acronym }", r"line 2, column \d+: cannot be read"),
        ("SELEC ?x { }", "no query found; it must begin with SELECT"),
        ("", "no query found"),
        ("SELECT ?x {\n?x ex:p ?y }", r"line 2, column \d+: prefix ex: is not declared"),
        ("SELECT ?y (COUNT(?x) AS ?n) { ?x tri:hasPartner ?y }", "neither grouped nor counted"),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", "changes the store"),
        ("PREFIX a: <b:c> DELETE WHERE { ?s ?p ?o }", "changes the store"),
        ("ASK {\n SERVICE <https://example.org/> { ?s ?p ?o } }", "line 2, column 2: SERVICE calls another server"),
        ("ASK { ?s <x:a\\u003e> ?o . s\\u0065rvice <x:y> { } }", "SERVICE"),
        ('ASK { ?s ex:a\\# "#" . SERVICE <x:y> { } }', "SERVICE"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(reader, text, message):
    with pytest.raises(BadQuery, match=message) as caught:
        run(reader, text)

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        "SERVICE:x { ?s ?p ?o }",
        "service:x { ?s ?p ?o }",
        "?s ?p 1e5SERVICE <x:y> { ?a ?b ?c }",
        "?s ?p trueSERVICE <x:y> { ?a ?b ?c }",
        "?s ?p 1SERVICE:x { ?a ?b ?c }",
        "?s ?p trueservice:x { ?a ?b ?c }",
        "SERVICESILENT<x:y>{ ?a ?b ?c }",
        "FILTER(1<2)SERVICE<x:y>{ ?a ?b ?c }",
        "?s ?p ex:GRAPH service:x { ?a ?b ?c }",
        "SERVICE?x { ?a ?b ?c }",
        "\\u0053ERVICE:x { ?s ?p ?o }",
    ],
)
def test_a_call_of_another_server_cannot_be_hidden(reader, body):
    with pytest.raises(BadQuery, match="SERVICE calls another server"):
        run(reader, f"PREFIX : <x:> PREFIX ex: <x:> PREFIX service: <x:> SELECT * {{ {body} }}")


@pytest.mark.parametrize("body", ["?s service:p service:o", "GRAPH service:g { ?s ?p ?o }", "FILTER(service:f(1))"])
def test_a_prefix_of_that_name_may_be_used(body):
    assert outside_call(f"PREFIX service: <x:> SELECT * FROM service:g {{ {body} }}") is None


def test_the_word_service_in_a_comment_a_string_or_a_name_is_fine(reader):
    text = "PREFIX service: <x:> SELECT ?service { ?service tri:acronym 'SERVICE' . # SERVICE <x:y> {}\n }"

    assert run(reader, text) == Table(("service",), ())
