"""The practice, action or document whose name stands above a passage: in its heading, or in the title of its page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from loaders.extract.mentions import POLICIES
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence, Thing

_PRACTICES = ("GoodPractice", "Initiative")
_MINE = frozenset({*_PRACTICES, "Action", "PilotAction", "ActionPlan", *POLICIES})
_HEADS = (*sorted(_MINE), "Project", "Event")
_WORDS = 16  # of a heading
_OPENS = 3  # words before the name in a heading ("Action 2 –", "Good practice:")
_LONGEST = 1500  # characters below the name of an action or document that are about it
_PAGE = 4000  # the same of a page about one practice


def headed_by(reading: Reading, offset: int) -> Thing | None:
    """What the passage at an offset stands under, or None where that is a project, an event or nothing known.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read
    >>> text = 'Good practice: "Ferry Desk"\\n\\nIt helps islanders.\\n\\nCosts: 40,000 euro a year.'
    >>> reading = read(document_of(text))
    >>> found = headed_by(reading, text.index("Costs"))
    >>> found and found.kind
    'GoodPractice'
    """
    key = ("headed", *(reading.occurrences.changes[kind] for kind in _HEADS))
    if key not in reading.answers:
        reading.answers[key] = tuple(_headings(reading))
    parts = reading.answers[key]
    number = bisect_right(parts, offset, key=lambda part: part[0])
    if not number:
        return None
    start, thing = parts[number - 1]
    if thing is None or thing.kind not in _MINE:
        return None
    reach = _PAGE if thing.kind in _PRACTICES and len(parts) == 1 else _LONGEST
    last = reading.within(start, offset, *_HEADS, "Programme")[-1:]
    elsewhere = bool(last) and last[0].thing.kind in ("Project", "Programme")  # the facts of a project follow
    return thing if offset - start <= reach and not elsewhere else None


def _headings(reading: Reading) -> Iterator[tuple[int, Thing | None]]:
    """Where each named heading ends, with what it names; None for one that is numbered like them and names nothing."""
    counted: set[str] = set()
    for place, sentence in enumerate(reading.sentences):
        opens = place == 0 or reading.sentences[place - 1].block != sentence.block
        alone = place + 1 == len(reading.sentences) or reading.sentences[place + 1].block != sentence.block
        if sentence.row or not (opens and alone) or sentence.last - sentence.first > _WORDS:
            continue
        if reading.text[sentence.end - 1] in ".,;:":
            continue
        named = list(reading.within(sentence.start, sentence.end, *_HEADS))
        opening = [o for o in named if reading.index(o.start) - sentence.first <= _OPENS]
        form = _form(reading.text[sentence.start : sentence.end])
        if len({id(o.thing) for o in named}) == 1 and opening and _is_title(reading, opening[0], sentence.end):
            counted.add(form)
            yield sentence.end, opening[0].thing
        elif named or (form in counted and form):
            yield sentence.end, None


def _form(line: str) -> str:
    """How a heading is numbered: the same for "2. Reefs" and "3. Dunes", empty without a number."""
    head = line.split(" ", 2)[:2]
    return next(("1" + word.strip("0123456789") for word in head if word[:1].isdigit()), "")


def _is_title(reading: Reading, one: Occurrence, end: int) -> bool:
    """Whether hardly more than an explanation behind a mark follows the name: no verb makes the line a sentence."""
    rest = reading.text[one.end : end].lstrip(" ”“»\"’'")
    return not rest or not rest[0].isalnum()
