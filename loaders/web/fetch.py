"""Pages and files of the web: fetched one at a time, as a polite guest, and only from public machines."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpcore
import httpx

from graph.errors import BadInput, NotFound
from loaders.readers.files import size_limit
from loaders.web.addresses import Resolve, Unreachable, check_number, checked_url, look_up
from loaders.web.answers import Answer, next_url, no_page, shown, wait_of
from loaders.web.content import body_of, charset_of, in_utf8, media_type_of, media_types, suffix_of
from loaders.web.robots import Pace, Robots, robots_body
from loaders.web.settings import Settings, settings_from
from loaders.web.wire import CheckedBackend, Deadline

_REDIRECTS = 5
_LONGEST_WAIT = 30.0  # seconds that a server may ask us to wait
_TIMEOUTS = {"connect": 10.0, "read": 15.0, "write": 10.0, "pool": 10.0}  # seconds


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a version: with it one can ask whether there is another."""

    etag: str = ""
    modified: str = ""


NOTHING = Validators()
"""Nothing is known of an earlier version."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is at an address.

    ``url`` is where it was found in the end, without fragment; ``content`` is unpacked, and in
    UTF-8 where the server named another charset and told the truth; ``suffix`` is one for a file
    of it, empty where the server says nothing of its kind.
    """

    url: str
    content: bytes
    media_type: str
    charset: str
    validators: Validators
    suffix: str


_Take = Callable[[Iterable[bytes], httpx.Headers], bytes]


class Web:
    """The web for one load and one thread: its connections, the robots.txt of its hosts, the pace of its requests.

    ``clock`` and ``sleep`` are in seconds; ``resolve`` looks hosts up. Settings come from the
    environment unless they are given. Use it in a ``with`` statement.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        resolve: Resolve = look_up,
    ) -> None:
        self._settings = settings or settings_from(os.environ)
        self._sleep = sleep
        self._deadline = Deadline(clock)
        self._pace = Pace(self._settings.interval, clock, self._pause)
        self._robots = Robots(self._robots_txt, self._pace)
        self._pool = _pool(self._settings, self._deadline, resolve)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    def fetch(self, url: str, known: Validators = NOTHING) -> Page | None:
        """What is at an address, or None if it is still what ``known`` was said of.

        Raises NotFound where there is nothing (404, 410), BadInput for everything that is refused
        or fails; the message names the address, the cause and the cure.
        """
        self._deadline.start(self._settings.page_time)
        try:
            asked = checked_url(url)
            final, answer = self._follow(asked, _conditions(known), _page_body, self._robots.check)
            if answer.status == 304 and known != NOTHING:
                return None
            if answer.status != 200:
                raise _said(no_page(answer), asked, final)
        except (BadInput, NotFound) as error:
            raise type(error)(f"{shown(url)}: {error}") from error
        media_type, charset = media_type_of(answer.headers), charset_of(answer.headers)
        is_text = media_type.startswith("text/") or media_type == "application/xhtml+xml"
        return Page(
            str(final),
            in_utf8(answer.body, charset) if is_text else answer.body,
            media_type or "application/octet-stream",
            charset,
            Validators(_kept(answer, "etag"), _kept(answer, "last-modified")),
            suffix_of(media_type, final, answer.headers),
        )

    def _follow(
        self, asked: httpx.URL, headers: dict[str, str], take: _Take, check: Callable[[httpx.URL], object]
    ) -> tuple[httpx.URL, Answer]:
        """The first answer that does not send us on, and from where it came; each address is checked anew."""
        url = asked
        for _ in range(_REDIRECTS + 1):
            try:
                check(url)
                answer = self._ask_patiently(url, headers, take)
                if not answer.moved:
                    return url, answer
                url = next_url(url, answer)
            except (BadInput, NotFound) as error:
                raise _said(error, asked, url) from error
        raise BadInput(f"sends on more than {_REDIRECTS} times; name the address where it ends")

    def _ask_patiently(self, url: httpx.URL, headers: dict[str, str], take: _Take) -> Answer:
        """The answer to one request, or to a second one after the wait for which the server asked."""
        answer = self._ask(url, headers, take)
        wait = wait_of(answer)
        if wait is None or wait > _LONGEST_WAIT:
            return answer
        self._pause(wait)
        return self._ask(url, headers, take)

    def _ask(self, url: httpx.URL, headers: dict[str, str], take: _Take) -> Answer:
        """The answer to one request; its body is taken only if it is the page that was asked for."""
        if self._settings.proxy:
            check_number(url.host, allow_private=self._settings.allow_private)
        self._pace.wait(url.host)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        sent = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": self._settings.user_agent,
            "Accept": ", ".join(media_types()),
            "Accept-Encoding": "gzip",
            **headers,
        }
        try:
            with self._pool.stream(
                "GET", target, headers=list(sent.items()), extensions={"timeout": _TIMEOUTS}
            ) as response:
                got = httpx.Headers(response.headers)
                body = take(response.iter_stream(), got) if response.status == 200 else b""
                return Answer(response.status, got, body)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> BadInput:
        if self._deadline.is_over:
            seconds = f"{self._settings.page_time:g}"
            return BadInput(f"took longer than {seconds} s; load it again another time, or set TRIPTYCH_WEB_TIME")
        cause = re.sub(r"^\[[^]]*\]\s*|\s*\(_\w+\.c:\d+\)$", "", str(error)) or "no answer"
        if isinstance(error, httpcore.TimeoutException):
            return BadInput("did not answer in time; load it again another time")
        if "certificate" in cause.lower():
            return Unreachable(f"shows a certificate that cannot be trusted ({cause}); tell its site")
        if isinstance(error, httpcore.ProxyError):
            return Unreachable(f"is refused by the proxy ({cause}); check TRIPTYCH_PROXY")
        if isinstance(error, httpcore.ConnectError):
            return Unreachable(f"cannot be reached ({cause}); check the address and the network")
        return BadInput(f"breaks off or breaks the rules of HTTP ({cause}); load it again another time")

    def _robots_txt(self, url: httpx.URL) -> tuple[int, bytes]:
        _, answer = self._follow(url, {}, robots_body, str)
        return answer.status, answer.body

    def _pause(self, seconds: float) -> None:
        self._sleep(seconds)
        self._deadline.put_off(seconds)


def _pool(settings: Settings, deadline: Deadline, resolve: Resolve) -> httpcore.ConnectionPool:
    """Connections of our own making: httpx's client could not be given a backend, and would keep cookies."""
    through = httpx.Proxy(settings.proxy) if settings.proxy else None
    proxy = httpcore.Proxy(str(through.url), through.raw_auth) if through else None
    backend = CheckedBackend(deadline, resolve, allow_private=settings.allow_private, checks=proxy is None)
    return httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(), proxy=proxy, network_backend=backend, keepalive_expiry=5.0
    )


def _page_body(chunks: Iterable[bytes], headers: httpx.Headers) -> bytes:
    media_type_of(headers)  # refuses what nothing reads, before it is taken
    body = body_of(chunks, headers, size_limit())
    if not body:
        raise BadInput("is empty; nothing to read")
    return body


def _conditions(known: Validators) -> dict[str, str]:
    told = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in told.items() if value}


def _kept(answer: Answer, name: str) -> str:
    """A header to send back one day; empty where it holds what no header may."""
    value = answer.headers.get(name, "")
    return value if re.fullmatch("[ -~]{1,400}", value) else ""


def _said(error: BadInput | NotFound, asked: httpx.URL, final: httpx.URL) -> BadInput | NotFound:
    """The error with the address that we were sent on to, if we were."""
    return type(error)(f"sends on to {shown(str(final))}, which {error}") if final != asked else error
