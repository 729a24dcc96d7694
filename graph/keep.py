"""Backup and restore: what is primary is copied, what is derived is built again.

Primary are the library (texts, statements, where from), the ledger and the log of updates. The graph, the snapshots and
the index of names follow from them.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from graph import ledger, updates
from graph.errors import BadInput, NotFound, StoreError
from graph.library import Library
from graph.live import SERVER, STATE

if TYPE_CHECKING:
    from graph.remote import Wanted

LIBRARY, LOGS = "library.sqlite", (ledger.NAME, updates.NAME)


def backup(folder: Path, target: Path) -> None:
    """Copy what is primary to a new folder; a writer may be at work meanwhile.

    Raises NotFound where there is no store, BadInput where the target exists.
    """
    Library(folder).close()  # no store: say so before a folder is made
    if target.exists():
        raise BadInput(f"{target}: exists already; name a new folder for the backup")
    try:
        target.mkdir(parents=True)
        with closing(Library(folder)) as source, closing(sqlite3.connect(target / LIBRARY)) as copy:
            source.db.backup(copy)
        for name in LOGS:
            if (folder / name).exists():
                (target / name).write_bytes(ledger.whole_lines(folder / name))
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{target}: the backup was not written ({_cause(error)}); name a folder that is yours"
        ) from error


def restore(source: Path, folder: Path, server: Wanted | None = None) -> None:
    """Make a new store from a backup and build its graph, in its folder or on a ``server``.

    Raises BadInput where the store exists.
    """
    from graph.write import Writer

    if not (source / LIBRARY).exists():
        raise NotFound(f"{source}: no backup here; 'triptych backup DIR' makes one")
    if (folder / LIBRARY).exists():
        raise BadInput(f"{folder}: a store is there already; name a new folder with --store")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (LIBRARY, *LOGS):
            if (source / name).exists():
                shutil.copyfile(source / name, folder / name)
    except OSError as error:
        raise StoreError(
            f"{folder}: the backup was not copied ({_cause(error)}); name a folder that is yours"
        ) from error
    with closing(Library(folder, write=True)) as library:
        for name in (SERVER, STATE):  # the graph on a server is that of the store that was backed up
            library.discard(name)
    with Writer(folder, server=server):
        pass  # opening builds what is derived and not there


def _cause(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
