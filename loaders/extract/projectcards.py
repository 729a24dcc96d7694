"""Projects of a page that shows several as cards, each with its own line for who leads it ("Lead partner: …").

The title stands above that line, or the name only opens a sentence of the description below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from loaders.extract.acronyms import opening
from loaders.extract.asked_again import once_a_document
from loaders.extract.captions import is_caption
from loaders.extract.furniture import in_furniture
from loaders.extract.projectnames import again, is_body, is_other, shouted
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from ontology import territories

RULE = "project-card"
_FEWEST_CARDS = 2
_SHORTEST, _LONGEST = 3, 20  # words of a title
_SHORT = 4  # words of a short name on a line of its own, or that opens a sentence
_FEWEST_TOLD = 5  # words of a description
_LABEL = 4  # words of a label
_ENDS = ".;,!:"
_QUOTES = '„“”«»"'


class Card(NamedTuple):
    """One project of such a page: where its card begins and ends, and the line that says who leads it."""

    start: int
    end: int
    label: Sentence
    titled: bool


@once_a_document
def cards(reading: Reading) -> Iterator[Card]:
    """The cards of a page, in order; none where fewer than two lines say who leads."""
    labels = list(_labels(reading))
    if len(labels) < _FEWEST_CARDS:
        return
    titles = [_title(reading, label) for label in labels]
    titled = all(title is not None for title in titles)
    if not titled and not all(_is_described(reading, label) for label in labels):
        return  # labels among others
    starts = [
        title.start if titled and title is not None else label.start
        for label, title in zip(labels, titles, strict=True)
    ]
    for start, end, label in zip(starts, [*starts[1:], len(reading.text)], labels, strict=True):
        yield Card(start, end, label, titled)


def carded(reading: Reading, named: Iterable[int] = ()) -> Iterator[tuple[int, int, str]]:
    """The names on cards: the title above who leads, or what a sentence of the description opens with.

    ``named`` are the tokens with which names of projects begin: a card whose sentence one opens has its name.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> text = "Lead partner: City of Graz\\nTOOLSHARE joins people who repair.\\n"
    >>> text += text.replace("City of Graz", "Molise Region").replace("TOOLSHARE", "HarbourNet")
    >>> found = begin(document_of(text))
    >>> [found.text[found.words[first].start : found.words[last].end] for first, last, _ in carded(found)]
    ['TOOLSHARE', 'HarbourNet']
    """
    starts = {reading.words[at].start for at in named}
    for card in cards(reading):
        if card.titled:
            yield from _above(reading, card, starts)
        else:
            name = _told(reading, card, starts)
            if name is not None:
                yield *name, RULE


def _labels(reading: Reading) -> Iterator[Sentence]:
    """The lines that open with the words for who leads and a colon."""
    block = -1
    for sentence in reading.sentences:
        if sentence.block == block or sentence.row:
            continue
        block = sentence.block
        hit = next((h for h in reading.cues("lead-partner", sentence) if h.first == sentence.first), None)
        if hit is not None and hit.last + 1 < sentence.last and reading.words[hit.last + 1].gap.strip() == ":":
            yield sentence


def _is_described(reading: Reading, label: Sentence) -> bool:
    """Whether running text stands right below a label, and no other label right above."""
    first, stop = reading.block_of(label)
    above = reading.sentences[first - 1] if first else None
    below = reading.sentences[stop] if stop < len(reading.sentences) else None
    if below is None or below.row or (above is not None and _is_label(reading, above)):
        return False
    told = reading.sentences[reading.block_of(below)[1] - 1].last - below.first
    return told >= _FEWEST_TOLD and not _is_label(reading, below)


def _is_label(reading: Reading, line: Sentence) -> bool:
    """Whether a line begins with a label: a few words and a colon."""
    start, end = reading.block_span(line)
    label, colon, _ = reading.text[start:end].partition(":")
    return bool(colon) and len(label.split()) <= _LABEL


def _title(reading: Reading, label: Sentence) -> Sentence | None:
    """The line right above a label, if it can be a title: some words and no sentence."""
    number = reading.block_of(label)[0] - 1
    line = reading.sentences[number] if number >= 0 else None
    if line is None or line.row or reading.block_span(line) != (line.start, line.end):
        return None
    text = reading.text[line.start : line.end]
    fewest = 1 if text[0] in _QUOTES else _SHORTEST  # "„Textil.Net“"
    shaped = fewest <= line.last - line.first <= _LONGEST and text[-1] not in _ENDS and ": " not in text
    shaped = shaped and not _is_label(reading, line)  # "Insatsområde:Natur- och kulturarv"
    if not shaped or not reading.words[line.first].capital or is_caption(text) or in_furniture(reading, line.start):
        return None
    return line


def _above(reading: Reading, card: Card, starts: set[int]) -> Iterator[tuple[int, int, str]]:
    """The title above the label, or the short name that stands on a line above that."""
    title = _title(reading, card.label)
    if title is None:
        return
    number = reading.block_of(title)[0] - 1
    line = reading.sentences[number] if number >= 0 else None
    if line is not None and reading.block_span(line) == (line.start, line.end) and _is_short(reading, line):
        yield line.first, line.last - 1, RULE
    elif not any(title.start <= start < title.end for start in starts):
        short = opening(reading, title.first)
        dashed = short and short[1] + 1 < title.last and reading.words[short[1] + 1].gap in (" - ", " – ", " | ")
        yield *(short if short and dashed else (title.first, title.last - 1)), RULE


def _is_short(reading: Reading, line: Sentence) -> bool:
    """Whether a line is a short name: a few words, of which one at least looks like an acronym."""
    length = line.last - line.first
    if length > _SHORT or reading.text[line.end - 1] in _ENDS or not reading.words[line.first].capital:
        return False
    some = any(opening(reading, at) for at in range(line.first, line.last))
    return some and not is_other(reading, line.first, line.last - 1)


def _told(reading: Reading, card: Card, starts: set[int]) -> tuple[int, int] | None:
    """The first name that opens a sentence of a description; None where it is known, or nothing looks like one."""
    inside = [s for s in reading.sentences if card.label.end <= s.start < card.end and s.first < s.last]
    if any(reading.words[sentence.first].start in starts for sentence in inside):
        return None
    spoken = any(card.label.end <= start < card.end for start in starts)
    for sentence in inside:
        found = _opens(reading, sentence)
        if found is not None and (not spoken or again(reading, *found)):
            return found
    return None


def _opens(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """The short name that opens a sentence and goes on in small letters: an acronym and the capitals behind it."""
    words, first = reading.words, sentence.first
    first += reading.lexicon_at(first).has("articles", words[first].word) and first + 1 < sentence.last
    found = opening(reading, first)
    if found is None or shouted(reading, first) or reading.in_phrase(first):
        return None
    last = found[1]
    while last + 1 < sentence.last and last - first < _SHORT and words[last + 1].gap == " " and words[last + 1].capital:
        last += 1
    if last + 1 >= sentence.last or words[last + 1].gap not in (" ", " (", " - ", " – ", ", "):
        return None
    name = reading.text[words[first].start : words[last].end]
    if is_body(reading, *found) or is_other(reading, *found) or territories.find(name):
        return None
    return first, last
