"""What erasing a person costs, and what tombstones cost later loads; run by ``make bench``.

    python -m benchmarks.bench_erase [--documents 200]

Every twentieth of the documents, which are made from the examples, names the person. Figures only: nothing passes or
fails here.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from contextlib import closing
from pathlib import Path

import triptych
from benchmarks.timing import machine
from graph import erase
from graph.library import Library
from graph.model import document_of
from graph.redacted import redacted_document
from graph.tombstones import Seal, Tombstones, tombstone
from graph.write import Writer

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
NAME = "Ada Kask"
CONTACT = f"\n\nContact: {NAME}, Town of Linn, ada.kask@linn.example, tel. +372 600 12 34\n"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    number = parser.parse_args().documents
    print(machine())
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt")) + sorted(EXAMPLES.glob("*.md"))]
    print("\n| tombstones | documents | code points | milliseconds a document |\n|---|---|---|---|")
    for stones in (1, 10, 100):
        _covering(texts, stones)
    print("\n| documents | step | seconds |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        _erasing(texts, number, Path(folder))


def _covering(texts: list[str], number: int) -> None:
    seal = Seal.new()
    stones = Tombstones(seal, tuple(tombstone(seal, [f"Given{one} Surname{one}"]) for one in range(number)))
    documents = [document_of(text) for text in texts]
    began = time.perf_counter()
    for document in documents:
        redacted_document(document, stones)
    each = (time.perf_counter() - began) / len(documents) * 1000
    print(f"| {number} | {len(documents)} | {sum(map(len, texts)):,} | {each:.2f} |")


def _erasing(texts: list[str], number: int, folder: Path) -> None:
    (folder / "documents").mkdir()
    for one in range(number):
        text = f"{texts[one % len(texts)]}\n\nDocument {one}.{'' if one % 20 else CONTACT}"
        (folder / "documents" / f"{one}.txt").write_text(text, "utf-8")
    store = folder / "store"
    began = time.perf_counter()
    triptych.open(store).load(folder / "documents", jobs=1)
    print(f"| {number} | load | {time.perf_counter() - began:.1f} |")
    began = time.perf_counter()
    with triptych.open(store) as graph, closing(Library(store)) as library:
        made = erase.plan(library, graph.reader, store, erase.Person((NAME,)))
    print(f"| {number} | find what is to go | {time.perf_counter() - began:.1f} |")
    began = time.perf_counter()
    with Writer(store) as writer:
        erase.erase(writer, made)
    print(f"| {number} | erase from the library | {time.perf_counter() - began:.1f} |")
    began = time.perf_counter()
    erase.complete(store)
    print(f"| {number} | build the rest anew | {time.perf_counter() - began:.1f} |")


if __name__ == "__main__":
    main()
