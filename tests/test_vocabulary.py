"""Short names for terms, and themes by name."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import themes
from ontology import vocabulary as v
from ontology.errors import OntologyError, UnknownTerm

CONCEPTS = [iri for scheme in v.SCHEMES for iri in v.concepts(scheme)]


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Project", v.TRI + "Project"),
        ("tri:Project", v.TRI + "Project"),
        (v.TRI + "Project", v.TRI + "Project"),
        ("Organization", "http://www.w3.org/ns/org#Organization"),
        ("PublicOrganisation", "http://data.europa.eu/m8g/PublicOrganisation"),
        ("title", "http://purl.org/dc/terms/title"),
        ("dct:title", "http://purl.org/dc/terms/title"),
        ("label", v.RDFS + "label"),
        ("type", v.RDF + "type"),
        ("role/lead-partner", v.VOCAB + "role/lead-partner"),
        ("role:lead-partner", v.VOCAB + "role/lead-partner"),
        ("status/validated", v.VOCAB + "status/validated"),
        ("evidence-status/less-exact", v.VOCAB + "evidence-status/less-exact"),
    ],
)
def test_a_term_has_its_iri(name: str, iri: str) -> None:
    assert v.term(name) == iri


@pytest.mark.parametrize(
    "name", ["Projekt", "hasPartners", "role/partnr", "role:", "dct:nothing", "tri:", "", "http://a.b/c"]
)
def test_an_unknown_term_raises(name: str) -> None:
    with pytest.raises(UnknownTerm):
        v.term(name)


@pytest.mark.parametrize(("name", "nearest"), [("Projekt", "'Project'"), ("role/partnr", "'role/partner'"),
                                               ("theme/circular-econmy", "'theme/circular-economy'")])  # fmt: skip
def test_the_error_names_the_nearest_term(name: str, nearest: str) -> None:
    with pytest.raises(OntologyError, match=nearest):
        v.term(name)


@given(st.text(max_size=30))
def test_any_text_is_a_term_or_raises_unknown_term(name: str) -> None:
    try:
        found = v.term(name)
    except UnknownTerm:
        return
    assert v.term(v.local(found)) == found


@pytest.mark.parametrize("iri", [*v.terms(), *CONCEPTS])
def test_a_local_name_leads_back_to_its_term(iri: str) -> None:
    assert v.term(v.local(iri)) == iri


@pytest.mark.parametrize("iri", [*v.terms(), *CONCEPTS])
def test_a_compact_name_expands_to_the_same_iri(iri: str) -> None:
    assert v.expand(v.compact(iri)) == iri


def test_an_iri_outside_all_namespaces_stays_as_it_is() -> None:
    assert v.compact("https://example.org/a") == "https://example.org/a"


def test_an_unknown_prefix_raises() -> None:
    with pytest.raises(UnknownTerm, match="no such prefix"):
        v.expand("nope:a")


def test_superclasses_are_named_nearest_first() -> None:
    assert v.superclasses("GoodPractice") == ("Initiative",)


def test_every_policy_is_below_the_policy_framework() -> None:
    assert v.subclasses("PolicyFramework") == ("Law", "PolicyInstrument", "Strategy")


def test_the_ancestors_of_a_class_reach_into_other_vocabularies() -> None:
    assert "http://www.w3.org/ns/org#Membership" in v.ancestors(v.term("Participation"))


@pytest.mark.parametrize("name", ["totalBudget", "erdfBudget", "partnerCount", "startDate", "endDate", "validationDate",
                                  "duration", "actionCount", "phaseNumber", "mainInstitution"])  # fmt: skip
def test_two_values_of_such_a_property_are_a_conflict(name: str) -> None:
    assert v.term(name) in v.functional()


@pytest.mark.parametrize("name", ["developedBy", "theme", "hasPartner", "title", "inProject", "status"])
def test_such_a_property_may_have_many_values(name: str) -> None:
    assert v.term(name) not in v.functional()


@pytest.mark.parametrize("name", ["PolicyChange", "changedInstrument", "influencedFunding", "validatedBy",
                                  "validationDate", "status/validated", "status/accepted"])  # fmt: skip
def test_what_does_harm_when_wrong_is_of_high_stakes(name: str) -> None:
    assert v.term(name) in v.high_stakes()


def test_a_lead_partner_is_a_partner_more_exactly() -> None:
    assert v.narrower(v.term("role/lead-partner"), v.term("role/partner"))


def test_a_partner_is_no_lead_partner() -> None:
    assert not v.narrower(v.term("role/partner"), v.term("role/lead-partner"))


def test_an_unknown_scheme_raises() -> None:
    with pytest.raises(UnknownTerm, match="no such concept scheme"):
        v.concepts("rôle")


def test_a_label_falls_back_to_english() -> None:
    assert v.label(v.term("Project"), "mt") == "project"


def test_what_is_no_term_is_labelled_by_its_last_part() -> None:
    assert v.label("https://example.org/thing") == "thing"


def test_the_content_of_the_ontology_graph_is_the_same_each_time() -> None:
    assert list(v.quads()) == list(v.quads())


def test_looking_up_core_terms_reads_no_vocabulary_but_the_core() -> None:
    program = (
        "from ontology import vocabulary as v; v.term('Project'); v.functional(); v.superclasses('Country');"
        "print(v._scheme.cache_info().currsize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=v.HERE.parent, capture_output=True, text=True, check=True
    )

    assert done.stdout == "0\n"


@pytest.mark.parametrize(
    ("text", "language", "theme"),
    [
        ("economia circolare", "it", "circular-economy"),
        ("ECONOMIA CIRCULAR", "es", "circular-economy"),
        ("gospodarki o obiegu zamkniętym", "pl", "circular-economy"),
        ("kiertotalouden", None, "circular-economy"),
        ("Economie circulaire", "fr", "circular-economy"),
        ("GPP", "en", "green-public-procurement"),
        ("Green Public Procurement", "en", "green-public-procurement"),
        ("κυκλική οικονομία", "el", "circular-economy"),
        ("кръгова икономика", "bg", "circular-economy"),
        ("RIS3", "en", "smart-specialisation"),
        ("low\u00a0carbon economy", "en", "low-carbon"),
    ],
)
def test_a_theme_is_found_by_its_names(text: str, language: str | None, theme: str) -> None:
    assert v.term(f"theme/{theme}") in themes.find(text, language)


@pytest.mark.parametrize(("text", "language"), [("economia circolare", "fi"), ("economy of scale", None), ("", None)])
def test_other_words_are_no_theme(text: str, language: str | None) -> None:
    assert themes.find(text, language) == ()


def test_every_label_finds_its_theme() -> None:
    assert [text for text, language, iri in themes.labels() if iri not in themes.find(text, language)] == []


def test_circular_procurement_stands_below_both_its_parents() -> None:
    assert [v.local(iri) for iri in themes.broader(v.term("theme/circular-procurement"))] == [
        "theme/circular-economy",
        "theme/green-public-procurement",
    ]
