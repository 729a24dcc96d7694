"""What a server answers, and what follows from it."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import httpx

from graph.errors import BadInput, NotFound
from loaders.web.addresses import checked_url

_MOVED = frozenset({301, 302, 303, 307, 308})


class Answer(NamedTuple):
    """Status, headers and, of a page that was asked for, the unpacked content."""

    status: int
    headers: httpx.Headers
    body: bytes = b""

    @property
    def moved(self) -> bool:
        """Whether it sends on to another address."""
        return self.status in _MOVED


def next_url(url: httpx.URL, answer: Answer) -> httpx.URL:
    """Where an answer sends on to, checked as any address is.

    Raises BadInput, with the reason alone, also for a way from https back to http.

    >>> str(next_url(httpx.URL("http://example.org/a"), Answer(301, httpx.Headers({"Location": "/b#c"}))))
    'http://example.org/b'
    """
    location = answer.headers.get("location", "").strip()
    if not location:
        raise BadInput(f"answers {answer.status} without saying where to; look for the page in a browser")
    try:
        following = checked_url(str(url.join(location)))
    except (httpx.InvalidURL, ValueError) as error:
        raise BadInput(f"sends on to {shown(location)}, which {error}") from error
    if url.scheme == "https" and following.scheme == "http":
        raise BadInput(
            f"sends on from https to {shown(str(following))}, which anyone on the way could change; tell its site"
        )
    return following


def wait_of(answer: Answer) -> float | None:
    """Seconds that a server asks to wait (429, 503), or None where it does not say.

    A date is told by the server's own clock.

    >>> wait_of(Answer(503, httpx.Headers({"Retry-After": "20"})))
    20.0
    """
    told = answer.headers.get("retry-after", "").strip()
    if answer.status not in {429, 503} or not told:
        return None
    if told.isdecimal():
        return float(told[:9])
    due, now = _date(told), _date(answer.headers.get("date", ""))
    return max(0.0, (due - now).total_seconds()) if due and now else None


def no_page(answer: Answer) -> BadInput | NotFound:
    """The error for an answer that is no page; its message is the reason alone.

    >>> no_page(Answer(404, httpx.Headers()))
    NotFound('is not there (404); check the address')
    """
    status, wait = answer.status, wait_of(answer)
    if status in {404, 410}:
        return NotFound(f"is {'gone' if status == 410 else 'not there'} ({status}); check the address")
    if status in {401, 402, 403, 407, 451}:
        return BadInput(f"may not be read by everyone ({status}); save it in a browser and load the file")
    if status in {429, 503}:
        when = "another time" if wait is None else f"in {wait:,.0f} s"
        return BadInput(f"is too busy ({status}); load it again {when}")
    if status >= 500:
        return BadInput(f"fails on its own side ({status}); load it again another time")
    return BadInput(f"answers {status}, which is no page; look at it in a browser")


def shown(url: str) -> str:
    """An address for a message: without names and passwords, control characters and endless tails.

    >>> shown("https://me:secret@example.org/")
    'https://example.org/'
    """
    scheme, slashes, rest = url.strip().partition("://")
    end = min((place for mark in "/?#\\" if (place := rest.find(mark)) >= 0), default=len(rest))
    clear = f"{scheme}{slashes}{rest[:end].rpartition('@')[2]}{rest[end:]}"
    clear = "".join(letter if letter.isprintable() else "?" for letter in clear)
    return clear if len(clear) <= 300 else f"{clear[:300]}…"


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else None
