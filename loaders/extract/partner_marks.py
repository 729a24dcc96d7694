"""Marks that number the partners of a project: "LP", "PP2", "PP 3", "BP4", "Beneficiary 2" aside, in any language."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.extract.reading import Reading
from loaders.extract.tokens import Token, opens_column

_LEADS = frozenset({"lp", "lb", "вп"})
_PARTNERS = frozenset({"pp", "bp", "hp", "пп"})
_OTHERS = frozenset({"ap", "asp"})  # associated partners: they take part without a share in the project
_MARK = re.compile(r"([a-zвп]{2,3})(\d{1,2})?")
_BEHIND = frozenset({" ", ": ", ". ", " – ", " - ", ") ", " : ", ", "})  # what parts a mark from the name


class PartnerMark(NamedTuple):
    """The token behind a mark, and the role that it says: "" of those that only accompany a project."""

    behind: int
    role: str


def mark_at(reading: Reading, at: int) -> PartnerMark | None:
    """The mark of a partner that begins at a token, with a name behind it; None where there is none.

    "LP" stands alone or with a number, the others have one.
    """
    words = reading.words
    if at + 1 >= len(words) or not words[at].capital:
        return None
    match = _MARK.fullmatch(words[at].word)
    if match is None or match[1] not in _LEADS | _PARTNERS | _OTHERS or not _in_capitals(reading, at):
        return None
    behind, numbered = at + 1, match[2] is not None
    if not numbered and words[behind].word.isdigit() and words[behind].gap == " " and behind + 1 < len(words):
        behind, numbered = behind + 1, True
    if not (numbered or match[1] in _LEADS) or not _apart(words[behind]) or not _names(reading, behind):
        return None
    role = "lead-partner" if match[1] in _LEADS else "partner" if match[1] in _PARTNERS else ""
    return PartnerMark(behind, role)


def _apart(token: Token) -> bool:
    return token.gap in _BEHIND or opens_column(token)


def _names(reading: Reading, at: int) -> bool:
    """Whether a name may begin at a token: it has a capital, or is the head noun of a body."""
    return reading.words[at].capital or bool(reading.hits_beginning("bodies", at, at))


def _in_capitals(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return reading.text[word.start : word.end].isupper()
