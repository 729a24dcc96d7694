"""A service that runs as a process of its own, as ``triptych serve`` starts it, for tests to call and to harass."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

ROOT = Path(__file__).parents[1]
PATIENCE = 60
"""Seconds after which a test gives up on an answer; no test expects to wait so long."""


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Served:
    """A running service: where it answers, its process, its access log."""

    address: str
    process: subprocess.Popen[str]
    log: Path

    @property
    def place(self) -> tuple[str, int]:
        parts = urlsplit(self.address)
        return str(parts.hostname), int(parts.port or 0)

    def call(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """The answer to one call on a connection of its own; underscores in header names are hyphens."""
        connection = http.client.HTTPConnection(*self.place, timeout=PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            found = connection.getresponse()
            return Answer(found.status, {name.lower(): value for name, value in found.getheaders()}, found.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.call("GET", path, None, **headers)

    def ask(self, query: str, accept: str = "text/csv") -> Answer:
        return self.get("/sparql?query=" + quote(query), Accept=accept)

    def workers(self) -> set[int]:
        """The ids of its worker processes."""
        return children_of(self.process.pid)


def children_of(parent: int) -> set[int]:
    """The ids of a process's living children."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, its_parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(its_parent) == parent and state != "Z":
            found.add(int(stat.parent.name))
    return found


@contextmanager
def serving(store: Path, *options: str, log: Path | None = None) -> Iterator[Served]:
    """A service over a store, ended afterwards; ``options`` are those of ``triptych serve``."""
    log = log or store.parent / "access.log"
    command = [sys.executable, "-m", "triptych", "serve", "--store", str(store), "--port", "0", "--log", str(log)]
    process = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    try:
        yield Served(process.stdout.readline().split()[1], process, log)
    finally:
        process.terminate()
        process.wait(PATIENCE)
        process.stdout.close()
