"""Opening the files of an index: the writer makes anew what cannot be used, a reader changes nothing."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import Any

import tantivy

from graph.errors import StoreError
from graph.search.entries import prepared, schema


def opened_to_write(folder: Path | None) -> Any:
    """The index in a folder, which is made where there is none; in memory for None."""
    if folder is None:
        return prepared(tantivy.Index(schema()))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            return prepared(tantivy.Index(schema(), path=str(folder)))
        except (ValueError, OSError):
            # of another version, or broken: it is derived, and its missing stamp has it built again
            shutil.rmtree(folder)
            folder.mkdir()
            return prepared(tantivy.Index(schema(), path=str(folder)))
    except OSError as error:
        raise StoreError(
            f"{folder}: the search index cannot be opened ({error}); is the folder yours?", code="index"
        ) from error


def opened_to_read(folder: Path, owner: object) -> Any:
    """The index in a folder, left as it is; raises StoreError where there is none that can be used.

    ``owner`` is who keeps it: what was made aside for it goes with the owner.
    """
    try:
        if not (folder / "meta.json").exists():
            raise ValueError("there is none")
        try:
            index = tantivy.Index(schema(), path=str(folder))
            index.reload()
        except (ValueError, OSError):
            index = _opened_elsewhere(folder, owner)
    except (ValueError, OSError) as error:
        raise StoreError(
            f"{folder}: no search index that can be used ({error}); "
            f"make it anew with 'triptych optimize --store {folder.parent}'",
            code="index",
        ) from error
    return prepared(index)


def _opened_elsewhere(folder: Path, owner: object) -> Any:
    """The index, opened by links to its files: reading takes a lock, which a folder that is read-only refuses."""
    links = Path(tempfile.mkdtemp(prefix="triptych-search-"))
    try:
        for path in folder.iterdir():
            if not path.name.endswith(".lock"):
                (links / path.name).symlink_to(path.absolute())
        index = tantivy.Index(schema(), path=str(links))
        index.reload()
    except BaseException:
        shutil.rmtree(links, ignore_errors=True)
        raise
    weakref.finalize(owner, shutil.rmtree, links, ignore_errors=True)
    return index
