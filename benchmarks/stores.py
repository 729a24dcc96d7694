"""Stores of made quads, to be measured."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from graph.write import Writer

PIECE = 100_000
"""Quads that are handed to the engine at once, as the writer does: it takes a kilobyte of memory for each."""


def make(folder: Path, lines: Iterable[str], *, searched: bool = True) -> int:
    """A store of these lines of N-Quads with an empty library; how many quads it holds comes back.

    ``searched`` builds the index of names, too.
    """
    with Writer(folder) as writer:
        rest = iter(lines)
        while piece := list(islice(rest, PIECE)):
            writer.live.load({"": [line[:-3] for line in piece]})
            writer.live.renew()
        if searched:
            writer.index.anew()
        writer.publish()
        return len(writer.live)
