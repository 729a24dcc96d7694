"""What the lists of partners claim: who takes part in which project, who leads it, and where each body is."""

from __future__ import annotations

from loaders.extract.focus import project_at
from loaders.extract.list_items import Item, conjunction
from loaders.extract.mentions import BODIES
from loaders.extract.participation import based_in, stakeholder_group, take_part
from loaders.extract.partners import PartnerList
from loaders.extract.reading import Reading
from loaders.extract.things import Thing
from loaders.extract.whereabouts import country_code, is_called_after

_BEHIND = 45  # characters behind a name in which its role is looked for
_CODE = 2  # letters of a country's code: what has two and is none is no acronym either


def claim_lists(reading: Reading, lists: tuple[PartnerList, ...]) -> None:
    """Claims the participation of what each list names, and where its brackets say that it is."""
    for one in lists:
        for item, behind in zip(one.items, (*one.items[1:], None), strict=True):
            start, end = reading.words[item.first].start, reading.words[item.last].end
            body = next(
                (o.thing for o in reading.within(start, end) if o.thing.kind in BODIES and o.start - start <= 2), None
            )
            if body is None:
                body = next((o.thing for o in reading.within(start, end) if o.thing.kind in ("City", "Region")), None)
            if body is None:
                continue
            role, stop = item.role or one.role, end
            if _led(reading, item, end, behind):
                role = "lead-partner"
            if item.place:
                _bracket(reading, body, *item.place, (min(start, item.place[0]), max(end, item.place[1])))
            for a, b in item.brackets:
                if any(reading.cues_between(name, a, b) for name in ("lead-partner", "leader")):
                    role = "lead-partner"
                stop = max(stop, b + (reading.text[b : b + 1] == ")"))
                _bracket(reading, body, a, b, (start, stop))
            project = project_at(reading, one.start) or reading.project
            if one.role == "stakeholder":
                if project is not None:
                    group = stakeholder_group(reading, project, start, end)
                    reading.claim(group, "stakeholder", body, (start, end), one.rule)
                continue
            if project is not None:
                take_part(reading, project, body, role, (start, min(stop, len(reading.text))), one.rule)


def _led(reading: Reading, item: Item, end: int, behind: Item | None) -> bool:
    """Whether the words behind an item's name, on its line, say that it leads ("…, lead partner")."""
    sentence = reading.sentence_at(end - 1)
    stop = min(
        sentence.end if sentence else len(reading.text),
        reading.words[behind.first].start if behind and behind.first > item.last else len(reading.text),
    )
    if behind is not None and behind.role == "lead-partner":
        return False  # "Comune di B LEAD PARTNER City of C": the label is that of the next
    return any(
        end <= reading.span(h)[0] < stop
        and reading.span(h)[1] <= item.end + _BEHIND
        and "," not in reading.folded[item.end + 1 : reading.span(h)[0]]
        and not any(mark in reading.text[end : reading.span(h)[0]] for mark in "\n;")
        for name in ("lead-partner", "leads")
        for h in reading.cues(name)
        if reading.span(h)[0] - end <= _BEHIND and not conjunction(reading, h.first - 1)
    )


def _bracket(reading: Reading, body: Thing, start: int, end: int, span: tuple[int, int]) -> None:
    """What stands in brackets behind a name: a country, a place, or an acronym."""
    at = start
    for piece in reading.text[start:end].split(","):
        left = at + len(piece) - len(piece.lstrip())
        name = piece.strip()
        at += len(piece) + 1
        if not name:
            continue
        code = country_code(name)
        places = [o.thing for o in reading.within(left, left + len(name), "Country", "Region", "City")]
        if places or code:
            place = places[0] if places else reading_country(reading, code or "", left, left + len(name))
            if place is not body and not is_called_after(reading, body, place):
                based_in(reading, body, place, span, "org-country" if place.kind == "Country" else "org-place")
            body.country = body.country or (code or place.country)
        elif body.kind in BODIES and is_acronym(name) and len(name) > _CODE:
            body.call(name, None, "acronym")


def is_acronym(name: str) -> bool:
    """Whether a bracket holds an acronym rather than words.

    >>> is_acronym("LWARB"), is_acronym("CD2E"), is_acronym("lead partner"), is_acronym("Finland"), is_acronym("2020 a")
    (True, True, False, False, False)
    >>> is_acronym("EUR 22,000"), is_acronym("SK041")  # a sum, a region's code
    (False, False)
    """
    if sum(c.isdigit() for c in name) > sum(c.isalpha() for c in name):
        return False
    capitals = sum(c.isupper() or c.isdigit() for c in name)
    if not any(c.isupper() for c in name):
        return False
    return len(name.split()) <= 2 and 2 <= len(name) <= 15 and capitals >= max(2, len(name.replace(" ", "")) / 2)


def reading_country(reading: Reading, code: str, start: int, end: int) -> Thing:
    """The thing for a country given by its code only: it has no name in the text."""
    for thing in reading.things:
        if thing.kind == "Country" and thing.country == code:
            return thing
    thing = Thing("Country", start, end, code=code, country=code, rule="gazetteer-country")
    reading.add(thing, start, end)
    return thing
