"""Where a practice is: in a bracket behind its name, or where its clause says that something is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.event_places import standing_places
from loaders.extract.lexicon import lexicon
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.town_signs import leads_to_place
from loaders.extract.truth import denied_before

RULE = "practice-told-place"
_BRACKET = re.compile(r"[”“»\"’]?\s*\(([^()\n]{2,80})\)")
_ACTIONS = frozenset({"Action", "PilotAction"})
_PREDICATES = {"GoodPractice": "appliesTo", "Initiative": "appliesTo", "Action": "targets", "PilotAction": "targets"}
_PLACES = 3  # places of a name that are looked at
_REACH = 14  # words between a practice and where it is
_STRONG = 2  # words of a preposition and an article
_RIVALS = frozenset({*_PREDICATES, "ActionPlan", "Event", "PolicyInstrument"})
_ELSEWHERE = ("does-model", "model-for", "held", "wishes")  # what is said of other places
_MODELS = ("practices", "shown", "source", "comes-from")  # of an action: where its model is
_VISITS = frozenset({"study-visit", "site-visit"})
_QUOTES = " ”“„»«\"’‘'"
_BREAKS = re.compile(r"[;:()|\n\t]|\. ")


def practice_places(reading: Reading) -> None:
    """Claims where practices are, and where actions are carried out, that no rule has placed yet, each once."""
    for thing in reading.found(*_PREDICATES):
        if any(next(reading.says(thing, name), None) is not None for name in ("appliesTo", "targets")):
            continue
        if thing.kind in _ACTIONS or not _bracketed(reading, thing):
            _told(reading, thing)


def _bracketed(reading: Reading, practice: Thing) -> bool:
    """Whether a place stands in a bracket right behind the name: "Repair map (Turku, Finland)"; it is claimed."""
    for start, end in list(practice.places)[:_PLACES]:
        match = _BRACKET.match(reading.text, end)
        parts = [] if match is None else [match.start(1), *_parts(match)]
        near = [o for o in reading.within(*match.span(1), *PLACES) if o.start in parts] if match is not None else []
        if near:
            reading.claim(practice, "appliesTo", near[0].thing, (start, near[0].end), "practice-bracket-place")
            return True
    return False


def _parts(match: re.Match[str]) -> list[int]:
    """Where the parts of a bracket begin behind commas."""
    return [match.start(1) + one.end() for one in re.finditer(r",\s+", match[1])]


def _told(reading: Reading, practice: Thing) -> None:
    """Claims the place of the clause that names a practice: "“Repair map” has been run in Turku since 2018"."""
    for start, end in list(practice.places)[:_PLACES]:
        sentence = reading.sentence_at(start)
        if sentence is None or sentence.row or sentence.heading or _meets(reading, sentence):
            continue
        acts = practice.kind in _ACTIONS
        near = sorted(_candidates(reading, sentence, start, end, acts=acts), key=lambda row: row[0])
        if near:
            place = near[0][1]
            span = min(start, place.start), max(end, place.end)
            reading.claim(practice, _PREDICATES[practice.kind], place.thing, span, RULE)
            return


def _meets(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence speaks of a meeting, which may be elsewhere; who visits goes to where things are."""
    return any(hit.payload.value not in _VISITS for hit in reading.hits_in("events", sentence))


def _candidates(
    reading: Reading, sentence: Sentence, start: int, end: int, *, acts: bool
) -> Iterator[tuple[int, Occurrence]]:
    """The places that stand in the clause of a name, with the words between: those that something says it is in.

    Where an action (``acts``) comes from is not where it is carried out.
    """
    standing = [place for place in standing_places(reading, sentence) if _is_where(reading, place)]
    origins = [] if acts else list(_origins(reading, sentence))
    elsewhere = (*_ELSEWHERE, *_MODELS) if acts else _ELSEWHERE
    for place in dict.fromkeys([*standing, *origins]):
        left, right = (end, place.start) if place.start >= end else (place.end, start)
        if left > right:
            continue
        between = reading.text[left:right]
        words = len(between.split())
        if words > _REACH or _BREAKS.search(between.strip(_QUOTES)):
            continue
        if any(o.thing.kind in _RIVALS for o in reading.within(left, right)):
            continue
        if place not in origins and any(reading.cues_between(name, left, right) for name in elsewhere):
            continue
        if place.start < start and not _opens_clause(reading, sentence, place):
            continue
        if denied_before(reading, sentence, reading.index(max(start, place.start))):
            continue
        yield words, place


def _origins(reading: Reading, sentence: Sentence) -> Iterator[Occurrence]:
    """The places of which the sentence says that something comes from there: by a verb, by a case and a verb."""
    hits = reading.cues("comes-from", sentence)
    cases = tuple(lexicon(sentence.language).words["from_endings"])
    for place in reading.within(sentence.start, sentence.end, "City", "Region", "Country") if hits else ():
        if reading.around(place.start, place.end, *BODIES):
            continue
        first = reading.index(place.start)
        before = first - 1
        while before > sentence.first and reading.lexicon_at(before).has("articles", reading.words[before].word):
            before -= 1
        led = any(hit.last in (before, first - 1) for hit in hits)
        if led or (cases and reading.folded[place.start : place.end].endswith(cases)):
            yield place


def _opens_clause(reading: Reading, sentence: Sentence, place: Occurrence) -> bool:
    """Whether a place before a name begins a clause: "In Turku the town …", "there, in Turku, …"."""
    first = reading.index(place.start)
    for at in range(first, max(first - _STRONG - 1, sentence.first) - 1, -1):
        if at == sentence.first or reading.words[at].gap.strip(_QUOTES):
            return True
        if not _small(reading, at - 1):
            return False
    return False


def _small(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return leads_to_place(reading, at) or any(grammar.has(table, word) for table in ("articles", "conjunctions"))


def _is_where(reading: Reading, place: Occurrence) -> bool:
    """Whether a preposition of place or a case that says where goes with a place."""
    first, last = reading.index(place.start), reading.index(place.end) - 1
    grammar = reading.lexicon_at(first)
    cases = tuple(lexicon(grammar.code).words["place_endings"])
    if cases:
        return reading.words[last].word.endswith(cases)
    before = first - 1
    while before > 0 and first - before < _STRONG and grammar.has("articles", reading.words[before].word):
        before -= 1
    return before >= 0 and reading.words[before + 1].gap == " " and leads_to_place(reading, before)
