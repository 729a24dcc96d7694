"""Regions that head the partners below them in a list: "Tirol", and the bodies of Tirol in the lines that follow."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from loaders.extract.list_items import Item, holds_body
from loaders.extract.reading import Reading
from ontology import territories

_FEWEST = 2  # headings


def below_regions(reading: Reading, found: Sequence[Item]) -> list[Item]:
    """The items of a list one to a line, without the regions that head others, which are where those are.

    Each heading has bodies below it; of a list without countries above some heading must have several, since a list
    may name regions and bodies by turns.
    """
    bare = [_is_region(reading, one) for one in found]
    runs = [(region, len(list(group))) for region, group in itertools.groupby(bare)]
    headed = (
        len(runs) >= 2 * _FEWEST and bare[0] and not bare[-1] and all(count == 1 for region, count in runs if region)
    )
    told = any(one.place for one in found) or any(count > 1 for region, count in runs if not region)
    if not headed or not told:
        return list(found)
    rows: list[Item] = []
    for one, region in zip(found, bare, strict=True):
        if region:
            place = (reading.words[one.first].start, reading.words[one.last].end)
        else:
            rows.append(replace(one, place=place))
    return rows


def _is_region(reading: Reading, one: Item) -> bool:
    """Whether an item is the name of a region and nothing else."""
    start, end = reading.words[one.first].start, reading.words[one.last].end
    if one.brackets or one.role or holds_body(reading, start, end):
        return False
    return any(row.kind in ("Region", "Territory") for row in territories.find(reading.text[start:end]))
