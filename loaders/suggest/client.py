"""The conversation with a model's server: one question, one answer, patience where it is of use.

The connections are those of ``loaders.web.wire``, so that a server which sends a byte a second ends in time too. No
redirect is followed, no proxy and no file of passwords is looked for, and the key stands in the request alone.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from graph.errors import BadInput
from loaders.suggest.budget import Budget, tokens_of
from loaders.suggest.settings import ModelSettings
from loaders.web.addresses import Resolve, Unreachable, look_up, why_shut
from loaders.web.answers import Answer, wait_of
from loaders.web.settings import Settings
from loaders.web.wire import CheckedBackend, Deadline

TRIES = 4
LONGEST_ANSWER = 8_192  # tokens that the model may write
_LARGEST = 4_000_000  # bytes of an answer
_UNLIKE = "the model's server answers, but not as the interface has it; check TRIPTYCH_MODEL_URL"
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0  # seconds between two tries; the wait doubles


class NoAnswer(BadInput):
    """A question that got no answer of use; ``lasting`` where the next one would fare no better."""

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting


class CutShort(NoAnswer):
    """An answer that is not whole, because the model had more to say than it may."""


class _Passing(NoAnswer):
    """A failure that may be over in a moment; ``wait`` are the seconds that the server asks for."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Question:
    """What is sent: the messages, and the schema that the answer has to keep to."""

    messages: Sequence[dict[str, str]]
    schema: dict[str, Any]


class Client:
    """A model's server for one load and one thread; ``close`` it at the end. ``clock`` and ``sleep`` are in seconds."""

    def __init__(
        self,
        settings: ModelSettings,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        resolve: Resolve = look_up,
    ) -> None:
        self.budget = Budget(settings.requests, settings.tokens, settings.total_time, clock)
        self._settings, self._sleep, self._resolve = settings, sleep, resolve
        self._deadline = Deadline(clock)
        self._open_pool: httpcore.ConnectionPool | None = None

    def close(self) -> None:
        """Let go of the connections."""
        if self._open_pool is not None:
            self._open_pool.close()

    def ask(self, question: Question) -> str:
        """What the model writes. Raises OverBudget, and NoAnswer with the cause and the cure."""
        body = self._body(question)
        asked = tokens_of(len(body))
        for number in range(TRIES):
            self.budget.spend_request(asked, LONGEST_ANSWER)
            try:
                return self._content(self._post(body), asked)
            except _Passing as error:
                wait = _FIRST_WAIT * 2**number if error.wait is None else error.wait
                if number + 1 == TRIES or wait > _LONGEST_WAIT:
                    raise NoAnswer(f"{error}; asked {number + 1} times, load it again another time") from error
                self.budget.need_time(wait)
                self._sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _body(self, question: Question) -> bytes:
        form = {"name": "triptych", "strict": True, "schema": question.schema}
        asked = {
            "model": self._settings.name,
            "messages": list(question.messages),
            "temperature": 0,
            "max_tokens": LONGEST_ANSWER,
            "stream": False,
            "response_format": {"type": "json_schema", "json_schema": form},
        }
        return json.dumps(asked, ensure_ascii=False).encode()

    def _post(self, body: bytes) -> Answer:
        """The server's answer to one request; raises _Passing for what another try may mend."""
        seconds = min(self._settings.time, self.budget.left)
        self._deadline.start(seconds)
        base = self._settings.url
        url = base.copy_with(path=base.path.rstrip("/") + "/chat/completions")
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), seconds)
        try:
            with self._pool.stream(
                "POST", target, headers=self._headers(len(body)), content=body, extensions={"timeout": timeouts}
            ) as response:
                headers = httpx.Headers(response.headers)
                return Answer(response.status, headers, _taken(response) if response.status != 429 else b"")
        except httpcore.TimeoutException as error:
            raise _Passing(f"the model did not answer within {seconds:g} s; set TRIPTYCH_MODEL_TIME") from error
        except Unreachable as error:
            raise NoAnswer(f"TRIPTYCH_MODEL_URL {error}", lasting=True) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise _Passing(f"the connection to the model failed ({error or type(error).__name__})") from error

    def _headers(self, length: int) -> list[tuple[str, str]]:
        told = {
            "Host": self._settings.url.netloc.decode("ascii"),
            "User-Agent": Settings().user_agent,
            "Content-Type": "application/json",
            "Content-Length": str(length),
            "Accept": "application/json",
            "Accept-Encoding": "identity",
        }
        if self._settings.key:
            told["Authorization"] = f"Bearer {self._settings.key}"
        return list(told.items())

    @property
    def _pool(self) -> httpcore.ConnectionPool:
        if self._open_pool is None:
            is_open = self._settings.url.scheme == "http"
            backend = CheckedBackend(self._deadline, self._inside if is_open else self._resolve, allow_private=True)
            context = httpx.create_ssl_context()
            self._open_pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend)
        return self._open_pool

    def _inside(self, host: str, port: int) -> list[str]:
        """The addresses of a host that is asked without encryption: only such as no stranger can listen to."""
        found = self._resolve(host, port)
        for address in found:
            if why_shut(address) is None:
                raise Unreachable(f"leads to the public machine {address} without encryption; use https")
        return found

    def _content(self, answer: Answer, asked: int) -> str:
        """What the model wrote, from the server's answer to a question of so many tokens."""
        if answer.status == 429 or answer.status >= 500:
            raise _Passing(f"the model's server is too busy or fails ({answer.status})", wait_of(answer))
        if answer.status != 200:
            raise NoAnswer(self._refused(answer), lasting=True)
        said = _json_of(answer)
        self.budget.spend_tokens(_used(said, asked + tokens_of(len(answer.body))) - asked)
        try:
            choice = said["choices"][0]
            content, reason = choice["message"]["content"], choice.get("finish_reason")
        except (LookupError, TypeError, AttributeError) as error:
            raise NoAnswer(_UNLIKE) from error
        if reason == "length":
            raise CutShort("the model's answer was cut short")
        if not isinstance(content, str):
            raise NoAnswer("the model gave no answer to this text")
        return content

    def _refused(self, answer: Answer) -> str:
        """Why a server takes no question, in its own words where it has some, and never with the key."""
        cures = {401: "check TRIPTYCH_MODEL_KEY", 403: "check TRIPTYCH_MODEL_KEY"}
        cure = cures.get(answer.status, "check TRIPTYCH_MODEL_URL and TRIPTYCH_MODEL_NAME")
        try:
            told = str(json.loads(answer.body)["error"]["message"])
        except (ValueError, LookupError, TypeError, RecursionError):
            told = ""
        told = told.replace(self._settings.key, "…") if self._settings.key else told
        told = "".join(letter for letter in told if letter.isprintable())[:200]
        where = "sends on elsewhere" if answer.moved else "takes no question"
        return f"the model's server {where} ({answer.status}{': ' if told else ''}{told}); {cure}"


def _json_of(answer: Answer) -> dict[str, Any]:
    """What a server's answer holds; raises NoAnswer for what is no JSON object."""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise NoAnswer(f"the model's server answers {kind[:60]!r} and no JSON; check TRIPTYCH_MODEL_URL")
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise NoAnswer(_UNLIKE) from error
    if not isinstance(said, dict):
        raise NoAnswer(_UNLIKE)
    return said


def _taken(response: httpcore.Response) -> bytes:
    """The body of an answer; raises NoAnswer as soon as it is larger than any honest one."""
    body = bytearray()
    for piece in response.iter_stream():
        body += piece
        if len(body) > _LARGEST:
            raise NoAnswer(f"the model's answer has more than {_LARGEST:,} bytes; nothing of it was taken")
    return bytes(body)


def _used(said: dict[str, Any], estimate: int) -> int:
    """Tokens that a question and its answer cost: what the server counts, else the estimate."""
    usage = said.get("usage")
    counted = usage.get("total_tokens") if isinstance(usage, dict) else None
    return counted if isinstance(counted, int) and counted > 0 else estimate
