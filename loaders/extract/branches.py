"""Branches of known bodies by the place behind their name: "Legambiente Puglia", "Unioncamere Emilia-Romagna"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extract.gazetteer import best_place
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.legal_forms import form_behind
from loaders.extract.locatives import is_country
from loaders.extract.mentions import BODIES
from loaders.extract.organisations import body_hypothesis
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.tokens import index_at

_WEIGHT = 1.2
_LONGEST_PLACE = 4  # words
_NATIONAL = 2  # letters of the code of a body's place, where it has one


def branches(reading: Reading, found: Sequence[Hypothesis]) -> Iterator[Hypothesis]:
    """The branches of the bodies that the authority tables know by name, where a region or town stands behind it."""
    for h in found:
        if h.rule == "authority" and h.kind in BODIES:
            first, last = index_at(reading.words, h.start), index_at(reading.words, h.end) - 1
            form = form_behind(reading, last)
            if form > last:  # "REDEA d.o.o."
                end = reading.words[form].end
                names = ((h.start, end), (h.start, h.end))
                yield replace(h, end=end, weight=h.weight * (end - h.start) / (h.end - h.start), names=names)
                continue
            stop = _place_behind(reading, last, h.country) if len(h.place or "") <= _NATIONAL else None
            if stop is not None:
                language = reading.lexicon_at(first).code
                yield body_hypothesis(reading, first, stop, h.body or "", language, "body-branch", _WEIGHT)


def _place_behind(reading: Reading, last: int, country: str | None) -> int | None:
    """The last token of the region or town right behind a name, of the body's country and no address; or None."""
    words = reading.words
    for stop in range(min(last + _LONGEST_PLACE, len(words) - 1), last, -1):
        if any(words[n].gap not in (" ", "-") for n in range(last + 2, stop + 1)) or words[last + 1].gap != " ":
            continue
        if not words[last + 1].capital or (
            stop + 1 < len(words) and words[stop + 1].gap in (" ", "-") and words[stop + 1].capital
        ):
            continue
        place = best_place(reading.text[words[last + 1].start : words[stop].end], spoken=spoken_at(reading, stop))
        if place is None or place.kind == "Country" or (country and place.country != country):
            continue
        address = (
            stop + 1 < len(words) and words[stop + 1].gap in (", ", " (") and is_country(reading, stop + 1, stop + 1)
        )
        return None if address else stop
    return None
