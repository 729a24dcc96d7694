"""Titles of projects in quotes a little behind their acronyms: "HARBOURS – “Better ports in small towns”"."""

from __future__ import annotations

import re

from loaders.extract.reading import Reading
from loaders.extract.things import Thing

_FEWEST = 4  # words of a title
_MOST = 30
_TITLE = r"[“„\"«]\s?(?P<title>[^\W\d_][^\n“”\"„«»]{14,220}?)\s?[”\"»“]"
_BEHIND = re.compile(rf"[”\"»]?\s?[–—-]\s{_TITLE}")
_BRACKETED = re.compile(
    rf"(?: [^\W\d_A-Z]{{1,8}})? \([^()\n“”\"„«»]{{3,60}}[;,:–]\s{_TITLE}\)"
)  # behind the programme and a number


def title_behind(reading: Reading, end: int) -> tuple[int, int] | None:
    """Where the title in quotes stands behind a name that ends at an offset, with a dash between or in brackets.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("HARBOURS (Interreg Europe, 01C0200; “Better ports in small towns”) began."))
    >>> start, end = title_behind(reading, 8)
    >>> reading.text[start:end]
    'Better ports in small towns'
    """
    for pattern in (_BEHIND, _BRACKETED):
        match = pattern.match(reading.text, end)
        if match is not None and _FEWEST <= len(match["title"].split()) <= _MOST:
            return match.span("title")
    return None


def quoted_title(reading: Reading, project: Thing) -> tuple[int, int] | None:
    """Where the title in quotes of a project stands behind one of its places."""
    found = (title_behind(reading, end) for _, end in sorted(project.places))
    return next((span for span in found if span is not None), None)
