"""``triptych reconcile``: a table of names with the things of the graph that they mean beside them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import triptych
from graph.errors import BadInput
from loaders.reconciling import summary
from loaders.tables.written import form_of


def run(options: argparse.Namespace) -> None:
    """Write the table, to a file or to standard output; what was guessed and the counts go to standard error."""
    form = options.format or form_of(options.output or "") or "csv"
    if form == "xlsx" and not options.output:
        raise BadInput("format 'xlsx': is no text for a terminal; add --output FILE")
    with triptych.open(options.store) as graph:
        found = graph.reconcile(
            options.table,
            column=options.column,
            kind=options.kind,
            country=options.country,
            place=options.place,
            limit=options.limit,
        )
    data = found.write(form)
    for line in summary(found):
        print(f"triptych: {line}", file=sys.stderr)
    if options.output:
        Path(options.output).write_bytes(data)
    else:
        sys.stdout.write(data.decode())
