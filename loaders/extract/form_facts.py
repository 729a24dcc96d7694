"""What the fields of official forms state: practices, plans with their actions, and projects.

``claim_forms`` is called once a reading knows its things and its topic project, and before they are named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extract.form_partners import claim_partner_lists, claim_partner_table
from loaders.extract.form_plans import claim_plan
from loaders.extract.form_practices import claim_practice
from loaders.extract.form_projects import claim_project
from loaders.extract.form_stakeholders import claim_stakeholders
from loaders.extract.forms import Section, sections
from loaders.extract.projectsheets import above, sheets
from loaders.extract.reading import Reading
from loaders.extract.things import Thing


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
        for project, part in _projects(reading, by_form["project"]):
            claim_project(reading, project, part)
            claim_partner_lists(reading, project, part)
    if "partner-table" in by_form:
        claim_partner_table(reading, by_form["partner-table"])


def _projects(reading: Reading, found: list[Section]) -> Iterator[tuple[Thing, list[Section]]]:
    """The projects that fields tell of: the page's own, or of several sheets the one that is named above each."""
    parts = sheets(found)
    if len(parts) == 1:
        if reading.project is not None:
            yield reading.project, found
        return
    places = above(parts)
    titles = [reading.within(start, end, "Project")[-1:] for start, end in places]
    ends = [title[0].start if title else end for title, (_, end) in zip(titles, places, strict=True)]
    for part, title, end in zip(parts, titles, [*ends[1:], len(reading.text)], strict=True):
        if title:
            yield title[0].thing, [replace(one, end=min(one.end, max(one.start, end))) for one in part]
