"""What was published and is no more: the list of it, and pages where it stood, so that no link leads to nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadInput
from graph.publish.places import path_of
from graph.publish.redaction import Redactor
from graph.publish.template import Page, escaped
from graph.publish.thing_pages import Site
from graph.publish.words import words

RETRACTIONS = "retractions.csv"
_COLUMNS = ("iri", "what", "replacement", "release")


@dataclass(frozen=True, slots=True)
class Retraction:
    """An IRI that was published and is no more; ``replacement`` is the one that took its place, '' for none."""

    iri: str
    replacement: str
    release: str


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
    return tuple(one for iri, one in sorted(found.items()) if iri not in here and not redactor.is_address_of(iri))


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


def pages(site: Site, retractions: Iterable[Retraction]) -> Iterator[Page]:
    """One page for each retraction: what took its place, or that it was withdrawn."""
    say = words(site.publication.language)
    for one in retractions:
        path = path_of(one.iri, site.publication.base)
        if not path:
            continue
        told = f"<p>{say['withdrawn']} ({say['release']} {escaped(one.release)})</p>"
        if one.replacement:
            told = f"<p>{say['replaced']} {site.anchor(path, one.replacement, site.name(one.replacement))}.</p>"
        name = one.iri.removeprefix(site.publication.base)
        yield Page(path, name, f"<h1><code>{escaped(name)}</code></h1>{told}", one.iri, others=())
