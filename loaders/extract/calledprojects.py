"""Projects whose name stands in quotes behind "called" or "with the title"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.acronyms import bracketed, opening
from loaders.extract.programmes import FAMILY
from loaders.extract.reading import Reading

_CALLED = 5  # words between the class noun and "called"
_TITLE = 16  # words of a title that is the only name
_OPENS = re.compile(r" ?:? ?[“\"„«‘»'‟]+")
_CLOSES = re.compile(r"[”\"»“«]|[’'](?!\w)")
_MARK = re.compile(r" ?[:–(-] ?\"?| - ")


def called(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "project called: “Slow Boats”", "operation with the title «Green Roads»": first and last token, and rule.

    Of a title in quotes that goes on behind its acronym the acronym is the name.
    """
    words = reading.words
    for hit in reading.cues("same"):
        sentence, at = reading.sentence_at(words[hit.first].start), hit.last + 1
        if sentence is None or at >= sentence.last or not _OPENS.fullmatch(words[at].gap):
            continue
        nouns = [h for name in ("Project", "Programme") for h in reading.cues(name, sentence, "heads")]
        near = any(0 < hit.first - h.last <= _CALLED and _between(reading, h.last + 1, hit.first) for h in nouns)
        near = near and not any(h.last < hit.first for h in reading.hits_in("events", sentence))
        close = _CLOSES.search(reading.text, words[at].end, sentence.end)
        if not near or close is None or not words[at].capital or reading.hits_beginning("events", at, at):
            continue
        last = max(n for n in range(at, sentence.last) if words[n].end <= close.start())
        behind = bracketed(reading, last + 1)
        if behind:
            yield *behind, "project-called"
            continue
        short = opening(reading, at)
        if short and (short[1] >= last or _MARK.fullmatch(words[short[1] + 1].gap)):
            yield *short, "project-called"
        elif last - at < _TITLE:
            yield at, last, "project-called"


def _between(reading: Reading, first: int, stop: int) -> bool:
    """Whether no other name and no comma stands between two tokens: then "called" is said of the first."""
    words = reading.words[first:stop]
    return all((not w.capital or w.word in FAMILY) and w.joined for w in words)
