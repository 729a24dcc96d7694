"""JSON that is sound as JSON and is no list of like records."""

from __future__ import annotations

import json
from typing import Any

from tests.fuzz.damage import Blow

Value = Any  # what json.loads gives


def reshaped_records(source: bytes, damages: list[Blow]) -> bytes:
    """The JSON after one change to a value of it for each damage."""
    whole: Value = [json.loads(source)]
    for one in damages:
        places = _places(whole)[1:] or [(whole, 0)]  # the whole itself only where it holds nothing
        holder, key = places[int(one.place * len(places))]
        if one.kind == "cut" and holder is not whole:
            del holder[key]
        elif one.kind == "repeat":
            holder[key] = [holder[key]] * (one.size % 50)
        elif one.kind == "insert":
            for _ in range(one.size % 300):
                holder[key] = {"inside": holder[key]}
        else:
            odd: tuple[Value, ...] = (
                None,
                True,
                -1,
                1e300,
                "",
                "\ud800",
                "\x00",
                [],
                {},
                [[]],
                {"": {}},
                "x" * 5000,
                10**40,
            )
            holder[key] = odd[one.size % len(odd)]
    return json.dumps(whole[0]).encode()


def _places(holder: Value) -> list[tuple[Value, Value]]:
    """(holder, key) of each value inside of a list or an object, the outer ones first."""
    found: list[tuple[Value, Value]] = []
    waiting = [holder]
    while waiting:
        here = waiting.pop(0)
        keys = list(here) if isinstance(here, dict) else range(len(here))
        for key in keys:
            found.append((here, key))
            if isinstance(here[key], dict | list):
                waiting.append(here[key])
        if len(found) > 2000:
            break
    return found
