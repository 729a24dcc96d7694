"""What stands in the fields of a form becomes claims, each with its words."""

from __future__ import annotations

import pytest

from graph.model import Document, Literal
from loaders.extract import rules
from loaders.extract.form_facts import claim_forms
from loaders.extract.things import Claim, Thing
from loaders.readers import html, markdown, text

PRACTICE = """<html lang="en"><main><h1>Repair vouchers for households</h1>
<h2>Main institution</h2><p>City of Graz</p>
<h2>Location</h2><p>Steiermark, Austria</p>
<h2>Start date</h2><p>June 2018</p>
<h2>Resources needed</h2><p>One person, half of the week.</p>
<h2>Evidence of success</h2><p>6,100 devices were repaired.</p></main></html>"""

PLAN = """# Action Plan of Regione Piemonte

## Part II – Policy context

**Name of the policy instrument addressed:** Regional Strategy for Clean Air

## Action 1: Buying green paper

### Players involved

- City of Turin
- Schools

### Timeframe

June 2021 to May 2023

### Costs

EUR 20,000 for training

## Action 2: Training the buyers

### Background

Few buyers know the labels.
"""


def claims(document: Document) -> list[Claim]:
    reading = rules.read(document)
    claim_forms(reading)
    return [claim for claim in reading.claims if claim.rule.startswith(("form-", "partner-table"))]


def shown(document: Document, *predicates: str) -> list[tuple[str, str, str]]:
    """(subject, predicate, object) by names, in order of place."""
    rows = []
    for claim in sorted(claims(document), key=lambda c: (c.start, c.end, c.predicate)):
        if claim.predicate in predicates:
            value = claim.object.label if isinstance(claim.object, Thing) else str(getattr(claim.object, "value", ""))
            rows.append((claim.subject.label, claim.predicate, value or getattr(claim.object, "name", "")))
    return rows


def test_a_practice_page_states_who_where_when_and_with_what_success() -> None:
    name = "Repair vouchers for households"
    predicates = ("mainInstitution", "appliesTo", "startDate", "resourcesNeeded", "evidenceOfSuccess")

    assert shown(html.document_from(PRACTICE), *predicates) == [
        (name, "mainInstitution", "City of Graz"),
        (name, "appliesTo", "Steiermark"),
        (name, "startDate", "2018-06"),
        (name, "resourcesNeeded", "One person, half of the week."),
        (name, "evidenceOfSuccess", "6,100 devices were repaired."),
    ]


def test_words_of_a_field_carry_the_language_of_the_text() -> None:
    found = [claim.object for claim in claims(html.document_from(PRACTICE)) if claim.predicate == "evidenceOfSuccess"]

    assert [value.language for value in found if isinstance(value, Literal)] == ["en"]


def test_a_plan_states_its_instrument_and_its_actions_with_their_parts() -> None:
    predicates = ("hasAction", "involves", "startDate", "endDate", "cost", "background")
    one, two = "Buying green paper", "Training the buyers"

    assert [row for row in shown(markdown.document_from(PLAN), *predicates) if row[1] != "hasAction"] == [
        (one, "involves", "City of Turin"),
        (one, "endDate", "2023-05"),
        (one, "startDate", "2021-06"),
        (one, "cost", "20000"),
        (two, "background", "Few buyers know the labels."),
    ]


def test_the_actions_of_a_plan_are_numbered() -> None:
    found = [claim for claim in claims(markdown.document_from(PLAN)) if claim.predicate == "hasAction"]

    assert [(c.object.number, c.object.label) for c in found if isinstance(c.object, Thing)] == [
        (1, "Buying green paper"),
        (2, "Training the buyers"),
    ]


def test_a_table_of_partners_states_roles_and_countries() -> None:
    page = text.document_from(
        "The project CircPro\n\nRole\tPartner\tCountry\n"
        "Lead partner\tKouvola Innovation Ltd\tFinland\nPartner\tCity of Graz\tAustria"
    )

    assert shown(page, "leadPartner", "basedIn") == [
        ("Kouvola Innovation Ltd", "basedIn", "Finland"),
        ("CircPro", "leadPartner", "Kouvola Innovation Ltd"),
        ("City of Graz", "basedIn", "Austria"),
    ]


@pytest.mark.parametrize("words", ["Ongoing", "between 2017 and 2019", "gannaio 2017"])
def test_a_field_without_one_clear_date_states_none(words: str) -> None:
    page = html.document_from(PRACTICE.replace("June 2018", words))

    assert shown(page, "startDate") == []


def test_every_claim_of_a_form_quotes_its_words() -> None:
    for source, read in ((PRACTICE, html.document_from), (PLAN, markdown.document_from)):
        document = read(source)
        quotes = [document.text[claim.start : claim.end] for claim in claims(document)]

        assert all(quote.strip() for quote in quotes)
        assert len(quotes) > 0
