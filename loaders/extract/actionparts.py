"""What a text tells of each action under its name: who carries it out, when, for how much, and who pays."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.actionlabels import Part, parts_between
from loaders.extract.actionvalues import claim_cost, cost_of, payers_of, time_of
from loaders.extract.dates import moments
from loaders.extract.players import players
from loaders.extract.reading import Reading
from loaders.extract.things import Thing

_NAMED = ("action-quoted", "action-bracketed")
_LABELLED = 3  # words before the name of an action at the head of its line
_LINE = 6  # words of a line that is like a heading
_LONGEST = 4000  # characters that a text spends on one action, at most


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
    numbered = [a for a in found if a.number is not None or a.rule in _NAMED or _opens_line(reading, a)]
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
        headings = [
            block.start
            for block in blocks[own + 1 :]
            if (block.kind == "heading" and block.level < 7) or _names_project(reading, block.start, block.end)
        ]
        far = min([limit, *[start for start in headings if start > near][:1]])
        yield action, action.start, min(near, limit), max(far, min(near, limit))


def _opens_line(reading: Reading, action: Thing) -> bool:
    """Whether an action's name stands at the head of its line, behind a noun and a letter at most ("Action A: …")."""
    line = reading.text.rfind("\n", 0, action.start) + 1
    return reading.index(action.start) - reading.index(line) <= _LABELLED


def _names_project(reading: Reading, start: int, end: int) -> bool:
    """Whether a short line names a project: what stands below is told of it, no longer of an action."""
    return len(reading.text[start:end].split()) <= _LINE and bool(reading.within(start, end, "Project"))


def _part(reading: Reading, action: Thing, part: Part) -> None:
    rule = "action-part"
    if part.field in ("involves", "implementer"):
        for player in players(reading, part.start, part.end):
            span = (part.label, player.end)
            reading.claim(action, "involves", player.body, span, rule)
            reading.claim(action, player.relation, player.body, span, "action-players")
    elif part.field == "timeframe":
        _time(reading, action, part)
    elif part.field == "cost" and next(reading.says(action, "cost"), None) is None:
        cost = cost_of(reading, part.start, part.end)
        if cost is not None:
            claim_cost(reading, action, cost, (part.label, cost.end), rule)
    elif part.field == "fundingSource":
        for payer in payers_of(reading, part.start, part.end):
            reading.claim(action, "fundingSource", payer.thing, (part.label, payer.end), rule)
    elif part.field == "background":
        for practice in reading.within(part.start, part.end, "GoodPractice", "Initiative")[:1]:
            reading.claim(action, "buildsOn", practice.thing, (part.label, practice.end), "action-background")


def _time(reading: Reading, action: Thing, part: Part) -> None:
    if next(reading.says(action, "startDate"), None) is not None:
        return
    times = time_of(reading, part.start, part.end)
    if times is None:
        dates = moments(reading, part.start, part.end)
        alone = len(dates) == 1 and dates[0].end - dates[0].start == len(
            reading.text[part.start : part.end].rstrip(" .")
        )
        times = (dates[0], dates[0]) if alone else None  # nothing but a year or a month
    for name, moment in zip(("startDate", "endDate"), times or (), strict=False):
        reading.claim(action, name, moment.literal, (part.label, max(moment.end, part.start)), "action-part")
