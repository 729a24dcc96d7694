"""Numbers as texts write them, in digits and in words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from loaders.extract.asked_again import once_a_document
from loaders.extract.reading import Reading

_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:(?:  ?|[.,'])\d{3})+(?:[.,]\d{1,2})?(?![\d])|(?<![\w])\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands."""

    start: int
    end: int
    value: Decimal


@once_a_document
def numbers(reading: Reading, start: int, end: int) -> Iterator[Number]:
    """The numbers between two offsets, in digits and in words, in order."""
    found = [Number(m.start(), m.end(), amount(m[0])) for m in _DIGITS.finditer(reading.folded, start, end)]
    if reading.numerals is None:
        words = zip(reading.words, reading.grammars, strict=True)
        valued = ((token, grammar.numbers.get(token.word)) for token, grammar in words if token.shape != "1")
        reading.numerals = tuple((token, value) for token, value in valued if value is not None)
    first = bisect_left(reading.numerals, start, key=lambda row: row[0].start)
    for token, value in reading.numerals[first:]:
        if token.start >= end:
            break
        found.append(Number(token.start, token.end, Decimal(value)))
    yield from sorted(found, key=lambda n: n.start)


def amount(digits: str) -> Decimal:
    """The value of digits with separators, whichever way round the language has them.

    Three digits after a single mark are thousands, any other count is a fraction.

    >>> [str(amount(d)) for d in ("1.792.053,00", "2,208,675", "2 208 675,00", "2,5836", "2,5", "1.234")]
    ['1792053.00', '2208675', '2208675.00', '2.5836', '2.5', '1234']
    """
    digits = digits.replace(" ", "").replace("'", "")
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return Decimal(digits)
    last = marks[-1]
    whole, _, rest = digits.rpartition(last)
    if len(set(marks)) > 1 or (len(marks) == 1 and len(rest) != 3):
        return Decimal(re.sub(r"[.,]", "", whole) + "." + rest)
    return Decimal(re.sub(r"[.,]", "", digits))
