"""The process that reads: a crash, an endless loop or too much memory costs one document and not the load.

Started by ``loaders.crew`` as ``python -I worker.py``. The first line of JSON that it reads says in what manner it is
to read; it writes ``ready``, then for each line that follows (a task) lines of JSON: ``begin`` before each document,
then ``read`` (followed by its packed parts, of the sizes given), ``refused`` or ``ignored``; ``end`` when the source
has no more. A crew that is to propose profiles gets ``proposed`` for each table that none fits, and nothing for all
else.
"""

from __future__ import annotations

import hashlib
import json
import os
import queue
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # -I leaves the folder that holds graph/ out

from graph.codec import pack
from graph.confinement import bound_memory, no_sockets
from graph.errors import GraphError
from graph.redacted import redacted_document
from graph.tombstones import Tombstones
from loaders import kinds, registry
from loaders.reading import placed, read
from loaders.sources import LeftOut, Part, parts, reason_for
from loaders.tables.profile import Profile
from loaders.tables.profile_text import proposal_text
from loaders.tabular import profiles_of, proposed
from ontology.errors import OntologyError

Reply = tuple[dict[str, Any], bytes]
Speaker = Callable[[Part | LeftOut, str], Iterator[Reply]]


def replies(task: dict[str, Any], scratch: Path, of: Speaker) -> Iterator[Reply]:
    """What there is to say of a source, part by part; ``skip`` parts were tried before."""
    path, location = Path(task["path"]), str(task["location"])
    state: dict[str, Any] = {"size": 0, "changed": 0, "content": ""}
    whole = Part(location, path, str(task["suffix"]), str(task["media"]), kept=True)
    try:
        with suppress(OSError):  # whoever opens it next says what is wrong
            found = path.stat()
            if path.is_file():
                state = {"size": found.st_size, "changed": found.st_mtime_ns, "content": _hash(path)}
        if state["content"] and state["content"] == task["content"]:
            yield {"kind": "same"}, b""
        else:
            for number, part in enumerate(parts(whole, scratch)):
                if number >= int(task["skip"]):
                    yield (
                        {
                            "kind": "begin",
                            "location": part.refusal.what if isinstance(part, LeftOut) else part.location,
                        },
                        b"",
                    )
                    yield from of(part, str(task["url"]))
    except (GraphError, OSError) as error:
        yield _refused(location, error, whole), b""
    yield {"kind": "end", **state}, b""


def _refused(location: str, error: Exception, part: Part) -> dict[str, str]:
    code = error.code if isinstance(error, GraphError) else ""
    return {"kind": "refused", "location": location, "reason": reason_for(error, part), "code": code}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def read_part(
    part: Part | LeftOut, url: str, *, base: str, profiles: Sequence[Profile], tombstones: Tombstones | None
) -> Iterator[Reply]:
    """The document of a part with its statements, or why there are none."""
    if isinstance(part, LeftOut):
        kind = "ignored" if part.ignored else "refused"
        told = part.refusal
        yield {"kind": kind, "location": told.what, "reason": told.reason, "code": told.code}, b""
        return
    address = url if part.kept else ""
    try:
        found = read(
            part.path,
            base,
            suffix=part.suffix,
            media=part.media,
            url=address,
            profiles=profiles,
            tombstones=tombstones,
        )
    except (GraphError, OntologyError) as error:
        yield _refused(part.location, error, part), b""
    except (OSError, MemoryError, RecursionError) as error:
        reason = f"{part.location}: cannot be read ({error or type(error).__name__})"
        yield {"kind": "refused", "location": part.location, "reason": reason}, b""
    else:
        packed = pack(found.document, found.statements)
        head = {
            "kind": "read",
            "location": part.location,
            "document": found.document.id,
            "hash": packed.hash,
            "sizes": [len(packed.document), len(packed.statements)],
            "refused": sorted(found.refused.items()),
            "unread": [asdict(placed(one, part.location)) for one in found.unread],
            "profile": None if found.tabular is None else found.tabular.profile,
        }
        yield head, packed.document + packed.statements


def propose_part(
    part: Part | LeftOut, url: str, *, profiles: Sequence[Profile], tombstones: Tombstones | None
) -> Iterator[Reply]:
    """The profile that a table needs and does not have; what cannot be read is told when it is read."""
    if isinstance(part, LeftOut):
        return
    with suppress(GraphError, OntologyError, OSError, MemoryError, RecursionError):
        if kinds.kind_of(part.path, suffix=part.suffix, media=part.media) in kinds.TABLES:
            document = registry.read(part.path, suffix=part.suffix, media=part.media)
            if tombstones is not None:
                document = redacted_document(document, tombstones)
            found = proposed(document, profiles)
            if found is not None:
                said = {"name": found.profile.name, "text": proposal_text(found), "missing": found.missing}
                yield {"kind": "proposed", "location": part.location, **said}, b""


def _read(tasks: queue.SimpleQueue[bytes]) -> None:
    """Hand on what the parent asks; when it is gone, end at once, whatever is running."""
    for line in sys.stdin.buffer:
        tasks.put(line)
    os._exit(0)


def main(base: str, memory: int, scratch: Path, settings: dict[str, Any]) -> None:
    """Read until the parent closes the pipe."""
    scratch.mkdir(parents=True, exist_ok=True)
    profiles = profiles_of(settings["profiles"])
    tombstones = Tombstones.from_json(settings["tombstones"])
    speak: Speaker = partial(read_part, base=base, profiles=profiles, tombstones=tombstones)
    if settings["propose"]:
        speak = partial(propose_part, profiles=profiles, tombstones=tombstones)
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints must not come between
    tasks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(tasks,), daemon=True).start()
    no_sockets()
    bound_memory(memory)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    out.write(b"ready\n")
    out.flush()
    while True:
        task = json.loads(tasks.get())
        for head, body in replies(task, scratch, speak):
            out.write(json.dumps(head).encode() + b"\n" + body)
            out.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the parent
    if asked := sys.stdin.buffer.readline():  # else the parent had nothing to read
        told = json.loads(asked)
        settings = json.loads(Path(told["settings"]).read_text(encoding="utf-8"))
        main(told["base"], told["memory"], Path(told["scratch"]), settings)
