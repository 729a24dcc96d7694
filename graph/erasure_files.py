"""The files of a store after an erasure: what holds the person still is rewritten, or goes and is built anew.

Every step can be cut off and done again: a journal entry in the library stays until nothing is left to do. The graph,
its snapshots and the index of names are derived, and their engines keep deleted values in old files; so they are
built from nothing.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import erasure_ledger
from graph.redacted import is_redacted
from graph.store import held_by, sweep
from graph.updates import erased as updates

if TYPE_CHECKING:
    from graph.library import Library

_SETTING = "erasure"
_DERIVED = ("graph", "search", "incoming", "outgoing")
_PIECE = 1 << 20


def journal(library: Library, *, gone: Iterable[str], ids: Mapping[str, str], uploads: Iterable[str]) -> None:
    """Note, within the transaction that erases, what is left to do.

    ``gone`` are the mentions and IRIs of the person; ``ids`` maps what judgements call statements to what they are
    called now, '' for those that went; ``uploads`` are places of files in the store's folder.
    """
    noted = {"step": "files", "gone": list(gone), "ids": dict(ids), "uploads": list(uploads)}
    library.keep(_SETTING, json.dumps(noted))


def begin(folder: Path, library: Library) -> bool:
    """Do what comes before the graph is opened; whether it is to be built anew."""
    noted = _noted(library)
    if noted.get("step") != "files":
        return False
    stones = library.tombstones
    if stones is not None:
        erasure_ledger.rewrite(folder, stones, frozenset(noted["gone"]), noted["ids"])
        updates.rewrite(folder, stones, frozenset(noted["gone"]))
    for name in _DERIVED:
        if (folder / name).exists():
            shutil.rmtree(folder / name)
    for place in noted["uploads"]:
        (folder / place).unlink(missing_ok=True)
    return True


def finish(library: Library) -> list[str]:
    """Do what comes when the new state is published: scrub the library's file, remove the snapshots that nobody reads.

    The numbers of the snapshots that somebody reads come back; they hold the person still.
    """
    step = _noted(library).get("step")
    if step == "files":
        library.keep(_SETTING, json.dumps({"step": "scrub"}))  # forgets what was noted of the person, too
        step = "scrub"
    if step == "scrub" and _rewrote(library):
        library.keep(_SETTING, json.dumps({"step": "checkpoint"}))
        step = "checkpoint"
    if step == "checkpoint" and _checkpointed(library):
        library.keep(_SETTING, json.dumps({"step": "snapshots"}))
        step = "snapshots"
    held = sweep(library.path.parent)
    if step == "snapshots" and not held:
        library.discard(_SETTING)
    return held


def _rewrote(library: Library) -> bool:
    """Write the library's file anew, so that nothing deleted stays in it; whether there was room and peace to do so."""
    library.db.execute("PRAGMA secure_delete=ON")
    try:
        library.db.execute("VACUUM")
    except sqlite3.OperationalError:
        return False
    return True


def _checkpointed(library: Library) -> bool:
    """Bring what was written from SQLite's log to the file and empty the log; whether no reader stood in the way."""
    busy, _, _ = library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def is_pending(library: Library) -> bool:
    """Whether an erasure has something left to do, such as a snapshot that somebody still reads."""
    return bool(_noted(library))


def _noted(library: Library) -> dict[str, Any]:
    return dict(json.loads(library.setting(_SETTING) or "{}"))


def uploads(folder: Path, library: Library, documents: Collection[str]) -> list[str]:
    """Files kept in the store's own folder, by their place there, that hold one of these documents or none at all.

    Of the latter nothing was read, so nobody can tell whom they name.
    """
    by_end: dict[str, set[str]] = {}
    for source in library.sources():  # the store may have been moved since
        by_end.setdefault("/".join(source.split("/")[-3:]), set()).update(
            found for one in library.within(source) if (found := library.document_at(one))
        )
    kept = []
    for path in sorted((folder / "uploads").glob("*/*")):
        place = path.relative_to(folder).as_posix()
        held = by_end.get(place)
        if held is None or held & set(documents):
            kept.append(place)
    return kept


def forget_uploads(folder: Path, library: Library, sources: Iterable[str]) -> None:
    """Remove those of the sources just read that are kept in the store and name an erased person, or gave nothing."""
    within = f"{(folder / 'uploads').absolute()}/"
    for source in sources:
        held = [one for place in library.within(source) if (one := library.document_at(place))]
        if source.startswith(within) and (not held or any(is_redacted(library.document(one)) for one in held)):
            Path(source).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at every byte came to: files and bytes seen, and where a text stands still."""

    files: int = 0
    size: int = 0
    found: tuple[tuple[str, str], ...] = field(default=())


def check_bytes(folder: Path, texts: Iterable[str]) -> Checked:
    """Every file of a folder searched for texts, in UTF-8 and UTF-16, in capitals and small letters.

    Files that compress what they hold show nothing this way: the library's texts and the graph's facts are looked at
    by ``check_facts``.
    """
    needles = {
        (spelled.encode(code).lower(), text)
        for text in texts
        for spelled in (text, text.upper(), text.lower(), text.title(), " ".join(text.split()))
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    }
    files = size = 0
    found = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        files += 1
        overlap = max((len(needle) for needle, _ in needles), default=0)
        before = b""
        held = set()
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                size += len(piece)
                window = (before + piece).lower()
                held |= {text for needle, text in needles if needle in window}
                before = piece[-overlap:]
        found += [(str(path), text) for text in sorted(held)]
    return Checked(files, size, tuple(found))


def check_facts(lines: Iterable[str], texts: Iterable[str]) -> list[str]:
    """The texts that stand in lines such as those of an export, in capitals or small letters."""
    wanted = {text.casefold(): text for text in texts}
    found: set[str] = set()
    for line in lines:
        low = line.casefold()
        found |= {text for folded, text in wanted.items() if folded in low}
    return sorted(found)


@dataclass(frozen=True, slots=True)
class Left:
    """What an erasure could not finish yet: old snapshots with the processes that read them, the library's own file."""

    snapshots: tuple[tuple[str, tuple[int, ...]], ...] = ()
    library: bool = False


def wait_for_readers(library: Library, seconds: float) -> Left:
    """What is left after waiting so many seconds at most for those to go who read old states.

    Only for who holds the right to write.
    """
    folder, deadline = library.path.parent, time.monotonic() + seconds
    while is_pending(library):
        held = finish(library)
        if time.monotonic() >= deadline:
            step = _noted(library).get("step")
            return Left(tuple((one, held_by(folder, one)) for one in held), step in ("scrub", "checkpoint"))
        time.sleep(0.2)
    return Left()
