"""What the fields of official forms state: practices, plans with their actions, and projects.

``claim_forms`` is called once a reading knows its things and its topic project, and before they are named.
"""

from __future__ import annotations

from loaders.extract.form_partners import claim_partner_lists, claim_partner_table
from loaders.extract.form_plans import claim_plan
from loaders.extract.form_practices import claim_practice
from loaders.extract.form_projects import claim_project
from loaders.extract.form_stakeholders import claim_stakeholders
from loaders.extract.forms import Section, sections
from loaders.extract.reading import Reading


def claim_forms(reading: Reading) -> None:
    """Claims what the forms in the document state; documents without forms are left as they were."""
    by_form: dict[str, list[Section]] = {}
    for section in sections(reading.document):
        by_form.setdefault(section.form, []).append(section)
    if "good-practice" in by_form:
        claim_practice(reading, by_form["good-practice"])
    if "action-plan" in by_form:
        claim_plan(reading, by_form["action-plan"])
        claim_stakeholders(reading, by_form["action-plan"])
    if "project" in by_form:
        claim_project(reading, by_form["project"])
        claim_partner_lists(reading, by_form["project"])
    if "partner-table" in by_form:
        claim_partner_table(reading, by_form["partner-table"])
