"""How fast documents become statements and statements a store; run by ``make bench``."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

import triptych
from benchmarks.timing import in_turns, machine, report
from graph.export.lines import dump
from graph.iri import BASE
from graph.quarantine import unsound
from graph.store import open_snapshot
from loaders import registry
from loaders.extract.rules import extract

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
COPIES = 10


def main() -> None:
    """Read, extract and judge the examples; load copies of them; load them again unchanged."""
    print(machine())
    paths = sorted(EXAMPLES.iterdir())
    documents = [registry.read(path) for path in paths]
    said = [extract(document) for document in documents]
    size = sum(len(document.text) for document in documents) / len(documents)
    ways = {
        "read": lambda: [registry.read(path) for path in paths],
        "extract": lambda: [extract(document) for document in documents],
        "judge by itself": lambda: [unsound(one, BASE) for one in said],
    }
    report(f"{len(paths)} examples of {size:.0f} characters", in_turns(ways), of="documents", count=len(paths))
    with tempfile.TemporaryDirectory() as folder:
        _load(Path(folder), paths)


def _load(folder: Path, paths: list[Path]) -> None:
    source = folder / "documents"
    for number in range(COPIES):
        for path in paths:
            target = source / str(number) / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8")
            target.write_text(
                text.replace("CircPro", f"Circ{number}Pro").replace("CircE", f"Circ{number}E"), encoding="utf-8"
            )
    count = COPIES * len(paths)
    for jobs in (1, 2):
        store = folder / f"store-{jobs}"
        began = time.perf_counter()
        triptych.open(store).load(source, jobs=jobs)
        took = time.perf_counter() - began
        again = time.perf_counter()
        triptych.open(store).load(source, jobs=jobs)
        unchanged = time.perf_counter() - again
        with open_snapshot(store) as snapshot:
            quads = sum(1 for _ in dump(snapshot))
        print(
            f"\nload of {count} documents, --jobs {jobs}: {took:.1f} s, {count / took:.0f} documents/s, {quads} quads"
        )
        print(f"  the same folder again, unchanged: {unchanged:.2f} s")
        shutil.rmtree(store)


if __name__ == "__main__":
    main()
