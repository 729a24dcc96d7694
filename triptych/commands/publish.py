"""``triptych publish``: the graph as a website of linked data."""

from __future__ import annotations

import argparse

import triptych
from graph.publish import Cut, Publication


def run(options: argparse.Namespace) -> None:
    """Write the folder, and say what is in it."""
    cut = Cut(
        min_confidence=options.min_confidence,
        only=options.only or "",
        kind=options.kind or "",
        since=options.since or "",
    )
    publication = Publication(
        base=options.base,
        licence=options.licence or "",
        title=options.title,
        publisher=options.publisher,
        release=options.release,
        issued=options.issued or "",
        doi=options.doi or "",
        quotes=options.quotes,
        quotes_licence=options.quotes_licence or "",
        persons=options.persons,
        language=options.lang,
        cut=cut,
    )
    graph = triptych.open(options.store)
    found = graph.publish(options.folder, publication, previous=options.previous)
    print(f"{options.folder}: {found.things} things and documents, {found.quads} quads, release {publication.release}")
    print(f"{found.written} files written, {found.kept} as they were, {found.gone} removed")
    if found.withheld:
        print(f"{found.withheld} facts that went are not listed as removed: they speak of persons")
    print(f"check it with: triptych verify {options.folder}")
