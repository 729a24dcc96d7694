"""One load in a process of its own: ``python -m benchmarks.load_once FOLDER STORE JOBS [auto]`` prints its cost."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import triptych
from graph.confinement import one_heap
from graph.write import Writer

spent = {"store": 0.0}


def main(folder: Path, store: Path, jobs: int, profile: str | None = None) -> None:
    """Load, and print JSON: counts and seconds, of the clock and of the processor here and in the workers."""
    one_heap()  # as the command does
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
        report = graph.load(folder, jobs=jobs, profile=profile)
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
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
