"""Labels alone on a line, with the value on the line below: dates, duration, budgets and website of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import XSD, Literal
from loaders.extract.dates import durations, moments, periods
from loaders.extract.focus import project_at
from loaders.extract.form_fields import money
from loaders.extract.money import amounts, bare_amount
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing

RULE = "label-above"
_FIELDS = ("period", "lasts", "start", "end", "budget", "erdf", "website")
_LABEL = 4  # words of a label
_VALUE = 10  # words of a value
_SPARE = 1  # words of a label beside the one that tells ("Project period", "Eckdaten Laufzeit")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>()\"“”]+[^\s<>()\"“”.,;:]")


def values_below(reading: Reading) -> None:
    """Claims what the lines below labels state of the project, where no other rule has said it."""
    for label, value in _pairs(reading):
        project = project_at(reading, label.start)
        field = _field(reading, label) if project is not None else None
        if project is not None and field is not None:
            _claim(reading, project, field, label, value)


def _pairs(reading: Reading) -> Iterator[tuple[Sentence, Sentence]]:
    """Short lines alone in their blocks, each with the first sentence of the block below, if that is short too."""
    parts = reading.sentences
    for number in range(len(parts) - 1):
        label, value = parts[number], parts[number + 1]
        alone = (number == 0 or parts[number - 1].block != label.block) and value.block != label.block
        told = bool(reading.text[label.start : label.end].partition(":")[2].strip())  # "Status: closed" has its value
        if (
            alone
            and not told
            and label.last - label.first <= _LABEL
            and value.last - value.first <= _VALUE
            and not label.row
        ):
            yield label, value


def _field(reading: Reading, label: Sentence) -> str | None:
    """What a label announces: the cue that leaves the fewest of its words out, or None."""
    rows = [
        (label.last - label.first - (hit.last - hit.first + 1), name)
        for name in _FIELDS
        for hit in reading.cues(name, label)
    ]
    spare, name = min(rows, default=(_SPARE + 1, ""))
    return name if spare <= _SPARE and not any(c.isdigit() for c in reading.text[label.start : label.end]) else None


def _claim(reading: Reading, project: Thing, field: str, label: Sentence, value: Sentence) -> None:
    span = (label.start, value.end)
    if field in ("period", "lasts"):
        run = next(iter(periods(reading, value.start, value.end)), None)
        length = next(iter(durations(reading, value)), None)
        if run is not None:
            _once(reading, project, "startDate", run.first.literal, span)
            _once(reading, project, "endDate", run.last.literal, span)
        elif length is not None:
            _once(reading, project, "duration", Literal(length[2], XSD + "duration"), span)
    elif field in ("start", "end"):
        found = moments(reading, value.start, value.end)
        for moment in found[:1] if field == "start" else found[-1:]:
            _once(reading, project, f"{field}Date", moment.literal, span)
    elif field in ("budget", "erdf"):
        bare = bare_amount(reading, value, value.start, value.end) if _is_number(reading, value) else None
        for amount in [*amounts(reading, value), *([bare] if bare else [])][:1]:
            _once(reading, project, "totalBudget" if field == "budget" else "erdfBudget", money(amount), span)
    else:
        match = _WEB.search(reading.text, value.start, value.end)
        if match:
            _once(reading, project, "homepage", Literal(match[0], XSD + "anyURI"), span)


def _is_number(reading: Reading, value: Sentence) -> bool:
    """Whether a line is nothing but a number with its separators."""
    return not any(c.isalpha() for c in reading.text[value.start : value.end])


def _once(reading: Reading, project: Thing, predicate: str, value: Literal, span: tuple[int, int]) -> None:
    if next(reading.says(project, predicate), None) is None:
        reading.claim(project, predicate, value, span, RULE)
