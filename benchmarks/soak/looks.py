"""What processes and a store take at one moment: memory, open files, threads, children, bytes on disk."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_PSS = re.compile(r"^(Rss|Pss):\s+(\d+) kB$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Look:
    """One process, or several together.

    ``rss`` and ``pss`` are in bytes; the second counts a page that several processes share for each in part.
    ``handles`` are open files and sockets.
    """

    rss: int = 0
    pss: int = 0
    handles: int = 0
    threads: int = 0
    processes: int = 0

    def __add__(self, other: Look) -> Look:
        return Look(
            self.rss + other.rss,
            self.pss + other.pss,
            self.handles + other.handles,
            self.threads + other.threads,
            self.processes + other.processes,
        )


def look(pids: Iterable[int]) -> Look:
    """These processes together; what is gone meanwhile takes nothing."""
    found = Look()
    for pid in pids:
        try:
            folder = _PROC / str(pid)
            sizes = {name: int(size) * 1024 for name, size in _PSS.findall((folder / "smaps_rollup").read_text())}
            handles, threads = (sum(1 for _ in (folder / name).iterdir()) for name in ("fd", "task"))
            found += Look(sizes["Rss"], sizes["Pss"], handles, threads, 1)
        except (OSError, KeyError):
            continue
    return found


def children(pid: int) -> dict[int, str]:
    """The living descendants of a process with their command lines."""
    found: dict[int, str] = {}
    waiting = [pid]
    while waiting:
        for path in (_PROC / str(waiting.pop()) / "task").glob("*/children"):
            try:
                started = list(map(int, path.read_text().split()))
            except OSError:
                continue
            for one in started:
                try:
                    line = (_PROC / str(one) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                except OSError:
                    continue
                if line:  # one that has ended and was not waited for has none
                    found[one] = line
                    waiting.append(one)
    return found


@dataclass(frozen=True, slots=True)
class Disk:
    """A store on disk: bytes, each file once however many names it has, its files and its snapshots."""

    size: int
    files: int
    snapshots: int


def disk(store: Path) -> Disk:
    """What a store takes now."""
    seen: dict[int, int] = {}
    files = 0
    for folder, _, names in os.walk(store):
        for name in names:
            try:
                found = os.lstat(f"{folder}/{name}")
            except OSError:
                continue  # gone meanwhile
            files += 1
            seen[found.st_ino] = found.st_blocks * 512
    snapshots = [path for path in (store / "snapshots").glob("*") if path.name.isdigit()]
    return Disk(sum(seen.values()), files, len(snapshots))
