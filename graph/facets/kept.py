"""What pages count, name and place at once, kept beside the snapshot it was read from: made once, read in a moment.

A snapshot never changes, so a file of it cannot fall out of step; it goes with its snapshot, and what is missing or
broken is made anew. Arrays and texts only: whoever is handed a store runs nothing of it by opening one.
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from graph.explore.regions import Regions, regions
from graph.facets.read import facets_of
from graph.facets.table import Column, Facets
from graph.iri import BASE
from graph.many_names import labels_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.store import Snapshot

    Arrays = Mapping[str, NDArray[Any]]

FORM = 1
"""Counted up when what the files hold changes: older ones are then made anew."""
_Made = TypeVar("_Made")


def facets_kept(snapshot: Snapshot, base: str = BASE) -> Facets:
    """The facets of a snapshot, as ``facets_of`` reads them."""
    return _kept(snapshot, "facets", lambda: facets_of(snapshot, base), _packed, _unpacked)


def names_kept(
    snapshot: Snapshot, things: Sequence[str], language: str = "en", base: str = BASE
) -> tuple[list[str], NDArray[np.int32]]:
    """The name of each thing of the snapshot's facets, and its place in the order of names."""

    def make() -> tuple[list[str], NDArray[np.int32]]:
        found = labels_of(snapshot, things, language, base)
        order = sorted(range(len(things)), key=lambda one: (found[one].casefold(), things[one]))
        placed = np.empty(len(things), np.int32)
        placed[order] = np.arange(len(things), dtype=np.int32)
        return found, placed

    return _kept(
        snapshot,
        f"names-{language}",
        make,
        lambda made: {"names": _texts(made[0]), "ranks": made[1]},
        lambda found: (_listed(found["names"]), found["ranks"]),
    )


def regions_kept(snapshot: Snapshot) -> Regions:
    """What is linked to each region of the map, as ``regions`` reads it."""
    return _kept(
        snapshot,
        "regions",
        lambda: regions(snapshot),
        lambda made: {"things": _texts(made.things), "wide": _texts(made.wide)},
        lambda found: Regions(_tupled(_listed(found["things"])), _tupled(_listed(found["wide"]))),
    )


def is_kept(folder: Path, number: str, languages: Sequence[str]) -> bool:
    """Whether all of it is there for a snapshot (by its number) of a store."""
    names = ("facets", "regions", *(f"names-{one}" for one in languages))
    return all(_place(folder, number, one).exists() for one in names)


def _place(folder: Path, number: str, name: str) -> Path:
    return folder / "snapshots" / f"{number}.{name}-{FORM}.npz"


def _kept(
    snapshot: Snapshot,
    name: str,
    make: Callable[[], _Made],
    pack: Callable[[_Made], Arrays],
    unpack: Callable[[Arrays], _Made],
) -> _Made:
    """What is kept under a name, made and kept where it is not yet."""
    if snapshot.files is None:
        return make()  # on a server one sees what is there now, whatever the number says
    place = _place(snapshot.folder, snapshot.number, name)
    with (
        suppress(OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile),
        np.load(place, allow_pickle=False) as found,
    ):
        return unpack(found)
    made = make()
    draft = place.with_suffix(f".{os.getpid()}.new")
    with suppress(OSError):  # who may only read a store makes it again each time
        with draft.open("wb") as out:
            np.savez(out, **pack(made))  # type: ignore[arg-type] # no array is called allow_pickle
        draft.replace(place)
    return made


def _packed(facets: Facets) -> Arrays:
    arrays: dict[str, NDArray[Any]] = {
        "things": _texts(facets.things),
        "columns": _texts(list(facets.columns)),
        "documents": facets.documents,
        "latest": facets.latest,
    }
    for name, column in (*facets.columns.items(), ("places", facets.places)):
        arrays[f"{name}.values"] = _texts(column.values)
        arrays[f"{name}.starts"] = column.starts
        arrays[f"{name}.things"] = column.things
    return arrays


def _unpacked(found: Arrays) -> Facets:
    def column(name: str) -> Column:
        return Column.of_arrays(
            tuple(_listed(found[f"{name}.values"])), found[f"{name}.starts"], found[f"{name}.things"]
        )

    columns = {name: column(name) for name in _listed(found["columns"])}
    things = tuple(_listed(found["things"]))
    return Facets(things, columns, column("places"), found["documents"], found["latest"])


def _texts(value: object) -> NDArray[np.uint8]:
    """Texts in lists and mappings as bytes; none is written with escapes, so that a search of the file finds it."""
    return np.frombuffer(json.dumps(value, ensure_ascii=False).encode(), np.uint8)


def _listed(array: NDArray[np.uint8]) -> Any:
    return json.loads(array.tobytes())


def _tupled(table: Mapping[str, Mapping[str, list[str]]]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {shown: {code: tuple(found) for code, found in by_code.items()} for shown, by_code in table.items()}
