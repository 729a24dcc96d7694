"""When an action takes place, what it costs and who pays, as a labelled part or a form's field states it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import XSD, Literal
from loaders.extract.dateforms import Moment, month_of
from loaders.extract.dates import moments, periods
from loaders.extract.mentions import BODIES
from loaders.extract.money import Amount, amounts
from loaders.extract.numbers import numbers
from loaders.extract.players import unknown_body
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing

PAYERS = ("Fund", "Programme", "PolicyInstrument", *BODIES)
_UNSURE = ("negation", "condition", "only-asked", "asked-for")
_MOST_DATES = 12
_MOST_WORDS = 8  # of a payer's name
_BESIDE = re.compile(r"\s?[:,(–-]?\s?(?:€|EUR)?\s?")
_MARKED = re.compile(r"eur|€|ευρω|евро")


def time_of(reading: Reading, start: int, end: int) -> tuple[Moment, Moment] | None:
    """First and last date of a schedule: one period, or the steps with a date each; None where it has no two dates.

    What a sentence denies or makes depend on something is no step.
    """
    spans = [one for a, b in _sure(reading, start, end) for one in periods(reading, a, b)]
    dates = [one for a, b in _sure(reading, start, end) for one in moments(reading, a, b)]
    if len(spans) == 1 and all(spans[0].start <= date.start < spans[0].end for date in dates):
        return spans[0].first, spans[0].last
    if not 2 <= len(dates) <= _MOST_DATES:
        return None
    first = min(dates, key=lambda date: (date.value, date.start))
    last = max(dates, key=lambda date: (date.value, date.start))
    return (first, last) if first.value != last.value[: len(first.value)] else None


def cost_of(reading: Reading, start: int, end: int) -> Amount | None:
    """The whole cost that some text states, or None: its only amount, the sum of its others, or that called total."""
    rows = list(_sentences(reading, start, end))
    found = [one for row in rows for one in amounts(reading, row) if start <= one.start and one.end <= end]
    if len(found) == 1 and not _in_table(rows):
        return found[0]
    for hit in reading.cues_between("total", start, end):
        at, stop = reading.span(hit)
        line = reading.text.find("\n", stop, end)
        line = end if line < 0 else line
        if reading.text[max(start, reading.text.rfind("\n", 0, at) + 1) : at].strip():
            continue  # it stands inside of a line
        own = [one for one in found if at <= one.start < line]
        if len(own) == 1:
            return own[0]
        figures = list(numbers(reading, stop, line))
        if not own and len(figures) == 1 and _MARKED.search(reading.folded, start, line):
            return Amount(figures[0].start, figures[0].end, figures[0].value)
    if len(found) >= 2:
        most = max(found, key=lambda one: one.value)
        if sum(one.value for one in found) == 2 * most.value or (most is found[0] and _parted(reading, most, found[1])):
            return most
    return None


def claim_cost(
    reading: Reading,
    thing: Thing,
    amount: Amount | Literal,
    span: tuple[int, int],
    rule: str,
    confidence: float | None = None,
) -> None:
    """Claims what an action or practice costs: its cost, which is its total budget too."""
    value = amount if isinstance(amount, Literal) else Literal(amount.lexical, XSD + "decimal", None, amount.qualifier)
    for name in ("cost", "totalBudget"):
        reading.claim(thing, name, value, span, rule, confidence)


def _in_table(rows: list[Sentence]) -> bool:
    """Whether several rows of a table hold the sums."""
    return sum(row.row for row in rows) > 1


def _parted(reading: Reading, whole: Amount, part: Amount) -> bool:
    """Whether "of which" or a bracket brings in a part of a sum ("236,000 euro (staff, 204,000; …)")."""
    between = reading.folded[whole.end : part.start]
    return "(" in between or bool(reading.cues_between("of-which", whole.end, part.start))


def payers_of(reading: Reading, start: int, end: int) -> Iterator[Occurrence]:
    """The funds, programmes, instruments and bodies that pay; none of which a sentence says no, if or perhaps."""
    for a, b in _sure(reading, start, end):
        _note_unknown(reading, a, b)
        inside = reading.within(a, b, *PAYERS)
        for payer in inside:
            if not any(o is not payer and o.start <= payer.start and payer.end <= o.end for o in inside):
                yield payer


def _note_unknown(reading: Reading, start: int, end: int) -> None:
    """Notes the bodies that only stand before a sum: "Sparkasse Ilmtal 40.000 Euro", "HUNOSA: 100.000 euros"."""
    words, edge = reading.words, start
    for row in _sentences(reading, start, end):
        for amount in amounts(reading, row):
            if not start <= amount.start < end:
                continue
            first, last = reading.index(max(edge, row.start)), reading.index(amount.start) - 1
            edge = amount.end
            while first <= last and words[first].shape == "a":
                first += 1
            inner = range(first, last + 1)
            named = first <= last < first + _MOST_WORDS and words[first].capital and words[last].capital
            grammar = reading.lexicon_at(first)
            whole = all(words[n].capital or grammar.has("connectors", words[n].word) for n in inner)
            joined = all(words[n].joined for n in range(first + 1, last + 1))
            if named and whole and joined and _BESIDE.fullmatch(reading.text, words[last].end, amount.start):
                unknown_body(reading, first, last)


def _sentences(reading: Reading, start: int, end: int) -> Iterator[Sentence]:
    for number in range(max(0, reading.sentence_number(start)), len(reading.sentences)):
        sentence = reading.sentences[number]
        if sentence.start >= end:
            return
        if sentence.end > start:
            yield sentence


def _sure(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, cut to it, that neither deny nor make depend nor speak of what was only asked."""
    for sentence in _sentences(reading, start, end):
        a, b = max(start, sentence.start), min(end, sentence.end)
        unsure = (hit for name in _UNSURE for hit in reading.cues_between(name, a, b))
        if all(month_of(reading, hit.first) for hit in unsure):  # "May 2021"
            yield a, b
