"""What the page of a good practice states in its fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.actionvalues import claim_cost, cost_of, payers_of
from loaders.extract.form_fields import (
    bodies_in,
    body_in,
    claim_place,
    claim_themes_in,
    claim_website,
    date_in,
    first,
    passage,
    titled,
    words_of,
)
from loaders.extract.form_lexicon import headings_of
from loaders.extract.forms import Section
from loaders.extract.furniture import is_furniture
from loaders.extract.mentions import BODIES
from loaders.extract.money import amounts
from loaders.extract.reading import Reading
from loaders.extract.things import Thing
from loaders.extract.transfers import claim_transfers

RULE = "form-practice"
_WORDS = ("resourcesNeeded", "evidenceOfSuccess", "difficulties", "transferPotential")
_RUNNERS = ("mainInstitution", "practiceOwner", "implementedBy")
_UNSURE = ("negation", "condition", "only-asked", "does-model", "source")
_SHORT_WORD = 3  # letters of "no", "nr"
_MARKED = re.compile(r"(?: [^\W\d_]{0,3}[.°º]?)?(?: ?\d{1,3})?\s?[:–—|-]\s+(?=\S)")
_QUOTED = re.compile(r"[„“\"«»]([^„“”\"«»\n]{3,80})[“”\"«»]")
_SHORT_NAME = re.compile(r"[^–(:|]{3,40}?(?= [–|-] | \(|: )")


def claim_practice(reading: Reading, found: Sequence[Section]) -> None:
    """Claims what the fields of a practice page say of the practice; nothing where the page has no title."""
    place = _title(reading, found)
    if place is None:
        return
    practice = titled(reading, "GoodPractice", *place, RULE)
    call_short(reading, practice, place)
    for field, predicate in (("mainInstitution", "mainInstitution"), ("owner", "practiceOwner")):
        section = first(found, field)
        body = body_in(reading, section, RULE) if section else None
        if section and body is not None:
            reading.claim(practice, predicate, body, passage(section), RULE)
            practice.country = practice.country or body.country
    for field in ("startDate", "endDate"):
        section = first(found, field)
        moment = date_in(reading, section) if section else None
        if section and moment is not None:
            reading.claim(practice, field, moment.literal, passage(section), RULE)
    for section in found:
        if section.field in _WORDS:
            reading.claim(practice, section.field, words_of(reading, section), (section.start, section.end), RULE)
        if section.field == "resourcesNeeded":
            _resources(reading, practice, section)
        elif section.field in ("description", "summary"):
            _helpers(reading, practice, section)
        elif section.field == "transferPotential":
            claim_transfers(reading, practice, section)
        elif section.field == "location":
            claim_place(reading, practice, section, RULE)
        elif section.field in ("theme", "keywords"):
            claim_themes_in(reading, practice, section, RULE)
        elif section.field == "furtherInformation":
            claim_website(reading, practice, section, RULE)
        elif section.field == "project":
            _project(reading, practice, section)
        elif section.field == "stakeholders":
            for body, line in bodies_in(reading, section):
                reading.claim(practice, "involves", body, line, RULE)


def _resources(reading: Reading, practice: Thing, section: Section) -> None:
    """Claims what a practice costs, the whole or the sum named first, and who pays."""
    rows = (row for row in reading.sentences if section.start <= row.start < section.end)
    first_sum = next((one for row in rows for one in amounts(reading, row) if one.end <= section.end), None)
    cost = cost_of(reading, section.start, section.end) or first_sum
    if cost is not None and next(reading.says(practice, "cost"), None) is None:
        claim_cost(reading, practice, cost, (cost.start, cost.end), RULE)
    for payer in payers_of(reading, section.start, section.end):
        reading.claim(practice, "fundingSource", payer.thing, passage(section), "practice-payers")


def _helpers(reading: Reading, practice: Thing, section: Section) -> None:
    """Claims that the bodies that a practice's description tells of support it, but for those that run it."""
    runs = {id(c.object) for name in _RUNNERS for c in reading.says(practice, name)}
    for body in reading.within(section.start, section.end, *BODIES):
        sentence = reading.sentence_at(body.start)
        if id(body.thing) in runs or sentence is None:
            continue
        if not any(reading.cues(name, sentence) for name in _UNSURE) and not any(amounts(reading, sentence)):
            reading.claim(practice, "supportedBy", body.thing, (body.start, body.end), "practice-helpers")


def _title(reading: Reading, found: Sequence[Section]) -> tuple[int, int] | None:
    """Where the practice's title stands: in its field, or in the heading above all fields."""
    section = first(found, "title")
    if section is not None:
        end = reading.text.find("\n", section.start, section.end)
        return section.start, end if end > 0 else section.end
    top = min(section.heading[0] for section in found)
    headings = [b for b in reading.document.blocks if b.kind == "heading" and b.end <= top]
    headings = [b for b in headings if not only_says_what(reading, b.start, b.end)]
    headings = [b for b in headings if not is_furniture(reading.text[b.start : b.end])]
    headings = [b for b in headings if not headings_of(reading.text[b.start : b.end])]
    named = [start for b in headings if (start := title_behind_noun(reading, b.start, b.end)) is not None]
    if named:
        quoted = _QUOTED.match(reading.text, named[0])
        return quoted.span(1) if quoted else (named[0], next(b.end for b in headings if b.start < named[0] <= b.end))
    if not headings:
        return _said(reading, top)
    main = min(headings, key=lambda block: (block.level, block.start))
    return main.start, main.end


def _said(reading: Reading, top: int) -> tuple[int, int] | None:
    """The title in a line above the fields that a noun for a practice opens, where no heading has it."""
    for block in reading.document.blocks:
        start = title_behind_noun(reading, block.start, block.end) if block.end <= top else None
        if start is None or not reading.cues_between("GoodPractice", block.start, start, "heads"):
            continue
        if "\n" not in reading.text[start : block.end].strip():
            quoted = _QUOTED.match(reading.text, start, block.end)
            return quoted.span(1) if quoted else (start, block.end)
    return None


def title_behind_noun(reading: Reading, start: int, end: int) -> int | None:
    """Where a title begins behind the noun that opens its heading ("Good practice 3: Repair cafés"), or None."""
    nouns = [*reading.cues_between("GoodPractice", start, end, "heads"), *reading.cues_between("sheet", start, end)]
    for hit in nouns:
        match = _MARKED.match(reading.text, reading.span(hit)[1], end)
        if match is not None and reading.span(hit)[0] == start:
            return match.end()
    return None


def only_says_what(reading: Reading, start: int, end: int) -> bool:
    """Whether a heading is the noun, a word for the sheet and a number, and no title ("Good practice No. 14")."""
    first, last = reading.index(start), reading.index(end) - 1
    said = {n for h in reading.hits_between("heads", first, last) for n in range(h.first, h.last + 1)}
    said |= {n for h in reading.cues_between("sheet", start, end) for n in range(h.first, h.last + 1)}
    rest = [reading.words[n].word for n in range(first, last + 1) if n not in said]
    return bool(said) and all(len(word) <= _SHORT_WORD or word.isdigit() for word in rest)


def call_short(reading: Reading, practice: Thing, place: tuple[int, int]) -> None:
    """The short name that opens a title ("Rete APE – Acquisti …"), and every later place that uses it."""
    match = _SHORT_NAME.match(reading.text, *place)
    if match is None or not any(letter.isupper() for letter in match[0]):
        return
    practice.call(match[0], practice.names[0].language, "title")
    for later in re.finditer(rf"(?<!\w){re.escape(match[0])}(?!\w)", reading.text[place[1] :]):
        reading.add(practice, place[1] + later.start(), place[1] + later.end())


def _project(reading: Reading, practice: Thing, section: Section) -> None:
    for occurrence in reading.within(section.start, section.end, "Project")[:1]:
        reading.claim(practice, "inProject", occurrence.thing, passage(section), RULE)
        reading.claim(occurrence.thing, "sharesPractice", practice, passage(section), RULE)
