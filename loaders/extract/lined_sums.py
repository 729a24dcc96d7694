"""What each partner has of its project's money, where it stands in the partner's own line, row or bracket.

"Tønder Kommune – budget € 188.900" in a list, "2 | City of Graz | Austria | 214,000.00" in a table whose header tells
what its columns are, "the City of Graz (214,000 euro) and the Region of Umbria (188,000 euro)" in a sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.actionparts import action_at
from loaders.extract.mentions import BODIES
from loaders.extract.money import Amount, amounts, bare_amount
from loaders.extract.occurrences import outermost
from loaders.extract.owned import OwnBudget
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence

RULE = "partner-budgets"
_OPENING = 3  # words before the body that a line is about: its number, its role
_LONGEST = 45  # words of a line of a list
_FEWEST = 2  # lines, or brackets, that tell that each has a sum of its own
_ABOVE = 3  # lines above the first in which the header of the columns stands
_BESIDE = 8  # words between a name, or a sum, and the next sum
_BLOCKS_APART = 4  # lines without a sum between two that have one
_IN_BRACKET = 3  # words beside the sum in a bracket
_BEFORE = 70  # characters from the word partner to the only bracket with a sum
_CELLS = re.compile(r" *\| *|\t| {2,}")
_BRACKET = re.compile(r" ?\(([^()\n]{3,60})\)")
_TELLING = (("erdf", True), ("budget", False), ("portion", False), ("share", False))
_OTHERS = ("negation", "condition", "only-asked", "asked-for", "does-pay", "does-cost", "fundedby")
_HEADING = 12  # words of the line that announces partners
_ANNOUNCING = ("partner", "partner-list")
_PARTNERS = ("partner", "partner-list", "lead-partner", "is-partner")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that a body opens: its sentences, the body and its sums with what a word before each says of it."""

    number: int
    start: int
    end: int
    owner: Occurrence
    sums: tuple[tuple[Amount, str | None], ...]


def lined_sums(reading: Reading) -> Iterator[OwnBudget]:
    """The sums that stand in a line, row or bracket of one body."""
    lines = list(_lines(reading))
    for row in _runs(lines):
        header, told = _header(reading, row[0]), _of_partners(reading, row[0])
        for line in row:
            yield from _of_line(reading, line, header, len(row), told=told)
    for sentence in reading.sentences:
        if not sentence.row:
            yield from _bracketed(reading, sentence)


def _lines(reading: Reading) -> Iterator[_Line]:
    blocks = itertools.groupby(reading.sentences, key=lambda sentence: sentence.block)
    for number, (_, group) in enumerate(blocks):
        parts = list(group)
        start, end = parts[0].start, parts[-1].end
        if parts[-1].last - parts[0].first > _LONGEST or action_at(reading, start) is not None:
            continue
        named = outermost(reading.within(start, end, *BODIES))
        if not named or reading.index(named[0].start) - parts[0].first > _OPENING:
            continue
        if any(reading.cues(name, sentence) for name in ("negation", "condition", "only-asked") for sentence in parts):
            continue
        sums = tuple(_sums(reading, parts, named))
        yield _Line(number, start, end, named[0], sums)


def _sums(
    reading: Reading, parts: Sequence[Sentence], named: Sequence[Occurrence]
) -> Iterator[tuple[Amount, str | None]]:
    """The sums behind the name that opens a line, each with the word before it that says what it is."""
    start = edge = named[0].end
    stop = named[1].start if named[1:] else parts[-1].end
    for amount in amounts(reading, parts[0]):
        between = reading.text[edge : amount.start]
        if start <= amount.start < stop and len(between.split()) <= _BESIDE and ";" not in between:
            said = [
                (reading.span(hit)[1], name)
                for name, _ in _TELLING
                for hit in reading.cues_between(name, edge, amount.start)
            ]
            yield amount, max(said)[1] if said else None
            edge = amount.end


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines near each other."""
    run: list[_Line] = []
    for line in lines:
        if run and line.number - run[-1].number > _BLOCKS_APART:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _header(reading: Reading, line: _Line) -> dict[int, bool]:
    """Which columns of the lines above hold the budgets (False) and what the fund gives (True)."""
    number = reading.sentence_number(line.start)
    first = reading.sentences[number].block
    for above in reversed(reading.sentences[:number]):
        if first - above.block > _ABOVE:
            break
        start, end = reading.block_span(above)
        cells = _cells(reading.text, start, end)
        if len(cells) <= _FEWEST or any(sign.isdigit() for sign in reading.text[start:end]):
            continue
        found = {}
        for column, (a, b) in enumerate(cells):
            fund = next((fund for name, fund in _TELLING if reading.cues_between(name, a, b)), None)
            if fund is not None:
                found[column] = fund
        if found:
            return found
    return {}


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a line that bars, tabs or runs of blanks part."""
    edges = [(start, start), *(m.span() for m in _CELLS.finditer(text, start, end) if m.start() > start), (end, end)]
    return [(before[1], after[0]) for before, after in itertools.pairwise(edges)]


def _of_partners(reading: Reading, line: _Line) -> bool:
    """Whether a line of few words above the first says that what follows are partners."""
    number = reading.sentence_number(line.start)
    first = reading.sentences[number].block
    above = [one for one in reading.sentences[:number] if first - one.block < _ABOVE]
    return any(
        one.last - one.first <= _HEADING and any(reading.cues(name, one) for name in _ANNOUNCING) for one in above
    )


def _of_line(reading: Reading, line: _Line, header: dict[int, bool], lines: int, *, told: bool) -> Iterator[OwnBudget]:
    """The sums of a line; ``told`` says that those of the list are partners."""
    if header:
        cells = _cells(reading.text, line.start, line.end)
        for column, fund in header.items():
            amount = _in_cell(reading, line, cells[column]) if column < len(cells) else None
            if amount is not None:
                yield OwnBudget(amount, line.owner, line.owner.start, told, fund, RULE)
        return
    alone = told and len(line.sums) == 1 and lines >= _FEWEST
    for amount, said in line.sums:
        if said is not None or alone:
            yield OwnBudget(amount, line.owner, line.owner.start, told, said == "erdf", RULE)


def _in_cell(reading: Reading, line: _Line, cell: tuple[int, int]) -> Amount | None:
    """The sum in a cell, which needs no currency where the header of its column says that it is one."""
    inside = [amount for amount, _ in line.sums if cell[0] <= amount.start < cell[1]]
    if inside:
        return inside[0]
    sentence = reading.sentence_at(cell[0])
    plain = not any(sign.isalpha() for sign in reading.text[slice(*cell)])
    return bare_amount(reading, sentence, *cell) if sentence is not None and plain else None


def _bracketed(reading: Reading, sentence: Sentence) -> Iterator[OwnBudget]:
    """Bodies with nothing but a sum, their country or role in the bracket right behind each."""
    found = list(amounts(reading, sentence))
    if not found or any(reading.cues(name, sentence) for name in _OTHERS):
        return
    rows = []
    for body in outermost(reading.within(sentence.start, sentence.end, *BODIES)):
        bracket = _BRACKET.match(reading.text, body.end, sentence.end)
        inside = [one for one in found if bracket and bracket.start() < one.start < bracket.end()]
        if bracket and len(inside) == 1:
            rest = reading.text[bracket.start(1) : inside[0].start] + reading.text[inside[0].end : bracket.end(1)]
            if len(re.findall(r"\w+", rest)) <= _IN_BRACKET:
                rows.append(OwnBudget(inside[0], body, body.start, False, rule=RULE))
    told = rows and any(
        0 <= rows[0].start - reading.span(hit)[1] <= _BEFORE
        for name in _PARTNERS
        for hit in reading.cues(name, sentence)
    )
    if told or len(rows) >= _FEWEST:
        yield from rows
