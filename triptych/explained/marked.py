"""The text of a passage cut where its mentions begin and end, one inside the other and never across."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.explaining import Mark, Passage

Piece = tuple[str, Mark | None, str]
"""``open`` and ``close`` with a mark, or ``text`` with words."""

_GROUPS = {
    "project": ("Project",),
    "money": ("Programme", "Fund"),
    "body": ("Organization", "PublicOrganisation"),
    "place": ("Country", "Region", "City"),
    "policy": ("Strategy", "PolicyInstrument", "PolicyFramework", "Law"),
    "practice": ("GoodPractice", "GoodPracticeSet", "Initiative"),
    "plan": ("ActionPlan", "Action", "PilotAction"),
    "event": ("Event", "Person"),
}
GROUPS = tuple(_GROUPS)
_GROUP_OF = {kind: group for group, kinds in _GROUPS.items() for kind in kinds}


def group_of(kind: str) -> str:
    """The group of classes that share a colour; ``other`` for the rest.

    >>> group_of("City"), group_of("Document")
    ('place', 'other')
    """
    return _GROUP_OF.get(kind, "other")


def pieces(text: str, passage: Passage) -> Iterator[Piece]:
    """The passage as words and the borders of its marks, in order; a mark that crosses another is cut there.

    >>> inner, outer = Mark(4, 8, "City", "Lyon", "r"), Mark(0, 8, "Organization", "CCI Lyon", "r")
    >>> found = pieces("CCI Lyon.", Passage(0, 9, "paragraph", (outer, inner), (), ()))
    >>> [words or f"{what} {mark.kind}" for what, mark, words in found]
    ['open Organization', 'CCI ', 'open City', 'Lyon', 'close City', 'close Organization', '.']
    """
    at = passage.start
    inside: list[Mark] = []
    for mark in passage.marks:
        while inside and inside[-1].end <= mark.start:
            yield from _words(text, at, inside[-1].end)
            at = inside[-1].end
            yield "close", inside.pop(), ""
        yield from _words(text, at, mark.start)
        at = max(at, mark.start)
        whole = replace(mark, end=min(mark.end, inside[-1].end)) if inside else mark
        inside.append(whole)
        yield "open", whole, ""
    while inside:
        yield from _words(text, at, inside[-1].end)
        at = inside[-1].end
        yield "close", inside.pop(), ""
    yield from _words(text, at, passage.end)


def _words(text: str, start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield "text", None, text[start:end]
