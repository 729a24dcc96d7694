"""Write the tables of known bodies from ROR, the lists of partners of keep.eu's projects and other public lists.

    python -m tools.build_bodies --sources DIR [--to ontology/bodies]

DIR holds files of the sources (``docs/data.md`` names them). The same files give the same bytes, with the
same version of ``wordfreq``.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ontology import known_bodies
from ontology.known_bodies import KnownBody
from ontology.names import fold
from tools.bodies.listed import ROR, Listed, common, read_listed
from tools.bodies.names import key_of, kind_of, names_a_body, parts_standing, spellings

ROOT = Path(__file__).resolve().parents[1]
_SEPARATORS = str.maketrans({"\t": " ", "|": "/"})


@dataclass(slots=True)
class _Body:
    """What the lists say of one body, put together."""

    country: str
    names: dict[str, None] = field(default_factory=dict)
    acronyms: dict[str, None] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    number: str = ""
    kind: str = ""


def main() -> None:
    """Read the sources and write the tables."""
    parser = argparse.ArgumentParser(description="Write the tables of known bodies.")
    parser.add_argument("--sources", type=Path, required=True, help="folder of the source files")
    parser.add_argument("--to", type=Path, default=known_bodies.FOLDER)
    options = parser.parse_args()
    listed = list(read_listed(options.sources))
    placed = [one for one in listed if one.country]
    rows, names = build(placed)
    options.to.mkdir(exist_ok=True)
    (options.to / "known.tsv").write_text("".join(known_bodies.lines(rows)), encoding="utf-8")
    (options.to / "known-names.tsv").write_text("".join(_name_lines(names)), encoding="utf-8")
    print(f"{len(listed)} entries, {len(placed)} of them in Europe: {len(rows)} bodies, {len(names)} names")
    for source, count in sorted(Counter(one.source for one in placed).items()):
        print(f"{source}: {count} entries")


def build(listed: Iterable[Listed]) -> tuple[list[KnownBody], dict[str, list[str]]]:
    """The bodies of all entries, and the keys that bear each folded name."""
    entries = [_spelt(one) for one in listed]
    known = {country: _counts(entries, country) for country in sorted({one.country for one, _, _ in entries})}
    bodies: dict[tuple[str, str], _Body] = {}
    for one, whole, parts in sorted(entries, key=lambda entry: entry[0].source != ROR):  # ROR's are the surest
        count = known[one.country]
        accepted = [name for name in whole if names_a_body(name, one.country, count[fold(name)])]
        _add(bodies, one, accepted)
        split = [name for name in parts_standing(parts, count, one.country) if name not in accepted]
        for name in split:
            if names_a_body(name, one.country, count[fold(name)]):
                _add(bodies, replace(one, acronyms=(), number="", kind=""), [name])
    return _rows(bodies)


def _counts(entries: Iterable[tuple[Listed, list[str], list[str]]], country: str) -> Counter[str]:
    """How many entries of a country have each name, whole or as a part."""
    of_country = [(whole, parts) for one, whole, parts in entries if one.country == country]
    names = Counter(fold(name) for whole, _ in of_country for name in whole)
    parts = Counter(fold(name) for _, some in of_country for name in some)
    return Counter({name: count + parts[name] for name, count in names.items()})


def _spelt(one: Listed) -> tuple[Listed, list[str], list[str]]:
    found = [spellings(name.translate(_SEPARATORS), one.town) for name in one.names]
    return one, [whole for whole, _ in found if whole], [part for _, parts in found for part in parts]


def _add(bodies: dict[tuple[str, str], _Body], one: Listed, names: list[str]) -> None:
    """Notes the names of an entry: those of one record are of one body."""
    if not names:
        return
    if one.number:
        body = bodies.setdefault((one.country, f"ror/{one.number}"), _Body(one.country, number=one.number))
    else:
        body = next((bodies[one.country, fold(name)] for name in names if (one.country, fold(name)) in bodies), None)
        body = body or _Body(one.country)
    for name in names:
        key = (one.country, fold(name))
        if fold(name) not in {fold(other) for other in body.names}:
            body.names[name] = None
        bodies.setdefault(key, body)
    body.acronyms.update(dict.fromkeys(one.acronyms))
    body.kind = body.kind or one.kind
    if one.place and (one.number or not (body.number and body.places)):
        body.places.add(one.place)  # ROR's seat goes before those of departments


def _rows(bodies: Mapping[tuple[str, str], _Body]) -> tuple[list[KnownBody], dict[str, list[str]]]:
    rows: dict[str, KnownBody] = {}
    borne: dict[str, set[str]] = defaultdict(set)
    for body in {id(one): one for one in bodies.values()}.values():
        first = next(iter(body.names))
        key = f"ror/{body.number}" if body.number else f"keep/{key_of(body.country, first)}"
        kind = kind_of(first, body.country) or body.kind
        rows[key] = KnownBody(
            key, body.country, common(body.places) or None, kind or None, tuple(body.acronyms), tuple(body.names)
        )
        for name in body.names:
            borne[fold(name)].add(key)
    return list(rows.values()), {name: sorted(keys) for name, keys in borne.items()}


def _name_lines(names: Mapping[str, list[str]]) -> Iterator[str]:
    for name in sorted(names, key=lambda one: f"{one}\t".encode()):
        yield f"{name}\t{' '.join(names[name])}\n"


if __name__ == "__main__":
    main()
