"""What relations would score if the things of one kind were perfect: the gold's names given to the rules."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, NamedTuple
from unittest.mock import patch

from benchmarks.quality.facts import NUTS_PREFIX, names_of
from benchmarks.quality.sets import Case, Lines, lines
from loaders.extract import mentions, rules
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.mentions import BODIES, PLACES, merge
from loaders.extract.reading import Reading

INJECTED = {"projects": ("Project",), "organisations": ("Organisation",), "places": ("Region", "City", "Country")}
_SURE = 1000.0  # the weight of a letter of a given name: no other reading of it wins
_CLASSES = {
    "Organisation": BODIES,
    "Legislation": ("Law", "PolicyFramework"),
    "GoodPractice": ("GoodPractice", "Initiative"),
    "Action": ("Action", "PilotAction"),
    "Strategy": ("Strategy", "PolicyFramework"),
    **{kind: (kind,) for kind in ("Project", "Programme", "Fund", "PolicyInstrument", "ActionPlan", *PLACES)},
}
GIVEN = tuple(_CLASSES)  # the gold's classes whose names can be given


class Given(NamedTuple):
    """A place where the text has a name of a gold entity."""

    start: int
    end: int
    entity: Mapping[str, Any]


def predict(cases: Sequence[Case], kinds: Collection[str]) -> list[Lines]:
    """What the extractor says of each document when it is given the names of the gold's things of some kinds."""
    found = []
    for case in cases:
        with given(case.gold, kinds):
            found.append(lines(case.text))
    return found


@contextmanager
def given(gold: Mapping[str, Any], kinds: Collection[str]) -> Iterator[None]:
    """While it lasts, every reading takes the gold's things of some kinds for granted, and finds no others."""

    def settle(reading: Reading, hypotheses: Iterable[Hypothesis]) -> None:
        places = [one for one in named(reading.text, gold) if one.entity["type"] in kinds]
        mentions.settle(reading, corrected(hypotheses, places, kinds))
        _join(reading, places)

    with patch.object(rules, "settle", settle):
        yield


def named(text: str, gold: Mapping[str, Any]) -> list[Given]:
    """Where the text has names of the gold's entities, the longest at each place.

    >>> entity = {"key": "e1", "type": "City", "label": "San Paolo", "aliases": ["Paolo"]}
    >>> [text.start for text in named("Paolo, Paolone, San Paolo", {"entities": [entity]})]
    [0, 16]
    """
    found = []
    for entity in gold["entities"]:
        for name in set(names_of(entity)):
            pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
            found += [Given(*one.span(), entity) for one in re.finditer(pattern, text)]
    kept: list[Given] = []
    for one in sorted(found, key=lambda g: (g.start - g.end, g.start, g.entity["key"])):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda g: g.start)


def corrected(
    hypotheses: Iterable[Hypothesis], places: Sequence[Given], kinds: Collection[str]
) -> Iterator[Hypothesis]:
    """The hypotheses with those of some kinds put right: wrong ones left out, missing ones made."""
    classes = {name for kind in kinds for name in _CLASSES[kind]}
    wanted = {(one.start, one.end): one for one in places}
    met = set()
    for one in hypotheses:
        here = wanted.get((one.start, one.end))
        if one.kind not in classes or one.use == "alias":
            yield one
        elif here is not None and _agrees(one, here.entity):
            met.add((one.start, one.end))
            yield replace(one, weight=one.weight + _SURE * (one.end - one.start))
    yield from (_hypothesis(place) for span, place in wanted.items() if span not in met)


def _agrees(one: Hypothesis, entity: Mapping[str, Any]) -> bool:
    right = any(one.kind in _CLASSES.get(kind, ()) for kind in (entity["type"], *entity.get("altTypes", ())))
    return right and (one.kind != "Region" or not entity["nuts"] or one.code == entity["nuts"])


def _hypothesis(place: Given) -> Hypothesis:
    entity, weight = place.entity, _SURE * (place.end - place.start)
    kind, country = _CLASSES[entity["type"]][0], entity["country"]
    code = {"Region": entity["nuts"], "Country": NUTS_PREFIX.get(country, country)}.get(kind)
    where = entity["nuts"] if kind in (*BODIES, "City") else None
    return Hypothesis(kind, place.start, place.end, weight, "given", code=code, country=country, place=where)


def _join(reading: Reading, places: Sequence[Given]) -> None:
    """Makes the names of one entity one thing."""
    first: dict[str, Any] = {}
    for one in places:
        for occurrence in reading.around(one.start, one.end, *_CLASSES[one.entity["type"]]):
            if (occurrence.start, occurrence.end) != (one.start, one.end):
                continue
            main = first.setdefault(one.entity["key"], occurrence.thing)
            if main is not occurrence.thing and main in reading.things:
                merge(reading, main, occurrence.thing)
