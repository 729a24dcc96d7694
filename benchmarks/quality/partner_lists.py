"""Lists of partners made from real names, in many layouts and languages: how many partners are read.

    python -m benchmarks.quality.partner_lists             # the tables go to standard output
    python -m benchmarks.quality.partner_lists --show      # with each text that is not read whole
    python -m benchmarks.quality.partner_lists --write docs/quality.md

Each text is a sentence that says what the project is, in one of 22 languages (`partner_lists.tsv`), and seven partners
in one layout. Their names are of bodies that took part in projects (`ontology/bodies/known.tsv`, from keep.eu), in
whatever language; the towns lie in their regions; the acronyms of the projects are made up. The extractor reads them
with the tables of named things emptied, so that it knows no body. The layouts of `LATER` were made when those of
`FIRST` had been looked at, to see whether what was learnt carries over. The same seed gives the same texts.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import multiprocessing
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.__main__ import begin, end, write
from benchmarks.quality.facts import letters
from benchmarks.quality.sets import HERE, forget_named_things
from graph.model import document_of
from loaders.extract.rules import read
from loaders.extract.things import Thing
from ontology import territories
from ontology.known_bodies import FOLDER, SEPARATOR

WORDS = HERE / "partner_lists.tsv"
NAME = "partner_lists"
_PARTNERS = 7
_LENGTHS = range(8, 90)  # characters of a name
_SYLLABLES = (("BRA", "KEL", "MOR", "TIS", "VEN", "DOR", "LAX", "FUR"), ("NET", "WIX", "PLO", "GAR", "TEC", "SUM"))
_ALIKE = 0.9
_MARKS = ("/", '"', "(", ";", " - ", " – ")  # a name that holds them may be two
_TOWNS = 6  # of a region, the largest
_LEVEL3 = 5  # characters of the code of a region of level 3


class Partner(NamedTuple):
    """A body as a list gives it: its name, its country by code and in the language of the list, and a town near it."""

    name: str
    code: str
    country: str
    town: str


class Words(NamedTuple):
    """What a language calls the parts of such a list; ``sentence`` has a place for the acronym."""

    language: str
    partners: str
    lead: str
    partner: str
    sentence: str
    and_: str
    country: str
    town: str


class Result(NamedTuple):
    """How many of the partners of a text were read, how many other bodies were, and how many have the right country."""

    language: str
    layout: str
    asked: int
    right: int
    wrong: int
    placed: int
    text: str


Layout = Callable[[Sequence[Partner], Words], str]


def _lines(partners: Sequence[Partner], one: Callable[[int, Partner], str]) -> str:
    return "\n".join(one(number, partner) for number, partner in enumerate(partners, 1))


def _by_country(partners: Sequence[Partner]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for partner in partners:
        found[partner.country].append(partner.name)
    return found


def _sum(number: int) -> str:
    return f"{97 + 13 * number}.{100 + 37 * number},00 €"


FIRST: Mapping[str, Layout] = {
    "bullets: name (country)": lambda p, w: f"{w.partners}\n\n" + _lines(p, lambda _, x: f"- {x.name} ({x.country})"),
    "lines: name, town, country": lambda p, w: (
        f"{w.partners}\n" + _lines(p, lambda _, x: f"{x.name}, {x.town}, {x.country}")
    ),
    "numbers: name – town (code)": lambda p, w: (
        f"{w.partners}\n" + _lines(p, lambda n, x: f"{n}. {x.name} – {x.town} ({x.code})")
    ),
    "marks: PP2: name (country)": lambda p, _: _lines(
        p, lambda n, x: f"{'LP' if n == 1 else f'PP{n}'}: {x.name} ({x.country})"
    ),
    "table with tabs": lambda p, w: (
        f"{w.partners}\nNr\t{w.partner}\t{w.town}\t{w.country}\n"
        + _lines(p, lambda n, x: f"P{n}\t{x.name}\t{x.town}\t{x.code}")
    ),
    "table with blanks": lambda p, w: (
        f"Nr {w.partner} {w.town} {w.country}\n" + _lines(p, lambda n, x: f"P{n} {x.name} {x.town} {x.code}")
    ),
    "table in Markdown": lambda p, w: (
        f"## {w.partners}\n\n| # | {w.partner} | {w.country} |\n|---|---|---|\n"
        + _lines(p, lambda n, x: f"| {n} | {x.name} | {x.country} |")
    ),
    "one line: 1 name (country) 2 …": lambda p, w: (
        f"{w.partners}: " + " ".join(f"{n} {x.name} ({x.country})" for n, x in enumerate(p, 1))
    ),
    "one line: name (country), … and …": lambda p, w: (
        f"{w.partners}: "
        + ", ".join(f"{x.name} ({x.country})" for x in p[:-1])
        + f" {w.and_} {p[-1].name} ({p[-1].country})."
    ),
    "one line: name, town; …": lambda p, w: f"{w.partners}: " + "; ".join(f"{x.name}, {x.town}" for x in p) + ".",
    "headings of countries": lambda p, w: (
        f"{w.partners}\n\n" + "\n\n".join("\n".join([c, *names]) for c, names in _by_country(p).items())
    ),
    "lines: country: name; name": lambda p, w: (
        f"{w.partners}\n" + "\n".join(f"{c}: {'; '.join(names)}" for c, names in _by_country(p).items())
    ),
    "cards: name / town / country": lambda p, w: (
        f"{w.partners}\n\n{w.lead}\n" + "\n\n".join(f"{x.name}\n{x.town}\n{x.country}" for x in p)
    ),
    "cards: role / name / country": lambda p, w: "\n\n".join(
        f"{w.partner if n else w.lead}\n{x.name}\n{x.country}" for n, x in enumerate(p)
    ),
    "labels: Partner 1: name / Country: …": lambda p, w: _lines(
        p, lambda n, x: f"{w.partner} {n}: {x.name}\n{w.country}: {x.country}"
    ),
    "one line: role name country role …": lambda p, w: " ".join(
        f"{w.partner if n else w.lead} {x.name} {x.country}" for n, x in enumerate(p)
    ),
    "lines: name – country – sum": lambda p, w: (
        f"{w.partners}\n" + _lines(p, lambda n, x: f"{x.name} – {x.country} – {_sum(n)}")
    ),
    "lines: name | country | role": lambda p, w: (
        f"{w.partners}\n" + _lines(p, lambda n, x: f"{x.name} | {x.country} | {w.lead if n == 1 else w.partner}")
    ),
    "two columns": lambda p, w: f"{w.partners}\n" + _lines(p, lambda _, x: f"{x.name:60}   {x.country}"),
    "lines: code – name": lambda p, w: f"{w.partners}\n" + _lines(p, lambda _, x: f"{x.code} – {x.name}"),
    "lines: name / (town, country)": lambda p, w: (
        f"{w.partners}\n" + _lines(p, lambda _, x: f"{x.name}\n({x.town}, {x.country})")
    ),
}
LATER: Mapping[str, Layout] = {
    "table with bars": lambda p, w: (
        f"{w.partner} | {w.town} | {w.country}\n" + _lines(p, lambda _, x: f"{x.name} | {x.town} | {x.country}")
    ),
    "lines: name [code]": lambda p, w: f"{w.partners}:\n" + _lines(p, lambda _, x: f"{x.name} [{x.code}]"),
    "lines: (code) name": lambda p, w: f"{w.partners}\n" + _lines(p, lambda _, x: f"({x.code}) {x.name}"),
    "lines: 01 name, code": lambda p, w: f"{w.partners}\n" + _lines(p, lambda n, x: f"{n:02} {x.name}, {x.code}"),
    "cards: name / town, country": lambda p, w: (
        f"{w.partners}\n\n" + "\n\n".join(f"{x.name}\n{x.town}, {x.country}" for x in p)
    ),
    "Lead: name, country. Partners: name, country; …": lambda p, w: (
        f"{w.lead}: {p[0].name}, {p[0].country}. {w.partners}: "
        + "; ".join(f"{x.name}, {x.country}" for x in p[1:])
        + "."
    ),
    "one line: name – country, …": lambda p, w: (
        f"{w.partners}: " + ", ".join(f"{x.name} – {x.country}" for x in p) + "."
    ),
    "comma-separated values": lambda p, w: (
        f"{w.partner},{w.country}\n" + _lines(p, lambda _, x: f"{x.name},{x.country}")
    ),
    "lines: PP1 - name - country": lambda p, w: (
        f"{w.partners}\n" + _lines(p, lambda n, x: f"PP{n} - {x.name} - {x.country}")
    ),
    "lines: 1) name (town, country);": lambda p, w: (
        f"{w.partners}\n" + _lines(p, lambda n, x: f"{n}) {x.name} ({x.town}, {x.country});")
    ),
    "one line: name (town, country); …": lambda p, w: (
        f"{w.partners}: " + "; ".join(f"{x.name} ({x.town}, {x.country})" for x in p) + "."
    ),
    "names alone": lambda p, w: f"{w.partners}\n\n" + _lines(p, lambda _, x: x.name),
    "bullets: names alone": lambda p, w: f"{w.partners}\n\n" + _lines(p, lambda _, x: f"- {x.name}"),
    "bullets: country: name": lambda p, w: f"{w.partners}\n" + _lines(p, lambda _, x: f"• {x.country}: {x.name}"),
    "table with the role first": lambda p, w: _lines(
        p, lambda n, x: f"{w.lead if n == 1 else w.partner}\t{x.name}\t{x.country}"
    ),
    "table with sums": lambda p, w: (
        f"{w.partner}\t{w.country}\tBudget\n" + _lines(p, lambda n, x: f"{x.name}\t{x.country}\t{_sum(n)}")
    ),
}


@cache
def languages() -> Mapping[str, Words]:
    """The words of each language."""
    with WORDS.open(encoding="utf-8", newline="") as rows:
        return {row[0]: Words(*row) for row in list(csv.reader(rows, delimiter="\t"))[1:]}


@cache
def _bodies() -> tuple[tuple[str, str, str], ...]:
    """Name, country and region of bodies whose name is in one piece and not in capitals."""
    found = []
    for line in (FOLDER / "known.tsv").read_text(encoding="utf-8").splitlines():
        key, country, place, _, _, names = line.split("\t")
        name = names.split(SEPARATOR)[0]
        whole = len(name) in _LENGTHS and " " in name and not name.isupper() and not any(m in name for m in _MARKS)
        if key.startswith("keep/") and whole and len(place) == _LEVEL3 and _towns(place):
            found.append((name, country, place))
    return tuple(found)


@cache
def _towns(place: str) -> tuple[str, ...]:
    """The largest towns of a region."""
    codes = territories.children(place) if place[:2] != "UK" else ()
    cities = sorted((territories.by_code(code) for code in codes), key=lambda city: (-city.population, city.name))
    return tuple(city.name for city in cities[:_TOWNS])


def texts(seeds: int, layouts: Mapping[str, Layout]) -> Iterator[tuple[str, str, str, tuple[Partner, ...]]]:
    """Language, layout, text and partners of each list; the partners of a seed are the same in all layouts."""
    for words in languages().values():
        for seed in range(seeds):
            chance = random.Random(f"{words.language} {seed}")
            partners: dict[str, Partner] = {}
            while len(partners) < _PARTNERS:
                name, country, place = chance.choice(_bodies())
                called = territories.preferred_names(country)
                native = called.get(words.language, called["en"])
                partners[name] = Partner(name, country, native, chance.choice(_towns(place)))
            acronym = "".join(chance.choice(some) for some in _SYLLABLES)
            some = tuple(partners.values())
            for layout, made in layouts.items():
                text = f"{words.sentence.format(acronym)}\n\n{made(some, words)}\n"
                yield words.language, layout, text, some


def judged(made: tuple[str, str, str, tuple[Partner, ...]]) -> Result:
    """What the extractor reads of a text."""
    language, layout, text, partners = made
    claims = [c for c in read(document_of(text)).claims if c.predicate in ("hasPartner", "leadPartner")]
    bodies = list(dict.fromkeys(c.object for c in claims if isinstance(c.object, Thing)))
    asked, right, placed = len(partners), 0, 0
    for partner in partners:
        body = next((one for one in bodies if any(_alike(n.text, partner.name) for n in one.names)), None)
        if body is not None:
            bodies.remove(body)
            right += 1
            placed += body.country == partner.code
    return Result(language, layout, asked, right, len(bodies), placed, text)


def _alike(one: str, other: str) -> bool:
    a, b = letters(one), letters(other)
    return a == b or difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def table(head: str, results: Sequence[Result], key: Callable[[Result], str]) -> str:
    """Recall, precision and countries by layout or language, the worst first."""
    rows: dict[str, list[Result]] = defaultdict(list)
    for one in results:
        rows[key(one)].append(one)
    rows["**all**"] = list(results)
    lines = [f"| {head} | partners asked for | recall | precision | right country |", "|---|---|---|---|---|"]
    for name, some in sorted(rows.items(), key=lambda row: (row[0] == "**all**", _recall(row[1]), row[0])):
        right, wrong = sum(one.right for one in some), sum(one.wrong for one in some)
        precision, placed = right / max(1, right + wrong), sum(one.placed for one in some) / max(1, right)
        asked = sum(one.asked for one in some)
        lines.append(f"| {name.replace('|', '/')} | {asked} | {_recall(some):.3f} | {precision:.3f} | {placed:.3f} |")
    return "\n".join(lines) + "\n"


def _recall(some: Sequence[Result]) -> float:
    return sum(one.right for one in some) / sum(one.asked for one in some)


def main() -> int:
    """Makes the lists, reads them and prints or writes the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=2, help="lists of a layout in each language")
    parser.add_argument("--show", action="store_true", help="print each text that is not read whole")
    parser.add_argument("--write", type=Path, help="the page that takes the tables")
    asked = parser.parse_args()
    made = []
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn"), initializer=forget_named_things) as pool:
        for title, layouts in (("Layouts that were looked at", FIRST), ("Layouts made later", LATER)):
            results = list(pool.map(judged, list(texts(asked.seeds, layouts)), chunksize=16))
            made += [f"**{title}**\n", table("layout", results, lambda one: one.layout)]
            made.append(table("language", results, lambda one: one.language))
            for one in results if asked.show else ():
                if one.right < one.asked or one.wrong:
                    print(f"## {one.language}, {one.layout}: {one.right} of {one.asked}, {one.wrong} wrong\n{one.text}")
    tables = "\n".join(made)
    if asked.write is None:
        print(tables)
    elif not write(asked.write, NAME, tables):
        print(f"{asked.write}: has no marks {begin(NAME)} … {end(NAME)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
