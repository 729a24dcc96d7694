"""The graph on a server as a reader opens it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from graph.errors import NotFound
from graph.iri import BASE
from graph.library import Library
from graph.remote.reader import RemoteReader
from graph.remote.server import Server, kept


class RemoteSnapshot(RemoteReader):
    """The graph on a server as a reader opens it: what is there now, whatever number the last publishing had."""

    files = None

    def __init__(self, folder: Path, number: str, server: Server, base: str) -> None:
        super().__init__(server, base)
        self.folder, self.number = folder, number

    def __enter__(self) -> RemoteSnapshot:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def snapshot(folder: Path, number: str) -> RemoteSnapshot | None:
    """The graph of a store on its server, None for a store that has none; the connection is made when first asked."""
    try:
        library = Library(folder)
    except NotFound:
        return None
    with closing(library):
        server = kept(library)
        base = library.setting("base") or BASE
    return None if server is None else RemoteSnapshot(folder, number, server, base)
