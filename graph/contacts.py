"""Addresses of mail and telephone numbers in a text, told from dates, periods and amounts."""

from __future__ import annotations

import re

from graph.redaction import Found, is_dialled
from graph.searched import MAIL, PHONE

_DATE = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(\d{4}|\d{2})|\d{4}\s?[/–-]\s?\d{2,4}")
_DATED = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(19|20)\d\d(?!\d)")
_DECIMAL = re.compile(r"\(?0\d{0,2}[.,]\d{3}\b")
_MONEY = re.compile(r"\s{0,2}(?:€|EUR|euro|%|[$£])", re.IGNORECASE)


def contacts_in(value: str) -> list[Found]:
    """The addresses of mail and the telephone numbers of a text, in order.

    >>> text = "ada@linn.example, tel. 600 12 34, from 01.02.2014, 0.500 of 1 700 000"
    >>> [text[one.start:one.end] for one in contacts_in(text)]
    ['ada@linn.example', '600 12 34']
    """
    mails = [found.span() for found in MAIL.finditer(value)] if "@" in value else []
    phones = [found.span() for found in PHONE.finditer(value) if _is_telephone(value, *found.span())]
    return sorted(Found(*span, "contact") for span in (*mails, *phones))


def _is_telephone(value: str, start: int, end: int) -> bool:
    """Whether digits are a telephone number rather than a date, a period or an amount."""
    if _DATE.fullmatch(value[start:end].strip()) or _DATED.match(value, start):
        return False
    return is_dialled(value, (start, end)) and not _DECIMAL.match(value, start) and not _MONEY.match(value, end)
