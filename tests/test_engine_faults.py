"""A graph server that is killed, emptied, in other hands, out of reach or not let in: what is lost comes back."""

from __future__ import annotations

import base64
import hashlib
import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadInput, GraphError, StoreError
from graph.keep import backup, restore
from graph.query import run
from graph.remote import Wanted
from graph.remote.wire import Unreachable, Wire
from graph.store import open_snapshot
from graph.write import Writer
from tests.engines import Engine, free_port, oxigraph
from tests.explorer_store import english, italian, later, planned
from tests.made import canonical, default_graph_faults
from triptych.__main__ import main

READINGS = (english(), italian(), planned(), later())


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with oxigraph(tmp_path / "served") as made:
        yield made


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with Writer(tmp_path_factory.mktemp("undisturbed") / "store") as writer:
        writer.put(READINGS)
        return canonical(writer.reader)


def held(folder: Path) -> bytes:
    with open_snapshot(folder) as snapshot:
        assert default_graph_faults(snapshot) == (set(), set())
        return canonical(snapshot)


@contextmanager
def dying(engine: Engine, monkeypatch: pytest.MonkeyPatch, calls: int) -> Iterator[None]:
    """The server is killed after so many changes more."""
    left = iter(range(calls))
    send = Wire._write

    def counted(self: Wire, *given: Any) -> None:
        if next(left, None) is None:
            engine.kill()
        send(self, *given)

    with monkeypatch.context() as patched:
        patched.setattr(Wire, "_write", counted)
        yield


def _put_one_by_one(engine: Engine, folder: Path) -> None:
    with engine.writer(folder) as writer:
        for reading in READINGS[1:]:
            writer.put([reading])


@pytest.mark.parametrize("calls", [0, 1, 2])
def test_a_server_killed_in_the_middle_of_a_load_has_all_after_the_next_opening(
    calls: int, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undisturbed: bytes
) -> None:
    with engine.writer(tmp_path / "store") as writer:
        writer.put(READINGS[:1])
    with dying(engine, monkeypatch, calls), pytest.raises(StoreError):
        _put_one_by_one(engine, tmp_path / "store")
    engine.start()
    with Writer(tmp_path / "store") as writer:
        writer.put(READINGS)
    assert held(tmp_path / "store") == undisturbed


def test_a_change_done_by_half_is_completed_by_the_next_opening(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undisturbed: bytes
) -> None:
    with engine.writer(tmp_path / "store") as writer:
        writer.put(READINGS[:1])
        monkeypatch.setattr(type(writer.live), "_send", type(writer.live)._send_in_parts)  # type: ignore[attr-defined]
        with dying(engine, monkeypatch, 1), pytest.raises(StoreError):
            writer.put(READINGS[1:])
        monkeypatch.undo()
        engine.start()
    with Writer(tmp_path / "store"):
        pass
    assert held(tmp_path / "store") == undisturbed


def test_what_a_server_said_it_did_and_lost_is_sent_again(engine: Engine, tmp_path: Path, undisturbed: bytes) -> None:
    with engine.writer(tmp_path / "store") as writer:
        writer.put(READINGS[:1])
    engine.kill()
    shutil.copytree(tmp_path / "served", tmp_path / "before")
    engine.start()
    with Writer(tmp_path / "store") as writer:
        writer.put(READINGS[1:])
    engine.kill()
    shutil.rmtree(tmp_path / "served")
    (tmp_path / "before").rename(tmp_path / "served")
    engine.start()
    with Writer(tmp_path / "store"):
        pass
    assert held(tmp_path / "store") == undisturbed


def test_a_server_found_empty_is_given_all_again(tmp_path: Path, undisturbed: bytes) -> None:
    with oxigraph() as engine:
        with engine.writer(tmp_path / "store") as writer:
            writer.put(READINGS)
        engine.kill()
        engine.start()
        with Writer(tmp_path / "store"):
            pass
        assert held(tmp_path / "store") == undisturbed


def test_a_store_moves_to_a_server_and_back_by_its_backup(engine: Engine, tmp_path: Path, undisturbed: bytes) -> None:
    with Writer(tmp_path / "store") as writer:
        writer.put(READINGS)
    backup(tmp_path / "store", tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "far", engine.wanted)
    assert held(tmp_path / "far") == undisturbed
    backup(tmp_path / "far", tmp_path / "again")
    restore(tmp_path / "again", tmp_path / "near")
    assert held(tmp_path / "near") == undisturbed
    assert (tmp_path / "near" / "graph").is_dir()


def test_a_server_in_other_hands_is_left_alone(engine: Engine, tmp_path: Path) -> None:
    with engine.writer(tmp_path / "store"):
        pass
    with pytest.raises(BadInput, match="holds graphs already that begin with"), engine.writer(tmp_path / "second"):
        pass
    with Writer(tmp_path / "second", base="https://example.org/") as writer:  # what was refused binds nobody
        assert (tmp_path / "second" / "graph").is_dir()
        assert writer.base == "https://example.org/"
    elsewhere = rf"is on {engine.url}, not on http://127\.0\.0\.1:9; to move it, 'triptych backup"
    with pytest.raises(BadInput, match=elsewhere), Writer(tmp_path / "store", server=Wanted("http://127.0.0.1:9")):
        pass
    with Writer(tmp_path / "third"):
        pass
    with pytest.raises(BadInput, match="is in its folder, not on"), engine.writer(tmp_path / "third"):
        pass


def test_a_server_that_is_not_there_is_named_with_the_cure(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with engine.writer(tmp_path / "store"):
        pass
    engine.kill()
    with open_snapshot(tmp_path / "store") as snapshot, pytest.raises(GraphError, match="cannot be reached"):
        run(snapshot, "ASK { }")
    with pytest.raises(Unreachable, match=r"cannot be reached .*; start it, or check the address"):
        Writer(tmp_path / "store").__enter__()
    assert main(["show", "CircPro", "--store", str(tmp_path / "store")]) == 1
    assert f"triptych: {engine.url}: the graph server cannot be reached" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://anna:geheim@127.0.0.1:1/", r"http://\*\*\*@127.0.0.1:1/: addresses are kept and shown"),
        ("ftp://127.0.0.1", "no address of a graph server; give one such as"),
        ("127.0.0.1:7878", "no address of a graph server"),
        ("http://127.0.0.1:7878/sparql?query=", "has no . and no #"),
    ],
)
def test_an_address_that_cannot_be_one_is_refused(url: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        Wanted(url)
    assert "geheim" not in str(refused.value)


class _Guarded(http.server.BaseHTTPRequestHandler):
    """A server that lets nobody in but anna with her password, by Basic or by Digest, and knows one answer."""

    scheme = "Basic"
    seen: list[str] = []  # noqa: RUF012 - of the class on purpose

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        given = self.headers.get("authorization", "")
        if not self._lets_in(given):
            self.send_response(401)
            nonce = ', nonce="abc", qop="auth", algorithm=MD5' if self.scheme == "Digest" else ""
            self.send_header("www-authenticate", f'{self.scheme} realm="graph"{nonce}')
            self.send_header("content-length", "0")
            self.end_headers()
            return
        self.seen.append(body.decode())
        answer = json.dumps({"head": {}, "boolean": True}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _lets_in(self, given: str) -> bool:
        if self.scheme == "Basic":
            return given == "Basic " + base64.b64encode(b"anna:geheim").decode()
        said = dict(re.findall(r'(\w+)="?([^",]+)"?', given))
        if not said:
            return False
        first, second = "anna:graph:geheim", f"POST:{said['uri']}"
        parts = [_md5(first), said["nonce"], said["nc"], said["cnonce"], said["qop"], _md5(second)]
        return said["response"] == _md5(":".join(parts))

    def log_message(self, *_: object) -> None:
        pass


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


@contextmanager
def guarded(scheme: str) -> Iterator[str]:
    handler = type("Handler", (_Guarded,), {"scheme": scheme, "seen": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", free_port()), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("scheme", ["Basic", "Digest"])
def test_name_and_password_are_sent_as_the_server_asks(scheme: str) -> None:
    with guarded(scheme) as url:
        wire = Wire(url, {"TRIPTYCH_GRAPH_USER": "anna", "TRIPTYCH_GRAPH_PASSWORD": "geheim"})
        for _ in range(2):
            wire.update(f"{url}/update", "INSERT DATA { }")
        assert wire.ask(f"{url}/query", "ASK { }", "application/json").json()["boolean"]
        wire.close()


@pytest.mark.parametrize("given", [{}, {"TRIPTYCH_GRAPH_USER": "anna", "TRIPTYCH_GRAPH_PASSWORD": "falsch"}])
def test_who_is_not_let_in_is_told_which_variables_to_set(given: dict[str, str]) -> None:
    with guarded("Basic") as url:
        wire = Wire(url, given)
        with pytest.raises(StoreError, match="set TRIPTYCH_GRAPH_USER and TRIPTYCH_GRAPH_PASSWORD") as refused:
            wire.update(f"{url}/update", "INSERT DATA { }")
        assert "falsch" not in str(refused.value)
        wire.close()


def test_no_file_of_a_store_holds_the_password(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_GRAPH_USER", "anna-of-linn")
    monkeypatch.setenv("TRIPTYCH_GRAPH_PASSWORD", "geheim-of-linn")
    with engine.writer(tmp_path / "store") as writer:
        writer.put(READINGS[:1])
    every = [path.read_bytes() for path in (tmp_path / "store").rglob("*") if path.is_file()]
    assert not any(b"geheim-of-linn" in one or b"anna-of-linn" in one for one in every)
