"""Partners that are none: those of before, those that may be, those that are looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Final

from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.tokens import Token

NO_PARTNER: Final = "no-partner"
CUES: Final = ("partner", "partner-list", "lead-partner")
_DOUBTS: Final = ("cues", "would-be")


def taken_back(
    words: Sequence[Token], rows: Mapping[tuple[str, str], Sequence[Hit[Row]]]
) -> list[tuple[Hit[Row], Hit[Row]]]:
    """The words for partners that a word beside them takes back, each with what it is instead: the cue ``no-partner``.

    "Potential partners", "partenaires potentiels :"; behind them such a word counts before a colon or at the end of a
    line only ("Partners interested in …").

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> [len(begin(document_of(text)).cues("partner-list")) for text in ("Partners: A, B", "Former partners: A, B")]
    [1, 0]
    """
    doubts = {at for hit in rows.get(_DOUBTS, ()) for at in range(hit.first, hit.last + 1)}
    if not doubts:
        return []
    some = [hit for name in CUES for hit in rows.get(("cues", name), ())]
    lost = {at for hit in some if _is_taken_back(words, hit, doubts) for at in range(hit.first, hit.last + 1)}
    found = [hit for hit in some if lost.issuperset(range(hit.first, hit.last + 1))]  # "partners" of "project partners"
    return [(hit, hit._replace(payload=hit.payload._replace(value=NO_PARTNER))) for hit in found]


def _is_taken_back(words: Sequence[Token], hit: Hit[Row], doubts: Set[int]) -> bool:
    if hit.first - 1 in doubts and words[hit.first].gap == " ":
        return True
    behind = hit.last + 1
    if behind not in doubts or words[behind].gap != " ":
        return False
    after = words[behind + 1].gap if behind + 1 < len(words) else "\n"
    return ":" in after or "\n" in after
