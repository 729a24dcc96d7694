"""What changed since the release before, and which IRIs were withdrawn; who was erased is in neither."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadInput, NotFound
from graph.export.lines import ordered, parsed
from graph.publish.redaction import Redactor

RETRACTIONS = "retractions.csv"
SUMMARY = "changes/summary.json"
_COLUMNS = ("iri", "what", "replacement", "release")


@dataclass(frozen=True, slots=True)
class Changes:
    """Triples of the default graph, as lines of N-Triples; ``withheld`` counts those gone that are not said again."""

    added: tuple[bytes, ...]
    removed: tuple[bytes, ...]
    withheld: int


@dataclass(frozen=True, slots=True)
class Retraction:
    """An IRI that was published and is no more; ``replacement`` is the one that took its place, '' for none."""

    iri: str
    replacement: str
    release: str


def dumps_of(folder: Path) -> tuple[Path, ...]:
    """The dumps of a publication; raises NotFound where there are none."""
    found = tuple(sorted(folder.glob("dumps/*/*.nq.gz")))
    if not found:
        raise NotFound(f"{folder}: no publication is there; give the folder of the release before, as it was published")
    return found


def release_of(folder: Path) -> str:
    """The number of the release that a folder holds."""
    return dumps_of(folder)[0].parent.name


def held(folder: Path) -> Iterator[bytes]:
    """The triples of the default graph of a publication, sorted."""
    return ordered(line for path in dumps_of(folder) for line in _read(path) if not parsed(line).graph)


def changes(before: Iterable[bytes], now: Iterable[bytes], redactor: Redactor) -> Changes:
    """What went and what came between two sorted sets of triples.

    A triple that went is withheld where it names somebody who was erased, a person, or a way to reach one: else the
    list of what was removed would be where to find it.

    >>> changes([b'<x:a> <x:p> "1" .\\n'], [b'<x:a> <x:p> "2" .\\n'], Redactor()).withheld
    0
    """
    removed, added = _different(before, now)
    told = tuple(line for line in removed if not _is_private(line, redactor))
    return Changes(tuple(added), told, len(removed) - len(told))


def summary(previous: str, release: str, found: Changes) -> str:
    """The numbers of a difference as JSON."""
    numbers = {"added": len(found.added), "removed": len(found.removed), "withheld": found.withheld}
    return json.dumps({"previous": previous, "release": release, **numbers}, indent=1, sort_keys=True) + "\n"


def retractions(
    before: Iterable[str], now: Iterable[str], replaced: dict[str, str], earlier: Iterable[Retraction],
    release: str, redactor: Redactor,
) -> tuple[Retraction, ...]:  # fmt: skip
    """All that was ever withdrawn, sorted: IRIs of before that are gone, and those that had gone earlier.

    Persons are not listed, nor what was erased.
    """
    here = set(now)
    found = {one.iri: one for one in earlier}
    for iri in set(before) - here:
        found.setdefault(iri, Retraction(iri, replaced.get(iri, ""), release))
    kept = (one for iri, one in sorted(found.items()) if iri not in here and not redactor.is_address_of(iri))
    return tuple(one for one in kept)


def to_csv(found: Iterable[Retraction]) -> str:
    """The retractions as a table."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    for one in found:
        table.writerow((one.iri, "replaced" if one.replacement else "withdrawn", one.replacement, one.release))
    return out.getvalue()


def earlier_retractions(folder: Path) -> tuple[Retraction, ...]:
    """The retractions that a publication lists."""
    path = folder / RETRACTIONS
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    try:
        return tuple(Retraction(row["iri"], row["replacement"], row["release"]) for row in rows)
    except KeyError as error:
        raise BadInput(f"{path}: no column {error}; expected {', '.join(_COLUMNS)}") from error


def _different(before: Iterable[bytes], now: Iterable[bytes]) -> tuple[list[bytes], list[bytes]]:
    """(only before, only now) of two sorted sequences."""
    old, new = iter(before), iter(now)
    gone: list[bytes] = []
    came: list[bytes] = []
    left, right = next(old, None), next(new, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left < right):
            gone.append(left or b"")
            left = next(old, None)
        elif left is None or right < left:
            came.append(right)
            right = next(new, None)
        else:
            left, right = next(old, None), next(new, None)
    return gone, came


def _is_private(line: bytes, redactor: Redactor) -> bool:
    found = parsed(line)
    iris = [term[1:-1] for term in (found.subject, found.object) if term.startswith("<")]
    return any(map(redactor.is_address_of, iris)) or redactor.line(found) != found


def _read(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path) as file:
            yield from file
    except (OSError, EOFError) as error:
        raise BadInput(f"{path}: cannot be read ({error}); fetch the release before once more") from error
