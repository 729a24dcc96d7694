"""Page furniture: lines of a web page that are not its text: menus, the way to it, buttons, credits, other news."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import tomli

from loaders.extract.asked_again import once_a_document
from loaders.extract.folding import KEPT, squeezed
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.placed_lines import is_head_of_table
from loaders.extract.reading import Reading
from ontology.kept import kept

_FILE = Path(__file__).parent.parent / "lexicon" / "pages" / "furniture.toml"
_WAY = re.compile(r"\s*(?:[>»›→]|::)\s*|\s/\s")  # between the steps of the way to a page
_PARTS = re.compile(r"\s*[|>»›→·•☰✓]\s*|\s*::\s*|\s{2,}|\s/\s|\s[–—-]\s")
_LONGEST = 8  # words of a step or link
_STEPS = 3
_SENTENCE = 9  # words from which a line that ends in a full stop is text
_NOTED = re.compile(r"[\d:©|?!]|cookies|Cookies|:$")  # beside a word for "photo" or "published"
_TOLD = ("GoodPractice", "Action", "Event", "Person", "Theme")  # which the text itself tells of
_TITLES = 6  # of other news below the line that announces them
_TOP = 6  # lines in which the way to a page may stand


def furniture(reading: Reading) -> tuple[tuple[int, int], ...]:
    """Where the lines stand that are no text, in order.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> text = "Home > Projects > Our projects\\nShare  Print\\nThe agency runs a tool shed in Leuven."
    >>> [text[start:end] for start, end in furniture(begin(document_of(text)))]
    ['Home > Projects > Our projects', 'Share  Print']
    """
    return tuple((start, end) for start, end, teaser in _lines(reading))


def in_furniture(reading: Reading, offset: int, *, teasers: bool = False) -> bool:
    """Whether an offset lies in a line that is no text; with ``teasers`` only in one about other news."""
    lines = _lines(reading)
    at = bisect_right(lines, (offset, len(reading.text), True)) - 1
    return at >= 0 and offset < lines[at][1] and (lines[at][2] or not teasers)


def without_furniture(reading: Reading, found: Iterable[Hypothesis]) -> list[Hypothesis]:
    """The hypotheses that are not of what only furniture names: nothing of other news, no practices or events.

    Nothing either of the head of a table ("No Partner Town Country"), whose words name no thing.
    """
    heads = _heads_of_tables(reading)
    return [
        one
        for one in found
        if not in_furniture(reading, one.start, teasers=one.kind not in _TOLD)
        and not any(start <= one.start < end for start, end in heads)
    ]


@once_a_document
def _heads_of_tables(reading: Reading) -> Iterator[tuple[int, int]]:
    spans = ((sentence.start, sentence.end) for sentence in reading.sentences)
    return (span for span in spans if is_head_of_table(reading.text[slice(*span)]))


@once_a_document
def _lines(reading: Reading) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each line that is no text, and whether it is about other news."""
    told = count = 0  # lines of text and of none so far
    seen, below, titles = -1, False, 0  # titles: of other news since a line that announces them
    for sentence in reading.sentences:
        if sentence.block == seen:
            continue
        seen = sentence.block
        start, end = reading.block_span(sentence)
        line = reading.text[start:end]
        if sentence.row or "\n" in line.strip():
            continue
        teaser = _opens(line, _words()[2])
        if teaser or below or is_furniture(line, top=told == 0 and count < _TOP):
            count += 1
            yield start, end, teaser or below
        text = len(line.split()) >= _SENTENCE and line.rstrip().endswith((".", "!", "?"))
        told += text
        titles = 0 if teaser else titles + below
        below = (teaser and len(line.split()) <= _STEPS) or (below and titles < _TITLES and not text)


@lru_cache(KEPT)
def is_furniture(line: str, *, top: bool = False) -> bool:
    """Whether a line of a page is no text: links and buttons, a credit, or at its ``top`` the way to the page.

    >>> is_furniture("Startseite | Presse | Kontakt"), is_furniture("Foto: Stadtwerk"), is_furniture("Home is here.")
    (True, True, False)
    >>> is_furniture("Topics > Rural areas > Transport", top=True), is_furniture("Topics > Rural areas > Transport")
    (True, False)
    """
    links, notes, _ = _words()
    parts = [part for part in _PARTS.split(line.strip()) if part.strip()]
    if not parts:
        return False
    known = sum(squeezed(part) in links for part in parts)
    if (known and 2 * known >= len(parts)) or known >= _STEPS:
        return True
    if _only_links(squeezed(line), links):
        return True
    if "©" in line and len(line.split()) <= _LONGEST:
        return True
    if _opens(line, notes) and len(line.split()) <= 2 * _LONGEST and _NOTED.search(line):
        return True
    steps = [step for step in _WAY.split(line.strip()) if step.strip()]
    short = all(len(step.split()) <= _LONGEST and not step.rstrip().endswith((".", ",", ";")) for step in steps)
    plain = not any(mark in line for mark in ":();") and not re.search(r"\d[.,/]\d", line)
    return top and len(steps) >= _STEPS and short and plain


def way_steps(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the steps of the way to a page stand in a line.

    >>> line = "Home » Projects » HarbourNet"
    >>> [line[start:end] for start, end in way_steps(line, 0, len(line))]
    ['Home', 'Projects', 'HarbourNet']
    """
    edges = [(start, start), *(match.span() for match in _WAY.finditer(text, start, end)), (end, end)]
    for before, after in itertools.pairwise(edges):
        if text[before[1] : after[0]].strip():
            yield before[1], after[0]


def _only_links(folded: str, links: frozenset[str]) -> bool:
    """Whether a line is links without marks between them ("Go to search Go to footer")."""
    words, at = folded.split(), 0
    while at < len(words):
        stop = next((n for n in range(len(words), at, -1) if " ".join(words[at:n]) in links), None)
        if stop is None:
            return False
        at = stop
    return bool(words)


def _opens(line: str, words: frozenset[str]) -> bool:
    """Whether a line is or opens with one of some words."""
    opening = squeezed(line).split()
    return any(" ".join(opening[:count]) in words for count in range(1, min(len(opening), _LONGEST) + 1))


@kept
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The links, the openings of notes, and those of other news, in all languages."""
    tables = tomli.loads(_FILE.read_text("utf-8"))
    links, notes, teasers = (
        frozenset(squeezed(text) for texts in tables[name].values() for text in texts)
        for name in ("links", "notes", "teasers")
    )
    return links, notes, teasers
