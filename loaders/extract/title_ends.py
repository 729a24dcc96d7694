"""Where the title behind a project's acronym ends: before what the sentence says of the project."""

from __future__ import annotations

import re

from loaders.extract.mentions import BODIES, PLACES, POLICIES
from loaders.extract.reading import Reading

FEWEST = 4  # words of a title that only quotes, a dash or a place below the acronym tell
NAMED = (*BODIES, *POLICIES, "Programme", "Fund", "ActionPlan", "City", "Region", "Country", "Person")
_CLAUSE = 4  # words behind a comma among which one says that a clause begins
_SAID_OF_IT = ("comprises", "fundedby", "lasts", "led-by", "partner-list", "copula")


def told_on(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the sentence says what the words behind a dash are: "HARBOURS – Better Ports in Small Towns is a …"."""
    stop = match.start(1) + title_length(reading, match.start(1), match.end(1))
    words = reading.text[match.start(1) : stop]
    return (
        stop < match.end(1)
        and not any(mark in words for mark in ",.;:")
        and names_none(reading, (match.start(1), stop))
    )


def told_a_project(reading: Reading, match: re.Match[str]) -> bool:
    """Whether what stands behind a dash is said to be a project ("…, a project of Interreg") and names nobody."""
    stop = match.start(1) + title_length(reading, match.start(1), match.end(1))
    if stop >= match.end(1) or any(mark in reading.text[match.start(1) : stop] for mark in ".;:"):
        return False
    at = reading.index(stop)
    told = any(reading.hits_beginning("heads", n, n) for n in range(at, min(at + _CLAUSE, len(reading.words))))
    return told and reading.text[stop : stop + 1] == "," and names_none(reading, (match.start(1), stop))


def title_length(reading: Reading, start: int, end: int) -> int:
    """How many characters of the words behind an acronym are its title, before what the sentence says of it.

    "HARBOURS – Better Ports in Small Towns, funded by Interreg Europe", "… Small Towns brings together six regions",
    "… Small Towns, in which the Region takes part".
    """
    first = reading.index(start) + FEWEST
    starts = [
        reading.span(hit)[0]
        for name in _SAID_OF_IT
        for hit in reading.whole_cues(name).beginning(first, reading.index(end) - 1)
        if not reading.words[hit.first].capital
    ]
    starts += [reading.words[at - 1].end for at in range(first, reading.index(end)) if _clause_behind(reading, at, end)]
    return min([end, *starts]) - start


def _clause_behind(reading: Reading, at: int, end: int) -> bool:
    """Whether a comma before a small word begins a clause: a relative one, one of deciding, a project or programme."""
    words = reading.words
    if words[at].gap != ", " or words[at].shape != "a":
        return False
    stop = min(at + _CLAUSE, reading.index(end)) - 1
    near = (words[at].start, words[max(stop, at)].end)
    told = any(reading.cues_between(name, *near) for name in ("relative", "approve", *_SAID_OF_IT))
    project = any(h.payload.value == "Project" for h in reading.hits_between("heads", at, stop))
    return told or project or bool(reading.within(words[at].start, end, "Programme"))


def names_none(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether words in brackets name no body, programme or person and list nothing, as a title does not."""
    listed = any(mark in reading.text[slice(*span)] for mark in (";", ", ", ":"))
    inside = [o for o in reading.within(*span) if o.thing.kind in (*NAMED, "Event", "Project")]
    if len(reading.text[slice(*span)].split()) >= FEWEST:
        inside = [o for o in inside if o.thing.kind not in PLACES or o.start == span[0]]  # "Mobility for Small Islands"
    return not listed and not inside
