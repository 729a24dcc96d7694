"""What a text tells of each action under its name: who carries it out, when, for how much, and who pays."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import XSD, Literal
from loaders.extract.actionlabels import Part, parts_between
from loaders.extract.dates import moments, periods
from loaders.extract.lists import items
from loaders.extract.mentions import BODIES
from loaders.extract.money import amounts
from loaders.extract.organisations import body_hypothesis
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence, Thing

_PAYERS = ("Fund", "Programme", "PolicyInstrument", *BODIES)
_LONGEST = 4000  # characters that a text spends on one action, at most
_MOST_WORDS = 8  # words of a body's name in a list of players
_LEADS = ("leader", "lead-partner", "responsible")


def action_parts(reading: Reading) -> None:
    """Claims what the labelled parts of each action state, and notes where the text tells of it."""
    for action, start, near, far in _spans(reading):
        reading.acts.append((start, near, action))
        for part in parts_between(reading, action.end, far):
            _part(reading, action, part)


def action_at(reading: Reading, offset: int) -> Thing | None:
    """The action that the text tells of at an offset: in the paragraph of its name, or in the one below."""
    return next((action for start, end, action in reading.acts if start <= offset < end), None)


def _spans(reading: Reading) -> Iterator[tuple[Thing, int, int, int]]:
    """Each action with where it begins, where its paragraph ends, and where the next action or heading begins."""
    found = sorted(reading.found("Action"), key=lambda action: action.start)
    numbered = [a for a in found if a.number is not None or a.rule in ("action-quoted", "action-bracketed")]
    blocks = reading.document.blocks
    for place, action in enumerate(numbered):
        following = numbered[place + 1].start if place + 1 < len(numbered) else len(reading.text)
        limit = min(following, action.end + _LONGEST)
        own = next((n for n, block in enumerate(blocks) if block.start <= action.start < block.end), None)
        if own is None:
            yield action, action.start, limit, limit
            continue
        near = blocks[own].end
        below = blocks[own + 1] if own + 1 < len(blocks) else None
        alone = near - action.end <= 2
        if alone and below is not None and below.kind == "paragraph" and below.start < limit:
            near = below.end
        headings = [block.start for block in blocks[own + 1 :] if block.kind == "heading" and block.level < 7]
        far = min([limit, *[start for start in headings if start > near][:1]])
        yield action, action.start, min(near, limit), max(far, min(near, limit))


def _part(reading: Reading, action: Thing, part: Part) -> None:
    rule = "action-part"
    if part.field in ("involves", "implementer"):
        _players(reading, action, part)
    elif part.field == "timeframe":
        _time(reading, action, part)
    elif part.field == "cost" and next(reading.says(action, "cost"), None) is None:
        found = [a for s in reading.sentences if s.start < part.end and part.start < s.end for a in amounts(reading, s)]
        inside = [a for a in found if part.start <= a.start < part.end]
        if len(inside) == 1:
            value = Literal(inside[0].lexical, XSD + "decimal", None, inside[0].qualifier)
            reading.claim(action, "cost", value, (part.label, inside[0].end), rule)
    elif part.field == "fundingSource":
        for payer in reading.within(part.start, part.end, *_PAYERS):
            if not _doubted(reading, payer):
                reading.claim(action, "fundingSource", payer.thing, (part.label, payer.end), rule)
    elif part.field == "background":
        for practice in reading.within(part.start, part.end, "GoodPractice", "Initiative")[:1]:
            reading.claim(action, "buildsOn", practice.thing, (part.label, practice.end), "action-background")


def _doubted(reading: Reading, occurrence: Occurrence) -> bool:
    """Whether the sentence of a payer says no, if or perhaps."""
    sentence = reading.sentence_at(occurrence.start)
    return any(reading.cues(name, sentence) for name in ("negation", "condition")) if sentence else False


def _time(reading: Reading, action: Thing, part: Part) -> None:
    if next(reading.says(action, "startDate"), None) is not None:
        return
    spans, dates = periods(reading, part.start, part.end), moments(reading, part.start, part.end)
    if len(spans) == 1 and len(dates) <= 2:
        reading.claim(action, "startDate", spans[0].first.literal, (part.label, spans[0].end), "action-part")
        reading.claim(action, "endDate", spans[0].last.literal, (part.label, spans[0].end), "action-part")
    elif len(dates) == 1 and dates[0].end - dates[0].start == len(reading.text[part.start : part.end].rstrip(" .")):
        for name in ("startDate", "endDate"):  # nothing but a year or a month
            reading.claim(action, name, dates[0].literal, (part.label, dates[0].end), "action-part")


def _players(reading: Reading, action: Thing, part: Part) -> None:
    """The bodies of a list carry the action out, but for those that a bracket gives another role than the lead."""
    found: list[tuple[Occurrence, str]] = []
    for body in _bodies(reading, part):
        after = reading.text[body.end : body.end + 40]
        close = after.find(")")
        found.append((body, after[:close] if after[:2].strip()[:1] == "(" and close > 0 else ""))
    leads = [body for body, role in found if role and _leads(reading, body, role)]
    for body, role in found:
        span = (part.label, body.end)
        reading.claim(action, "involves", body.thing, span, "action-part")
        helps = bool(role) and body not in leads and not _is_name(role)
        reading.claim(action, "supportedBy" if helps else "implementedBy", body.thing, span, "action-players")


def _leads(reading: Reading, body: Occurrence, role: str) -> bool:
    end = body.end + len(role) + 1
    return any(reading.cues_between(name, body.end, end) for name in _LEADS)


def _is_name(role: str) -> bool:
    """Whether a bracket holds an abbreviation or place rather than a role."""
    return role.strip(" (")[:1].isupper()


def _bodies(reading: Reading, part: Part) -> Iterator[Occurrence]:
    """The bodies that a list of players names, known or not: every item that is written like a name."""
    end = reading.text.find(". ", part.start, part.end)
    end = end if end > 0 and part.end - end > 2 else part.end
    seen: set[int] = set()
    for item in items(reading, part.start, end):
        words = reading.words
        start, stop = words[item.first].start, words[item.last].end
        known = [o for o in reading.occurrences.touching(start, stop) if o.thing.kind in BODIES]
        if not known and words[item.first].capital and item.last - item.first < _MOST_WORDS:
            if next(reading.occurrences.touching(start, stop), None) is not None:
                continue
            language = reading.lexicon_at(item.first).code
            one = body_hypothesis(reading, item.first, item.last, "", language, "action-player")
            thing = Thing(
                one.kind, start, stop, authority=one.authority, country=one.country, place=one.place, rule=one.rule
            )
            thing.call(reading.text[start:stop], language, "label")
            reading.add(thing, start, stop)
            known = [Occurrence(start, stop, thing)]
        for body in known[:1]:
            if id(body.thing) not in seen:
                seen.add(id(body.thing))
                yield body
