"""Times that do not run back though the machine's clock does: what came later is written as later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta


def not_before(at: str, others: Iterable[str]) -> str:
    """A time (ISO 8601), or the second after the latest of the others where it lies before that.

    >>> not_before("2026-05-01T10:00:00+00:00", ["2026-04-01", "2036-01-01T00:00:00Z"])
    '2036-01-01T00:00:01+00:00'
    >>> not_before("2026-05-01T10:00:00+00:00", ["2026-05-01T10:00:00+00:00"])
    '2026-05-01T10:00:00+00:00'
    """
    known = [found for one in others if (found := _read(one)) is not None]
    mine, latest = _read(at), max(known, default=None)
    if mine is None or latest is None or mine >= latest:
        return at
    return (latest + timedelta(seconds=1)).isoformat(timespec="seconds")


def _read(at: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
