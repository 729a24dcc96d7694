"""Places behind the label of a place: "Location: Región de Murcia, Spain" names the region, and not its government."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loaders.extract.gazetteer import best_place
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.practice_cards import is_location
from loaders.extract.reading import Reading
from loaders.extract.whereabouts import TERRITORIAL

_ENDS = ":,;("  # what stands before the names of such a line


def as_places(reading: Reading, found: Iterable[Hypothesis]) -> list[Hypothesis]:
    """The hypotheses, with the region or city itself for the body that governs it, in lines that say where.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> reading = read_by_rules(document_of("Location: Regione Lazio, Italy\\nRegione Lazio pays."))
    >>> [(one.kind, one.start) for one in reading.chosen if one.kind != "Country"]
    [('Region', 10), ('PublicOrganisation', 31)]
    """
    return [_as_place(reading, one) for one in found]


def _as_place(reading: Reading, one: Hypothesis) -> Hypothesis:
    if one.kind != "PublicOrganisation" or one.body not in TERRITORIAL:
        return one
    sentence = reading.sentence_at(one.start)
    if sentence is None or not is_location(reading, sentence):
        return one
    before = reading.text[sentence.start : one.start].rstrip()
    place = best_place(reading.text[one.start : one.end], country=one.country) if before[-1:] in _ENDS else None
    if place is None or not before:
        return one
    return replace(
        one,
        kind=place.kind,
        rule="gazetteer",
        code=place.code,
        country=place.country,
        authority=None,
        body=None,
        place=None,
    )
