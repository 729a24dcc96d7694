"""The event that the heading of a page names, of which its text tells in other words and with other details."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.extract.event_names import EventName
from loaders.extract.reading import Reading
from loaders.extract.things import Thing

_TOP = 4  # sentences in which a heading stands
_TEXT = 6  # and those behind it in which the text tells of its event
_GENERAL = frozenset({"interregional-meeting", "workshop"})  # of which a page may well tell of several
_DATES = ("date", "startDate")


def headed_event(reading: Reading, name: EventName, project: Thing | None, known: Iterable[Thing]) -> Thing | None:
    """The event of a heading that a sentence below means, or None.

    It is of the same kind and project, the only one so far, and has no date yet: a project's study visit above
    "the study visit to Évora on 11 October" is that one.
    """
    if name.kind in _GENERAL or reading.sentence_number(name.start) >= _TOP + _TEXT:
        return None
    events = [event for event in known if event.start < name.start]
    alike = [event for event in events if event.tag == name.kind]
    if len(events) != 1 or len(alike) != 1 or not _is_heading(reading, alike[0].start):
        return None
    event = alike[0]
    if event.parts.get("project") is not project:
        return None
    dated = any(next(reading.says(event, value), None) for value in _DATES)
    return None if dated else event


def _is_heading(reading: Reading, offset: int) -> bool:
    """Whether an offset stands in a line of its own near the top that no full stop closes."""
    sentence = reading.sentence_at(offset)
    if sentence is None or reading.sentence_number(offset) >= _TOP:
        return False
    end = reading.text.find("\n", offset)
    line = reading.text[: end if end >= 0 else len(reading.text)].rstrip()
    return end >= 0 and not line.endswith((".", "!", "?", ":"))
