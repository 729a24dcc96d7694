"""What is shipped: the wheel holds one package, with all its data, and works where nothing else of the clone is."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import tomllib
import urllib.request
import venv
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("ontology", "graph", "loaders", "pages", "examples")
PAGE = "CircE is an Interreg Europe project. Regione Lombardia is a partner of CircE."


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A finished program, started outside the clone and without its settings."""
    kept = {name: value for name, value in os.environ.items() if name != "TRIPTYCH_STORE"}
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env=kept | environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is published, built from the clone."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder, PYTHONPATH=""
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts' folder of a new environment with the wheel; what it needs comes from this environment."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    scripts = folder / "bin"
    done = run(
        sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--no-deps", "--no-index", wheel,
        cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    site = run(scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    needs = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(site.stdout.strip(), "needs.pth").write_text("\n".join(sorted(needs)) + "\n", encoding="utf-8")
    return scripts


def names(wheel: Path) -> set[str]:
    """The files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_puts_one_package_beside_others(wheel):
    tops = {PurePosixPath(name).parts[0] for name in names(wheel)}

    assert {re.sub(r"-[\d.]+\.dist-info$", "-N.dist-info", top) for top in tops} == {
        "triptych",
        "triptych_graph-N.dist-info",
    }


def test_the_wheel_holds_every_file_of_the_folders(wheel):
    committed = {
        f"triptych/{path.relative_to(ROOT).as_posix()}"
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not any(part == "__pycache__" or part[0] == "." for part in path.parts)
    }

    assert committed - names(wheel) == set()


@pytest.mark.parametrize("name", ["triptych/app.py", "triptych/.streamlit/config.toml", "triptych/py.typed"])
def test_the_wheel_holds_what_stands_beside_the_folders(wheel, name):
    assert name in names(wheel)


def test_the_wheel_holds_the_licences(wheel):
    licences = {
        PurePosixPath(name).name
        for name in names(wheel)
        if ".dist-info/licenses/" in name
    }  # fmt: skip

    assert licences == {"LICENSE", "LICENSE-DATA", "LICENSE-UNICODE.txt"}


def test_the_installed_package_is_the_wheels(installed, tmp_path):
    found = run(
        installed / "python", "-c", "import triptych, graph, ontology; print(graph.__file__, ontology.__file__)",
        cwd=tmp_path,
    )  # fmt: skip

    places = found.stdout.split()
    assert [place.startswith(str(installed.parent)) for place in places] == [True, True], found.stdout + found.stderr


def test_the_installed_command_says_what_it_can_do(installed, tmp_path):
    shown = run(installed / "triptych", "--help", cwd=tmp_path)

    assert (shown.returncode, "load" in shown.stdout, shown.stderr) == (0, True, "")


def test_the_installed_command_loads_and_answers(installed, tmp_path):
    Path(tmp_path, "one.txt").write_text(PAGE, encoding="utf-8")
    Path(tmp_path, "two.md").write_text("# CircPro\n\nCircPro is an Interreg Europe project.\n", encoding="utf-8")
    loaded = run(installed / "triptych", "load", "one.txt", "two.md", "--store", "store", cwd=tmp_path)
    asked = "SELECT DISTINCT ?project { ?project a tri:Project } ORDER BY ?project"
    answered = run(installed / "triptych", "query", asked, "--store", "store", "--format", "csv", cwd=tmp_path)

    assert (loaded.returncode, loaded.stderr) == (0, "")
    assert [line.rpartition("/")[2] for line in answered.stdout.split()] == ["project", "circe", "circpro"]


def test_the_installed_command_loads_with_worker_processes(installed, tmp_path):
    for name in ("one", "two"):
        Path(tmp_path, f"{name}.txt").write_text(f"{PAGE} Page {name}.", encoding="utf-8")
    loaded = run(installed / "triptych", "load", ".", "--jobs", "2", "--store", "../store", cwd=tmp_path)

    assert (loaded.returncode, loaded.stdout.split(",")[0]) == (0, "2 documents loaded"), loaded.stderr


def test_the_installed_explorer_opens(installed, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name != "TRIPTYCH_STORE"}
    server = subprocess.Popen(
        [installed / "triptych", "app", "--port", str(port), "--store", "store"],
        cwd=tmp_path, env=kept, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        status = answered(f"http://127.0.0.1:{port}/", server)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)

    assert status == 200


def answered(address: str, server: subprocess.Popen[bytes]) -> int:
    """The status of the first answer; raises AssertionError where the server ends or a minute passes without one."""
    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return int(answer.status)
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address}: no answer; the server's exit status is {server.poll()}")


@pytest.mark.long
def test_the_other_tests_pass_on_the_wheel(installed, tmp_path):
    package = Path(
        run(installed / "python", "-c", "import triptych; print(triptych.__path__[0])", cwd=tmp_path).stdout.strip()
    )
    for name in ("tests", "docs", "tools", "changelog.d"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (path for path in ROOT.iterdir() if path.is_file() and path.name != "app.py"):
        shutil.copy(path, tmp_path)
    for name in (*FOLDERS, "app.py", ".streamlit"):
        Path(tmp_path, name).symlink_to(package / name)
    Path(tmp_path, "triptych").symlink_to(package)
    command = (
        installed / "python", "-m", "pytest", "-q", "-n", "auto", "--dist=worksteal", "-m", "not long and not browser",
        "--ignore=tests/test_packaging.py", "--ignore=tests/test_imports.py", "tests",
    )  # fmt: skip
    done = run(*command, cwd=tmp_path, CI="")

    assert done.returncode == 0, done.stdout[-8000:]


def test_a_foreign_package_of_the_same_name_is_reported(installed, tmp_path):
    Path(tmp_path, "graph").mkdir()
    Path(tmp_path, "graph", "__init__.py").touch()
    tried = run(installed / "python", "-c", "import graph, triptych", cwd=tmp_path)

    assert "another package named 'graph' is already imported" in tried.stderr


def test_every_dependency_is_pinned():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [settings["dependencies"], *settings["optional-dependencies"].values()]
    wanted = {normal(re.match(r"[\w.-]+", need).group()) for group in groups for need in group}
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {normal(line.partition("==")[0]) for line in lines if "==" in line}

    assert wanted - pinned == set()


def test_pins_name_versions_and_no_places():
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    odd = [line for line in lines if line[:1] != "#" and not re.fullmatch(r"[\w.-]+==[\w.]+( ; [^/]+)?", line)]

    assert odd == []


def normal(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
