"""The formats a graph can be exported in, and the one way to do it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph.errors import BadInput
from graph.export import lines
from graph.export.jsonld import jsonld
from graph.export.rdfxml import rdfxml
from graph.export.turtle import trig, turtle
from graph.iri import BASE

if TYPE_CHECKING:
    from graph.store import Reader


def export(
    reader: Reader, target: str | os.PathLike[str] | BinaryIO, form: str | None = None, *, base: str = BASE
) -> int:
    """The bytes written: the graph as one file, the same bytes for the same graph.

    ``form`` is ``nq``, ``trig`` or ``jsonld`` (everything, evidence included) or ``nt``, ``ttl`` or ``rdf`` (what is
    held true); without it, the file's suffix says. A file is replaced only when all of it is
    written; a link stays a link, and what is no file, such as a device or a pipe, is written into.
    Raises BadInput for an unknown format and a target that cannot be written.
    """
    chosen = form or (Path(target).suffix.removeprefix(".") if isinstance(target, str | os.PathLike) else "")
    if chosen not in FORMATS:
        raise BadInput(f"format {chosen!r}: cannot be exported; choose one of {', '.join(FORMATS)}")
    pieces = FORMATS[chosen](reader, base)
    if not isinstance(target, str | os.PathLike):
        return sum(target.write(piece) for piece in pieces)
    path = Path(target)
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                return sum(file.write(piece) for piece in pieces)
        return _replaced(Path(os.path.realpath(path)), pieces)
    except OSError as error:
        raise BadInput(
            f"{path}: cannot be written ({error.strerror}); choose a folder that exists and is yours"
        ) from error


def _replaced(path: Path, pieces: Iterator[bytes]) -> int:
    """The bytes written to a file, which has its old content until all of the new one is there."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            size = sum(file.write(piece) for piece in pieces)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return size


def _nq(reader: Reader, base: str) -> Iterator[bytes]:
    return lines.dump(reader)


def _nt(reader: Reader, base: str) -> Iterator[bytes]:
    return lines.facts(reader)


def _ttl(reader: Reader, base: str) -> Iterator[bytes]:
    return map(str.encode, turtle(map(lines.parsed, lines.facts(reader)), base))


def _rdf(reader: Reader, base: str) -> Iterator[bytes]:
    return map(str.encode, rdfxml(map(lines.parsed, lines.facts(reader))))


def _trig(reader: Reader, base: str) -> Iterator[bytes]:
    return map(str.encode, trig(lines.by_graph(reader), base))


def _jsonld(reader: Reader, base: str) -> Iterator[bytes]:
    return map(str.encode, jsonld(lines.by_graph(reader)))


FORMATS: Mapping[str, Callable[[Reader, str], Iterator[bytes]]] = {
    "nq": _nq,
    "trig": _trig,
    "jsonld": _jsonld,
    "nt": _nt,
    "ttl": _ttl,
    "rdf": _rdf,
}
"""Name of a format → what writes it; the names are also the files' suffixes."""
