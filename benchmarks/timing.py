"""Times of several ways to do one thing, taken in turns, as a table."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping


def machine() -> str:
    """The machine in one line: processor cores, Python, system."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def in_turns(ways: Mapping[str, Callable[[], object]], rounds: int = 5) -> dict[str, list[float]]:
    """Seconds of each way, ``rounds`` times; the ways take turns, so that a slow moment of the machine meets all."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()  # warm
    for _ in range(rounds):
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            seconds[name].append(time.perf_counter() - began)
    return seconds


def report(title: str, seconds: Mapping[str, list[float]], *, of: str, count: int = 1) -> None:
    """Print the median of each way, its spread, and how it compares with the first."""
    base = statistics.median(next(iter(seconds.values())))
    print(f"\n{title}")
    for name, values in seconds.items():
        middle = statistics.median(values)
        rate = f"{count / middle:10.0f} {of}/s" if count > 1 else ""
        spread = (max(values) - min(values)) / middle
        print(f"  {name:28} {middle * 1000:10.2f} ms  ±{spread:4.0%}  {middle / base:6.2f} × {rate}")
