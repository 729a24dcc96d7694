"""What each partner has of its project's money, in a row of codes with sums below the list: "P1 268 000 · P2 301 400".

The codes are the numbers of the partners in the list that the text gives before ("P1 City of Graz", "2. Region of
Umbria"), or count its partners; the one without a number is the lead partner's. In a bracket behind a sum stands what
the fund gives of it. A number beside the row that is the sum of all is the project's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.model import XSD, Literal
from loaders.extract.asked_again import once_a_document
from loaders.extract.focus import project_at
from loaders.extract.mentions import BODIES
from loaders.extract.money import Amount
from loaders.extract.numbers import amount
from loaders.extract.occurrences import outermost
from loaders.extract.owned import OwnBudget
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence
from ontology import territories

RULE = "partner-budgets"
_FEWEST = 3  # codes with a sum that make a row
_APART = 14  # characters between two pairs: marks, a currency, "P10 –" of one without money
_HEAD = 160  # characters before a row in which a word for money stands
_BESIDE = 90  # characters before and behind a row in which its total stands
_FIGURE = r"\d{1,3}(?:[.,   ']\d{3})+(?:[.,]\d{2})?(?!\d)"
_MONEY = r"(?:€|EUR|eur\w*|евро|ευρώ)"
_CODE = r"[^\W\d_]{1,3} ?\d{1,2}|\d{1,2}(?=[.)])|L[PB]|SP|CF|VP|HP|ВП"
_PAIR = re.compile(
    rf"(?<!\w)(?P<code>{_CODE})[.)]?[ :=–-]{{1,3}}(?:{_MONEY} ?)?(?P<sum>{_FIGURE})"
    rf"(?: ?{_MONEY})?(?: ?\((?:[^()\d]{{0,12}})(?P<part>{_FIGURE})(?:[^()\d]{{0,8}})\))?"
)
_CURRENCY = re.compile(_MONEY)
_NUMBER = re.compile(_FIGURE)
_BEFORE = 14  # characters from a code that opens a partner's line to its name ("1 (SP) Fundación …")
_COUNTRY = re.compile(r" [A-Z]{2}(?!\w)")
_LETTERS = 2  # of a country's code
_TELLING = ("budget", "erdf", "portion", "share")
_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Coded:
    """A code with its sum, and what the fund gives of it."""

    code: str
    start: int
    amount: Amount
    part: Amount | None


@once_a_document
def coded_sums(reading: Reading) -> Iterator[OwnBudget]:
    """The sums of the rows of codes, with the partners that the codes stand for.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "Partners\\nP1 City of Graz\\nP2 City of Lille\\nP3 City of Turku\\n"
    >>> text += "Budgets (EUR)\\nP1 90 000 / P2 80 000 / P3 70 000"
    >>> [(one.owner.thing.label, one.amount.lexical) for one in coded_sums(read_by_rules(document_of(text)))]
    [('City of Graz', '90000'), ('City of Lille', '80000'), ('City of Turku', '70000')]
    """
    for row in _rows(reading):
        owners = _owners(reading, row)
        for one in row:
            owner = owners.get(one.code)
            if owner is not None:
                yield OwnBudget(one.amount, owner, one.start, True, rule=RULE)
                if one.part is not None:
                    yield OwnBudget(one.part, owner, one.start, True, fund=True, rule=RULE)


def coded_totals(reading: Reading) -> None:
    """Claims the budget of a project, and what the fund gives, where they are the sums of a row of codes."""
    for row in _rows(reading):
        project = project_at(reading, row[0].start)
        whole = sum((one.amount.value for one in row), Decimal(0))
        parts = [one.part.value for one in row if one.part is not None]
        wanted = [("totalBudget", whole)]
        if len(parts) == len(row):
            wanted.append(("erdfBudget", sum(parts, Decimal(0))))
        for predicate, value in wanted if project is not None else ():
            found = _total(reading, row, value)
            if found is not None and project is not None and next(reading.says(project, predicate), None) is None:
                literal = Literal(found.lexical, XSD + "decimal", None, None)
                reading.claim(project, predicate, literal, (found.start, found.end), "coded-total")


@once_a_document
def _rows(reading: Reading) -> Iterator[tuple[_Coded, ...]]:
    run: list[_Coded] = []
    edge = 0
    for match in _PAIR.finditer(reading.text):
        one = _Coded(
            _plain(match["code"]),
            match.start(),
            _amount(match, "sum"),
            _amount(match, "part") if match["part"] else None,
        )
        known = any(other.code == one.code for other in run)
        if run and (known or not _goes_on(reading.text[edge : match.start()])):
            if _is_row(reading, run):
                yield tuple(run)
            run = []
        run.append(one)
        edge = match.end()
    if _is_row(reading, run):
        yield tuple(run)


def _plain(code: str) -> str:
    return "".join(_PARTS.findall(code)).casefold()


def _amount(match: re.Match[str], group: str) -> Amount:
    return Amount(match.start(group), match.end(group), amount(match[group]))


def _goes_on(between: str) -> bool:
    return len(between) <= _APART and sum(sign.isalpha() for sign in between) <= _FEWEST and "(" not in between


def _is_row(reading: Reading, run: Sequence[_Coded]) -> bool:
    """Whether codes with sums are many, each of another partner, and a word for money leads to them."""
    if len(run) < _FEWEST or not any(one.code[-1].isdigit() for one in run):
        return False
    start = max(0, run[0].start - _HEAD)
    told = any(reading.cues_between(name, start, run[0].start) for name in _TELLING)
    return told or _CURRENCY.search(reading.text, start, run[-1].amount.end) is not None


def _owners(reading: Reading, row: Sequence[_Coded]) -> dict[str, Occurrence]:
    """The partner of each code: the body behind the same code or number, where no two are the same."""
    bodies = outermost(reading.within(0, len(reading.text), *BODIES))
    found: dict[str, Occurrence] = {}
    inside = range(row[0].start, row[-1].amount.end)
    for body in bodies:
        codes = _codes_of(reading.text, body) if body.start not in inside and not _is_run_on(reading.text, body) else ()
        for one in row:
            if one.code not in found and _stands_for(one.code, codes):
                found[one.code] = body
    apart = len({id(owner.thing) for owner in found.values()}) == len(found)
    return found if apart else {}


def _is_run_on(text: str, body: Occurrence) -> bool:
    """Whether a name goes on over the town and country of its row ("Salzlandkreis Bernburg DE")."""
    last = text[body.start : body.end].split()[-1]
    behind = _COUNTRY.match(text, body.end) is not None and bool(territories.find(last))
    return behind or (len(last) == _LETTERS and last.isupper())


def _codes_of(text: str, body: Occurrence) -> tuple[str, ...]:
    """The words between the line end before a name and the name ("1 (SP)", "P2"), or the one that it begins with."""
    own = _PARTS.match(text, body.start, body.end)
    if own is not None and own[0][-1].isdigit():
        return (own[0].casefold(),)
    line = max(text.rfind("\n", 0, body.start), 0)
    return tuple(word.casefold() for word in _PARTS.findall(text[max(line, body.start - _BEFORE) : body.start]))[-2:]


def _stands_for(code: str, before: Sequence[str]) -> bool:
    """Whether a name's own code is a code of the row, letters and all or but for them ("S2", "2")."""
    if not before:
        return False
    number = code.lstrip("".join(sign for sign in code if sign.isalpha()))
    return code in before or "".join(before) == code or bool(number and before[-1] == number)


def _total(reading: Reading, row: Sequence[_Coded], value: Decimal) -> Amount | None:
    """Where a number beside a row stands that is the sum of all, or None."""
    spans = ((max(0, row[0].start - _BESIDE), row[0].start), (row[-1].amount.end, row[-1].amount.end + _BESIDE))
    for start, end in spans:
        for match in _NUMBER.finditer(reading.text, start, min(len(reading.text), end)):
            if amount(match[0]) == value:
                return Amount(match.start(), match.end(), value)
    return None
