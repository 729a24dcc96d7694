"""Which documents a folder holds, and under which names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from os import utime
from pathlib import Path
from random import Random

from tools.corpus.compose import compose
from tools.corpus.language import CODES, language
from tools.corpus.look import Look
from tools.corpus.paper import Paper
from tools.corpus.projects import project
from tools.corpus.writers.archive import to_zip
from tools.corpus.writers.sheets import TABLES
from tools.corpus.writers.table import WRITERS

PER_PROJECT = 8  # documents about one project
# How many of a hundred files have each suffix, about as project folders have them.
SHARES = {
    ".pdf": 22, ".docx": 18, ".html": 16, ".txt": 10, ".md": 5, ".odt": 5, ".eml": 6,
    ".xlsx": 6, ".csv": 5, ".tsv": 1, ".json": 2, ".xls": 1, ".ods": 1, ".zip": 2,
}  # fmt: skip
_KINDS = ("project", "plan", "plan", "practice", "practice", "news", "meeting", "meeting", "partners")
# What spreadsheet programs of a country write where nobody asks them for UTF-8.
_ENCODINGS = {"pl": "cp1250", "el": "cp1253", "bg": "cp1251"}
_LONG = 24  # length of a document of fifteen pages


def document(seed: int, number: int, suffixes: Sequence[str] = tuple(SHARES)) -> tuple[str, bytes]:
    """Path within the folder and content of one document, the same however many others there are.

    ``suffixes`` are those to choose from. Raises NoFont where PDF is among them and the machine has no font for it.

    >>> document(1, 3, [".md"])[0]
    'HR/Istarska županija/plan-00003.fi.md'
    """
    dice = Random(f"{seed}/document/{number}")
    suffix = dice.choices(suffixes, [SHARES[one] for one in suffixes])[0]
    paper, data = _written(seed, number, suffix, dice)
    if suffix == ".zip":
        members = {f"1 {paper.kind}.txt": data}
        for place in range(2, dice.randint(3, 5)):
            inner = dice.choice([one for one in suffixes if one != ".zip"] or [".txt"])
            other, content = _written(seed, number, inner, dice)
            members[f"{place} {other.kind}{inner}"] = content
        data = to_zip(members)
    return f"{paper.region}/{_name(paper, number, dice)}{suffix}", data


def _written(seed: int, number: int, suffix: str, dice: Random) -> tuple[Paper, bytes]:
    code = dice.choice(CODES)
    kind = dice.choice(("operations", "operations", "partners") if suffix in TABLES else _KINDS)
    length = dice.choices((1, 2, 4, _LONG), (45, 30, 22, 3))[0]
    if length == _LONG and suffix not in TABLES:
        kind = "plan"
    paper = compose(kind, code, project(seed, number // PER_PROJECT), dice, length)
    old = dice.random() < 0.3
    look = Look(
        columns=2 if dice.random() < 0.25 else 1,
        running_head=dice.random() < 0.5,
        framed=dice.random() < 0.5,
        encoding=_ENCODINGS.get(code, "cp1252") if old and suffix in {".csv", ".txt"} else "utf-8",
        delimiter="\t" if suffix == ".tsv" else dice.choice(",;"),
        width=78 if dice.random() < 0.3 else 0,
        packed=dice.random() < 0.9,
    )
    return paper, WRITERS.get(suffix, WRITERS[".txt"])(paper, look)


def _name(paper: Paper, number: int, dice: Random) -> str:
    """A name as offices give it: with spaces and accents, now and then decomposed, with a newline or too careful."""
    chance = dice.random()
    label = language(paper.language).labels[paper.kind] if paper.kind != "project" else paper.title
    spoken = f"{label} {number:05}".replace("/", "-")
    if chance < 0.005:
        return spoken.replace(" ", "\n", 1)
    if chance < 0.02:
        return unicodedata.normalize("NFD", spoken)
    return spoken if chance < 0.3 else f"{paper.kind}-{number:05}.{paper.language}"


def write_folder(
    target: Path, count: int, *, seed: int = 1, suffixes: Sequence[str] = tuple(SHARES), jobs: int = 1
) -> int:
    """Bytes of the documents written below a folder, which is made; their time of change is the same every time.

    A file that is already there is written anew. Raises NoFont as ``document`` does.
    """
    work = partial(_write, target, seed, tuple(suffixes))
    if jobs == 1:
        return sum(map(work, range(count)))
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return sum(pool.map(work, range(count), chunksize=20))


def _write(target: Path, seed: int, suffixes: Sequence[str], number: int) -> int:
    place, data = document(seed, number, suffixes)
    path = target / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    then = datetime(2024, 1, 1, tzinfo=UTC).timestamp() + number
    utime(path, (then, then))
    return len(data)


def tally(target: Path) -> Iterator[tuple[str, int]]:
    """Number of files by suffix, sorted."""
    found: dict[str, int] = {}
    for path in target.rglob("*"):
        if path.is_file():
            found[path.suffix] = found.get(path.suffix, 0) + 1
    yield from sorted(found.items())
