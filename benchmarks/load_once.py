"""One load in a process of its own: ``python -m benchmarks.load_once FOLDER STORE JOBS`` prints its cost as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import triptych
from graph.write import Writer

spent = {"store": 0.0}


def main(folder: Path, store: Path, jobs: int) -> None:
    """Load, and print counts and seconds: of the clock, and of the processor in this process and in its workers."""
    put = Writer.put

    def timed(*given: object, **named: object) -> object:
        began = time.process_time()
        try:
            return put(*given, **named)  # type: ignore[arg-type]
        finally:
            spent["store"] += time.process_time() - began

    Writer.put = timed  # type: ignore[method-assign, assignment]
    began = time.perf_counter()
    with triptych.open(store) as graph:
        report = graph.load(folder, jobs=jobs, profile="auto")
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {
        "documents": len(report.loaded),
        "unchanged": len(report.unchanged),
        "refused": len(report.refused),
        "statements": report.statements,
        "seconds": time.perf_counter() - began,
        "parent": time.process_time(),
        "store": spent["store"],
        "workers": workers.ru_utime + workers.ru_stime,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
