"""Texts whose words two blanks part, as justified lines and hasty typing leave them: read as if it were one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.model import Document, Mention, Statement

_TWO = re.compile(r"(?<=\S)[ \xa0]{2}(?=\S)")
_EVEN = re.compile(r"(?<=\S)(?:[ \xa0]{2})+(?=\S)")
_ONE = re.compile(r"(?<=\S)[ \xa0](?=\S)")


@dataclass(frozen=True, slots=True)
class Evened:
    """A document with one blank between words, and where its characters stand in the one that was read.

    ``places`` is None where both are the same document.
    """

    document: Document
    places: Sequence[int] | None = None

    def start(self, offset: int) -> int:
        """Where a stretch that begins at the offset begins in the text that was read."""
        return self.places[offset] if self.places else offset

    def end(self, offset: int) -> int:
        """Where a stretch that ends at the offset ends there."""
        return self.places[offset - 1] + 1 if self.places and offset else offset


def evened(document: Document) -> Evened:
    """The document with one blank where it has two, if two part more of its words than one does.

    Elsewhere two blanks set things apart ("Share  Print  Contact") and are left as they are.

    >>> from graph.model import document_of
    >>> evened(document_of("The  lead  partner  is Lille.")).document.text
    'The lead partner is Lille.'
    >>> evened(document_of("Share  Print  The lead partner is Lille.")).places is None
    True
    """
    text = document.text
    if len(_TWO.findall(text)) <= len(_ONE.findall(text)):
        return Evened(document)
    halves = (range(run.start(), (run.start() + run.end()) // 2) for run in _EVEN.finditer(text))
    gone = {at for half in halves for at in half}  # where four blanks set columns apart, two still do
    kept = [at for at in range(len(text)) if at not in gone]
    places = [*kept, len(text)]
    now = {at: number for number, at in enumerate(places)}
    for at in sorted(gone, reverse=True):
        now[at] = now[at + 1]
    blocks = tuple(
        replace(
            block,
            start=now[block.start],
            end=now[block.end],
            cells=tuple((now[start], now[end], header) for start, end, header in block.cells),
        )
        for block in document.blocks
    )
    return Evened(replace(document, text="".join(text[at] for at in kept), blocks=blocks), places)


def restored(even: Evened, statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements of an evened document, at their places in the text that was read."""
    known: dict[Mention, Mention] = {}

    def mention(one: Mention) -> Mention:
        if one not in known:
            parts = tuple((role, mention(part)) for role, part in one.parts)
            known[one] = replace(one, start=even.start(one.start), end=even.end(one.end), parts=parts)
        return known[one]

    for one in statements:
        target = mention(one.object) if isinstance(one.object, Mention) else one.object
        yield replace(
            one, subject=mention(one.subject), object=target, start=even.start(one.start), end=even.end(one.end)
        )
