"""Projects named in quotes: before the class noun, and one after the other behind its plural."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.projectnames import is_body
from loaders.extract.reading import Reading

_OPEN, _CLOSE = "“„«‘\"'‚»”", "”“»’\"'«"
_BEFORE = re.compile(rf"[{_CLOSE}][,.]? ?-? ?")  # what stands between a name in quotes and the class noun
_FIRST = re.compile(rf" ?:? ?[{_OPEN}]+ ?")
_NEXT = re.compile(rf"[{_CLOSE}]{{1,2}}(?:,|;| [^\W\d_]{{1,5}}|, [^\W\d_]{{1,5}}) ?[{_OPEN}]{{1,2}}")
_WORDS = 12  # of a name in quotes
_BACK = 130  # characters in which the quotes before the class noun open


def quoted(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "the “Slow Boats” project", "projekti „Slow Boats“ ja „Green Roads“": first and last token, and rule."""
    for hit in reading.cues("Project", table="heads"):
        before = _before(reading, hit)
        if before:
            yield *before, "project-quoted"
        for first, last in _behind(reading, hit):
            yield first, last, "project-quoted"


def _before(reading: Reading, noun: Hit[Row]) -> tuple[int, int] | None:
    """The name in quotes that ends right before the class noun."""
    words, last = reading.words, noun.first - 1
    if last < 0 or not _BEFORE.fullmatch(words[noun.first].gap) or words[noun.first].shape not in ("a", "Aa"):
        return None
    end, start = words[last].end, max(words[last].end - _BACK, 0)
    opens = max((reading.text.rfind(mark, start, end) for mark in _OPEN), default=-1)
    if opens < 0 or "\n" in reading.text[opens:end]:
        return None
    if opens and reading.text[opens - 1] not in " (\n\t":
        return None  # it closes what stands before
    return _name(reading, reading.index(opens), last)


def _behind(reading: Reading, noun: Hit[Row]) -> Iterator[tuple[int, int]]:
    """The names in quotes behind the plural of the class noun, where there are several."""
    words, at = reading.words, noun.last + 1
    plural = any(hit.last == noun.last for hit in reading.cues_at("projects", noun.first))
    if not plural or at >= len(words) or not _FIRST.fullmatch(words[at].gap):
        return
    found, opens = [], words[at].start
    while True:
        close = next((n for n in range(opens, len(reading.text)) if reading.text[n] in _CLOSE + "\n"), -1)
        if close < 0 or reading.text[close] == "\n":
            break
        name = _name(reading, reading.index(opens), reading.index(close) - 1)
        if name is None:
            break
        found.append(name)
        more = _NEXT.match(reading.text, close)
        if more is None:
            break
        opens = more.end()
    if len(found) > 1:
        yield from found


def _name(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """The tokens between quotes if they can be a project's name: a capital first, not too long, no body."""
    fits = 0 <= first <= last < first + _WORDS and reading.words[first].capital
    other = fits and (is_body(reading, first, last) or bool(reading.hits_beginning("bodies", first, first)))
    return (first, last) if fits and not other else None
