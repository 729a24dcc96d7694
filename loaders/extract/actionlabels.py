"""The labelled parts of an action in running text and in forms: "Players: …", "3. Timeframe. …", "Coût : …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.form_lexicon import headings_of
from loaders.extract.reading import Reading

PARTS = frozenset({"background", "activity", "involves", "implementer", "timeframe", "cost", "fundingSource"})
_LABEL = re.compile(
    r"(?:(?<=\n)|(?<=[.;!?)»”\"] ))[ \t•*\-–]*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+|\d{1,2}[.)]\s*|[a-h][.)]\s*)?"
    r"(?P<words>[^\W\d_][^.:;\n()]{2,48}?(?:\([^()\n]{0,40}\))?)\s?(?P<mark>[:.])(?=\s|$)"
)

_OTHER = re.compile(r"[.;] (?=[^\W\d_][^.:;\n()]{1,40}:\s)")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an action: its field as in ``lexicon/forms/action-plan.toml``, where its label and its value stand."""

    field: str
    label: int
    start: int
    end: int


def background_of(reading: Reading) -> tuple[tuple[int, int], ...]:
    """The places of the values of all labels for an action's background."""
    found = parts_between(reading, 0, len(reading.text))
    return tuple((part.start, part.end) for part in found if part.field == "background")


def parts_between(reading: Reading, start: int, end: int) -> Iterator[Part]:
    """The labelled parts between two offsets, in order; a value reaches to the next label or the end of its block.

    A label in a line has a colon behind it; one that opens a line may have a full stop.
    """
    text = reading.text
    found: list[tuple[int, int, str]] = []
    for match in _LABEL.finditer(text, start, end):
        words = match["words"]
        opens = match.start() == 0 or text[match.start() - 1] == "\n"
        if not words[0].isupper() or (match["mark"] == "." and not opens):
            continue
        fields = [row.field for row in headings_of(words) if row.form == "action-plan" and row.field in PARTS]
        if fields:
            found.append((match.start(), match.end(), fields[0]))
    for place, (label, begin, field) in enumerate(found):
        until = found[place + 1][0] if place + 1 < len(found) else end
        begin += len(text[begin:until]) - len(text[begin:until].lstrip())
        block = next((b.end for b in reading.document.blocks if b.start <= begin < b.end), until)
        stop = min(until, max(block, begin))
        if field == "implementer":
            other = _OTHER.search(text, begin, stop)  # "Implementing body: X. Cooperating body: Y."
            stop = other.start() + 1 if other is not None else stop
        if begin < stop:
            yield Part(field, label, begin, begin + len(text[begin:stop].rstrip()))
