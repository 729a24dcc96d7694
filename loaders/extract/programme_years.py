"""Programmes by the years behind their names too: "Interreg Italia-Croazia 2021-2027", "Urbact (2014–2020)".

The plain name stays the one they go by; that with the years is a name as the text writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.reading import Reading

_YEARS = re.compile(
    r"(?=[ ,(]),? ?(?:\([^()\n]{2,40}\),? ?)?(?P<open>\()?(?:19|20)\d\d\.? ?[-–—/] ?(?:(?:19|20)?\d\d)\b(?(open)\.?\)|)"
)


def with_years(reading: Reading, found: Iterable[Hypothesis]) -> Iterator[Hypothesis]:
    """The same hypotheses, those of programmes with a further name where years stand right behind."""
    for h in found:
        behind = _YEARS.match(reading.text, h.end) if h.kind == "Programme" and h.use == "name" else None
        plain = h.names or ((h.start, h.end),)
        yield replace(h, names=(*plain, (h.start, behind.end()))) if behind else h
