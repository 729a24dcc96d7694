"""The log of updates without an erased person: quads that name the person go, and no new ones come."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from graph.erasure_ledger import ERASED, clean_torn, is_judge
from graph.ledger import torn_lines, whole_lines
from graph.redaction import find
from graph.tombstones import Tombstones
from graph.updates.log import NAME, Quad, Update, read

_NOBODY: frozenset[str] = frozenset()


def rewrite(folder: Path, stones: Tombstones, gone: frozenset[str]) -> None:
    """Write a store's log anew without the person; it is on disk when this returns. ``gone`` are IRIs of the person."""
    path = folder / NAME
    clean_torn(torn_lines(path), stones)
    before = _updates(path)
    after = [_without(one, stones, gone) for one in before]
    if after == before:
        return
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as out:
        out.writelines(f"{one.to_line()}\n" for one in after if one.removed or one.added)
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)


def naming(folder: Path, stones: Tombstones, gone: frozenset[str] = _NOBODY) -> int:
    """How many updates would be changed or go."""
    return sum(_without(one, stones, gone) != one for one in _updates(folder / NAME))


def names_erased(quads: Iterable[Quad], stones: Tombstones | None) -> bool:
    """Whether one of the quads names a person who was erased."""
    return stones is not None and any(find(triple, stones, "") for _, triple in quads)


def _updates(path: Path) -> list[Update]:
    return list(read(whole_lines(path), path))


def _without(one: Update, stones: Tombstones, gone: frozenset[str]) -> Update:
    def kept(quads: tuple[Quad, ...]) -> tuple[Quad, ...]:
        return tuple(quad for quad in quads if not _speaks(quad, stones, gone))

    by = ERASED if is_judge(one.by, stones, "") else one.by
    return replace(one, by=by, removed=kept(one.removed), added=kept(one.added))


def _speaks(quad: Quad, stones: Tombstones, gone: frozenset[str]) -> bool:
    text = " ".join(quad)
    return any(f"<{one}>" in text for one in gone) or bool(find(quad[1], stones, ""))
