"""What several rules ask of a text or of a stretch of it, worked out once a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from loaders.extract.reading import Reading

Found = TypeVar("Found")
Asked = ParamSpec("Asked")


def once_a_document(
    find: Callable[Concatenate[Reading, Asked], Iterable[Found]],
) -> Callable[Concatenate[Reading, Asked], tuple[Found, ...]]:
    """``find``, whose answers are kept while the document is read, each by what was asked.

    It must rest on the text alone, or on what no longer changes when it is first asked.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> small = once_a_document(lambda reading, start, end: [w.word for w in reading.words if start <= w.start < end])
    >>> reading = begin(document_of("one two three"))
    >>> small(reading, 0, 7), small(reading, 0, 7) is small(reading, 0, 7)
    (('one', 'two'), True)
    """

    @wraps(find)
    def found(reading: Reading, /, *asked: Asked.args, **named: Asked.kwargs) -> tuple[Found, ...]:
        question = (find, *asked, *named.items())
        known = reading.answers.get(question)
        if known is None:
            known = reading.answers[question] = tuple(find(reading, *asked, **named))
        return known

    return found
