"""What sites allow programs to read, and how fast."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import httpx
from protego import Protego

from graph.errors import BadInput
from loaders.web.addresses import Unreachable
from loaders.web.content import body_of
from loaders.web.settings import AGENT

_SIZE = 512_000  # bytes of a robots.txt that are read; RFC 9309 asks for 500 KiB at least
_SLOWEST = 10.0  # seconds between two requests, whatever a site asks for
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*:?\s*([^#]*)", re.IGNORECASE)


class Pace:
    """When the next request to a host may go out: so many seconds after the last one began."""

    def __init__(self, interval: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._interval = interval
        self._clock = clock
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._slower: dict[str, float] = {}

    def slow_down(self, host: str, seconds: float) -> None:
        """Leave the host more time from now on, at most ten seconds."""
        self._slower[host] = min(seconds, _SLOWEST)

    def wait(self, host: str) -> None:
        """Come back when the host may be asked."""
        if host in self._last:
            pause = self._last[host] + max(self._interval, self._slower.get(host, 0.0)) - self._clock()
            if pause > 0:
                self._sleep(pause)
        self._last[host] = self._clock()


class Robots:
    """The robots.txt of every host that was met, each asked for once.

    ``ask`` fetches one: it gives status and content, or raises BadInput.
    """

    def __init__(self, ask: Callable[[httpx.URL], tuple[int, bytes]], pace: Pace) -> None:
        self._ask = ask
        self._pace = pace
        self._known: dict[str, Protego | BadInput] = {}

    def check(self, url: httpx.URL) -> None:
        """Raises BadInput, with the reason alone, for a page that its site keeps from programs, or may keep."""
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if site not in self._known:
            self._known[site] = rules = self._learn(httpx.URL(f"{site}/robots.txt"))
            if isinstance(rules, Protego):
                self._pace.slow_down(url.host, rules.crawl_delay(AGENT) or 0.0)
        known = self._known[site]
        if isinstance(known, BadInput):
            raise type(known)(str(known))
        if not known.can_fetch(str(url), AGENT):
            raise BadInput("is kept from programs by its site's robots.txt; save it in a browser and load the file")

    def _learn(self, address: httpx.URL) -> Protego | BadInput:
        try:
            status, content = self._ask(address)
        except Unreachable as error:
            return error
        except BadInput as error:
            return BadInput(f"cannot be read now, because its site's robots.txt {error}")
        if status == 429 or status >= 500:
            return BadInput(
                f"cannot be read now, because its site's robots.txt answers {status}; load it again another time"
            )
        return Protego.parse(ours(content.decode("utf-8-sig", "replace") if status == 200 else ""))


def robots_body(chunks: Iterable[bytes], headers: httpx.Headers) -> bytes:
    """As much of a robots.txt as is read; what follows is ignored, as RFC 9309 has it."""
    return body_of(chunks, headers, _SIZE, cut=True)


def ours(text: str) -> str:
    """A robots.txt in which other programs' names are all the same.

    protego copies each rule for each name of its group: a hostile file of 500 KB would fill the
    memory. It also takes the beginning of our name for ours.

    >>> ours("User-agent: Tri\\nUser-agent: triptych/2 # us\\nDisallow: /")
    'User-agent: other\\nUser-agent: triptych\\nDisallow: /'
    """
    lines = []
    for line in text.splitlines():
        if found := _AGENT_LINE.match(line):
            name = re.split(r"[/\s]", found.group(1).strip().lower(), maxsplit=1)[0]
            name = name if name == "*" else name.replace("*", "")
            line = f"User-agent: {name if name in {'*', AGENT.lower()} else 'other'}"
        lines.append(line)
    return "\n".join(lines)
