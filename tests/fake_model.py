"""A model's server on this machine: what it answers is what a test says, however badly it behaves."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: ``wait`` seconds pass before it, ``shut`` closes the connection instead, ``claims`` is its length.

    With ``drip`` the body comes a byte at a time, so many seconds after each other.
    """

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    shut: bool = False
    claims: int | None = None
    drip: float = 0.0


def said(content: object, *, tokens: int = 100, reason: str = "stop") -> Reply:
    """A sound answer whose content is a text, or the JSON of something else."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": reason}
    told = {"object": "chat.completion", "choices": [choice], "usage": {"total_tokens": tokens}}
    return Reply(json.dumps(told, ensure_ascii=False).encode())


def busy(status: int = 429, **headers: str) -> Reply:
    return Reply(
        b'{"error": {"message": "later"}}', status, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


NOTHING = said({"things": [], "facts": []})

Teller = Callable[[dict[str, Any]], Reply]


class FakeModel:
    """Answers each request with the next reply, the last one for ever, or with what a function says of the request."""

    def __init__(self, replies: Sequence[Reply] | Teller = (NOTHING,)) -> None:
        self._replies = replies
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self._ended = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _reply(self, asked: dict[str, Any]) -> Reply:
        if callable(self._replies):
            return self._replies(asked)
        return self._replies[min(len(self.asked), len(self._replies)) - 1]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fake.asked.append(asked)
                fake.headers.append(dict(self.headers.items()))
                fake.paths.append(self.path)
                reply = fake._reply(asked)
                fake._ended.wait(reply.wait)
                if reply.shut:
                    self.close_connection = True
                    return
                self.send_response(reply.status)
                told = {"Content-Type": reply.kind, "Content-Length": str(reply.claims or len(reply.body))}
                for name, value in (told | reply.headers).items():
                    self.send_header(name, value)
                self.end_headers()
                step = 1 if reply.drip else len(reply.body) or 1
                try:
                    for at in range(0, len(reply.body), step):
                        fake._ended.wait(reply.drip)
                        self.wfile.write(reply.body[at : at + step])
                except OSError:  # the other side has had enough
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives
                pass

        return Handler


def serve_for_ever(reply: Reply) -> None:
    """For trying the command by hand: ``python -m tests.fake_model FILE`` answers with the JSON of a file."""
    with FakeModel([reply]) as model:
        print(model.url, flush=True)  # noqa: T201 - for whoever started it
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    import sys
    from pathlib import Path

    serve_for_ever(said(Path(sys.argv[1]).read_text(encoding="utf-8")))
