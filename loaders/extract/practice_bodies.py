"""Who runs a practice, where its name is followed by the body in brackets or by "of" and the body."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.mentions import BODIES
from loaders.extract.organisations import body_hypothesis
from loaders.extract.reading import Reading
from loaders.extract.things import Thing
from ontology import territories

_BRACKET = re.compile(r"[”“»\"’]?\s*\(([^()\n]{2,80})\)")
_OF = re.compile(r"[”“»\"]\s+(\w+(?:['’]|\s(?=[^\W\d_])))")
WEIGHT = 1.7  # above that of a body cut short
_NAME = 6  # words of a body in brackets
_BESIDE = 3  # characters between "of" and the body ("la ", "l’")


def bracketed_body(reading: Reading, end: int) -> Hypothesis | None:
    """The body in the bracket behind an item of a list of practices, whole ("(Ostrava: firma Paula)")."""
    match = _BRACKET.match(reading.text, end)
    if match is None:
        return None
    start, stop = match.span(1)
    first, last = reading.index(max(start, reading.text.rfind(":", start, stop) + 1)), reading.index(stop) - 1
    kinds = reading.hits_between("bodies", first, last)
    while first < last and not reading.words[first].capital:
        first += 1
    if not _is_body(reading, first, last, stop):
        return None
    kind = kinds[0].payload if kinds else None
    language = kind.language if kind else reading.lexicon_at(first).code
    found = body_hypothesis(reading, first, last, kind.value if kind else "", language, "practice-list-body", WEIGHT)
    return replace(found, end=stop) if found.end < stop and reading.text[found.end : stop] in (".", "”", "“") else found


def practice_bodies(reading: Reading) -> None:
    """Reads "Repair map (Mapwerk)" in lists and "“Repair map” of the City of …": the body that runs the practice."""
    for practice in reading.found("GoodPractice", "Initiative"):
        for start, end in list(practice.places)[:1]:
            body, rule = _bracketed(reading, end), "practice-list-body"
            if body is None:
                body, rule = _owner(reading, end), "practice-of-body"
            if body is not None:
                reading.claim(practice, "implementedBy", body, (start, max(end, body.start, body.end)), rule)


def _bracketed(reading: Reading, end: int) -> Thing | None:
    """The body in the bracket behind an offset; behind a colon, where there is one."""
    match = _BRACKET.match(reading.text, end)
    if match is None:
        return None
    start, stop = match.span(1)
    start = max(start, reading.text.rfind(":", start, stop) + 1)
    return next((o.thing for o in reading.within(start, stop, *BODIES)), None)


def _is_body(reading: Reading, first: int, last: int, end: int) -> bool:
    """Whether the words of a bracket can be the name of a body: few, the first with a capital, no number, no place."""
    words = reading.words
    if not (first <= last and last - first < _NAME and words[first].capital):
        return False
    name = reading.text[words[first].start : end].strip()
    plain = len(name) > 2 and "," not in name and all(words[n].shape != "1" for n in range(first, last + 1))
    return plain and not territories.find(name)


def _owner(reading: Reading, end: int) -> Thing | None:
    """The body behind the closing quotes of a name and one connecting word ("“…” di Coop", "“…” of the City of …")."""
    match = _OF.match(reading.text, end)
    if match is None:
        return None
    at = reading.index(match.start(1))
    if not reading.lexicon_at(at).has("connectors", reading.words[at].word):
        return None
    near = reading.within(match.end(1), min(len(reading.text), match.end(1) + 60), *BODIES)
    return near[0].thing if near and near[0].start - match.end(1) <= _BESIDE else None
