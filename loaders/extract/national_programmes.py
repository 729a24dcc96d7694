"""Programmes of states and regions by what stands around their noun: quotes and years, the name of a place and years.

"Програма „Околна среда“ 2021–2027", "Program Slovensko 2021 – 2027", "Häme-ohjelma 2022–2025". Programmes of
cooperation carry the name of their family or of two countries; these are read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.gazetteer import best_place
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.policynames import with_period
from loaders.extract.programmes import FAMILY
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from ontology import authority

RULE = "programme-of-area"
_WEIGHT = 1.4
_QUOTED = re.compile(r" ?[\"“„«»]\s?([^\"“”„«»\n]{3,80}?)\s?[\"”“»«]")
_WORDS = 3  # of the name of a place
_YEARS = 2  # that bound a period


def national_programmes(reading: Reading) -> Iterator[Hypothesis]:
    """The policy instruments that a noun for programmes with a title in quotes or a place, and a period, name."""
    for hit in reading.cues("Programme", table="heads"):
        found = _quoted(reading, hit) or _of_place(reading, hit) or _compound(reading, hit)
        if found is None:
            continue
        first, last = _with_fund(reading, found[0]), found[1]
        start, end = reading.words[first].start, reading.words[last].end
        text = reading.folded[start:end]
        if any(name in text for name in FAMILY) or authority.find(reading.text[start:end], kinds=("Programme",)):
            continue
        language = reading.lexicon_at(hit.first).code
        yield Hypothesis("PolicyInstrument", start, end, _WEIGHT * (end - start), RULE, language=language)


def _quoted(reading: Reading, hit: Hit[Row]) -> tuple[int, int] | None:
    """Reads "Program “Warm Homes” 2021-2027": a title in quotes behind the noun, and a period behind it."""
    match = _QUOTED.match(reading.text, reading.words[hit.last].end)
    if match is None:
        return None
    last = reading.index(match.end(1)) - 1
    ended = with_period(reading, last)
    return (hit.first, ended) if ended - last >= _YEARS and reading.words[hit.last + 1].capital else None


def _of_place(reading: Reading, hit: Hit[Row]) -> tuple[int, int] | None:
    """Reads "Program Slovensko 2021 – 2027": a place behind the noun, both written like names, and a period."""
    words = reading.words
    if not words[hit.first].capital:
        return None
    for last in range(min(hit.last + _WORDS, len(words) - 1), hit.last, -1):
        if any(words[n].gap != " " or not words[n].capital for n in range(hit.last + 1, last + 1)):
            continue
        ended = with_period(reading, last)
        if ended - last < _YEARS:
            continue
        name = reading.text[words[hit.last + 1].start : words[last].end]
        place = best_place(name, spoken=spoken_at(reading, last))
        return (hit.first, ended) if place is not None else None
    return None


def _with_fund(reading: Reading, first: int) -> int:
    """The first token of a name with the abbreviations of goals and funds before its noun ("IBW/EFRE-Programm …")."""
    words = reading.words
    while first and words[first].gap in (" ", "/", "-") and words[first - 1].shape == "A":
        first -= 1
    return first


def _compound(reading: Reading, hit: Hit[Row]) -> tuple[int, int] | None:
    """Reads "Häme-ohjelma": a hyphen joins the noun to the place before it, where the language puts the noun last."""
    words, at = reading.words, hit.first - 1
    if at < 0 or words[hit.first].gap != "-" or not words[at].capital or words[hit.first].capital:
        return None
    if not reading.lexicon_at(hit.first).has("traits", "name-first") or words[at].gap == "-":
        return None
    place = best_place(reading.text[words[at].start : words[at].end], spoken=spoken_at(reading, at))
    return (at, with_period(reading, hit.last)) if place is not None and place.kind == "Region" else None
