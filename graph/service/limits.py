"""What a query may cost, how it is asked, and how it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from graph.errors import BadInput, BadQuery, GraphError

_MOST = 10**15
CANNOT_OPEN = "! "
"""What begins the line in which a worker says why it cannot open the store."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one pool of workers: every one is a setting.

    ``seconds`` is wall-clock time of one query; ``bytes`` the size of its answer; ``memory`` the address space of a
    worker in bytes. ``workers`` run at once and ``queue`` more queries may wait; ``text`` is the longest query.
    ``patience`` is how many seconds a client may take to send its call, or to take 64 KiB of the answer; ``wait`` how
    many an update waits for somebody else who is writing.
    """

    workers: int = 2
    queue: int = 32
    seconds: float = 30.0
    bytes: int = 64_000_000
    memory: int = 2_000_000_000
    text: int = 1_000_000
    patience: float = 30.0
    wait: float = 10.0


def limits_of(settings: Iterable[str]) -> Limits:
    """The limits with these settings, each written ``name=value``; the others stay as they are. Raises BadInput.

    >>> limits_of(["seconds=2.5", "workers=4"]).seconds
    2.5
    """
    least = {"workers": 1, "queue": 0, "seconds": 0.01, "bytes": 1, "memory": 0, "text": 1, "patience": 0.01, "wait": 0}
    kinds: dict[str, type[int] | type[float]] = {
        one.name: int if isinstance(one.default, int) else float for one in fields(Limits)
    }
    given: dict[str, Any] = {}
    for setting in settings:
        name, _, value = setting.partition("=")
        try:
            read = kinds[name](value)
        except KeyError:
            raise BadInput(f"limit {setting!r}: expected NAME=VALUE with one of {', '.join(sorted(kinds))}") from None
        except ValueError:
            raise BadInput(f"limit {setting!r}: {value!r} is not a number") from None
        if not least[name] <= read < _MOST:
            raise BadInput(f"limit {setting!r}: expected a number from {least[name]} on")
        given[name] = read
    return Limits(**given)


@dataclass(frozen=True, slots=True)
class Request:
    """A query with the formats its answer may come in.

    ``rows`` and ``triples`` are the format for a SELECT or ASK (``json``, ``xml``, ``csv``, ``tsv``) and for
    a CONSTRUCT or DESCRIBE (``ttl``, ``nt``, ``rdf``, ``jsonld``), None where the client takes none.
    ``default`` and ``named`` are the IRIs of the graphs to ask, None for the store's own.
    """

    sparql: str
    rows: str | None = "json"
    triples: str | None = "ttl"
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A thing whose page is wanted, in a language; ``explorer`` says whether the page may link to the explorer's."""

    iri: str
    language: str = "en"
    explorer: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: its format (one of those asked for) and its bytes."""

    form: str
    body: bytes


_CODES = {403: "forbidden", 413: "large_answer", 429: "waiting", 503: "store"}


class Refused(BadQuery):
    """A query that was not answered; ``status`` is the HTTP status that says why.

    400 cannot be read, 401 needs a token, 403 not allowed, 406 no format the client takes, 408 the client sends
    too slowly, 413 the query or the answer is too large, 429 too many are waiting, 503 it took too long or too
    much memory, or there is nothing to ask.
    """

    def __init__(self, status: int, message: str, code: str = "") -> None:
        super().__init__(message, code=code or _CODES.get(status, ""))
        self.status = status


def refusal(error: GraphError) -> Refused:
    """The error as the service gives it."""
    if isinstance(error, Refused):
        return error
    return Refused(400 if isinstance(error, BadQuery) else 503, str(error), error.code)
