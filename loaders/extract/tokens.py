"""The words of a text with their places: what every matcher walks over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loaders.extract.folding import fold

_WORD = re.compile(r"[^\W_]+")
_DOUBLE = re.compile(r"(?<! )  (?! )")  # typed twice, or justified; more blanks set columns apart
_APART = re.compile(r"(?<=[^\s.!?…])[ \xa0]{2,}(?=\S)")  # behind a full stop two blanks are a habit of typists
_BLANKS = re.compile(r"  +")
_NAMED = 0.8
_SINGLE = re.compile(r"(?<=\S)[ \xa0](?=\S)")
_COLUMNS = 2  # gaps of two blanks in a line from which they set columns apart
_USUAL = frozenset({" ", "", "-", "'", "+ ", "&"})
_BRIDGE = re.compile(r" ?['-]? ?| *\n *")


class Token(NamedTuple):
    """A run of letters and digits.

    ``word`` is folded; ``gap`` is the folded text between the token before and this one, a double blank as one,
    and as a tab the blanks that set columns apart.
    ``shape`` is ``a`` (small letters), ``A`` (capitals only, two or more), ``Aa`` (capital first),
    ``aA`` (a capital after a small letter), ``1`` (begins with a digit). ``joined`` says that only
    a space, a hyphen, an apostrophe or one line end parts it from the token before, ``capital`` that it
    is written like a name: a capital first, or one within.
    """

    start: int
    end: int
    word: str
    gap: str
    shape: str
    joined: bool
    capital: bool


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "1"
    if word.islower():
        return "a"
    if any(c.isupper() for c in word[1:]) and not word.isupper():
        return "aA"
    if word[0].isupper():
        return "A" if len(word) > 1 and word.isupper() else "Aa"
    return "a"


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order.

    >>> [(t.word, t.shape) for t in tokens("Il Circe e l’ARPA, 2 anni")]
    [('il', 'Aa'), ('circe', 'Aa'), ('e', 'a'), ('l', 'a'), ('arpa', 'A'), ('2', '1'), ('anni', 'a')]
    """
    folded, last, found = fold(text), 0, []
    columns = _columns(text) if "  " in folded else frozenset()
    for match in _WORD.finditer(folded):
        start, end = match.span()
        gap = folded[last:start]
        if "  " in gap:
            gap = _BLANKS.sub("\t", gap) if start in columns else _DOUBLE.sub(" ", gap)
        joined = gap in _USUAL or _BRIDGE.fullmatch(gap) is not None
        shape = _shape(text[start:end])
        found.append(Token(start, end, match[0], gap, shape, joined, shape[-1] in "aA" and shape != "a"))
        last = end
    return tuple(found)


def _columns(text: str) -> frozenset[int]:
    """Where columns begin: behind two blanks, in lines that have several such gaps.

    A line with one such gap counts beside another with gaps, unless it is a sentence. Lines with two blanks before most
    of their words are justified, unless nearly all that stands behind the gaps are names and figures.

    >>> sorted(_columns("The city of Lille  FR  Hauts-de-France\\nThe city of  Lille leads it."))
    [19, 23]
    """
    found: set[int] = set()
    lines = text.splitlines(keepends=True)
    rows = [[gap.end() for gap in _APART.finditer(line)] for line in lines]
    start = 0
    for number, (line, gaps) in enumerate(zip(lines, rows, strict=True)):
        named = sum(not line[at].islower() for at in gaps)
        beside = rows[max(0, number - 1) : number] + rows[number + 1 : number + 2]
        pair = len(gaps) == named == 1 and any(beside) and line.rstrip()[-1] not in ".!?"
        several = pair or len(gaps) >= _COLUMNS
        if several and (len(gaps) < len(_SINGLE.findall(line)) or named >= _NAMED * len(gaps)):
            found.update(start + at for at in gaps)
        start += len(line)
    return frozenset(found)


def opens_column(token: Token) -> bool:
    """Whether a tab, or blanks that set columns apart, part a token from the one before it."""
    return "\t" in token.gap or "  " in token.gap


def index_at(words: Sequence[Token], offset: int) -> int:
    """The index of the first token that begins at the offset or after it.

    >>> index_at(tokens("one two three"), 5)
    2
    """
    return bisect_left(words, (offset,))  # a token is a tuple that begins with its place
