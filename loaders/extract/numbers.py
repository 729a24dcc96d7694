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

_TENS = range(20, 100, 10)
_UNITS = range(1, 10)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands."""

    start: int
    end: int
    value: Decimal


@once_a_document
def numbers(reading: Reading, start: int, end: int) -> Iterator[Number]:
    """The numbers between two offsets, in digits and in words, in order; a half behind one counts ("three and a half").

    A half alone counts only before a million or the like ("half a million").
    """
    found = [Number(m.start(), m.end(), amount(m[0])) for m in _DIGITS.finditer(reading.folded, start, end)]
    if reading.numerals is None:
        reading.numerals = tuple(_in_words(reading))
    for first, last, value in reading.numerals[bisect_left(reading.numerals, (start,)) :]:
        if first >= end:
            break
        found.append(Number(first, last, Decimal(value)))
    halves = _halves(reading, start, end)
    yield from sorted(_with_halves(found, halves) if halves else found, key=lambda number: number.start)


def _in_words(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Start, end and value of the numbers in words of a whole document.

    A number is one word, or a ten and a unit ("fifty-four", "cuarenta y dos").
    """
    words = reading.words
    values = [
        grammar.numbers.get(token.word) if token.shape != "1" else None
        for token, grammar in zip(words, reading.grammars, strict=True)
    ]
    done = -1
    for at, value in enumerate(values):
        if value is None or at <= done:
            continue
        done, total = at, value
        if value in _TENS:
            linked = at + 2 < len(words) and reading.grammars[at].has("conjunctions", words[at + 1].word)
            last = at + 2 if linked else at + 1
            unit = values[last] if last < len(words) else None
            if unit in _UNITS and all(words[n].gap in (" ", "-") for n in range(at + 1, last + 1)):
                done, total = last, value + (unit or 0)
        yield words[at].start, words[done].end, total


def _halves(reading: Reading, start: int, end: int) -> list[tuple[Number, bool]]:
    """The fractions in words between two offsets, and whether each is to be added to the number before it."""
    first, last = reading.index(start), reading.index(end) - 1
    found = []
    for hit in reading.hits_beginning("halves", first, last):
        value = hit.payload.value
        added = value.startswith("+")
        if added or Decimal(value) > 1 or reading.hits_beginning("magnitudes", hit.last + 1, hit.last + 1):
            found.append((Number(*reading.span(hit), Decimal(value)), added))
    return found


def half_behind(reading: Reading, last: int) -> Number | None:
    """The half that is added to what ends with a token ("un milione e mezzo", "tre anni e mezzo"), or None."""
    for hit in reading.hits_beginning("halves", last + 1, last + 1):
        if hit.payload.value.startswith("+") and reading.words[hit.first].gap == " ":
            return Number(*reading.span(hit), Decimal(hit.payload.value))
    return None


def _with_halves(found: list[Number], halves: list[tuple[Number, bool]]) -> list[Number]:
    """The numbers with the fractions: "three" and "and a half" are one number, "a half" inside it is none."""
    alone = [half for half, added in halves if not added]
    behind = {half.start: half for half, added in halves if added}
    whole = []
    for one in found:
        half = behind.get(one.end + 1)
        if half is not None and one.value == one.value.to_integral_value():
            one = Number(one.start, half.end, one.value + half.value)
        whole.append(one)
    whole = [*dict.fromkeys([*whole, *alone])]
    return [one for one in whole if not any(w.start <= one.start and one.end <= w.end and w != one for w in whole)]


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
