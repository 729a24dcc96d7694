"""The words of a PDF page with their places: characters put together by the gaps between them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.readers.pdf_glyphs import Glyph

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_SPACES = frozenset(" \t\n\r\f\x0b\u2002\u2003\u2004\u2005\u2007\u2008\u2009\u200a\u3000")
_GAP = 0.17  # of the size: the narrowest space of justified lines has 0.2, the widest kerning 0.1
_BACK = -0.6  # of the size: kerning and italics overlap less
_HYPHEN_AT_END = "\x02"  # what PDFium makes of a hyphen at the end of a line
# Accents that older TeX sets over a letter, as the combining characters they stand for.
_ACCENTS = {
    "\u00b4": "\u0301",
    "\u0060": "\u0300",
    "\u02c6": "\u0302",
    "\u00a8": "\u0308",
    "\u02dc": "\u0303",
    "\u02c7": "\u030c",
    "\u02d8": "\u0306",
    "\u02da": "\u030a",
    "\u00b8": "\u0327",
    "\u02dd": "\u030b",
}


class Word(NamedTuple):
    """Characters without a gap, in one style.

    ``left`` and ``right`` count points from the left edge of the page as it is read, ``base`` (the
    line that letters stand on) from its top. ``size`` is in points. ``tag`` is the number of the
    tagged content it belongs to, -1 for none, -2 for what is tagged as no content (running heads).
    ``spaced`` tells that a space stands before it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    tag: int = -1
    spaced: bool = True
    symbol: bool = False

    @property
    def top(self) -> float:
        """Upper edge of its capitals, in points from the top of the page."""
        return self.base - 0.75 * self.size


def words_of(glyphs: Sequence[Glyph]) -> list[Word]:
    """The words that glyphs form, in the order in which the page draws them.

    What is drawn twice to look bold stands once; letters set apart for emphasis are one word.

    >>> from loaders.readers.pdf_glyphs import Style
    >>> style = Style(10.0)
    >>> line = [Glyph(letter, 5.0 * place, 5.0 * place + 5, 20.0, style) for place, letter in enumerate("a bc")]
    >>> [(word.text, word.left) for word in words_of(line)]
    [('a', 0.0), ('bc', 10.0)]
    """
    spaces = Counter(glyph.character for glyph in glyphs if glyph.character in " \u00a0")
    # A font may have one glyph for both spaces, and its maker name it after the wrong one.
    unbroken = spaces["\u00a0"] > 10 and spaces["\u00a0"] > 3 * spaces[" "]
    return _spelled(_without_twins(list(_cut(glyphs, _SPACES | {"\u00a0"} if unbroken else _SPACES))))


def _cut(glyphs: Sequence[Glyph], spaces: frozenset[str]) -> Iterator[Word]:
    """Words between gaps, spaces and changes of style."""
    text = ""
    left = right = 0.0
    spaced = True
    first = last = None
    for glyph in glyphs:
        character = glyph.character
        if character in spaces:
            if first is not None:
                yield _word(text, left, right, first, spaced)
                first = None
            spaced = True
            continue
        if first is not None and last is not None:
            size = first.style.size
            gap = glyph.left - right
            same = glyph.style is first.style or glyph.style == first.style
            if same and glyph.base - first.base < 0.1 * size and first.base - glyph.base < 0.1 * size:
                twin = character == last.character and abs(glyph.left - last.left) < 0.2 * (last.right - last.left)
                # Drawn twice, letter by letter; in one and the same object it is part of a ligature.
                if twin and glyph.style is not last.style:
                    continue
                ligature = glyph.left == last.left and glyph.right == last.right
                if _BACK * size < gap < _GAP * size or ligature:
                    text += character
                    right = max(right, glyph.right)
                    last = glyph
                    continue
            yield _word(text, left, right, first, spaced)
            # A small step up is a note's mark, a change of style may come within a word.
            level = abs(glyph.base - first.base) < 0.6 * size
            spaced = not (level and _BACK * size < gap < _GAP * size)
        first = last = glyph
        text, left, right = character, glyph.left, glyph.right
    if first is not None:
        yield _word(text, left, right, first, spaced)


def _word(text: str, left: float, right: float, first: Glyph, spaced: bool) -> Word:
    if not text.isascii():
        text = "".join(_LIGATURES.get(letter, letter) for letter in text)
        text = _accented(text)
        if "\u00b5" in text and re.search("[\u0370-\u03ff]", text):
            text = text.replace("\u00b5", "\u03bc")  # a micro sign for the letter
    text = text.replace(_HYPHEN_AT_END, "-")
    style = first.style
    return Word(text, left, right, first.base, style.size, style.bold, style.tag, spaced, style.symbol)


def _accented(text: str) -> str:
    """Letters with the accents that are set before them as signs of their own.

    >>> import unicodedata
    >>> unicodedata.normalize("NFC", _accented("R\\u00b4egion"))
    'Région'
    """
    if len(text) > 1 and any(sign in text for sign in _ACCENTS):
        for sign, combining in _ACCENTS.items():
            text = re.sub(f"{re.escape(sign)}([^\\W\\d_])", rf"\g<1>{combining}", text)
    return text


def _without_twins(words: list[Word]) -> list[Word]:
    """Words without those that are drawn over themselves."""
    often = Counter(word.text for word in words)
    seen: dict[str, list[Word]] = {}
    kept = []
    for word in words:
        if often[word.text] > 1:
            twins = seen.setdefault(word.text, [])
            near = 0.15 * word.size
            # Only the latest: a page drawn twice over has its twins in the same order.
            if any(abs(w.left - word.left) < near and abs(w.base - word.base) < near for w in twins[-20:]):
                continue
            twins.append(word)
        kept.append(word)
    return kept


def _spelled(words: list[Word]) -> list[Word]:
    """Words with runs of single letters joined, where wider gaps among them show the words."""
    kept: list[Word] = []
    run: list[Word] = []
    for word in [*words, None]:
        if word is not None and len(word.text) == 1 and (not run or _follows(run[-1], word)):
            run.append(word)
            continue
        kept += _joined_letters(run)
        run = []
        if word is not None and len(word.text) == 1:
            run = [word]
        elif word is not None:
            kept.append(word)
    return kept


def _follows(above: Word, word: Word) -> bool:
    gap = word.left - above.right
    return (
        abs(word.base - above.base) < 0.1 * word.size
        and abs(word.size - above.size) < 0.1
        and -0.1 * word.size < gap < 1.5 * word.size
    )


def _joined_letters(run: list[Word]) -> list[Word]:
    if len(run) < 4 or sum(word.text.isalpha() for word in run) < 0.8 * len(run):
        return run
    gaps = sorted(right.left - left.right for left, right in itertools.pairwise(run))
    usual = gaps[(len(gaps) - 1) // 2]
    joined: list[Word] = []
    for word in run:
        if joined and word.left - joined[-1].right <= 1.5 * usual + 0.05 * word.size:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + word.text, right=word.right)
        else:
            joined.append(word)
    return joined
