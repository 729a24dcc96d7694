"""Projects that only the heading of a text names: below it stands what "the project" does."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

TELLING = ("aim", "comprises", "fundedby", "lasts", "period", "start", "end")  # what a text says of its project first
_FEWEST_TITLE, _LONGEST_TITLE = 2, 14  # words of a heading that is a project's title


def headed(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The heading above a text that begins with "The project …" and tells its aims, partners or dates."""
    blocks = [n for n, s in enumerate(reading.sentences) if not n or reading.sentences[n - 1].block != s.block]
    for place, number in enumerate(blocks[:-1]):
        heading, below = reading.sentences[number], reading.sentences[blocks[place + 1]]
        alone = reading.block_span(heading) == (heading.start, heading.end)
        if not alone or heading.row or heading.item or not _titles(reading, heading):
            continue
        if ":" in reading.text[below.start : below.end] and place + 2 < len(blocks):
            below = reading.sentences[blocks[place + 2]]  # a label stands between
        nouns = [h for h in reading.cues("Project", below, "heads") if h.first - below.first <= 1]
        if nouns and any(reading.cues(name, below) for name in (*TELLING, "partner-list", "is-partner")):
            yield *_without_second(reading, heading.first, heading.last - 1), "project-heading"


def _titles(reading: Reading, heading: Sentence) -> bool:
    """Whether a line can be the title of a project: some words with a capital first, and no word of pages."""
    length = heading.last - heading.first
    if not _FEWEST_TITLE <= length <= _LONGEST_TITLE or reading.text[heading.end - 1] in ".;,?!":
        return False
    if ":" in reading.text[heading.start : heading.end]:
        return False  # a label
    spoken = bool(reading.cues("Project", heading, "heads"))
    other = any(reading.hits_between(table, heading.first, heading.last - 1) for table in ("events", "bodies"))
    verb = any(reading.cues(name, heading) for name in ("passive", "be", "held", "fundedby", "contact"))
    return reading.words[heading.first].capital and not spoken and not other and not verb


def _without_second(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The tokens of a title without its translation behind a dash."""
    for n in range(first + 2, last):
        if reading.words[n].gap in (" - ", " – ", " | ") and reading.words[n].capital:
            return first, n - 1
    return first, last
