"""A model's answer taken apart: the things and facts it names, as far as they have the form that was asked for."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import BadInput

_MOST = 2_000  # things or facts in one answer: more is no reading of a few pages


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as the model names it: a class of the ontology, if it keeps to the schema, and words of the text."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as the model states it, with its quote; ``target`` is a thing, or the text of a value or term."""

    subject: Named
    predicate: str
    target: Named | str
    quote: str

    def __str__(self) -> str:
        target = self.target if isinstance(self.target, str) else self.target.name
        return f"{_short(self.subject.name)} — {_short(self.predicate)} — {_short(target)}"


class Malformed(BadInput):
    """A part of an answer that has not the form that was asked for."""


def items_of(content: str) -> Iterator[Named | Told | Malformed]:
    """The things and facts of an answer, in NFC; each that has another form comes as an error.

    Raises Malformed where the answer as a whole is none.

    >>> [one.name for one in items_of('{"things": [{"class": "Project", "name": "CircPro"}], "facts": []}')]
    ['CircPro']
    """
    try:
        said = json.loads(unicodedata.normalize("NFC", content))
    except (ValueError, RecursionError) as error:
        raise Malformed("the model's answer is no JSON, or not all of it") from error
    if not isinstance(said, dict):
        raise Malformed("the model's answer is no JSON object")
    for name, read in (("things", _named), ("facts", _told)):
        listed = said.get(name, [])
        if not isinstance(listed, list):
            yield Malformed(f"the model's {name} are no list")
            continue
        yield from map(read, listed[:_MOST])
        if len(listed) > _MOST:
            yield Malformed(f"the model lists {len(listed):,} {name}, of which the first {_MOST:,} were looked at")


def _named(said: Any) -> Named | Malformed:
    match said:
        case {"class": str(kind), "name": str(name)}:
            return Named(kind, name)
    return Malformed("a thing has no class and name")


def _told(said: Any) -> Told | Malformed:
    match said:
        case {"subject": subject, "property": str(predicate), "quote": str(quote)}:
            one, other = _named(subject), said.get("value", said.get("object"))
            target = other if isinstance(other, str) else _named(other)
            if isinstance(one, Named) and not isinstance(target, Malformed):
                return Told(one, predicate, target, quote)
    return Malformed("a fact has no subject, property, object and quote")


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"
