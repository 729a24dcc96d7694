"""The process that updates a store: it finds out what changes within its limits, and then does it whole.

Started by ``graph.service.updating`` as ``python -I updater.py STORE SECONDS MEMORY BYTES WAIT``. For each line of
JSON (``sparql``, ``default``, ``named``, ``by``, ``anywhere``) it writes three lines: ``open`` when it holds the store,
``found`` when it knows what changes, and one of JSON (``status``, ``message`` or ``added``, ``removed``, ``snapshot``).
Until ``found`` nothing has changed, and the parent may end it; from then on it is to be left alone.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # -I leaves the folder that holds graph/ out

from graph.confinement import no_sockets, taken_memory
from graph.errors import BadQuery, GraphError, StoreError
from graph.library import Library
from graph.live import SERVER
from graph.service.hearing import hearing
from graph.store import current
from graph.updates import Dataset, Evaluation, Forbidden, TooMuch, Update
from graph.updates.erased import names_erased
from graph.write import Writer


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def answer(
    folder: Path, request: dict[str, Any], seconds: float, memory: int, most: int, wait: float
) -> dict[str, Any]:
    """What came of an update: ``status`` 200 with the numbers of quads, or the status and the reason."""
    done: dict[str, Any] = {}
    try:
        with Writer(folder, wait=wait) as writer:
            _say("open")
            with _bounds(seconds, memory):
                found = Evaluation(
                    writer.live, writer.base, writer.updates.scratch, anywhere=bool(request["anywhere"]), most=most
                ).delta(str(request["sparql"]), Dataset(tuple(request["default"]), tuple(request["named"])))
                if names_erased(found.added, writer.library.tombstones):
                    raise Forbidden("the update names a person who was erased from this store")
            _say("found")
            if found:
                at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
                writer.update(Update(at, str(request["by"]), found.removed, found.added))
            done = {"added": len(found.added), "removed": len(found.removed)}
        return {"status": 200, "snapshot": current(folder)} | done
    except Forbidden as error:
        return {"status": 403, "message": str(error)}
    except TooMuch as error:
        return {"status": 413, "message": str(error)}
    except BadQuery as error:
        return {"status": 400, "message": str(error)}
    except StoreError as error:
        return {"status": 503, "message": str(error)}
    except MemoryError:
        return {"status": 503, "message": "the update took more memory than allowed; nothing was changed"}
    except (GraphError, ValueError, OSError, RuntimeError) as error:
        return {"status": 400, "message": f"the update cannot be done: {error}"}


class _bounds:  # noqa: N801 - read as a word at its one use
    """So many seconds and bytes for what happens inside; the process ends where it takes more."""

    def __init__(self, seconds: float, memory: int) -> None:
        self._seconds, self._memory = seconds, memory

    def __enter__(self) -> None:
        _, self._hard = resource.getrlimit(resource.RLIMIT_AS)
        if self._memory:
            with suppress(ValueError, OSError):  # macOS knows no such limit for a running process
                resource.setrlimit(resource.RLIMIT_AS, (taken_memory() + self._memory, self._hard))
        signal.setitimer(signal.ITIMER_REAL, self._seconds + 1)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (self._hard, self._hard))


def main(store: str, seconds: float, memory: int, most: int, wait: float) -> None:
    """Update until the parent closes the pipe."""
    requests = hearing()
    with closing(Library(Path(store))) as library:
        if library.setting(SERVER) is None:
            no_sockets()
    while True:
        request = json.loads(requests.get())
        _say(json.dumps(answer(Path(store), request, seconds, memory, most, wait)))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5]))
