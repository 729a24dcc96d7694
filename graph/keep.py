"""Backup and restore: what is primary is copied, what is derived is built again.

Primary are the library (texts, statements, where from), the ledger, the log of updates, and the files that came by the
explorer. The graph, the snapshots and the index of names follow from them. A backup is of one moment, and becomes one
when all of it is written and checked.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from graph import ledger, updates
from graph.damage import library_damaged, told
from graph.errors import BadInput, NotFound, StoreError
from graph.library import Library
from graph.library_tables import VERSION, other_version
from graph.live import SERVER, STATE
from graph.salvage import Salvaged, faults, salvage, version_of

if TYPE_CHECKING:
    from graph.remote import Wanted

LIBRARY, LOGS, UPLOADS = "library.sqlite", (ledger.NAME, updates.NAME), "uploads"
_PART = ".part"
"""What ends the name of what is not whole yet: nothing takes it for a backup or a library."""
_TRIES = 100


def backup(folder: Path, target: Path) -> None:
    """Copy what is primary to a new folder, in the state of one moment; a writer may be at work meanwhile.

    Raises NotFound where there is no store, BadInput where the target exists, StoreError where the library is damaged:
    a backup of that would be none.
    """
    Library(folder).close()  # no store: say so before a folder is made
    if target.exists():
        raise BadInput(f"{target}: exists already; name a new folder for the backup")
    part = target.with_name(target.name + _PART)
    try:
        if part.exists():  # of a backup that was killed
            shutil.rmtree(part)
        part.mkdir(parents=True)
        try:
            _copy(folder, part)
            part.replace(target)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    except StoreError:
        raise
    except (OSError, sqlite3.Error) as error:
        is_broken = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        broken = told(error, folder if is_broken else target) if isinstance(error, sqlite3.DatabaseError) else None
        raise broken or StoreError(
            f"{target}: the backup was not written ({_cause(error)}); name a folder that is yours"
        ) from error


def _copy(folder: Path, part: Path) -> None:
    copied = part / (LIBRARY + _PART)
    with closing(Library(folder)) as source, closing(sqlite3.connect(copied)) as copy:
        logs = _at_one_moment(source, lambda: _logs(folder))
        source.db.backup(copy)  # reads the state in which the transaction began
        source.db.execute("COMMIT")
    for name, held in logs.items():
        (part / name).write_bytes(held)
    if (folder / UPLOADS).is_dir():
        shutil.copytree(folder / UPLOADS, part / UPLOADS, ignore=shutil.ignore_patterns(f"*{_PART}"))
    wrong = faults(copied)
    if wrong:
        raise StoreError(f"{library_damaged(folder, wrong)}; no backup was made of it")
    copied.replace(part / LIBRARY)
    for path in (*sorted(part.rglob("*")), part):
        _on_disk(path)


def _at_one_moment(source: Library, logs: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
    """The logs as they were when the transaction began in which the library is now being read."""
    before = logs()
    for _ in range(_TRIES):
        source.db.execute("BEGIN")
        source.setting("version")  # from here on the library's state is the one of now
        after = logs()
        if after == before:
            return after
        source.db.execute("ROLLBACK")
        before = after
    source.db.execute("BEGIN")
    return before


def _logs(folder: Path) -> dict[str, bytes]:
    return {name: ledger.whole_lines(folder / name) for name in LOGS if (folder / name).exists()}


def restore(source: Path, folder: Path, server: Wanted | None = None) -> Salvaged | None:
    """Make a new store from a backup, or from a store that is damaged or older, and build its graph.

    The graph is in the store's folder or on a ``server``.
    What was lost comes back where something was. Raises BadInput where the store exists, NotFound where there is
    nothing to make one of.
    """
    from graph.write import Writer

    if (folder / LIBRARY).exists():
        raise BadInput(f"{folder}: a store is there already; name a new folder with --store")
    if (source / (LIBRARY + _PART)).exists() or not any((source / name).exists() for name in (LIBRARY, *LOGS)):
        raise NotFound(f"{source}: no backup here; 'triptych backup DIR' makes one")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in LOGS:
            if (source / name).exists():
                shutil.copyfile(source / name, folder / name)
        if (source / UPLOADS).is_dir():
            shutil.copytree(source / UPLOADS, folder / UPLOADS, dirs_exist_ok=True)
        found = _take_over(source / LIBRARY, folder / LIBRARY)
    except StoreError:
        raise
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{folder}: the backup was not copied ({_cause(error)}); name a folder that is yours"
        ) from error
    if (folder / LIBRARY).exists():
        with Library(folder, write=True) as library:
            for name in (SERVER, STATE):  # the graph on a server is that of the store that was backed up
                library.discard(name)
        with Writer(folder, server=server):
            pass  # opening builds what is derived and not there
    return found


def _take_over(source: Path, target: Path) -> Salvaged | None:
    """Copy a library, or what can be read of it; it has its name when it is whole."""
    part = target.with_name(target.name + _PART)
    part.unlink(missing_ok=True)
    lost = Salvaged(0, (), 0, forgot=True)
    if not source.exists():
        return lost
    found: Salvaged | None = None
    wrong = faults(source)
    version = "" if wrong else version_of(source)
    if version.isdigit() and int(version) > VERSION:
        raise StoreError(other_version(source.parent, version))
    if version != str(VERSION):
        taken = salvage(source, part)
        if taken is None and wrong:
            return lost
        found = taken if wrong else None
    else:
        with closing(sqlite3.connect(source)) as held, closing(sqlite3.connect(part)) as copy:
            held.backup(copy)
    _on_disk(part)
    part.replace(target)
    return found


def _on_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _cause(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
