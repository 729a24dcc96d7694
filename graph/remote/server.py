"""Which server holds the graph of a store: its addresses and how it differs, kept in the store without any password."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from urllib.parse import urlsplit

from graph.errors import BadInput
from graph.library import Library
from graph.live import SERVER

ENDPOINTS = ("query", "update", "data")
_SECRET = re.compile(r"(?<=://)[^/?#\s]*@")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A server as the user names it: its address, and those of its endpoints that are not found by asking."""

    url: str
    endpoints: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for address in (self.url, *self.endpoints.values()):
            _must_be_address(address)
        for name in self.endpoints:
            if name not in ENDPOINTS:
                raise BadInput(f"{name}: no endpoint of a graph server; known are {', '.join(ENDPOINTS)}")


@dataclass(frozen=True, slots=True)
class Server:
    """A server and what was found out about it.

    ``query``, ``update`` and ``data`` (SPARQL 1.1 Graph Store) are addresses. ``whole`` says that ``data`` takes and
    gives N-Quads of all graphs; ``facts`` is the graph that stands for the unnamed one where the server has none,
    else ''; ``foreign`` are graphs that were there before and are not the store's; ``rows`` is the format of answers,
    ``tsv`` or ``json``; ``rewrites`` says that it changes values of some types. ``id`` marks whose graph it holds.
    """

    url: str
    query: str
    update: str
    data: str = ""
    whole: bool = False
    facts: str = ""
    foreign: tuple[str, ...] = ()
    rows: str = "json"
    rewrites: bool = False
    id: str = ""

    def to_json(self) -> str:
        """As the library keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)


def kept(library: Library) -> Server | None:
    """The server of a store, None where its graph is in its folder."""
    text = library.setting(SERVER)
    if text is None:
        return None
    read = json.loads(text)
    return Server(**(read | {"foreign": tuple(read["foreign"])}))


def masked(text: str) -> str:
    """A text without the names and passwords that addresses in it hold.

    >>> masked("http://dba:secret@example.org/sparql: no answer")
    'http://***@example.org/sparql: no answer'
    """
    return _SECRET.sub("***@", text)


def _must_be_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        there = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        there = False
    if not there:
        raise BadInput(f"{masked(address)}: no address of a graph server; give one such as http://127.0.0.1:7878")
    if "@" in parts.netloc:
        raise BadInput(
            f"{masked(address)}: addresses are kept and shown, so they hold no password; "
            "set TRIPTYCH_GRAPH_USER and TRIPTYCH_GRAPH_PASSWORD instead"
        )
    if parts.query or parts.fragment:
        raise BadInput(f"{address}: the address of a graph server has no ? and no #; leave them out")
