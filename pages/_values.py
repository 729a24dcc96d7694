"""Values as people write them: dates, amounts and durations in the display language."""

from __future__ import annotations

import re
from decimal import Decimal

from graph.model import XSD, Literal
from pages._words import say

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_UNITS = (("year", "years"), ("month", "months_many"), ("week", "weeks"), ("day", "days"))


def in_words(value: Literal) -> str:
    """The literal as a reader of the display language writes it; what has no other form stays as it is.

    >>> in_words(Literal("2021-10-07", XSD + "date")), in_words(Literal("P2Y6M", XSD + "duration"))
    ('7 October 2021', '2 years 6 months')
    >>> in_words(Literal("2583600.0", XSD + "decimal")), in_words(Literal("2021", XSD + "gYear"))
    ('2,583,600', '2021')
    """
    kind = value.datatype.removeprefix(XSD)
    if kind in {"date", "gYearMonth"}:
        return _date(value.value)
    if kind == "duration":
        return _duration(value.value)
    if kind in {"integer", "decimal"}:
        return _amount(value.value)
    if kind == "boolean":
        return say("value.yes" if value.value in {"true", "1"} else "value.no")
    return value.value


def _date(text: str) -> str:
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", text)
    if found is None or not 1 <= int(found[2]) <= 12:
        return text
    month = say("value.months").split()[int(found[2]) - 1]
    return " ".join([str(int(found[3])), month, found[1]] if found[3] else [month, found[1]])


def _duration(text: str) -> str:
    found = _DURATION.fullmatch(text)
    if found is None:
        return text
    words = []
    for (one, many), amount in zip(_UNITS, found.groups(), strict=True):
        if amount and int(amount):
            words.append(say(f"value.{one}") if int(amount) == 1 else say(f"value.{many}", count=int(amount)))
    return " ".join(words) or text


def _amount(text: str) -> str:
    try:
        amount = Decimal(text)
    except ArithmeticError:
        return text
    whole = amount == amount.to_integral_value()
    written = f"{int(amount):,}" if whole else f"{amount.normalize():,f}"
    marks = {",": say("value.thousands"), ".": say("value.decimal")}
    return "".join(marks.get(sign, sign) for sign in written)
