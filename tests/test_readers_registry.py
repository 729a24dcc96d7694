"""The table of readers finds the right one, and folders are searched without surprises."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.model import Refusal
from loaders import folders, registry


def test_every_line_of_the_table_leads_to_a_function() -> None:
    assert {name: callable(registry.reader_for(name)) for name in registry.READERS} == dict.fromkeys(
        registry.READERS, True
    )


def test_a_package_may_add_a_reader_and_replace_none(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint(".odd", "odd:read", "triptych.readers"), EntryPoint(".md", "odd:read", "triptych.readers")]
    monkeypatch.setattr(registry, "entry_points", lambda group: points)

    table = registry.readers.__wrapped__()

    assert (table[".odd"], table[".md"]) == ("odd:read", "loaders.readers.markdown:read_markdown")


def test_an_unknown_suffix_names_the_known_ones() -> None:
    with pytest.raises(BadInput) as caught:
        registry.reader_for(Path("plan.xyz"))
    assert str(caught.value) == (f"plan.xyz: no reader for .xyz; known are {', '.join(registry.suffixes())}")


def test_suffixes_are_read_in_any_case(tmp_path: Path) -> None:
    path = tmp_path / "PLAN.MD"
    path.write_text("# Plan")

    assert registry.read(path).media_type == "text/markdown"


def test_a_page_saved_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_text("<!DOCTYPE html><p>Turin buys green.</p>")

    assert registry.read(path).text == "Turin buys green."


def test_a_folder_gives_its_files_sorted_and_lists_what_it_ignores(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.md", "b/1.txt", "z.html", "a.txt", ".hidden.txt", "photo.png"):
        (tmp_path / name).write_text("x")

    found = folders.readable_files([tmp_path])

    assert found == folders.Found(
        files=tuple(tmp_path / name for name in ("a.txt", "z.html", "b/1.txt", "b/2.md")),
        ignored=(Refusal(str(tmp_path / "photo.png"), "no reader for .png"),),
    )


def test_a_link_back_to_the_folder_is_not_followed_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)

    assert folders.readable_files([tmp_path]).files == (tmp_path / "a.txt",)


def test_a_named_file_is_tried_whatever_its_kind_and_only_once(tmp_path: Path) -> None:
    path = tmp_path / "plan.xyz"

    assert folders.readable_files([path, path]).files == (path,)


def test_a_folder_that_cannot_be_opened_is_refused_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "a.txt").write_text("x")
    listed = Path.iterdir

    def guarded(folder: Path) -> object:
        if folder == closed:
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", guarded)
    found = folders.readable_files([tmp_path])

    assert (found.files, found.refused) == (
        (tmp_path / "a.txt",),
        (Refusal(str(closed), "folder cannot be opened (Permission denied); change its permissions"),),
    )
