"""What identity costs: a table of 100,000 organisations resolved, how well, and one document more.

python benchmarks/bench_identity.py                  # some minutes
python benchmarks/bench_identity.py --rows 5000
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.identity.organisations import HEADER, Organisation, organisations
from benchmarks.timing import machine

ROOT = Path(__file__).resolve().parent.parent
PROFILE = """name = "register"
language = "en"

[match]
headers = ["Project", "Partner", "Country", "City"]

[columns]
"Project" = "project.name"
"Partner" = "partner.name"
"Country" = "partner.country"
"City" = "place"
"""


def main(arguments: list[str] | None = None) -> int:
    """Print the seconds, the memory, and precision and recall of what was joined."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    asked = parser.parse_args(arguments)
    print(machine())
    rows = list(organisations(asked.rows))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _write(home, rows)
        store = str(home / "store")
        seconds, memory = _run(
            "load", str(home / "register.csv"), "--profile", str(home / "register.toml"), "--store", store
        )
        print(f"\n{len(rows)} rows of {len({one.thing for one in rows})} organisations")
        print(f"  {seconds:6.1f} s to load and resolve, {memory / 1e6:.0f} MB at most")
        print("  " + _judged(rows, _resolved(home / "store")))
        (home / "more.txt").write_text(f"Partners of the project Bench:\n- {rows[0].name} ({rows[0].city})\n", "utf-8")
        print(f"  {_run('load', str(home / 'more.txt'), '--store', store)[0]:6.1f} s for one document more")
        began = time.perf_counter()
        found = subprocess.run(
            [sys.executable, "-m", "triptych", "review", "--only", "things", "--json", "--store", store],
            cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
        pairs = json.loads(found.stdout)["things"]
        print(f"  {time.perf_counter() - began:6.1f} s to list {len(pairs)} pairs that may be one")
    return 0


def _write(home: Path, rows: Iterable[Organisation]) -> None:
    with (home / "register.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(HEADER)
        table.writerows((f"Project {number // 10}", one.name, one.country, one.city) for number, one in enumerate(rows))
    (home / "register.toml").write_text(PROFILE, encoding="utf-8")


def _run(*arguments: str) -> tuple[float, int]:
    """Seconds and the most bytes that the command and its processes held."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "triptych", *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def _resolved(store: Path) -> dict[str, set[str]]:
    """The IRIs of the organisations that bear a name."""
    found: dict[str, set[str]] = {}
    db = sqlite3.connect(store / "library.sqlite")
    for iri, clues in db.execute("SELECT iri, clues FROM mention WHERE family = 'org'"):
        for name, _, _ in json.loads(clues)[0]:
            found.setdefault(name, set()).add(iri)
    db.close()
    return found


def _judged(rows: list[Organisation], found: dict[str, set[str]]) -> str:
    """Pairwise precision and recall over the distinct names of a place; names that two bodies bear are left out."""
    things: dict[str, set[int]] = {}
    for one in rows:
        things.setdefault(one.name, set()).add(one.thing)
    telling = [name for name, owners in things.items() if len(owners) == 1 and len(found.get(name, ())) == 1]
    lost = sum(not found.get(name) for name in things)
    both = Counter((next(iter(things[name])), next(iter(found[name]))) for name in telling)
    same, joined = Counter(), Counter()
    for (thing, iri), number in both.items():
        same[thing] += number
        joined[iri] += number
    right, wanted, made = (sum(n * (n - 1) // 2 for n in one.values()) for one in (both, same, joined))
    told = f"precision {right / max(made, 1):.4f}, recall {right / max(wanted, 1):.3f} of {wanted} pairs of names"
    return f"{told}; {len(things) - len(telling) - lost} names in several places and {lost} not found are left out"


if __name__ == "__main__":
    sys.exit(main())
