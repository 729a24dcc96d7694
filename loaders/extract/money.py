"""Amounts of money in euro."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from loaders.extract.asked_again import once_a_document
from loaders.extract.numbers import Number, half_behind, numbers
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_FACTOR = {
    "thousand": Decimal(1000),
    "half-million": Decimal(500_000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
}
_LETTERS = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "mio": "million",
    "bn": "billion",
    "mila": "thousand",
    "t": "thousand",
    "tsd": "thousand",
}
_GLUED = re.compile(r"(mila|mln|mio|mn|bn|m|k)(?![^\W_])")
# Between figure and currency: "4,1M€", "2.1 M EUR", "250 T€"
_GLUED_BEFORE = re.compile(r" ?(mila|mln|mio|tsd|mn|bn|m|k|t)\.? ?(?=$)")
_GLUED_CURRENCY = re.compile(r"(?<![^\W\d_])(?:k|t|m|mio|mln)(eur)(?![^\W_])")  # "1.65 MEUR", "250 TEUR"
_OTHER_MONEY = re.compile(
    r"\s*(?:\$|£|kr\b|kroner|kronor|kruun|sek\b|dkk\b|nok\b|isk\b|zl\b|zlot|pln\b|kc\b|korun|czk\b|skk\b|ft\b|forint|"
    r"huf\b|lei\b|ron\b|lev|bgn\b|kuna|kn\b|hrk\b|gbp\b|pound|usd\b|dollar|chf\b|frank|franc|лева|лв)"
)
_OTHER_MONEY_BEFORE = re.compile(r"(?:[$£]|gbp|usd|sek|dkk|nok|pln|czk|huf|ron|bgn|hrk|chf) ?$")
_THREE = re.compile(r"\d{1,3}([.,])\d{3}")
_LEAST = 5000  # euro of an amount that has no currency
_APART = 12  # characters of small words between the parts of one amount ("milioni di euro")


class Scale(NamedTuple):
    """A word for thousands or millions: where it ends, its factor, and the half that stands behind it, if any.

    ``alone`` says that no figure need stand before it ("félmillió", "un milione e mezzo").
    """

    end: int
    factor: Decimal
    half: Decimal = Decimal(0)
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in euro; ``qualifier`` is what the text says beside the figure ("over", "oltre"), or None."""

    start: int
    end: int
    value: Decimal
    qualifier: str | None = None

    @property
    def lexical(self) -> str:
        """The value as xsd:decimal has it, without needless zeros.

        >>> Amount(0, 9, Decimal("2583600.000")).lexical
        '2583600'
        """
        text = f"{self.value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


@once_a_document
def amounts(reading: Reading, sentence: Sentence) -> Iterator[Amount]:
    """The amounts of a sentence: "2,5836 ml EUR", "€ 1.2 million", "un milione e 400 mila euro"."""
    currencies = _currencies(reading, sentence)
    if not currencies:
        return
    figures = list(numbers(reading, sentence.start, sentence.end))
    scale = _scale(reading, sentence)
    figures = [_fraction(reading, figure, scale) for figure in figures]
    done = sentence.start
    for start, end in currencies:
        before = _left(reading, figures, scale, done, start)
        if before:
            yield Amount(before[0], end, before[1], _qualifier(reading, sentence, before[0]))
            done = end
            continue
        after = _right(reading, figures, scale, end, sentence.end)
        if after:
            yield Amount(start, after[0], after[1], _qualifier(reading, sentence, start))
            done = after[0]


def _scale(reading: Reading, sentence: Sentence) -> dict[int, Scale]:
    """The words for thousands and millions of a sentence by where they begin."""
    found = {}
    for hit in reading.hits_beginning("magnitudes", sentence.first, sentence.last + 2):
        factor = _FACTOR.get(hit.payload.value)
        if factor is None:
            continue
        start, end = reading.span(hit)
        half = half_behind(reading, hit.last)
        if half is not None:
            found[start] = Scale(half.end, factor, half.value, alone=True)
        else:
            found[start] = Scale(end, factor, alone=hit.payload.value == "half-million")
    return found


def _fraction(reading: Reading, figure: Number, scale: dict[int, Scale]) -> Number:
    """A figure with three decimals, where a million stands behind it: "1.725 million", "1,165 Milliarden"."""
    factor = next((scale[at].factor for at in (figure.end, figure.end + 1) if at in scale), Decimal(1))
    match = _THREE.fullmatch(reading.folded, figure.start, figure.end)
    point = "." if reading.lexicon_at(reading.index(figure.start)).code == "en" else ","
    if match is None or match[1] != point or factor < _FACTOR["million"]:
        return figure
    return Number(figure.start, figure.end, figure.value / 1000)


def _currencies(reading: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    found = [(at, at + 1) for at in range(sentence.start, sentence.end) if reading.text[at] == "€"]
    for hit in reading.hits_between("units", sentence.first, sentence.last - 1):
        start, end = reading.span(hit)
        if hit.payload.value == "euro" and sentence.start <= start and end <= sentence.end:
            found.append((start, end))
    found += [match.span(1) for match in _GLUED_CURRENCY.finditer(reading.folded, sentence.start, sentence.end)]
    return sorted(set(found))


def _left(
    reading: Reading, figures: list[Number], scale: dict[int, Scale], low: int, high: int
) -> tuple[int, Decimal] | None:
    """Start and value of the figures and magnitudes that run up to an offset."""
    parts: list[tuple[int, int, Decimal | Scale]] = [
        (n.start, n.end, n.value) for n in figures if low <= n.start and n.end <= high
    ]
    parts += [(start, one.end, one) for start, one in scale.items() if low <= start and one.end <= high]
    run: list[tuple[int, int, Decimal | Scale]] = []
    edge = high
    for start, end, part in sorted(parts, key=lambda one: one[:2], reverse=True):
        between = reading.folded[end:edge]
        glued = _GLUED_BEFORE.fullmatch(between) if not run and isinstance(part, Decimal) else None
        if glued and isinstance(part, Decimal):
            run.append((start, end, part * _FACTOR[_LETTERS[glued[1]]]))
            edge = start
            continue
        if isinstance(part, Scale):
            between = between.removeprefix(".")  # "1,2 mln. eurų"
        if (
            len(between) > _APART
            or any(c in between for c in ".;:()\n")
            or (len(between.split()) > 1 and not _joins(between))
        ):
            break
        if run and isinstance(part, Decimal) and isinstance(run[-1][2], Decimal):
            break  # two figures side by side: "2014 228 mila" is not one amount
        run.append((start, end, part))
        edge = start
    told = any(isinstance(part, Decimal) or part.alone for _, _, part in run)
    return (run[-1][0], _value([part for _, _, part in run[::-1]])) if told else None


def _joins(between: str) -> bool:
    return len(between.split()) <= 1 or all(len(word) <= 3 for word in between.split())


def _right(
    reading: Reading, figures: list[Number], scale: dict[int, Scale], low: int, high: int
) -> tuple[int, Decimal] | None:
    figure = next((n for n in figures if low <= n.start <= low + 2 and n.end <= high), None)
    if figure is None:
        return None
    return _scaled(reading, figure, scale)


def _scaled(reading: Reading, figure: Number, scale: dict[int, Scale]) -> tuple[int, Decimal]:
    """End and value of a figure with the magnitude behind it, a word ("2.2 million") or glued to it ("2.2m")."""
    for start, one in sorted(scale.items()):
        if figure.end <= start <= figure.end + 1:
            return one.end, (figure.value + one.half) * one.factor
    glued = _GLUED.match(reading.folded, figure.end)
    if glued:
        return glued.end(), figure.value * _FACTOR[_LETTERS[glued[1]]]
    return figure.end, figure.value


def bare_amount(reading: Reading, sentence: Sentence, start: int, end: int) -> Amount | None:
    """The first number between two offsets that can be an amount though no currency stands beside it, or None.

    It has a magnitude ("of which 2.2 million"), or thousands ("di cui 1.315.200"); a percentage is none.
    """
    scale = _scale(reading, sentence)
    for number in numbers(reading, start, end):
        figure = _fraction(reading, number, scale)
        stop, value = _scaled(reading, figure, scale)
        before = reading.folded[max(0, figure.start - 4) : figure.start]
        other = _OTHER_MONEY.match(reading.folded, stop) or _OTHER_MONEY_BEFORE.search(before)
        if value >= _LEAST and not other and reading.text[stop : stop + 2].strip()[:1] != "%":
            return Amount(figure.start, stop, value, _qualifier(reading, sentence, figure.start))
    return None


def _value(parts: list[Decimal | Scale]) -> Decimal:
    total, current = Decimal(0), None
    for part in parts:
        if isinstance(part, Scale):
            total += ((Decimal(1) if current is None else current) + part.half) * part.factor
            current = None
        else:
            current = part
    return total + (current or Decimal(0))


def _qualifier(reading: Reading, sentence: Sentence, start: int) -> str | None:
    at = reading.index(start)
    hit = next((h for h in reading.cues("about", sentence) if h.last == at - 1), None)
    if hit is None:
        return None
    a, b = reading.span(hit)
    return reading.text[a:b]
