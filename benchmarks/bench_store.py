"""How fast statements become a graph on disk: many documents, and one table of many rows; run by ``make bench``.

Each measurement is a process of its own, so that its peak of memory is its own too. Seconds are of processor time, all
threads of the process together, for other work on the machine must not count; what it took by the clock stands beside.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.timing import machine
from graph.codec import Packed, pack
from graph.confinement import one_heap
from graph.iri import BASE
from graph.library import Reading
from graph.model import XSD, Document, Literal, Mention, Name, Statement, Term, document_of
from graph.write import Writer
from loaders import ingest
from loaders.reading import read

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
ACRONYMS = re.compile(r"\b(CircPro|CircE|Circe2020|CIRCE2020|RETRACE|GPP-STREAM|GPP4Growth|MOLOC|IGRA|REUNION|APE)\b")
Handed = tuple[str, str, Packed]  # location, id of the document, what was read
MONEY = re.compile(r"\b\d{1,3}(?:[.,  ]\d{3})+\b")
ROWS, BODIES = 4_500, 1_500
_A_DOCUMENT, _A_ROW = 550, 80
"""Quads that a document and a row of the table come to, roughly."""


def main() -> None:
    """Store 300 and 3,000 documents and a table of 4,500 rows, each in a process of its own."""
    print(machine())
    for what, count in (("documents", 300), ("documents", 3_000), ("table", ROWS)):
        subprocess.run([sys.executable, __file__, what, str(count)], check=True)


def documents(count: int, folder: Path) -> Iterator[Path]:
    """Files made from the examples: every thirty have projects of their own, and each document its own figures."""
    examples = sorted(EXAMPLES.iterdir())
    for number in range(count):
        source, series = examples[number % len(examples)], number // len(examples)
        text = source.read_text(encoding="utf-8")
        text = ACRONYMS.sub(lambda found, series=series: f"{found[0]}{series}", text)
        text = MONEY.sub(lambda found, number=number: f"{found[0][:-1]}{number % 10}", text)
        path = folder / f"{number}-{source.name}"
        path.write_text(text + f"\n\n{number}\n", encoding="utf-8")
        yield path


def make_store(folder: Path, quads: int) -> None:
    """A store of about so many quads in a new folder: a third from documents, the rest from a table of operations."""
    with tempfile.TemporaryDirectory() as given, Writer(folder) as writer:
        for batch in _batches(max(1, quads // _A_DOCUMENT // 3), Path(given)):
            writer.put([_reading(*one) for one in batch])
        writer.put([_reading(*_table(max(1, quads * 2 // 3 // _A_ROW)))])


def _table(rows: int) -> Handed:
    """A list of operations: each row a project, its beneficiary and seven cells that say something."""
    made = [
        f"OP{row:05}\tOperation number {row} of the programme\tBody number {row % BODIES} Ltd\t2017-0{row % 9 + 1}-01\t"
        f"2020-1{row % 3}-01\t{120_000 + 17 * row}.50\t{90_000 + 13 * row}.25\n"
        for row in range(rows)
    ]
    document = document_of("".join(made), language="en", title="List of operations", media_type="text/csv")
    statements: list[Statement] = []
    bodies: dict[int, Mention] = {}
    start = 0
    for row, line in enumerate(made):
        statements += _row(document, row, start, line, bodies)
        start += len(line)
    return _handed("/folder/operations.csv", document, statements)


def _row(document: Document, row: int, start: int, line: str, bodies: dict[int, Mention]) -> Iterator[Statement]:
    cells = []
    for cell in line.rstrip("\n").split("\t"):
        cells.append((start, start + len(cell), cell))
        start += len(cell) + 1
    code, title, name, begin, end, budget, grant = cells
    project = Mention(
        document.id, "Project", *code[:2], (Name(code[2], None, "acronym"), Name(title[2], "en", "title"))
    )
    body = bodies.setdefault(
        row % BODIES, Mention(document.id, "Organization", *name[:2], (Name(name[2], "en"),), country="FI")
    )
    parts = (("participant", body), ("project", project))
    joint = Mention(document.id, "Participation", *name[:2], parts=parts)

    def said(subject: Mention, predicate: str, value: Mention | Literal | Term, at: tuple[int, int, str]) -> Statement:
        return Statement(subject, predicate, value, at[0], at[1], "table.1", 0.99)

    yield said(project, "type", Term("Project"), code)
    yield said(project, "title", Literal(title[2], language="en"), title)
    if row < BODIES:
        yield said(body, "type", Term("Organization"), name)
        yield said(body, "label", Literal(name[2], language="en"), name)
    yield said(joint, "type", Term("Participation"), name)
    yield said(joint, "inProject", project, name)
    yield said(joint, "participant", body, name)
    yield said(joint, "role", Term("role/lead-partner"), name)
    yield said(project, "startDate", Literal(begin[2], XSD + "date"), begin)
    yield said(project, "endDate", Literal(end[2], XSD + "date"), end)
    yield said(project, "totalBudget", Literal(budget[2], XSD + "decimal"), budget)
    yield said(joint, "totalBudget", Literal(grant[2], XSD + "decimal"), grant)


def _measure(what: str, count: int) -> None:
    """One measurement, printed as a line."""
    one_heap()  # as the command does
    with tempfile.TemporaryDirectory() as name:
        folder, extracted, statements = Path(name), 0.0, 0
        storing = [0.0, 0.0]
        with Writer(folder / "store") as writer:
            batches = _batches(count, folder) if what == "documents" else iter([[_table(count)]])
            while True:
                began = time.process_time()
                packed = next(batches, None)
                extracted += time.process_time() - began
                if packed is None:
                    break
                began, clock = time.process_time(), time.perf_counter()
                batch = [_reading(*one) for one in packed]
                statements += sum(len(one.statements) for one in batch)
                writer.put(batch)
                storing[0] += time.process_time() - began
                storing[1] += time.perf_counter() - clock
        with Writer(folder / "store") as writer:
            quads = len(writer._live)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} {'rows' if what == 'table' else what}, {statements} statements, {quads} quads: "
        f"stored in {storing[0]:.1f} s ({storing[1]:.1f} s by the clock), {count / storing[0]:.0f} {what}/s, "
        f"{storing[0] / quads * 1e6:.1f} µs a quad; read and extracted in {extracted:.1f} s; peak {peak:.0f} MB",
        flush=True,
    )


def _batches(count: int, folder: Path) -> Iterator[list[Handed]]:
    """What the processes that read would hand over, a batch at a time."""
    made = documents(count, folder)
    while paths := list(islice(made, ingest.BATCH)):
        batch = []
        for path in paths:
            found = read(path, BASE)
            batch.append(_handed(str(path), found.document, found.statements))
            path.unlink()
        yield batch


def _handed(location: str, document: Document, statements: Sequence[Statement]) -> Handed:
    return location, document.id, pack(document, statements)


def _reading(location: str, document: str, packed: Packed) -> Reading:
    return Reading(location, *packed.opened(document, (location,)), packed=packed)


if __name__ == "__main__":
    _measure(sys.argv[1], int(sys.argv[2])) if len(sys.argv) == 3 else main()
