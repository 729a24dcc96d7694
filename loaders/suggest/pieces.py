"""Long documents in pieces that a model can read at once, cut where blocks end."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Document

LONGEST = 12_000  # characters: some four thousand tokens, beside which the instructions still fit a small model

Span = tuple[int, int]


def pieces(document: Document, longest: int = LONGEST) -> list[Span]:
    """(start, end) of pieces that together hold every block, in order.

    A block that is longer alone is cut at a space.

    >>> from graph.model import Block, document_of
    >>> text = "CircPro.\\nTwelve partners."
    >>> blocks = (Block("heading", 0, 8), Block("paragraph", 9, 25))
    >>> pieces(document_of(text, blocks=blocks), longest=20)
    [(0, 8), (9, 25)]
    """
    found: list[Span] = []
    for start, end in _stretches(document, longest):
        if found and end - found[-1][0] <= longest:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def halves(document: Document, piece: Span) -> list[Span]:
    """A piece in two, at the end of a block if there are several; empty for what is too short to cut.

    >>> from graph.model import document_of
    >>> halves(document_of("Twelve partners."), (0, 16))
    []
    """
    start, end = piece
    if end - start < 400:
        return []
    return [(max(a, start), min(b, end)) for a, b in pieces(document, (end - start + 1) // 2) if a < end and b > start]


def _stretches(document: Document, longest: int) -> Iterator[Span]:
    """The blocks of a document that hold text, the longer ones cut."""
    text = document.text
    spans = [(block.start, block.end) for block in document.blocks] or [(0, len(text))]
    at = 0
    for start, end in sorted(spans):
        start = max(start, at)  # a cell's block may lie within its row's
        while start < end:
            cut = (
                end
                if end - start <= longest
                else max(text.rfind(" ", start + 1, start + longest), start + longest // 2)
            )
            if text[start:cut].strip():
                yield start, cut
            start = cut
        at = max(at, end)
