"""What the README and the pages of docs/ show is what happens: their examples run, their links lead somewhere."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import triptych
from triptych.commandline import parser

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAME = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language, in their order."""
    return [text for kind, text in BLOCK.findall(page.read_text("utf-8")) if kind == language]


def sessions(page: Path) -> list[tuple[str, str]]:
    """(command, output) of what a page's console blocks show of ``triptych``; other programs are not run."""
    steps = [step for block in blocks(page, "console") for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    shown = [(command, output) for command, _, output in (step.partition("\n") for step in steps)]
    return [(command, output) for command, output in shown if command.startswith("triptych ") and output.strip()]


CONSOLE = [(page, command, output) for page in PAGES for command, output in sessions(page)]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the examples, as the pages' commands expect it in the working directory."""
    folder = tmp_path_factory.mktemp("examples") / ".triptych"
    with triptych.open(folder) as graph:
        graph.load(ROOT / "examples")
    return folder


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.name)
def test_the_python_on_a_page_runs_as_shown(page, examples, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_STORE", str(examples))
    monkeypatch.chdir(ROOT)
    source = "\n".join(blocks(page, "python"))
    made = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)

    assert doctest.DocTestRunner(optionflags=SAME).run(made).failed == 0


@pytest.mark.parametrize(
    ("page", "command", "output"), CONSOLE, ids=[f"{one[0].stem}-{one[1][9:40]}" for one in CONSOLE]
)
def test_a_command_on_a_page_prints_what_is_shown(page, command, output, examples, tmp_path):
    Path(tmp_path, "examples").symlink_to(ROOT / "examples")
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=tmp_path,
        env=os.environ | {"TRIPTYCH_STORE": str(examples), "PYTHONPATH": path(), "COLUMNS": "120"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert doctest.OutputChecker().check_output(output, done.stdout + done.stderr, SAME), done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_on_a_page_are_commands_that_exist(page):
    known = set(next(iter(action.choices for action in parser()._actions if action.choices)))
    named = {shlex.split(line)[1] for block in blocks(page, "console") + blocks(page, "sh")
             for line in re.findall(r"^(?:\$ )?(triptych [^\n#]+)", block, re.MULTILINE)}  # fmt: skip

    assert named - known == set()


def test_no_page_speaks_of_one_machine():
    places = re.compile(r"/(?:work|tmp|root|home|opt)/")

    assert [page.name for page in PAGES if places.search(page.read_text("utf-8"))] == []


def path() -> str:
    """The module path of a child: the clone, and what this process hands on."""
    return os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
