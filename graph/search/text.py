"""Documents by their words: which, where in it, and the words themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tantivy

from graph.errors import NotFound
from graph.places import NOWHERE, Place, Places
from graph.search.forms import forms
from graph.search.likeness import TWO_SLIPS_FROM, within

if TYPE_CHECKING:
    from graph.library import Library
    from graph.model import Document
    from graph.search.index import Index

_Q, _O = tantivy.Query, tantivy.Occur
_MOST = 1000
"""Passages that are looked at for one text."""
_OF_ONE = 20
"""Passages of a document among which the best is chosen."""
_QUOTE = 200
"""Characters of a quote, about."""
_BEGUN_FROM = 3
_SLIP_FROM = 4
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A document that has the words, by the passage of it in which they stand closest together.

    ``quote`` is the document's text from ``start`` to ``end`` (code points), ``words`` are where in that text the
    words stand; ``place`` is the page and the cells, ``locations`` are the paths and addresses of the document, and
    ``passages`` says in how many of its passages the words were found. ``score`` is 1 for the very words in their
    order, 0.8 for all words, 0.6 for mistyped ones.
    """

    document: str
    start: int
    end: int
    quote: str
    words: tuple[tuple[int, int], ...]
    place: Place
    locations: tuple[str, ...]
    passages: int
    score: float


def find_text(index: Index, library: Library, text: str, limit: int = 20) -> tuple[Passage, ...]:
    """The documents that have all the words of a text in one passage, one hit a document, best first.

    The very words in their order come before words that stand apart, these before mistyped ones, which are looked for
    where nothing else is found; then the documents come first that have them in the most passages. The last
    word may be half typed; accents, case and script do not count.
    """
    asked = forms(text)
    if not asked:
        return ()
    found: dict[str, tuple[float, list[tuple[int, int]]]] = {}
    for score, queries in _stages(index.schema, asked):
        if found and score < _ALL:
            break
        for document, start, end in index.passages(_either(queries), _MOST):
            known = found.setdefault(document, (score, []))
            if (start, end) not in known[1]:
                known[1].append((start, end))
    ranked = sorted(found, key=lambda one: (-found[one][0], -len(found[one][1]), one))
    hits: list[Passage] = []
    for document in ranked:
        if len(hits) == limit:
            break
        try:
            held = library.document(document)
        except NotFound:  # withdrawn, and the index has yet to follow
            continue
        hits.append(_hit(held, asked, *found[document]))
    return tuple(hits)


_ALL = 0.8


def _stages(schema: Any, asked: Sequence[str]) -> list[tuple[float, list[Any]]]:
    """Queries by what their hits score, the best first."""
    split = [form.split() for form in asked]
    very = [
        _Q.phrase_query(schema, "text", list(words)) if len(words) > 1 else _Q.term_query(schema, "text", words[0])
        for words in split
    ]
    return [
        (1.0, very),
        (_ALL, [_all(schema, words, 0) for words in split]),
        (0.6, [_all(schema, words, 1) for words in split]),
        (0.6, [_all(schema, words, 2) for words in split]),
    ]


def _all(schema: Any, words: Sequence[str], slips: int) -> Any:
    """Passages that have every word, the last of which may be half typed."""
    each = []
    for at, word in enumerate(words):
        begun = at == len(words) - 1 and len(word) >= _BEGUN_FROM
        may = _slips(word, slips)
        readings = [_Q.fuzzy_term_query(schema, "text", word, distance=min(may, 1), prefix=True)] if begun else []
        if may or not begun:
            readings.append(_Q.fuzzy_term_query(schema, "text", word, distance=may))
        each.append((_O.Must, _either(readings)))
    return _Q.boolean_query(each)


def _slips(word: str, most: int) -> int:
    return 0 if len(word) < _SLIP_FROM else min(most, 2 if len(word) >= TWO_SLIPS_FROM else 1)


def _either(readings: Sequence[Any]) -> Any:
    return readings[0] if len(readings) == 1 else _Q.boolean_query([(_O.Should, one) for one in readings])


def _hit(document: Document, asked: Sequence[str], score: float, passages: list[tuple[int, int]]) -> Passage:
    """The passage of a document in which the words stand closest, the first of equals, as it is to be shown."""
    closest = min(
        (_closest(document.text, start, end, form) for start, end in sorted(passages)[:_OF_ONE] for form in asked),
        key=lambda words: (-len(words), words[-1][1] - words[0][0] if words else 0, words),
    )
    begin, stop = (closest[0][0], closest[-1][1]) if closest else sorted(passages)[0]
    start, end = _quoted(document.text, begin, stop)
    marks = tuple(one for one in closest if start <= one[0] and one[1] <= end)
    place = Places(document).of(begin, stop) if closest else NOWHERE
    quote = document.text[start:end]
    return Passage(document.id, start, end, quote, marks, place, document.locations, len(passages), score)


def _closest(text: str, start: int, end: int, form: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a form stand closest together between two places of a text, one place a word."""
    wanted = form.split()
    places: list[list[tuple[int, int]]] = [[] for _ in wanted]
    best = [3] * len(wanted)
    for match in _WORD.finditer(text, start, end):
        for written in {part for one in forms(match[0]) for part in one.split()}:
            for at, word in enumerate(wanted):
                slips = _apart(word, written, at == len(wanted) - 1)
                if slips < best[at]:
                    best[at], places[at] = slips, []
                if slips == best[at] < 3 and match.span() not in places[at]:
                    places[at].append(match.span())
    if not all(places):
        return tuple(sorted({one for found in places for one in found[:1]}))
    ways = []
    for first in places[0]:
        chosen = [first]
        for found in places[1:]:
            chosen.append(_next([one for one in found if one not in chosen] or found, chosen[-1]))
        ways.append(tuple(sorted(set(chosen))))
    return min(ways, key=lambda way: (way[-1][1] - way[0][0], way))


def _next(places: Sequence[tuple[int, int]], last: tuple[int, int]) -> tuple[int, int]:
    """The place that follows another soonest, or else the nearest before it."""
    return min(places, key=lambda one: (one[0] < last[0], abs(one[0] - last[1]), one))


def _apart(wanted: str, written: str, half: bool) -> int:
    """Slips between a word that was asked and one that is written, 3 where they are no such pair."""
    if written == wanted or (half and len(wanted) >= _BEGUN_FROM and written.startswith(wanted)):
        return 0
    for slips in range(1, _slips(wanted, 2) + 1):
        if within(wanted, written, slips) or (half and slips == 1 and within(wanted, written[: len(wanted)], 1)):
            return slips
    return 3


def _quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of a quote around a place, between words, with no white space at its ends."""
    room = max(0, _QUOTE - (end - start))
    first, last = max(0, start - room // 2), min(len(text), end + room - room // 2)
    if end - start > _QUOTE:
        last = start + _QUOTE
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
