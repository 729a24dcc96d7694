"""Partners of the projects that open the lines of a list ("• Garden Pearls – Kupiškis Museum")."""

from __future__ import annotations

from loaders.extract.mentions import BODIES
from loaders.extract.participation import take_part
from loaders.extract.projectrows import named_lines
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence


def row_partners(reading: Reading) -> None:
    """Claims that the bodies behind the dash of such a line are partners of its project."""
    for project, end in _projects(reading):
        for body in reading.within(project.end, end, *BODIES):
            take_part(reading, project.thing, body.thing, "partner", (project.start, body.end), "row-partner")


def _projects(reading: Reading) -> list[tuple[Occurrence, int]]:
    """The projects of such lists that have their bodies behind them, each with the end of its line."""
    found = []
    for sentence, (first, last), before_bodies in named_lines(reading):
        start, end = reading.words[first].start, reading.words[last].end
        project = next(iter(reading.within(start, end, "Project")), None)
        if project is not None and before_bodies:
            found.append((project, sentence.end))
    return found
