"""Who carries an action out and who helps, by what a list or a text of the players says of each body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.list_items import Item
from loaders.extract.lists import items
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.occurrences import outermost
from loaders.extract.organisations import body_hypothesis
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence, Thing
from loaders.extract.tokens import index_at

RUNS, HELPS = "implementedBy", "supportedBy"
_SILENT, _OTHER = "", "other"  # nothing is said of a body, or something that is neither
_LEADS = ("carries", "leader", "lead-partner", "responsible")
_NOT = ("only-asked", "negation", "condition")
_LABEL = re.compile(r"(?P<who>[^:;()\n]{3,140}?)(?: ?:|  ?[–—-])\s+(?=\S)")
_BRACKETS = re.compile(r"\([^()]*\)")
_MOST_WORDS = 8  # words of a body's name that no rule knows
_APPOSED = 14  # words between who does something and the verb: "Comhar, a co-operative in Dingle, provides …"


@dataclass(frozen=True, slots=True)
class Player:
    """A body, where it stands, and what it does: ``implementedBy`` or ``supportedBy``."""

    body: Thing
    start: int
    end: int
    relation: str


def players(reading: Reading, start: int, end: int) -> list[Player]:
    """The bodies that a part of a text names as those who carry an action out or help, each once, in order.

    Who leads, runs or carries out implements; others help, or implement too where nothing is said of any. Who
    leads where no one is said to is the first. Bodies that were only asked or invited, or did not join, are none.
    """
    told: dict[int, tuple[Occurrence, str]] = {}
    for a, b in _chunks(reading, start, end):
        for body, role in _chunk(reading, a, b):
            known = told.get(id(body.thing))
            if known is None or (role == RUNS and known[1] != RUNS):
                told[id(body.thing)] = (known[0] if known else body, role)
    found = list(told.values())
    if all(role == _SILENT for _, role in found):
        return [Player(body.thing, body.start, body.end, RUNS) for body, _ in found]
    led = any(role == RUNS for _, role in found)
    return [
        Player(body.thing, body.start, body.end, RUNS if role == RUNS or (not led and place == 0) else HELPS)
        for place, (body, role) in enumerate(found)
    ]


def named_bodies(reading: Reading, start: int, end: int) -> list[Occurrence]:
    """The bodies that a line of a list names, known or not, behind its label ("Local authorities: …"), each once."""
    if _says(reading, start, end, _NOT, bare=True):
        return []
    label = _LABEL.match(reading.text, start, end)
    begin = label.end() if label is not None and reading.text[label.end()].isupper() else start
    found: dict[int, Occurrence] = {}
    for body, role in _listed(reading, begin, end):
        if role is not None:
            found.setdefault(id(body.thing), body)
    return list(found.values())


def _chunks(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a part, and their parts between semicolons."""
    for number in range(max(0, reading.sentence_number(start)), len(reading.sentences)):
        sentence = reading.sentences[number]
        if sentence.start >= end:
            return
        a, stop = max(start, sentence.start), min(end, sentence.end)
        depth = 0
        for at in range(a, stop):
            depth = max(0, depth + (reading.text[at] == "(") - (reading.text[at] == ")"))
            if reading.text[at] == ";" and depth == 0:
                yield a, at
                a = at + 1
        if reading.text[a:stop].strip():
            yield a, stop


def _chunk(reading: Reading, start: int, end: int) -> Iterator[tuple[Occurrence, str]]:
    label = _LABEL.match(reading.text, start, end)
    if label is not None:
        told = _labelled(reading, *label.span("who"))
        if told:  # "Cooperating body: University of Elverum"
            yield from ((body, own or told) for body, own in _listed(reading, label.end(), end) if own is not None)
            return
        names = list(_listed(reading, label.start("who"), label.end("who")))
        role = _role(reading, label.end(), end)
        if names and not _says(reading, *label.span("who"), ("carries", "helps")):
            yield from ((body, role or _OTHER) for body, _ in names if role is not None)
            return
        start = label.end()  # "Lead: Municipality of Elverum"
        role = _role(reading, *label.span("who"))
        yield from ((body, own or role or _SILENT) for body, own in _listed(reading, start, end))
        return
    verbs = _verbs(reading, start, end)
    if verbs:
        yield from _told(reading, start, end, verbs)
    elif not _says(reading, start, end, _NOT, bare=True):
        yield from ((body, role) for body, role in _listed(reading, start, end) if role is not None)


def _labelled(reading: Reading, start: int, end: int) -> str:
    """What a label without a body's name says of those behind it by words that tell roles in sentences, or nothing."""
    if reading.within(start, end, *BODIES) or _says(reading, start, end, (*_LEADS, "helps", *_NOT)):
        return _SILENT
    return HELPS if _says(reading, start, end, ("does-help",)) else _SILENT


def _verbs(reading: Reading, start: int, end: int) -> list[tuple[int, int, str]]:
    """What is done, outside of brackets: first and last token and relation, in order."""
    inside = [match.span() for match in _BRACKETS.finditer(reading.text, start, end)]
    found = []
    for name in (*_LEADS, "helps", "only-asked"):
        for hit in reading.cues_between(name, start, end):
            at = reading.words[hit.first]
            if at.shape == "a" and not any(a <= at.start < b for a, b in inside):
                role = RUNS if name in _LEADS else HELPS if name == "helps" else "none"
                found.append((hit.first, hit.last, role))
    return sorted(found)


def _told(
    reading: Reading, start: int, end: int, verbs: list[tuple[int, int, str]]
) -> Iterator[tuple[Occurrence, str]]:
    """The subjects of a sentence's verbs: "Kerry Council leads the action and the Institute provides data"."""
    words, before = reading.words, start
    if _says(reading, start, end, ("negation", "condition"), bare=True):
        return
    for first, last, role in verbs:
        at = words[first].start
        own = [o for o in reading.within(before, at, *BODIES) if not reading.around(o.start, o.end, "Action")]
        own = outermost(own)
        if own and before > start and not _joined(reading, before, own[0].start):
            own = []
        if not own and before == start:
            own = _unknown(reading, index_at(words, start), first)
        if own and len(reading.folded[own[-1].end : at].split()) <= _APPOSED and role != "none":
            yield from ((body, role) for body in own)
        before = words[last].end


def _joined(reading: Reading, start: int, end: int) -> bool:
    """Whether a conjunction or comma, and small words at most, end the text between two offsets."""
    between = reading.folded[start:end]
    small = between.replace(",", " , ").split()[-2:]
    grammar = reading.lexicon_at(index_at(reading.words, end))
    return any(word == "," or grammar.has("conjunctions", word) for word in small)


def _unknown(reading: Reading, first: int, verb: int) -> list[Occurrence]:
    """The body that only its capitals and the verb right behind it tell ("Bord Iascaigh Mhara advises …")."""
    words, grammar = reading.words, reading.lexicon_at(first)
    if first < verb and (grammar.has("articles", words[first].word) or words[first].shape == "a"):
        first += 1
    if first >= verb or not words[first].capital:
        return []
    last = verb - 1
    inner = range(first, last + 1)
    plain = all(words[n].capital or grammar.has("connectors", words[n].word) for n in inner)
    close = all(words[n].gap in (" ", "-", "'", " & ") for n in range(first + 1, verb + 1))
    if not plain or not close or last - first >= _MOST_WORDS or not words[last].capital:
        return []
    new = unknown_body(reading, first, last)
    return [new] if new else []


def unknown_body(reading: Reading, first: int, last: int) -> Occurrence | None:
    """The body that some words name which no rule knew, noted as one; None where another thing is read in them.

    One word is a body only where it is written as an abbreviation: "Schools" and "Experts" are none.
    """
    if first == last and reading.words[first].shape not in ("A", "aA"):
        return None
    return _new(reading, first, last) if _is_new(reading, first, last) else None


def _is_new(reading: Reading, first: int, last: int) -> bool:
    """Whether no thing is read in some words, but for a place that is part of the name ("Fáilte Ireland")."""
    start, end = reading.words[first].start, reading.words[last].end
    there = reading.occurrences.touching(start, end)
    return all(o.thing.kind in PLACES and start < o.start and o.end <= end for o in there)


def _new(reading: Reading, first: int, last: int) -> Occurrence:
    """A body under a name that no rule knew."""
    start, end = reading.words[first].start, reading.words[last].end
    language = reading.lexicon_at(first).code
    one = body_hypothesis(reading, first, last, "", language, "action-player")
    thing = Thing(one.kind, start, end, authority=one.authority, country=one.country, place=one.place, rule=one.rule)
    thing.call(reading.text[start:end], language, "label")
    reading.add(thing, start, end)
    return Occurrence(start, end, thing)


def _listed(reading: Reading, start: int, end: int) -> Iterator[tuple[Occurrence, str | None]]:
    """The bodies of a list, known or not, with what the brackets behind each, or behind those joined to it, say."""
    row = items(reading, start, end)
    roles = [_bracket(reading, item) for item in row]
    for place, item in enumerate(row):
        role = roles[place]
        if role == _SILENT:  # "Chamber of Jena, Chamber of Gera (advice)"
            role = next((one for one in roles[place + 1 :] if one != _SILENT), _SILENT)
            role = _SILENT if role == RUNS else role
        body = _body(reading, item)
        if body is not None:
            yield body, role


def _bracket(reading: Reading, item: Item) -> str | None:
    for start, end in item.brackets:
        words = reading.text[start:end].strip()
        if words and not words[:1].isupper():
            role = _role(reading, start, end)
            return _OTHER if role == _SILENT else role
        if _says(reading, start, end, _LEADS):
            return RUNS
    return _SILENT


def _body(reading: Reading, item: Item) -> Occurrence | None:
    words = reading.words
    start, stop = words[item.first].start, words[item.last].end
    known = [o for o in reading.occurrences.touching(start, stop) if o.thing.kind in BODIES]
    if known:
        return known[0]
    if not words[item.first].capital or item.last - item.first >= _MOST_WORDS:
        return None
    return unknown_body(reading, item.first, item.last)


def _role(reading: Reading, start: int, end: int) -> str | None:
    """What some words say of a body: that it carries out or helps, neither (""), or that it is none (None)."""
    if _says(reading, start, end, _NOT):
        return None
    if _says(reading, start, end, _LEADS):
        return RUNS
    return HELPS if _says(reading, start, end, ("helps",)) else _SILENT


def _says(reading: Reading, start: int, end: int, names: tuple[str, ...], *, bare: bool = False) -> bool:
    """Whether a stretch has one of some cues; with ``bare`` outside of brackets."""
    inside = [match.span() for match in _BRACKETS.finditer(reading.text, start, end)] if bare else []
    hits = [hit for name in names for hit in reading.cues_between(name, start, end)]
    return any(not any(a <= reading.words[hit.first].start < b for a, b in inside) for hit in hits)
