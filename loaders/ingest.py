"""From files to a store: read, extract, judge, write, each file by itself and in the order of its name."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

from graph.codec import document_from_json, document_to_json, mentions_of, statements_from_json, statements_to_json
from graph.errors import BadInput, GraphError
from graph.iri import BASE
from graph.library import Reading
from graph.model import Document, Refusal, Statement
from graph.quarantine import unsound
from graph.write import Writer
from loaders import registry
from loaders.extract.rules import extract
from loaders.version import rules_version
from ontology.errors import OntologyError

BATCH = 50
"""Documents that are written in one transaction."""

POOL_FROM = 40
"""Files from which starting worker processes pays."""

Progress = Callable[[int, int], None]
Packed = tuple[str, str, str, list[tuple[str, str]], int, int]
Worker = Callable[[Executor, str, str, str], "Future[Packed | str]"]


@dataclass(slots=True)
class Report:
    """What a load did: for people as a table, for programs as JSON.

    ``facts`` counts the things mentioned by class; ``quarantined`` are statements that are unsound within their own
    document; ``missing`` are files of an earlier load that are no longer there.
    """

    loaded: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    ignored: list[Refusal] = field(default_factory=list)
    quarantined: list[Refusal] = field(default_factory=list)
    things: Counter[str] = field(default_factory=Counter)
    statements: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one file: a reading, or why there is none."""

    location: str
    reading: Reading | None
    refusal: Refusal | None = None


def read(path: Path, base: str = BASE) -> tuple[Document, tuple[Statement, ...], dict[str, str]]:
    """Document, statements and the unsound ones among them (id to reason) of one file.

    Raises BadInput or NotFound, which name the file, the cause and the cure.
    """
    document = registry.read(path)
    statements = tuple(extract(document))
    return document, statements, unsound(statements, base)


def read_packed(location: str, base: str, rules: str) -> Packed | str:
    """``read`` for a worker process: plain values that cost little to hand over; a str is the reason of a refusal."""
    try:
        size, changed = _state(location)  # before reading: a change meanwhile is then seen by the next load
        document, statements, refused = read(Path(location), base)
    except (GraphError, OntologyError) as error:
        return str(error)
    except (OSError, MemoryError, RecursionError) as error:
        return f"{location}: cannot be read ({error})"
    return (
        document.id,
        document_to_json(document),
        statements_to_json(statements),
        sorted(refused.items()),
        size,
        changed,
    )


def _state(location: str) -> tuple[int, int]:
    """Size in bytes and time of change in nanoseconds; zeros for what is not there, of which reading tells more."""
    try:
        found = Path(location).stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def ingest(
    paths: Iterable[str | Path],
    folder: Path,
    *,
    base: str | None = None,
    jobs: int | None = None,
    prune: bool = False,
    progress: Progress | None = None,
    wait: float = 10.0,
    at: str = "",
    worker: Worker | None = None,
) -> Report:
    """Load files and folders into a store; what went in, what was skipped and what was refused comes back.

    Files that have not changed since the last load are not read again. A load that was cut off is
    taken up: what it had not come to is read with what is asked for now. ``prune`` withdraws files
    of the given folders that are no longer there, unless the folder itself is gone. ``at`` is the time to keep
    for the run; ``worker`` hands ``read_packed`` to a pool's process.
    """
    began, report = monotonic(), Report()
    given = [Path(path) for path in _no_addresses(paths, report)]
    with Writer(folder, base=base, wait=wait) as writer:
        library, rules = writer.library, rules_version()
        found = registry.readable_files(given)
        report.ignored += found.ignored
        report.refused += found.refused
        asked = {str(path.absolute()): None for path in found.files}
        left = [location for location in library.intents() if os.path.isfile(location)]  # noqa: PTH113 - is_file raises where it may not look
        locations = sorted(asked | dict.fromkeys(left))
        with library.transaction():
            library.db.execute("DELETE FROM intent")
            library.intend(locations)
        waiting = []
        for location in locations:
            seen = library.seen(location)
            if seen and (seen.size, seen.changed, seen.rules) == (*_state(location), rules):
                report.unchanged.append(location)
            else:
                waiting.append(location)
        with library.transaction():
            library.fulfil(report.unchanged)
        batch: list[Reading] = []
        for number, one in enumerate(_readings(waiting, writer.base, rules, jobs, worker or _submit), 1):
            if one.reading is None:
                with library.transaction():
                    library.fulfil([one.location])
                report.refused += [one.refusal] if one.refusal else []
            else:
                batch.append(one.reading)
                _count(report, one.reading)
            if len(batch) >= BATCH:
                writer.put(batch, run=at)
                batch.clear()
            if progress:
                progress(number, len(waiting))
        if batch:
            writer.put(batch, run=at)
        _absent(writer, given, report, prune)
    report.seconds = monotonic() - began
    return report


def _no_addresses(paths: Iterable[str | Path], report: Report) -> Iterator[str]:
    for path in map(str, paths):
        if not path:
            report.refused.append(Refusal("''", "an empty path names nothing; is a variable unset?"))
        elif path.startswith(("http://", "https://")):
            report.refused.append(Refusal(path, "web addresses are not read yet; save the page and load the file"))
        else:
            yield path


def _submit(pool: Executor, location: str, base: str, rules: str) -> Future[Packed | str]:
    return pool.submit(read_packed, location, base, rules)


def _readings(locations: list[str], base: str, rules: str, jobs: int | None, worker: Worker) -> Iterator[Read]:
    """What came of each file, in order; worker processes share the work where there is enough of it."""
    jobs = jobs or (os.cpu_count() or 1 if len(locations) >= POOL_FROM else 1)
    if jobs < 1:
        raise BadInput(f"--jobs {jobs}: expected a number of processes from 1 on")
    if jobs == 1 or len(locations) < 2:
        for location in locations:
            yield _unpacked(location, read_packed(location, base, rules), rules)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from _in_order(pool, locations, base, rules, worker, ahead=4 * jobs)


def _in_order(
    pool: Executor, locations: list[str], base: str, rules: str, worker: Worker, ahead: int
) -> Iterator[Read]:
    waiting = iter(locations)
    running = [(one, worker(pool, one, base, rules)) for one in islice(waiting, ahead)]
    while running:
        location, future = running.pop(0)
        yield _unpacked(location, future.result(), rules)
        running += [(one, worker(pool, one, base, rules)) for one in islice(waiting, 1)]


def _unpacked(location: str, packed: Packed | str, rules: str) -> Read:
    if isinstance(packed, str):
        return Read(location, None, Refusal(location, packed))
    document, text, statements, refused, size, changed = packed
    made = Reading(
        location,
        document_from_json(text, (location,)),
        statements_from_json(document, statements),
        size,
        changed,
        rules,
        tuple((key, reason) for key, reason in refused),
    )
    return Read(location, made)


def _count(report: Report, reading: Reading) -> None:
    report.loaded.append(reading.location)
    report.statements += len(reading.statements)
    report.things.update(mention.kind for mention in mentions_of(reading.statements).values())
    by_id = {one.id: one for one in reading.statements}
    for key, reason in reading.refused:
        one = by_id[key]
        quote = reading.document.text[one.start : one.end]
        report.quarantined.append(Refusal(f"{reading.location}: {one.subject.kind} {one.predicate}", reason, quote))


def _absent(writer: Writer, given: list[Path], report: Report, prune: bool) -> None:
    """Report what is no longer there, or withdraw it: never where the folder itself is gone, as unmounted ones are."""
    roots = {str(path.absolute()): os.path.exists(path) for path in given}  # noqa: PTH110 - as for is_file above
    for location, _ in writer.library.locations():
        within = [there for root, there in roots.items() if f"{location}/".startswith(root.rstrip("/") + "/")]
        if within and _is_gone(location):
            (report.withdrawn if prune and any(within) else report.missing).append(location)
    if prune and report.withdrawn:
        writer.withdraw(report.withdrawn)


def _is_gone(location: str) -> bool:
    """Whether there is no such file; what may not be looked at is not gone."""
    try:
        Path(location).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
