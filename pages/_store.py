"""What the pages read: the store's newest snapshot, its names, its library."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from graph.iri import BASE, graph_iri
from graph.library import Library
from graph.search import Hit, Index, index_to_read
from graph.service import Limits, Pool
from graph.store import Snapshot, current, open_snapshot


def folder() -> Path:
    """The store's folder: ``$TRIPTYCH_STORE``, else ``.triptych`` in the working directory."""
    return Path(os.environ.get("TRIPTYCH_STORE") or ".triptych").absolute()


def published() -> str:
    """The number of the newest snapshot, '' where nothing is published."""
    return current(folder()) or ""


def reader() -> Snapshot:
    """The newest snapshot, shared by all sessions; raises NotFound where there is no store."""
    return _open(str(folder()), published())


def is_empty() -> bool:
    """Whether there is nothing to show: no store, or one that holds the ontology and nothing else yet."""
    return not published() or _is_empty(str(folder()), published())


@st.cache_data(max_entries=4, show_spinner=False)
def _is_empty(store: str, number: str) -> bool:
    ontology = graph_iri(base(), "ontology")
    return not reader().query(f"ASK {{ GRAPH ?graph {{ ?thing ?property ?value }} FILTER (?graph != <{ontology}>) }}")


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(store: str, number: str) -> Snapshot:
    """A snapshot by its number: what falls out of this cache is closed when its last reader is done."""
    return open_snapshot(Path(store))


@contextmanager
def library() -> Iterator[Library]:
    """The store's library, closed afterwards; raises NotFound where there is none."""
    with Library(folder()) as opened:
        yield opened


def base() -> str:
    """What the IRIs of the store's things begin with."""
    return _base(str(folder()), published())


@st.cache_data(max_entries=4, show_spinner=False)
def _base(store: str, number: str) -> str:
    opened = Library(Path(store))
    try:
        return opened.setting("base") or BASE
    finally:
        opened.close()


def index() -> Index:
    """The index of names."""
    return index_to_read(folder(), reader())


def find(text: str, kind: str | None = None, place: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
    """Things whose names are like the text, best first."""
    return index().find(text, kind=kind, place=place, limit=limit)


@st.cache_resource(max_entries=1, show_spinner=False)
def pool(store: str) -> Pool:
    """The worker processes that answer what people type; they end with this process."""
    return Pool(Path(store), Limits())


def is_writing() -> bool:
    """Whether somebody is writing to the store right now."""
    try:
        with (folder() / "write.lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
