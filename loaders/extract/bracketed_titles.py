"""Titles whose acronym stands behind them in brackets: "the project Better Boats for Harbours (BEBOHA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.acronyms import NEVER
from loaders.extract.acronymtitles import acronym_of
from loaders.extract.folding import fold
from loaders.extract.reading import Reading
from loaders.extract.things import Thing

_LONGEST = 16  # words of a title
_FEWEST = 2
_LETTERS = 4  # of an acronym
_LOOSE = 3  # words of a title that has the letters of its acronym anywhere
_WORD = re.compile(r"(?<![\w-])[^\W\d_]")
_JOINED = (" ", "-", "'", "’", " & ", ", ")


def bracketed_acronyms(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The acronyms in brackets that can be read off the words between them and the class noun before or behind."""
    words = reading.words
    for at in range(1, len(words)):
        closed = reading.text[words[at].end : words[at].end + 1] == ")"
        if words[at].gap != " (" or not closed or words[at].shape not in ("A", "aA") or len(words[at].word) < _LETTERS:
            continue
        name = reading.text[words[at].start : words[at].end]
        first = _opening(reading, at)
        if first is None or words[at].word in NEVER or _names_body(reading, first, at - 1):
            continue
        if spells(name, reading.text[words[first].start : words[at - 1].end]):
            yield at, at, "project-title-bracket"


def _opening(reading: Reading, at: int) -> int | None:
    """The first word of a title right behind the class noun, whose acronym is a token; None where there is none."""
    words, first = reading.words, at - 1
    while first > 0 and at - first < _LONGEST and words[first].gap in _JOINED:
        noun = [h for h in reading.hits_touching("heads", first - 1, first - 1) if h.payload.value == "Project"]
        if noun and words[first].gap == " ":
            return first if words[first].capital and at - first >= _FEWEST else None
        first -= 1
    return None


def _names_body(reading: Reading, first: int, last: int) -> bool:
    """Whether the head noun of a body is among some words; a network that closes them may be a project's."""
    return any(
        hit.payload.value != "association" or hit.last < last
        for hit in reading.hits_between("bodies", first, last)
        if reading.words[hit.first].capital or hit.first == first
    )


def spells(name: str, title: str) -> bool:
    """Whether an acronym can be read off a title, or at least has its first letter and the others in order.

    >>> spells("LOHAWOS", "Local Heat from Wood and Soil Network"), spells("LOHAWOS", "Wood and Soil Network")
    (True, False)
    """
    if acronym_of(name, title):
        return True
    at, letters = -1, fold(title)
    for letter in fold(name):
        at = letters.find(letter, at + 1) if letter.isalpha() else at
        if at < 0:
            return False
    return fold(name[:1]) == letters[:1] and len(title.split()) >= _LOOSE


def spelt_before(reading: Reading, name: str, start: int, end: int) -> tuple[int, int] | None:
    """The shortest run of words that ends at an offset and spells an acronym from its first letter on, or None.

    One that begins behind an article, the class noun or a mark goes before others.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> text = "It was held within the project Better Boats for Harbours"
    >>> text[slice(*spelt_before(begin(document_of(text)), "BEBOHA", 0, len(text)))]
    'Better Boats for Harbours'
    """
    text, found = reading.text, []
    for match in reversed(list(_WORD.finditer(text, start, end))):
        words = text[match.start() : end].split()
        opens = match[0].isupper() and fold(match[0]) == fold(name[:1])
        if opens and _FEWEST <= len(words) <= _LONGEST and spells(name, text[match.start() : end]):
            found.append(match.start())
    best = next((at for at in found if _begins(reading, at)), found[0] if found else None)
    return (best, end) if best is not None else None


def _begins(reading: Reading, start: int) -> bool:
    """Whether a title may begin at an offset: behind an article, the class noun or a mark, or with its sentence."""
    at = reading.index(start)
    before, gap = at - 1, reading.words[at].gap
    if before < 0 or gap.strip():
        return True
    noun = any(hit.payload.value == "Project" for hit in reading.hits_touching("heads", before, before))
    return noun or reading.lexicon_at(before).has("articles", reading.words[before].word)


def spelt_name(reading: Reading, project: Thing) -> tuple[int, int] | None:
    """Where the name of several words stands from which another name of a project is made, or None."""
    names = [one.text for one in project.names]
    for long in names:
        others = [name for name in names if len(name.split()) == 1]
        if len(long.split()) >= _FEWEST and any(acronym_of(name, long) for name in others):
            place = next((span for span in sorted(project.places) if reading.text[slice(*span)] == long), None)
            if place is not None:
                return place
    return None
