"""Lines put together again: which hyphens at their ends belong to the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_AT_END = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_INSERTED = "\u00ad\u2010"  # set by a program at a line's end; people type -
# After "Land-" comes the rest of a pair, and the hyphen stays: "Land- und Forstwirtschaft".
_PAIRING = frozenset(
    re.findall(
        r"\w+",
        "and or und oder sowie bis e ed o od y et ou en of och eller og ja tai või i ali in ili lub oraz a nebo alebo"
        " és vagy și sau ir arba un vai и или και ή",
    )
)
# Halves of compounds that keep their hyphen, where no word is parted behind or before the same letters.
_FIRST_PARTS = frozenset(
    re.findall(
        r"\w+",
        "cross decision full high kick large long low medium mid non open public real self short small socio third"
        " three top two user well win zero rendez savoir peut quasi celui celle ceux sous chef",
    )
)
_SECOND_PARTS = frozenset(
    re.findall(
        r"\w+",
        "based friendly making term level scale wide specific related oriented driven efficient effective saving up"
        " même mêmes être",
    )
)
_TELLING = 0.02  # share of lines that end in a hyphen from which a document hyphenates


@dataclass(slots=True)
class Hyphens:
    """How one document uses hyphens: the words within its lines, and whether it parts words (None: unsure)."""

    words: Counter[str] = field(default_factory=Counter)
    parts_words: bool | None = True

    def joined(self, lines: Sequence[str]) -> str:
        """One text of lines that go on in each other.

        >>> Hyphens().joined(["Friuli-", "Venezia Giulia coop-", "eration, Land-", "und Forstwirtschaft"])
        'Friuli-Venezia Giulia cooperation, Land- und Forstwirtschaft'
        """
        parts = [lines[0]] if lines else []
        for line in lines[1:]:
            above = parts[-1]
            match = _AT_END.search(above)
            first = _WORD.match(line)
            if match is None:
                # After a figure, a slash or a dash set close: "2014-" and "2020" are one word.
                close = bool(re.search(r"\w[-\u2010/]$", above)) and line[:1].isalnum()
                parts.append(line if close else f" {line}")
            elif first is None or line[0].isupper() or (above[-1] == "-" and match.group(1).isupper()):
                parts.append(line if line[:1].isalnum() else f" {line}")
            elif first.group().lower() in _PAIRING and above[-1] == "-":
                parts.append(f" {line}")
            else:
                if not self._keeps(match.group(1).lower(), first.group().lower(), above[-1]):
                    parts[-1] = above[:-1]
                parts.append(line)
        return "".join(parts)

    def _keeps(self, left: str, right: str, sign: str) -> bool:
        """Whether a word parted at a line's end has a hyphen of its own."""
        compound, plain = f"{left}-{right}", f"{left}{right}".replace("-", "")
        if sign in _INSERTED:
            return False
        if self.words[compound] != self.words[plain]:
            return self.words[compound] > self.words[plain]
        if left in _FIRST_PARTS or right.split("-")[0] in _SECOND_PARTS:
            return True
        if self.parts_words is None:
            return self.words[left] > 0 and self.words[right] > 0
        return not self.parts_words


def hyphens_of(paragraphs: Iterable[Sequence[str]], *, parts_words: bool | None = None) -> Hyphens:
    """How a document uses hyphens, by the lines of its paragraphs.

    ``parts_words`` settles whether it parts words at line ends, where its maker is known. Otherwise
    it surely does if enough lines end so; where few do, a hyphen between two words that the document
    has is taken for their own.
    """
    words: Counter[str] = Counter()
    lines = ends = 0
    for paragraph in paragraphs:
        for place, line in enumerate(paragraph):
            found = [word.lower().replace("\u2010", "-").replace("\u2011", "-") for word in _WORD.findall(line)]
            at_end = bool(_AT_END.search(line)) and place + 1 < len(paragraph)
            lines += 1
            ends += at_end
            # The word at an end and the one that it goes on in are no witnesses.
            words.update(found[1 if place else 0 : len(found) - at_end or None])
    return Hyphens(words, True if parts_words is None and ends >= _TELLING * lines else parts_words)
