"""What reading one document may cost: settings with safe defaults."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from graph.errors import BadInput


def seconds_limit(given: Mapping[str, str] = os.environ) -> float:
    """Seconds that one document may take to read: 300, or what ``TRIPTYCH_TIME_LIMIT`` says.

    >>> seconds_limit()
    300.0
    """
    return float(setting("TRIPTYCH_TIME_LIMIT", 300, "seconds", given))


def memory_limit(given: Mapping[str, str] = os.environ) -> int:
    """Bytes of memory that the process which reads may take: 4 GB, or what ``TRIPTYCH_MEMORY_LIMIT`` says."""
    return setting("TRIPTYCH_MEMORY_LIMIT", 4_000_000_000, "bytes", given)


def text_limit() -> int:
    """Characters of prose that a document may have: 2 million, or what ``TRIPTYCH_TEXT_LIMIT`` says.

    More would hold up a whole folder. Raises BadInput for a setting that is no whole number.
    """
    return setting("TRIPTYCH_TEXT_LIMIT", 2_000_000, "characters")


def table_limit() -> int:
    """Characters that a table may have: 50 million, or what ``TRIPTYCH_TABLE_LIMIT`` says."""
    return setting("TRIPTYCH_TABLE_LIMIT", 50_000_000, "characters")


def setting(name: str, default: int, unit: str, given: Mapping[str, str] = os.environ) -> int:
    """A limit from the environment, or its default; raises BadInput for what is no whole number."""
    found = given.get(name, "")
    if found and not found.isdecimal():
        raise BadInput(f"{name}={found}: is no number of {unit}; set it to one such as {default}")
    return int(found) if found else default


def limits_of(environment: Mapping[str, str]) -> dict[str, str]:
    """The settings of limits in an environment.

    >>> limits_of({"TRIPTYCH_TIME_LIMIT": "60", "PATH": "/bin"})
    {'TRIPTYCH_TIME_LIMIT': '60'}
    """
    return {name: text for name, text in sorted(environment.items()) if re.fullmatch(r"TRIPTYCH_[A-Z]+_LIMIT", name)}
