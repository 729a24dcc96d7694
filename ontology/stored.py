"""Tables that are built once for an installation, and stored where Python stores what it compiled.

To fold, stem and index a hundred thousand names takes most of the time of a command that reads one document; to read
back what came of it takes a third of that. What is stored holds for the code and tables of today, told as Python tells
its own: by the sizes and times of the files. Where nothing can be stored everything is built, and nothing else changes.
A process in which tables are exchanged for others must say so first (``build_anew``): it neither reads nor stores any.
"""

from __future__ import annotations

import contextlib
import copyreg
import io
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache, wraps
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

from ontology.kept import kept

Asked = ParamSpec("Asked")
Built = TypeVar("Built")

_ROOT = Path(__file__).resolve().parents[1]
_PACKAGES = ("graph", "loaders", "ontology")
_FOLDER = "tables-"
_anew: list[bool] = []  # not empty in a process that builds its own tables
_BROKEN = (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, KeyError, ValueError)


def build_anew() -> None:
    """Have this process build its own tables, and store none: those of its sources are not those of the files."""
    _anew.append(True)


def stored(build: Callable[Asked, Built]) -> Callable[Asked, Built]:
    """``kept``, but read back where another process has built it; for plain tables, asked for by plain arguments.

    >>> @stored
    ... def squares(most: int) -> list[int]:
    ...     return [n * n for n in range(most)]
    >>> squares(3)
    [0, 1, 4]
    """

    @wraps(build)
    def read(*args: Asked.args, **kwargs: Asked.kwargs) -> Built:
        name = "-".join([build.__module__, build.__qualname__, *map(str, args), *map(str, kwargs.values())])
        if _anew:
            return build(*args, **kwargs)
        path = _folder() / f"{name}.pickle"
        with contextlib.suppress(*_BROKEN):
            found: Built = pickle.loads(path.read_bytes())  # noqa: S301 - as trusted as the compiled code beside it
            return found
        made = build(*args, **kwargs)
        if not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                _write(path, made)
        return made

    return kept(read)


def _write(path: Path, table: Any) -> None:
    """Store a table, whole or not at all: others may be reading or writing the same."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, protocol=5)
    pickler.dispatch_table = copyreg.dispatch_table.copy()
    pickler.dispatch_table[MappingProxyType] = _unlocked
    pickler.dump(table)
    if not path.parent.is_dir():
        _begin(path.parent)
    part = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        part.write_bytes(out.getbuffer())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _begin(folder: Path) -> None:
    """Make the folder of the tables of today, and throw away those of before."""
    import shutil  # only where tables are built

    for before in folder.parent.glob(f"{_FOLDER}*"):
        shutil.rmtree(before, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)


def _unlocked(table: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _locked, (dict(table),)


def _locked(table: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """What ``MappingProxyType`` gives, whose name Python does not find when it reads it."""
    return MappingProxyType(table)


@cache
def _folder() -> Path:
    """The folder of the tables that follow from the files of today."""
    version = blake2b(sys.implementation.cache_tag.encode(), digest_size=8)
    for path, found in _files():
        version.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return Path(cache_from_source(__file__)).parent / f"{_FOLDER}{version.hexdigest()}"


def _files() -> Iterator[tuple[str, os.stat_result]]:
    """What the tables follow from: code, lexicons and tables, sorted."""
    for package in _PACKAGES:
        waiting = [str(_ROOT / package)]
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in sorted(entries, key=lambda one: one.name):
                    if entry.is_file():
                        yield os.path.relpath(entry.path, _ROOT), entry.stat()
                    elif entry.name != "__pycache__":
                        waiting.append(entry.path)
