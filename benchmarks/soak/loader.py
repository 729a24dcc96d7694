"""A program that loads all the time: documents come, change and go, while their number stays the same.

    python -m benchmarks.soak.loader STORE TEXTS DOCUMENTS

It is one process for the whole time, as somebody's own program would be. It ends when its input closes.
"""

from __future__ import annotations

import random
import select
import shutil
import sys
import time
from pathlib import Path

import triptych
from graph.errors import StoreLocked
from tools.corpus.folder import write_folder

SUFFIXES = (".txt", ".html", ".md", ".csv", ".docx", ".xlsx")
_SHARES = 8
"""Parts of the documents; each round writes one of them anew."""
_PAUSE = 2.0


def main(store: Path, texts: Path, documents: int) -> None:
    """Load until the input closes; a line for each round says what was done and how long it took."""
    dice = random.Random(1)
    turn = 0
    while True:
        part = turn % _SHARES
        folder = texts / f"part-{part}"
        shutil.rmtree(folder, ignore_errors=True)
        write_folder(folder, max(1, documents // _SHARES), seed=1 + part + turn // _SHARES % 3 * 100, suffixes=SUFFIXES)
        began = time.perf_counter()
        said = "done"
        try:
            with triptych.open(store) as graph:
                graph.load(texts, jobs=1, prune=True, wait=60)
                if turn % 3 == 2:
                    graph.forget(dice.choice(graph.documents())[1])
        except StoreLocked:
            said = "busy"
        except Exception as error:  # noqa: BLE001 - counted, and the round after may go well
            said = f"error {type(error).__name__}: {error}".replace("\n", " ")
        print(f"{(time.perf_counter() - began) * 1000:.0f} {said}", flush=True)
        turn += 1
        if select.select([sys.stdin], [], [], _PAUSE)[0]:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
