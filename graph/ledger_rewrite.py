"""A ledger written anew where lines of it have to change: what they take the place of, or back, stays what it was.

A judgement is known by a hash of what it says, so a line that changes has another id, and the lines that name it
have to follow. Nothing but the erasure of a person changes lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.ledger import NAME, from_lines, to_lines
from graph.model import Judgement
from graph.standing import each_placed


def rewritten(lines: Sequence[str], change: Callable[[str], str | None]) -> list[str]:
    """The lines of a ledger after each was changed, or left out where ``change`` gives None.

    >>> one = Judgement("x:a", "x:b", "same", "anna", "2026-01-01", over=())
    >>> undo = Judgement("x:a", "x:b", "undo", "bert", "2026-01-02", over=(one.id,))
    >>> found = rewritten(to_lines([one, undo]).splitlines(), lambda line: line.replace("anna", "erased"))
    >>> first, second = from_lines("\\n".join(found), NAME)
    >>> first.by, second.over == (first.id,)
    ('erased', True)
    """
    changed = [change(line) if line.strip() else line for line in lines]
    whole = [(line, made) for line, made in zip(lines, changed, strict=True) if line.strip()]
    given = [from_lines(line, NAME)[0] for line, _ in whole]
    before = list(each_placed(given))
    after = {
        old.id: None if made is None else from_lines(made, NAME)[0]
        for old, (_, made) in zip(before, whole, strict=True)
    }
    over = {old.id: old.over or () for old in before}
    now: dict[str, str | None] = {}

    def renamed(key: str) -> str | None:
        """The id by which a judgement goes now, None for one that is left out."""
        if key not in now:
            one = after.get(key) if key in after else None
            now[key] = key if key not in after else moved(one, over[key]).id if one else None
        return now[key]

    def moved(one: Judgement, held: Sequence[str]) -> Judgement:
        kept = tuple(new for key in held if (new := renamed(key)) is not None)
        return replace(one, over=kept, follows=(renamed(one.follows) or "") if one.follows else "")

    found = []
    for (line, _), first, old in zip(whole, given, before, strict=True):
        one = after[old.id]
        if one is not None:
            made = moved(one, over[old.id])
            found.append(line if made == old else to_lines([made if first.over is not None else one]).rstrip("\n"))
    return found
