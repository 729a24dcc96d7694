"""``triptych publish``: the graph as a website of linked data."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import triptych
from graph.errors import BadInput
from graph.publish import Cut, Publication, Release
from graph.publish.earlier import decided


def run(options: argparse.Namespace) -> None:
    """Write the folder, and say what is in it."""
    cut = Cut(
        min_confidence=options.min_confidence,
        only=options.only or "",
        kind=options.kind or "",
        since=options.since or "",
    )
    publication = Publication(
        **_asked_once(options),
        release=options.release,
        issued=options.issued or "",
        doi=options.doi or "",
        quotes=options.quotes,
        quotes_licence=options.quotes_licence or "",
        persons=options.persons,
        language=options.lang,
        cut=cut,
    )
    found = _published(options, publication)
    print(f"{options.folder}: {found.things} things and documents, {found.quads} quads, release {publication.release}")
    print(f"{found.written} files written, {found.kept} as they were, {found.gone} removed")
    if found.withheld:
        print(f"{found.withheld} facts that went are not listed as removed: they speak of persons")
    print(f"check it with: triptych verify {options.folder}")


def _asked_once(options: argparse.Namespace) -> dict[str, str]:
    """Address, licence, title and publisher: as given, else as in the release that is there, or the one before."""
    names = ("base", "licence", "title", "publisher")
    previous = Path(options.previous) if options.previous else None
    known = decided(previous) | decided(Path(options.folder))
    found = {name: getattr(options, name) or known.get(name, "") for name in names}
    if missing := [f"--{name}" for name in names if name != "licence" and not found[name]]:
        raise BadInput(f"{options.folder}: nothing was published here yet; say once {', '.join(missing)}")
    return found


def _published(options: argparse.Namespace, publication: Publication) -> Release:
    graph = triptych.open(options.store)
    if not sys.stderr.isatty():
        return graph.publish(options.folder, publication, previous=options.previous)
    from rich.progress import Progress

    with Progress(transient=True) as bar:
        task = bar.add_task("writing", total=None)
        return graph.publish(
            options.folder,
            publication,
            previous=options.previous,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
