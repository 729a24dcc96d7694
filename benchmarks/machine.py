"""The machine that figures were taken on, and what else it did."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("pyoxigraph", "rdflib", "tantivy", "networkx", "rustworkx", "starlette", "uvicorn", "streamlit")
"""Packages whose versions are told with the figures."""


def described() -> dict[str, object]:
    """Cores, processor, memory, Python, system and versions: what holds as long as nothing is installed."""
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "processor": _first("/proc/cpuinfo", r"model name\s*: (.+)") or platform.processor() or platform.machine(),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release().split('-')[0]} {platform.machine()}",
        "versions": {**{name: _version(name) for name in PACKAGES}, "SQLite": sqlite3.sqlite_version},
    }


def load() -> float:
    """How many processes ran or waited, over the last minute: below 0.5 the machine was quiet."""
    return round(os.getloadavg()[0], 2)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _first(path: str, pattern: str) -> str:
    """The first match in a file of the system, '' where there is no such file."""
    try:
        found = re.search(pattern, Path(path).read_text(encoding="utf-8"))
    except OSError:
        return ""
    return found[1].strip() if found else ""
