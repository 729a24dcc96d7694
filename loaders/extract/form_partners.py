"""Who takes part in a project, by the lists under a form's heading of partners and the rows of partner tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.announced import counted
from loaders.extract.form_fields import amount_in, body_in, money, titled
from loaders.extract.form_lexicon import headings_of
from loaders.extract.forms import Section
from loaders.extract.line_items import line_item
from loaders.extract.list_items import Item
from loaders.extract.lists import items
from loaders.extract.mentions import BODIES, PLACES, POLICIES, merge
from loaders.extract.money import Amount
from loaders.extract.numbers import numbers
from loaders.extract.occurrences import outermost
from loaders.extract.organisations import body_hypothesis
from loaders.extract.participation import based_in, take_part
from loaders.extract.partner_claims import reading_country
from loaders.extract.reading import Reading
from loaders.extract.things import Thing
from loaders.extract.tokens import index_at
from loaders.extract.whereabouts import country_code

LIST = "form-partners"
TABLE = "partner-table"
_BRACKET = re.compile(r"\([^()]*\)")


def claim_partner_lists(reading: Reading, project: Thing, found: Sequence[Section]) -> None:
    """Claims that what a label or a list names under a heading of partners takes part in a project.

    Prose under such a heading is left to the rules for prose.
    """
    for section in found:
        if section.field != "partners" or counted(reading, section.start, section.end):
            continue
        listed = [b for b in reading.document.blocks if section.start <= b.start and b.end <= section.end]
        if not listed:
            _items(reading, project, section.start, section.end, least=2)
        for block in listed:
            if block.kind == "item":
                _items(reading, project, block.start, block.end, least=1)
            elif block.kind == "paragraph":
                _line(reading, project, block.start, block.end)


def _line(reading: Reading, project: Thing, start: int, end: int) -> None:
    """Claims a body that is all that stands in a line, a bracket and a full stop behind it aside."""
    for body in outermost(reading.within(start, end, *BODIES)):
        if body.start == start and not _BRACKET.sub("", reading.text[body.end : end]).strip(" ."):
            take_part(reading, project, body.thing, "partner", (start, end), LIST)


def _items(reading: Reading, project: Thing, start: int, end: int, *, least: int) -> None:
    one = line_item(reading, start, end) if least == 1 else None
    found = (one,) if one else items(reading, start, end)
    if len(found) < least or (least == 1 and len(found) != 1):
        return
    for item in found:
        name = (reading.words[item.first].start, reading.words[item.last].end)
        place = Section("project", "partners", name, *name)
        inside = reading.within(*name, *BODIES)
        if not inside and item.brackets == () and reading.within(*name, *PLACES):
            continue  # a bare place may be a body or not
        wider = reading.around(*name, *BODIES)  # cut by a small word, or "podjetje | Humko d.o.o" before its name
        body = wider[0].thing if wider and not inside else body_in(reading, place, LIST)
        if body is None or body is project:
            continue
        span = (name[0], max([name[1], *(stop + 1 for _, stop in item.brackets)]))
        take_part(reading, project, body, "partner", span, LIST)
        _bracketed(reading, body, item, span)


def _bracketed(reading: Reading, body: Thing, item: Item, span: tuple[int, int]) -> None:
    for start, end in item.brackets:
        if country_code(reading.text[start:end]) is not None:
            _country(reading, body, Section("project", "country", (start, end), start, end), span)


def claim_partner_table(reading: Reading, found: Sequence[Section]) -> None:
    """Claims who takes part in the topic project, as what, from where and with how much, by the rows of its table."""
    project = reading.project
    row: dict[str, Section] = {}
    for cell in found:
        # Two tables of one row each have the same number: a field that comes again begins a row, too.
        if row and (cell.field in row or cell.number != next(iter(row.values())).number):
            _partner(reading, project, row)
            row = {}
        row[cell.field] = cell
    _partner(reading, project, row)


def _partner(reading: Reading, project: Thing | None, row: dict[str, Section]) -> None:
    if project is None or "name" not in row:
        return
    body = _whole(reading, row["name"]) or body_in(reading, row["name"], TABLE)
    if body is None or body is project:
        return
    span = (min(cell.start for cell in row.values()), max(cell.end for cell in row.values()))
    role = "lead-partner" if "role" in row and _leads(reading, row["role"]) else "partner"
    take_part(reading, project, body, role, span, TABLE)
    if "country" in row:
        _country(reading, body, row["country"], span)
    if "instrument" in row:
        _instrument(reading, project, body, row["instrument"], span)
    if "budget" in row:
        amount = _amount(reading, row["budget"])
        participation = reading.things.participation(project, body)
        if participation is None or amount is None:
            return
        if next(reading.says(participation, "totalBudget"), None) is None:
            reading.claim(participation, "totalBudget", money(amount), span, TABLE)


def _instrument(reading: Reading, project: Thing, body: Thing, cell: Section, span: tuple[int, int]) -> None:
    """Claims which instrument a partner works on: the policy read in its cell, or what the cell names with capitals."""
    participation = reading.things.participation(project, body)
    words = reading.text[cell.start : cell.end].strip(" .")
    if participation is None or not words[:1].isalnum():
        return
    inside = reading.within(cell.start, cell.end, *POLICIES, "Programme")
    if inside and inside[0].start - cell.start <= len(words) // 3:
        policy = inside[0].thing
    elif words[:1].isupper() and any(sign.isupper() or sign.isdigit() for sign in words[1:]):
        policy = titled(reading, "PolicyInstrument", cell.start, cell.start + len(words), TABLE)
    else:
        return
    reading.claim(participation, "addresses", policy, span, TABLE)


def _whole(reading: Reading, cell: Section) -> Thing | None:
    """The body whose name fills a cell in several parts ("Ministry of X, Government of Y"), or None.

    A cell of the name column holds one name: bodies that were read in its parts become the one,
    unless the document speaks of them elsewhere too.
    """
    inside = reading.within(cell.start, cell.end, *BODIES)
    words = reading.text[cell.start : cell.end]
    things = list(dict.fromkeys(occurrence.thing for occurrence in inside))
    if not things or "(" in words or "," not in words or inside[0].start != cell.start or inside[0].end >= cell.end:
        return None
    main, others = things[0], things[1:]
    if any(len(thing.places) > 1 or _is_spoken_of(reading, thing) for thing in things):
        return None
    for other in others:
        merge(reading, main, other)
    last = index_at(reading.words, cell.end) - 1
    first = index_at(reading.words, cell.start)
    language = reading.lexicon_at(first).code
    found = body_hypothesis(reading, first, last, main.body or "", language, TABLE)
    main.names.clear()
    main.call(words.strip(), language, "label")
    main.kind, main.start, main.end, main.rule = found.kind, cell.start, cell.end, TABLE
    main.authority, main.country = found.authority, found.country or main.country
    main.place = found.place or main.place
    reading.add(main, cell.start, cell.end)
    return main


def _is_spoken_of(reading: Reading, thing: Thing) -> bool:
    return reading.claims.speak_of(thing)


def _amount(reading: Reading, cell: Section) -> Amount | None:
    """The amount in a cell, or its only number where the column's header names the euro."""
    found = amount_in(reading, cell)
    header = reading.folded[slice(*cell.heading)]
    figures = list(numbers(reading, cell.start, cell.end))
    if found is None and len(figures) == 1 and ("eur" in header or "€" in header):
        return Amount(cell.start, cell.end, figures[0].value)
    return found


def _leads(reading: Reading, cell: Section) -> bool:
    """Whether a role is the lead partner's, in any language."""
    said = reading.cues_between("lead-partner", cell.start, cell.end)
    return bool(said) or _is_lead_heading(reading.text[cell.start : cell.end])


def _is_lead_heading(words: str) -> bool:
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
