"""What is counted, named and placed is kept beside its snapshot, is what would be read anew, and goes with it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from graph.explore.regions import regions
from graph.facets import FACETS, Facets, facets_of
from graph.facets.kept import facets_kept, is_kept, names_kept, regions_kept
from graph.facets.preparing import Preparing
from graph.many_names import labels_of
from graph.store import open_snapshot
from tests.explorer_store import add_later


@pytest.fixture
def folder(store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(store, tmp_path / "store"))


def told(facets: Facets) -> dict[str, object]:
    columns = {name: [(value, column.of(value).tolist()) for value in column.values] for name, column in
               [*facets.columns.items(), ("places", facets.places)]}  # fmt: skip
    return columns | {
        "things": facets.things,
        "documents": facets.documents.tolist(),
        "latest": facets.latest.tolist(),
        "chosen": facets.choose({"country": ["https://w3id.org/triptych/id/country/ITA"]}).counts,
    }


def test_what_is_kept_is_what_would_be_read_anew(folder: Path) -> None:
    with open_snapshot(folder) as snapshot:
        for _ in range(2):  # made, then read
            facets = facets_kept(snapshot)
            assert told(facets) == told(facets_of(snapshot))
            assert [facets.columns[name].held_by(0) for name in FACETS] == [
                facets_of(snapshot).columns[name].held_by(0) for name in FACETS
            ]
            assert names_kept(snapshot, facets.things, "it")[0] == labels_of(snapshot, facets.things, "it")
            assert regions_kept(snapshot) == regions(snapshot)


def test_a_broken_file_is_made_anew(folder: Path) -> None:
    with open_snapshot(folder) as snapshot:
        whole = told(facets_kept(snapshot))
        (kept,) = (folder / "snapshots").glob("*.facets-*")
        for broken in (b"", b"PK\x03\x04 cut", kept.read_bytes()[:-200]):
            kept.write_bytes(broken)
            assert told(facets_kept(snapshot)) == whole


def test_a_store_that_may_only_be_read_is_counted_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("graph.facets.kept.np.savez", refuse)
    with open_snapshot(folder) as snapshot:
        assert told(facets_kept(snapshot)) == told(facets_of(snapshot))


def test_the_process_prepares_all_languages_and_what_it_made_goes_with_the_snapshot(folder: Path) -> None:
    with open_snapshot(folder) as snapshot:
        number = snapshot.number
    first, second = Preparing(folder, ["en", "it"]), Preparing(folder, ["en", "it"])
    deadline = time.monotonic() + 120
    while first.is_running() or second.is_running():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert is_kept(folder, number, ["en", "it"])
    add_later(folder)

    assert [path.name for path in (folder / "snapshots").glob(f"{number}.*")] == []
