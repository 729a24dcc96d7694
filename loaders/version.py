"""The version of everything that decides how a file is read: what was read by another version is read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_SOURCES = ("loaders/**/*.py", "loaders/**/*.toml", "loaders/**/*.tsv", "ontology/*.py", "ontology/**/*.t*")
_CODE = (*_SOURCES, "graph/*.py")


@cache
def rules_version() -> str:
    """A hash over the readers, rules, lexicons and tables that are installed."""
    return _hash(_SOURCES)


@cache
def code_version() -> str:
    """A hash over the same and what carries it: of two machines that read together it must be one."""
    return _hash(_CODE)


def _hash(patterns: Iterable[str]) -> str:
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in root.glob(pattern) if path.is_file()}):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
