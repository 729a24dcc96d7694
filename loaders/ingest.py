"""From files and addresses to a store: read by a crew of processes, written in the order of their names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from graph.codec import Packed
from graph.erasure_files import forget_uploads
from graph.errors import BadInput, GraphError
from graph.identity import open_tables
from graph.iri import digest
from graph.library import Reading, Source
from graph.model import Refusal
from graph.write import Writer
from loaders import folders
from loaders.crew import Crew, Reply, Spare, Task
from loaders.downloads import Downloads, is_address
from loaders.report import Report
from loaders.suggest.kept import SecondReader
from loaders.tables.profile import Profile
from loaders.tables.profile_file import read_profile
from loaders.tables.profile_text import to_toml
from loaders.tabular import AUTO
from loaders.version import rules_version

if TYPE_CHECKING:
    from graph.remote import Wanted
    from loaders.cluster import Cluster
    from loaders.cluster.crew import FarCrew
    from loaders.suggest.reader import Suggester

BATCH = 200
"""Documents that are written at once, at most: the more, the less each costs."""
_STATEMENTS = 20_000
"""Statements from which a batch is written, so that large documents do not add up in memory."""
_SECONDS = 5.0
"""Seconds after which a batch is written, so that slow reading is not lost where a load is cut off."""

POOL_FROM = 20
"""Sources from which a process a core pays; fewer are read by one."""

Progress = Callable[[int, int], None]


def ingest(
    paths: Iterable[str | Path],
    folder: Path,
    *,
    base: str | None = None,
    jobs: int | None = None,
    prune: bool = False,
    profile: str | None = None,
    suggester: Suggester | None = None,
    cluster: Cluster | None = None,
    progress: Progress | None = None,
    wait: float = 10.0,
    at: str = "",
    server: Wanted | None = None,
    spare: Spare | None = None,
) -> Report:
    """Load files, folders and web addresses into a store; what went in, what was skipped and refused comes back.

    What has not changed since the last load is not read again. A load that was cut off is taken up:
    what it had not come to is read with what is asked for now. ``prune`` withdraws files of the given
    folders that are no longer there, unless the folder itself is gone. ``profile`` is a file that says what the
    columns of tables are, which the store keeps, or ``auto``: one is proposed, and kept, for each table that none
    fits. ``suggester`` is a model that is asked about prose, too. The workers of a ``cluster`` read, or so many
    ``jobs`` here. ``at`` is the time to keep for the run; ``progress`` is told after each source how many of how many
    are done. ``server`` holds the graph of a new store (docs/engines.md). ``spare`` is the first of the
    processes that read, if it has been started.
    """
    began, report = monotonic(), Report()
    if jobs is not None and jobs < 1:
        raise BadInput(f"--jobs {jobs}: expected a number of processes from 1 on")
    given = list(map(str, paths))
    if "" in given:
        report.refused.append(Refusal("''", "an empty path names nothing; is a variable unset?"))
    roots = [Path(path) for path in given if path and not is_address(path)]
    own = None if profile in (None, AUTO) else read_profile(Path(str(profile)))
    with Writer(folder, base=base, wait=wait, server=server) as writer:
        second = SecondReader(writer.library, suggester, report.model)
        load = _Load(writer, report, folder / "incoming", at, second, cluster, spare)
        load.take_profile(own, profile == AUTO)
        try:
            sources = load.begin(roots, filter(is_address, given))
            load.read(sources, jobs, progress)
            if writer.library.tombstones is not None:
                forget_uploads(folder, writer.library, sources)
        finally:
            shutil.rmtree(folder / "incoming", ignore_errors=True)
        load.look_for_missing(roots, prune)
    report.seconds = monotonic() - began
    return report


class _Load:
    """One load at work on a store."""

    def __init__(
        self,
        writer: Writer,
        report: Report,
        incoming: Path,
        at: str,
        second: SecondReader,
        cluster: Cluster | None,
        spare: Spare | None,
    ) -> None:
        self._writer, self._library, self._report, self._second = writer, writer.library, report, second
        self._incoming, self._at, self._cluster, self._spare = incoming, at, cluster, spare
        self._rules = self._table_rules = rules_version()
        self._auto = self._again = False
        self._readings: list[Reading] = []
        self._finished: list[Source] = []
        self._tried: list[str] = []
        self._gone: list[str] = []
        self._versions: dict[str, str] = {}  # of addresses on their way, what the server says of its version
        self._tabular = False  # whether the source whose replies are coming holds a table
        self._asked: frozenset[str] = frozenset()  # what was asked for, as the library calls it
        self._done = 0
        self._written = monotonic()

    def take_profile(self, own: Profile | None, auto: bool) -> None:
        """Keep a profile with the store, or propose them where none fits; tables are then read again."""
        self._auto, self._again = auto, auto or own is not None
        if own is not None:
            with self._library.transaction():
                self._library.keep_profile(own.name, to_toml(own))
        self._note_profiles()

    def _note_profiles(self) -> None:
        """Note the version by which tables are read: that of the rules and of the store's own profiles."""
        self._table_rules = f"{self._rules}+{digest(*self._library.profiles().values())}"

    def begin(self, roots: Iterable[Path], addresses: Iterable[str]) -> list[str]:
        """The sources to read: what is asked for and has changed, and what a load that was cut off left."""
        shutil.rmtree(self._incoming, ignore_errors=True)  # what a load that was killed left
        found = folders.readable_files(roots)
        self._report.ignored += found.ignored
        self._report.refused += found.refused
        asked = dict.fromkeys([*(str(path.absolute()) for path in found.files), *addresses])
        left = [one for one in self._library.intents() if is_address(one) or os.path.isfile(one)]  # noqa: PTH113 - is_file raises where it may not look
        sources = sorted(asked | dict.fromkeys(left))
        self._asked = frozenset(map(self._library.place, sources))
        self._report.unchanged += [source for source in sources if self._is_unchanged(source)]
        changed = sorted(set(sources) - set(self._report.unchanged))
        with self._library.transaction():
            self._library.db.execute("DELETE FROM intent")
            self._library.intend(changed)
        return changed

    def _is_unchanged(self, source: str) -> bool:
        """Whether a file has the size and time of change that it had, and the rules are those that read it."""
        known = self._library.source(source)
        if known is None or is_address(source):
            return False
        try:
            found = os.stat(source)  # noqa: PTH116 - a name may hold what a Path does not take
        except (OSError, ValueError):
            return False
        return (known.size, known.changed) == (found.st_size, found.st_mtime_ns) and self._is_of_today(known)

    def _is_of_today(self, known: Source) -> bool:
        """Whether a source was read by the rules of today and, if it holds a table, by the profiles of today."""
        rules = self._second.rules_of(known.rules)
        return rules == self._rules or (rules == self._table_rules and not self._again)

    def read(self, sources: list[str], jobs: int | None, progress: Progress | None) -> None:
        """Read the sources and write what they hold."""
        if not sources:
            return
        jobs = jobs or (os.cpu_count() or 1 if len(sources) >= POOL_FROM else 1)
        held: dict[str, None] = {}  # locations of the source whose replies are coming
        complete = True
        if self._auto:
            self._propose([source for source in sources if not is_address(source)], jobs)
        with self._crew(min(jobs, len(sources))) as crew:
            Thread(target=open_tables, daemon=True).start()  # while the first document is read
            for task, reply in crew.replies(self._tasks(sources)):
                if reply.kind == "end":
                    self._end(task, reply, held, complete)
                    held, complete = {}, True
                else:
                    complete &= reply.kind != "refused"
                    self._take(task, reply, held)
                if self._is_due():
                    self._write()
                if progress:
                    progress(self._done, len(sources))
        self._write()

    def _crew(self, jobs: int, *, propose: bool = False) -> Crew | FarCrew:
        stones = self._library.tombstones
        tombstones = stones.to_json() if stones else ""
        jobs = jobs if self._cluster is None else 1
        profiles = self._library.profiles()
        here = Crew(jobs, self._writer.base, self._incoming, profiles, propose, tombstones, spare=self._spare)
        return here if self._cluster is None else self._cluster.crew(here)

    def _propose(self, sources: list[str], jobs: int) -> None:
        """Keep a profile for each kind of table that none fits, made for the first table of its kind.

        Before anything is read, so that every table is read by what the store holds in the end.
        """
        with self._crew(min(jobs, max(1, len(sources))), propose=True) as crew:
            for _, reply in crew.replies(Task(source, source, Path(source).suffix) for source in sources):
                if reply.kind != "proposed" or reply.head["name"] in self._report.proposed:
                    continue
                if reply.head["missing"]:
                    missing = ", ".join(reply.head["missing"])
                    said = f"no profile was made for its table: no column was found for {missing}"
                    self._report.unread.append(Refusal(str(reply.head["location"]), said))
                else:
                    self._report.proposed[str(reply.head["name"])] = str(reply.head["text"])
        with self._library.transaction():
            for name, text in self._report.proposed.items():
                self._library.keep_profile(name, text)
        self._note_profiles()

    def _tasks(self, sources: Iterable[str]) -> Iterator[Task]:
        """A task for each source; web addresses are fetched when their turn comes."""
        with Downloads(self._incoming) as downloads:
            for source in sources:
                known = self._library.source(source)
                if known is not None and not self._is_of_today(known):
                    known = None
                content = known.content if known else ""
                if not is_address(source):
                    yield Task(source, source, Path(source).suffix, content=content)
                    continue
                try:
                    page = downloads.fetch(source, known.version if known else "")
                except GraphError as error:
                    self._leave(source, self._report.refused, Refusal(source, str(error)))
                else:
                    if page is None:
                        self._leave(source, self._report.unchanged, source)
                        continue
                    self._versions[source] = page.version
                    yield Task(source, str(page.path), page.suffix, page.media, page.url, content)

    def _leave(self, source: str, among: list[Any], said: Refusal | str) -> None:
        among.append(said)
        self._done += 1
        with self._library.transaction():
            self._library.fulfil([source])

    def _take(self, task: Task, reply: Reply, held: dict[str, None]) -> None:
        """Note what was read of a document, or why nothing was."""
        if reply.kind == "same":
            self._report.unchanged.append(task.location)
            held.update(dict.fromkeys(self._library.within(task.location)))
            return
        location = str(reply.head["location"])
        if reply.kind in ("refused", "ignored"):
            found = Refusal(location, str(reply.head["reason"]), code=str(reply.head.get("code", "")))
            (self._report.refused if reply.kind == "refused" else self._report.ignored).append(found)
            return
        packed = Packed(str(reply.head["hash"]), *reply.parts)
        refused = tuple((key, reason) for key, reason in reply.head["refused"])
        read = packed.opened(str(reply.head["document"]), (location,))
        reading = Reading(location, *read, refused, task.location, packed)
        held[self._library.place(location)] = None
        self._report.count(reading)
        self._report.unread += [Refusal(**one) for one in reply.head["unread"]]
        profile = reply.head["profile"]
        self._readings.append(reading if profile is not None else self._second.completed(reading))
        self._tabular |= profile is not None
        if profile:
            self._report.tables[profile] += 1

    def _end(self, task: Task, reply: Reply, held: Mapping[str, None], complete: bool) -> None:
        """Note that a source has no more: read whole, or to be tried again by the next load."""
        state = reply.head
        version = self._versions.pop(task.location, "")
        self._done += 1
        tabular, self._tabular = self._tabular, False
        rules = self._second.finish(self._table_rules if tabular else self._rules)
        if task.url:
            Path(task.path).unlink(missing_ok=True)
        if complete:
            size, changed = (0, 0) if task.url else (int(state["size"]), int(state["changed"]))
            content = str(state["content"])
            self._finished.append(Source(task.location, size, changed, content, rules, version))
            self._gone += [one for one in self._library.within(task.location) if one not in held]
        else:
            self._tried.append(task.location)

    def _is_due(self) -> bool:
        """Whether what was read is to be written."""
        said = sum(len(one.statements) for one in self._readings)
        late = monotonic() - self._written > _SECONDS
        return len(self._readings) >= BATCH or said >= _STATEMENTS or (late and bool(self._readings))

    def _write(self) -> None:
        self._writer.put(self._readings, finished=self._finished, tried=self._tried, gone=self._gone, run=self._at)
        for waiting in (self._readings, self._finished, self._tried, self._gone):
            waiting.clear()
        self._written = monotonic()

    def look_for_missing(self, roots: Iterable[Path], prune: bool) -> None:
        """Report what is no longer there, or withdraw it: never where the folder itself is gone (unmounted)."""
        there = {str(path.absolute()): os.path.exists(path) for path in roots}  # noqa: PTH110 - as for isfile above
        for source in self._library.sources():
            within = [found for root, found in there.items() if f"{source}/".startswith(root.rstrip("/") + "/")]
            if within and source not in self._asked and _is_gone(source):
                (self._report.withdrawn if prune and any(within) else self._report.missing).append(source)
        if prune and self._report.withdrawn:
            gone = self._report.withdrawn
            self._writer.withdraw(location for source in gone for location in self._library.within(source))


def _is_gone(location: str) -> bool:
    """Whether there is no such file; what may not be looked at is not gone."""
    try:
        Path(location).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
