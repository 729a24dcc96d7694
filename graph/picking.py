"""Some statements of a document, found in the JSON that the library keeps of it without reading the rest.

A table of 5,000 rows says 50,000 things. Where a change elsewhere touches one of its bodies, only what is said of that
body is looked for, as text: a quote inside a string is written ``\\"``, so what is looked for with its quotes is found
where it is a value of its own and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from graph.codec import mentions_from_data, statements_from_rows
from graph.model import Statement

MOST = 20
"""Mentions of a document up to which looking for each of them costs less than reading the whole."""
_STATEMENTS = 150
"""Statements that speak of them for which the same holds."""

_SAID = '"statements":['
_READ = json.JSONDecoder().raw_decode
_QUOTED = json.JSONEncoder(ensure_ascii=False).encode


def passages_about(document: str, text: str, mentions: Collection[str]) -> tuple[Statement, ...] | None:
    """All that is said in the passages that speak of some mentions, in its order; None where that is too much.

    ``text`` is what ``statements_to_json`` wrote. A mention is spoken of also where another is that it is a part of.

    >>> from graph.codec import statements_to_json
    >>> from graph.model import Mention, Term
    >>> first, other = Mention("d", "Project", 3, 8), Mention("d", "Project", 20, 28)
    >>> said = [Statement(one, "type", Term("Project"), one.start, one.end, "r", 1.0) for one in (first, other)]
    >>> passages_about("d", statements_to_json(said), {other.id}) == (said[1],)
    True
    """
    begin = text.index(_SAID) + len(_SAID)
    wanted = set(mentions)
    for mention in mentions:
        wanted.update(islice(_made_of(document, text, mention, begin), MOST))
    if len(wanted) > MOST:
        return None
    found = {at for mention in wanted for at in _places(document, text, _QUOTED(mention), begin)}
    if len(found) > _STATEMENTS:
        return None
    passages = {tuple(_READ(text, at)[0][3:6]) for at in found}
    for start, end, rule in passages:
        found.update(
            at
            for at in _places(document, text, f",{start},{end},{_QUOTED(rule)},", begin)
            if tuple(_READ(text, at)[0][3:6]) == (start, end, rule)
        )
    rows = [_READ(text, at)[0] for at in sorted(found)]
    return statements_from_rows(mentions_from_data(document, _mentions(text, rows, begin)), rows)


def _places(document: str, text: str, value: str, begin: int) -> Iterator[int]:
    """Where the statements begin that hold a value."""
    at = text.find(value, begin)
    while at >= 0:
        yield text.rindex(f'["{document}/', 0, at + len(value))
        at = text.find(value, at + len(value))


def _made_of(document: str, text: str, mention: str, end: int) -> Iterator[str]:
    """The mentions of which one is a part."""
    value = f"{_QUOTED(mention)}]"
    at = text.find(value, 0, end)
    while at >= 0:
        opened = text.rindex('":{"', 0, at)
        yield _READ(text, text.rindex(f'"{document}/', 0, opened))[0]  # the key before the data that hold the part
        at = text.find(value, at + len(value), end)


def _mentions(text: str, rows: list[list[Any]], end: int) -> dict[str, dict[str, Any]]:
    """The data of all mentions that statements speak of, and of their parts."""
    waiting = {key for subject, _, target, *_ in rows for key in (subject, target[1] if target[0] == "m" else subject)}
    found: dict[str, dict[str, Any]] = {}
    while waiting:
        key = waiting.pop()
        name = f"{_QUOTED(key)}:"
        found[key] = _READ(text, text.index(name + "{", 0, end) + len(name))[0]
        waiting |= {part for _, part in found[key]["parts"]} - found.keys()
    return found
