"""``triptych compare``: what an official list has and the graph lacks, and the other way round."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import triptych
from graph.compare import Comparison, Listed, Missing, Pair
from loaders.tables.written import written
from triptych.lines import shown

HEADERS = ("in", "cell", "name in the list", "iri", "label", "reason", "differences")
_T = TypeVar("_T")


def run(options: argparse.Namespace) -> None:
    """Print the counts and the three lists."""
    with triptych.open(options.store) as graph:
        found = graph.compare(options.table, profile=options.profile, kind=options.kind)
    if options.format == "table":
        for line in lines(found, options.limit):
            print(shown(line))
        return
    print(f"triptych: {counts(found)}", file=sys.stderr)
    if options.format == "json":
        print(json.dumps(record(found), ensure_ascii=False, indent=1))
    else:
        sys.stdout.write(written("csv", [HEADERS, *rows(found)], []).decode())


def counts(found: Comparison) -> str:
    """How many things are where."""
    both, listed, held = len(found.both), len(found.listed_only), len(found.held_only)
    return f"in both: {both}, in the list alone: {listed}, in the graph alone: {held}"


def lines(found: Comparison, limit: int) -> Iterator[str]:
    """The comparison for people: counts first, then at most ``limit`` things of each list."""
    yield counts(found)
    scope = found.scope or "all, for the list as a whole says no programme, period or country"
    yield f"of the graph, things of the class {found.kind}: {scope}"
    if found.outside or found.unplaced:
        yield f"left out: {found.outside} beyond that, {found.unplaced} that do not say whether they are within"
    yield from _part("in both", found.both, limit, _both)
    yield from _part("in the list alone", found.listed_only, limit, _missing)
    yield from _part("in the graph alone", found.held_only, limit, lambda one: [f"{one[1]} <{one[0]}>"])


def rows(found: Comparison) -> Iterator[tuple[str, ...]]:
    """A row for each thing, as CSV has them."""
    for one in found.both:
        differ = "; ".join(f"{d.name}: {d.listed} / {d.held}" for d in one.differences)
        yield "both", one.listed.where, _name(one.listed), one.iri, one.label, one.reason, differ
    for lacking in found.listed_only:
        yield "list", lacking.listed.where, _name(lacking.listed), lacking.perhaps, lacking.label, lacking.reason, ""
    for iri, label in found.held_only:
        yield "graph", "", "", iri, label, "", ""


def record(found: Comparison) -> dict[str, object]:
    """The comparison as one value, as JSON has it."""
    return {
        "kind": found.kind,
        "scope": found.scope,
        "counts": {"both": len(found.both), "list": len(found.listed_only), "graph": len(found.held_only)},
        "outside": found.outside,
        "unplaced": found.unplaced,
        "both": [
            {
                **_of(one.listed),
                "iri": one.iri,
                "label": one.label,
                "reason": one.reason,
                "differences": {d.name: {"list": d.listed, "graph": d.held} for d in one.differences},
            }
            for one in found.both
        ],
        "list": [
            {**_of(one.listed), "perhaps": one.perhaps or None, "reason": one.reason or None}
            for one in found.listed_only
        ],
        "graph": [{"iri": iri, "label": label} for iri, label in found.held_only],
    }


def _of(listed: Listed) -> dict[str, object]:
    return {"cell": listed.where, "names": list(listed.names)}


def _name(listed: Listed) -> str:
    return listed.names[0]


def _both(one: Pair) -> Iterator[str]:
    called = "" if one.label == _name(one.listed) else f" = {one.label}"
    yield f"{one.listed.where}  {_name(one.listed)}{called} <{one.iri}>: {one.reason}"
    for differ in one.differences:
        yield f"    {differ.name}: {differ.listed} in the list, {differ.held} in the graph"


def _missing(one: Missing) -> Iterator[str]:
    perhaps = f"; perhaps {one.label} <{one.perhaps}>: {one.reason}" if one.perhaps else ""
    yield f"{one.listed.where}  {_name(one.listed)}{perhaps}"


def _part(title: str, things: Sequence[_T], limit: int, told: Callable[[_T], Iterable[str]]) -> Iterator[str]:
    if not things:
        return
    yield ""
    yield f"{title}:"
    for one in things[:limit]:
        yield from (f"  {line}" for line in told(one))
    if len(things) > limit:
        yield f"  … and {len(things) - limit} more; --limit or --format csv shows them"
