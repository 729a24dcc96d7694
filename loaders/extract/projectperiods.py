"""What tells projects of one acronym apart: the programme that funds them and the period they are of.

Acronyms are given again: a project of 2009 under INTERREG IVC is not the one of that name ten years later.
"""

from __future__ import annotations

import re

from loaders.extract.generations import PERIODS
from loaders.extract.reading import Reading
from loaders.extract.things import Thing
from ontology import authority

_YEARS = re.compile(r" ?\(?(?:[^()\n]{0,80}[,;] )?((?:19|20)\d\d) ?[-–/] ?((?:19|20)\d\d)\b")
_FURTHEST = 110  # characters of a title and years in the brackets behind an acronym
_EARLY = 2  # years from the beginning of a period in which projects of the one before still begin
_LONGEST = 8  # years of a project


def tell_apart(reading: Reading) -> None:
    """Gives each project that no table knows its period, and the programme that funds it where the tables know that."""
    for project in reading.found("Project"):
        if project.authority or project.code:
            continue
        funders = [c.object for c in reading.says(project, "fundedUnder") if isinstance(c.object, Thing)]
        known = {one.authority: one for one in funders if one.authority}
        if len(known) == 1 and "programme" not in project.parts:
            ((key, programme),) = known.items()
            project.parts["programme"] = programme
            project.period = project.period or authority.row(key).period
        project.period = project.period or _of_years(reading, project)


def _of_years(reading: Reading, project: Thing) -> str | None:
    """The period of the years behind its name ("RECORA (2009-2012)"), or of those that the text claims for it."""
    spans = [
        (int(found[1]), int(found[2]))
        for _, end in project.places
        if (found := _YEARS.match(reading.text[end : end + _FURTHEST]))
    ]
    starts = [str(getattr(c.object, "value", ""))[:4] for c in reading.says(project, "startDate")]
    ends = [str(getattr(c.object, "value", ""))[:4] for c in reading.says(project, "endDate")]
    spans += [(int(a), int(b)) for a, b in zip(starts, ends, strict=False) if a.isdigit() and b.isdigit()]
    periods = {period_of(*span) for span in spans}
    return periods.pop() if len(periods) == 1 else None


def period_of(first: int, last: int) -> str | None:
    """The programming period of a project with these years; None where it may be of two.

    >>> period_of(2009, 2012), period_of(2019, 2022), period_of(2014, 2017), period_of(2014, 2020)
    ('2007-2013', '2014-2020', None, '2014-2020')
    """
    if f"{first}-{last}" in PERIODS.values():
        return f"{first}-{last}"
    if not first <= last <= first + _LONGEST:
        return None
    for period in PERIODS.values():
        begins, ends = map(int, period.split("-"))
        if begins + _EARLY <= first <= ends:
            return period
    return None
