"""Names of units of bodies: which words make a name that of a department, and where it holds the body that it is of."""

from __future__ import annotations

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence

WHOLES = frozenset(
    {"regional-authority", "province", "county", "municipality", "metropolitan-city", "ministry", "university"}
)

UNITS = frozenset({"ministry", "agency", "committee", "secretariat", "managing-authority", "group"})


def is_unit_of(reading: Reading, unit: Occurrence | Hypothesis, whole: Occurrence | Hypothesis) -> bool:
    """Whether the head noun of a unit stands in a name, outside the name of the body that it may be of."""
    start, end = unit.start, unit.end
    spans = [reading.span(hit) for hit in reading.cues_between("unit-head", start, end)]
    return any(b <= whole.start or whole.end <= a for a, b in spans)


def holds_whole(reading: Reading, outer: Hypothesis, inner: Hypothesis) -> bool:
    """Whether a name ends in that of the body that it is a unit of ("Department of Transport of the Region of Murcia").

    Where the language puts owners first it begins with it ("Helsingin kaupungin ympäristökeskus").
    """
    if inner.body not in WHOLES or outer.body == inner.body or inner.use != "name":
        return False
    if outer.body not in UNITS and inner.body != "university":
        return False
    ends, opens = inner.end == outer.end, inner.start == outer.start
    return ends != opens and is_unit_of(reading, outer, inner)
