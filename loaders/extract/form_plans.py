"""What an action plan states in the fields of its template, and each of its actions in theirs."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import XSD, Literal
from loaders.extract.actionvalues import claim_cost, cost_of, payers_of, time_of
from loaders.extract.form_fields import (
    bodies_in,
    body_in,
    claim_place,
    first,
    passage,
    titled,
    words_of,
)
from loaders.extract.form_lexicon import headings_of
from loaders.extract.forms import Section
from loaders.extract.mentions import POLICIES
from loaders.extract.players import players
from loaders.extract.reading import Reading
from loaders.extract.things import Thing

PLAN = "form-plan"
ACTION = "form-action"
_WORDS = {"background": "background", "activity": "activities", "monitoring": "monitoring"}
_MARK = 6  # characters of "(a) ", "1. ", an article before an instrument in its line
_LONGEST_TITLE = 160  # characters
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
        for instrument in _instruments(reading, section):
            plan.parts.setdefault("instrument", instrument)
            reading.claim(plan, "addresses", instrument, passage(section), PLAN)


def _instruments(reading: Reading, section: Section) -> list[Thing]:
    """The instruments that the field names: the first policy of each line, or its only line."""
    text, found = reading.text, list[Thing]()
    start = section.start
    while start < section.end:
        end = text.find("\n", start, section.end)
        end = section.end if end < 0 else end
        inside = reading.within(start, end, *POLICIES, "Programme")
        opens = inside and inside[0].start - start <= _MARK
        if found and not opens:
            break
        if opens and inside[0].thing not in found:
            found.append(inside[0].thing)
        start = end + 1
    inside = reading.within(section.start, section.end, *POLICIES, "Programme")
    if inside and not found:
        return [inside[0].thing]
    words = text[section.start : section.end].rstrip(" .")
    if found or "\n" in words or not 4 <= len(words) <= 200 or not words[0].isalnum():
        return found
    return [titled(reading, "PolicyInstrument", section.start, section.start + len(words), PLAN)]


def _action(reading: Reading, plan: Thing | None, section: Section, found: Sequence[Section]) -> None:
    own = [other for other in found if other.number == section.number and other.field != "action"]
    name = first(own, "actionName")
    place = section.title or ((name.start, name.end) if name else _line_below(reading, section, own))
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
    if plan is not None:
        _implements(reading, action, plan, section)


def _line_below(reading: Reading, section: Section, own: Sequence[Section]) -> tuple[int, int] | None:
    """The title of an action in the line below its number, before the first of its parts."""
    end = reading.text.find("\n", section.start, section.end)
    end = section.end if end < 0 else end
    words = reading.text[section.start : end].rstrip(" .")
    heads = [part.heading[0] for part in own] or [section.end]
    label = words.partition(":")[0] if ":" in words else ""
    short = words[:1].isupper() and len(words) <= _LONGEST_TITLE and not (label and headings_of(label))
    return (section.start, section.start + len(words)) if short and end <= min(heads) else None


def _part(reading: Reading, action: Thing, part: Section) -> None:
    if part.field in _WORDS:
        reading.claim(action, _WORDS[part.field], words_of(reading, part), (part.start, part.end), ACTION)
    if part.field == "background":
        _source(reading, action, part)
    elif part.field == "timeframe":
        reading.claim(action, "timeframe", words_of(reading, part), (part.start, part.end), ACTION)
        _time(reading, action, part)
    elif part.field in ("involves", "implementer"):
        for body, line in bodies_in(reading, part):
            reading.claim(action, "involves", body, line, ACTION)
        for player in players(reading, part.start, part.end):
            reading.claim(action, player.relation, player.body, (player.start, player.end), "form-players")
    elif part.field == "cost":
        amount = cost_of(reading, part.start, part.end)
        if amount is not None:
            claim_cost(reading, action, amount, passage(part), ACTION)
        elif any(sign.isdigit() for sign in reading.text[part.start : part.end]):
            reading.claim(action, "costNote", words_of(reading, part), (part.start, part.end), ACTION)
    elif part.field == "fundingSource":
        for payer in payers_of(reading, part.start, part.end):
            reading.claim(action, "fundingSource", payer.thing, passage(part), "form-payers")


def _time(reading: Reading, action: Thing, part: Section) -> None:
    times = time_of(reading, part.start, part.end)
    if times is None:
        return
    span = (min(one.start for one in times), max(one.end for one in times))
    for name, moment in zip(("startDate", "endDate"), times, strict=True):
        if next(reading.says(action, name), None) is None:
            reading.claim(action, name, moment.literal, span, ACTION)


def _source(reading: Reading, action: Thing, part: Section) -> None:
    """Claims the practice that opens what is told of an action's background, unless its sentence says no."""
    for practice in reading.within(part.start, part.end, "GoodPractice", "Initiative")[:1]:
        sentence = reading.sentence_at(practice.start)
        if sentence is None or reading.cues("negation", sentence):
            continue
        reading.claim(action, "buildsOn", practice.thing, (sentence.start, sentence.end), "form-background")


def _implements(reading: Reading, action: Thing, plan: Thing, section: Section) -> None:
    """Claims which of the instruments that the plan addresses the text of an action speaks of."""
    addressed = [c.object for c in reading.says(plan, "addresses") if isinstance(c.object, Thing)]
    seen: list[Thing] = []
    for occurrence in reading.within(section.heading[0], section.end, *POLICIES, "Programme"):
        sentence = reading.sentence_at(occurrence.start)
        if occurrence.thing in addressed and occurrence.thing not in seen and sentence is not None:
            seen.append(occurrence.thing)
            reading.claim(action, "implements", occurrence.thing, (sentence.start, sentence.end), "form-implements")
