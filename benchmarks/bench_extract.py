"""What extraction costs: documents a second of one core, the start, a long plan, memory over many documents.

    python benchmarks/bench_extract.py                       # a few minutes
    python benchmarks/bench_extract.py --documents 10000     # memory over so many documents

Seconds are of processor time, so that what else the machine does disturbs little; the least of several rounds.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.figures import note
from benchmarks.memory import resident
from benchmarks.timing import machine
from graph.model import document_of
from loaders.extract.rules import extract
from tools.corpus.folder import write_folder

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "benchmarks" / "quality" / "own"
PAGE = 3_000  # characters
PAGES = 15
SIZE = 2_000  # characters of the document by which speed is told
STEPS = 5  # at which memory is looked up
_START = """
import time
began = time.process_time()
from graph.model import document_of
from loaders.extract.rules import extract
loaded = time.process_time()
extract(document_of(open({path!r}, encoding="utf-8").read()))
print(loaded - began, time.process_time() - loaded)
"""


def main(arguments: list[str] | None = None) -> int:
    """Print the four measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500, help="over which memory is watched")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args(arguments)
    print(machine())
    starts(asked.rounds)
    speed(asked.rounds)
    plan(asked.rounds)
    memory(asked.documents)
    return 0


def starts(rounds: int) -> None:
    """Print how long a new process takes to import the extractor, and for its first document.

    The modules are compiled, as those of an installed package are, whatever the environment says of bytecode.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    print("\nThe first document of a process")
    for path in (OWN / "en" / "en01-project-description.txt", OWN / "it" / "it01-project-description.txt"):
        command = [sys.executable, "-c", _START.format(path=str(path))]
        runs = [
            subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
            for _ in range(rounds)
        ]
        both = [sum(map(float, run.stdout.split())) for run in runs]
        note(f"first document, {path.parent.name}", "triptych", both, "s of processor")
        loaded, first = min((tuple(map(float, run.stdout.split())) for run in runs), key=sum)
        print(f"  {path.name:32} {loaded:6.2f} s to import {first:6.2f} s to extract")


def speed(rounds: int) -> None:
    """Print the documents a second of one core, over the documents of our own in all languages."""
    paths = sorted(OWN.glob("*/*.txt"))
    texts = list(_texts(paths))
    length = sum(map(len, texts))
    taken = _seconds(texts, rounds)
    seconds = min(taken)
    note("extract", "triptych", (length / SIZE / one for one in taken), "/s")
    languages = len({path.parent for path in paths})
    print(f"\n{len(texts)} documents in {languages} languages, {length // len(texts)} characters each")
    print(f"  {len(texts) / seconds:6.0f} documents a second; of {SIZE} characters {length / SIZE / seconds:.0f}")


def plan(rounds: int) -> None:
    """Print the seconds that one long document takes, made of shorter ones in its language."""
    texts = itertools.cycle(_texts((OWN / "en").glob("*.txt")))
    parts: list[str] = []
    while sum(map(len, parts)) < PAGE * PAGES:
        parts.append(next(texts))
    whole = "\n\n".join(parts)[: PAGE * PAGES]
    print(f"\nA document of {PAGES} pages ({len(whole)} characters)")
    taken = _seconds([whole], rounds)
    note(f"a document of {PAGES} pages", "triptych", taken, "s of processor")
    print(f"  {min(taken):6.2f} s")


def memory(documents: int) -> None:
    """Print the size of this process while many documents are read that differ in their names and values."""
    print(f"\nMemory over {documents} documents, MB")
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder), documents, suffixes=[".md"])
        paths = sorted(Path(folder).rglob("*.md"))
        for number, text in enumerate(_texts(paths), start=1):
            extract(document_of(text))
            if number % max(1, len(paths) // STEPS) == 0:
                print(f"  {number:6}  {resident() / 1e6:6.0f}")


def _seconds(texts: Sequence[str], rounds: int) -> list[float]:
    """The seconds of each round in which the texts are read, tables being loaded."""
    seconds = []
    for _ in range(rounds + 1):
        began = time.process_time()
        for text in texts:
            extract(document_of(text))
        seconds.append(time.process_time() - began)
    return seconds[1:]


def _texts(paths: Iterable[Path]) -> Iterator[str]:
    return (path.read_text(encoding="utf-8") for path in sorted(paths))


if __name__ == "__main__":
    sys.exit(main())
