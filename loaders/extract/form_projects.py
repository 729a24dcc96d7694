"""What the page of a project states in its fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import XSD, Literal
from loaders.extract.dates import periods
from loaders.extract.form_fields import (
    amount_in,
    body_in,
    claim_period,
    claim_themes_in,
    claim_website,
    date_in,
    money,
    passage,
)
from loaders.extract.forms import Section
from loaders.extract.participation import take_part
from loaders.extract.phases import phase_of
from loaders.extract.projectsheets import RULE as SHEET
from loaders.extract.projectsheets import is_sheet
from loaders.extract.reading import Reading
from loaders.extract.things import Thing

RULE = "form-project"
_PHASE = re.compile(r"(?<![\w.])([1-4])(?:\D{0,14}|\D{1,4}[^\W\d]+\W{0,3})$")  # "1. vaihe", "Phase 1:" before a period
_COUNT = re.compile(r"(\d{1,2})(?=[\s,;]|$)")
_MOST_PARTNERS = 60


def claim_project(reading: Reading, project: Thing, found: Sequence[Section]) -> None:
    """Claims what the fields say of a project, where no other rule has said it yet."""
    rule, valued = (SHEET, f"{SHEET}-value") if is_sheet(found) else (RULE, RULE)
    for section in found:
        if section.field in ("startDate", "endDate"):
            moment = date_in(reading, section)
            if moment is not None and next(reading.says(project, section.field), None) is None:
                reading.claim(project, section.field, moment.literal, passage(section), valued)
        elif section.field == "period":
            claim_period(reading, project, section, valued)
            _phases(reading, project, section)
        elif section.field == "partners":
            _count(reading, project, section, rule)
        elif section.field in ("totalBudget", "erdfBudget"):
            amount = amount_in(reading, section)
            if amount is not None and next(reading.says(project, section.field), None) is None:
                reading.claim(project, section.field, money(amount), passage(section), valued)
        elif section.field == "programme":
            for occurrence in reading.within(section.start, section.end, "Programme")[:1]:
                reading.claim(project, "fundedUnder", occurrence.thing, passage(section), rule)
        elif section.field == "leadPartner":
            body = body_in(reading, section, rule)
            if body is not None and next(reading.says(project, "leadPartner"), None) is None:
                take_part(reading, project, body, "lead-partner", passage(section), rule)
        elif section.field == "theme":
            claim_themes_in(reading, project, section, rule)
        elif section.field == "homepage":
            claim_website(reading, project, section, rule)


def _phases(reading: Reading, project: Thing, section: Section) -> None:
    """Phases whose numbers stand before their periods: "1. vaihe 1.6.2018–31.5.2021, 2. vaihe …"."""
    after = section.start
    for period in periods(reading, section.start, section.end):
        match = _PHASE.search(reading.folded, after, period.start)
        after = period.end
        if match is None:
            continue
        span = (match.start(1), period.end)
        phase = phase_of(reading, project, int(match[1]), match.start(1), period.start)
        if next(reading.says(phase, "startDate"), None) is None:
            reading.claim(phase, "startDate", period.first.literal, span, RULE)
            reading.claim(phase, "endDate", period.last.literal, span, RULE)


def _count(reading: Reading, project: Thing, section: Section, rule: str) -> None:
    """A figure that opens the field of partners is their number."""
    match = _COUNT.match(reading.text, section.start, section.end)
    if match is None or not 2 <= int(match[1]) <= _MOST_PARTNERS:
        return
    if next(reading.says(project, "partnerCount"), None) is None:
        span = (passage(section)[0], match.end())
        reading.claim(project, "partnerCount", Literal(match[1], XSD + "integer"), span, rule)
