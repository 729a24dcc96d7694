"""Graph servers that run as processes of their own, for one test or for many, on ports and in folders of their own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from graph.remote import Wanted
from graph.write import Writer

PATIENCE = 60
"""Seconds that a server may take to start."""


@dataclass
class Engine:
    """Where the graph of a test's stores is: nowhere but in their folders, or on a running server."""

    name: str
    url: str = ""
    base: str | None = None
    command: list[str] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    @property
    def wanted(self) -> Wanted | None:
        return Wanted(self.url) if self.url else None

    def writer(self, folder: Path) -> Writer:
        """The store of a folder, to write to; a new one's graph is on this engine."""
        return Writer(folder, base=self.base, server=self.wanted)

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait()

    def wait(self) -> None:
        """Until it answers."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                httpx.get(self.url, trust_env=False)
                return
            except httpx.TransportError:
                time.sleep(0.02)
        raise TimeoutError(f"{self.command[0]} did not start")

    def sweep(self, start: str) -> None:
        """Drop the graphs whose names begin so: a server that holds many of others is refused."""
        asked = "SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        form = {"query": asked, "format": "application/sparql-results+json"}
        with httpx.Client(auth=httpx.DigestAuth("dba", "dba"), trust_env=False, timeout=PATIENCE) as client:
            found = client.post(f"{self.url}/sparql-auth", data=form).raise_for_status().json()
            for row in found["results"]["bindings"]:
                name = row["g"]["value"]
                if name.startswith(start):
                    client.post(
                        f"{self.url}/sparql-auth", data={"query": f"DROP SILENT GRAPH <{name}>"}
                    ).raise_for_status()

    def kill(self) -> None:
        """End it as a power cut does."""
        assert self.process
        self.process.kill()
        self.process.wait()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def oxigraph(folder: Path | None = None) -> Iterator[Engine]:
    """A running ``oxigraph serve``: in memory, or in a folder."""
    beside = Path(sys.executable).parent / "oxigraph"
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("the program oxigraph is not there; pip install oxigraph (it is in the extra 'test')")
    port = free_port()
    place = ["--location", str(folder)] if folder else []
    command = [program, "serve", "--bind", f"127.0.0.1:{port}", *place]
    engine = Engine("oxigraph", f"http://127.0.0.1:{port}", command=command)
    engine.start()
    try:
        yield engine
    finally:
        engine.kill()


@contextmanager
def virtuoso(folder: Path) -> Iterator[Engine]:
    """A running Virtuoso 7 in a folder; its user is dba with the password dba."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("the program virtuoso-t is not there; 'make test-long' installs virtuoso-opensource-7 as root")
    port, sql = free_port(), free_port()
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, port=port, sql=sql), encoding="ascii")
    command = [program, "-f", "+configfile", str(settings)]
    engine = Engine("virtuoso", f"http://127.0.0.1:{port}", command=command)
    engine.start()
    try:
        yield engine
    finally:
        engine.kill()


_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
TempStorage = TempDatabase
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
CheckpointInterval = 60
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 10000
"""
