"""Which period a programme's name means: Interreg counts its periods ("INTERREG IV C"), and others give the years."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from loaders.extract.folding import squeezed
from ontology import authority

# European Territorial Cooperation and the Community Initiatives before it; letters behind the number are strands.
PERIODS = {"ii": "1994-1999", "iii": "2000-2006", "iv": "2007-2013", "v": "2014-2020", "vi": "2021-2027"}
_NUMBERED = re.compile(r"\binterreg[ -](?:programme?s? )?(ii|iii|iv|v|vi|[2-6])[ -]?(?:[abcd]\b|(?=\W|$))")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi")
_YEARS = re.compile(r"\b((?:19|20)\d\d) ?[-–/] ?((?:19|20)?\d\d)\b")
_BEHIND = re.compile(r"(?: |, | \(|\n)(?=(?:19|20)\d\d ?[-–/])")


def period_in(name: str, behind: str = "") -> str | None:
    """The programming period that a programme's name gives, or the years right ``behind`` it; None for none.

    >>> period_in("Interreg V-A Italia-Slovenia"), period_in("INTERREG IVC"), period_in("Interreg Europe")
    ('2014-2020', '2007-2013', None)
    >>> period_in("POCTEP", " (2021-2027)"), period_in("Interreg Sudoe 2014-20"), period_in("POCTEP", ". In 2021-2027")
    ('2021-2027', '2014-2020', None)
    """
    numbered = _NUMBERED.search(squeezed(name))
    if numbered:
        number = numbered[1] if numbered[1].isalpha() else _ROMAN[int(numbered[1])]
        return PERIODS.get(number)
    gap = _BEHIND.match(behind)
    years = _YEARS.search(name) or (_YEARS.match(behind, gap.end()) if gap else None)
    if years is None:
        return None
    period = f"{years[1]}-{years[1][:2] if len(years[2]) == 2 else ''}{years[2]}"
    return period if period in PERIODS.values() else None


def version_of(key: str, period: str) -> str | None:
    """The key of the version of a programme for a period; None where the tables have none.

    >>> version_of("programme/interreg-europe", "2021-2027"), version_of("programme/interreg-europe", "2000-2006")
    ('programme/interreg-europe-2021-2027', None)
    """
    return _versions().get((key, period))


@cache
def _versions() -> Mapping[tuple[str, str], str]:
    rows = [row for row in authority.rows("Programme") if row.period]
    return MappingProxyType(
        {(dict(row.parts)["isVersionOf"], str(row.period)): row.key for row in rows if "isVersionOf" in dict(row.parts)}
    )
