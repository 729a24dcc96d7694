"""What stands between two offsets of a text: marks, conjunctions."""

from __future__ import annotations

from loaders.extract.list_items import conjunction
from loaders.extract.reading import Reading

MARKS = ",;:()"
"""Those that part clauses and what is said aside."""


def marked(reading: Reading, start: int, end: int, marks: str = MARKS) -> bool:
    """Whether one of some marks stands between two offsets."""
    return any(mark in reading.text[start:end] for mark in marks)


def conjoined(reading: Reading, start: int, end: int) -> bool:
    """Whether a conjunction stands between two offsets."""
    return any(conjunction(reading, at) for at in range(reading.index(start), reading.index(end)))
