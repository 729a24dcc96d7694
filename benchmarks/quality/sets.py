"""The benchmark's documents, what the extractor says of them, and the scores of both laid side by side."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.facts import country_names, of_gold
from benchmarks.quality.said import of_lines
from benchmarks.quality.scoring import Score, score
from graph.export.statements import statement_lines
from graph.iri import BASE
from loaders.reading import read

HERE = Path(__file__).resolve().parent
SETS = ("own", "real/read", "real/unread")
SECOND = HERE / "own" / "second"  # facts of a second annotator, which no extraction is measured by
Lines = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Case:
    """A document of the benchmark: its gold, and where its text is."""

    gold: Mapping[str, Any]
    text: Path


def cases(name: str, *, split: str | None = None, texts: Path | None = None) -> tuple[list[Case], int]:
    """The documents of a set that have a text here, and how many have none.

    ``texts`` is the folder with the texts of public pages, ``<id>.<language>.txt``; those of our own stand beside
    their gold. ``split`` is ``train`` or ``test``, None for both.
    """
    found, without = [], 0
    for path in sorted(one for one in (HERE / name).rglob("*.json") if SECOND not in one.parents):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if split and gold["split"] != split:
            continue
        text = texts / f"{gold['id']}.{gold['lang']}.txt" if texts else path.with_suffix(".txt")
        if text.exists():
            found.append(Case(gold, text))
        else:
            without += 1
    return found, without


def lines(text: Path) -> Lines:
    """What ``triptych extract`` prints of a file, line by line."""
    found = read(text)
    return list(statement_lines(found.document, found.statements, found.refused, BASE))


def predict(some: Sequence[Case], *, without_tables: bool = False) -> list[Lines]:
    """What the extractor says of each document; ``without_tables``: with the tables of named things empty.

    What the tables gave is kept by many caches, so that is done by a process of its own.
    """
    if not without_tables:
        return [lines(case.text) for case in some]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh, initializer=forget_named_things) as pool:
        return list(pool.map(lines, [case.text for case in some], chunksize=8))


def forget_named_things() -> None:
    """Empties the authority tables of projects, programmes, funds, bodies, instruments and practices in this process,
    and the table of known bodies.

    Places, the names of kinds of bodies and the lexicons stay: they are knowledge of languages and of the map.
    Works only before anything was looked up in the tables.
    """
    from ontology import authority, known_bodies
    from ontology.stored import build_anew

    build_anew()
    authority.TABLES = ()  # type: ignore[assignment] # the one place where they are emptied
    known_bodies.TABLES = ()  # type: ignore[assignment] # and here


def scores(some: Sequence[Case], said: Iterable[Lines]) -> list[Score]:
    """The score of each document."""
    countries = country_names(case.gold for case in some)
    made = []
    for case, told in zip(some, said, strict=True):
        wanted, ours = of_gold(case.gold).located(countries), of_lines(told).located(countries)
        made.append(score(case.gold, wanted, ours))
    return made
