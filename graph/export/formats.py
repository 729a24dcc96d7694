"""The formats a graph can be exported in, and the one way to do it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph.errors import BadInput
from graph.export import lines
from graph.export.annotations import web_annotations
from graph.export.csvtables import csv_files, file_name
from graph.export.gexf import gexf
from graph.export.graphml import graphml
from graph.export.jsonld import jsonld
from graph.export.network import Network
from graph.export.packed import gzipped, zipped
from graph.export.persons import hiding
from graph.export.rdf12 import ntriples12, turtle12
from graph.export.rdfxml import rdfxml
from graph.export.rows import NAMES, Sheet, sheets
from graph.export.turtle import trig, turtle
from graph.export.xlsx import xlsx
from graph.iri import BASE

if TYPE_CHECKING:
    from graph.store import Reader

    Writer = Callable[[Reader, "Wanted"], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a format may be told: the base of IRIs, the language of labels, and whether persons are to be in it.

    RDF dumps (``DUMPS``) have labels in all languages; with persons they are the graph as it is.
    """

    base: str = BASE
    language: str = "en"
    persons: bool = False


def export(
    reader: Reader,
    target: str | os.PathLike[str] | BinaryIO,
    form: str | None = None,
    *,
    base: str = BASE,
    language: str = "en",
    persons: bool = False,
) -> int:
    """The bytes written: the graph as one file, the same bytes for the same graph.

    ``form`` is one of ``FORMATS``: ``nq``, ``trig`` and ``jsonld`` hold everything, evidence included, ``nt``, ``ttl``
    and ``rdf`` what is held true; docs/exports.md tells of the others. Without it, the file's suffix says.
    ``language`` is for the formats that are no ``DUMPS``. Without ``persons`` nobody is named: who is a person is left
    out, and covered in texts, as are addresses of mail and telephone numbers. ``csv`` makes a folder with a file for
    each table. A file is replaced only when all of it is written; a link stays a link, and what is no file, such as a
    device or a pipe, is written into.
    Raises BadInput for an unknown format and a target that cannot be written.
    """
    chosen = form or (form_of(Path(target)) if isinstance(target, str | os.PathLike) else "")
    wanted = Wanted(base, language, persons)
    if chosen == FOLDER:
        return _folder(sheets(reader, wanted.base, wanted.language, wanted.persons), target)
    if chosen not in FORMATS:
        raise BadInput(f"format {chosen!r}: cannot be exported; choose one of {', '.join([*FORMATS, FOLDER])}")
    pieces = FORMATS[chosen](reader, wanted)
    if not isinstance(target, str | os.PathLike):
        return sum(target.write(piece) for piece in pieces)
    path = Path(target)
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                return sum(file.write(piece) for piece in pieces)
        return _replaced(Path(os.path.realpath(path)), pieces)
    except OSError as error:
        raise _refused(path, error) from error


def _folder(tables: Iterable[Sheet], target: str | os.PathLike[str] | BinaryIO) -> int:
    """The bytes written into a folder, one file a table; the file of a table that is empty by now goes."""
    if not isinstance(target, str | os.PathLike) or Path(target).suffix == ".csv" or Path(target).is_file():
        raise BadInput("csv: the graph is several tables; name a folder to export into, or a file such as tables.zip")
    path = Path(target)
    size, stale = 0, {file_name(name) for name in NAMES}
    try:
        path.mkdir(exist_ok=True)
        for name, pieces in csv_files(tables):
            size += _replaced(path / name, pieces)
            stale.discard(name)
        for name in stale:
            (path / name).unlink(missing_ok=True)
    except OSError as error:
        raise _refused(path, error) from error
    return size


def _refused(path: Path, error: OSError) -> BadInput:
    return BadInput(f"{path}: cannot be written ({error.strerror}); choose a folder that exists and is yours")


def form_of(path: Path) -> str:
    """The format that a file's name ends in, else its last suffix.

    >>> form_of(Path("graph.nq.gz")), form_of(Path("v1.2.ttl")), form_of(Path("graph.docx"))
    ('nq.gz', 'ttl', 'docx')
    """
    # annotations.jsonld is all of a name, too
    fits = (form for form in FORMATS if path.name.endswith(f".{form}") or ("." in form and path.name == form))
    return max(fits, key=len, default=path.suffix.removeprefix("."))


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


def _nq(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return lines.dump(reader, hiding(reader, wanted.persons))


def _nt(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return lines.facts(reader, hiding(reader, wanted.persons))


def _ttl(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return map(str.encode, turtle(map(lines.parsed, _nt(reader, wanted)), wanted.base))


def _rdf(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return map(str.encode, rdfxml(map(lines.parsed, _nt(reader, wanted))))


def _by_graph(reader: Reader, wanted: Wanted) -> Iterator[lines.Line]:
    return lines.by_graph(reader, change=hiding(reader, wanted.persons))


def _trig(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return map(str.encode, trig(_by_graph(reader, wanted), wanted.base))


def _jsonld(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return map(str.encode, jsonld(_by_graph(reader, wanted)))


def _graphml(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return map(str.encode, graphml(Network(reader, wanted.base, wanted.language, wanted.persons)))


def _gexf(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return map(str.encode, gexf(Network(reader, wanted.base, wanted.language, wanted.persons)))


def _xlsx(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return xlsx(sheets(reader, wanted.base, wanted.language, wanted.persons))


def _zip(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return zipped(csv_files(sheets(reader, wanted.base, wanted.language, wanted.persons)))


def _nt12(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return ntriples12(reader, wanted.base, wanted.persons)


def _ttl12(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return map(str.encode, turtle12(reader, wanted.base, wanted.persons))


def _annotations(reader: Reader, wanted: Wanted) -> Iterator[bytes]:
    return map(str.encode, web_annotations(reader, wanted.base, wanted.persons))


_DUMPS: Mapping[str, Writer] = {"nq": _nq, "trig": _trig, "jsonld": _jsonld, "nt": _nt, "ttl": _ttl, "rdf": _rdf}


def _compressed(write: Writer) -> Writer:
    return lambda reader, wanted: gzipped(write(reader, wanted))


FORMATS: Mapping[str, Writer] = {
    **_DUMPS,
    **{f"{name}.gz": _compressed(_DUMPS[name]) for name in ("nq", "nt", "trig", "ttl")},
    "graphml": _graphml,
    "gexf": _gexf,
    "zip": _zip,
    "xlsx": _xlsx,
    "nt12": _nt12,
    "ttl12": _ttl12,
    "annotations.jsonld": _annotations,
}
"""Name of a format → what writes it; the names are also the files' suffixes."""
FOLDER = "csv"
"""The format of a folder with one file a table; no suffix stands for it."""
DUMPS = frozenset(name for name in FORMATS if name.removesuffix(".gz") in _DUMPS)
"""The formats that are RDF as the store holds it."""
