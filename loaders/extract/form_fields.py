"""One field of a form as a value: the body, place, date, amount, theme or words that stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graph.model import XSD, Literal, Term
from loaders.extract.dateforms import Moment
from loaders.extract.dates import moments, periods
from loaders.extract.forms import Section
from loaders.extract.gazetteer import best_place
from loaders.extract.mentions import BODIES, PLACES, use_of
from loaders.extract.money import Amount, amounts
from loaders.extract.organisations import body_hypothesis
from loaders.extract.participation import based_in
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.theme_hits import themes_of
from loaders.extract.things import Thing
from loaders.extract.tokens import index_at

_LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_LONGEST_NAME = 160  # code points; a longer first line tells about a body and does not name it
_WEB = re.compile(r"https?://[^\s<>\"')\]]+|www\.[^\s<>\"')\]]+")


def first(found: Sequence[Section], field: str) -> Section | None:
    """The first section of a field, or None."""
    return next((section for section in found if section.field == field), None)


def passage(section: Section) -> tuple[int, int]:
    """Where a field's fact stands: its value, with the heading that says what it is where that is beside it.

    >>> passage(Section("good-practice", "location", (0, 8), 10, 25)), passage(Section("x", "y", (0, 4), 300, 310))
    ((0, 25), (300, 310))
    """
    beside = 0 <= section.start - section.heading[1] <= 4
    return (section.heading[0], section.end) if beside else (section.start, section.end)


def words_of(reading: Reading, section: Section) -> Literal:
    """The words of a field, as they stand, in their language."""
    sentence = reading.sentence_at(section.start)
    return Literal(
        reading.text[section.start : section.end], _LANG, sentence.language if sentence else reading.language
    )


def body_in(reading: Reading, section: Section, rule: str) -> Thing | None:
    """The body that a field names: the first one found in it, or else its first line."""
    end = _end_of_name(reading, section)
    inside = reading.within(section.start, section.end, *BODIES)
    whole = [o for o in inside if o.start == section.start and o.end >= end - 1]
    if whole:
        return whole[0].thing
    named = reading.text[section.start : end]
    if not named[:1].isalnum() or len(named) > _LONGEST_NAME or named.count(" ") > 16:
        return inside[0].thing if inside else None
    if inside and inside[0].start - section.start <= 2:
        return inside[0].thing
    words = reading.words
    at, last = index_at(words, section.start), index_at(words, end) - 1
    if at > last or not words[at].capital:
        return inside[0].thing if inside else None
    heads = reading.hits_between("bodies", at, last)
    kind = max(heads, key=lambda hit: (hit.last - hit.first, -hit.first)).payload.value if heads else ""
    found = body_hypothesis(reading, at, last, kind, reading.lexicon_at(at).code, rule)
    thing = Thing(
        found.kind, found.start, found.end, authority=found.authority, country=found.country, place=found.place,
        body=found.body, rule=rule,
    )  # fmt: skip
    thing.call(reading.text[found.start : found.end], found.language, "label")
    reading.add(thing, found.start, found.end)
    return thing


def _end_of_name(reading: Reading, section: Section) -> int:
    """Where the name that opens a field ends: at its line's end, a bracket, a semicolon or its full stop."""
    text = reading.text
    stops = [text.find(mark, section.start, section.end) for mark in ("\n", "(", ";", ", ")]
    end = min([stop for stop in stops if stop > section.start] or [section.end])
    while end > section.start and text[end - 1] in " .,\u00a0":
        end -= 1
    return end


def bodies_in(reading: Reading, section: Section) -> list[tuple[Thing, tuple[int, int]]]:
    """The bodies that a field speaks of, in order, each once, with the line in which it stands."""
    text = reading.text
    seen: list[Thing] = []
    found: list[tuple[Thing, tuple[int, int]]] = []
    for occurrence in reading.within(section.start, section.end, *BODIES):
        if any(occurrence.thing is thing for thing in seen):
            continue
        seen.append(occurrence.thing)
        start = max(text.rfind("\n", section.start, occurrence.start) + 1, section.start)
        end = text.find("\n", occurrence.end, section.end)
        found.append((occurrence.thing, (start, end if end > 0 else section.end)))
    return found


def claim_place(reading: Reading, subject: Thing, section: Section, rule: str) -> None:
    """Claims the smallest place of a field as where the subject applies, and the larger ones as around it."""
    places: list[Thing] = []
    for occurrence in reading.within(section.start, section.end, *PLACES):
        if occurrence.thing not in places:
            places.append(occurrence.thing)
    places.sort(key=lambda place: (-_depth(place), place.start))
    whole = _whole_place(reading, section, rule) if not places else None
    places += [whole] if whole is not None else []
    if not places:
        return
    smallest = places[0]
    reading.claim(subject, "appliesTo", smallest, passage(section), rule)
    subject.place = subject.place or smallest.code
    subject.country = subject.country or smallest.country
    for inner, outer in pairwise(places):
        if _depth(inner) > _depth(outer) and inner.country == outer.country:
            based_in(reading, inner, outer, (section.start, section.end), rule)


def _whole_place(reading: Reading, section: Section, rule: str) -> Thing | None:
    """The territory that a field names with its noun ("Žilinský kraj"), which alone would rather be its authority."""
    end = _end_of_name(reading, section)
    row = best_place(
        reading.text[section.start : end], spoken=spoken_at(reading, index_at(reading.words, section.start))
    )
    if row is None:
        return None
    known = next((thing for thing in reading.found(row.kind) if thing.code == row.code), None)
    thing = known or Thing(row.kind, section.start, end, code=row.code, country=row.country, rule=rule)
    thing.call(reading.text[section.start : end], None, "label")
    for body in reading.around(section.start, end, *BODIES):
        if len(body.thing.places) == 1 and not any(body.thing in (c.subject, c.object) for c in reading.claims):
            reading.occurrences.drop(body.thing)
            reading.things.remove(body.thing)
    reading.add(thing, section.start, end)
    return thing


def _depth(place: Thing) -> int:
    return {"Country": 0, "City": 9}.get(place.kind, len(place.code or ""))


def date_in(reading: Reading, section: Section) -> Moment | None:
    """The only date of a field, or None where it has none or several.

    A bare year behind a word is none: the word may be a month in a language without a lexicon yet.
    """
    found = moments(reading, section.start, section.end)
    if len(found) != 1:
        return None
    before = reading.text[section.start : found[0].start]
    return None if len(found[0].value) == 4 and re.search(r"[^\W\d]{3}", before) else found[0]


def claim_period(reading: Reading, subject: Thing, section: Section, rule: str) -> None:
    """Claims start and end where a field states one period and no other dates."""
    found = periods(reading, section.start, section.end)
    dates = moments(reading, section.start, section.end)
    if len(found) != 1 or len(dates) > 2:
        return
    span = (found[0].start, found[0].end)
    for name, moment in (("startDate", found[0].first), ("endDate", found[0].last)):
        if next(reading.says(subject, name), None) is None:
            reading.claim(subject, name, moment.literal, span, rule)


def amount_in(reading: Reading, section: Section) -> Amount | None:
    """The only amount in euro of a field, or None where it has none or several."""
    found = [
        amount
        for sentence in reading.sentences
        if sentence.start < section.end and section.start < sentence.end
        for amount in amounts(reading, sentence)
        if section.start <= amount.start and amount.end <= section.end
    ]
    return found[0] if len(found) == 1 else None


def money(amount: Amount) -> Literal:
    """An amount as a literal, with its qualifier."""
    return Literal(amount.lexical, XSD + "decimal", None, amount.qualifier)


def claim_themes_in(reading: Reading, subject: Thing, section: Section, rule: str) -> None:
    """Claims every theme that a field names."""
    for theme in themes_of(reading):
        if section.start <= theme.start and theme.end <= section.end:
            reading.claim(subject, "theme", Term(theme.term), (theme.start, theme.end), rule)


def claim_website(reading: Reading, subject: Thing, section: Section, rule: str) -> None:
    """Claims the first address in a field as the subject's website."""
    match = _WEB.search(reading.text, section.start, section.end)
    if match is not None:
        address = match[0].rstrip(".,;")
        value = address if address.startswith("http") else f"https://{address}"
        reading.claim(
            subject, "homepage", Literal(value, XSD + "anyURI"), (match.start(), match.start() + len(address)), rule
        )


def titled(reading: Reading, kind: str, start: int, end: int, rule: str) -> Thing:
    """The thing of a class whose title stands at a place: the one read there already, or a new one."""
    known = next((o.thing for o in reading.occurrences.touching(start, end) if o.thing.kind == kind), None)
    thing = known if known is not None else Thing(kind, start, end, rule=rule)
    text = reading.text[start:end]
    thing.call(text, reading.lexicon_at(index_at(reading.words, start)).code, use_of(kind, text))
    reading.add(thing, start, end)
    return thing
