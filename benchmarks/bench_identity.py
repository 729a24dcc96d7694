"""What identity costs: a table of 100,000 organisations resolved, how well, and one document more.

python benchmarks/bench_identity.py                  # some minutes
python benchmarks/bench_identity.py --rows 5000
python benchmarks/bench_identity.py --more STORE     # documents more, each by a command of its own, into a copy of it
"""

from __future__ import annotations

import argparse
import csv
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.identity.organisations import HEADER, Organisation, organisations
from benchmarks.memory import resident
from benchmarks.timing import machine
from graph.candidates import candidates
from graph.comparing import subject
from graph.iri import BASE
from graph.model import Mention, Name
from graph.resolve import resolve
from graph.rulings import Rulings

ROOT = Path(__file__).resolve().parent.parent
_FILE = 5_000  # rows of a file
_MORE = 4  # documents of prose that are loaded one by one: the first finds nothing open and no tables stored
PROSE = """Repair in the regions: an action plan

Project: MENDLINE{number} - Networks of repair and reuse
Programme: Interreg Europe 2021-2027
Partners of the project MENDLINE{number}:
- {first} ({town})
- {second}
- Municipality of Kaunas (Lithuania)
- Lombardy Region (Italy)

1. Background

The project MENDLINE{number} brings together four partners from several countries. It started in March 2023 and will
run until February 2027. The lead partner is {first}. The project has a total budget of EUR 1,780,000, of which EUR
1,424,000 comes from the European Regional Development Fund. In 2022 {second} counted 240 workshops in which household
goods are mended. Most of them have fewer than three employees, and few of them know of each other. Many citizens
therefore throw away what could be used for years.

2. Good practices

The good practice "Mending corner {number}" was identified in Lombardy. It is run by the Lombardy Region together with
twelve municipalities. Since 2019 it has saved 820 tonnes of waste. The project partners visited it during the study
visit in Milan on 14 May 2024. The practice "Voucher for repair" of the Municipality of Kaunas pays half of the bill.

3. Policy context

The action plan addresses the policy instrument "Regional Operational Programme of Mazovia 2021-2027", which is managed
by the Marshal's Office of the Mazowieckie Region. The managing authority took part in three meetings of the
stakeholder group in 2023 and 2024.

4. Actions

Action 1: A network of repair points
The action builds on the good practice "Mending corner {number}". Players involved: Marshal's Office of the Mazowieckie
Region, the City of Warsaw, the University of Warsaw. Costs: EUR 350,000. Funding sources: European Regional
Development Fund, own funds. Indicators: number of repair points opened (target: 10).

Action 2: A voucher for repair
The action was inspired by the practice "Voucher for repair". From January 2026 on households receive a voucher for the
repair of electrical devices. Timeframe: January 2026 to December 2027. Costs: EUR 120,000 a year.

Date: 12 September 2025
Signature: Marshal's Office of the Mazowieckie Region
"""
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
    """Print what resolution costs and how good it is, and what one document more costs a store of that size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--more", type=Path, metavar="STORE", help="only load documents more into a copy of a store")
    parser.add_argument("--no-store", action="store_true", help="leave out the store, which takes most of the time")
    asked = parser.parse_args(arguments)
    print(machine())
    rows = list(organisations(asked.rows))
    if asked.more:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(asked.more, Path(folder) / "store")
            more(Path(folder), rows)
        return 0
    print(f"\n{len(rows)} rows of {len({one.thing for one in rows})} organisations")
    resolution(rows)
    if not asked.no_store:
        store(rows)
    return 0


def resolution(rows: list[Organisation]) -> None:
    """Print the seconds of the processor and the memory that it takes to tell who is who, and how well it is told."""
    mentions = [
        Mention(f"{number:06}", "Organization", 0, 5, (Name(one.name, "en"),), country=one.country)
        for number, one in enumerate(rows)
    ]
    began = time.process_time()
    found = resolve(mentions, Rulings(), BASE)
    print(f"  {time.process_time() - began:6.1f} s to resolve, {resident() / 1e6:.0f} MB in all")
    iris = [found[one.id].iri for one in mentions]
    print("  " + _judged(rows, iris))
    began = time.process_time()
    members: dict[str, list[Mention]] = {}
    for iri, mention in zip(iris, mentions, strict=True):
        members.setdefault(iri, []).append(mention)
    asked = candidates(subject(iri, "org", those, ()) for iri, those in members.items())
    things: dict[str, set[int]] = {}
    for iri, one in zip(iris, rows, strict=True):
        things.setdefault(iri, set()).add(one.thing)
    right = sum(bool(things[pair.left] & things[pair.right]) for pair in asked)
    print(f"  {time.process_time() - began:6.1f} s to find {len(asked)} pairs that may be one; {right} are")


def store(rows: list[Organisation]) -> None:
    """Print what it costs to load the rows as files of a few thousand, and then one document more."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for start in range(0, len(rows), _FILE):
            _write(home, start // _FILE, rows[start : start + _FILE])
        (home / "register.toml").write_text(PROFILE, encoding="utf-8")
        where = ("--store", str(home / "store"))
        files = [str(path) for path in sorted(home.glob("*.csv"))]
        seconds, memory = _run("load", *files, "--profile", str(home / "register.toml"), *where)
        print(
            f"  {seconds:6.1f} s by the clock to load {len(files)} files, {memory / 1e6:.0f} MB in one process at most"
        )
        more(home, rows)


def more(home: Path, rows: list[Organisation]) -> None:
    """Print what some documents of prose cost, loaded one after the other into the store of a folder."""
    for number in range(_MORE):
        first, second = rows[number * 50], rows[number * 50 + 17]
        path = home / f"more-{number}.txt"
        text = PROSE.format(number=number, first=first.name, town=first.city, second=second.name)
        path.write_text(text, encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds, _ = _run("load", str(path), "--store", str(home / "store"))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"  {seconds:6.2f} s by the clock, {work:.2f} s of processor for one document more")


def _write(home: Path, number: int, rows: Iterable[Organisation]) -> None:
    with (home / f"register-{number:03}.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(HEADER)
        for row, one in enumerate(rows):
            table.writerow((f"Project {number}-{row // 10}", one.name, one.country, one.city))


def _run(*arguments: str) -> tuple[float, int]:
    """Seconds and the most bytes that the command and its processes held."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "triptych", *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def _judged(rows: list[Organisation], iris: list[str]) -> str:
    """Pairwise precision and recall over the distinct names of each body."""
    both: Counter[tuple[int, str]] = Counter()
    same: Counter[int] = Counter()
    joined: Counter[str] = Counter()
    for thing, _, iri in {(one.thing, one.name, iri) for one, iri in zip(rows, iris, strict=True)}:
        both[thing, iri] += 1
        same[thing] += 1
        joined[iri] += 1
    right, wanted, made = (sum(n * (n - 1) // 2 for n in one.values()) for one in (both, same, joined))
    return f"precision {right / max(made, 1):.4f}, recall {right / max(wanted, 1):.3f} of {wanted} pairs of names"


if __name__ == "__main__":
    sys.exit(main())
