"""Measure identity on names that nobody wrote rules for: bodies of ROR, which give one name in two languages or more.

    python -m benchmarks.identity.parallel FOLDER            # the half that may be read, totals
    python -m benchmarks.identity.parallel FOLDER --errors   # with every pair parted or wrongly joined
    python -m benchmarks.identity.parallel FOLDER --unread   # totals of the other half

FOLDER holds records of the Research Organization Registry (ror.org, CC0) as its updates have them, one JSON file each;
of two of one body the later version counts. Halves are told by a hash of the body's id.
What the shipped list of bodies knows is left out, for it has many of these names: words and places alone are measured.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.identity.scoring import Score
from graph.iri import BASE
from graph.model import Mention, Name
from graph.own_names import spoken_in
from graph.resolve import resolve
from graph.rulings import Rulings
from ontology import known_bodies, name_words, territories
from ontology.errors import UnknownTerritory
from ontology.names import slug

_LIVE = "active"


@dataclass(frozen=True, slots=True)
class Called:
    """A body's name in one language (English where ROR does not say which), and the body's id and country."""

    body: str
    country: str
    name: str
    language: str


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when totals are printed, 2 when errors are asked for of the half that is kept unread."""
    parser = argparse.ArgumentParser(prog="benchmarks.identity.parallel", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--unread", action="store_true", help="the half that is kept unread")
    parser.add_argument("--errors", action="store_true", help="list each wrong pair")
    asked = parser.parse_args(arguments)
    if asked.unread and asked.errors:
        print("--errors: the other half is kept unread", file=sys.stderr)
        return 2
    called = [
        one for record in _newest(asked.folder) for one in names_of(record) if is_unread(one.body) is asked.unread
    ]
    parted, merged, joined = compared(called)
    print(f"{len(called)} names of {len({one.body for one in called})} bodies")
    score = Score(joined, len(merged), len(parted))
    print(f"two names of one body: {joined} of {joined + len(parted)} joined (recall {score.recall or 0:.3f})")
    print(f"names of two bodies: {len(merged)} joined (precision {score.precision or 0:.3f})")
    if asked.errors:
        for title, pairs in (("parted", parted), ("wrongly joined", merged)):
            print(f"\n## {title}\n")
            print(
                "\n".join(
                    f"{one.country} {one.name} ({one.language}) | {two.name} ({two.language})" for one, two in pairs
                )
            )
    return 0


def is_unread(body: str) -> bool:
    """Whether a body is of the half that is kept unread.

    >>> is_unread("3"), is_unread("1")
    (False, True)
    """
    return int(sha256(body.encode()).hexdigest(), 16) % 2 == 1


def _newest(folder: Path) -> Iterator[dict[str, Any]]:
    """The newest record of each body that is active."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(
        folder.glob("**/*.json"), key=lambda one: [int(part) for part in re.findall(r"\d+", one.parent.name)]
    ):
        record = json.loads(path.read_text("utf-8"))
        if isinstance(record, dict) and "id" in record:
            found[record["id"]] = record
    return (found[name] for name in sorted(found) if found[name]["status"] == _LIVE)


def names_of(record: dict[str, Any]) -> Iterator[Called]:
    """The names of a record, the first of each language that the words of names are known in; none without a country.

    >>> record = {"id": "https://ror.org/1", "name": "Bled Fund", "country": {"country_code": "SI"}, "labels": [
    ...     {"label": "Sklad Bled", "iso639": "sl"}]}
    >>> [(one.name, one.language) for one in names_of(record)]
    [('Bled Fund', 'en'), ('Sklad Bled', 'sl')]
    """
    if "names" in record:
        places = [one["geonames_details"]["country_code"] for one in record["locations"]]
        given = [(one["value"], one["lang"]) for one in record["names"] if "label" in one["types"]]
    else:
        places = [record["country"]["country_code"]]
        given = [(record["name"], None), *((one["label"], one["iso639"]) for one in record["labels"])]
    try:
        country = territories.by_code(places[0]).code
    except (IndexError, UnknownTerritory):
        return
    if not territories.children(country):
        return  # none of those whose regions and towns are known
    told: set[str] = set()
    for name, language in given:
        spoken = language or "en"
        if spoken_in(spoken, None)[0] in name_words.languages() and spoken not in told:
            told.add(spoken)
            yield Called(record["id"].rpartition("/")[2], country, name, spoken)


Pairs = list[tuple[Called, Called]]


def compared(called: Sequence[Called]) -> tuple[Pairs, Pairs, int]:
    """The pairs of names of one body that are parted, those of two that are joined, and how many are rightly joined.

    Names that are spelt the same are no pairs: one body's say nothing of languages, two bodies' cannot be told apart.
    """
    mentions = [
        Mention(f"{number:06}", "Organization", 0, 5, (Name(one.name, one.language),), country=one.country)
        for number, one in enumerate(called)
    ]
    with patch.object(known_bodies, "TABLES", ()):
        known_bodies.find.cache_clear()
        found = resolve(mentions, Rulings(), BASE)
    known_bodies.find.cache_clear()
    iris = [found[one.id].iri for one in mentions]
    of_body, of_iri = defaultdict(list), defaultdict(list)
    for one, iri in zip(called, iris, strict=True):
        of_body[one.body].append((one, iri))
        of_iri[iri].append(one)
    told = [(one, two) for those in of_body.values() for one, two in combinations(those, 2) if _differ(one[0], two[0])]
    parted = [(one, two) for (one, mine), (two, other) in told if mine != other]
    together = (pair for those in of_iri.values() for pair in combinations(those, 2))
    merged = [(one, two) for one, two in together if one.body != two.body and _differ(one, two)]
    return parted, merged, len(told) - len(parted)


def _differ(one: Called, two: Called) -> bool:
    return slug(one.name) != slug(two.name)


if __name__ == "__main__":
    sys.exit(main())
