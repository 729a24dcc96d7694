"""The graph of a store on a SPARQL 1.1 server; library, ledger and index of names stay in the store's folder."""

from graph.remote.discover import found
from graph.remote.live import RemoteGraph
from graph.remote.reader import RemoteReader
from graph.remote.server import Server, Wanted, kept
from graph.remote.snapshot import RemoteSnapshot, snapshot

__all__ = ["RemoteGraph", "RemoteReader", "RemoteSnapshot", "Server", "Wanted", "found", "kept", "snapshot"]
