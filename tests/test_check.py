"""The check against pySHACL, and what the gate lets through."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyshacl import validate

from ontology import vocabulary as v
from ontology.check import Finding, check, gate, to_turtle
from ontology.shapes import rules

HERE = Path(__file__).parent
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
BASE = "https://w3id.org/triptych/"
PREFIXES = (
    "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in v.NAMESPACES.items()) + f"@prefix id: <{BASE}id/> .\n"
)
BY_PYTHON = {"BlankNode", "UnknownTerm", "EmptyGraph"}  # what SHACL cannot say; pySHACL knows nothing of it


def triples(turtle: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(input=PREFIXES + turtle, format=ox.RdfFormat.TURTLE)]


def seeds() -> list[ox.Quad]:
    return list(ox.parse(path=HERE / "data" / "seeds-by-hand.trig", format=ox.RdfFormat.TRIG))


def oracle(data: list[ox.Triple]) -> list[tuple[str, str, str | None, str | None, str]]:
    """What pySHACL finds: severity, focus, path, value and message."""
    text = ox.serialize(data, format=ox.RdfFormat.N_TRIPLES).decode()
    graph = rdflib.Graph().parse(data=text, format="nt")
    shapes = rdflib.Graph().parse(v.HERE / "shapes.ttl")
    classes = rdflib.Graph()
    for triple in rdflib.Graph().parse(v.HERE / "core.ttl").triples((None, rdflib.RDFS.subClassOf, None)):
        classes.add(triple)
    _, report, _ = validate(graph, shacl_graph=shapes, ont_graph=classes)
    found = []
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        path = report.value(result, SH.resultPath)
        if isinstance(path, rdflib.BNode):
            path = f"^{report.value(path, SH.inversePath)}"
        by_query = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
        value = None if by_query else report.value(result, SH.value)
        found.append(
            (
                str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)),
                str(report.value(result, SH.focusNode)),
                None if path is None else str(path),
                None if value is None else str(value),
                str(report.value(result, SH.resultMessage)),
            )
        )
    return sorted(set(found), key=str)


def ours(findings: tuple[Finding, ...]) -> list[tuple[str, str, str | None, str | None, str]]:
    kept = [f for f in findings if f.shape not in BY_PYTHON]
    return sorted({(f.severity, f.focus, f.path, f.value, f.message) for f in kept}, key=str)


GOOD = """
id:project a tri:Project ; dct:title "A project"@en ; tri:acronym "AP" ; tri:fundedUnder id:programme ;
  tri:leadPartner id:org ;
  tri:hasPartner id:org ; tri:hasActionPlan id:plan ; tri:partnerCount 1 ; tri:startDate "2016-04"^^xsd:gYearMonth ;
  tri:endDate "2021"^^xsd:gYear ; tri:totalBudget 1500000.5 ; tri:erdfBudget 1200000.0 ; skos:prefLabel "A project"@en .
id:programme a tri:Programme ; dct:title "A programme"@en .
id:org a cv:PublicOrganisation ; skos:prefLabel "Regione Piemonte"@it , "Piedmont Region"@en ; tri:basedIn nuts:ITC1 .
nuts:ITC1 a tri:Region ; skos:prefLabel "Piemonte"@it ; tri:nutsCode "ITC1" ; tri:withinTerritory country:ITA .
country:ITA a tri:Country ; skos:prefLabel "Italia"@it ; tri:nutsCode "IT" .
id:part a tri:Participation ; tri:inProject id:project ; tri:participant id:org ; tri:role role:lead-partner .
id:plan a tri:ActionPlan ; dct:title "A plan"@en ; tri:developedBy id:org ; tri:inProject id:project ;
  tri:status status:validated ;
  tri:validatedBy id:org ; tri:validationDate "2018-06-01"^^xsd:date ; tri:actionCount 1 ; tri:hasAction id:action .
id:action a tri:Action ; dct:title "An action"@en ; tri:aim "to learn"@en ; tri:buildsOn id:practice .
id:practice a tri:GoodPractice ; dct:title "A practice"@en ; tri:appliesTo nuts:ITC1 ; tri:practiceOwner id:org .
"""

BROKEN = {
    "a plan is validated by nobody on no day": "id:p a tri:ActionPlan ; tri:status status:validated .",
    "a plan is validated before its project starts": """id:p a tri:ActionPlan ; tri:inProject id:j ;
        tri:validationDate "2015-01-01"^^xsd:date . id:j a tri:Project ; tri:startDate "2016"^^xsd:gYear .""",
    "an end before its start": """id:j a tri:Project ; tri:startDate "2016-04-01"^^xsd:date ;
        tri:endDate "2015"^^xsd:gYear .""",
    "a date that is none": """id:j tri:startDate "2021-02-30"^^xsd:date ; tri:endDate "soon" . id:e tri:date 2016 .""",
    "a negative budget": "id:j tri:totalBudget -5.0 ; tri:erdfBudget 10 ; tri:cost 3.5 .",
    "more ERDF than total": "id:j tri:totalBudget 5.0 ; tri:erdfBudget 10.0 .",
    "two values of one": """id:j tri:totalBudget 5.0 , 6.0 ; tri:partnerCount 3 , 4 ;
        tri:startDate "2016"^^xsd:gYear , "2017"^^xsd:gYear .""",
    "a participation without ends": """id:x a tri:Participation ;
        tri:role role:partner , role:lead-partner , id:other .""",
    "a participant that is no organisation": """id:x a tri:Participation ; tri:inProject id:y ;
        tri:participant "somebody" ;
        tri:role role:partner . id:y a tri:Programme .""",
    "two lead partners": """id:j a tri:Project ; tri:leadPartner id:a , id:b .
        id:x a tri:Participation ; tri:inProject id:j ; tri:participant id:a ; tri:role role:lead-partner .
        id:y a tri:Participation ; tri:inProject id:j ; tri:participant id:b ; tri:role role:lead-partner .""",
    "two programmes": """id:j a tri:Project ; tri:fundedUnder id:a , id:b . id:a a tri:Programme .
        id:b a tri:Programme .""",
    "a programme and its version": """id:j a tri:Project ; tri:fundedUnder id:a , id:b .
        id:a a tri:Programme ; dct:isVersionOf id:b . id:b a tri:Programme .""",
    "counts that differ": """id:j a tri:Project ; tri:partnerCount 8 ; tri:hasPartner id:a . id:a a org:Organization .
        id:p a tri:ActionPlan ; tri:actionCount 2 ; tri:hasAction id:n .""",
    "an action in two plans": """id:p a tri:ActionPlan ; tri:hasAction id:n . id:q a tri:ActionPlan ;
        tri:hasAction id:n .
        id:n a tri:Action ; tri:buildsOn id:p .""",
    "names and codes": """id:o a org:Organization ; tri:basedIn id:q .
        id:q skos:prefLabel "a"@en , "b"@en , "c"@en , "d"@it , "e"@it .
        nuts:ITC1 a tri:Region ; tri:nutsCode "ITC1" , "itc1" ; tri:withinTerritory id:o . id:c a tri:City .""",
    "results, changes, reports, commitments": """id:r a tri:Result ; tri:value 3 , 4.0 ; tri:year 2019 .
        id:c a tri:PolicyChange ; tri:changedInstrument id:r . id:s a tri:StatusReport ;
        tri:status status:draft , status:ongoing .
        id:m a tri:Commitment ; tri:commitsTo "a plan" . id:h a tri:ProjectPhase ; tri:phaseNumber 0 .
        id:i a tri:PolicyInstrument ; tri:managedBy id:r . id:e a tri:Event ; tri:hostedBy id:r ; tri:heldIn id:r .""",
    "evidence out of order": """id:g a tri:EvidenceGraph ; tri:start 9 ; tri:end 3 ; tri:confidence 1.5 ;
        tri:status status:draft ;
        tri:quote "a" , "b" ; prov:hadPrimarySource id:d . id:k a tri:EvidenceGraph ; tri:start -1 , 2 ;
        tri:end 1 , "x" ;
        tri:confidence "high" .""",
}


@pytest.mark.parametrize("turtle", [GOOD, *BROKEN.values()], ids=["good", *BROKEN])
def test_the_check_finds_what_pyshacl_finds(turtle: str) -> None:
    data = triples(turtle)

    assert ours(check(data)) == oracle(data)


@pytest.mark.parametrize("turtle", BROKEN.values(), ids=list(BROKEN))
def test_every_broken_example_has_a_finding_of_its_own(turtle: str) -> None:
    assert check(triples(turtle)) != ()


def test_the_check_of_the_hand_made_graph_equals_pyshacl() -> None:
    judged = [
        q for q in seeds() if isinstance(q.graph_name, ox.DefaultGraph) or q.graph_name.value.endswith("graph/meta")
    ]
    data = sorted({quad.triple for quad in judged}, key=str)

    assert ours(check(seeds())) == oracle(data)


def test_the_hand_made_graph_has_gaps_and_no_violation() -> None:
    assert [finding for finding in check(seeds()) if finding.severity == "Violation"] == []


def test_a_complete_graph_has_no_finding() -> None:
    assert check(triples(GOOD)) == ()


def test_findings_of_a_missing_acronym_are_warnings() -> None:
    found = check(triples('id:j a tri:Project ; dct:title "Regions"@en .'))

    assert [(f.severity, f.path) for f in found if f.shape == "Project"][:1] == [("Warning", v.term("acronym"))]


def test_without_warnings_only_violations_are_left() -> None:
    data = triples(BROKEN["counts that differ"])

    assert {f.severity for f in check(data, warnings=False)} == {"Violation"}


def test_a_project_without_a_plan_for_each_partner_is_sound() -> None:
    data = triples(GOOD + 'id:b a org:Organization ; skos:prefLabel "B"@en ; tri:basedIn nuts:ITC1 .')

    assert check(data) == ()


def test_the_gate_stops_a_validated_plan_without_a_date() -> None:
    found = gate(triples(BROKEN["a plan is validated by nobody on no day"]))

    assert [(f.focus, f.message) for f in found] == [
        (f"{BASE}id/p", "A validated plan needs a date of validation and somebody who validated it.")
    ]


def test_the_gate_stops_an_end_before_its_start() -> None:
    found = gate(triples(BROKEN["an end before its start"]))

    assert [(f.focus, f.message) for f in found] == [(f"{BASE}id/j", "This ends before it starts.")]


def test_the_gate_names_the_properties_to_refuse() -> None:
    found = gate(triples(BROKEN["an end before its start"]))

    assert [f.refuse for f in found] == [("endDate", "startDate")]


def test_an_end_in_the_year_of_its_start_is_in_order() -> None:
    data = triples('id:j tri:startDate "2016-04-01"^^xsd:date ; tri:endDate "2016"^^xsd:gYear .')

    assert gate(data) == ()


def test_the_gate_lets_gaps_and_conflicts_between_sources_pass() -> None:
    data = triples("id:j a tri:Project ; tri:totalBudget 5.0 , 6.0 . id:o a org:Organization .")

    assert gate(data) == ()


def test_the_gate_lets_both_seed_documents_pass() -> None:
    named = [quad for quad in seeds() if isinstance(quad.graph_name, ox.NamedNode)]

    assert gate(named) == ()


def test_facts_that_are_only_suggested_are_not_judged() -> None:
    graph = ox.NamedNode(f"{BASE}doc/a/ev/0-9/rule/suggested")
    data = [ox.Quad(*triple, graph) for triple in triples(BROKEN["an end before its start"])]

    assert gate(data) == ()


def test_a_blank_node_is_a_violation() -> None:
    found = check(triples("[] tri:about id:x ."))

    assert [(f.severity, f.shape) for f in found] == [("Violation", "BlankNode")]


def test_a_term_that_the_ontology_lacks_is_a_violation() -> None:
    found = check(triples("id:x a tri:Projekt ; tri:hasPartners id:y ."))

    assert [(f.shape, f.path) for f in found] == [
        ("UnknownTerm", v.RDF + "type"),
        ("UnknownTerm", v.TRI + "hasPartners"),
    ]


def test_an_evidence_graph_without_facts_is_a_violation() -> None:
    full, empty = f"{BASE}doc/a/ev/0-9/rule", f"{BASE}doc/a/ev/9-12/rule"
    meta = f"""<{full}> a tri:EvidenceGraph . <{empty}> a tri:EvidenceGraph ."""
    data = [ox.Quad(*triple, ox.NamedNode(f"{BASE}graph/meta")) for triple in triples(meta)]
    data += [ox.Quad(*triple, ox.NamedNode(full)) for triple in triples(GOOD)]

    assert [f.focus for f in check(data) if f.shape == "EmptyGraph"] == [empty]


def test_the_report_in_turtle_says_what_the_findings_say() -> None:
    found = check(triples("\n".join(BROKEN.values())))
    report = rdflib.Graph().parse(data=to_turtle(found), format="turtle")
    results = list(report.subjects(rdflib.RDF.type, SH.ValidationResult))
    said = [
        (
            str(report.value(one, SH.focusNode)),
            str(report.value(one, SH.resultMessage)),
            str(report.value(one, SH.value, default="")),
        )
        for one in results
    ]

    assert sorted(said) == sorted((f.focus, f.message, f.value or "") for f in found)


def test_a_report_without_findings_conforms() -> None:
    report = rdflib.Graph().parse(data=to_turtle(()), format="turtle")

    assert list(report.objects(None, SH.conforms)) == [rdflib.Literal(True)]


def test_findings_come_in_one_order_whatever_the_order_of_the_triples() -> None:
    data = triples("\n".join(BROKEN.values()))

    assert check(reversed(data)) == check(data)


def test_every_message_is_one_plain_sentence() -> None:
    assert [rule.message for rule in rules() if not rule.message.endswith(".") or rule.message.count(". ")] == []


def test_every_property_of_one_value_has_a_shape_that_says_so() -> None:
    limited = {rule.path for rule in rules() if rule.test is not None and "One" in rule.shape}
    by_class = {
        "role",
        "fundedUnder",  # a programme and its version of a period are no contradiction
        "participant",
        "leadPartner",
        "nutsCode",
        "value",
        "start",
        "end",
        "rule",
        "quote",
        "pageNumber",
        "cells",
        "confidence",
        "textHash",
    }

    assert v.functional() - limited == {v.term(name) for name in by_class}
