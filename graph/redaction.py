"""Where a text speaks of somebody who was erased (name, addresses of mail, telephone numbers), and the text without.

What is taken out is covered by blocks of the same number of code points, so that every offset stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from graph.personal_names import LONGEST, Word, words
from graph.searched import INITIALS, Searched, Span
from graph.tombstones import Tombstone, Tombstones

BLOCK = "█"
_GAP = 6
"""Code points that may stand between two words of a name: comma, space, the end of a line or cell."""
_TIGHT = frozenset([" ", "\u00a0", "-"])
"""What may stand between the words of a name that has more of them than were given."""
_DOTTED = _TIGHT | {". ", ".\u00a0", "."}
"""What may stand there behind initials."""
_DIALLED = re.compile(r"\+|\(?0")
_LABELLED = re.compile(
    r"(?<!\w)(?:tel|tel[eéè][fp]\w{0,10}|phone|fon|mob|mobile?|mobiel|mobilni|mobiltel\w{0,6}|móvil|cell|cellulare|handy"
    r"|gsm|fax|tlf|puh|puhelin|τηλ\w{0,6}|тел\w{0,6}|[mt])[.:\s]{0,3}$",
    re.IGNORECASE,
)
_TO_FIRST = 12
"""Words that may stand between a name and the first address or number that is held to be the person's."""
_BETWEEN = 1
"""Words between one address or number and the next, such as "tel."; two could be another person's name."""
_LINES = 4
"""Lines below a name that are looked at for addresses and numbers with nothing but a word before them."""
_CELL = 3
"""Words of a cell that can be a part of a name."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A stretch of a text that speaks of an erased person.

    ``what`` is ``name``, ``surname`` (alone), ``contact`` (a known one) or ``nearby`` (one that stands by the name).
    """

    start: int
    end: int
    what: str


def find(
    text: str,
    stones: Tombstones,
    document: str | None = None,
    *,
    rows: Sequence[Sequence[Span]] = (),
    named: bool = False,
    whole: bool = False,
) -> list[Found]:
    """All that speaks of an erased person, in order, without overlaps.

    ``document`` is the one in which the text stands. ``named`` says that the document names the person elsewhere, so
    that a surname alone is the person's. ``whole``: the text is one name or address, such as that of a file; there a
    surname alone is enough.

    >>> from graph.tombstones import Seal, tombstone
    >>> stones = Tombstones(Seal("00"), (tombstone(Seal("00"), ["Ada Kask"]),))
    >>> text = "KASK, Ada (a.kask@linn.example, tel. 600 12 34) spoke. Ms Kask left."
    >>> [text[one.start:one.end] for one in find(text, stones)]
    ['KASK, Ada', 'a.kask@linn.example', '600 12 34', 'Kask']
    """
    held = stones.of(document)
    if not held or not text:
        return []
    read = Searched(text, stones.seal, rows, whole=whole)
    every = sorted(one for stone in held for one in _Search(read, stone).found(named))
    kept: list[Found] = []
    for one in every:
        if kept and one.start < kept[-1].end:
            kept[-1] = Found(kept[-1].start, max(one.end, kept[-1].end), min(one.what, kept[-1].what))
        else:
            kept.append(one)
    return kept


def covered(text: str, found: Iterable[Found]) -> str:
    """The text with blocks in place of what was found; ends of lines and cells stay.

    >>> covered("Ms Kask left", [Found(3, 7, "name")])
    'Ms ████ left'
    """
    parts, at = [], 0
    for one in found:
        parts += [text[at : one.start], re.sub(r"[^\n\t]", BLOCK, text[one.start : one.end])]
        at = one.end
    return "".join([*parts, text[at:]]) if parts else text


def covered_place(place: str, stones: Tombstones | None) -> str:
    """A path or address with names covered and a mark that keeps it apart from others; itself where it names nobody.

    >>> from graph.tombstones import Seal, tombstone
    >>> stones = Tombstones(Seal("00"), (tombstone(Seal("00"), ["Ada Kask"]),))
    >>> covered_place("/plans/ada-kask.txt", stones)
    '/plans/████████-ec33c04f.txt'
    """
    if stones is not None:
        for stone in stones.all:  # one by one, so that it comes out alike when more persons are erased
            place = _covered_place(place, Tombstones(stones.seal, (stone,)))
    return place


def _covered_place(place: str, stones: Tombstones) -> str:
    found = find(place, stones, whole=True)
    if not found:
        return place
    made = "".join(old if old == "/" else new for old, new in zip(place, covered(place, found), strict=True))
    end = found[0].end
    return f"{made[:end]}-{stones.seal.of(f'place {place}')[:8]}{made[end:]}"


def is_dialled(text: str, span: Span) -> bool:
    """Whether digits are a telephone number rather than a date or an amount.

    >>> is_dialled("tel. 600 12 34", (5, 14)), is_dialled("in 2018-2021", (3, 12)), is_dialled("to 1 700 000", (3, 12))
    (True, False, False)
    """
    return bool(_DIALLED.match(text, span[0]) or _LABELLED.search(text[max(0, span[0] - 20) : span[0]]))


def is_covered(text: str) -> bool:
    """Whether nothing is left of a name but blocks, and particles or signs beside them.

    >>> is_covered("████ "), is_covered("Ms ████")
    (True, False)
    """
    return BLOCK in text and not re.search(r"[^\W_]", text)


class _Search:
    """One tombstone held against one text."""

    def __init__(self, read: Searched, stone: Tombstone) -> None:
        self._read, self._text, self._seal, self._stone = read, read.text, read.seal, stone
        self._openings = frozenset(stone.openings)
        self._names, self._handles = frozenset(stone.names), frozenset(stone.handles)
        self._surnames, self._contacts = frozenset(stone.surnames), frozenset(stone.contacts)
        self._kept = frozenset(stone.kept)

    def found(self, named: bool) -> Iterator[Found]:
        """What speaks of the person, in no order; stretches may overlap."""
        if not self._is_possible():
            return
        spared = [span for span, sealed in self._read.contacts.items() if sealed in self._kept]
        for one in self._every(named):
            if not any(start <= one.start and one.end <= end for start, end in spared):
                yield one

    def _is_possible(self) -> bool:
        """Whether the text may speak of the person at all: most texts do not, and this costs little."""
        return not (
            self._openings.isdisjoint(self._read.openings)
            and self._contacts.isdisjoint(self._read.contacts.values())
            and self._handles.isdisjoint(sealed for _, _, sealed in self._read.handles)
        )

    def _every(self, named: bool) -> Iterator[Found]:
        names = [*self._phrases(), *self._cells()]
        mails = [span for span in self._read.mails if self._is_hers(span, named or bool(names))]
        yield from (Found(*span, "name") for span in names)
        yield from (Found(*span, "contact") for span in mails)
        yield from (Found(*span, "name") for span in self._run_together())
        for span, sealed in self._read.contacts.items():
            if sealed in self._contacts:
                yield Found(*span, "contact")
        yield from (Found(*span, "nearby") for span in self._nearby(names))
        if named or names or mails or self._read.whole:
            yield from (Found(*span, "surname") for span in self._alone())

    def _sealed(self, text: str) -> str:
        return self._seal.of(text)

    def _phrases(self) -> list[Span]:
        """Stretches of words that are a form of the name, the longest at each place."""
        found, at, all_, keys = [], 0, self._read.words, self._read.keys
        while at < len(all_):
            last = self._longest(at, keys)
            if last is None:
                at += 1
                continue
            if last >= 0:
                found.append((all_[at].start, self._dotted(all_[last].end, keys[last])))
            at = abs(last) + 1 if last else at + 1
        return found

    def _longest(self, at: int, keys: list[tuple[str, ...]]) -> int | None:
        """The last word of the longest form that begins at a word; as a negative number where it is to be kept."""
        if not any(self._seal.opening(key) in self._openings for key in keys[at]):
            return None
        best, all_ = None, self._read.words
        for last in range(at, min(at + LONGEST, len(all_))):
            gap = self._text[all_[last - 1].end : all_[last].start] if last > at else ""
            if len(gap) > _GAP or gap.count("\n") > 1:
                break
            if last == at and not (all_[at].capital or self._read.whole):
                continue  # a name of one word, which may be a common noun
            ways = [*product(*keys[at : last + 1])]
            if self._is_through(at, last):
                ways += product(keys[at], keys[last])  # with a second name that the tombstone does not know
            sealed = {self._sealed(" ".join(way)) for way in ways}
            if sealed & self._kept:
                best = -last or None
            elif sealed & self._names:
                best = last
        return best

    def _is_through(self, at: int, last: int) -> bool:
        """Whether words are one run of capitalised words, one or two of them between the first and the last."""
        run = self._read.words[at : last + 1]
        return (
            3 <= len(run) <= 4
            and all(one.capital for one in run)
            and all(
                self._text[one.end : two.start] in (_TIGHT if one.end - one.start > INITIALS else _DOTTED)
                for one, two in pairwise(run)
            )
        )

    def _dotted(self, end: int, keys: tuple[str, ...]) -> int:
        """The end of a form with the dot of the initial that closes it ("Kask A.")."""
        return end + 1 if len(keys) > 1 and self._text[end : end + 1] == "." else end

    def _cells(self) -> Iterator[Span]:
        """Cells of one row that together are the name, with others between them."""
        for row in self._read.rows:
            cells = [
                (start, end, " ".join(keys))
                for start, end in row
                if 0 < end - start < 60 and len(keys := [word.key for word in words(self._text[start:end])]) <= _CELL
            ]
            opening = [one for one in cells if self._seal.opening(one[2].split(" ", 1)[0]) in self._openings]
            for first, second in product(opening, cells):
                if first is not second and self._sealed(f"{first[2]} {second[2]}") in self._names:
                    yield first[:2]
                    yield second[:2]

    def _is_hers(self, mail: Span, named: bool) -> bool:
        """Whether an address of mail is made of the name."""
        written = self._text[slice(*mail)].partition("@")[0]
        local = words(written)
        inside = _Search(Searched(written, self._seal, whole=True), self._stone)
        if inside._phrases() or any(True for _ in inside._run_together()):
            return True
        return named and len(local) == 1 and self._sealed(f"surname {local[0].key}") in self._surnames

    def _run_together(self) -> Iterator[Span]:
        """Words of addresses that are the name run together."""
        return ((start, end) for start, end, sealed in self._read.handles if sealed in self._handles)

    def _alone(self) -> Iterator[Span]:
        """Surnames that stand alone, in a text with a capital; not within what is to be kept."""
        all_ = self._read.words
        spared = self._spared()
        for at, word in enumerate(all_):
            if not (word.capital or self._read.whole) or self._seal.opening(word.key) not in self._openings:
                continue
            for last in range(at, min(at + 3, len(all_))):
                phrase = " ".join(one.key for one in all_[at : last + 1])
                if self._sealed(f"surname {phrase}") in self._surnames and not any(
                    start <= word.start < end for start, end in spared
                ):
                    yield word.start, all_[last].end

    def _spared(self) -> list[Span]:
        """Stretches of words that are to be kept, such as the name of another person."""
        if not self._kept:
            return []
        all_ = self._read.words
        return [
            (all_[at].start, all_[last].end)
            for at in range(len(all_))
            if self._seal.opening(all_[at].key) in self._openings
            for last in range(at, min(at + LONGEST, len(all_)))
            if self._sealed(" ".join(one.key for one in all_[at : last + 1])) in self._kept
        ]

    def _nearby(self, names: Sequence[Span]) -> Iterator[Span]:
        """Addresses and numbers that stand so close to the name that they are held to be the person's."""
        spans = [
            span
            for span in sorted((*self._read.mails, *(one for one in self._read.phones if is_dialled(self._text, one))))
            if self._read.contacts[span] not in self._kept
        ]
        if not spans:
            return
        for start, end in names:
            row = next((row for row in self._read.rows if row and row[0][0] <= start < row[-1][1]), None)
            if row:
                yield from (span for span in spans if row[0][0] <= span[0] and span[1] <= row[-1][1])
                continue
            line = self._line_end(end)
            yield from self._following([span for span in spans if end <= span[0] < line], end, _TO_FIRST)
            for _ in range(_LINES):
                begin, line = line + 1, self._line_end(line + 1)
                if not self._text[begin:line].strip():
                    break
                within = [span for span in spans if begin <= span[0] < line]
                yield from self._following(within, begin, _BETWEEN)

    def _following(self, spans: Sequence[Span], begin: int, most: int) -> Iterator[Span]:
        """Spans that follow one another with no more words between them than a label has."""
        for (_, before), span in pairwise([(begin, begin), *spans]):
            between = words(self._text[before : span[0]])
            if len(between) > most or self._is_of_another(span, between):
                return
            most = _BETWEEN
            yield span

    def _is_of_another(self, span: Span, between: Sequence[Word]) -> bool:
        """Whether an address of mail is made of words that stand before it, behind the name: "Jaan Kask, kask@…"."""
        local = {word.key for word in words(self._text[slice(*span)].partition("@")[0]) if len(word.key) > 2}
        return any(word.capital and word.key in local for word in between)

    def _line_end(self, at: int) -> int:
        found = self._text.find("\n", at)
        return len(self._text) if found < 0 else found
