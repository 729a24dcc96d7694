"""Documents that come from a browser: kept beside the store, and loaded by a process of their own."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import BadInput
from graph.model import Refusal
from loaders.registry import readers

_ROOT = Path(__file__).resolve().parents[1]
_NAME = re.compile(r"[^\w .()+-]+")
_LONGEST = 120


def suffixes() -> tuple[str, ...]:
    """The endings of files that can be read, without the dot.

    >>> "html" in suffixes()
    True
    """
    return tuple(sorted(name[1:] for name in readers() if name.startswith(".")))


def keep(store: Path, name: str, data: bytes) -> Path:
    """The file under which an upload is kept in ``store/uploads``; the same name and bytes give the same file.

    Only the last part of the name counts, without characters that a path could be built of.
    Raises BadInput for an empty upload or one of an unknown kind.
    """
    plain = _NAME.sub("-", name.replace("\\", "/").rpartition("/")[2]).strip(" .-")
    stem, dot, suffix = plain.rpartition(".")
    if not dot or suffix.lower() not in suffixes():
        raise BadInput(f"{name!r}: cannot be read; send a file that ends in {', '.join(suffixes())}", code="kind")
    if not data.strip():
        raise BadInput(f"{name!r}: the file is empty", code="empty")
    folder = store / "uploads" / hashlib.sha256(data).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{stem[:_LONGEST]}.{suffix}"
    if not target.exists():
        part = target.with_name(target.name + ".part")
        part.write_bytes(data)
        part.replace(target)
    return target


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a load ended: what was read, known and refused, and why nothing was where it failed altogether.

    ``is_stopped`` says that it failed because somebody ended it. ``loaded`` and ``unchanged`` are names of files;
    ``locations`` are where the library has them, in the same order.
    """

    loaded: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    quarantined: tuple[Refusal, ...] = ()
    failure: str = ""
    locations: tuple[str, ...] = ()
    is_stopped: bool = False


class Loading:
    """A load that runs in a process and session of its own: it goes on when the page that began it is gone."""

    def __init__(self, store: Path, files: Sequence[Path]) -> None:
        self.names = tuple(path.name for path in files)
        self._began = time.monotonic()
        self._outcome: Outcome | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="triptych-load-")
        self._report = Path(self._folder.name) / "report.json"
        self._errors = Path(self._folder.name) / "errors.txt"
        home = _ROOT if (_ROOT / "triptych").is_dir() else _ROOT.parent  # a clone, or the package in a wheel
        command = [sys.executable, "-m", "triptych", "load", *map(str, files)]
        command += ["--store", str(store.absolute()), "--report", str(self._report)]
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(  # noqa: S603 - our own command; the files are arguments, not a shell's text
                command,
                cwd=home,
                env=os.environ | {"PYTHONIOENCODING": "utf-8"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,
            )

    @property
    def seconds(self) -> int:
        """How long it has been running, in whole seconds."""
        return int(time.monotonic() - self._began)

    def is_running(self) -> bool:
        """Whether it is still at work."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End it; what was stored until then stays, and the next load takes up the rest."""
        self._process.terminate()
        self._process.wait()

    def outcome(self) -> Outcome:
        """How it ended; waits for the end."""
        self._process.wait()
        if self._outcome is None:
            self._outcome = self._read_outcome()
            self._folder.cleanup()
        return self._outcome

    def _read_outcome(self) -> Outcome:
        if not self._report.exists():
            said = self._errors.read_text("utf-8", "replace").strip().splitlines()
            if not said:
                return Outcome(failure="the load was stopped", is_stopped=True)
            return Outcome(failure=said[-1].removeprefix("triptych: "))
        report: dict[str, Any] = json.loads(self._report.read_text("utf-8"))
        return Outcome(
            loaded=tuple(map(_name, report["loaded"])),
            unchanged=tuple(map(_name, report["unchanged"])),
            refused=tuple(_refusal(one) for one in report["refused"]),
            quarantined=tuple(_refusal(one) for one in report["quarantined"]),
            locations=(*report["loaded"], *report["unchanged"]),
        )


def _name(location: str) -> str:
    return location.rpartition("/")[2]


def _refusal(said: dict[str, str]) -> Refusal:
    """A refusal without the folders of this machine."""
    reason = said["reason"].removeprefix(said["what"]).lstrip(": ")
    return Refusal(_name(said["what"]), reason, code=said.get("code", ""))
