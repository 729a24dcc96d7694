"""Countries written as codes of two letters: in brackets, or behind the bodies of a line that gives several so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.reading import Reading
from loaders.extract.whereabouts import country_code

_BRACKETED = re.compile(r"(?<=[\w.] \()([A-Z]{2})(?=\))")
_BARE = re.compile(r"(?<=[^\W\d_A-Z.] )([A-Z]{2})(?= ?[;,.(]|\n|$)")
_SEVERAL = 3  # countries that make sure that such capitals are codes
_WEIGHT = 1.0  # a letter


def country_codes(reading: Reading) -> Iterator[Hypothesis]:
    """The countries behind the names of a list: "Ville de Vichy (FR)", "Câmara Municipal de Évora PT; …"."""
    for pattern in (_BRACKETED, _BARE):
        found = [(match, code) for match in pattern.finditer(reading.text) if (code := country_code(match[1]))]
        if len({code for _, code in found}) < _SEVERAL:
            continue
        for match, code in found:
            start, end = match.span(1)
            weight = _WEIGHT * (end - start)
            yield Hypothesis("Country", start, end, weight, "country-code", code=code, country=code)
