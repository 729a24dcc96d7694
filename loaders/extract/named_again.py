"""Practices named again: a name that the text has given once stands for the same practice wherever it recurs.

The first place has quotes, a noun or a heading that says what it is; later ones need none ("the “Farm Bus” … In May
Farm Bus reached …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.asked_again import once_a_document
from loaders.extract.folding import fold
from loaders.extract.reading import Reading
from loaders.extract.telling import PRACTICES
from loaders.extract.things import Occurrence

_LEAST = 5  # letters of a name
_PLACES = frozenset({"City", "Region", "Country"})


@once_a_document
def named_again(reading: Reading) -> Iterator[Occurrence]:
    """The places, noted nowhere yet, where a practice goes by a name that it has elsewhere, or by that in capitals."""
    for thing in reading.found(*PRACTICES):
        for name in dict.fromkeys(row.text for row in thing.names if row.use != "alias"):
            if len(name) < _LEAST or not name[0].isupper():
                continue
            for match in re.finditer(rf"(?<!\w){re.escape(fold(name))}(?!\w)", reading.folded):
                if _is_written(reading.text[slice(*match.span())], name) and not _taken(reading, *match.span()):
                    yield Occurrence(*match.span(), thing)


def _is_written(found: str, name: str) -> bool:
    """Whether a name is written as before, or in capitals where it was not or the other way."""
    return found == name or (found[0].isupper() and (found.isupper() or name.isupper()))


def _taken(reading: Reading, start: int, end: int) -> bool:
    """Whether a place belongs to a name that is known, or holds one that is no place's."""
    inside = (one for one in reading.within(start, end) if one.thing.kind not in _PLACES)
    return bool(reading.around(start, end)) or any(inside)
