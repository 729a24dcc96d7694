"""What several rules ask of one stretch of a text, worked out once a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar

from loaders.extract.reading import Reading

Found = TypeVar("Found")


def once_a_document(
    find: Callable[[Reading, int, int], Iterable[Found]],
) -> Callable[[Reading, int, int], tuple[Found, ...]]:
    """``find``, whose answer for a stretch is kept while the document is read; it must rest on the text alone.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> small = once_a_document(lambda reading, start, end: [w.word for w in reading.words if start <= w.start < end])
    >>> reading = begin(document_of("one two three"))
    >>> small(reading, 0, 7), small(reading, 0, 7) is small(reading, 0, 7)
    (('one', 'two'), True)
    """

    @wraps(find)
    def found(reading: Reading, start: int, end: int) -> tuple[Found, ...]:
        asked = (find, start, end)
        if asked not in reading.answers:
            reading.answers[asked] = tuple(find(reading, start, end))
        return reading.answers[asked]

    return found
