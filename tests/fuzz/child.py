"""Reads files in a process of its own, so that a crash or an endless loop costs one file."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import traceback
from pathlib import Path
from types import TracebackType

MEMORY = 4_000_000_000  # bytes of address space that a reader may take
DOCUMENT, REFUSED = "document", "refused"


class Child:
    """A process that reads one file after the other; it is started anew where it died or hung.

    It works in an empty folder and has an empty folder for temporary files, and tells what is left in either.
    """

    def __init__(self, folder: Path, seconds: float) -> None:
        self.folder, self.seconds = folder, seconds
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Child:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def read(self, path: Path) -> str:
        """What came of a file: ``document``, ``refused``, or what is wrong with the reader."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(str(path)) + "\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], self.seconds)
        if not ready:
            self.end()
            return f"hangs: no answer within {self.seconds:.0f} s"
        answer = process.stdout.readline()
        if not answer:
            code = process.wait()
            self.end()
            return f"the process died with code {code}"
        return str(json.loads(answer))

    def end(self) -> None:
        """End the process if it runs."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def _running(self) -> subprocess.Popen[str]:
        if self.process is None:
            places = {name: self.folder / name for name in ("work", "temporary")}
            for place in places.values():
                place.mkdir(exist_ok=True)
            settings = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TMPDIR": str(places["temporary"])}
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.fuzz.child"], cwd=places["work"], env={**os.environ, **settings},
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            )  # fmt: skip
        return self.process


def main() -> None:
    """Answer each path on standard input with what came of it, a line each."""
    import resource

    import triptych  # noqa: F401 - puts graph/ on the module path, wherever it is installed

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints is no answer
    for line in sys.stdin:
        print(json.dumps(outcome(Path(json.loads(line)))), file=answers, flush=True)


def outcome(path: Path) -> str:
    """What came of reading a file here: ``document``, ``refused``, or what is wrong with the reader."""
    from graph.errors import BadInput, NotFound

    before = path.read_bytes(), sorted(path.parent.iterdir())
    try:
        answer = _read(path)
    except (BadInput, NotFound) as refusal:
        answer = _wrong(refusal, path.name) or REFUSED
    except BaseException:  # noqa: BLE001 - whatever comes out is what the test is to see
        answer = traceback.format_exc()
    left = [str(one) for place in (Path.cwd(), Path(os.environ["TMPDIR"])) for one in sorted(place.rglob("*"))]
    if left != [str(_scratch())]:
        return f"leaves {left}"
    return (
        answer if (path.read_bytes(), sorted(path.parent.iterdir())) == before else "changes the folder that it reads"
    )


def _read(path: Path) -> str:
    """Read what a file holds, the members of an archive one by one, as a load does."""
    from graph.errors import BadInput, NotFound
    from loaders import registry
    from loaders.sources import LeftOut, Part, parts
    from tests.fuzz.promises import broken_promise

    _scratch().mkdir(exist_ok=True)
    answers = []
    for part in parts(Part(str(path), path, path.suffix, kept=True), _scratch()):
        if isinstance(part, LeftOut):
            continue
        try:
            document = registry.read(part.path, suffix=part.suffix, media=part.media)
        except (BadInput, NotFound) as refusal:
            answers.append(_wrong(refusal, part.path.name) or REFUSED)
        else:
            answers.append(broken_promise(document) or DOCUMENT)
    return max(answers, key=lambda answer: (answer not in {DOCUMENT, REFUSED}, answer == DOCUMENT), default=REFUSED)


def _scratch() -> Path:
    return Path(os.environ["TMPDIR"]) / "scratch"


def _wrong(refusal: Exception, name: str) -> str:
    """What is wrong with a refusal: it is one line and names the file."""
    told = str(refusal)
    return "" if "\n" not in told and name in told else f"refuses with {told!r}"


if __name__ == "__main__":
    main()
