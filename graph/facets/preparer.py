"""The process that makes, beside the newest snapshot of a store, what pages count and name at once.

Started as ``python -I preparer.py STORE LANGUAGE…``. It gives way to whoever answers a reader, waits for another one
that is at the same snapshot, and ends when all is there.
"""

from __future__ import annotations

import fcntl
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # -I leaves the folder that holds graph/ out

from graph.confinement import no_sockets, one_heap
from graph.facets.kept import facets_kept, names_kept, regions_kept
from graph.iri import BASE
from graph.library import Library
from graph.store import open_snapshot


def main(folder: Path, languages: list[str]) -> None:
    """Make what is missing."""
    os.nice(5)
    one_heap()
    no_sockets()
    library = Library(folder)
    try:
        base = library.setting("base") or BASE
    finally:
        library.close()
    with open_snapshot(folder) as snapshot, (folder / "snapshots" / f"{snapshot.number}.prepared").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        things = facets_kept(snapshot, base).things
        for language in languages:
            names_kept(snapshot, things, language, base)
        regions_kept(snapshot)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
