"""Loading as users do it: shares that are gone, odd file names, empty variables, reports that cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import triptych
from triptych.__main__ import main
from triptych.commands.load import summary

PAGE = "CircE (European regions toward Circular Economy) is an Interreg Europe project with 8 partners.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    (made / "page.txt").write_text(PAGE, encoding="utf-8")
    return made


def loaded(graph: triptych.KnowledgeGraph) -> list[str]:
    return [Path(location).name for location, _ in graph.documents()]


def test_pruning_a_folder_that_is_gone_withdraws_nothing(folder: Path, tmp_path: Path) -> None:
    graph = triptych.open(tmp_path / "store")
    graph.load(folder)
    folder.rename(tmp_path / "elsewhere")

    report = graph.load(folder, prune=True)

    assert (report.withdrawn, [Path(one.what).name for one in report.refused]) == ([], ["folder"])
    assert loaded(graph) == ["page.txt"]


def test_an_empty_path_is_refused_and_not_the_working_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    report = triptych.open(tmp_path / "store").load("")
    assert (report.loaded, [one.what for one in report.refused]) == ([], ["''"])


@pytest.mark.parametrize("command", [["load", ""], ["extract", ""], ["stats", "--store", ""], ["export", ""]], ids=str)
def test_an_empty_argument_for_a_path_is_wrong_use(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(command)
    assert caught.value.code == 2
    assert "is empty; is a variable unset?" in capsys.readouterr().err


def test_a_file_whose_name_is_no_text_is_refused_and_the_rest_is_loaded(folder: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"bad\xff name.txt")
    (folder / name).write_text(PAGE, encoding="utf-8")

    graph = triptych.open(tmp_path / "store")
    report = graph.load(folder)

    assert [one.what for one in report.refused] == [repr(str(folder / name))]
    assert loaded(graph) == ["page.txt"]


def test_a_report_that_cannot_be_written_is_said_before_anything_is_loaded(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, store = tmp_path / "no" / "report.json", tmp_path / "store"
    assert main(["load", str(folder), "--report", str(report), "--store", str(store)]) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(f"triptych: {report}: No such file or directory; ")
    assert not store.exists()


def test_files_ignored_for_the_same_reason_share_a_heading(folder: Path, tmp_path: Path) -> None:
    for number in range(5):
        (folder / f"{number}.png").write_bytes(b"\x89PNG")
    lines = summary(triptych.open(tmp_path / "store").load(folder))
    first = lines.index("ignored: 5 files, no reader for .png")

    assert lines[first + 1 : first + 5] == [*(f"  {folder / f'{number}.png'}" for number in range(3)), "  and 2 more"]


def test_a_file_name_with_a_newline_is_printed_on_one_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "page.txt").rename(folder / "two\nlines.txt")
    main(["load", str(folder), "--store", str(tmp_path / "store")])
    capsys.readouterr()
    main(["documents", "--store", str(tmp_path / "store")])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith("two\\nlines.txt")


def test_output_that_cannot_be_written_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "triptych", "questions"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        ["triptych: output: No space left on device; check the path, its permissions and the disk"],
    )


def test_words_that_are_no_text_are_refused_in_one_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["load", str(folder), "--store", str(tmp_path / "store")])
    capsys.readouterr()
    assert main(["find", os.fsdecode(b"Torin\xff"), "--store", str(tmp_path / "store")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    "command",
    [["app", "--port", "99999"], ["path", "a", "b", "--limit", "-3"], ["find", "x", "--limit", "0"],
     ["load", "x", "--jobs", "0"]],
    ids=" ".join,
)  # fmt: skip
def test_a_number_out_of_range_is_wrong_use(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(command)
    assert caught.value.code == 2
    assert "expected a number from" in capsys.readouterr().err


def test_the_command_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("triptych ")


@pytest.mark.parametrize(
    ("command", "said"),
    [(["find", "Xyzzy"], "'Xyzzy': no name is like it"), (["find", "x", "--kind", "Projekt"], "did you mean Project")],
    ids=["no hit", "no class"],
)
def test_a_search_that_finds_nothing_says_so(
    command: list[str], said: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["load", str(folder), "--store", str(tmp_path / "store")])
    capsys.readouterr()
    assert main([*command, "--store", str(tmp_path / "store")]) == 1
    assert said in capsys.readouterr().err


def test_utf_16_without_its_mark_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(PAGE.encode("utf-16-le"))
    (refusal,) = triptych.open(tmp_path / "store").load(tmp_path / "page.txt").refused
    assert refusal.reason.endswith("looks like UTF-16 without its mark; save it as UTF-8")
