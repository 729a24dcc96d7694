"""The regions of NUTS 2016, 2021 and 2024 in one table, with what became of each code."""

from __future__ import annotations

import csv
import re
import unicodedata
import warnings
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import rdata
from shapely import MultiPolygon, Polygon, make_valid
from shapely.geometry.base import BaseGeometry

CODE = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}")
ISO = {"EL": "GR", "UK": "GB"}
# Latin letters that stand inside Greek and Cyrillic words of the workbook ("Aνατολική" with a Latin A).
GREEK = str.maketrans("ABEZHIKMNOPTYXo", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
CYRILLIC = str.maketrans("ABCEHIKMOPTXaceopxy", "АВСЕНІКМОРТХасеорху")
# GISCO's transliteration mixes English into Serbian.
LATIN_FIXES = {"RS1": "Srbija - sever", "RS2": "Srbija - jug", "RS": "Srbija", "MK": "Severna Makedonija"}


@dataclass(slots=True)
class Region:
    """One NUTS code with everything the three versions say about it."""

    code: str
    name: str
    latin: str = ""
    years: set[str] = field(default_factory=set)
    successors: set[str] = field(default_factory=set)
    predecessors: set[str] = field(default_factory=set)
    current: tuple[str, ...] = ()

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2 of the country: GR for EL, GB for UK."""
        return ISO.get(self.code[:2], self.code[:2])


def clean(name: str) -> str:
    """The name in NFC with single spaces, without footnote stars, in one script a word."""
    text = " ".join(unicodedata.normalize("NFC", name).replace("*", "").split())
    return " ".join(_one_script(word) for word in text.split(" ")).replace("/ ", "/").replace(" /", "/")


def read_regions(sources: Path) -> dict[str, Region]:
    """All regions by code from the Eurostat workbook and the GISCO table in the folder ``sources``."""
    regions: dict[str, Region] = {}
    book = openpyxl.load_workbook(sources / "NUTS2016-NUTS2021.xlsx", read_only=True)
    recoded: list[tuple[str, str]] = []
    for row in book["Changes detailed NUTS 2016-2021"].iter_rows(min_row=2, values_only=True):
        old, new = _code(row[0]), _code(row[1])
        name = next((clean(str(cell)) for cell in row[2:6] if cell), "")
        for code, year in ((old, "2016"), (new, "2021")):
            if code:
                regions.setdefault(code, Region(code, name)).years.add(year)
        if old and new and old != new:
            recoded.append((old, new))
    for row in book["NUTS & SR 2021"].iter_rows(min_row=2, values_only=True):
        code = _code(row[0])
        if code:
            name = next((clean(str(cell)) for cell in row[1:5] if cell), "")
            region = regions.setdefault(code, Region(code, name))
            region.name = name or region.name
            region.years.add("2021")
    for row in read_gisco(sources).itertuples():
        name = clean(str(row.NUTS_NAME))
        region = regions.setdefault(row.NUTS_ID, Region(row.NUTS_ID, name))
        region.name = region.name or name
        region.latin = LATIN_FIXES.get(region.code, clean(str(row.NAME_LATN)))
        region.years.add("2024")
    for region in regions.values():
        region.latin = region.latin or region.name
    # Extra-regio codes (ZZ) stand for no territory.
    regions = {code: region for code, region in regions.items() if "ZZ" not in code and code[2:3] != "Z"}
    _link(regions, recoded)
    return regions


def read_gisco(sources: Path):  # type: ignore[no-untyped-def]  # a pandas frame; pandas ships no types
    """The GISCO table of NUTS 2024 as a data frame: codes, names and geometry."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return rdata.read_rda(sources / "gisco_nuts_2024.rda")["gisco_nuts_2024"]


def read_shapes(sources: Path) -> dict[str, BaseGeometry]:
    """The outline of each NUTS 2024 region by code, for computing only: it must not be shipped."""
    shapes = {}
    for row in read_gisco(sources).itertuples():
        polygons = [Polygon(rings[0], rings[1:]) for rings in row.geometry]
        shapes[row.NUTS_ID] = make_valid(MultiPolygon(polygons))
    return shapes


def _code(cell: object) -> str:
    text = str(cell or "").strip()
    return text if CODE.fullmatch(text) else ""


def _one_script(word: str) -> str:
    if re.search("[A-Za-z]", word):
        if re.search("[\u0370-\u03ff\u1f00-\u1fff]", word):
            return word.translate(GREEK)
        if re.search("[\u0400-\u04ff]", word) and "/" not in word:
            return word.translate(CYRILLIC)
        if "/" in word and re.search("[\u0400-\u04ff]", word):
            return "/".join(_one_script(part) for part in word.split("/"))
    return word


def _link(regions: dict[str, Region], recoded: list[tuple[str, str]]) -> None:
    """Fill successors, predecessors and the 2021 codes."""
    links = [(old, new, "2016", "2021") for old, new in recoded]
    with (Path(__file__).parent / "changes.tsv").open(encoding="utf-8", newline="") as lines:
        links += [(r["old"], r["new"], r["from"], r["to"]) for r in csv.DictReader(lines, delimiter="\t")]
    by_name: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for code, region in regions.items():
        if "2021" in region.years and "2024" not in region.years:
            by_name[code[:2], len(code), region.name.casefold()].append(code)
    for code, region in regions.items():
        if "2024" in region.years and "2021" not in region.years:
            links += [(old, code, "2021", "2024") for old in by_name[code[:2], len(code), region.name.casefold()]]
    current: dict[str, list[str]] = defaultdict(list)
    # Plain recodes first, so that the first of several 2021 codes is the one that carries the region on.
    for old, new, since, until in sorted(set(links), key=lambda link: (link[:2] not in recoded, link)):
        if old not in regions or new not in regions:
            raise ValueError(f"{old} → {new}: changes.tsv names a code that no version has")
        regions[old].successors.add(new)
        regions[new].predecessors.add(old)
        if (since, until) == ("2016", "2021") and "2021" not in regions[old].years:
            current[old].append(new)
        if (since, until) == ("2021", "2024") and "2021" not in regions[new].years:
            current[new].append(old)
    for code, region in regions.items():
        region.current = (code,) if "2021" in region.years else tuple(dict.fromkeys(current[code])) or (code,)
