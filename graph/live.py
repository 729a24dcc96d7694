"""Where the graph of a store is: in its folder, or on the server that the store keeps the address of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.embedded import EmbeddedGraph
from graph.errors import BadInput, GraphError
from graph.library import Library
from graph.store import LiveGraph

if TYPE_CHECKING:
    from graph.remote import Wanted

SERVER, STATE = "server", "server-state"
"""The settings of a library whose graph is on a server: which server, and the number of its last change."""


def live_graph(folder: Path, library: Library, base: str, wanted: Wanted | None = None) -> LiveGraph:
    """The graph of a store, to write to; ``wanted`` is the server that a new store's is to be on.

    Raises BadInput where a store is to move to a server, or to another one; StoreError where one cannot be reached.
    """
    if wanted is None and library.setting(SERVER) is None:
        return EmbeddedGraph(folder)
    from graph.remote import RemoteGraph, found, kept  # what speaks HTTP is imported where a server is asked

    server = kept(library)
    if wanted is not None and (server is None or wanted.url.rstrip("/") != server.url):
        if server is not None or (folder / "graph").exists():
            where = f"on {server.url}" if server else "in its folder"
            raise BadInput(
                f"{folder}: the graph of this store is {where}, not on {wanted.url}; to move it, 'triptych backup DIR' "
                "and 'triptych restore DIR --store NEW --graph URL'"
            )
        try:
            server = found(wanted, base)
            made = RemoteGraph(folder, library, server, base)
        except GraphError:
            library.discard("base")  # the next try may be with another
            raise
        library.keep(SERVER, server.to_json())
        return made
    assert server is not None  # noqa: S101 - one is kept, for none is wanted or the same
    return RemoteGraph(folder, library, server, base)


def wanted_server(url: str | None, endpoints: Mapping[str, str]) -> Wanted | None:
    """The server that a new store's graph is to be on, None for its folder; raises BadInput for what is no address."""
    if url is None:
        if endpoints:
            raise BadInput("an endpoint belongs to a server: give its address with --graph URL, too")
        return None
    from graph.remote import Wanted

    return Wanted(url, endpoints)
