"""What may stand between the words of a name that a table has: the dash of its years, quotes, its own commas.

Tables write "Програма „Околна среда“ 2021-2027" in one way; texts write other quotes, a long dash between the years, a
full stop behind each of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.tokens import Token, tokens

_YEARS = re.compile(r"\.? ?[-–/] ?")
_QUOTE = re.compile(r' ?"|" | " ')  # around a part of the name
_FUNDS = re.compile(r"\+?[/-]|\+")  # "ERDF/ESF+-JTF"
_OWN = re.compile(r", |: | – | & ")  # signs that a name has itself
_LONE = re.compile(r" – ")
_DASH = re.compile(r"[-–]")
_BETWEEN_YEARS = re.compile(r"(?<=\d)\.? ?[-–/] ?(?=\d)")
_DIGITS = 4  # of a year


def bridged(words: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, those joined that such a gap parts from the one before; ``as_in`` looks at the gaps of the name.

    >>> from loaders.extract.tokens import tokens
    >>> [t.joined for t in bridged(tokens("Програма „Околна среда“ 2021–2027"))]
    [True, True, True, True, True]
    >>> [t.joined for t in bridged(tokens("Program. Slovensko 10–12"))]
    [True, False, True, False]
    """
    return tuple(
        token if token.joined or not _bridge(words[n - 1], token) else token._replace(joined=True)
        for n, token in enumerate(words)
    )


def _bridge(before: Token, token: Token) -> bool:
    if _year(before) and _year(token) and _YEARS.fullmatch(token.gap):
        return True
    if len(before.word) == 1 and token.gap == ". ":
        return True  # "2021–2027 m. …"
    if before.shape == token.shape == "A" and _FUNDS.fullmatch(token.gap):
        return True
    return bool(_QUOTE.fullmatch(token.gap) or _OWN.fullmatch(token.gap))


def _year(token: Token) -> bool:
    return token.shape == "1" and len(token.word) == _DIGITS


def as_in(name: str, text: str) -> bool:
    """Whether a stretch of text has the commas, colons, ampersands and long dashes of a name of the same words.

    >>> as_in("PN Giovani, donne e lavoro 2021-2027", "PN Giovani, donne e lavoro 2021 – 2027")
    True
    >>> as_in("University of Bologna", "University of, Bologna")
    False
    """
    said, known = (_BETWEEN_YEARS.sub(" ", one) for one in (text, name))
    signs = all(said.count(sign) == known.count(sign) for sign in ",:&")
    return signs and len(_LONE.findall(said)) <= len(_DASH.findall(known))


def as_high(name: str, words: Sequence[Token]) -> bool:
    """Whether the words of a text that inflect a name's have capitals where it has.

    >>> as_high("Program Slovensko", tokens("Programu Slovensko"))
    True
    >>> as_high("Program Slovensko", tokens("Program slovenského predsedníctva"))
    False
    """
    return all(word.capital for word, own in zip(words, tokens(name), strict=False) if own.capital)
