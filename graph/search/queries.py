"""The queries that a search is made of, from the very name to what has only some of the words.

Each says yes or no; none scores, so that an answer does not depend on what else is, or was, in the index.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import tantivy

from graph.search.entries import STARTS
from graph.search.likeness import SLIP_FROM, TWO_SLIPS_FROM
from ontology import vocabulary
from ontology.errors import UnknownTerm

_Q, _O = tantivy.Query, tantivy.Occur
_BEGUN_FROM = 3
"""Letters from which on a word may be half typed; below, the last one alone."""
_BOTH_FROM = 5
"""Letters from which on a word may be half typed and mistyped."""


class Queries:
    """The queries for the forms of one text, in one index, each among things of a class and in places.

    ``kind`` is a class of the ontology, its subclasses count; ``places`` are IRIs of territories.
    """

    def __init__(self, schema: Any, asked: Sequence[str], kind: str | None, places: Sequence[str]) -> None:
        self._schema, self._asked = schema, asked
        self._limits = []
        if kind is not None:
            self._limits.append(_Q.term_set_query(schema, "kind", [kind, *_below(kind)]))
        if places:
            self._limits.append(_Q.term_set_query(schema, "place", list(places)))

    def same(self) -> Any:
        """The very name."""
        return self._any([_Q.term_query(self._schema, "whole", form) for form in self._asked])

    def begins(self) -> Any:
        """Names that begin so."""
        return self._any([self._begun(form) for form in self._asked])

    def words(self) -> Any:
        """Names that have all the words, in any order, whole or begun."""
        return self._words(0)

    def slip(self) -> Any:
        """Names that are as a whole one slip away, spaces that were lost or added among them."""
        long = [form for form in self._asked if len(form) >= SLIP_FROM]
        return self._any([_Q.fuzzy_term_query(self._schema, "whole", form, distance=1) for form in long])

    def mistyped(self, slips: int, known: Callable[[str], bool] = lambda _: False) -> Any:
        """Names that have all the words, each with up to so many slips; ``known`` words are as written."""
        return self._words(slips, known=known)

    def some(self, lacking: int) -> Any:
        """Names that have all the words but so many, each with a slip."""
        return self._words(1, lacking)

    def _begun(self, form: str) -> Any:
        if len(form) <= STARTS:
            return _Q.term_query(self._schema, "starts", form)
        return _Q.fuzzy_term_query(self._schema, "whole", form, distance=0, prefix=True)

    def _words(self, slips: int, lacking: int = 0, known: Callable[[str], bool] = lambda _: False) -> Any:
        readings = []
        for form in self._asked:
            words = form.split()
            need = len(words) - lacking
            if need < 1:
                continue
            last = len(words) - 1
            each = [
                _Q.term_query(self._schema, "words", word) if known(word) else self._word(word, slips, half=at == last)
                for at, word in enumerate(words)
            ]
            if lacking:
                readings.append(_Q.boolean_query([(_O.Should, one) for one in each], need))
            else:
                readings.append(_Q.boolean_query([(_O.Must, one) for one in each]))
        return self._any(readings)

    def _word(self, word: str, slips: int, *, half: bool) -> Any:
        schema = self._schema
        if len(word) < SLIP_FROM:
            slips = 0
        elif len(word) < TWO_SLIPS_FROM:
            slips = min(slips, 1)
        begun = half or len(word) >= _BEGUN_FROM
        if not begun:
            return _Q.term_query(schema, "words", word)
        if not slips:
            return _Q.fuzzy_term_query(schema, "words", word, distance=0, prefix=True)
        # half typed and mistyped: too much begins with few letters, one of which is another
        both = len(word) >= _BOTH_FROM
        readings = [_Q.fuzzy_term_query(schema, "words", word, distance=int(both), prefix=True)]
        if slips > both:
            readings.append(_Q.fuzzy_term_query(schema, "words", word, distance=slips))
        return _either(readings)

    def _any(self, readings: Sequence[Any]) -> Any:
        if not readings:
            return _Q.empty_query()
        found = _either(readings)
        if not self._limits:
            return found
        return _Q.boolean_query([(_O.Must, found), *((_O.Must, one) for one in self._limits)])


def _either(readings: Sequence[Any]) -> Any:
    return readings[0] if len(readings) == 1 else _Q.boolean_query([(_O.Should, one) for one in readings])


def _below(kind: str) -> tuple[str, ...]:
    try:
        return vocabulary.subclasses(kind)
    except UnknownTerm:
        return ()
