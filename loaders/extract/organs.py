"""Organs that a text names by their office alone ("the Joint Secretariat", "la Giunta regionale", "regionsrådet")."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading

_WEIGHT = 0.9  # less than any longer name of a body that it may be part of


def organ_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """The bodies that only their office names, where no longer name says whose it is."""
    for hit in reading.cues("organ"):
        if not _goes_on(reading, hit) and not _indefinite(reading, hit):
            start, end = reading.span(hit)
            language = reading.lexicon_at(hit.first).code
            yield Hypothesis(
                "PublicOrganisation", start, end, _WEIGHT * (end - start), "organ-alone", language=language
            )


def _goes_on(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether the name goes on behind the office, or stands in a longer word: then it is some other rule's."""
    words, at = reading.words, hit.last + 1
    if at >= len(words):
        return False
    if words[at].gap == "-" or (words[at].gap == " " and words[at].capital):
        return True
    small = words[at].gap == " " and reading.lexicon_at(at).has("connectors", words[at].word)
    return small and at + 1 < len(words) and words[at + 1].capital and words[at + 1].joined


def _indefinite(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether any such organ is meant ("a regional parliament")."""
    before = hit.first - 1
    if before < 0:
        return False
    code = reading.lexicon_at(hit.first).code  # "a" is definite in Hungarian and Portuguese
    return any(one.payload.language == code for one in reading.cues_at("indefinite", before))
