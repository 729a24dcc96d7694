"""``triptych profile``: what the columns of a table mean, as a profile to edit."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from graph.errors import BadInput
from loaders import registry
from loaders.tables.profile import fitting
from loaders.tables.profile_text import proposal_text, to_toml
from loaders.tables.propose import Proposal, propose
from loaders.tabular import name_of

_WIDTH = 34  # characters of a header or example shown


def run(options: argparse.Namespace) -> int:
    """0 where all that is essential was found, 1 where it was not."""
    path = Path(options.file)
    document = registry.read(path)
    known = None if options.anew else fitting(document)
    if known is not None:
        print(f"triptych: the shipped profile {known.name!r} fits; --anew proposes another", file=sys.stderr)
        sys.stdout.write(to_toml(known))
        return 0
    try:
        proposal = propose(document, name_of(str(path)))
    except BadInput as error:
        raise BadInput(f"{path}: {str(error).partition(': ')[2]}") from error
    for line in shown(proposal):
        print(line, file=sys.stderr)
    sys.stdout.write(proposal_text(proposal))
    return 1 if proposal.missing else 0


def shown(proposal: Proposal) -> list[str]:
    """The columns as a table for people: header, what it is, how sure, other meanings, an example."""
    rows = [("COLUMN", "IS", "SURE", "OR", "EXAMPLE")]
    for guess in proposal.guesses:
        sure = "" if guess.field == "ignore" else f"{guess.confidence:.2f}"
        field = f"ignore ({guess.field[6:]})" if guess.field.startswith("other.") else guess.field
        others = ", ".join(name for name, _ in guess.others)
        example = next(iter(guess.seen.values), "")
        rows.append((_cut(guess.header), field, sure, _cut(others), _cut(example)))
    widths = [max(len(row[place]) for row in rows) for place in range(4)]
    lines = [
        "  ".join([*(word.ljust(width) for word, width in zip(row, widths, strict=False)), row[4]]).rstrip()
        for row in rows
    ]
    lines += [f"to check: {note}" for note in proposal.notes]
    lines += [f"not found: {what}; name its column in the profile" for what in proposal.missing]
    return lines


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _WIDTH else plain[: _WIDTH - 1] + "…"
