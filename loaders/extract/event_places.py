"""Where an event is held: the place behind it, or before it where the sentence begins with the place."""

from __future__ import annotations

from loaders.extract.dateforms import month_of
from loaders.extract.dates import day_ranges, moments
from loaders.extract.event_names import EventName
from loaders.extract.lexicon import lexicon
from loaders.extract.mentions import BODIES
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.whereabouts import demonym

_BEHIND = 12  # words between an event and where it is held
_BEFORE = 9  # words between a place and the event held there
_TOLD = 6  # words more where the verb of holding stands between
_TOWN = 3  # words of the name of a town that no table knows
_CLAUSE = 3  # words that a comma before a place is worth
_AWAY = 6  # characters between "borders with" and a place where nothing is held
_IN_REACH = 3  # places among which one with "in" is looked for
_APPOSED = 4  # words between "in" and a town that say what it is ("the Danish town of")
_GOVERNS = 5  # words between a noun for a venue and the event
_KINDS = ("City", "Region", "Country")


def places_of(reading: Reading, sentence: Sentence, name: EventName) -> list[Occurrence]:
    """The place of an event, or the towns that "and" joins; none where the sentence does not say where."""
    named = standing_places(reading, sentence)
    venue = _venue(reading, sentence, name)
    if venue is not None:
        return [venue]
    end = max(name.end, name.head[1])
    behind = _in_first(
        reading, sentence, [o for o in named if o.start >= end and ":" not in reading.text[end : o.start]]
    )
    far = _words(reading, end, _phrase_start(reading, behind[0])) if behind else _BEHIND + 1
    far += _CLAUSE if behind and "," in reading.text[end : behind[0].start] else 0
    told = [reading.span(h) for h in reading.cues("held", sentence)]
    before = [
        o
        for o in named
        if o.end <= name.start
        and _words(reading, o.end, name.start) - _dated(reading, o.end, name.start)
        <= _BEFORE + _TOLD * any(o.end <= a and b <= name.start for a, b in told)
    ]
    if (
        before
        and _words(reading, before[-1].end, name.start) - _dated(reading, before[-1].end, name.start) <= far
        and reading.cues("held", sentence)
    ):
        return _joined(reading, before[-1:])
    if behind and _right_behind(reading, sentence, end, behind[0]):
        return _joined(reading, behind)
    town = _unknown_town(reading, sentence, end)
    if town is not None and (not behind or town.start < behind[0].start):
        return [town]
    if far <= _BEHIND + _TOLD * any(end <= a and behind and b <= behind[0].start for a, b in told):
        return _joined(reading, behind)
    return []


def _venue(reading: Reading, sentence: Sentence, name: EventName) -> Occurrence | None:
    """The town that a noun for a venue says an event has: "Leuven was the venue of …", "the venue of … was Leuven"."""
    hits = reading.cues("venue", sentence)
    if not any(0 <= reading.index(name.start) - hit.last - 1 <= _GOVERNS for hit in hits):
        hits = [hit for hit in hits if reading.index(name.end) <= hit.first <= reading.index(name.end) + _GOVERNS]
    for town in reading.within(sentence.start, sentence.end, "City") if hits else ():
        plain = not reading.around(town.start, town.end, *BODIES) and reading.text[town.start - 1 : town.start] != "("
        before = town.end <= name.start and _opens(reading, sentence, town)
        closes = name.end <= town.start and not reading.text[town.end : sentence.end].strip(" .!")
        if plain and (before or (closes and _words(reading, name.end, town.start) <= _BEHIND)):
            return town
    return None


def _opens(reading: Reading, sentence: Sentence, town: Occurrence) -> bool:
    """Whether a town begins its sentence, an article before it aside."""
    at = reading.index(town.start)
    before = reading.words[sentence.first : at]
    return all(reading.lexicon_at(at).has("articles", word.word) for word in before)


def _in_first(reading: Reading, sentence: Sentence, behind: list[Occurrence]) -> list[Occurrence]:
    """The places behind an event from the first that "in" stands before, if one near has it: "of Lodz in Porto"."""
    inside = {hit.last + 1 for hit in reading.cues("place-in", sentence)}
    for number, place in enumerate(behind[:_IN_REACH]):
        at = reading.index(place.start)
        if inside & {at, at - 1, reading.index(_phrase_start(reading, place))}:
            return behind[number:]
    return behind


def _phrase_start(reading: Reading, place: Occurrence) -> int:
    """Where "the Danish town of" before a place begins, or the place itself: article, adjective and noun of an area."""
    words = reading.words
    at = first = reading.index(place.start)
    grammar = reading.lexicon_at(at) if at < len(words) else lexicon("en")
    while at > 0 and first - at < _APPOSED and words[at].gap == " ":
        word = words[at - 1].word
        of = grammar.has("of", word) and at == first
        if not (of or grammar.has("areas", word) or grammar.has("articles", word) or demonym(reading, at - 1)):
            break
        at -= 1
    return words[at].start if at < first else place.start


def _starts(reading: Reading, sentence: Sentence, end: int) -> set[int]:
    """The tokens right behind an event, the verb of holding it or its date, where its place may be told."""
    starts = {
        reading.index(end),
        *(h.last + 1 for h in reading.cues("held", sentence) if reading.starts[h.first] >= end),
    }
    return starts | {reading.index(m.end) for m in moments(reading, end, sentence.end)}  # "on 5 May in Ostrow"


def _right_behind(reading: Reading, sentence: Sentence, end: int, place: Occurrence) -> bool:
    """Whether a place and its preposition stand right behind the verb or the date of an event, however far from it."""
    at = reading.index(_phrase_start(reading, place))
    leads = any(hit.last + 1 == at for hit in reading.cues("place-in", sentence))
    return leads and at - 1 in _starts(reading, sentence, end)


def _unknown_town(reading: Reading, sentence: Sentence, end: int) -> Occurrence | None:
    """Reads "took place in Ostrow (Poland)": a place that no table knows, right behind the verb or the event."""
    words = reading.words
    starts = _starts(reading, sentence, end)
    for hit in reading.cues("place-in", sentence):
        first = last = hit.last + 1
        if hit.first not in starts and hit.last not in {n - 1 for n in starts}:
            continue
        while last < sentence.last and words[last].shape == "Aa" and words[last].gap in (" ", "-"):
            last += 1
        if not first < last <= first + _TOWN or reading.in_phrase(first) or month_of(reading, first):
            continue
        start, stop = words[first].start, words[last - 1].end
        closes = last >= sentence.last or words[last].gap != " " or words[last].shape == "a"
        if not closes or any(True for _ in reading.occurrences.touching(start, stop)):
            continue
        near = reading.within(stop, min(sentence.end, stop + 30), "Country")
        town = Thing("City", start, stop, country=near[0].thing.country if near else None, rule="event-town")
        town.call(reading.text[start:stop], None, "label")
        reading.add(town, start, stop)
        return Occurrence(start, stop, town)
    return None


def _dated(reading: Reading, start: int, end: int) -> int:
    """How many words of a stretch are those of a date: "in Zadar on the 14th and 15th of October 2021, to …"."""
    days = [(one.start, one.end) for one in day_ranges(reading, start, end)]
    days += [
        (one.start, one.end) for one in moments(reading, start, end) if not any(a <= one.start < b for a, b in days)
    ]
    return sum(_words(reading, *span) for span in days)


def _words(reading: Reading, start: int, end: int) -> int:
    return len(reading.folded[start:end].split())


def standing_places(reading: Reading, sentence: Sentence) -> list[Occurrence]:
    """The places of a sentence that are no part of another name, no origin, and not in brackets."""
    named = [
        o
        for o in reading.within(sentence.start, sentence.end, *_KINDS)
        if not any(p.thing.kind not in _KINDS for p in reading.around(o.start, o.end))
    ]
    named = [o for o in named if reading.text[o.start - 1 : o.start] != "("]  # brackets say where a body is
    cases = tuple(lexicon(sentence.language).words["place_endings"])
    if cases:  # "Espanjasta" is where guests come from, "Lahdessa" where they meet
        named = [o for o in named if reading.folded[o.start : o.end].endswith(cases)]
    away, there = [reading.span(h)[1] for h in reading.cues("away", sentence)], []
    for one in named:
        if any(0 <= one.start - stop <= _AWAY for stop in away):
            away.append(one.end)
        elif any(_goes_on(reading, stop, one.start) for stop in away):
            away.append(one.end)  # "representatives from Kaunas, Lund and Pécs"
        else:
            there.append(one)
    return there


def _goes_on(reading: Reading, end: int, start: int) -> bool:
    """Whether nothing but commas and "and" stands between the end of a place and another."""
    between = reading.folded[end:start].replace(",", " ").split() if end < start else ["-"]
    grammar = reading.lexicon_at(reading.index(start))
    return all(grammar.has("conjunctions", word) for word in between) and reading.folded[end:start].strip() != ""


def _joined(reading: Reading, found: list[Occurrence]) -> list[Occurrence]:
    """The first place; the town rather than the country named right beside it; further towns that "and" joins."""
    group, end = [found[0]], found[0].end
    for other in found[1:]:
        between = reading.folded[end : other.start].strip(" ,(")
        word = reading.index(other.start)
        if between and not reading.lexicon_at(word).has("conjunctions", between):
            break
        group.append(other)
        end = other.end
    towns = [o for o in group if o.thing.kind == "City"]
    return towns or group[:1]
