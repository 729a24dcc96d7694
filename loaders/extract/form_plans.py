"""What an action plan states in the fields of its template, and each of its actions in theirs."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import XSD, Literal
from loaders.extract.form_fields import (
    amount_in,
    bodies_in,
    body_in,
    claim_period,
    claim_place,
    first,
    money,
    passage,
    titled,
    words_of,
)
from loaders.extract.forms import Section
from loaders.extract.mentions import POLICIES
from loaders.extract.reading import Reading
from loaders.extract.things import Thing

PLAN = "form-plan"
ACTION = "form-action"
_WORDS = {"background": "background", "activity": "activities", "monitoring": "monitoring"}
_FUNDS = ("Fund", "Programme", "PolicyInstrument")
_GENERAL = frozenset({"developer", "instrument", "policyContext", "territory", "generalInformation"})


def claim_plan(reading: Reading, found: Sequence[Section]) -> None:
    """Claims what the template's fields say of the plan and its actions."""
    plan = _plan(reading, found)
    if plan is not None:
        _general(reading, plan, found)
    for section in found:
        if section.field == "action" and section.number is not None:
            _action(reading, plan, section, found)


def _plan(reading: Reading, found: Sequence[Section]) -> Thing | None:
    """The plan that the document is: the only one it names, the one in its title, or its title."""
    plans = reading.found("ActionPlan")
    if len(plans) == 1:
        return plans[0]
    titles = [block for block in reading.document.blocks if block.kind == "heading" and block.level == 1][:1]
    for title in titles:
        inside = [plan for plan in plans if any(title.start <= start < title.end for start, _ in plan.places)]
        if inside:
            return inside[0]
    if plans or not titles or not any(section.field in _GENERAL for section in found):
        return None
    return titled(reading, "ActionPlan", titles[0].start, titles[0].end, PLAN)


def _general(reading: Reading, plan: Thing, found: Sequence[Section]) -> None:
    section = first(found, "developer")
    developer = body_in(reading, section, PLAN) if section else None
    if section and developer is not None:
        plan.parts.setdefault("developer", developer)
        reading.claim(plan, "developedBy", developer, passage(section), PLAN)
    section = first(found, "territory")
    if section:
        claim_place(reading, plan, section, PLAN)
    section = first(found, "project")
    for occurrence in reading.within(section.start, section.end, "Project")[:1] if section else ():
        plan.parts.setdefault("project", occurrence.thing)
        span = passage(section) if section else (occurrence.start, occurrence.end)
        reading.claim(plan, "inProject", occurrence.thing, span, PLAN)
        reading.claim(occurrence.thing, "hasActionPlan", plan, span, PLAN)
    section = first(found, "instrument")
    if section:
        instrument = _instrument(reading, section)
        if instrument is not None:
            plan.parts.setdefault("instrument", instrument)
            reading.claim(plan, "addresses", instrument, passage(section), PLAN)


def _instrument(reading: Reading, section: Section) -> Thing | None:
    """The instrument that the field names: the policy read in it, or its only line."""
    inside = reading.within(section.start, section.end, *POLICIES, "Programme")
    if inside:
        return inside[0].thing
    words = reading.text[section.start : section.end].rstrip(" .")
    if "\n" in words or not 4 <= len(words) <= 200 or not words[0].isalnum():
        return None
    return titled(reading, "PolicyInstrument", section.start, section.start + len(words), PLAN)


def _action(reading: Reading, plan: Thing | None, section: Section, found: Sequence[Section]) -> None:
    own = [other for other in found if other.number == section.number and other.field != "action"]
    name = first(own, "actionName")
    place = section.title or ((name.start, name.end) if name else None)
    if place is None:
        return
    action = titled(reading, "Action", *place, ACTION)
    action.number = section.number
    span = (section.heading[0], place[1])
    reading.claim(action, "actionNumber", Literal(str(section.number), XSD + "integer"), span, ACTION)
    if plan is not None:
        action.parts.setdefault("plan", plan)
        reading.claim(plan, "hasAction", action, span, ACTION)
    for part in own:
        _part(reading, action, part)


def _part(reading: Reading, action: Thing, part: Section) -> None:
    if part.field in _WORDS:
        reading.claim(action, _WORDS[part.field], words_of(reading, part), (part.start, part.end), ACTION)
    elif part.field == "timeframe":
        reading.claim(action, "timeframe", words_of(reading, part), (part.start, part.end), ACTION)
        claim_period(reading, action, part, ACTION)
    elif part.field == "involves":
        for body, line in bodies_in(reading, part):
            reading.claim(action, "involves", body, line, ACTION)
    elif part.field == "cost":
        amount = amount_in(reading, part)
        if amount is not None:
            reading.claim(action, "cost", money(amount), passage(part), ACTION)
        elif any(sign.isdigit() for sign in reading.text[part.start : part.end]):
            reading.claim(action, "costNote", words_of(reading, part), (part.start, part.end), ACTION)
    elif part.field == "fundingSource":
        for occurrence in reading.within(part.start, part.end, *_FUNDS):
            reading.claim(action, "fundingSource", occurrence.thing, passage(part), ACTION)
