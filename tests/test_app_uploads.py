"""Documents that come from a browser: how they are kept, and the process that loads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.store import open_snapshot
from loaders.uploads import Loading, keep


def test_the_same_upload_is_kept_once_and_another_of_the_same_name_beside_it(tmp_path: Path) -> None:
    first, again, other = (keep(tmp_path, "plan.txt", data) for data in (b"one", b"one", b"two"))

    assert (first == again, first == other, first.read_bytes(), other.read_bytes()) == (True, False, b"one", b"two")


@pytest.mark.parametrize("name", ["../../plan.txt", "/etc/plan.txt", r"C:\Users\anna\plan.txt", "..plan.txt"])
def test_an_upload_never_leaves_the_store(name: str, tmp_path: Path) -> None:
    kept = keep(tmp_path, name, b"text")

    assert (kept.name, kept.parent.parent) == ("plan.txt", tmp_path / "uploads")


def test_names_of_any_script_are_kept(tmp_path: Path) -> None:
    assert keep(tmp_path, "Σχέδιο δράσης (2021).txt", b"text").name == "Σχέδιο δράσης (2021).txt"


@pytest.mark.parametrize(
    ("name", "data"), [("plan.exe", b"text"), ("plan", b"text"), (".txt", b"text"), ("a.txt", b" \n")]
)
def test_what_cannot_be_read_is_refused_before_it_is_kept(name: str, data: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"cannot be read|is empty"):
        keep(tmp_path, name, data)

    assert not (tmp_path / "uploads").exists()


def test_a_load_in_a_process_of_its_own_ends_with_its_outcome_and_a_snapshot(tmp_path: Path) -> None:
    store = tmp_path / "store"
    file = keep(store, "circe.txt", b"CircE is an Interreg Europe project.")
    once = Loading(store, [file]).outcome()
    twice = Loading(store, [file]).outcome()

    assert (once.loaded, once.refused, once.failure) == (("circe.txt",), (), "")
    assert (twice.loaded, twice.unchanged) == ((), ("circe.txt",))
    with open_snapshot(store) as snapshot:
        assert len(snapshot) > 0


def test_what_a_load_refuses_is_said_without_the_folders_of_this_machine(tmp_path: Path) -> None:
    file = keep(tmp_path / "store", "broken.txt", b"\x00\x01\x02\xff\xfe" * 50)
    outcome = Loading(tmp_path / "store", [file]).outcome()

    assert (outcome.loaded, [(one.what, one.code) for one in outcome.refused]) == ((), [("broken.txt", "kind")])
    assert str(tmp_path) not in "".join(one.reason for one in outcome.refused)


def test_a_load_that_cannot_begin_says_why(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file where the store should be")
    (tmp_path / "a.txt").write_text("text")
    outcome = Loading(tmp_path / "store", [tmp_path / "a.txt"]).outcome()

    assert (outcome.loaded, outcome.failure != "") == ((), True)


def test_a_load_can_be_stopped(tmp_path: Path) -> None:
    load = Loading(tmp_path / "store", [keep(tmp_path / "store", "a.txt", b"CircE is a project.")])
    load.stop()

    assert (load.is_running(), load.outcome().failure) == (False, "the load was stopped")
