"""Names of bodies with a part in quotes: "Biedrība “Jūras Zeme”", "Universitatea „Ovidius” din Constanța"."""

from __future__ import annotations

import re

from loaders.extract.reading import Reading
from loaders.extract.tokens import index_at
from loaders.extract.whereabouts import locate

_QUOTES = re.compile(r" [\"“”„«»]\s?(?=[^\W\d_a-z])([^\"“”„«»\n]{2,60}?)\s?[\"“”»«]")
_KINDS = frozenset(
    [
        "association",
        "company",
        "centre",
        "cluster",
        "research-centre",
        "university",
        "group",
        "agency",
        "development-agency",
    ]
)
_LONGEST = 3  # words of a town behind the quotes
_Spans = tuple[tuple[int, int], ...]


def quoted_name(reading: Reading, first: int, last: int, body: str) -> _Spans | None:
    """The whole name whose head ends at a token with quotes right behind it, then what it goes by too; or None.

    A company goes by what is quoted alone. A university does not, for that is whom it honours; its town belongs to
    its name.
    """
    quoted = _QUOTES.match(reading.text, reading.words[last].end) if body in _KINDS else None
    if quoted is None:
        return None
    start = reading.words[first].start
    if body == "university":
        return ((start, _town_end(reading, quoted.end(), body)),)
    return ((start, quoted.end()), (quoted.start(1), quoted.end(1)))


def _town_end(reading: Reading, end: int, body: str) -> int:
    """Where the town ends that a preposition joins to the quotes, or the end of the quotes."""
    words, at = reading.words, index_at(reading.words, end)
    if at + 1 >= len(words) or reading.text[end : words[at].start] != " " or words[at].capital:
        return end
    grammar = reading.lexicon_at(at)
    if not (grammar.has("locatives", words[at].word) or grammar.has("connectors", words[at].word)):
        return end
    for stop in range(min(at + _LONGEST, len(words) - 1), at, -1):
        town = words[at + 1 : stop + 1]
        joined = all(word.capital and word.gap in (" ", "-") for word in town)
        if joined and locate(reading, at + 1, stop, body)[1] is not None:
            return words[stop].end
    return end
