"""Writes a folder of project documents of our own words, in every format that is read and in ten languages.

    python -m tools.make_corpus FOLDER [--documents 2000] [--seed 1] [--suffixes .txt,.pdf] [--jobs 2]

The same arguments give the same bytes on every machine with the same font and library versions.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.corpus.folder import SHARES, tally, write_folder
from tools.corpus.writers.pdf import NoFont


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0, or 1 with one line where PDF was asked for and there is no font."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--suffixes", default=",".join(SHARES), help="to choose from, parted by commas")
    parser.add_argument("--jobs", type=int, default=1, help="processes that write")
    asked = parser.parse_args(arguments)
    suffixes = asked.suffixes.split(",")
    unknown = sorted(set(suffixes) - set(SHARES))
    if unknown:
        parser.error(f"no writer for {', '.join(unknown)}; known are {', '.join(SHARES)}")
    try:
        size = write_folder(asked.folder, asked.documents, seed=asked.seed, suffixes=suffixes, jobs=asked.jobs)
    except NoFont as error:
        print(f"make_corpus: {error}", file=sys.stderr)
        return 1
    print(f"{asked.folder}: {asked.documents} documents, {size / 1e6:.1f} MB")
    print("  " + "  ".join(f"{suffix} {count}" for suffix, count in tally(asked.folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
