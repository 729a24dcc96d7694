"""The names of practices and actions wherever they recur: what a noun, quotes or a list made one stays one.

"The good practice “Harvest Bank” … In May Harvest Bank opened": the second is not read as a body because of its noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.reading import Reading

_KINDS = ("GoodPractice", "Initiative", "Action")
_SURE = 1.5  # weight of a character from which a reading may be told elsewhere
_LEAST = 5  # letters of a name
_BROKEN = re.compile(r"[\n\"“”„«»]")


def said_again(reading: Reading, found: Sequence[Hypothesis]) -> Iterator[Hypothesis]:
    """A reading like that of the first place for every other place of a name of several words or within quotes."""
    sure: dict[str, Hypothesis] = {}
    for one in sorted(found, key=lambda h: (h.start, -h.weight)):
        name = reading.text[one.start : one.end]
        is_sure = one.kind in _KINDS and not one.names and one.weight >= _SURE * (one.end - one.start)
        if is_sure and len(name) >= _LEAST and name[0].isupper() and not _BROKEN.search(name):
            sure.setdefault(name, one)
    known = {(one.start, one.end) for one in sure.values()}
    for name, one in sorted(sure.items()):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", reading.text):
            if match.span() not in known and (" " in name or _quoted(reading, *match.span())):
                yield replace(one, start=match.start(), end=match.end())


def _quoted(reading: Reading, start: int, end: int) -> bool:
    """Whether quotes stand right before and behind a stretch of text."""
    before, after = reading.text[max(0, start - 2) : start].strip(), reading.text[end : end + 2].strip()
    return before.endswith(tuple("\"“„«»'”")) and after.startswith(tuple("\"“”«»'"))
