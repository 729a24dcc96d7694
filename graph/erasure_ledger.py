"""The ledger without an erased person: the only time that lines of it are written anew."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from graph.ledger import NAME, from_lines, to_lines, torn_lines, whole_lines
from graph.ledger_rewrite import rewritten
from graph.model import Judgement
from graph.redacted import covered_json
from graph.redaction import covered, find
from graph.tombstones import Tombstones

ERASED = "erased"
"""What stands for a judge who was erased."""


def rewrite(folder: Path, stones: Tombstones, gone: frozenset[str], ids: Mapping[str, str]) -> None:
    """Write a store's ledger anew without the person; it is on disk when this returns.

    ``gone`` are mentions and IRIs of the person, ``ids`` what statements are called now that were called otherwise.
    Lines that were cut off and set aside go where they name the person.
    """
    path = folder / NAME
    clean_torn(torn_lines(path), stones)
    if not path.exists():
        return
    lines = _lines(path)
    kept = rewritten(lines, lambda line: _judged(line, stones, gone, ids))
    if kept == lines:
        return
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in kept)
        out.flush()
        os.fsync(out.fileno())
    new.replace(path)


def _lines(path: Path) -> list[str]:
    return [line for line in whole_lines(path).decode("utf-8").split("\n") if line.strip()]


def clean_torn(path: Path, stones: Tombstones) -> None:
    """Take the lines that name the person from those that were cut off; nobody can read more of them."""
    if path.exists():
        lines = path.read_text(encoding="utf-8").split("\n")
        path.write_text("\n".join(line for line in lines if not find(line, stones, "")), encoding="utf-8")


def _judged(line: str, stones: Tombstones, gone: frozenset[str], ids: Mapping[str, str]) -> str | None:
    """A line of the ledger without the person; None for a judgement about the person, which has no object any more."""
    if not line.strip():
        return line
    data = json.loads(line)
    document = str(data.get("left", "")).partition("#")[0].split("/", 1)[0]
    about = {side: ids.get(str(data.get(side, "")), str(data.get(side, ""))) for side in ("left", "right")}
    if any((not one and data.get(side)) or one in gone or find(one, stones, document) for side, one in about.items()):
        return None
    changed = data | about | ({"by": ERASED} if is_judge(str(data.get("by", "")), stones, document) else {})
    made = covered_json(json.dumps(changed), lambda text: covered(text, find(text, stones, document)))
    return line if json.loads(made) == data else made


def is_judge(name: str, stones: Tombstones, document: str) -> bool:
    """Whether who judged is the person: by name or login; a surname that is but a part of a name may be another's."""
    found = find(name, stones, document, whole=True)
    return any(one.what != "surname" or (one.start, one.end) == (0, len(name)) for one in found)


def naming(
    folder: Path,
    stones: Tombstones,
    gone: frozenset[str] = frozenset(),
    ids: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """How many lines of the ledger would be changed or go; ``gone`` and ``ids`` as in `rewrite`."""
    path = folder / NAME
    if not path.exists():
        return 0
    lines = _lines(path)
    return sum(_judged(line, stones, gone, ids) != line for line in lines)


def admitted(judgements: Sequence[Judgement], stones: Tombstones | None) -> tuple[Judgement, ...]:
    """Judgements that are yet to be written, without persons who were erased; those about such a person are left out.

    What they take the place of, or back, is followed where it is among them.

    >>> from graph.tombstones import Seal, tombstone
    >>> stones = Tombstones(Seal("00"), (tombstone(Seal("00"), ["Ada Kask"]),))
    >>> (made,) = admitted([Judgement("x:a", "x:b", "same", "ada.kask", "2026-01-01", "Ms Ada Kask says so")], stones)
    >>> made.by, made.reason
    ('erased', 'Ms ████████ says so')
    """
    if stones is None:
        return tuple(judgements)
    lines = rewritten(to_lines(judgements).splitlines(), lambda line: _judged(line, stones, frozenset(), {}))
    return from_lines("\n".join(lines), NAME)
