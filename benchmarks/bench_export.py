"""What each export costs: its size, seconds of CPU, and the peak memory of a process that does nothing else.

    python -m benchmarks.bench_export [--store DIR]

Without a store, one of the examples is made. Figures only: nothing passes or fails here.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import triptych
from benchmarks.timing import machine
from graph.export import FORMATS

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_EXPORT = """
import resource, sys, time
import triptych
graph = triptych.open(sys.argv[1])
quads, began = len(graph.reader), time.process_time()
size = graph.export(sys.argv[3], sys.argv[2])
spent, unit = time.process_time() - began, 1024 if sys.platform != "darwin" else 1024 * 1024
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
print(f"  {sys.argv[2]:20} {quads:10} quads {size / 1e6:10.2f} MB {spent:8.2f} s of CPU {peak:8.0f} MB of memory")
"""


def main() -> None:
    """Export a store in every format, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store", type=Path, help="the store to export (default: one of the examples)")
    store = parser.parse_args().store
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        if store is None:
            store = Path(folder, "store")
            with triptych.open(store) as graph:
                graph.load(EXAMPLES)
        for form in FORMATS:
            command = [sys.executable, "-c", _EXPORT, str(store), form, str(Path(folder, "export"))]
            subprocess.run(command, check=True, cwd=EXAMPLES.parent)


if __name__ == "__main__":
    main()
