"""What the page of a project states in its fields, and the rows of a table of partners."""

from __future__ import annotations

from collections.abc import Sequence

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
from loaders.extract.mentions import PLACES
from loaders.extract.organisations import country_code
from loaders.extract.participation import based_in, take_part
from loaders.extract.partners import reading_country
from loaders.extract.reading import Reading
from loaders.extract.things import Thing
from loaders.extract.tokens import index_at

RULE = "form-project"
TABLE = "partner-table"


def claim_project(reading: Reading, found: Sequence[Section]) -> None:
    """Claims what the fields say of the topic project, where no other rule has said it yet."""
    project = reading.project
    if project is None:
        return
    for section in found:
        if section.field in ("startDate", "endDate"):
            moment = date_in(reading, section)
            if moment is not None and next(reading.says(project, section.field), None) is None:
                reading.claim(project, section.field, moment.literal, passage(section), RULE)
        elif section.field == "period":
            claim_period(reading, project, section, RULE)
        elif section.field in ("totalBudget", "erdfBudget"):
            amount = amount_in(reading, section)
            if amount is not None and next(reading.says(project, section.field), None) is None:
                reading.claim(project, section.field, money(amount), passage(section), RULE)
        elif section.field == "programme":
            for occurrence in reading.within(section.start, section.end, "Programme")[:1]:
                reading.claim(project, "fundedUnder", occurrence.thing, passage(section), RULE)
        elif section.field == "leadPartner":
            body = body_in(reading, section, RULE)
            if body is not None and next(reading.says(project, "leadPartner"), None) is None:
                take_part(reading, project, body, "lead-partner", passage(section), RULE)
        elif section.field == "theme":
            claim_themes_in(reading, project, section, RULE)
        elif section.field == "homepage":
            claim_website(reading, project, section, RULE)


def claim_partner_table(reading: Reading, found: Sequence[Section]) -> None:
    """Claims who takes part in the topic project, as what, from where and with how much, by the rows of its table."""
    rows: dict[tuple[int, int], dict[str, Section]] = {}
    for cell in found:
        rows.setdefault((cell.heading[0] if cell.field == "name" else _table(cell, found), cell.number or 0), {})[
            cell.field
        ] = cell
    for _, row in sorted(rows.items()):
        if "name" in row and reading.project is not None:
            _partner(reading, reading.project, row)


def _table(cell: Section, found: Sequence[Section]) -> int:
    """Which table a cell is in: the place of the name column that its row has."""
    near = [other for other in found if other.field == "name" and other.number == cell.number]
    return min(near, key=lambda other: abs(other.start - cell.start)).heading[0] if near else -1


def _partner(reading: Reading, project: Thing, row: dict[str, Section]) -> None:
    name = row["name"]
    body = body_in(reading, name, TABLE)
    if body is None or body is project:
        return
    span = (min(cell.start for cell in row.values()), max(cell.end for cell in row.values()))
    role = "lead-partner" if "role" in row and _leads(reading, row["role"]) else "partner"
    take_part(reading, project, body, role, span, TABLE)
    if "country" in row:
        _country(reading, body, row["country"], span)
    if "budget" in row:
        amount = amount_in(reading, row["budget"])
        participation = next(
            t for t in reading.things
            if t.kind == "Participation" and t.parts.get("participant") is body and t.parts.get("project") is project
        )  # fmt: skip
        if amount is not None and next(reading.says(participation, "totalBudget"), None) is None:
            reading.claim(participation, "totalBudget", money(amount), span, TABLE)


def _leads(reading: Reading, cell: Section) -> bool:
    """Whether a role is the lead partner's, in any language."""
    at = index_at(reading.words, cell.start)
    return any(
        at <= hit.first and reading.words[hit.last].end <= cell.end for hit in reading.cues("lead-partner")
    ) or _is_lead_heading(reading.text[cell.start : cell.end])


def _is_lead_heading(words: str) -> bool:
    from loaders.extract.form_lexicon import headings_of

    return any(row.field == "leadPartner" for row in headings_of(words))


def _country(reading: Reading, body: Thing, cell: Section, span: tuple[int, int]) -> None:
    code = country_code(reading.text[cell.start : cell.end])
    places = [o.thing for o in reading.within(cell.start, cell.end, *PLACES)]
    if not places and code is None:
        return
    place = places[0] if places else reading_country(reading, code or "", cell.start, cell.end)
    body.country = body.country or code or place.country
    if place is not body:
        based_in(reading, body, place, span, TABLE)
