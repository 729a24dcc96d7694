"""What each step costs for the documents of a folder, in seconds of the processor."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from graph.codec import pack
from graph.errors import GraphError
from graph.iri import BASE
from graph.quarantine import unsound
from loaders import registry
from loaders.extract.rules import extract
from loaders.folders import readable_files
from loaders.sources import Part, parts
from loaders.tabular import proposed, read_tables


@dataclass(slots=True)
class Steps:
    """Seconds of each step, and of reading by suffix; ``characters`` and ``refused`` count what was read or not."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    reading: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    characters: int = 0
    refused: int = 0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count the seconds until the end of the block."""
        began = time.process_time()
        yield
        self.seconds[name] += time.process_time() - began


def steps(folder: Path) -> Steps:
    """Read, extract, judge and pack every document of a folder in this process, without a store."""
    found = Steps()
    with tempfile.TemporaryDirectory() as scratch:
        for path in readable_files([folder]).files:
            for part in parts(Part(str(path), path, path.suffix, kept=True), Path(scratch)):
                if isinstance(part, Part):
                    _count(part, found)
    return found


def _count(part: Part, found: Steps) -> None:
    began = time.process_time()
    try:
        document = registry.read(part.path, suffix=part.suffix, media=part.media)
    except GraphError:
        found.refused += 1
        return
    took = time.process_time() - began
    found.seconds["read"] += took
    found.reading[part.suffix].append(took)
    found.characters += len(document.text)
    with found.step("tables"):
        proposal = proposed(document)
        tables = read_tables(document, (proposal.profile,) if proposal and not proposal.missing else ())
    with found.step("extract"):
        statements = tables.statements if tables else tuple(extract(document))
    with found.step("quarantine"):
        unsound(statements, BASE)
    with found.step("hand over"):
        pack(document, statements)


def by_format(found: Steps) -> list[str]:
    """Lines of a table: documents, median and mean milliseconds of reading by suffix."""
    lines = ["| format | documents | median ms | mean ms |", "|---|---:|---:|---:|"]
    for suffix, took in sorted(found.reading.items()):
        middle, mean = statistics.median(took) * 1000, statistics.mean(took) * 1000
        lines.append(f"| {suffix} | {len(took)} | {middle:.1f} | {mean:.1f} |")
    return lines
