"""Who belongs to a project's stakeholder group, by the list under the heading of that group in a plan."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extract.form_lexicon import column_of, headings_of, is_annex
from loaders.extract.forms import Section
from loaders.extract.participation import stakeholder_group
from loaders.extract.players import named_bodies
from loaders.extract.reading import Reading

RULE = "form-stakeholders"
_LONGEST = 400  # characters of a line that lists, and does not tell


def claim_stakeholders(reading: Reading, found: Sequence[Section]) -> None:
    """Claims that the bodies listed under the heading of the stakeholder group belong to it.

    A line a body, or a label with several behind it; a line that denies gives none, nor does a bracket that ends
    a membership.
    """
    for section in found:
        if section.field != "stakeholderGroup" or reading.project is None:
            continue
        for start, end in _lines(reading.text, section.start, section.end):
            if is_annex(reading.text[start:end]) or headings_of(reading.text[start:end]):
                break
            cell = reading.text.find("\t", start, end)
            end = cell if cell > 0 else end  # of a table the first column
            if end - start > _LONGEST or "@" in reading.text[start:end] or column_of(reading.text[start:end]):
                continue
            for body in named_bodies(reading, start, end):
                after = reading.text.find(")", body.end, end)
                ended = after > 0 and reading.cues_between("until-year", body.end, after)
                if ended and reading.text[body.end : body.end + 2].strip() == "(":
                    continue  # "Bank of Jena (until 2019)"
                group = stakeholder_group(reading, reading.project, *section.heading)
                reading.claim(group, "stakeholder", body.thing, (body.start, body.end), RULE)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines between two offsets, without those that are empty."""
    found = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            found.append((start, stop))
        start = stop + 1
    return found
