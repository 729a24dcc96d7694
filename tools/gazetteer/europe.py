"""A light map of Europe by region, drawn from Natural Earth (public domain) and cut to NUTS 2021.

Eurostat's own outlines decide which province belongs to which region, and are not in the map.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from shapely import MultiPolygon, box, coverage_simplify, make_valid, set_precision, unary_union
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from gazetteer.cities import british_code
from gazetteer.nuts import Region

# From the Canaries and the Azores to the North Cape and the Caucasus; overseas regions are not drawn.
EXTENT = box(-32, 27, 46, 72)
NEIGHBOURS = {"AD", "BY", "FO", "GB", "GG", "GI", "IM", "JE", "MC", "MD", "SM", "VA"}
# Degrees: what one pixel covers on a screen that shows all of Europe.
TOLERANCE, GRID, SPECK = 0.015, 0.01, 0.004
# Least share of a province in its region, and least likeness of a drawn region to the real one.
SHARE, FIT = 0.5, 0.3
# Square degrees: towns like Ceuta are drawn too coarsely for a likeness to mean anything.
SMALL = 0.02
# Portugal's districts cross its regions; without these two there would be no Lisbon on the map.
FORCED = {"PT-11": "PT17", "PT-15": "PT17"}


def draw_europe(
    regions: dict[str, Region], shapes: dict[str, BaseGeometry], earth: list[dict[str, Any]], names: dict[str, str]
) -> str:
    """The map as GeoJSON: a feature a region with its code, level, country, name and ``fit``.

    The level is 2 where Natural Earth's provinces add up to all regions of a NUTS 1 region, else 1 or 0. ``fit`` is
    the share that drawn and real region have in common (intersection over union; null where it is not known).
    """
    outlines, owners = _provinces(regions, shapes, earth)
    simple = coverage_simplify(outlines, TOLERANCE)
    features = []
    for code, level in sorted(_levels(owners, outlines, regions, shapes).items()):
        drawn = unary_union([make_valid(simple[i]) for i, owner in enumerate(owners) if owner.startswith(code)])
        real = _shape(code, regions, shapes)
        fit = round(_likeness(drawn, real), 2) if real is not None else None
        region = regions.get(code)
        properties = {
            "code": region.country if region and level == 0 else code,
            "level": level,
            "country": region.country if region else code,
            "name": region.latin if region else names.get(code, code),
            "fit": fit,
        }
        features.append({"type": "Feature", "properties": properties, "geometry": _light(drawn)})
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"


def _provinces(
    regions: dict[str, Region], shapes: dict[str, BaseGeometry], earth: list[dict[str, Any]]
) -> tuple[list[BaseGeometry], list[str]]:
    """Natural Earth's provinces in the extent, and for each the smallest NUTS 2021 code that holds most of it."""
    prefixes = {region.country: code for code, region in regions.items() if len(code) == 2}
    second = {
        code: _shape(code, regions, shapes)
        for code, region in sorted(regions.items())
        if len(code) in (3, 4) and "2021" in region.years and _shape(code, regions, shapes) is not None
    }
    outlines, owners = [], []
    for feature in earth:
        country = {"KOS": "XK", "NOR": "NO", "FRA": "FR", "ALD": "FI"}.get(
            feature["properties"]["adm0_a3"], feature["properties"]["iso_a2"]
        )
        outline = make_valid(shape(feature["geometry"]))
        if country not in {*prefixes, *NEIGHBOURS} or not EXTENT.contains(outline.representative_point()):
            continue
        prefix = prefixes.get(country, country)
        if country == "GB":
            owner = british_code(feature["properties"], regions)[:3] or prefix
        elif feature["properties"]["iso_3166_2"] in FORCED:
            owner = FORCED[feature["properties"]["iso_3166_2"]]
        else:
            owner = _owner(outline, prefix, second)
        outlines.append(outline)
        owners.append(owner)
    return outlines, owners


def _owner(outline: BaseGeometry, prefix: str, candidates: dict[str, BaseGeometry]) -> str:
    """The smallest region that holds most of what any region holds of a province (coasts are drawn differently)."""
    held = {code: region.intersection(outline).area for code, region in candidates.items() if code.startswith(prefix)}
    for length in (4, 3):
        level = {code: area for code, area in held.items() if len(code) == length}
        if level and not any(level.values()):
            return min(level, key=lambda code: (candidates[code].distance(outline), code))
        best = max(level, key=lambda code: (level[code], code), default=prefix)
        if level and level[best] >= SHARE * sum(level.values()):
            return best
    return prefix


def _levels(
    owners: list[str], outlines: list[BaseGeometry], regions: dict[str, Region], shapes: dict[str, BaseGeometry]
) -> dict[str, int]:
    """The codes to draw and their levels: NUTS 2 where all of a NUTS 1 can be told apart, else NUTS 1, else all."""
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for owner, outline in zip(owners, outlines, strict=True):
        found[owner].append(outline)
    chosen: dict[str, int] = {}
    for country in sorted({owner[:2] for owner in owners}):
        first = _children(country, regions, shapes) or sorted(
            {o[:3] for o in owners if o[:2] == country and len(o) > 2}
        )
        if not first or country in owners or any(not any(o.startswith(c) for o in owners) for c in first):
            chosen[country] = 0
            continue
        for one in first:
            second = _children(one, regions, shapes)
            whole = second and one not in owners and all(
                len(second) == 1 or (code in found and _fits(unary_union(found[code]), _shape(code, regions, shapes)))
                for code in second
            )  # fmt: skip
            chosen |= dict.fromkeys(second, 2) if whole else {one: 1}
    return chosen


def _children(code: str, regions: dict[str, Region], shapes: dict[str, BaseGeometry]) -> list[str]:
    """The next smaller regions of NUTS 2021 that lie in the extent."""
    return [
        child
        for child, region in sorted(regions.items())
        if child[:-1] == code
        and "2021" in region.years
        and (outline := _shape(child, regions, shapes)) is not None
        and EXTENT.contains(outline.representative_point())
    ]


def _shape(code: str, regions: dict[str, Region], shapes: dict[str, BaseGeometry]) -> BaseGeometry | None:
    """Eurostat's outline of a 2021 region: its own of 2024, or its successor's where there is one."""
    if code in shapes:
        return shapes[code]
    heirs = sorted(regions[code].successors) if code in regions else []
    return unary_union([shapes[heir] for heir in heirs]) if heirs and all(heir in shapes for heir in heirs) else None


def _fits(drawn: BaseGeometry, real: BaseGeometry | None) -> bool:
    return real is not None and (real.area < SMALL or _likeness(drawn, real) >= FIT)


def _likeness(one: BaseGeometry, other: BaseGeometry | None) -> float:
    if other is None:
        return 0.0
    one = one.intersection(EXTENT)
    other = other.intersection(EXTENT)
    union = one.union(other).area
    return float(one.intersection(other).area / union) if union else 0.0


def _light(outline: BaseGeometry) -> dict[str, Any]:
    """The geometry on a coarse grid without specks; the largest part always stays."""
    snapped = set_precision(outline, GRID)
    source = snapped if not snapped.is_empty else outline
    parts = [part for part in getattr(source, "geoms", [source]) if part.geom_type == "Polygon"]
    parts.sort(key=lambda part: (-part.area, part.bounds))
    kept = [part for index, part in enumerate(parts) if index == 0 or part.area >= SPECK]
    light: dict[str, Any] = mapping(kept[0] if len(kept) == 1 else MultiPolygon(kept))
    return {"type": light["type"], "coordinates": _rounded(light["coordinates"])}


def _rounded(value: Any) -> Any:
    return round(value, 2) if isinstance(value, float) else [_rounded(item) for item in value]
