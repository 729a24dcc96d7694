"""A graph that is built anew from what it follows from: where it was lost, is broken, or somebody wants it.

A setting of the library says so from before the first file is touched until the whole graph is published: whoever
opens the store after a kill goes on, and nobody reads half of it.
"""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from graph.damage import GraphDamaged
from graph.library import Library
from graph.library_tables import FORM
from graph.live import SERVER, live_graph
from graph.store import LiveGraph, has_graph

if TYPE_CHECKING:
    from graph.remote import Wanted

_SETTING = "building"
_FORM = "derived"
"""The setting that says in which form the graph was built."""


def opened(folder: Path, library: Library, base: str, server: Wanted | None, *, anew: bool) -> LiveGraph:
    """The graph of a store, open for writing: empty where it was lost, is broken or is to be built ``anew``.

    ``is_to_be_filled`` tells. Warns of a broken one, and of one in another form.
    """
    is_here = server is None and library.setting(SERVER) is None
    if anew or (is_here and not has_graph(folder)):
        library.keep(_SETTING, "all")
    elif library.setting("ontology") is not None and library.setting(_FORM) != FORM and not is_unfinished(library):
        warnings.warn(
            f"{folder}: was built by another version of Triptych; what is derived is built anew", stacklevel=2
        )
        library.keep(_SETTING, "all")
    if is_here and is_to_be_filled(library):
        shutil.rmtree(folder / "graph", ignore_errors=True)
    try:
        live = live_graph(folder, library, base, server)
    except GraphDamaged as error:
        said = str(error).partition(";")[0]
        warnings.warn(f"{said}; it is built anew from what was loaded and decided", stacklevel=2)
        library.keep(_SETTING, "all")
        shutil.rmtree(folder / "graph", ignore_errors=True)
        live = live_graph(folder, library, base, server)
    if live.is_new:
        library.keep(_SETTING, "all")
    elif is_to_be_filled(library):
        live.clear()
    return live


def is_to_be_filled(library: Library) -> bool:
    """Whether the graph is empty, and nothing is marked yet of what it is to be filled with."""
    return library.setting(_SETTING) == "all"


def is_unfinished(library: Library) -> bool:
    """Whether the graph holds less than it should: nobody is to see it yet."""
    return library.setting(_SETTING) is not None


def mark_all(library: Library) -> None:
    """Mark, within a transaction, all documents as those that the graph has yet to follow."""
    library.keep(_SETTING, "marked")
    library.mark(library.documents())


def finish(library: Library) -> None:
    """The whole graph is published."""
    if is_unfinished(library):
        library.keep(_FORM, FORM)
        library.discard(_SETTING)
