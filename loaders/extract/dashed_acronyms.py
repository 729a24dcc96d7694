"""Bodies whose acronym stands before their name and a dash: "NARDA – North Aegean Regional Development Agency"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extract.acronyms import NEVER
from loaders.extract.dashes import closes
from loaders.extract.gazetteer import best_place
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.mentions import BODIES
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.whereabouts import TERRITORIAL, country_code

_WEIGHT = 1.8  # more than the acronym and the name as two items of a list
_LETTERS = 3  # of an acronym


def dashed_acronyms(reading: Reading, found: Sequence[Hypothesis]) -> Iterator[Hypothesis]:
    """The bodies that go by an acronym, a dash behind it, and a name with a head noun."""
    taken = {h.start for h in found if h.kind not in BODIES}
    for h in found:
        at = reading.index(h.start) - 1
        if h.rule != "organisation-grammar" or h.use != "name" or h.body in TERRITORIAL or at < 0:
            continue
        token = reading.words[at]
        if token.start in taken or not closes(reading, at + 1) or not _is_acronym(reading, at):
            continue
        acronym, name, whole = (token.start, token.end), (h.start, h.end), (token.start, h.end)
        yield replace(
            h,
            start=token.start,
            weight=_WEIGHT * (h.end - token.start),
            rule="body-dashed",
            names=(name, acronym, whole),
        )


def _is_acronym(reading: Reading, at: int) -> bool:
    """Whether a token is an acronym and begins its item: nothing is joined to it on the left, and no place has it."""
    token = reading.words[at]
    text = reading.text[token.start : token.end]
    if token.shape not in ("A", "aA") or len(text) < _LETTERS or token.word in NEVER or country_code(text) is not None:
        return False
    before = reading.words[at - 1] if at else None
    small = before is not None and before.shape == "a" and token.gap in (" ", "'", "’")
    led = at == 0 or not token.joined or small or "\n" in token.gap
    return led and best_place(text, spoken=spoken_at(reading, at)) is None
